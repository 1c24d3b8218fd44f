// What a figure is a part of, and what names it where neither a shape beside it nor a verb does.
#include "extractors/figures/measured.hpp"

namespace sayso::figures {
namespace {

// "Their previous [estimate] of $5m": such a noun is better than nothing where it has an owner or attribute.
Span stand_in(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t first = a.s.figures[i].tokens.first;
  if (first < a.s.sentence.first + 3 || !a.is(first - 1, word::of) || !a.is(first - 2, word::stands_in)) return {};
  const auto phrase = phrase_ending_at(a.clause, first - 2, Joins::none);
  return phrase && phrase->tokens.size() > 1 ? a.span(*phrase) : Span{};
}

}  // namespace

Span made_of(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.s.figures[i];
  if (f.kind != FigureKind::percent || a.links[i].role != ChangeRole::none || !a.clause.holds(f.tokens.last)) return {};
  const Pos next = a.clause.pos(f.tokens.last);
  if (next != Pos::noun && next != Pos::propn && next != Pos::adj) return {};
  if ((a.s.lexicon.changes[a.lower(f.tokens.last)].uses & change_use::comparative) != 0) return {};
  std::uint32_t be = f.tokens.first;
  while (be > a.s.sentence.first && a.clause.pos(be - 1) == Pos::adv) --be;
  if (be < a.s.sentence.first + 1 || a.clause.pos(be - 1) != Pos::aux) return {};
  const auto whole = subject_of(a.clause, be - 1);
  return whole ? a.span(*whole) : Span{};
}

Span included_in(const Surroundings& a, std::uint32_t i) {
  constexpr std::uint32_t nearest = 3;
  const std::uint32_t first = a.s.figures[i].tokens.first;
  if (i == a.s.first || !a.is(first - 1, word::light) || first - a.s.figures[i - 1].tokens.last > nearest) return {};
  if (!a.s.document.slice(a.clause[first - 1]).ends_with("ing") || a.figure(i - 1).kind != a.figure(i).kind) return {};
  const Span own = purpose_behind(a, i);
  return own.empty() ? a.s.figures[i - 1].of : own;
}

Span said_behind(const Surroundings& a, std::uint32_t i) {
  if (const Span noun = stand_in(a, i); !noun.empty()) return noun;
  // "The extra $5m [committed] in May brings"
  const std::uint32_t at = a.s.behind_amount(a.s.figures[i]);
  if (a.s.figures[i].kind != FigureKind::money || !a.clause.holds(at) || a.clause.pos(at) != Pos::verb) return {};
  const Token& verb = a.clause[at];
  return verb.lemma != verb.lower && a.s.document.slice(verb).ends_with("d") ? verb.span : Span{};
}

}  // namespace sayso::figures
