// Relations between figures that no one wording ties: the figures of some sentences are tried in small equations, and
// only those that their units and their words allow are looked at.
//
//   by how much a level changed, in its own measure and in percent: "down $2.14, or 5.3 percent, ... $38.46"
//   a difference and the two amounts it is of: "a shortfall of $360,000 ... brought in $7.85 million ... $8.21 million"
//   an amount for each of a number: "240 buses at $415,000 apiece, $99.6 million"
//
// One that comes out is told. One that fails is told only where a single reading is left and one slip of the pen in one
// of its figures would mend it: figures that merely stand near each other seldom do.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/level_words.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_near = 8;       // figures to either side
constexpr std::size_t least_digits = 6;      // of a difference in all: few come out by chance
constexpr double most_apart = 3;             // levels of one thing
constexpr std::uint32_t most_sentences = 2;  // to either side

bool has_middle(const Figure& f) { return f.value && middle_of(f) > 0; }

// "Just over $390 million" is 390 to the digit it is told in.
Figure bare_of(Figure f) {
  f.modifier = Modifier::none;
  return f;
}

// A level before or after, its difference, the percentage of the difference.
bool is_step(const Three& figures) {
  const Interval level = interval_of(figures[0]), step = interval_of(figures[1]), said = interval_of(figures[2]);
  const bool fell = figures[1].change && figures[1].change->direction == Direction::decrease;
  const Interval former = fell ? sum(level, step) : difference(level, step);
  if (former.low <= 0) return false;
  return scaled(quotient(step, former), 100).meets(said) || scaled(quotient(step, level), 100).meets(said);
}

// By more than roundings of roundings make.
bool is_far(const Three& figures) {
  const double level = middle_of(figures[0]), step = middle_of(figures[1]), said = middle_of(figures[2]) / 100;
  const bool fell = figures[1].change && figures[1].change->direction == Direction::decrease;
  const double is = step / (fell ? level + step : level - step);
  return is < 0 || is > 1.05 * said || is < 0.9 * said;
}

bool is_product(const Three& figures) {
  const Interval number = interval_of(figures[0]), each = interval_of(figures[1]);
  return Interval{number.low * each.low, number.high * each.high}.meets(interval_of(figures[2]));
}

// Whether two digits of one figure swapped would make the relation hold.
bool mends(const Three& figures, bool (*holds)(const Three&)) {
  const bool told = std::all_of(figures.begin(), figures.end(), [](const Figure& f) { return f.value.has_value(); });
  return told && holds_after_swap(figures, holds);
}

