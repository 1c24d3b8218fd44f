// Changes that words tie together: a level, the former level, and by how much they differ, in any order.
//
// First the former levels are found ("from 44", "against £61m", "last year's 2,100", "£40m in the same quarter of the
// previous year"), then the level that each is compared with, then what may be the difference. Where several may be it
// and one comes out, that one is meant; a difference that fails is told only where it is the only one.
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "extractors/checks/change_arithmetic.hpp"
#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t nearest = 6;  // figures to either side

struct Levels {
  std::uint32_t before = 0, after = 0;
};

bool is_level(const Figure& f) { return (is_amount(f) || f.kind == FigureKind::percent) && f.value; }

bool is_rate(const Figure& f) {
  return f.value && (f.kind == FigureKind::percent || f.kind == FigureKind::points || f.kind == FigureKind::multiple ||
                     f.kind == FigureKind::fraction);
}

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (is_level(figure(i))) {
        if (const auto levels = levels_before(i)) compare(*levels);
      } else if (is_span(figure(i))) {
        compare({i, i});
      }
      more_than(i);
      two_levels(i);
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }

  // "From 22% to 31%" where no verb of change made it two figures.
  [[nodiscard]] bool is_span(const Figure& f) const {
    if (!f.low || !f.high || !(is_amount(f) || f.kind == FigureKind::percent)) return false;
    const std::string_view text = d_.slice(d_.tokens[f.tokens.first]);
    return text == "from" || text == "From";
  }

  [[nodiscard]] bool has_pos(TokenRange range, std::initializer_list<Pos> wanted) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (std::find(wanted.begin(), wanted.end(), d_.tokens[t].pos) != wanted.end()) return true;
    }
    return false;
  }
  // No verb and no conjunction: the figures at the two ends belong to one clause.
  [[nodiscard]] bool one_clause(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      const Pos pos = d_.tokens[t].pos;
      if (w_.begins(t, range.last, word::former | word::rise | word::fall) || joins_times(t)) continue;
      if (pos == Pos::verb || pos == Pos::aux || pos == Pos::cconj || pos == Pos::sconj ||
          d_.slice(d_.tokens[t]) == ";")
        return false;
    }
    return true;
  }
  // "Between March and April".
  [[nodiscard]] bool joins_times(std::uint32_t token) const {
    if (d_.time_at(token) != nullptr) return true;
    return token > 0 && token + 1 < d_.tokens.size() && d_.time_at(token - 1) != nullptr &&
           d_.time_at(token + 1) != nullptr;
  }
  [[nodiscard]] TokenRange between(std::uint32_t a, std::uint32_t b) const {
    const TokenRange x = figure(std::min(a, b)).tokens, y = figure(std::max(a, b)).tokens;
    return {std::min(x.last, y.first), y.first};
  }

  // "From 44", "compared with a revised 44": the preposition, and no verb up to the figure.
  [[nodiscard]] const Mark* preposition(std::uint32_t i) const {
    const Mark* mark = w_.last_in(w_.gap_before(i), word::former);
    if (mark == nullptr || figure(i).tokens.first - mark->last > 4) return nullptr;
    const bool apart = has_pos({mark->last, figure(i).tokens.first}, {Pos::verb, Pos::punct, Pos::adp, Pos::cconj});
    return apart ? nullptr : mark;
  }

  // "Last year's 44", "44 in the same month of last year", "a year ago, when there were 44".
  [[nodiscard]] bool is_earlier(std::uint32_t i) const {
    const TokenRange behind = w_.gap_behind(i);
    const Mark* after = w_.first_in({behind.first, std::min(behind.last, behind.first + 7)}, word::earlier);
    if (after != nullptr && one_clause({behind.first, after->first})) return true;
    const Mark* mark = w_.last_in(w_.gap_before(i), word::earlier);
    return mark != nullptr && figure(i).tokens.first - mark->last <= 5 &&
           !w_.says({mark->last, figure(i).tokens.first}, word::former | word::level);
  }

  // The level that the figure is the former one of.
  [[nodiscard]] std::optional<Levels> levels_before(std::uint32_t former) const {
    if (!w_.sentence_says(former, word::former | word::earlier) || is_difference(former)) return std::nullopt;
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

  // "From 44 to 38".
  [[nodiscard]] std::optional<std::uint32_t> next_level(std::uint32_t former) const {
    const std::uint32_t next = former + 1;
    if (next >= w_.count() || w_.sentence(next) != w_.sentence(former)) return std::nullopt;
    const bool follows = between(former, next).size() <= 6 && w_.before(figure(next), word::level) &&
                         comparable(figure(former), figure(next)) && is_level(figure(next));
    const bool fits = follows && !w_.says(between(former, next), word::former);
    return fits ? std::optional(next) : std::nullopt;
  }

  // "To 38 from 44", "38, against 44 a year earlier": the nearest of its measure before it.
  [[nodiscard]] std::optional<std::uint32_t> level_in_sentence(std::uint32_t former, std::uint32_t preposition) const {
    const std::uint32_t begin = w_.beside(former).first;
    for (std::uint32_t k = former; k > begin && former - k < nearest; --k) {
      const Figure& level = figure(k - 1);
      if (!is_level(level) || !comparable(level, figure(former))) continue;
      if (this->preposition(k - 1) != nullptr || is_difference(k - 1)) return std::nullopt;
      if (level.tokens.first > 0 && d_.slice(d_.tokens[level.tokens.first - 1]) == "by") return std::nullopt;
      const bool near = preposition - level.tokens.last <= 16 && !has_pos(between(k - 1, former), {Pos::cconj});
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

  // The figure's sentence opens with a pronoun: "It", "That compares".
  [[nodiscard]] bool goes_on(std::uint32_t i) const {
    const TokenRange tokens = w_.sentence_tokens(i);
    if (d_.tokens[tokens.first].pos == Pos::pron) return true;
    return d_.tokens[tokens.first].pos == Pos::det && tokens.size() > 1 && d_.tokens[tokens.first + 1].pos == Pos::verb;
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

  [[nodiscard]] bool same_subject(std::uint32_t a, std::uint32_t b) const {
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

  // Says by how much: "up 5%", "5 more", "a rise of 5".
  [[nodiscard]] bool is_difference(std::uint32_t i) const {
    const Figure& f = figure(i);
    const TokenRange behind{f.tokens.last, std::min(w_.gap_behind(i).last, f.tokens.last + 2)};
    return w_.says(behind, word::than) || change_noun(i) != nullptr || change_behind(i) != nullptr;
  }
  // "The reduction of": the noun before the figure.
  [[nodiscard]] const Mark* change_noun(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    if (gap.size() < 2 || d_.slice(d_.tokens[gap.last - 1]) != "of") return nullptr;
    return w_.last_in({gap.last - 2, gap.last - 1}, word::rise | word::fall);
  }

  // The word right behind that makes the figure a change: "a 20% jump", "5 percent more".
  [[nodiscard]] const Mark* change_behind(std::uint32_t i) const {
    const TokenRange behind = w_.gap_behind(i);
    return w_.first_in({behind.first, std::min(behind.last, behind.first + 2)}, word::rise | word::fall);
  }
  [[nodiscard]] std::optional<Direction> direction_of(std::uint32_t i) const {
    if (figure(i).change) return figure(i).change->direction;
    const Mark* mark = change_behind(i);
    if (mark == nullptr) mark = change_noun(i);
    if (mark == nullptr) return std::nullopt;
    return (mark->classes & word::fall) != 0 ? Direction::decrease : Direction::increase;
  }
  [[nodiscard]] bool tells_change(std::uint32_t i) const {
    return figure(i).change || change_behind(i) != nullptr || change_noun(i) != nullptr;
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
    settle(std::move(found));
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
    const bool step = change_noun(k) != nullptr && f.value && comparable(f, figure(levels.after));
    if (!is_rate(f) && !points && !step) return false;
    if (f.kind != FigureKind::multiple && !tells_change(k)) return false;
    const std::uint32_t nearer = k < std::min(levels.before, levels.after)   ? std::min(levels.before, levels.after)
                                 : k > std::max(levels.before, levels.after) ? std::max(levels.before, levels.after)
                                                                             : k;
    if (w_.says(w_.gap_behind(k), word::basis)) return false;
    if (nearer == k) return true;
    if (w_.sentence(nearer) != w_.sentence(k)) return false;
    TokenRange gap = between(k, nearer);
    // "6 percent, or 10 percent at constant rates, to": the first is as near as the second
    if (k + 1 < nearer && w_.before(figure(k + 1), word::apposition) && between(k, k + 1).size() <= 2)
      gap = between(k + 1, nearer);
    return gap.size() <= 20 && one_clause(gap) && !other_level(k, nearer);
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

  bool read(const Levels& levels, std::uint32_t amount, std::optional<Direction> direction,
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

  // The sentence before gives the rate alone ("losses widened by 38%. It lost $84m, against $61m"), the one behind
  // comes back to it ("The reduction of 2,200 jobs, or 15 percent").
  bool neighbours(const Levels& levels, std::uint32_t first, std::uint32_t last, std::vector<Check>& found) const {
    bool told = false;
    if (last < w_.count() && w_.sentence(last) == w_.sentence(last - 1) + 1) told = returning(levels, last, found);
    if (told || first == 0 || w_.sentence(first - 1) + 1 != w_.sentence(first)) return told;
    const std::uint32_t begin = w_.beside(first - 1).first;
    std::optional<std::uint32_t> rate;
    for (std::uint32_t k = begin; k < first; ++k) {
      if (is_level(figure(k)) && comparable(figure(k), figure(levels.after))) return false;
      // "from under one per cent to approaching two": the levels of another change
      if (figure(k).kind == FigureKind::percent && !figure(k).change) return false;
      if (!is_rate(figure(k)) || !figure(k).change) continue;
      if (rate || w_.says(w_.sentence_tokens(k), word::former)) return false;
      rate = k;
    }
    if (!rate) return false;
    const bool sure = is_earlier(levels.before) && same_subject(*rate, levels.after);
    return (sure || (levels.before != levels.after && holds_but_for_swap(levels, *rate))) &&
           read(levels, *rate, direction_of(*rate), found);
  }

  // What only stands near may be a change of something else: by chance it hardly comes out.
  [[nodiscard]] bool holds_but_for_swap(const Levels& levels, std::uint32_t rate) const {
    if (figure(rate).kind != FigureKind::percent) return false;
    return checks::holds_but_for_swap({figure(levels.before), figure(levels.after), figure(rate)}, is_rate_between);
  }

  bool returning(const Levels& levels, std::uint32_t first, std::vector<Check>& found) const {
    const std::uint32_t opening = w_.sentence_tokens(first).first;
    // "The 20% reduction", "the reduction of 20%"
    const bool leads = figure(first).tokens.first == opening + 1 && is_rate(figure(first));
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

  // "2,500, 400 more than last year's 2,100", "£7,130 more than a year ago, when they paid £224,320".
  void more_than(std::uint32_t amount) {
    const Figure& f = figure(amount);
    if (!f.value || !(is_amount(f) || f.kind == FigureKind::percent || f.kind == FigureKind::fraction)) return;
    const TokenRange behind = w_.gap_behind(amount);
    const Mark* word = w_.first_in({behind.first, std::min(behind.last, behind.first + 2)}, word::than);
    const bool than = word != nullptr && w_.says({word->last, std::min(behind.last, word->last + 4)}, word::than_word);
    // "up 5 percent on last season's 18,000"
    const bool on = f.change && behind.size() > 0 && d_.slice(d_.tokens[behind.first]) == "on";
    if (!than && !on) return;
    const std::uint32_t former = amount + 1;
    if (former >= w_.count() || w_.sentence(former) != w_.sentence(amount) || behind.size() > 14) return;
    const auto found_level = level_of_difference(amount);
    if (!found_level) return;
    const std::uint32_t level = *found_level;
    const Figure& b = figure(former);
    const Figure& a = figure(level);
    if (!is_level(a) || !is_level(b) || !comparable(a, b) || is_difference(former)) return;
    if (!is_rate(f) && !comparable(f, a)) return;
    // whatever "the 96,000" or "the average of 82" is, the difference is from it
    const bool known =
        is_earlier(former) || (than && has_pos(behind, {Pos::det}) &&
                               !has_pos({word->last, b.tokens.first}, {Pos::verb, Pos::aux, Pos::punct}));
    // "1,205 more than Mr Hale, who took 8,216": told where it holds, or but for a slip
    const bool rival = than && !is_rate(f) && (holds_or_slips(level, former, amount));
    if (!known && !rival) return;
    const bool falls = than ? (word->classes & word::fall) != 0 : f.change->direction == Direction::decrease;
    std::vector<Check> found;
    read({former, level}, amount, falls ? Direction::decrease : Direction::increase, found);
    settle(std::move(found));
  }
  [[nodiscard]] bool tells_time(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (d_.time_at(t) != nullptr) return true;
    }
    return false;
  }
  [[nodiscard]] bool holds_or_slips(std::uint32_t level, std::uint32_t former, std::uint32_t amount) const {
    const double difference = std::abs(middle_of(figure(level)) - middle_of(figure(former)));
    return difference == middle_of(figure(amount)) || slip_between(difference, middle_of(figure(amount))) != Slip::none;
  }
  // The level right before the difference, or that of the sentence before ("That is 20 percent more than").
  [[nodiscard]] std::optional<std::uint32_t> level_of_difference(std::uint32_t amount) const {
    if (amount == 0) return std::nullopt;
    const std::uint32_t level = amount - 1;
    if (w_.sentence(level) == w_.sentence(amount))
      return between(level, amount).size() <= 14 ? std::optional(level) : std::nullopt;
    const TokenRange gap = w_.gap_before(amount);
    const bool that_is = w_.sentence(level) + 1 == w_.sentence(amount) && gap.size() <= 4 &&
                         w_.says(gap, word::that_is) && w_.beside(level).first == level;
    return that_is ? std::optional(level) : std::nullopt;
  }

  // "It treated 48,200 patients in 2016. Last year the number was 53,700, an increase of 11.4 per cent."
  void level_of_last_sentence(std::uint32_t amount) {
    const std::uint32_t after = amount - 1, first = w_.beside(amount).first;
    if (change_noun(amount) == nullptr || after != first || first == 0) return;
    if (w_.sentence(first - 1) + 1 != w_.sentence(first) || !is_level(figure(after))) return;
    if (between(after, amount).size() > 8 || !one_clause(between(after, amount))) return;
    std::optional<std::uint32_t> before;
    for (std::uint32_t k = w_.beside(first - 1).first; k < first; ++k) {
      if (!is_level(figure(k)) || !comparable(figure(k), figure(after))) continue;
      if (before) return;
      before = k;
    }
    if (!before || !holds_but_for_swap({*before, after}, amount)) return;
    std::vector<Check> found;
    read({*before, after}, amount, direction_of(amount), found);
    settle(std::move(found));
  }

  // "2,300 at the end of 2010 and 2,760 a year later, 20 percent more": the difference ends the sentence or clause.
  void two_levels(std::uint32_t amount) {
    const Figure& f = figure(amount);
    if (f.kind != FigureKind::percent || !f.value || !tells_change(amount) || amount < 2) return;
    const Mark* word = change_behind(amount);
    const bool more = word != nullptr && (word->classes & word::than) != 0;
    const std::uint32_t last = word != nullptr ? word->last : f.tokens.last;
    level_of_last_sentence(amount);
    const TokenRange gap = w_.gap_before(amount);
    const bool closes = last >= d_.tokens.size() || d_.tokens[last].is(token_flag::punctuation);
    const bool opens =
        gap.size() >= 1 && gap.size() <= 12 && has_pos(gap, {Pos::punct}) && (more || change_noun(amount) || word);
    if (!closes || !opens || amount < 2) return;
    // what tells the two levels apart must be a time
    if (!tells_time({figure(amount - 2).tokens.last, f.tokens.first})) return;
    const std::uint32_t begin = w_.beside(amount).first;
    const std::uint32_t after = amount - 1, before = amount - 2;
    if (before < begin || !is_level(figure(before)) || !is_level(figure(after))) return;
    if (figure(after).kind == FigureKind::percent) return;
    if (!comparable(figure(before), figure(after)) || preposition(after) || preposition(before) || is_earlier(after))
      return;
    for (std::uint32_t k = begin; k < before; ++k) {
      if (comparable(figure(k), figure(after))) return;
    }
    std::vector<Check> found;
    read({before, after}, amount, direction_of(amount), found);
    settle(std::move(found));
  }

  void settle(std::vector<Check> found) {
    const auto holds = [](const Check& c) { return c.verdict == Verdict::consistent; };
    const bool any = std::any_of(found.begin(), found.end(), holds);
    const auto fails =
        std::count_if(found.begin(), found.end(), [](const Check& c) { return c.verdict == Verdict::inconsistent; });
    for (Check& check : found) {
      if (check.verdict == Verdict::inconsistent && (any ? !repeats_level(check) : fails > 1)) continue;
      checks_.push_back(std::move(check));
    }
  }
  // Of the amount and its percentage, both told of one pair, each may fail alone.
  [[nodiscard]] bool repeats_level(const Check& check) const {
    return !is_rate(figure(static_cast<std::uint32_t>(at(check.figures.back()))));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_comparisons(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
