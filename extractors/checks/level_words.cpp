#include "extractors/checks/level_words.hpp"

#include <algorithm>
#include <cmath>

#include "extractors/checks/change_arithmetic.hpp"
#include "extractors/checks/interval.hpp"
#include "extractors/checks/slip.hpp"

namespace sayso::checks {

bool is_level(const Figure& f) { return (is_amount(f) || f.kind == FigureKind::percent) && f.value; }

bool is_rate(const Figure& f) {
  return f.value && (f.kind == FigureKind::percent || f.kind == FigureKind::points || f.kind == FigureKind::multiple ||
                     f.kind == FigureKind::fraction);
}

bool LevelWords::is_span(const Figure& f) const {
  if (!f.low || !f.high || !(is_amount(f) || f.kind == FigureKind::percent)) return false;
  const std::string_view text = d_.slice(d_.tokens[f.tokens.first]);
  return text == "from" || text == "From";
}

bool LevelWords::has_pos(TokenRange range, std::initializer_list<Pos> wanted) const {
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    // the hyphen of "long-term" parts nothing
    if (d_.tokens[t].pos == Pos::punct && t > 0 && d_.tokens[t - 1].span.end == d_.tokens[t].span.begin &&
        d_.slice(d_.tokens[t]) == "-")
      continue;
    if (std::find(wanted.begin(), wanted.end(), d_.tokens[t].pos) != wanted.end()) return true;
  }
  return false;
}

bool LevelWords::one_clause(TokenRange range) const {
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    const Pos pos = d_.tokens[t].pos;
    if (w_.says({t, t + 1}, word::former | word::rise | word::fall) || joins_times(t)) continue;
    if (w_.begins(t, range.last, word::former)) continue;
    // "at 71 per cent after jumping 14 points from 57"
    if (pos == Pos::sconj && w_.says({t + 1, std::min(t + 2, range.last)}, word::rise | word::fall)) continue;
    // "$422.5 million, or $6.44 a share, up from"
    const bool apposes =
        pos == Pos::cconj && t > range.first && d_.slice(d_.tokens[t - 1]) == "," && d_.slice(d_.tokens[t]) == "or";
    if (apposes || ends_time(t)) continue;
    if (pos == Pos::verb || pos == Pos::aux || pos == Pos::cconj || pos == Pos::sconj || d_.slice(d_.tokens[t]) == ";")
      return false;
  }
  return true;
}

bool LevelWords::joins_times(std::uint32_t token) const {
  if (d_.time_at(token) != nullptr) return true;
  return token > 0 && token + 1 < d_.tokens.size() && d_.time_at(token - 1) != nullptr &&
         d_.time_at(token + 1) != nullptr;
}

bool LevelWords::ends_time(std::uint32_t token) const {
  // "January and March", of which the first alone is known to be a time
  if (token == 0 || token + 1 >= d_.tokens.size() || d_.time_at(token - 1) == nullptr) return false;
  return d_.tokens[token + 1].pos == Pos::propn && d_.tokens[token].pos == Pos::cconj;
}

bool LevelWords::tells_time(TokenRange range) const {
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    if (d_.time_at(t) != nullptr) return true;
  }
  return false;
}

const Mark* LevelWords::preposition(std::uint32_t i) const {
  const Mark* mark = w_.last_in(w_.gap_before(i), word::former);
  if (mark == nullptr || figure(i).tokens.first - mark->last > 4) return nullptr;
  const bool apart = has_pos({mark->last, figure(i).tokens.first}, {Pos::verb, Pos::punct, Pos::adp, Pos::cconj});
  return apart ? nullptr : mark;
}

bool LevelWords::is_earlier(std::uint32_t i) const {
  const TokenRange behind = w_.gap_behind(i);
  const Mark* after = w_.first_in({behind.first, std::min(behind.last, behind.first + 7)}, word::earlier);
  if (after != nullptr && one_clause({behind.first, after->first})) return true;
  const Mark* mark = w_.last_in(w_.gap_before(i), word::earlier);
  if (mark == nullptr || figure(i).tokens.first - mark->last > 5) return false;
  const TokenRange gap{mark->last, figure(i).tokens.first};
  // "(11 percent more than last year), $457 million": another matter
  if (has_pos(gap, {Pos::punct}) && !has_pos(gap, {Pos::verb, Pos::aux})) return false;
  return !w_.says(gap, word::former | word::level);
}

