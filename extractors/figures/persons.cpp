// Whose age a figure is.
#include "extractors/figures/measured.hpp"

namespace sayso::figures {
namespace {

bool is_noun(Pos pos) { return pos == Pos::noun || pos == Pos::propn; }

}  // namespace

Span person_of(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.figure(i);
  const std::uint32_t begin = a.s.sentence.first;
  std::uint32_t before = f.tokens.first;
  // "a list of Tom Bell, 98-year-old [chemist Ann Cole]": without an article the age is that of what follows
  const bool attribute = a.clause.holds(f.tokens.last) && is_noun(a.clause.pos(f.tokens.last));
  if (before > begin && a.clause.pos(before - 1) == Pos::det) --before;
  if (f.low && before > begin && a.clause.pos(before - 1) == Pos::adp) --before;  // "children between the ages of"
  // "Keller, now 42,"
  if (before > begin + 1 && a.clause.pos(before - 1) == Pos::adv && a.lower(before - 2) == a.s.lexicon.marks.comma)
    --before;
  // "men aged between 18 and 30", "they range in age from 7 to 16"
  if (before > begin + 2 && a.is(before - 1, word::aged)) before -= a.is(before - 2, word::in) ? 2 : 1;
  // "children (under 5)"
  if (before > begin + 1 && a.lower(before - 1) == a.s.lexicon.marks.open && is_noun(a.clause.pos(before - 2)))
    --before;
  if (before >= begin + 2 && !(attribute && before == f.tokens.first) &&
      a.lower(before - 1) == a.s.lexicon.marks.comma) {
    const bool apposed = before == f.tokens.first || a.clause.pos(before - 2) == Pos::propn;
    const auto phrase = apposed ? phrase_ending_at(a.clause, before - 2, Joins::none) : std::nullopt;
    if (phrase) return a.span(*phrase);
  }
  const std::uint32_t behind = f.tokens.last;
  if (a.clause.holds(behind) && (is_noun(a.clause.pos(behind)) || a.clause.pos(behind) == Pos::adj)) {
    // "the 42-year-old [Dane]'s lead"
    for (std::uint32_t t = behind; a.clause.holds(t + 1) && is_noun(a.clause.pos(t)); ++t) {
      if (is_possessive(a.clause, t + 1)) return a.s.document.span_of({behind, t + 1});
    }
    if (const auto phrase = a.thing_from(behind)) return a.span(*phrase);
  }
  // "At 22, [Bell] was"
  if (before == begin + 1 && a.is(begin, word::at) && a.lower(behind) == a.s.lexicon.marks.comma) {
    const auto phrase = a.thing_from(behind + 1);
    return phrase ? a.span(*phrase) : Span{};
  }
  const Pos pos = before > begin ? a.clause.pos(before - 1) : Pos::punct;
  if (is_noun(pos)) {
    const auto phrase = phrase_ending_at(a.clause, before - 1, Joins::none);
    return phrase ? a.span(*phrase) : Span{};
  }
  // "died at the age of 55"
  if (pos == Pos::adp && before > begin + 1 && a.clause.pos(before - 2) == Pos::verb) {
    const auto subject = subject_of(a.clause, before - 2);
    return subject ? a.span(*subject) : Span{};
  }
  if (pos != Pos::verb && pos != Pos::aux) return {};
  const auto subject = subject_of(a.clause, before - 1);
  return subject ? a.span(*subject) : Span{};
}

}  // namespace sayso::figures
