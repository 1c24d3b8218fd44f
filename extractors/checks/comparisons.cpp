// Changes that words tie together: a level, the former level, and by how much they differ, in any order.
//
// First the former levels are found ("from 44", "against £61m", "last year's 2,100", "£40m in the same quarter of the
// previous year"), then the level that each is compared with, then what may be the difference. Where several may be it
// and one comes out, that one is meant; a difference that fails is told only where it is the only one.
#include <algorithm>
#include <optional>
#include <vector>

#include "extractors/checks/change_arithmetic.hpp"
#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/level_words.hpp"
#include "extractors/checks/slip.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t nearest = 6;  // figures to either side

class Finder : LevelWords {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : LevelWords(document, wording), checks_(checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (is_level(figure(i))) {
        if (const auto levels = levels_before(i)) compare(*levels);
      } else if (is_span(figure(i))) {
        compare({i, i});
      }
    }
  }

 private:
  // The level that the figure is the former one of.
  [[nodiscard]] std::optional<Levels> levels_before(std::uint32_t former) const {
    if (!w_.sentence_says(former, word::former | word::earlier) || is_difference(former)) return std::nullopt;
    // "from a year earlier, sales at the other dropped 30%"
    if (figure(former).kind == FigureKind::percent && figure(former).change && preposition(former) == nullptr &&
        !w_.before(figure(former), word::level))
      return std::nullopt;
    if (const Mark* mark = preposition(former)) {
      if (const auto next = next_level(former)) return Levels{former, *next};
      if (const auto level = level_in_sentence(former, mark->first)) return Levels{former, *level};
      // "That compares with 351 the year before"
      const TokenRange gap = w_.gap_before(former);
      if (gap.first != w_.sentence_tokens(former).first || gap.size() > 5 || !goes_on(former)) return std::nullopt;
      const auto level = level_in_last_sentence(former);
      return level ? std::optional(Levels{former, *level}) : std::nullopt;
    }
    if (!is_earlier(former)) return std::nullopt;
    auto level = level_in_last_sentence(former);
    if (!level) level = level_behind(former);
    return level ? std::optional(Levels{former, *level}) : std::nullopt;
  }

  [[nodiscard]] bool apart_from_next(std::uint32_t i) const {
    const TokenRange gap = between(i, i + 1);
    return gap.size() <= 6 || (gap.size() <= 14 && one_clause(gap) && d_.slice(d_.tokens[gap.last - 1]) == "to");
  }
  // "From 44 to 38".
  [[nodiscard]] std::optional<std::uint32_t> next_level(std::uint32_t former) const {
    const std::uint32_t next = former + 1;
    if (next >= w_.count() || w_.sentence(next) != w_.sentence(former)) return std::nullopt;
    const bool follows = apart_from_next(former) && w_.before(figure(next), word::level) &&
                         comparable(figure(former), figure(next)) && is_level(figure(next));
    const bool fits = follows && !w_.says(between(former, next), word::former);
    return fits ? std::optional(next) : std::nullopt;
  }

  // "To 38 from 44", "38, against 44 a year earlier": the nearest of its measure before it.
  [[nodiscard]] std::optional<std::uint32_t> level_in_sentence(std::uint32_t former, std::uint32_t preposition) const {
    const std::uint32_t begin = w_.beside(former).first;
    for (std::uint32_t k = former; k > begin && former - k < nearest; --k) {
      const Figure& level = figure(k - 1);
      if (!is_level(level) || !may_precede(former, k - 1)) continue;
      if (this->preposition(k - 1) != nullptr || is_difference(k - 1)) return std::nullopt;
      if (level.tokens.first > 0 && d_.slice(d_.tokens[level.tokens.first - 1]) == "by") return std::nullopt;
      const bool near = preposition - level.tokens.last <= 16;
      return near && one_clause({level.tokens.last, preposition}) ? std::optional(k - 1) : std::nullopt;
    }
    return std::nullopt;
  }

  // "... to Rs 1,845 crore. It had posted a profit of Rs 1,500 crore in the same quarter of the previous year".
  [[nodiscard]] std::optional<std::uint32_t> level_in_last_sentence(std::uint32_t former) const {
    const auto [begin, end] = w_.beside(former);
    if (begin == 0 || w_.sentence(begin - 1) + 1 != w_.sentence(former)) return std::nullopt;
    for (std::uint32_t k = begin; k < end; ++k) {
      if (k != former && comparable(figure(k), figure(former)) && !is_difference(k)) return std::nullopt;
    }
    std::optional<std::uint32_t> found;
    for (std::uint32_t k = w_.beside(begin - 1).first; k < begin; ++k) {
      if (!is_level(figure(k)) || !comparable(figure(k), figure(former))) continue;
      if (found) return std::nullopt;
      found = k;
    }
    // "doubled to £640,000. The year before it had made £320,000"
    // ... "It had flown 3.6 million in the same quarter"
    if (found && !goes_on(former) && !w_.before(figure(*found), word::level) && !same_subject(*found, former))
      return std::nullopt;
    return found;
  }

  // "Last year the port handled 540,000 containers; this year it was 594,000".
  [[nodiscard]] std::optional<std::uint32_t> level_behind(std::uint32_t former) const {
    const auto [begin, end] = w_.beside(former);
    std::optional<std::uint32_t> found;
    for (std::uint32_t k = begin; k < end; ++k) {
      if (k == former || !is_level(figure(k)) || !comparable(figure(k), figure(former)) || is_difference(k)) continue;
      if (found || k < former) return std::nullopt;
      found = k;
    }
    return found;
  }

  void compare(const Levels& levels) {
    std::vector<Check> found;
    bool told = false;
    const std::uint32_t low = std::min(levels.before, levels.after), high = std::max(levels.before, levels.after);
    const std::uint32_t first = w_.beside(low).first, last = w_.beside(high).second;
    for (std::uint32_t k = std::max(first, low > nearest ? low - nearest : 0); k < std::min(last, high + nearest);
         ++k) {
      if (k != low && k != high && may_tell(k, levels)) told = read(levels, k, direction_of(k), found) || told;
    }
    if (!told) told = neighbours(levels, first, last, found);
    settle(std::move(found), checks_);
  }

  // A rate of change in the levels' own sentence, in one clause with one of them.
  [[nodiscard]] bool may_tell(std::uint32_t k, const Levels& levels) const {
    const Figure& f = figure(k);
    // "on top of the 54% increase": another one
    const std::string_view word_before =
        f.tokens.first > 0 ? d_.slice(d_.tokens[f.tokens.first - 1]) : std::string_view();
    if (word_before == "the" || has_own_base(k, levels)) return false;
    const bool points =
        f.kind == FigureKind::count && f.unit == "point" && figure(levels.after).kind == FigureKind::percent;
    const bool step =
        (change_noun(k) != nullptr || is_more(k, levels)) && f.value && comparable(f, figure(levels.after));
    if (!is_rate(f) && !points && !step) return false;
    if (f.kind != FigureKind::multiple && !tells_change(k)) return false;
    const std::uint32_t nearer = k < std::min(levels.before, levels.after)   ? std::min(levels.before, levels.after)
                                 : k > std::max(levels.before, levels.after) ? std::max(levels.before, levels.after)
                                                                             : k;
    if (w_.says(w_.gap_behind(k), word::basis)) return false;
    if (nearer == k || is_more(k, levels)) return true;
    if (w_.sentence(nearer) != w_.sentence(k)) return false;
    TokenRange gap = between(k, nearer);
    // "6 percent, or 10 percent at constant rates, to": the first is as near as the second
    if (k + 1 < nearer && w_.before(figure(k + 1), word::apposition) && between(k, k + 1).size() <= 2)
      gap = between(k + 1, nearer);
    if (gap.size() > 20 || other_level(k, nearer)) return false;
    return one_clause(gap) || one_clause_each(gap) || (k > nearer && closes_with_change(k, gap));
  }
  // "To $3,276, or $156 more".
  [[nodiscard]] bool is_more(std::uint32_t k, const Levels& levels) const {
    const TokenRange behind{figure(k).tokens.last, std::min(w_.gap_behind(k).last, figure(k).tokens.last + 2)};
    const bool last = k == std::max(levels.before, levels.after) + 1;
    return last && w_.says(behind, word::than) && w_.before(figure(k), word::apposition) &&
           w_.gap_before(k).size() <= 3;
  }
  // "By 65 percent, cutting it from": a participle opens a clause of the same subject.
  [[nodiscard]] bool one_clause_each(TokenRange gap) const {
    for (std::uint32_t t = gap.first; t + 1 < gap.last; ++t) {
      if (d_.slice(d_.tokens[t]) != ",") continue;
      const Token& verb = d_.tokens[t + 1];
      return verb.pos == Pos::verb && d_.slice(verb).ends_with("ing") && one_clause({gap.first, t}) &&
             one_clause({t + 2, gap.last});
    }
    return false;
  }
  // "Compared to 12.5 before the lanes opened in February, an improvement of 44 per cent".
  [[nodiscard]] bool closes_with_change(std::uint32_t k, TokenRange gap) const {
    const std::uint32_t words = change_noun(k) != nullptr ? 3 : change_behind(k) != nullptr ? 1 : gap.size();
    if (gap.size() <= words || has_pos(gap, {Pos::cconj})) return false;
    return d_.slice(d_.tokens[gap.last - words - 1]) == "," && d_.tokens[gap.last - words].pos == Pos::det;
  }

  // "Four times the average".
  [[nodiscard]] bool of_another(std::uint32_t i) const {
    const std::uint32_t next = figure(i).tokens.last;
    return figure(i).kind == FigureKind::multiple && next < d_.tokens.size() && d_.tokens[next].pos == Pos::det;
  }

  // "Up 14 percent from May 1989", "to 30 percent": compared with something else, or a level itself.
  [[nodiscard]] bool has_own_base(std::uint32_t k, const Levels& levels) const {
    if (w_.before(figure(k), word::reached | word::former) || of_another(k)) return true;
    if (figure(levels.after).kind == FigureKind::percent && figure(k).kind == FigureKind::percent && !figure(k).change)
      return true;
    const TokenRange behind = w_.gap_behind(k);
    const bool from = w_.says({behind.first, std::min(behind.last, behind.first + 3)}, word::former);
    const bool to_levels = k + 1 == levels.before || k + 1 == levels.after;
    if (from && !to_levels) return true;
    // a span of values is a change only where the amount stands right beside it
    return levels.before == levels.after &&
           between(std::min(k, levels.after), std::max(k, levels.after)).size() > 8 - (k > levels.after ? 4 : 0) &&
           figure(k).kind != FigureKind::multiple;
  }

  // Another figure of the measure between the two is the one that is meant.
  [[nodiscard]] bool other_level(std::uint32_t k, std::uint32_t level) const {
    for (std::uint32_t i = std::min(k, level) + 1; i < std::max(k, level); ++i) {
      if (is_level(figure(i)) && comparable(figure(i), figure(level))) return true;
    }
    return false;
  }

  // The sentence before gives the rate alone ("losses widened by 38%. It lost $84m, against $61m"), the one behind
  // comes back to it ("The reduction of 2,200 jobs, or 15 percent").
  bool neighbours(const Levels& levels, std::uint32_t first, std::uint32_t last, std::vector<Check>& found) const {
    bool told = false;
    if (last < w_.count() && w_.sentence(last) == w_.sentence(last - 1) + 1) told = returning(levels, last, found);
    if (told || first == 0 || w_.sentence(first - 1) + 1 != w_.sentence(first)) return told;
    const std::uint32_t begin = w_.beside(first - 1).first;
    std::optional<std::uint32_t> rate;
    for (std::uint32_t k = begin; k < first; ++k) {
      if (is_level(figure(k)) && comparable(figure(k), figure(levels.after)) &&
          10 * middle_of(figure(k)) > middle_of(figure(levels.after)))
        return false;
      // "from under one per cent to approaching two": the levels of another change
      if (figure(k).kind == FigureKind::percent && !figure(k).change) return false;
      if (!is_rate(figure(k)) || !figure(k).change) continue;
      if (rate || w_.says(w_.sentence_tokens(k), word::former)) return false;
      rate = k;
    }
    if (!rate) return false;
    const bool sure = (is_earlier(levels.before) && same_subject(*rate, levels.after)) || counts_again(levels, *rate);
    return (sure || (levels.before != levels.after && holds_but_for_swap(levels, *rate))) &&
           read(levels, *rate, direction_of(*rate), found);
  }

  // "Infections have tripled. There were 93 cases, up from 31": no new subject and none of its own.
  [[nodiscard]] bool counts_again(const Levels& levels, std::uint32_t rate) const {
    const TokenRange opening = w_.sentence_tokens(levels.after);
    const std::string_view first = d_.slice(d_.tokens[opening.first]);
    const bool rises = middle_of(figure(levels.after)) > middle_of(figure(levels.before));
    return levels.before != levels.after && first == "There" && w_.says(figure(levels.after).tokens, word::stand_in) &&
           direction_of(rate) == (rises ? Direction::increase : Direction::decrease);
  }

  [[nodiscard]] bool one_alone(std::uint32_t i) const {
    const auto [begin, end] = w_.beside(i);
    return begin == i && end == i + 1;
  }

  bool returning(const Levels& levels, std::uint32_t first, std::vector<Check>& found) const {
    const std::uint32_t opening = w_.sentence_tokens(first).first;
    // "The 20% reduction", "the reduction of 20%"
    const bool leads = figure(first).tokens.first == opening + 1 && is_rate(figure(first));
    // "That amounts to a 104 percent increase"
    const TokenRange gap = w_.gap_before(first);
    const bool that_is = is_rate(figure(first)) && gap.first == opening && gap.size() <= 5 &&
                         w_.says(gap, word::that_is | word::equating) && d_.tokens[opening].pos == Pos::pron;
    if (that_is) {
      const Mark* change = change_behind(first);
      return change != nullptr && one_alone(first) && read(levels, first, direction_of(first), found);
    }
    const Mark* noun = leads ? change_behind(first) : change_noun(first);
    if (noun == nullptr || (!leads && noun->first != opening + 1)) return false;
    if (d_.tokens[opening].pos != Pos::det) return false;
    const Direction direction = (noun->classes & word::fall) != 0 ? Direction::decrease : Direction::increase;
    bool told = false;
    const Figure& f = figure(first);
    if (is_rate(f)) return read(levels, first, direction, found);
    if (!is_bare(f) || !is_bare(figure(levels.after)) || comparable(f, figure(levels.after)))
      told = read(levels, first, direction, found);
    const std::uint32_t next = first + 1;
    if (next < w_.count() && is_rate(figure(next)) && w_.before(figure(next), word::apposition) &&
        between(first, next).size() <= 3)
      told = read(levels, next, direction, found) || told;
    return told;
  }

  std::vector<Check>& checks_;
};

}  // namespace

void check_comparisons(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
