#include "extractors/figures/literal.hpp"

#include <array>

#include "extractors/figures/arithmetic.hpp"
#include "pipeline/text/attached.hpp"

namespace sayso::figures {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

// The longest run of digits that can still be a quantity; longer ones are codes.
constexpr std::uint32_t most_digits = 30;

struct Vulgar {
  std::string_view sign;
  std::int8_t numerator, denominator;
};
constexpr std::array<Vulgar, 15> vulgar_fractions{{{"¼", 1, 4},
                                                   {"½", 1, 2},
                                                   {"¾", 3, 4},
                                                   {"⅐", 1, 7},
                                                   {"⅓", 1, 3},
                                                   {"⅔", 2, 3},
                                                   {"⅕", 1, 5},
                                                   {"⅖", 2, 5},
                                                   {"⅗", 3, 5},
                                                   {"⅘", 4, 5},
                                                   {"⅙", 1, 6},
                                                   {"⅛", 1, 8},
                                                   {"⅜", 3, 8},
                                                   {"⅝", 5, 8},
                                                   {"⅞", 7, 8}}};

const Vulgar* vulgar_at(std::string_view text) {
  if (text.empty() || (text.front() & 0x80) == 0) return nullptr;
  for (const Vulgar& candidate : vulgar_fractions) {
    if (text.starts_with(candidate.sign)) return &candidate;
  }
  return nullptr;
}

// Reads one literal; `at_` moves over the text.
class Reader {
 public:
  Reader(std::string_view text, std::uint32_t byte, std::uint32_t limit)
      : text_(text.substr(0, limit)), begin_(byte), at_(byte) {}

  Literal read() {
    whole_part();
    if (literal_.form == LiteralForm::plain) decimal_part();
    if (literal_.form == LiteralForm::plain) fraction_part();
    if (literal_.form == LiteralForm::plain) exponent_part();
    if (literal_.form == LiteralForm::plain) ending();
    literal_.value.coefficient = coefficient_;
    literal_.value.exponent += exponent_;
    if (literal_.form == LiteralForm::fraction) literal_.value = fraction_;
    literal_.end = at_;
    return literal_;
  }

 private:
  [[nodiscard]] std::string_view rest(std::uint32_t from) const {
    return from < text_.size() ? text_.substr(from) : std::string_view{};
  }
  [[nodiscard]] char peek(std::uint32_t offset = 0) const {
    return at_ + offset < text_.size() ? text_[at_ + offset] : '\0';
  }
  [[nodiscard]] std::uint32_t digits_from(std::uint32_t from) const {
    std::uint32_t n = 0;
    while (from + n < text_.size() && is_digit(text_[from + n])) ++n;
    return n;
  }

  // Takes digits into the coefficient; what exceeds 18 of them only moves the exponent.
  void take(std::uint32_t count, bool after_point) {
    for (std::uint32_t i = 0; i < count; ++i, ++at_) {
      if (coefficient_ < 100'000'000'000'000'000) {
        coefficient_ = coefficient_ * 10 + (text_[at_] - '0');
        if (after_point) --exponent_;
      } else if (!after_point) {
        ++exponent_;
      }
    }
  }

  // Length of a sign that may part groups of digits: comma, apostrophe, point, and spaces that do not break. A plain
  // space does only where groups of zeros follow ("10 000"), for it mostly parts two numbers.
  [[nodiscard]] std::uint32_t separator_at(std::uint32_t from) const {
    const std::string_view here = rest(from);
    for (const std::string_view sign : {",", "'", ".", "\u2019", "\u00A0", "\u2009", "\u202F"}) {
      if (here.starts_with(sign)) return static_cast<std::uint32_t>(sign.size());
    }
    if (here.starts_with(" 000")) return 1;
    // two groups of three behind a short number: "1 624 778"
    return here.starts_with(" ") && digits_from(from + 1) == 3 && rest(from + 4).starts_with(" ") &&
                   digits_from(from + 5) == 3
               ? 1
               : 0;
  }

  void whole_part() {
    const std::uint32_t first = digits_from(at_);
    literal_.digits = static_cast<std::uint8_t>(first < 250 ? first : 250);
    if (first > most_digits) {
      at_ += first;
      literal_.form = LiteralForm::code;
      return;
    }
    const bool leading_zero = first > 1 && text_[at_] == '0';
    take(first, false);
    if (first >= 1 && first <= 3 && !leading_zero) groups();
    if (leading_zero && peek() != '.') literal_.form = LiteralForm::code;
  }

