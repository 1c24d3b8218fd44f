// Bare numbers that count what another number of the text counts: "20 beds in May and [12] in June".
#include "extractors/figures/measured.hpp"

namespace sayso::figures {
namespace {

class Counts {
 public:
  explicit Counts(const Surroundings& around) : a_(around), s_(around.s) {}

  [[nodiscard]] std::optional<std::uint32_t> like(std::uint32_t i) const {
    const Figure& f = s_.figures[i];
    const std::uint32_t behind = f.tokens.last;
    const Pos next = a_.clause.holds(behind) ? a_.clause.pos(behind) : Pos::punct;
    // "will see [1,600] and 400 jobs cut"
    const bool joined = next == Pos::cconj && i + 1 < s_.last && s_.figures[i + 1].tokens.first == behind + 1;
    if (joined && is_count(i + 1) && !is_code(f) && !is_label(f)) return i + 1;
    return a_.is(behind, word::of) ? count_behind(i) : count_before(i, next);
  }

  // "Seven ships, [two] of them tankers", "[192] of the 200 people known to be ill".
  [[nodiscard]] std::optional<std::uint32_t> count_behind(std::uint32_t i) const {
    const std::uint32_t part = s_.figures[i].tokens.last + 1;
    if (i + 1 < s_.last && is_count(i + 1) && is_owner(part, s_.figures[i + 1].tokens.first)) return i + 1;
    // "Twelve people fell ill. Two [of them] died."
    constexpr std::uint32_t near = 40;
    const bool apart = i > 0 && i == s_.first && a_.clause.pos(part) == Pos::pron && !a_.is(part, word::relative) &&
                       part - s_.figures[i - 1].tokens.last < near;
    if ((i == s_.first && !apart) || !a_.is(part, word::back)) return std::nullopt;
    return is_count(i - 1) ? std::optional(i - 1) : std::nullopt;
  }

  // "Some 700 of [Elmet's] 1,600 troops": nothing, a determiner, or an owner.
  [[nodiscard]] bool is_owner(std::uint32_t first, std::uint32_t last) const {
    constexpr std::uint32_t longest = 5;
    if (last - first <= 1) return true;
    if (last - first > longest || !is_possessive(a_.clause, last - 1)) return false;
    for (std::uint32_t t = first; t + 1 < last; ++t) {
      const Pos pos = a_.clause.pos(t);
      if (pos != Pos::propn && pos != Pos::noun && pos != Pos::det && pos != Pos::adj) return false;
    }
    return true;
  }

  [[nodiscard]] bool is_count(std::uint32_t i) const {
    return s_.figures[i].kind == FigureKind::count && !s_.figures[i].unit.empty();
  }

  [[nodiscard]] std::optional<std::uint32_t> count_before(std::uint32_t i, Pos next) const {
    const std::uint32_t first = s_.figures[i].tokens.first;
    if (first == s_.sentence.first) {
      const bool subject = next == Pos::verb || next == Pos::aux || next == Pos::adv;
      const bool near = i > 0 && first - s_.figures[i - 1].tokens.last < 40;
      if (!subject || !near) return std::nullopt;
      // "At least seven, including four children, died. Another nine were hurt": who is picked out are not all
      const std::uint32_t like = is_picked(i - 1) && i > 1 ? i - 2 : i - 1;
      return is_count(like) ? std::optional(like) : std::nullopt;
    }
    if (a_.links[i].role != ChangeRole::none) return std::nullopt;
    for (std::uint32_t k = i; k-- > s_.first && i - k < 4;) {
      if (is_count(k)) return is_joined(i, k) ? std::optional(k) : std::nullopt;
      if (s_.figures[k].kind == FigureKind::number) return std::nullopt;
    }
    return std::nullopt;
  }

