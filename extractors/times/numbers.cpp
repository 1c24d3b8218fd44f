// Numbers as expressions of time use them: quantities, ordinals, years.
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

constexpr std::int32_t largest = 1'000'000;

bool is_thousands_group(const Lexemes& x, std::size_t i) {
  return x.glued_mark(i, ',') && x.kind(i + 1) == Kind::number && x[i + 1].glued && x[i + 1].digits == 3;
}

// "1/2", "3/4", "½"
std::optional<Read<std::int8_t>> read_digit_fraction(const Lexemes& x, std::size_t i) {
  if (x.kind(i) == Kind::punctuation) {
    const std::string_view mark = x.document().slice(x[i].span);
    const int hundredths = mark == "¼" ? 25 : mark == "½" ? 50 : mark == "¾" ? 75 : 0;
    return hundredths == 0 ? std::nullopt
                           : std::optional(Read<std::int8_t>{static_cast<std::int8_t>(hundredths), i + 1});
  }
  const bool slash = x.kind(i) == Kind::number && x.glued_mark(i + 1, '/') && x.kind(i + 2) == Kind::number &&
                     x[i + 2].glued && !x.glued_mark(i + 3, '/');
  if (!slash) return {};
  const int parts = x[i].value, of = x[i + 2].value;
  if ((of != 2 && of != 4) || parts < 1 || parts >= of) return {};
  return Read<std::int8_t>{static_cast<std::int8_t>(100 * parts / of), i + 3};
}

bool is_a(const Lexemes& x, std::size_t i) { return x.kind(i) == Kind::article && x[i].value == 1; }

bool is_quarter(const Lexemes& x, std::size_t i) {
  return x.kind(i) == Kind::unit && static_cast<Unit>(x[i].value) == Unit::quarter;
}

// "half", "a quarter of a", "three-quarters of an", "1/2", before the unit that it is a fraction of.
std::optional<Read<Quantity>> read_fraction_of(const Lexemes& x, std::size_t i) {
  const auto fraction = read_fraction(x, i);
  if (!fraction) return {};
  std::size_t j = x.skip_hyphen(fraction->next);
  const bool of = x.kind(j) == Kind::of && is_a(x, j + 1);
  if (of)
    j += 2;
  else if (is_a(x, j) && x.kind(i) == Kind::number)
    ++j;
  const bool letter = x.kind(j) == Kind::short_unit && x.kind(i) == Kind::number;  // "1/2 h"
  if ((x.kind(j) != Kind::unit && !letter) || x.plural(j) || is_quarter(x, j)) return {};
  const auto unit = static_cast<Unit>(x[j].value);
  // "quarter days" are days of rent; "a quarter hour", "a quarter-century" are common.
  if (!of && is_quarter(x, fraction->next - 1) && unit != Unit::hour && unit != Unit::century) return {};
  return Read<Quantity>{{0, fraction->value, false}, j};
}

std::optional<Read<Quantity>> read_digits(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::number || x[i].digits > 7) return {};
  Read<Quantity> read{{x[i].value, 0, false}, i + 1};
  if (is_thousands_group(x, i + 1)) {
    read.value.whole = read.value.whole * 1000 + x[i + 2].value;
    read.next = i + 3;
    if (read.value.whole > largest || is_thousands_group(x, i + 3)) return {};
  }
  if (x.glued_mark(read.next, '.') && x.kind(read.next + 1) == Kind::number && x[read.next + 1].glued) {
    const Lexeme& decimals = x[read.next + 1];
    if (decimals.digits > 2) return {};
    read.value.hundredths = static_cast<std::int8_t>(decimals.digits == 1 ? 10 * decimals.value : decimals.value);
    read.next += 2;
  } else if (const auto fraction = read_digit_fraction(x, read.next)) {  // "2 1/2", "2½"
    read.value.hundredths = fraction->value;
    read.next = fraction->next;
  }
  return read;
}

