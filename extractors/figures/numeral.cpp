// A number in words is read left to right with the usual two sums: the group below a thousand that is being built, and
// the total of finished groups ("two hundred and six | thousand | fifty"). What may follow what is checked, so that
// "twenty ten" and "five six" are two numbers each.
#include "extractors/figures/numeral.hpp"

#include "extractors/figures/arithmetic.hpp"

namespace sayso::figures {
namespace {

// The largest power of ten that words may multiply by: beyond a million million millions, they are no number.
constexpr std::int32_t largest_scale = 30;

class Reader {
 public:
  Reader(const Atoms& atoms, std::uint32_t atom, const Lexicon& lexicon)
      : atoms_(atoms), lexicon_(lexicon), first_(atom), at_(atom) {}

  std::optional<Numeral> read() {
    result_.first = first_;
    if (!begin()) return std::nullopt;
    if (atoms_.word_at(at_) == lexicon_.marks.open) past_repetition();
    result_.last = at_;
    return result_;
  }

 private:
  [[nodiscard]] NumberWord word(std::uint32_t atom) const { return lexicon_.numbers[atoms_.word_at(atom)]; }
  [[nodiscard]] NumberRole role(std::uint32_t atom) const { return word(atom).role; }
  [[nodiscard]] bool is(std::uint32_t atom, Symbol symbol) const { return atoms_.word_at(atom) == symbol; }

  // Past a hyphen that joins two words of a number.
  [[nodiscard]] std::uint32_t past_hyphen(std::uint32_t atom) const {
    return atom < atoms_.size() && (is(atom, lexicon_.marks.hyphen) || is(atom, lexicon_.marks.em_dash)) &&
                   atoms_[atom].joined
               ? atom + 1
               : atom;
  }

  // "Forty-five (45)": the same number once more in brackets is no second one.
  void past_repetition() {
    Reader again(atoms_, at_ + 1, lexicon_);
    if (!again.begin() || !is(again.at_, lexicon_.marks.close)) return;
    const bool same = again.result_.role == result_.role && again.result_.words != result_.words &&
                      compare(again.result_.value, result_.value) == 0;
    if (same) at_ = again.at_ + 1;
  }

  bool begin() {
    if (const Literal* literal = atoms_.literal_at(at_)) return digits(*literal);
    result_.words = true;
    switch (role(at_)) {
      case NumberRole::digit:
      case NumberRole::teen:
      case NumberRole::tens:
        return cardinal_words();
      case NumberRole::hundred:
      case NumberRole::dozen:
      case NumberRole::scale:
        return false;  // "hundreds of", "a few million": no number
      case NumberRole::article:
        return after_article();
      case NumberRole::couple:
        return couple(at_);
      case NumberRole::half:
      case NumberRole::part:
        return parts_of(1, at_ + 1, word(at_).value);
      case NumberRole::ordinal:
      case NumberRole::ordinal_teen:
      case NumberRole::ordinal_scale:
        return ordinal({0, 0, 1}, at_);
      case NumberRole::multiple:
      case NumberRole::multiple_verb:
        return multiple();
      case NumberRole::minus:
        return false;
      default:
        return false;
    }
  }

  bool digits(const Literal& literal) {
    ++at_;
    result_.value = result_.base = literal.value;
    switch (literal.form) {
      case LiteralForm::code:
        return false;
      case LiteralForm::ordinal:
        result_.role = NumeralRole::ordinal;
        return true;
      case LiteralForm::fraction:
        result_.role =
            literal.value.divisor != 1 || to_double(literal.value) < 1 ? NumeralRole::fraction : NumeralRole::cardinal;
        break;
      case LiteralForm::plain:
        break;
    }
    if (literal.decimals == 0 && literal.digits <= 2 && parts_after()) return true;
    and_a_half();
    if (!scales(Scales::any)) return false;
    fold();
    return true;
  }

  // One group and total at a time; leaves at_ after the last word.
  bool cardinal_words() {
    std::int64_t group = 0;
    Number total;
    Next may = {true, true, true, true};
    bool any_scale = false;
    while (true) {
      std::uint32_t at = any_scale || group > 0 ? past_and(group, any_scale) : at_;
      if (any_scale && group == 0 && at == at_) at = past_comma();
      at = group > 0 ? past_hyphen(at) : at;
      const NumberWord w = word(at);
      if (const auto whole = ordinal_ending(total, group, at, may)) return *whole;
      if (w.role == NumberRole::digit && may.digit && (w.value != 0 || group == 0)) {
        group += w.value;
        may = {false, false, false, w.value != 0};
        if (w.value == 0) {
          at_ = at + 1;
          break;
        }
      } else if (w.role == NumberRole::teen && may.teen) {
        group += w.value;
        may = {false, false, false, true};
      } else if (w.role == NumberRole::tens && may.tens) {
        group += w.value;
        may = {true, false, false, true};
      } else if (w.role == NumberRole::hundred && may.hundred && group > 0 && group < 100) {
        group *= 100;
        may = {true, true, true, false};
      } else if ((w.role == NumberRole::scale || w.role == NumberRole::short_scale) && group > 0) {
        if (!close_group(total, group, w.value)) break;
        any_scale = true;
        may = {true, true, true, true};
      } else {
        break;
      }
      at_ = at + 1;
    }
    return finish_words(total, group);
  }

