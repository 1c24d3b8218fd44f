// Changes told over sentences: "dropped by 11% last year ... 1,602 people had died in 2011, as against 1,800 the year
// before", "has shrunk by 37% ... weighed in 58,000 tonnes. A year ago the same farms delivered 92,000".
//
// No wording ties the rate to its levels. What ties them is that they are all there is: in the sentences around the
// rate there is one pair of amounts of one measure of which one is the former by its words, its time or its tense, and
// no other rate. Where a pair comes out it is told; where none does, only the single pair is.
#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "extractors/checks/change_arithmetic.hpp"
#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/level_words.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_sentences = 2;  // from the rate to either level
constexpr std::uint32_t most_figures = 10;   // the same in figures

class Finder : LevelWords {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : LevelWords(document, wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (is_told_rate(i) && !taken(i)) read_rate(i);
    }
  }

 private:
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, Taken::bit(CheckKind::change) | Taken::bit(CheckKind::share));
  }
  // A rate that no words behind it measure by something else.
  [[nodiscard]] bool is_told_rate(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!(is_rate(f) || is_points(f)) || !is_closed_rate(f) || is_level_reached(i)) return false;
    if (!tells_change(i) && !is_named_change(i) && !is_value_lost(i) && !(is_points(f) && is_difference(i)))
      return false;
    const TokenRange behind = w_.gap_behind(i);
    if (w_.says(behind, word::basis)) return false;
    const Mark* base = w_.first_in({behind.first, std::min(behind.last, behind.first + 4)}, word::former);
    // "from a year earlier" names the former time alone, "from the previous record of $56 billion" the former level
    return base == nullptr || w_.says({base->last, std::min(behind.last, base->last + 4)}, word::earlier) ||
           tells_level(i, behind);
  }
  [[nodiscard]] bool tells_level(std::uint32_t i, TokenRange behind) const {
    constexpr std::uint32_t longest = 8;  // tokens up to the level
    return i + 1 < w_.count() && w_.sentence(i + 1) == w_.sentence(i) && behind.size() <= longest &&
           can_be_level(i + 1);
  }
  static bool is_points(const Figure& f) {
    return f.kind == FigureKind::points || (f.kind == FigureKind::count && f.unit == "point");
  }
  static bool is_closed_rate(const Figure& f) {
    return is_closed(f) || (f.kind != FigureKind::percent && f.value.has_value());
  }
  // "To 11.3%".
  [[nodiscard]] bool is_level_reached(std::uint32_t i) const {
    return figure(i).kind == FigureKind::percent && w_.before(figure(i), word::reached | word::former);
  }
  // "Lost a fifth of their value".
  [[nodiscard]] bool is_value_lost(std::uint32_t i) const {
    const TokenRange behind = w_.gap_behind(i), gap = w_.gap_before(i);
    return behind.size() >= 3 && gap.size() > 0 && d_.tokens[gap.last - 1].pos == Pos::verb &&
           d_.slice(d_.tokens[behind.first]) == "of" && d_.slice(d_.tokens[behind.first + 2]) == "value";
  }
  // "The decline, 4.5%, was the fourth".
  [[nodiscard]] bool is_named_change(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    if (figure(i).kind != FigureKind::percent || gap.size() < 2) return false;
    const Mark* mark = w_.last_in(gap, word::rise | word::fall);
    return mark != nullptr && mark->last + 1 == gap.last && d_.slice(d_.tokens[mark->last]) == "," &&
           d_.tokens[mark->first].pos == Pos::noun;
  }

  [[nodiscard]] bool near(std::uint32_t k, std::uint32_t i) const {
    const std::uint32_t a = w_.sentence(std::min(i, k)), b = w_.sentence(std::max(i, k));
    return b - a <= most_sentences;
  }
  [[nodiscard]] bool can_be_level(std::uint32_t k) const {
    const Figure& f = figure(k);
    if (!is_amount(f) || !is_closed(f) || middle_of(f) <= 0 || is_points(f)) return false;
    if (is_bare(f) && middle_of(f) < 20) return false;
    if (w_.tells_difference(f) || LevelWords::is_difference(k)) return false;
    if (f.tokens.first > 0 && d_.slice(d_.tokens[f.tokens.first - 1]) == "by") return false;
    return true;
  }

  // "At 31 percent", "to 11.3%": a level, not by how much.
  [[nodiscard]] bool can_be_percentage(std::uint32_t k) const {
    const Figure& f = figure(k);
    return f.kind == FigureKind::percent && f.value && (!f.change || is_level_reached(k)) && !is_difference(k);
  }

  // The past perfect of the figure's clause: "It had stood at", "There had been".
  [[nodiscard]] bool in_past_perfect(std::uint32_t k) const {
    const TokenRange gap = w_.gap_before(k);
    const std::uint32_t first = gap.size() > 10 ? gap.last - 10 : gap.first;
    for (std::uint32_t t = gap.last; t > first; --t) {
      const std::string_view word = d_.slice(d_.tokens[t - 1]);
      if (word == "had") return d_.tokens[t - 1].pos == Pos::aux;
      if (d_.tokens[t - 1].pos == Pos::sconj) return false;
    }
    return false;
  }
  // The figure's time lies before the other's: both told to the same unit.
  [[nodiscard]] bool is_before_in_time(std::uint32_t k, std::uint32_t other) const {
    if (!figure(k).time || !figure(other).time) return false;
    const std::string& a = d_.times[at(*figure(k).time)].value;
    const std::string& b = d_.times[at(*figure(other).time)].value;
    const auto is_date = [](const std::string& value) {
      return value.size() >= 4 && value[0] >= '1' && value[0] <= '2';
    };
    return is_date(a) && is_date(b) && a.substr(0, 4) < b.substr(0, 4);
  }
  // Two times that differ say more than the words beside, which may belong to the other.
  [[nodiscard]] bool is_former(std::uint32_t k, std::uint32_t other) const {
    if (is_before_in_time(k, other) || is_before_in_time(other, k)) return is_before_in_time(k, other);
    return preposition(k) != nullptr || is_earlier(k) || opens_earlier(k) ||
           (in_past_perfect(k) && !in_past_perfect(other));
  }
  // "Compared with 141,951 sold by its rival": words of comparison alone name no former level.
  [[nodiscard]] bool is_former_for_sure(std::uint32_t k, std::uint32_t other) const {
    return is_before_in_time(k, other) || is_earlier(k) || opens_earlier(k) || in_past_perfect(k);
  }
  // "Back then it stood at 31 percent".
  [[nodiscard]] bool opens_earlier(std::uint32_t k) const {
    const TokenRange gap = w_.gap_before(k);
    if (gap.first != w_.sentence_tokens(k).first || gap.size() > 8) return false;
    const Mark* mark = w_.first_in(gap, word::earlier);
    return mark != nullptr && mark->first <= gap.first + 1;
  }

  // "From 337 to 298": a clause of its own, with its own subject and perhaps its own rate.
  [[nodiscard]] bool spans_clause(std::uint32_t a, std::uint32_t b) const {
    const Mark* mark = preposition(a);
    return mark != nullptr && d_.slice(d_.tokens[mark->first]) == "from" && w_.sentence(a) == w_.sentence(b);
  }
  // "85,000 tonnes ... A year ago the farms delivered 92,000": the measure is told once.
  [[nodiscard]] bool is_untold(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = figure(a);
    const Figure& y = figure(b);
    return x.kind == FigureKind::number && x.unit.empty() && middle_of(x) >= 1000 && y.kind == FigureKind::quantity &&
           middle_of(x) < 2 * middle_of(y) && middle_of(y) < 2 * middle_of(x);
  }
  [[nodiscard]] std::optional<Levels> pair_of(std::uint32_t a, std::uint32_t b, double most_apart) const {
    const Figure& x = figure(a);
    const Figure& y = figure(b);
    if (!(comparable(x, y) || is_untold(a, b) || is_untold(b, a)) || middle_of(x) == middle_of(y)) return std::nullopt;
    const double off = std::max(middle_of(x) / middle_of(y), middle_of(y) / middle_of(x));
    if (off > most_apart) return std::nullopt;
    const bool first = is_former(a, b), second = is_former(b, a);
    if (first == second) return std::nullopt;
    return first ? Levels{a, b} : Levels{b, a};
  }

  // How far apart the levels of a rate may be, the larger by the smaller.
  [[nodiscard]] double apart_by(std::uint32_t rate) const {
    constexpr double usual = 3, slack = 1.5, whole = 100;
    if (figure(rate).kind != FigureKind::percent) return usual;
    const double share = middle_of(figure(rate)) / whole;
    const bool falls = direction_of(rate) == Direction::decrease;
    const double expected = falls ? (share < 1 ? 1 / (1 - share) : usual) : 1 + share;
    return std::max(usual, slack * expected);
  }

  void read_rate(std::uint32_t i) {
    // "eight times more likely" compares two things, "by 8 points" two percentages
    if (figure(i).kind == FigureKind::multiple && !figure(i).change) return;
    const double most_apart = is_points(figure(i)) ? 1e3 : figure(i).kind == FigureKind::multiple ? 12 : apart_by(i);
    std::vector<std::uint32_t> levels;
    const std::uint32_t begin = i > most_figures ? i - most_figures : 0;
    const std::uint32_t end = std::min(w_.count(), i + most_figures);
    for (std::uint32_t k = begin; k < end; ++k) {
      if (k == i || !near(k, i)) continue;
      if (is_rival(k)) return;
      if (is_points(figure(i)) ? can_be_percentage(k) : can_be_level(k)) levels.push_back(k);
    }
    std::vector<Levels> pairs;
    for (std::size_t a = 0; a < levels.size(); ++a) {
      for (std::size_t b = a + 1; b < levels.size(); ++b) {
        if (const auto pair = pair_of(levels[a], levels[b], most_apart)) pairs.push_back(*pair);
      }
    }
    // of several, those that have a level beside the rate
    const auto beside_rate = [&](const Levels& pair) {
      return w_.sentence(pair.before) == w_.sentence(i) || w_.sentence(pair.after) == w_.sentence(i);
    };
    if (pairs.size() > 1 && std::any_of(pairs.begin(), pairs.end(), beside_rate))
      pairs.erase(std::remove_if(pairs.begin(), pairs.end(), [&](const Levels& pair) { return !beside_rate(pair); }),
                  pairs.end());
    keep_nearest(pairs);
    tell(pairs, levels, i);
  }
  // Of several those whose two levels stand nearest each other.
  void keep_nearest(std::vector<Levels>& pairs) const {
    const auto apart = [&](const Levels& pair) {
      return std::max(pair.before, pair.after) - std::min(pair.before, pair.after);
    };
    if (pairs.size() < 2) return;
    std::uint32_t least = apart(pairs.front());
    for (const Levels& pair : pairs) least = std::min(least, apart(pair));
    pairs.erase(std::remove_if(pairs.begin(), pairs.end(), [&](const Levels& pair) { return apart(pair) > least; }),
                pairs.end());
  }
  // Another rate of change may be that of the pair.
  [[nodiscard]] bool is_rival(std::uint32_t k) const {
    const Figure& f = figure(k);
    return is_rate(f) && (f.change || tells_change(k)) && !is_level_reached(k);
  }

  void tell(const std::vector<Levels>& pairs, const std::vector<std::uint32_t>& levels, std::uint32_t rate) {
    std::optional<Check> failing;
    for (const Levels& pair : pairs) {
      auto check = change_check(d_, {pair.before, pair.after, rate, direction_of(rate), true});
      if (!check) continue;
      if (check->verdict == Verdict::consistent) return checks_.push_back(std::move(*check));
      if (check->verdict == Verdict::inconsistent) failing = std::move(check);
    }
    if (pairs.size() != 1 || !failing) return;
    const Levels& pair = pairs.front();
    if (!in_one_place(std::min({pair.before, pair.after, rate}), std::max({pair.before, pair.after, rate}))) return;
    if (spans_clause(pair.before, pair.after) || !is_former_for_sure(pair.before, pair.after)) return;
    if (is_alone(pair, levels, rate)) checks_.push_back(std::move(*failing));
  }
  // The items of a list, a paragraph each, are things of their own.
  [[nodiscard]] bool in_one_place(std::uint32_t first, std::uint32_t last) const {
    return d_.sentences[w_.sentence(last)].paragraph <= d_.sentences[w_.sentence(first)].paragraph + 1;
  }
  // No other amount of the measure that could be one of the two stands among the three. Told with "more than", one may
  // be the level itself, in round figures.
  [[nodiscard]] bool is_alone(const Levels& pair, const std::vector<std::uint32_t>& levels, std::uint32_t rate) const {
    const Figure& before = figure(pair.before);
    if (taken(pair.before) || taken(pair.after) || !is_closed(figure(pair.after)) || !is_closed(before)) return false;
    const auto [low, high] = std::minmax({pair.before, pair.after, rate});
    const std::uint32_t first = w_.beside(low).first, last = w_.beside(high).second;
    return std::none_of(levels.begin(), levels.end(), [&](std::uint32_t k) {
      if (k == pair.before || k == pair.after || k < first || k >= last) return false;
      const double off = middle_of(figure(k)) / middle_of(before);
      return comparable(figure(k), before) && off < 3 && off > 0.33 && is_closed(figure(k));
    });
  }

  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_nearby_changes(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