// Up to 999,999: "two hundred and ten thousand".
std::optional<Read<Quantity>> read_words(const Lexemes& x, std::size_t i) {
  std::int32_t total = 0, group = 0;
  std::size_t next = i;
  for (int parts = 0; parts < 6; ++parts) {
    const std::size_t j =
        group > 0 && x.kind(next) == Kind::conjunction_and && x.before(next).kind == Kind::scale ? next + 1 : next;
    if (const auto small = read_below_hundred(x, j); small && (group % 100 == 0 || parts == 0)) {
      group += small->value;
      next = small->next;
    } else if (x.kind(next) == Kind::scale && group > 0) {
      const bool thousand = x[next].value == 1000;
      if (thousand)
        total += group * 1000, group = 0;
      else
        group *= 100;
      ++next;
      if (total + group > largest) return {};
    } else {
      break;
    }
  }
  if (next == i) return {};
  return Read<Quantity>{{total + group, 0, false}, next};
}

Read<Quantity> with_half(const Lexemes& x, Read<Quantity> read) {
  const std::size_t conjunction = x.skip_hyphen(read.next);  // "two-and-a-half"
  if (x.kind(conjunction) != Kind::conjunction_and || read.value.hundredths != 0) return read;
  const auto fraction = read_fraction(x, x.skip_hyphen(conjunction + 1));
  if (!fraction) return read;
  const bool half = x.kind(fraction->next - 1) == Kind::half;
  const std::size_t unit = x.kind(fraction->next) == Kind::of ? fraction->next + 1 : x.skip_hyphen(fraction->next);
  if (!half && x.kind(unit) != Kind::unit) return read;
  read.value.hundredths = fraction->value;
  read.next = x.kind(unit) == Kind::unit ? unit : fraction->next;
  return read;
}

}  // namespace

std::optional<Read<int>> read_below_hundred(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::cardinal) return {};
  const int tens = x[i].value;
  if (tens >= 20 && tens % 10 == 0) {
    const std::size_t j = x.skip_hyphen(i + 1);
    if (x.kind(j) == Kind::cardinal && x[j].value < 10) return Read<int>{tens + x[j].value, j + 1};
  }
  return Read<int>{tens, i + 1};
}

std::optional<Read<std::int8_t>> read_fraction(const Lexemes& x, std::size_t i) {
  if (auto digits = read_digit_fraction(x, i)) return digits;
  const bool one = is_a(x, i) || (x.kind(i) == Kind::cardinal && x[i].value == 1);
  const std::size_t j = one ? x.skip_hyphen(i + 1) : i;
  if (x.kind(j) == Kind::half) return Read<std::int8_t>{50, j + 1};
  if (is_quarter(x, j) && !x.plural(j)) return Read<std::int8_t>{25, j + 1};
  const bool some = x.kind(i) == Kind::cardinal && (x[i].value == 2 || x[i].value == 3);
  const std::size_t k = x.skip_hyphen(i + 1);
  if (!some || !is_quarter(x, k)) return {};
  return Read<std::int8_t>{static_cast<std::int8_t>(25 * x[i].value), k + 1};
}