  // Whether the words between two numbers let them count one thing: "and 12", "to 12", "of the 12", "leaving 12", and
  // in a list without its verb "the Union 12".
  [[nodiscard]] bool is_joined(std::uint32_t i, std::uint32_t count) const {
    constexpr std::uint64_t joints = word::to | word::from | word::versus | word::compared | word::of;
    std::uint32_t at = s_.figures[i].tokens.first - 1;
    const Pos pos = a_.clause.pos(at);
    if (pos == Pos::verb) return !is_code(s_.figures[i]) && !is_what_it_did(at, count);
    if (pos == Pos::noun || pos == Pos::propn) {
      const auto phrase = phrase_ending_at(a_.clause, at, Joins::none);
      if (!phrase || phrase->tokens.first <= s_.figures[count].tokens.last) return false;
      at = phrase->tokens.first - 1;
      while (at > s_.figures[count].tokens.last && a_.clause.pos(at) == Pos::det) --at;
      for (std::uint32_t t = s_.figures[count].tokens.last; t < at; ++t) {
        if (a_.clause.pos(t) == Pos::verb || a_.clause.pos(t) == Pos::aux) return false;
      }
    } else if (pos == Pos::det && at > s_.sentence.first) {
      --at;
      if (s_.figure_at(at) != nullptr) return true;  // "triple the 139,000"
    }
    // "killed 12 people, bringing the toll to [40]": what reaches the number is named
    if (a_.is(at, word::to) && at > s_.figures[count].tokens.last && is_named_object(at - 1)) return false;
    // "won 9 seats, followed by the Greens, with [6].": a preposition that has no other use here
    const Pos behind =
        a_.clause.holds(s_.figures[i].tokens.last) ? a_.clause.pos(s_.figures[i].tokens.last) : Pos::punct;
    const bool ends = behind == Pos::punct || behind == Pos::adv || behind == Pos::adp;
    if (a_.clause.pos(at) == Pos::adp && ends && !a_.is(at, ~word::at) && is_set_apart(count, at)) return true;
    const Symbol mark = a_.lower(at);
    const bool listed = mark == s_.lexicon.marks.comma || mark == s_.lexicon.marks.semicolon;
    return a_.clause.pos(at) == Pos::cconj || listed || a_.is(at, joints);
  }

  // A comma right before the preposition, or clauses of one list: "won 9 seats; the Greens came in first with".
  [[nodiscard]] bool is_set_apart(std::uint32_t count, std::uint32_t adposition) const {
    const Marks& m = s_.lexicon.marks;
    if (a_.lower(adposition - 1) == m.comma) return true;
    for (std::uint32_t t = s_.figures[count].tokens.last; t < adposition; ++t) {
      if (a_.lower(t) == m.semicolon) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_named_object(std::uint32_t token) const {
    const Pos pos = a_.clause.pos(token);
    return (pos == Pos::noun || pos == Pos::propn) && s_.time_at(token) == nullptr && s_.figure_at(token) == nullptr;
  }

  // "The same 1,400 farms [delivered] 92,000": what was counted before did something with as many of another thing.
  [[nodiscard]] bool is_what_it_did(std::uint32_t verb, std::uint32_t count) const {
    if (s_.document.slice(a_.clause[verb]).ends_with("ing")) return false;
    for (std::uint32_t t = s_.figures[count].tokens.last; t < verb; ++t) {
      if (a_.clause.pos(t) != Pos::aux && a_.clause.pos(t) != Pos::adv) return false;
    }
    return true;
  }

  // Three digits or more without a comma: a call to 911, the year 2000.
  [[nodiscard]] bool is_code(const Figure& f) const {
    if (f.low) return false;
    const std::string_view form = s_.document.slice(a_.clause[f.tokens.last - 1]);
    return form.size() > 2 && form.find_first_not_of("0123456789") == form.npos;
  }

  // "Seasons [four] and five": behind a noun.
  [[nodiscard]] bool is_label(const Figure& f) const {
    if (f.tokens.first == s_.sentence.first) return false;
    const Pos before = a_.clause.pos(f.tokens.first - 1);
    return before == Pos::noun || before == Pos::propn;
  }

  // "Including [four children]"
  [[nodiscard]] bool is_picked(std::uint32_t i) const {
    const std::uint32_t lead = s_.figures[i].tokens.first;
    return lead > 0 && s_.lexicon.is(s_.document.tokens[lead - 1].lower, word::light);
  }

 private:
  const Surroundings& a_;
  const SentenceFigures& s_;
};

}  // namespace

bool is_count(const Surroundings& a, std::uint32_t i) { return Counts(a).is_count(i); }
bool is_picked(const Surroundings& a, std::uint32_t i) { return Counts(a).is_picked(i); }
bool is_label(const Surroundings& a, const Figure& f) { return Counts(a).is_label(f); }
std::optional<std::uint32_t> like_count(const Surroundings& a, std::uint32_t i) { return Counts(a).like(i); }

}  // namespace sayso::figures