  struct Next {
    bool digit, teen, tens, hundred;
  };

  // Adds the group, times the scale, to the total. "Three hundred thousand million" multiplies what stands so far.
  bool close_group(Number& total, std::int64_t& group, std::int32_t power) {
    const auto sum = plus(total, scaled({group, 0, 1}, power));
    if (!sum) return false;
    last_group_ = group;
    last_power_ = power;
    only_one_group_ = total.coefficient == 0;
    total = *sum;
    group = 0;
    return true;
  }

  // Past "and" inside a number, which British English wants after hundreds and thousands only.
  [[nodiscard]] std::uint32_t past_and(std::int64_t group, bool any_scale) const {
    if (role(at_) != NumberRole::and_word) return at_;
    const bool after_hundred = group > 0 && group % 100 == 0;
    const bool after_scale = any_scale && group == 0;
    if (!after_hundred && !after_scale) return at_;
    const NumberRole next = role(at_ + 1);
    const bool small = next == NumberRole::digit || next == NumberRole::teen || next == NumberRole::tens;
    if (!small) return at_;
    // "a hundred and two thousand" is one number, "one million and two thousand" too; "two hundred and three hundred"
    // two
    const NumberRole after = role(at_ + 2);
    return after == NumberRole::hundred ? at_ : at_ + 1;
  }

  // "Three million, two hundred and forty": only a number of hundreds or thousands goes on behind a comma.
  [[nodiscard]] std::uint32_t past_comma() const {
    if (!is(at_, lexicon_.marks.comma)) return at_;
    std::uint32_t at = at_ + 1;
    for (const std::uint32_t last = at + 3; at < last; at = past_hyphen(at + 1)) {
      const NumberRole next = role(at);
      const bool large = next == NumberRole::hundred || (next == NumberRole::scale && word(at).value < last_power_);
      if (large) return at > at_ + 1 ? at_ + 1 : at_;
      if (next != NumberRole::digit && next != NumberRole::teen && next != NumberRole::tens) break;
    }
    return at_;
  }

  bool finish_words(const Number& total, std::int64_t group) {
    const auto sum = plus(total, {group, 0, 1});
    if (!sum || at_ == first_) return false;
    result_.value = result_.base = *sum;
    if (group == 0 && only_one_group_) {
      result_.base = {last_group_, 0, 1};
      result_.scale = last_power_;
    }
    if (total.coefficient == 0 && group < 100 && parts_after()) return true;
    point_words();
    and_a_half();
    if (!scales(Scales::words)) return false;
    fold();
    return true;
  }

  // "One point five", "three point one four".
  void point_words() {
    if (role(at_) != NumberRole::point || role(at_ + 1) != NumberRole::digit || result_.scale != 0) return;
    std::uint32_t at = at_ + 1;
    Number value = result_.value;
    for (std::int32_t places = 1; role(at) == NumberRole::digit && places < 12; ++places, ++at) {
      const auto sum = plus(value, {word(at).value, -places, 1});
      if (!sum) break;
      value = *sum;
    }
    result_.value = result_.base = value;
    at_ = at;
  }

  // "Two and a half (million)", "2 and a half", "two-and-a-half", "five and three quarters".
  void and_a_half() {
    std::uint32_t at = past_hyphen(at_);
    if (role(at) != NumberRole::and_word) return;
    at = past_hyphen(at + 1);
    std::int64_t numerator = 1;
    if (role(at) == NumberRole::article || (role(at) == NumberRole::digit && word(at).value > 0)) {
      numerator = word(at).value;
      at = past_hyphen(at + 1);
    } else {
      return;
    }
    const NumberWord w = word(at);
    const bool one = (w.role == NumberRole::half || w.role == NumberRole::part || w.role == NumberRole::ordinal) &&
                     numerator == 1 && w.value > 1;
    const bool several = w.role == NumberRole::parts && numerator < w.value;
    if (!one && !several) return;
    // "two and a third man": an ordinal; only a half or quarter, or a scale or "of", make it a part
    if (w.role == NumberRole::ordinal && role(at + 1) != NumberRole::scale) return;
    const Number part = scaled(fraction(numerator, w.value), result_.scale);
    const auto sum = plus(result_.value, part);
    if (!sum) return;
    result_.value = *sum;
    if (result_.scale == 0) result_.base = *sum;
    at_ = at + 1;
  }