class Finder : LevelWords {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : LevelWords(document, wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i + 1 < w_.count(); ++i) {
      if (is_amount(figure(i)) && figure(i).change && is_step_told(i) && figure(i + 1).kind == FigureKind::percent)
        step(i, i + 1);
      if (tells_difference(i)) between_levels(i);
      if (figure(i).kind == FigureKind::percent && figure(i).change && figure(i).unit == "%") rate(i);
      each_or_average(i);
    }
    if (w_.count() > 0) each_or_average(w_.count() - 1);
  }

 private:
  struct Candidate {
    std::vector<std::uint32_t> figures;
    bool holds = false, mended = false;
  };

  [[nodiscard]] std::uint32_t first_near(std::uint32_t i) const {
    std::uint32_t k = i;
    while (k > 0 && i - k < most_near && w_.sentence(k - 1) + most_sentences >= w_.sentence(i)) --k;
    return k;
  }
  [[nodiscard]] std::uint32_t last_near(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    while (k < w_.count() && k - i < most_near && w_.sentence(k) <= w_.sentence(i) + most_sentences) ++k;
    return k;
  }
  [[nodiscard]] TokenRange words_before(std::uint32_t i, std::uint32_t most) const {
    const TokenRange gap = w_.gap_before(i);
    return {gap.size() > most ? gap.last - most : gap.first, gap.last};
  }
  [[nodiscard]] TokenRange words_behind(std::uint32_t i, std::uint32_t most) const {
    const TokenRange gap = w_.gap_behind(i);
    return {gap.first, std::min(gap.last, gap.first + most)};
  }
  // Whether the figure is in a check already: what words say outright goes before.
  [[nodiscard]] bool taken(std::uint32_t i, CheckKind kind) const { return taken_.in_any(i, Taken::bit(kind)); }
  [[nodiscard]] bool can_be_level(std::uint32_t i, std::uint32_t of) const {
    const Figure& level = figure(i);
    return is_amount(level) && has_middle(level) && !level.change && comparable(level, figure(of)) &&
           !w_.tells_difference(level);
  }

  // The one candidate that holds, or of no more than `most` the only one that a slip would mend.
  static const Candidate* choose(const std::vector<Candidate>& candidates, std::size_t most) {
    const Candidate* mended = nullptr;
    for (const Candidate& c : candidates) {
      if (c.holds) return &c;
      if (c.mended && mended != nullptr) most = 0;
      if (c.mended) mended = &c;
    }
    return candidates.size() <= most ? mended : nullptr;
  }
  void tell(CheckKind kind, const Candidate& found, std::string detail) {
    Check check;
    check.kind = kind;
    check.verdict = found.holds ? Verdict::consistent : Verdict::inconsistent;
    for (const std::uint32_t i : found.figures) check.figures.push_back(FigureIndex{i});
    check.detail = std::move(detail);
    checks_.push_back(std::move(check));
  }

  // By how much, not from where: "down $2.14", not "from $900 million to $416 million".
  [[nodiscard]] bool is_step_told(std::uint32_t i) const {
    return std::holds_alternative<std::monostate>(figure(i).change->from) || LevelWords::is_difference(i);
  }
  // "Gained $1.87, or 2.4 percent, to settle at $79.83".
  void step(std::uint32_t amount_index, std::uint32_t rate) {
    const Figure& by = figure(amount_index);
    const TokenRange gap = between(amount_index, rate);
    if (w_.sentence(amount_index) != w_.sentence(rate) || gap.size() == 0 || gap.size() > 7 || !has_middle(by) ||
        !has_middle(figure(rate)) || figure(rate).unit != "%" || digits_of(by) < 2 ||
        w_.says({figure(rate).tokens.last, words_behind(rate, 4).last}, word::basis) ||
        !w_.says(gap, word::apposition | word::equating) || taken(rate, CheckKind::change))
      return;
    std::vector<Candidate> candidates;
    const auto [begin, end] = w_.beside(amount_index);
    for (std::uint32_t k = begin; k < end; ++k) {
      if (k == amount_index || k == rate || !can_be_level(k, amount_index)) continue;
      const Three three{figure(k), by, figure(rate)};
      const bool holds = is_step(three);
      candidates.push_back({{k, amount_index, rate}, holds, !holds && is_far(three) && mends(three, is_step)});
    }
    if (const Candidate* found = choose(candidates, 1)) {
      const double level = middle_of(figure(found->figures[0])), off = middle_of(by);
      const bool fell = by.change->direction == Direction::decrease;
      tell(CheckKind::change, *found,
           amount(by) + " to " + amount(figure(found->figures[0])) + " is " +
               shown(100 * off / (fell ? level + off : level - off), 1) + "%" +
               (found->holds ? "" : ", not " + shown(middle_of(figure(rate)), 2) + "%"));
    }
  }

  // "An increase of 1,140", "by 412 votes", "a shortfall of $360,000": not what something else had.
  [[nodiscard]] bool tells_difference(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!is_amount(f) || !f.value) return false;
    const std::uint32_t first = f.tokens.first;
    const bool by = first > w_.sentence_tokens(i).first && d_.slice(d_.tokens[first - 1]) == "by";
    constexpr word::Classes telling = word::rise | word::fall | word::margin | word::deficit | word::than |
                                      word::above | word::below | word::direction;
    if ((!f.change && !by && !w_.sentence_says(i, telling)) || !has_middle(f)) return false;
    if (is_difference(i) || w_.tells_difference(f)) return true;
    // "unseated by 412 votes"
    if (by) return true;
    return w_.says(words_before(i, 3), word::margin | word::deficit) ||
           w_.says(words_behind(i, 1), word::margin | word::deficit);
  }
  void between_levels(std::uint32_t i) {
    const Figure& by = figure(i);
    if (taken(i, CheckKind::change) || taken(i, CheckKind::sum)) return;
    std::vector<std::uint32_t> levels;
    for (std::uint32_t k = first_near(i); k < last_near(i); ++k) {
      if (k != i && can_be_level(k, i) && is_closed(figure(k))) levels.push_back(k);
    }
    std::vector<Candidate> candidates;
    for (std::size_t a = 0; a < levels.size(); ++a) {
      for (std::size_t b = a + 1; b < levels.size(); ++b) {
        const double x = middle_of(figure(levels[a])), y = middle_of(figure(levels[b]));
        if (std::min(x, y) < middle_of(by) || std::max(x, y) > most_apart * std::min(x, y) || x == y) continue;
        const Three three{figure(levels[a]), figure(levels[b]), bare_of(by)};
        const bool told =
            std::min(digits_of(figure(levels[a])), digits_of(figure(levels[b]))) >= 3 && digits_of(by) >= 2;
        const bool holds =
            digits_of(three[0]) + digits_of(three[1]) + digits_of(by) >= least_digits && checks::is_difference(three);
        candidates.push_back({{levels[a], levels[b], i}, holds, told && mends(three, checks::is_difference)});
      }
    }
    if (const Candidate* found = choose(candidates, 1)) {
      const Figure& x = figure(found->figures[0]);
      const Figure& y = figure(found->figures[1]);
      const double off = std::abs(middle_of(x) - middle_of(y));
      const bool x_first = middle_of(x) > middle_of(y);
      const double scale = off >= 1e9 ? 1e9 : off >= 1e6 ? 1e6 : 1;
      tell(CheckKind::change, *found,
           amount(x_first ? x : y) + " - " + amount(x_first ? y : x) + " = " + shown(off / scale, 3) +
               (scale == 1e9   ? " billion"
                : scale == 1e6 ? " million"
                               : "") +
               (found->holds ? "" : ", not " + amount(by)));
    }
  }

  // "Down by 19 percent since 2005. Emissions totalled 601 megatonnes. The baseline year's figure was 742 megatonnes":
  // the only two levels of one measure around, and in neither sentence another rate.
  void rate(std::uint32_t i) {
    constexpr std::size_t least_of_level = 3;
    if (!has_middle(figure(i)) || taken(i, CheckKind::change) || taken(i, CheckKind::share)) return;
    std::vector<std::uint32_t> levels;
    for (std::uint32_t k = first_near(i); k < last_near(i); ++k) {
      const Figure& f = figure(k);
      const bool level = is_amount(f) && is_closed(f) && middle_of(f) > 0 && !f.change && !f.unit.empty();
      if (!level || digits_of(f) < least_of_level || w_.tells_difference(f) || taken(k, CheckKind::change)) continue;
      levels.push_back(k);
    }
    std::vector<Candidate> candidates;
    for (std::size_t a = 0; a + 1 < levels.size(); ++a) {
      const Figure& x = figure(levels[a]);
      const Figure& y = figure(levels[a + 1]);
      if (!same_measure(x, y) || middle_of(x) == middle_of(y) || is_unnamed(x) || is_unnamed(y)) continue;
      const double off = middle_of(x) / middle_of(y);
      if (off > most_apart || off < 1 / most_apart) continue;
      const Three one{x, y, figure(i)}, other{y, x, figure(i)};
      const bool holds = is_rate_between(one) || is_rate_between(other);
      // two levels that merely stand near a rate are often of something else: a swap mends one in ten of these
      candidates.push_back({{levels[a], levels[a + 1], i}, holds, false});
    }
    if (const Candidate* found = choose(candidates, 1)) {
      const Figure& x = figure(found->figures[0]);
      const Figure& y = figure(found->figures[1]);
      const bool rises = figure(i).change->direction == Direction::increase;
      const bool x_first = (middle_of(x) < middle_of(y)) == rises;
      const double percent = 100 * (middle_of(x_first ? y : x) / middle_of(x_first ? x : y) - 1);
      tell(CheckKind::change, *found,
           amount(x_first ? x : y) + " to " + amount(x_first ? y : x) + " is " + (percent > 0 ? "+" : "") +
               shown(percent, 1) + "%" + (found->holds ? "" : ", not " + shown(middle_of(figure(i)), 2) + "%"));
    }
  }

  // "An average of 21,350", "$600 on average".
  [[nodiscard]] bool is_average(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!w_.sentence_says(i, word::average) || !is_amount(f) || !is_closed(f) || !has_middle(f) || f.change)
      return false;
    const std::uint32_t first = words_before(i, 3).first;
    return w_.says({first, f.tokens.last}, word::average) || w_.says(words_behind(i, 3), word::average);
  }
  // "The 19 matches were watched by 405,650 people, an average of 21,350": a number, told in the sentence or the one
  // before, and what it makes with the average.
  void average(std::uint32_t i) {
    const auto near = [&](std::uint32_t k) {
      return w_.sentence(k) + 1 >= w_.sentence(i) && w_.sentence(k) <= w_.sentence(i) + 1;
    };
    std::vector<Candidate> candidates;
    for (std::uint32_t n = first_near(i); n < last_near(i); ++n) {
      const Figure& number = figure(n);
      const bool counts = is_bare(number) && is_closed(number) && middle_of(number) >= 3 && !number.change;
      if (n == i || !near(n) || !counts || !number.per.empty()) continue;
      for (std::uint32_t k = first_near(i); k < last_near(i); ++k) {
        const Figure& all = figure(k);
        if (k == i || k == n || !near(k) || !has_middle(all) || !is_closed(all) || digits_of(all) < 2) continue;
        const bool alike = is_bare(figure(i)) ? is_bare(all) : all.kind == figure(i).kind && all.unit == figure(i).unit;
        const double off = middle_of(all) / (middle_of(number) * middle_of(figure(i)));
        if (!alike || off > 3 || off < 1 / 3.0) continue;
        const Three three{bare_of(number), bare_of(figure(i)), bare_of(all)};
        const bool holds = is_product(three);
        candidates.push_back({{n, i, k}, holds, !holds && std::abs(off - 1) > 0.05 && mends(three, is_product)});
      }
    }
    if (const Candidate* found = choose(candidates, 1)) {
      const Figure& number = figure(found->figures[0]);
      tell(CheckKind::implied_rate, *found,
           amount(number) + " x " + amount(figure(i)) + " = " + shown(middle_of(number) * middle_of(figure(i)), 0) +
               (found->holds ? "" : ", not " + amount(figure(found->figures[2]))));
    }
  }

  void each_or_average(std::uint32_t i) {
    if (const auto number = number_of(i)) {
      product(*number, i);
    } else if (is_average(i)) {
      average(i);
    }
  }

  // The number that an amount is told for each of: "240 buses at $415,000 apiece", "$120 for each of 260,000
  // residents", "Each of the 62 boats may land 45 tonnes", "64 kilometers ... $8.5 million per kilometer".
  [[nodiscard]] std::optional<std::uint32_t> number_of(std::uint32_t i) const {
    const Figure& each = figure(i);
    if (each.kind != FigureKind::money && each.kind != FigureKind::quantity) return std::nullopt;
    if (!has_middle(each)) return std::nullopt;
    const auto can_be = [&](std::uint32_t k) {
      const Figure& n = figure(k);
      return n.kind == FigureKind::count && has_middle(n) && middle_of(n) >= 3 && !n.change && n.per.empty();
    };
    if (!each.per.empty()) {
      for (std::uint32_t k = first_near(i); k < last_near(i); ++k) {
        if (k != i && has_middle(figure(k)) && figure(k).unit == each.per && !figure(k).change) return k;
      }
      return std::nullopt;
    }
    if (const auto unit = told_each(i)) {
      for (std::uint32_t k = i; k > w_.beside(i).first; --k) {
        if (can_be(k - 1) && figure(k - 1).unit == *unit) return k - 1;
      }
      return std::nullopt;
    }
    if (!w_.sentence_says(i, word::each)) return std::nullopt;
    if (const auto told = told_before(i); told && can_be(*told)) return told;
    if (i > 0 && w_.sentence(i - 1) == w_.sentence(i) && can_be(i - 1) &&
        (w_.says(words_before(i - 1, 5), word::each) || w_.says(words_behind(i, 1), word::each)))
      return i - 1;
    if (i + 1 < w_.count() && w_.sentence(i + 1) == w_.sentence(i) && can_be(i + 1) &&
        w_.says(between(i, i + 1), word::each))
      return i + 1;
    return std::nullopt;
  }
  // "$30 million on 12 wells, or $2.5 million per [well]", "$50,000 a [hole]": one of those counted, right behind.
  [[nodiscard]] std::optional<std::string_view> told_each(std::uint32_t i) const {
    const std::uint32_t behind = figure(i).tokens.last;
    if (behind + 1 >= w_.sentence_tokens(i).last) return std::nullopt;
    const Pos pos = d_.tokens[behind].pos;
    const Token& noun = d_.tokens[behind + 1];
    if ((pos != Pos::adp && pos != Pos::det) || noun.pos != Pos::noun || noun.lower != noun.lemma) return std::nullopt;
    return d_.slice(noun);
  }
  // "1,600 families ... Each household is to receive £1,200": the first number of the sentence before.
  [[nodiscard]] std::optional<std::uint32_t> told_before(std::uint32_t i) const {
    const std::uint32_t begin = w_.beside(i).first, opening = w_.sentence_tokens(i).first;
    if (begin != i || begin == 0 || d_.slice(d_.tokens[opening]) != "Each") return std::nullopt;
    if (d_.tokens[opening + 1].pos != Pos::noun || w_.sentence(begin - 1) + 1 != w_.sentence(i)) return std::nullopt;
    return w_.beside(begin - 1).first;
  }
  void product(std::uint32_t number, std::uint32_t each) {
    const double made = middle_of(figure(number)) * middle_of(figure(each));
    std::vector<Candidate> candidates;
    const std::uint32_t first = std::min(number, each), last = std::max(number, each);
    for (std::uint32_t k = first_near(first); k < last_near(last); ++k) {
      const Figure& all = figure(k);
      if (k == number || k == each || !has_middle(all) || all.kind != figure(each).kind || !all.per.empty()) continue;
      if (all.unit != figure(each).unit || all.change || middle_of(all) <= 2 * middle_of(figure(each))) continue;
      const double off = middle_of(all) / made;
      const Three three{bare_of(figure(number)), bare_of(figure(each)), bare_of(all)};
      const bool tenfold = std::abs(off - 10) < 0.05 || std::abs(off - 0.1) < 0.0005;
      if (off > 12 || off < 1 / 12.0) continue;
      candidates.push_back(
          {{number, each, k},
           is_product(three),
           digits_of(all) >= 2 && (tenfold || (std::abs(off - 1) > 0.02 && mends(three, is_product)))});
    }
    // with one amount that can be the whole, one digit told wrong is enough
    if (candidates.size() == 1 && !candidates.front().holds && figure(each).per.empty())
      candidates.front().mended |= slip_between(made, middle_of(figure(candidates.front().figures[2]))) != Slip::none;
    if (const Candidate* found = choose(candidates, 3)) {
      const double scale = made >= 1e9 ? 1e9 : made >= 1e6 ? 1e6 : 1;
      tell(CheckKind::implied_rate, *found,
           amount(figure(number)) + " x " + amount(figure(each)) + " = " + shown(made / scale, 3) +
               (scale == 1e9   ? " billion"
                : scale == 1e6 ? " million"
                               : "") +
               (found->holds ? "" : ", not " + amount(figure(found->figures[2]))));
    }
  }

  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_equations(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
