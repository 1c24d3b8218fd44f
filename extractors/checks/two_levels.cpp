// Two levels and by how much they differ, tied by being all there is: "61,200 tickets, 20 per cent more than the 51,000
// it had hoped for"; "stood at 6.1 metres, up from 4.7. The river rose 1.4 metres"; "made 36,000 in 2015. Output has
// doubled to 72,000".
//
// A figure says by how much something differs; in its sentence, or that and a neighbour, two amounts of one measure
// are told and no other figure of difference. Which is the former follows from the direction. What comes out is told;
// what does not, where words bind the pair to the difference or a slip of the pen would mend it.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "extractors/checks/change_arithmetic.hpp"
#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/level_words.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_figures = 8;  // from the difference to either level
constexpr double least_level = 10;         // smaller numbers differ by anything by chance
constexpr double most_apart = 25;          // one level to the other

bool is_percentage(const Figure& f) { return f.kind == FigureKind::percent; }

// Before, after, difference.
bool holds_multiple(const Three& three) {
  const double is = middle_of(three[1]) / middle_of(three[0]), said = middle_of(three[2]);
  return std::abs(is / said - 1) <= 0.08;
}

class Finder : LevelWords {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : LevelWords(document, wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (tells_difference(i) && !taken(i)) read(i);
    }
  }

 private:
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, static_cast<std::uint8_t>(~(Taken::bit(CheckKind::implied_rate))));
  }
  [[nodiscard]] bool is_reached(std::uint32_t i) const { return w_.before(figure(i), word::reached | word::former); }
  // "Rose by 320,000", "96,000 fewer than", "three times the 700", "55 percent over its capacity".
  [[nodiscard]] bool tells_difference(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!f.value || (f.modifier != Modifier::none && f.modifier != Modifier::about)) return false;
    if (f.kind == FigureKind::multiple) return middle_of(f) > 1 || f.change;
    if (f.kind == FigureKind::points) return true;
    if (f.kind == FigureKind::fraction) return f.change.has_value();
    if (is_percentage(f)) return (f.change || LevelWords::is_difference(i) || is_over(i)) && !is_reached(i);
    if (!is_amount(f)) return false;
    return (f.change && !is_reached(i)) || w_.tells_difference(f) || change_noun(i) != nullptr || is_named_change(i);
  }
  // "A $13.6 million cut".
  [[nodiscard]] bool is_named_change(std::uint32_t i) const {
    const std::uint32_t first = figure(i).tokens.first;
    return change_behind(i) != nullptr && first > 0 && d_.tokens[first - 1].pos == Pos::det;
  }
  [[nodiscard]] bool can_be_level(std::uint32_t k, std::uint32_t difference) const {
    const Figure& f = figure(k);
    const Figure& d = figure(difference);
    if (!f.value || !is_closed(f) || middle_of(f) <= 0 || tells_difference(k)) return false;
    if (d.kind == FigureKind::points) return is_percentage(f);
    if (!is_amount(f)) return false;
    if (is_bare(f) && middle_of(f) < least_level) return false;
    if (f.tokens.first > 0 && word_at(f.tokens.first - 1) == "by") return false;
    return is_rate(d) || are_comparable(k, difference);
  }
  // "20 billion more than this year's 520 billion": the unit is told once.
  [[nodiscard]] static bool goes_unsaid(const Figure& x, const Figure& y) {
    constexpr double large = 100;
    return x.kind == FigureKind::number && x.unit.empty() && middle_of(x) >= large &&
           (y.kind == FigureKind::money || y.kind == FigureKind::quantity);
  }
  // Guests are people too.
  [[nodiscard]] bool are_comparable(std::uint32_t a, std::uint32_t b) const {
    const Figure& x = figure(a);
    const Figure& y = figure(b);
    if (comparable(x, y) || goes_unsaid(x, y) || goes_unsaid(y, x)) return true;
    constexpr double many = 100;
    const bool counts = x.kind == FigureKind::count && y.kind == FigureKind::count;
    return counts && middle_of(x) > many && middle_of(y) > many && (x.unit == "person" || y.unit == "person");
  }

  // As many as matter: of three no two are all there is.
  struct Few {
    std::array<std::uint32_t, 3> figures{};
    std::size_t count = 0;
    void add(std::uint32_t figure) {
      if (count < figures.size()) figures[count++] = figure;
    }
  };
  void read(std::uint32_t i) {
    const auto [first, last] = w_.beside(i);
    Few levels;
    if (!collect(first, last, i, levels)) return;
    if (levels.count < 2) {
      // the sentence before goes first: a difference is told of what was told
      const std::size_t here = levels.count;
      if (first > 0 && w_.sentence(first - 1) + 1 == w_.sentence(i)) {
        const auto [begin, end] = w_.beside(first - 1);
        if (!collect(begin, end, i, levels)) return;
      }
      if (levels.count == here && last < w_.count() && w_.sentence(last) == w_.sentence(i) + 1) {
        const auto [begin, end] = w_.beside(last);
        if (!collect(begin, end, i, levels)) return;
      }
    }
    if (levels.count != 2 || !are_comparable(levels.figures[0], levels.figures[1])) return;
    settle(i, std::min(levels.figures[0], levels.figures[1]), std::max(levels.figures[0], levels.figures[1]));
  }
  // False where another figure of difference stands among them.
  bool collect(std::uint32_t begin, std::uint32_t end, std::uint32_t i, Few& levels) const {
    if (end - begin > most_figures) return false;
    for (std::uint32_t k = begin; k < end; ++k) {
      if (k == i) continue;
      if (tells_difference(k)) return false;
      if (can_be_level(k, i)) levels.add(k);
    }
    return true;
  }

  [[nodiscard]] std::optional<Direction> direction(std::uint32_t i) const {
    if (const auto told = direction_of(i)) return told;
    const TokenRange behind = w_.gap_behind(i);
    const Mark* mark = w_.first_in({behind.first, std::min(behind.last, behind.first + 2)},
                                   word::rise | word::fall | word::above | word::below);
    if (mark == nullptr) return std::nullopt;
    return (mark->classes & (word::fall | word::below)) != 0 ? Direction::decrease : Direction::increase;
  }

  void settle(std::uint32_t i, std::uint32_t a, std::uint32_t b) {
    const Figure& d = figure(i);
    const double x = middle_of(figure(a)), y = middle_of(figure(b));
    if (x == y || x > most_apart * y || y > most_apart * x || taken(a) || taken(b)) return;
    const Shape form = shape(i, a, b);
    if (form == Shape::none) return;
    const std::optional<Direction> way =
        d.kind == FigureKind::multiple ? (middle_of(d) < 1 ? Direction::decrease : Direction::increase) : direction(i);
    const bool falls = way && *way == Direction::decrease;
    // which is the former is told, or follows from the way
    const bool told = form == Shape::from || form == Shape::reached || form == Shape::later;
    const bool in_order = told ? is_former_level(a, b) : (x < y) != falls;
    const Levels levels = in_order ? Levels{a, b} : Levels{b, a};
    auto check = change_check(d_, {levels.before, levels.after, i, way, true});
    if (!check || check->verdict == Verdict::unverifiable) return;
    if (check->verdict == Verdict::inconsistent) {
      const bool worded = form == Shape::than || form == Shape::from;
      const std::uint32_t first = std::min(a, i), last = std::max(b, i);
      const bool apart = d_.sentences[w_.sentence(first)].paragraph != d_.sentences[w_.sentence(last)].paragraph;
      const Slip slip = slip_of(levels, i);
      if (apart || (!worded && slip == Slip::none)) return;
      // "It also has $190 million, a rise of $75 million": money of the sentence before may be for another thing
      const bool told_apart = form == Shape::apposed && w_.sentence(a) != w_.sentence(b);
      if (told_apart && slip != Slip::swap && !is_bare(d)) return;
    }
    checks_.push_back(std::move(*check));
  }
  [[nodiscard]] Slip slip_of(const Levels& levels, std::uint32_t i) const {
    const Three three{figure(levels.before), figure(levels.after), figure(i)};
    bool (*holds)(const Three&) = figure(i).kind == FigureKind::multiple ? holds_multiple
                                  : is_percentage(figure(i))             ? is_rate_between
                                                                         : checks::is_difference;
    if (holds_after_swap(three, holds)) return Slip::swap;
    return holds_after_digit(three, holds) ? Slip::digit : Slip::none;
  }
  // "20 per cent more than the 51,000 it had hoped for", "three times the 700 of last year": the level that is next.
  [[nodiscard]] bool is_than(std::uint32_t i, std::uint32_t b) const {
    if (b != i + 1 || w_.sentence(b) != w_.sentence(i)) return false;
    const TokenRange gap{figure(i).tokens.last, figure(b).tokens.first};
    if (figure(i).kind == FigureKind::multiple) {
      if (figure(i).change || gap.size() == 0) return false;
      const std::string_view first = word_at(gap.first);
      // "four times as many as in 1960, when 400,000"
      const std::uint32_t most = first == "as" ? 9 : 5;
      if (gap.size() > most) return false;
      return first == "the" || first == "as" || first == "that" || first == "more" || first == "its";
    }
    // "up by 80 from 560"
    if (gap.size() <= 3 && w_.says(gap, word::former)) return true;
    return gap.size() <= 10 && w_.says({gap.first, std::min(gap.last, gap.first + 3)}, word::than_word);
  }
  // "Has doubled to 72,000".
  [[nodiscard]] bool is_next_reached(std::uint32_t i, std::uint32_t b) const {
    return b == i + 1 && w_.sentence(b) == w_.sentence(i) && figure(b).tokens.first - figure(i).tokens.last <= 3 &&
           is_reached(b);
  }
  [[nodiscard]] bool in_past_perfect(std::uint32_t k) const {
    const TokenRange gap = w_.gap_before(k);
    for (std::uint32_t t = gap.size() > 10 ? gap.last - 10 : gap.first; t < gap.last; ++t) {
      if (word_at(t) == "had") return true;
    }
    return false;
  }
  [[nodiscard]] bool is_time_before(std::uint32_t k, std::uint32_t other) const {
    if (!figure(k).time) return false;
    constexpr std::size_t year = 4;
    const std::string& value = d_.times[at(*figure(k).time)].value;
    if (figure(other).time) return value < d_.times[at(*figure(other).time)].value;
    // "fell by 120,000 to 1.38 million. In 2007 the plants built 1.5 million"
    return value.size() == year && value[0] >= '1' && value[0] <= '2' && w_.sentence(k) > w_.sentence(other);
  }
  [[nodiscard]] bool says_former(std::uint32_t k) const {
    return preposition(k) != nullptr || is_earlier(k) || in_past_perfect(k);
  }
  // By its words; days of the week alone may lie either way.
  [[nodiscard]] bool is_former_level(std::uint32_t k, std::uint32_t other) const {
    const bool one = says_former(k);
    return one != says_former(other) ? one : is_time_before(k, other);
  }
  [[nodiscard]] bool is_basis(std::uint32_t i) const { return w_.says(w_.gap_behind(i), word::basis); }
  // Over or below a level that is told as a thing: "55 percent over its capacity".
  [[nodiscard]] bool is_over(std::uint32_t i) const {
    const TokenRange behind = w_.gap_behind(i);
    if (behind.size() < 3 || !is_percentage(figure(i))) return false;
    const std::string_view first = word_at(behind.first), second = word_at(behind.first + 1);
    if (second != "its" && second != "their" && second != "his" && second != "her") return false;
    return first == "over" || first == "above" || first == "below" || first == "under" || first == "beyond";
  }
  // "Fell from 16.4 million to 2.8 million, a cut of 13.6 million", "had 1,204 and has 1,087, 117 fewer", "It now has
  // 1,087, a loss of 117": behind both levels and a mark, with nothing else between the mark and the difference.
  [[nodiscard]] bool is_apposed(std::uint32_t i, std::uint32_t a, std::uint32_t b) const {
    if (b + 1 != i || w_.sentence(b) != w_.sentence(i) || is_rate(figure(i))) return false;
    if (w_.sentence(a) != w_.sentence(i) && (w_.sentence(a) + 1 != w_.sentence(i) || !goes_on(i))) return false;
    constexpr std::uint32_t most = 14, most_behind_mark = 5;
    const TokenRange gap = w_.gap_before(i);
    if (gap.size() == 0 || gap.size() > most) return false;
    std::uint32_t mark = gap.last;
    while (mark > gap.first && d_.tokens[mark - 1].pos != Pos::punct) --mark;
    if (mark == gap.first || gap.last - mark > most_behind_mark) return false;
    return !has_pos({mark, gap.last}, {Pos::verb, Pos::aux, Pos::cconj, Pos::sconj}) &&
           (change_noun(i) != nullptr || is_named_change(i) || ends_clause(i));
  }
  // "117 fewer."
  [[nodiscard]] bool ends_clause(std::uint32_t i) const {
    const TokenRange behind = w_.gap_behind(i);
    const Mark* than = w_.first_in({behind.first, std::min(behind.last, behind.first + 2)}, word::than);
    return than != nullptr && (than->last >= behind.last || d_.tokens[than->last].pos == Pos::punct);
  }
  // "This difference of 2,875": of the two levels of the sentence before.
  [[nodiscard]] bool is_pointed_at(std::uint32_t i, std::uint32_t a, std::uint32_t b) const {
    if (w_.sentence(a) != w_.sentence(b) || w_.sentence(b) + 1 != w_.sentence(i) || is_rate(figure(i))) return false;
    const TokenRange gap = w_.gap_before(i), sentence = w_.sentence_tokens(i);
    constexpr std::uint32_t most = 5;
    return gap.first == sentence.first && gap.size() <= most && change_noun(i) != nullptr &&
           d_.tokens[gap.first].pos == Pos::det;
  }
  enum class Shape : std::uint8_t { none, than, doubled, reached, from, over, later, apposed };
  [[nodiscard]] Shape shape(std::uint32_t i, std::uint32_t a, std::uint32_t b) const {
    const bool before = a < i && w_.sentence(i) - w_.sentence(a) <= 1;
    if (before && is_than(i, b) && (w_.sentence(a) == w_.sentence(i) || goes_on(i))) return Shape::than;
    const bool multiple = figure(i).kind == FigureKind::multiple;
    if (before && multiple && figure(i).change && is_next_reached(i, b) && figure(a).time) return Shape::doubled;
    for (const auto& [level, other] : {std::pair{a, b}, std::pair{b, a}}) {
      if (w_.sentence(level) == w_.sentence(i) && w_.sentence(other) != w_.sentence(i) && level == i + 1 &&
          w_.before(figure(level), word::reached) && is_former_level(other, level))
        return Shape::reached;
    }
    if (is_apposed(i, a, b) || is_pointed_at(i, a, b)) return Shape::apposed;
    const bool elsewhere = w_.sentence(a) == w_.sentence(b) && w_.sentence(a) != w_.sentence(i);
    // "a quarter more than last year. In 2017 farmers planted 2.56 million", "has tripled since 2002, when 1.4 million
    // used it. Last year 4.2 million did"
    if (is_rate(figure(i)) && w_.sentence(a) == w_.sentence(i) && w_.sentence(b) != w_.sentence(i) &&
        (a < i || figure(i).kind == FigureKind::multiple) && (is_former_level(b, a) != is_former_level(a, b)) &&
        !is_basis(i))
      return Shape::later;
    const TokenRange behind = w_.gap_behind(i);
    const bool plus = w_.says({behind.first, std::min(behind.last, behind.first + 3)}, word::added);
    if (elsewhere && a + 1 == b && !is_rate(figure(i)) && goes_on(std::max(a, i)) && !plus &&
        (is_former_level(b, a) != is_former_level(a, b)))
      return Shape::from;
    if (before && b < i && w_.sentence(a) == w_.sentence(i) && a + 1 == b && b + 1 == i && is_over(i))
      return Shape::over;
    return Shape::none;
  }

  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_two_levels(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