  enum class Scales : std::uint8_t { words, any };

  // Scale words behind a finished number: "3.5 million", "5bn", "two and a half million", "1 lakh crore". False where
  // they are too many to mean a number.
  bool scales(Scales which) {
    while (at_ < atoms_.size() && result_.scale <= largest_scale) {
      const std::uint32_t at = at_;
      const NumberWord w = word(at);
      const bool after_digits = which == Scales::any && result_.scale == 0;
      const bool hyphened = past_hyphen(at) != at && role(at + 1) == NumberRole::scale && result_.scale == 0;
      if (hyphened) {
        rescale(result_, result_.scale + word(at + 1).value);
        at_ = at + 2;
      } else if (w.role == NumberRole::scale ||
                 (w.role == NumberRole::hundred && result_.scale == 0 && which == Scales::any)) {
        rescale(result_, result_.scale + w.value);
        at_ = at + 1;
      } else if (w.role == NumberRole::short_scale && after_digits) {
        rescale(result_, w.value);
        at_ = at + 1;
      } else if (w.role == NumberRole::letter_scale && after_digits && atoms_[at].joined) {
        rescale(result_, w.value);
        result_.letter_scale = true;
        at_ = at + 1;
      } else if (w.role == NumberRole::dozen && result_.scale == 0) {
        if (const auto dozens = sayso::figures::times(result_.value, {12, 0, 1}))
          result_.value = result_.base = *dozens;
        at_ = at + 1;
        return true;
      } else {
        return true;
      }
    }
    return result_.scale <= largest_scale;
  }

  // "Two thirds", "three-quarters", "2 thirds": the parts make the number before them a numerator.
  bool parts_after() {
    const std::uint32_t at = past_hyphen(at_);
    const NumberWord w = word(at);
    const auto numerator = small_whole(result_.value);
    if (!numerator || *numerator <= 0) return false;
    const bool one = *numerator == 1 && (w.role == NumberRole::half || w.role == NumberRole::part ||
                                         (w.role == NumberRole::ordinal && w.value > 2) ||
                                         (w.role == NumberRole::ordinal_teen && w.value <= 20));
    if (w.role != NumberRole::parts && !one) return false;
    return parts_of(*numerator, at + 1, w.value);
  }

  // A fraction, or with "of a million" behind it a number.
  bool parts_of(std::int64_t numerator, std::uint32_t after, std::int64_t denominator) {
    result_.role = NumeralRole::fraction;
    result_.value = result_.base = fraction(numerator, denominator);
    at_ = after;
    std::uint32_t at = at_;
    if (lexicon_.is(atoms_.word_at(at), word::of)) ++at;
    at = past_hyphen(at);
    if (role(at) == NumberRole::article) ++at;
    at = past_hyphen(at);
    const NumberRole next = role(at);
    const bool counted =
        at > at_ && (next == NumberRole::scale || next == NumberRole::dozen || next == NumberRole::hundred);
    if (!counted) return true;
    result_.role = NumeralRole::cardinal;
    at_ = at;
    if (next == NumberRole::hundred) {
      rescale(result_, 2);
      ++at_;
    }
    return scales(Scales::words);
  }

  // "A million", "a hundred and two", "a dozen", "a third", "a quarter".
  bool after_article() {
    const std::uint32_t next = at_ + 1;
    const NumberWord w = word(next);
    switch (w.role) {
      case NumberRole::hundred:
      case NumberRole::scale: {
        at_ = next;
        std::int64_t group = w.role == NumberRole::hundred ? 100 : 1;
        Number total;
        if (w.role == NumberRole::scale) close_group(total, group, w.value);
        at_ = next + 1;
        return continue_words(total, group);
      }
      case NumberRole::dozen:
        result_.value = result_.base = {12, 0, 1};
        at_ = next + 1;
        return true;
      case NumberRole::couple:
        return couple(next);
      case NumberRole::half:
      case NumberRole::part:
        return parts_of(1, next + 1, w.value);
      case NumberRole::ordinal:
      case NumberRole::ordinal_teen:
        return w.value > 2 && part_not_ordinal(next) && parts_of(1, next + 1, w.value);
      default:
        return false;
    }
  }