  // Further groups: threes ("1,234,567"), or Indian twos and a last three ("12,34,567").
  void groups() {
    const std::uint32_t width = separator_at(at_);
    if (width == 0) return;
    const std::string_view sign = text_.substr(at_, width);
    std::uint32_t count = 0, twos = 0, threes = 0, last = 0, end = at_;
    while (rest(end).starts_with(sign) && count < 10) {
      last = digits_from(end + width);
      if (last != 2 && last != 3) break;
      (last == 2 ? twos : threes) += 1;
      ++count;
      end += width + last;
    }
    const bool western = count > 0 && twos == 0 && digits_from(end) == 0;
    const bool indian = count > 1 && threes == 1 && last == 3 && sign == ",";
    if (!western && !indian) return;
    // one group after a point is a decimal; a plain space wants nothing joined behind ("10 000-metre")
    if (sign == "." && count < 2) return;
    if (rest(end).starts_with(sign) && is_digit(rest(end).size() > width ? rest(end)[width] : '\0')) return;
    literal_.grouped = true;
    for (std::uint32_t i = 0; i < count; ++i) {
      at_ += width;
      take(digits_from(at_), false);
    }
  }

  void decimal_part() {
    if (peek() == '.' && is_digit(peek(1))) {
      const std::uint32_t decimals = digits_from(at_ + 1);
      const std::uint32_t end = at_ + 1 + decimals;
      if (end + 1 < text_.size() && text_[end] == '.' && is_digit(text_[end + 1])) return version(end);
      ++at_;
      take_decimals(decimals);
    } else if (rest(at_).starts_with("\u00B7") && is_digit(peek(2))) {
      at_ += 2;  // the raised point of medical journals
      take_decimals(digits_from(at_));
    } else if (peek() == ',' && !literal_.grouped && is_digit(peek(1)) && literal_.digits <= 3) {
      const std::uint32_t decimals = digits_from(at_ + 1);
      if (decimals == 3 || decimals > 2 || text_[at_ + 1 + decimals] == ',') return;
      ++at_;  // the comma of continental Europe: "0,15"
      take_decimals(decimals);
    }
  }

  void take_decimals(std::uint32_t count) {
    literal_.decimals = static_cast<std::uint8_t>(count < 250 ? count : 250);
    take(count, true);
  }

  // 1.2.3, 192.168.0.1: not a quantity.
  void version(std::uint32_t end) {
    at_ = end;
    while (peek() == '.' && is_digit(peek(1))) at_ += 1 + digits_from(at_ + 1);
    literal_.form = LiteralForm::code;
  }

  void fraction_part() {
    const bool whole = literal_.decimals == 0 && !literal_.grouped && literal_.digits <= 6;
    if (!whole) return;
    if (const Vulgar* sign = vulgar_at(rest(at_)); sign != nullptr) {
      at_ += static_cast<std::uint32_t>(sign->sign.size());
      return set_fraction(coefficient_ * sign->denominator + sign->numerator, sign->denominator);
    }
    if (literal_.digits > 0) slash_fraction();
  }

  // "1/2", and after a whole number "2 1/2", "2-1/2". A mixed number has a true fraction below 1.
  void slash_fraction() {
    const std::uint32_t space = (peek() == ' ' || peek() == '-') ? 1 : 0;
    const std::uint32_t from = space == 0 ? begin_ : at_ + 1;
    const std::uint32_t top = digits_from(from);
    // old wires part all signs from words: "72 3 / 16"
    const bool parted = space == 1 && rest(from + top).starts_with(" / ");
    const std::uint32_t slash = parted ? 3 : 1;
    if (top == 0 || top > 4 || (!parted && rest(from + top).substr(0, 1) != "/")) return;
    const std::uint32_t bottom = digits_from(from + top + slash);
    if (bottom == 0) return;
    const std::uint32_t end = from + top + slash + bottom;
    std::int64_t numerator = 0, denominator = 0;
    for (std::uint32_t i = 0; i < top; ++i) numerator = numerator * 10 + (text_[from + i] - '0');
    for (std::uint32_t i = 0; i < bottom && bottom <= 6; ++i) {
      denominator = denominator * 10 + (text_[from + top + slash + i] - '0');
    }
    const bool joined_more = end < text_.size() && (text_[end] == '/' || is_letter(text_[end]));
    const bool proper = denominator > 1 && numerator < denominator && numerator > 0 && !joined_more;
    if (space == 1) {
      if (!proper || denominator > 64) return;
      at_ = end;
      return set_fraction(coefficient_ * denominator + numerator, denominator);
    }
    at_ = end;
    while (peek() == '/' && is_digit(peek(1))) at_ += 1 + digits_from(at_ + 1);
    if (!proper) {
      literal_.form = LiteralForm::code;
      return;
    }
    set_fraction(numerator, denominator);
  }

  void set_fraction(std::int64_t numerator, std::int64_t denominator) {
    literal_.form = LiteralForm::fraction;
    fraction_ = fraction(numerator, denominator);
  }

