// Ages: "34-year-old", "34 years old", "aged 18", "who is 62", "Smith, 42,".
#include <span>

#include "extractors/figures/arithmetic.hpp"
#include "extractors/figures/draft.hpp"

namespace sayso::figures {
namespace {

constexpr std::int64_t oldest = 125, youngest_by_context = 2, youngest_by_verb = 10;

class Reader {
 public:
  Reader(const Context& context, const Numeral& numeral, std::uint32_t free_from)
      : c_(context), m_(context.lexicon.marks), n_(numeral), free_from_(free_from) {}

  std::optional<Age> read() const {
    if (n_.role != NumeralRole::cardinal || n_.scale != 0) return std::nullopt;
    const auto years = small_whole(n_.value);
    if (!years || *years < 0 || *years > oldest) return std::nullopt;
    if (auto age = old()) return age;
    const Symbol before = n_.first > 0 ? word(n_.first - 1) : Symbol::unknown;
    if (is(before, word::aged) && n_.first > free_from_) return Age{n_.first - 1, n_.last, "a"};
    // "aged about 68"
    if (is(before, word::ends_modifier) && n_.first > free_from_ + 1 && is(word(n_.first - 2), word::aged) &&
        c_.text(n_.first - 2).ends_with("d"))
      return Age{n_.first, n_.last, "a"};
    // "At 22, Bell"
    if (n_.first == 1 && is(before, word::at) && !n_.words && *years >= youngest_by_verb &&
        n_.last + 1 < c_.atoms.size() && word(n_.last) == m_.comma && is_person(n_.last + 1))
      return Age{n_.first, n_.last, "a"};
    // "aged between 51 and 60", "range in age from 7 to 16"
    if (is(before, word::from | word::between) && n_.first > free_from_ + 1 && is(word(n_.first - 2), word::aged) &&
        !is_lasting())
      return Age{n_.first, n_.last, "a"};
    if (of_age_before(before)) {
      const bool determined = n_.first >= free_from_ + 3 && c_.token(n_.first - 3).pos == Pos::det;
      return Age{n_.first - (determined ? 3 : 2), n_.last, "a"};
    }
    if (by_verb(*years) || at_death(*years) || behind_name(*years) || of_group(*years))
      return Age{n_.first, n_.last, "a"};
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is(Symbol symbol, std::uint64_t classes) const { return c_.lexicon.is(symbol, classes); }
  [[nodiscard]] Symbol word(std::uint32_t atom) const { return c_.word(atom); }
  [[nodiscard]] std::uint32_t past_hyphen(std::uint32_t atom) const {
    return word(atom) == m_.hyphen ? atom + 1 : atom;
  }

  // "34-year-old", "six months old", "18 years of age".
  [[nodiscard]] std::optional<Age> old() const {
    const std::uint32_t at = past_hyphen(n_.last);
    const bool years = is(word(at), word::year);
    if (!years && !is(word(at), word::month)) return std::nullopt;
    const std::uint32_t next = past_hyphen(at + 1);
    const bool of_age = is(word(next), word::of) && is(word(next + 1), word::aged);
    if (!is(word(next), word::old) && !of_age) return std::nullopt;
    return Age{n_.first, next + (of_age ? 2 : 1), years ? "a" : "mo"};
  }

  // "From 3 to 18 years", "from 55 yrs": a duration.
  [[nodiscard]] bool is_lasting() const {
    const bool paired = is(word(n_.last), word::to | word::and_word) || word(n_.last) == m_.hyphen;
    const std::uint32_t unit = n_.last + (paired ? 2 : 0);
    return (unit < c_.atoms.size() && (is(word(unit), word::year) || c_.token(unit).pos == Pos::noun)) ||
           (n_.last < c_.atoms.size() && c_.time_at(n_.last) != nullptr) ||
           (paired && n_.last + 1 < c_.atoms.size() && c_.time_at(n_.last + 1) != nullptr);
  }

  // "Between the ages of 7 and 16", "over the age of 12", but "the average age of 12 players".
  [[nodiscard]] bool of_age_before(Symbol before) const {
    if (!is(before, word::of) || n_.first < free_from_ + 2 || !is(word(n_.first - 2), word::aged)) return false;
    if (c_.text(n_.first - 2).ends_with("d")) return false;
    const Pos next = n_.last < c_.atoms.size() ? c_.token(n_.last).pos : Pos::punct;
    return next != Pos::noun && next != Pos::adj && next != Pos::propn;
  }

  // "Who is 62 and", "she turns 70 next month".
  [[nodiscard]] bool by_verb(std::int64_t years) const {
    if (n_.first < 2) return false;
    std::uint32_t verb = n_.first - 1;
    if (verb > 1 && c_.token(verb).pos == Pos::adv) --verb;  // "she was about 57"
    const bool turns = is(c_.token(verb).lemma, word::turns);
    const bool then = verb > 1 && is(word(verb - 2), word::when);  // "when I was five"
    if (years < (then ? youngest_by_context : youngest_by_verb)) return false;
    if (!turns && !(is(word(verb), word::is) && (is(word(verb - 1), word::person) || of_named(verb)))) return false;
    if (n_.last >= c_.atoms.size() || c_.time_at(n_.last) != nullptr) return true;
    const Pos pos = c_.token(n_.last).pos;
    return pos != Pos::noun && pos != Pos::sym && !is(word(n_.last), word::of | word::in);
  }

  // "Keller was 66.", "Keller, the former chief, was 66.": the sentence is about one person.
  [[nodiscard]] bool of_named(std::uint32_t verb) const {
    if (n_.words || n_.last >= c_.atoms.size() || c_.atoms[n_.last].kind != AtomKind::mark) return false;
    std::uint32_t at = 0;
    while (at < verb && c_.token(at).pos == Pos::propn) ++at;
    if (at == 0 || (at < verb && word(at) != m_.comma) || (at < verb && word(verb - 1) != m_.comma)) return false;
    const Token& last = c_.token(at - 1);
    return last.is(token_flag::capitalised) && last.is(token_flag::has_lower) && !last.is(token_flag::has_digit) &&
           !c_.lexicon.places.longest(std::span(c_.atoms.words).subspan(at - 1, 1));
  }

  // "Keller died at 69"
  [[nodiscard]] bool at_death(std::int64_t years) const {
    if (n_.first < 2 || n_.words || years < youngest_by_verb) return false;
    const Token& verb = c_.token(n_.first - 2);
    if (verb.pos != Pos::verb || !is(word(n_.first - 1), word::at) || verb.lemma == Symbol::unknown ||
        !is(verb.lemma, word::befalls))
      return false;
    if (c_.time_at(n_.first) != nullptr) return false;
    if (n_.last >= c_.atoms.size()) return true;
    const Pos next = c_.token(n_.last).pos;  // not "died at 14 of the mines"
    return next == Pos::punct || next == Pos::cconj || (next == Pos::adp && !is(word(n_.last), word::of));
  }

  // "Those 65 and older", "the elderly (65 and over)", "children (under 5)".
  [[nodiscard]] bool of_group(std::int64_t years) const {
    if (n_.words || n_.first == 0 || n_.last >= c_.atoms.size()) return false;
    if (is(word(n_.last), word::and_word | word::or_word)) {
      if (years < youngest_by_verb || n_.last + 1 >= c_.atoms.size()) return false;
      const std::uint32_t behind = n_.last + 1;
      if (is(word(behind), word::aged)) return true;
      const bool alone = word(n_.first - 1) == m_.open && word(behind + 1) == m_.close;
      return is(word(behind), word::bound) && (alone || (is_people(n_.first - 1) && ends_phrase(behind + 1)));
    }
    if (word(n_.last) != m_.close || n_.first < 3 || word(n_.first - 2) != m_.open) return false;
    return is(word(n_.first - 1), word::bound) && is_people(n_.first - 2);
  }

  // A pronoun for one person, or a name that is no place.
  [[nodiscard]] bool is_person(std::uint32_t atom) const {
    const Token& token = c_.token(atom);
    if (is(word(atom), word::person)) return token.pos == Pos::pron;
    return token.pos == Pos::propn && token.is(token_flag::capitalised) && token.is(token_flag::has_lower) &&
           !c_.lexicon.places.longest(std::span(c_.atoms.words).subspan(atom, 1));
  }

  // A noun for people, or the bracket behind one.
  [[nodiscard]] bool is_people(std::uint32_t atom) const {
    if (word(atom) == m_.open && atom > 0) --atom;
    const Symbol lemma = c_.token(atom).lemma;
    if (c_.token(atom).pos == Pos::pron) return true;  // "everyone 18 and over"
    return is(word(atom), word::crowd) || (lemma != Symbol::unknown && is(lemma, word::human | word::crowd));
  }

  [[nodiscard]] bool ends_phrase(std::uint32_t atom) const {
    if (atom >= c_.atoms.size()) return true;
    const Pos pos = c_.token(atom).pos;
    return pos != Pos::noun && pos != Pos::propn && pos != Pos::adj;
  }

  // A number between commas behind a person's name, or what the person is: "the driver, 42,".
  [[nodiscard]] bool behind_name(std::int64_t years) const {
    if (n_.first < 2 || n_.words || years < youngest_by_context || n_.last >= c_.atoms.size()) return false;
    std::uint32_t comma = n_.first - 1;
    // "Keller, now 42,"
    if (c_.token(comma).pos == Pos::adv && comma > 1 && word(n_.last) == m_.comma) --comma;
    if (word(comma) != m_.comma || !c_.atoms[comma].joined) return false;
    if (c_.time_at(comma - 1) != nullptr) return false;  // "on June, 6"
    const Token& name = c_.token(comma - 1);
    // "Bishop Keller of the diocese in Elmet, 79, died"
    const bool died = word(n_.last) == m_.comma && n_.last + 1 < c_.atoms.size() &&
                      c_.token(n_.last + 1).pos == Pos::verb && is(c_.token(n_.last + 1).lemma, word::befalls);
    if (died && years >= youngest_by_verb && name.pos == Pos::propn) return true;
    const bool named = name.pos == Pos::propn && name.is(token_flag::capitalised) && name.is(token_flag::has_lower);
    const bool human = is(word(comma - 1), word::human) && name.pos == Pos::noun;
    if (human) return years >= youngest_by_verb && word(n_.last) == m_.comma;
    if (!named || c_.lexicon.places.longest(std::span(c_.atoms.words).subspan(comma - 1, 1))) return false;
    const Symbol after = word(n_.last);
    return after == m_.comma || after == m_.stop || after == m_.semicolon || after == m_.close ||
           is(after, word::person);
  }

  const Context& c_;
  const Marks& m_;
  const Numeral& n_;
  std::uint32_t free_from_;
};

}  // namespace

std::optional<Age> read_age(const Context& context, const Numeral& numeral, std::uint32_t free_from) {
  return Reader(context, numeral, free_from).read();
}

}  // namespace sayso::figures