  // "(A) couple of (hundred)": without "of" it is two people who are one.
  bool couple(std::uint32_t atom) {
    if (!lexicon_.is(atoms_.word_at(atom + 1), word::of)) return false;
    result_.value = result_.base = {word(atom).value, 0, 1};
    at_ = atom + 2;
    return scales(Scales::any);
  }

  // After "a hundred" or "a million": the rest of the number.
  bool continue_words(Number total, std::int64_t group) {
    const std::uint32_t after = past_and(group, total.coefficient != 0);
    const NumberRole next = role(after);
    const bool more =
        after != at_ && (next == NumberRole::digit || next == NumberRole::teen || next == NumberRole::tens);
    if (more) {
      const std::uint32_t keep = at_;
      at_ = after;
      const std::uint32_t begin = first_;
      first_ = after;
      const bool tail = cardinal_words();
      first_ = begin;
      const auto head = plus(total, {group, 0, 1});
      // "a hundred and two thousand" multiplies the head as well
      const Number raised = group > 0 ? scaled(*head, result_.scale) : *head;
      const auto sum = tail ? plus(raised, result_.value) : std::nullopt;
      if (sum && result_.role == NumeralRole::cardinal) {
        result_.value = result_.base = *sum;
        result_.scale = 0;
        return true;
      }
      result_ = Numeral{};
      result_.first = begin;
      result_.words = true;
      at_ = keep;
    }
    return finish_words(total, group);
  }

  // "A third of", "a fifth more": a part. "A third term", "a fourth man": an ordinal.
  [[nodiscard]] bool part_not_ordinal(std::uint32_t atom) const {
    const std::uint32_t next = atom + 1;
    if (next >= atoms_.size() || atoms_[next].kind == AtomKind::mark) return true;
    if (lexicon_.is(atoms_.word_at(next), word::part_more)) return true;
    // "by about a third last year"
    const std::uint32_t article = atom - 1;
    return article > 0 && lexicon_.is(atoms_.word_at(article - 1), word::before_half) &&
           lexicon_.is(atoms_.word_at(next), word::period_lead | word::after_part);
  }

  // Ordinals that end a number: "twenty-fifth", "hundred and first", "two hundredth".
  std::optional<bool> ordinal_ending(const Number& total, std::int64_t group, std::uint32_t at, Next may) {
    const NumberWord w = word(at);
    const bool joins = (w.role == NumberRole::ordinal && may.digit && (group >= 20 || total.coefficient != 0)) ||
                       (w.role == NumberRole::ordinal_teen && may.teen && (group >= 100 || total.coefficient != 0));
    const bool scale = w.role == NumberRole::ordinal_scale && group > 1;
    if (at == first_ || (!joins && !scale)) return std::nullopt;
    const auto sum = plus(total, {group, 0, 1});
    if (!sum) return std::nullopt;
    return ordinal(scale ? scaled(*sum, w.value) : *sum, at);
  }

  bool ordinal(Number before, std::uint32_t at) {
    const NumberWord w = word(at);
    const bool scale = w.role == NumberRole::ordinal_scale;
    if (scale && before.coefficient == 0) before = scaled({1, 0, 1}, w.value);
    const auto sum = scale ? std::optional<Number>(before) : plus(before, {w.value, 0, 1});
    if (!sum) return false;
    result_.role = NumeralRole::ordinal;
    result_.value = result_.base = *sum;
    at_ = at + 1;
    return true;
  }

  bool multiple() {
    const NumberWord w = word(at_);
    result_.role = NumeralRole::multiple;
    result_.value = result_.base = w.value == -2 ? Number{5, -1, 1} : Number{w.value, 0, 1};
    ++at_;
    return true;
  }

  // "Three-fold", "10-fold": a multiple.
  void fold() {
    const std::uint32_t at = past_hyphen(at_);
    if (role(at) != NumberRole::fold) return;
    result_.role = NumeralRole::multiple;
    at_ = at + 1;
  }

  const Atoms& atoms_;
  const Lexicon& lexicon_;
  std::uint32_t first_, at_;
  Numeral result_;
  std::int64_t last_group_ = 0;
  std::int32_t last_power_ = 0;
  bool only_one_group_ = false;
};

}  // namespace

void rescale(Numeral& numeral, std::int32_t scale) {
  numeral.value = scaled(numeral.value, scale - numeral.scale);
  numeral.scale = scale;
}

std::optional<Numeral> read_numeral(const Atoms& atoms, std::uint32_t atom, const Lexicon& lexicon) {
  return Reader(atoms, atom, lexicon).read();
}

}  // namespace sayso::figures