  // "4e14", "2.5×10−5", "3 x 10^8".
  void exponent_part() {
    if ((peek() == 'e' || peek() == 'E') && literal_.digits <= 4) {
      if (const auto power = signed_power(at_ + 1); power.end != 0) set_power(power);
      return;
    }
    std::uint32_t at = at_ + (peek() == ' ' ? 1 : 0);
    if (rest(at).starts_with("×")) {
      at += 2;
    } else if (rest(at).starts_with("x")) {
      at += 1;
    } else {
      return;
    }
    if (rest(at).starts_with(" ")) ++at;
    const std::uint32_t two = rest(at).starts_with("2^") ? 1 : 0;
    if (two == 0 && !rest(at).starts_with("10")) return;
    at += 2 - two;
    if (rest(at).starts_with("^")) ++at;
    const Power power = signed_power(at);
    if (power.end == 0) return;
    if (two == 0) return set_power(power);
    if (power.value < 0 || power.value > 30) return;
    at_ = power.end;
    // a product that does not fit is no figure rather than a wrong one
    if (__builtin_mul_overflow(coefficient_, std::int64_t{1} << power.value, &coefficient_))
      literal_.form = LiteralForm::code;
  }

  struct Power {
    std::int32_t value = 0;
    std::uint32_t end = 0;  // 0: none here
  };

  [[nodiscard]] Power signed_power(std::uint32_t at) const {
    bool negative = false;
    for (const std::string_view sign : {"-", "\u2212", "\u2013", "+"}) {
      if (!rest(at).starts_with(sign)) continue;
      negative = sign != "+";
      at += static_cast<std::uint32_t>(sign.size());
      break;
    }
    const std::uint32_t count = digits_from(at);
    if (count == 0 || count > 2) return {};
    std::int32_t value = 0;
    for (std::uint32_t i = 0; i < count; ++i) value = value * 10 + (text_[at + i] - '0');
    if (at + count < text_.size() && is_letter(text_[at + count])) return {};
    return {negative ? -value : value, at + count};
  }

  void set_power(const Power& power) {
    exponent_ += power.value;
    at_ = power.end;
  }

  // "21st" is an ordinal; "1990s" and "747s" are names; digits chained by hyphens are telephone numbers and the like.
  void ending() {
    if (literal_.decimals > 0) return;
    const std::string_view after = rest(at_);
    const auto letter_after = [&](std::size_t n) {
      return after.size() > n && (is_letter(after[n]) || is_digit(after[n]));
    };
    if (text::is_one_of(text::ordinal_endings, after.substr(0, 2)) && !letter_after(2)) {
      at_ += 2;
      literal_.form = LiteralForm::ordinal;
      return;
    }
    const bool plural =
        after.starts_with("s") ? !letter_after(1) : (after.starts_with("'s") || after.starts_with("\u2019s"));
    // "401(k)", "501(c)(3)": sections of laws
    const bool section = after.size() > 2 && after[0] == '(' && is_letter(after[1]) && after[2] == ')';
    const bool behind_section = begin_ > 1 && text_[begin_ - 1] == '(' && text_[begin_ - 2] == ')';
    if (plural || section || behind_section) {
      literal_.form = LiteralForm::code;
      return;
    }
    std::uint32_t links = 0, end = at_;
    while (end + 1 < text_.size() && text_[end] == '-' && is_digit(text_[end + 1])) {
      end += 1 + digits_from(end + 1);
      ++links;
    }
    if (links < 2 && !(links == 1 && is_local_number(end))) return;
    at_ = end;
    literal_.form = LiteralForm::code;
  }

  // Three digits and four: "(225) 334-4707", "514-0383". Without an area code or a zero that no range has, it may be
  // one.
  [[nodiscard]] bool is_local_number(std::uint32_t end) const {
    if (at_ - begin_ != 3 || end - at_ != 5) return false;
    std::uint32_t before = begin_;
    if (before > 0 && text_[before - 1] == ' ') --before;
    const bool area = before > 1 && text_[before - 1] == ')' && is_digit(text_[before - 2]);
    return area || text_[at_ + 1] == '0';
  }

  std::string_view text_;
  std::uint32_t begin_, at_;
  Literal literal_;
  Number fraction_;
  std::int64_t coefficient_ = 0;
  std::int32_t exponent_ = 0;
};

}  // namespace

bool literal_begins(std::string_view text, std::uint32_t byte) {
  const char c = text[byte];
  if (is_digit(c)) return true;
  const char before = byte == 0 ? ' ' : text[byte - 1];
  if (c == '.') {
    return byte + 1 < text.size() && is_digit(text[byte + 1]) && !is_digit(before) && !is_letter(before) &&
           before != '.';
  }
  return vulgar_at(text.substr(byte)) != nullptr;
}

Literal read_literal(std::string_view text, std::uint32_t byte, std::uint32_t limit) {
  return Reader(text, byte, limit).read();
}

}  // namespace sayso::figures
