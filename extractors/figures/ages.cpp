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
      : c_(context), w_(context.lexicon.words), n_(numeral), free_from_(free_from) {}

  std::optional<Age> read() const {
    if (n_.role != NumeralRole::cardinal || n_.scale != 0) return std::nullopt;
    const auto years = small_whole(n_.value);
    if (!years || *years < 0 || *years > oldest) return std::nullopt;
    if (auto age = old()) return age;
    const Symbol before = n_.first > 0 ? word(n_.first - 1) : Symbol::unknown;
    const bool aged = before != Symbol::unknown && (before == w_.aged || before == w_.age || before == w_.ages);
    if (aged && n_.first > free_from_) return Age{n_.first - 1, n_.last, "a"};
    if (by_verb(*years) || behind_name(*years)) return Age{n_.first, n_.last, "a"};
    return std::nullopt;
  }

 private:
  [[nodiscard]] Symbol word(std::uint32_t atom) const { return c_.word(atom); }
  [[nodiscard]] std::uint32_t past_hyphen(std::uint32_t atom) const {
    return word(atom) == w_.hyphen ? atom + 1 : atom;
  }

  // "34-year-old", "six months old", "18 years of age".
  [[nodiscard]] std::optional<Age> old() const {
    const std::uint32_t at = past_hyphen(n_.last);
    const bool years = word(at) == w_.year || word(at) == w_.years;
    if (!years && word(at) != w_.month && word(at) != w_.months) return std::nullopt;
    const std::uint32_t next = past_hyphen(at + 1);
    const bool of_age = word(next) == w_.of && word(next + 1) == w_.age;
    if (word(next) != w_.old && word(next) != w_.olds && !of_age) return std::nullopt;
    return Age{n_.first, next + (of_age ? 2 : 1), years ? "a" : "mo"};
  }

  // "Who is 62 and", "she turns 70 next month".
  [[nodiscard]] bool by_verb(std::int64_t years) const {
    if (n_.first < 2 || years < youngest_by_verb) return false;
    const std::uint32_t verb = n_.first - 1;
    const Symbol lemma = c_.token(verb).lemma;
    const bool turns = lemma == w_.turn && lemma != Symbol::unknown;
    const Symbol subject = word(verb - 1);
    const bool person = subject != Symbol::unknown && (subject == w_.who || subject == w_.he || subject == w_.she);
    const bool is = person && (word(verb) == w_.is || word(verb) == w_.was);
    if (!turns && !is) return false;
    if (n_.last >= c_.atoms.size() || c_.time_at(n_.last) != nullptr) return true;
    const Pos pos = c_.token(n_.last).pos;
    return pos != Pos::noun && pos != Pos::sym && word(n_.last) != w_.of && word(n_.last) != w_.in;
  }

  // A number between commas behind a person's name.
  [[nodiscard]] bool behind_name(std::int64_t years) const {
    if (n_.first < 2 || n_.words || years < youngest_by_context || n_.last >= c_.atoms.size()) return false;
    if (word(n_.first - 1) != w_.comma || !c_.atoms[n_.first - 1].joined) return false;
    const Token& name = c_.token(n_.first - 2);
    const bool named = name.pos == Pos::propn && name.is(token_flag::capitalised) && name.is(token_flag::has_lower);
    if (!named || c_.lexicon.places.longest(std::span(c_.atoms.words).subspan(n_.first - 2, 1))) return false;
    const Symbol after = word(n_.last);
    return after == w_.comma || after == w_.stop || after == w_.semicolon || after == w_.close || after == w_.who;
  }

  const Context& c_;
  const Words& w_;
  const Numeral& n_;
  std::uint32_t free_from_;
};

}  // namespace

std::optional<Age> read_age(const Context& context, const Numeral& numeral, std::uint32_t free_from) {
  return Reader(context, numeral, free_from).read();
}

}  // namespace sayso::figures