bool LevelWords::goes_on(std::uint32_t i) const {
  const TokenRange tokens = w_.sentence_tokens(i);
  if (d_.tokens[tokens.first].pos == Pos::pron) return true;
  return d_.tokens[tokens.first].pos == Pos::det && tokens.size() > 1 && d_.tokens[tokens.first + 1].pos == Pos::verb;
}

bool LevelWords::may_precede(std::uint32_t former, std::uint32_t level) const {
  const Figure& a = figure(former);
  const Figure& b = figure(level);
  const double from = middle_of(a), to = middle_of(b);
  const bool far = from > 20 * to || to > 20 * from;
  if (comparable(a, b)) return a.per == b.per || !far;
  const bool untold = a.kind == FigureKind::number && a.unit.empty() && !is_bare(b) && b.kind != FigureKind::percent;
  return untold && from < 3 * to && to < 3 * from && w_.before(a, word::former);
}

bool LevelWords::same_subject(std::uint32_t a, std::uint32_t b) const {
  // the measure may stand right before the figure where another phrase was taken for it
  const auto named = [&](std::uint32_t i) {
    const TokenRange gap = w_.gap_before(i);
    const std::uint32_t first = gap.size() > 5 ? gap.last - 5 : gap.first;
    return first < gap.last ? d_.span_of({first, gap.last}) : Span{};
  };
  const Span words_a = named(a), words_b = named(b);
  return share_word(d_, figure(a).of, figure(b).of) || share_word(d_, words_a, figure(b).of) ||
         share_word(d_, figure(a).of, words_b) || share_word(d_, words_a, words_b);
}

bool LevelWords::is_difference(std::uint32_t i) const {
  const Figure& f = figure(i);
  const TokenRange behind{f.tokens.last, std::min(w_.gap_behind(i).last, f.tokens.last + 2)};
  return w_.says(behind, word::than | word::above | word::below) || change_noun(i) != nullptr ||
         change_behind(i) != nullptr;
}

const Mark* LevelWords::change_noun(std::uint32_t i) const {
  const TokenRange gap = w_.gap_before(i);
  if (gap.size() < 2 || d_.slice(d_.tokens[gap.last - 1]) != "of") return nullptr;
  return w_.last_in({gap.last - 2, gap.last}, word::rise | word::fall);
}

const Mark* LevelWords::change_behind(std::uint32_t i) const {
  const TokenRange behind = w_.gap_behind(i);
  return w_.first_in({behind.first, std::min(behind.last, behind.first + 2)}, word::rise | word::fall);
}

std::optional<Direction> LevelWords::direction_of(std::uint32_t i) const {
  if (figure(i).change) return figure(i).change->direction;
  const Mark* mark = change_behind(i);
  if (mark == nullptr) mark = change_noun(i);
  // an improvement may be either
  constexpr word::Classes both = word::rise | word::fall;
  if (mark == nullptr || (mark->classes & both) == both) return std::nullopt;
  return (mark->classes & word::fall) != 0 ? Direction::decrease : Direction::increase;
}

bool LevelWords::holds_but_for_swap(const Levels& levels, std::uint32_t rate) const {
  if (figure(rate).kind != FigureKind::percent || !is_closed(figure(rate))) return false;
  return checks::holds_but_for_swap({figure(levels.before), figure(levels.after), figure(rate)}, is_rate_between);
}

bool LevelWords::read(const Levels& levels, std::uint32_t amount, std::optional<Direction> direction,
                      std::vector<Check>& found) const {
  const double from = middle_of(figure(levels.before)), to = middle_of(figure(levels.after));
  // a total and its part for each share, and "one in two", are no levels
  if (levels.before != levels.after && (from > 20 * to || to > 20 * from)) return false;
  if (is_bare(figure(levels.after)) && from < 10 && to < 10) return false;
  auto check = change_check(d_, {levels.before, levels.after, amount, direction, true});
  if (!check) return false;
  found.push_back(std::move(*check));
  return true;
}

void LevelWords::settle(std::vector<Check> found, std::vector<Check>& checks) {
  const auto holds = [](const Check& c) { return c.verdict == Verdict::consistent; };
  const bool any = std::any_of(found.begin(), found.end(), holds);
  const auto fails =
      std::count_if(found.begin(), found.end(), [](const Check& c) { return c.verdict == Verdict::inconsistent; });
  for (Check& check : found) {
    if (check.verdict == Verdict::inconsistent && (any ? !repeats_level(check) : fails > 1)) continue;
    checks.push_back(std::move(check));
  }
}

bool LevelWords::repeats_level(const Check& check) const {
  return !is_rate(figure(static_cast<std::uint32_t>(at(check.figures.back()))));
}

}  // namespace sayso::checks