std::optional<Read<Quantity>> read_quantity(const Lexemes& x, std::size_t i) {
  const auto skip_of = [&x](std::size_t j) { return x.kind(j) == Kind::of ? j + 1 : j; };
  switch (x.kind(i)) {
    case Kind::number: {
      if (auto fraction = read_fraction_of(x, i)) return fraction;
      const auto digits = read_digits(x, i);
      return digits ? std::optional(with_half(x, *digits)) : std::nullopt;
    }
    case Kind::unit:
      return is_quarter(x, i) ? read_fraction_of(x, i) : std::nullopt;
    case Kind::cardinal: {
      if (auto fraction = read_fraction_of(x, i)) return fraction;
      const auto words = read_words(x, i);
      return words ? std::optional(with_half(x, *words)) : std::nullopt;
    }
    case Kind::vague: {
      const int count = x[i].value;  // "couple" is two
      return Read<Quantity>{{count, 0, count == 0}, skip_of(i + 1)};
    }
    case Kind::half: {
      const std::size_t j = x.skip_hyphen(i + 1);
      const bool article = x.kind(j) == Kind::article && x[j].value == 1;
      return Read<Quantity>{{0, 50, false}, article ? j + 1 : j};
    }
    case Kind::article: {
      if (x[i].value != 1) return {};
      if (auto fraction = read_fraction_of(x, i)) return fraction;
      if (x.kind(i + 1) == Kind::scale) {
        const std::int32_t scale = x[i + 1].value;
        const auto rest = read_below_hundred(x, i + 2);
        return Read<Quantity>{{scale + (rest ? rest->value : 0), 0, false}, rest ? rest->next : i + 2};
      }
      if (x.kind(i + 1) == Kind::vague || x.kind(i + 1) == Kind::half ||
          (x.kind(i + 1) == Kind::cardinal && x[i + 1].value == 12)) {
        return read_quantity(x, i + 1);
      }
      return Read<Quantity>{{1, 0, false}, i + 1};
    }
    default:
      return {};
  }
}

std::optional<Read<int>> read_ordinal(const Lexemes& x, std::size_t i) {
  if (x.kind(i) == Kind::ordinal) return Read<int>{x[i].value, i + 1};
  if (x.kind(i) == Kind::number && x[i].digits <= 3 && x.kind(i + 1) == Kind::ordinal_suffix && x[i + 1].glued) {
    return Read<int>{x[i].value, i + 2};
  }
  if (x.kind(i) == Kind::cardinal && x[i].value >= 20 && x[i].value % 10 == 0) {
    const std::size_t j = x.skip_hyphen(i + 1);
    if (x.kind(j) == Kind::ordinal && x[j].value < 10) return Read<int>{x[i].value + x[j].value, j + 1};
  }
  return {};
}

std::optional<Read<int>> read_year(const Lexemes& x, std::size_t i) {
  if (x.kind(i) == Kind::number && x[i].digits == 4 && x[i].value >= 1000 && x[i].value < 2200) {
    if (is_thousands_group(x, i + 1) || (x.glued_mark(i + 1, '.') && x.kind(i + 2) == Kind::number && x[i + 2].glued))
      return {};
    return Read<int>{x[i].value, i + 1};
  }
  if (x.kind(i) != Kind::cardinal || x[i].value < 2 || x[i].value > 20) return {};
  if (x[i].value == 2) {  // "two thousand (and) ten"
    if (x.kind(i + 1) != Kind::scale || x[i + 1].value != 1000) return {};
    const std::size_t j = x.kind(i + 2) == Kind::conjunction_and ? i + 3 : i + 2;
    const auto rest = read_below_hundred(x, j);
    return Read<int>{2000 + (rest ? rest->value : 0), rest ? rest->next : i + 2};
  }
  if (x[i].value < 15) return {};
  const auto rest = read_below_hundred(x, x.skip_hyphen(i + 1));
  if (!rest || rest->value < 10) return {};
  return Read<int>{x[i].value * 100 + rest->value, rest->next};
}

int full_year(int digits) { return digits + (digits < 40 ? 2000 : 1900); }

int full_decade(int digits) { return (digits + (digits < 30 ? 2000 : 1900)) / 10; }

bool is_only_year(const Lexemes& x, std::size_t i) {
  return x.kind(i) == Kind::number && x[i].digits == 2 && x[i].value > 31;
}

std::optional<Read<int>> read_short_year(const Lexemes& x, std::size_t i) {
  if (const auto year = read_year(x, i)) return year;
  const bool apostrophe = x.mark(i, '\'') || x.kind(i) == Kind::possessive;
  const std::size_t j = apostrophe ? i + 1 : i;
  const bool year = apostrophe ? x.kind(j) == Kind::number && x[j].digits == 2 && x[j].glued : is_only_year(x, j);
  return year ? std::optional(Read<int>{full_year(x[j].value), j + 1}) : std::nullopt;
}

}  // namespace sayso::times
