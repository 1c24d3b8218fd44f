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

// "Revenue of $5bn, up 4%", "5% expect it to fall, up from 4%".
std::optional<std::uint32_t> before_particle(const Surroundings& a, std::uint32_t i) {
  const ChangeLink& link = a.links[i];
  if ((a.s.lexicon.changes[a.clause.lower(link.cue)].uses & change_use::particle) == 0) return std::nullopt;
  for (std::uint32_t k = i; k-- > a.s.first && i - k < 4;) {
    const Figure& main = a.s.figures[k];
    if (main.tokens.last > link.cue) continue;
    std::uint32_t end = main.tokens.last;
    if (const Time* time = a.s.time_at(end); time != nullptr) end = time->tokens.last;
    if (end <= link.cue && link.cue - end <= 2) return k;
    const bool bare = a.s.figures[i].kind == FigureKind::number && main.kind == FigureKind::count;
    const bool alike = bare || (main.kind == a.s.figures[i].kind && main.unit == a.s.figures[i].unit);
    if (link.role == ChangeRole::former && alike) return k;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> main_figure(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.s.figures[i];
  if (f.equals && at(*f.equals) < i) return static_cast<std::uint32_t>(at(*f.equals));
  if (i == a.s.first) return std::nullopt;
  const ChangeLink& link = a.links[i];
  if (link.role != ChangeRole::none && !link.cue_behind) {
    // figures of one cue measure one thing
    for (std::uint32_t k = i; k-- > a.s.first && i - k < 4;) {
      if (a.links[k].role != ChangeRole::none && a.links[k].cue == link.cue) return k;
    }
    if (const auto main = before_particle(a, i)) return main;
  }
  // "against $4bn", "compared with 5%", "against an average of 5%"
  const std::uint32_t lead = a.lead(i);
  if (lead < a.s.sentence.first + 2) return std::nullopt;
  const bool compared = a.is(lead - 1, word::versus) || a.is(lead - 2, word::compared);
  const Figure& previous = a.s.figures[i - 1];
  const bool alike = previous.kind == f.kind && previous.unit == f.unit;
  const bool bare = f.kind == FigureKind::number && previous.kind == FigureKind::count;
  if (compared && (alike || bare)) return i - 1;
  return std::nullopt;
}

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

Span shared_whole(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.figure(i);
  const auto plain = [&](std::uint32_t k) {
    const FigureKind kind = a.figure(k).kind;
    return a.links[k].role == ChangeRole::none && (kind == FigureKind::percent || kind == FigureKind::fraction);
  };
  if (!plain(i) || i == a.s.first || !plain(i - 1) || a.is(f.tokens.last, word::of)) return {};
  const Figure& before = a.figure(i - 1);
  std::uint32_t main = i - 1;
  while (main > a.s.first && plain(main - 1) && a.figure(main - 1).of.begin == before.of.begin) --main;
  const Figure& parted = a.figure(main);
  if (!a.is(parted.tokens.last, word::of) || parted.of.begin < parted.span.end) return {};
  // "Ames with 20 percent of the vote, Baker with [5 percent]", "Ames won 20 percent of the vote and Baker won [5
  // percent]"
  const auto verb_before = [&](std::uint32_t from, std::uint32_t limit) {
    while (from > limit && a.clause.pos(from - 1) != Pos::verb && a.clause.pos(from - 1) != Pos::aux) --from;
    return from > limit ? a.clause.lemma(from - 1) : Symbol::unknown;
  };
  const Symbol own = verb_before(f.tokens.first, before.tokens.last);
  const bool same = own != Symbol::unknown && own == verb_before(before.tokens.first, a.s.sentence.first);
  const bool led = own == Symbol::unknown && a.clause.pos(f.tokens.first - 1) == Pos::adp;
  const bool ends = !a.clause.holds(f.tokens.last) || a.clause.pos(f.tokens.last) == Pos::punct ||
                    a.clause.pos(f.tokens.last) == Pos::adp || a.clause.pos(f.tokens.last) == Pos::cconj;
  return ends && (same || led) ? before.of : Span{};
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
