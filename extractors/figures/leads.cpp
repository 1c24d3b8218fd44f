#include "extractors/figures/leads.hpp"

namespace sayso::figures {

std::uint32_t Leads::before_figure(std::uint32_t figure) const {
  return before_article(before_owner(before_stand_in(figure)));
}

std::uint32_t Leads::bracket_of_figure(std::uint32_t close) const {
  constexpr std::uint32_t longest = 10;
  if (clause_.lower(close) != s_.lexicon.marks.close) return close;
  bool figure = false;
  const std::uint32_t limit = close > s_.sentence.first + longest ? close - longest : s_.sentence.first;
  for (std::uint32_t t = close; t-- > limit;) {
    figure = figure || s_.figure_at(t) != nullptr;
    if (clause_.lower(t) == s_.lexicon.marks.open) return figure ? t : close;
  }
  return close;
}

std::uint32_t Leads::before_article(std::uint32_t figure) const {
  std::uint32_t at = figure;
  while (at > s_.sentence.first + 2 && figure - at < 2 &&
         (clause_.pos(at - 1) == Pos::adj || s_.lexicon.is(clause_.lower(at - 1), word::stands_in)))
    --at;
  const bool led = at < figure && s_.lexicon.is(clause_.lower(at - 1), word::article) &&
                   s_.lexicon.is(clause_.lower(at - 2), word::to | word::from);
  return led ? at - 1 : figure;
}

std::uint32_t Leads::before_owner(std::uint32_t figure) const {
  if (figure < s_.sentence.first + 2 || !is_possessive(clause_, figure - 1)) return figure;
  const Time* owner = s_.time_at(figure - 2);
  return owner != nullptr && owner->tokens.first > s_.sentence.first ? owner->tokens.first : figure;
}

std::uint32_t Leads::before_stand_in(std::uint32_t figure) const {
  const std::uint32_t begin = s_.sentence.first;
  if (figure < begin + 4) return figure;
  const bool adposition = clause_.pos(figure - 1) == Pos::adp;
  if (!adposition && clause_.pos(figure) != Pos::noun) return figure;
  const bool apart = adposition && s_.lexicon.is(clause_.lower(figure - 1), word::of) &&
                     s_.lexicon.is(clause_.lower(figure - 2), word::stands_in);
  // "fell to a value of 4,200", "to an annual rate of 4,200"
  std::uint32_t lead = figure - 3;
  while (lead > begin && clause_.pos(lead) == Pos::adj) --lead;
  const bool single = adposition && s_.lexicon.is(clause_.lower(figure - 1), word::of) &&
                      clause_.pos(figure - 2) == Pos::noun && s_.lexicon.is(clause_.lower(lead), word::article);
  if (!apart && !single && !s_.lexicon.is(clause_.lower(figure), word::stands_in))
    return figure;  // "to an [average of 40]"
  std::uint32_t at = apart || single ? figure - 2 : figure;
  while (at > begin + 1 && (clause_.pos(at - 1) == Pos::det || clause_.pos(at - 1) == Pos::adj)) --at;
  const bool up_to =
      at > begin + 1 && single && (s_.lexicon.changes[clause_.lower(at - 2)].uses & change_use::particle) != 0;
  return s_.lexicon.is(clause_.lower(at - 1), word::to) && !up_to ? at : figure;
}

bool Leads::is_subject(const Figure& f) const {
  const Pos before = clause_.pos(f.tokens.first - 1);
  const Pos next = clause_.holds(f.tokens.last) ? clause_.pos(f.tokens.last) : Pos::punct;
  if (before == Pos::punct && next == Pos::aux) return true;  // "many recovered, 10 have died"
  if (before != Pos::cconj && before != Pos::sconj) return false;
  return (next == Pos::verb && !is_reduced_relative(clause_, f.tokens.last)) || next == Pos::aux;
}

bool Leads::is_of_thing(const Figure& f) const {
  const bool share = f.kind == FigureKind::percent || f.kind == FigureKind::points || f.kind == FigureKind::fraction;
  if (share || !clause_.holds(f.tokens.last) || !s_.lexicon.is(clause_.lower(f.tokens.last), word::of)) return false;
  return !s_.lexicon.is(clause_.lower(f.tokens.first - 1), word::to | word::from | word::by);
}

bool Leads::is_object_of_change(std::uint32_t noun) const {
  constexpr std::uint32_t longest = 6;
  for (std::uint32_t t = noun; t > s_.sentence.first && noun - t < longest;) {
    --t;
    const Pos pos = clause_.pos(t);
    if (pos == Pos::verb) {
      const Symbol verb = clause_.lemma(t);
      return !is_attribute(clause_, t) && verb != Symbol::unknown &&
             (s_.lexicon.changes[verb].uses & change_use::transitive) != 0;
    }
    if (pos != Pos::noun && pos != Pos::propn && pos != Pos::adj && pos != Pos::det && pos != Pos::part &&
        pos != Pos::pron)
      return false;
  }
  return false;
}

bool Leads::only_from_between(std::uint32_t word, std::uint32_t i) const {
  for (std::uint32_t k = i; k-- > s_.first && s_.figures[k].tokens.first > word;) {
    if (!s_.lexicon.is(clause_.lower(s_.figures[k].tokens.first - 1), word::from)) return false;
  }
  return true;
}

}  // namespace sayso::figures
