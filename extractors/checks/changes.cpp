// Changes: figures that the figures layer ties to one former level, and "fell $2.08, or 2.5%, to $81.02".
#include <algorithm>
#include <cmath>
#include <string>
#include <variant>

#include "extractors/checks/change_arithmetic.hpp"
#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/wording.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t nearest = 6;  // figures to either side

const FigureIndex* former_of(const Figure& f) { return f.change ? std::get_if<FigureIndex>(&f.change->from) : nullptr; }

class Checker {
 public:
  Checker(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), wording_(wording), checks_(checks) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(d_.figures.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      const FigureIndex* former = former_of(d_.figures[i]);
      if (former != nullptr && is_level(i, static_cast<std::uint32_t>(at(*former))))
        levels(static_cast<std::uint32_t>(at(*former)), i);
      amount_and_level(i);
    }
  }

 private:
  [[nodiscard]] std::uint32_t window_begin(std::uint32_t i) const { return i > nearest ? i - nearest : 0; }
  [[nodiscard]] std::uint32_t window_end(std::uint32_t i) const {
    return std::min<std::uint32_t>(static_cast<std::uint32_t>(d_.figures.size()), i + nearest);
  }

  // A figure of the former level's measure is the level reached, unless "by" or nothing makes it the amount.
  [[nodiscard]] bool is_level(std::uint32_t i, std::uint32_t former) const {
    const Figure& f = d_.figures[i];
    if (!same_measure(f, d_.figures[former]) || !f.change) return false;
    if (wording_.before(f, word::level)) return true;
    // "38 per cent, down from 44": the figure stands before its cue, the former level behind it
    const Figure& g = d_.figures[former];
    if (f.tokens.first >= g.tokens.first || g.tokens.first < f.tokens.last + 2) return false;
    return wording_.begins(g.tokens.first - 2, g.tokens.first - 1, word::direction);
  }

  void levels(std::uint32_t before, std::uint32_t after) {
    for (std::uint32_t k = window_begin(after); k < window_end(after); ++k) {
      if (k == before || k == after) continue;
      const Figure& a = d_.figures[k];
      const FigureIndex* former = former_of(a);
      if (former == nullptr || at(*former) != before || !a.value || is_level(k, before)) continue;
      // further figures of the sentence may be measured from the same level without being its change
      if (k > after && a.tokens.first - d_.figures[after].tokens.last > 16) continue;
      // "10 percent at constant exchange rates"
      if (wording_.says(wording_.gap_behind(k), word::basis)) continue;
      // "from 222 to 320, four times the average of 81"
      const bool rate = a.kind == FigureKind::percent || a.kind == FigureKind::points;
      if (!rate && k > after &&
          (k > after + 1 || d_.tokens[a.tokens.first].pos == Pos::det || a.kind == FigureKind::multiple))
        continue;
      // "from 40 to 45 and 3 to go": what is added with "and" is no step between the two
      if (same_measure(a, d_.figures[after]) && (a.kind == FigureKind::percent || wording_.before(a, word::added)))
        continue;
      if (auto check = change_check(d_, {before, after, k, a.change->direction})) checks_.push_back(std::move(*check));
    }
  }

  void add(std::uint32_t before, std::uint32_t after, std::uint32_t amount, Verdict what, std::string detail) {
    Check check;
    check.kind = CheckKind::change;
    check.figures = {FigureIndex{before}, FigureIndex{after}, FigureIndex{amount}};
    check.verdict = what;
    check.detail = std::move(detail);
    checks_.push_back(std::move(check));
  }

  // Percent, amount and level without the former one: the amount taken off the level gives that.
  void amount_and_level(std::uint32_t level) {
    const Figure& l = d_.figures[level];
    if (former_of(l) != nullptr || !l.value || level < 2) return;
    if (!wording_.before(l, word::reached)) return;
    const std::uint32_t sentence = d_.sentence_of(l.tokens.first);
    for (const auto& [p, s] : {std::pair{level - 2, level - 1}, std::pair{level - 1, level - 2}}) {
      const Figure& share = d_.figures[p];
      const Figure& step = d_.figures[s];
      const bool points = step.kind == FigureKind::count && step.unit == "point" &&
                          (l.kind == FigureKind::number || l.kind == FigureKind::count);
      // "more than 2%" and "almost 3%" leave too much open
      if (share.kind != FigureKind::percent || !share.value || share.modifier != Modifier::none || !step.value ||
          !(points || (step.kind == FigureKind::money && comparable(step, l))))
        continue;
      if ((!share.change && !step.change) || middle_of(share) <= 0) continue;
      if (d_.sentence_of(d_.figures[level - 2].tokens.first) != sentence) continue;
      if (!apposed(level - 2, level - 1) || l.tokens.first - d_.figures[level - 1].tokens.last > 6) continue;
      return former_by_amount(level, p, s);
    }
  }

  // ", or" or a bracket joins the two: one change told twice.
  [[nodiscard]] bool apposed(std::uint32_t a, std::uint32_t b) const {
    const Figure& second = d_.figures[b];
    return wording_.before(second, word::apposition) && second.tokens.first - d_.figures[a].tokens.last <= 5;
  }

  void former_by_amount(std::uint32_t level, std::uint32_t share, std::uint32_t step) {
    const Figure& l = d_.figures[level];
    const Figure& told = d_.figures[d_.figures[share].change ? share : step];
    const bool fell = told.change->direction == Direction::decrease;
    const double sign = fell ? 1 : -1;
    const double former = middle_of(l) + sign * middle_of(d_.figures[step]);
    if (former <= 0 || middle_of(d_.figures[step]) > middle_of(l)) return;
    const Interval base = sum(interval_of(l), scaled(interval_of(d_.figures[step]), sign));
    const Interval is = scaled(quotient(interval_of(d_.figures[step]), base), 100);
    const bool holds = is.meets(interval_of(d_.figures[share]));
    std::string detail = shown(middle_of(l), 3) + (fell ? " + " : " - ") + shown(middle_of(d_.figures[step]), 3) +
                         " = " + shown(former, 3) + "; " + shown(middle_of(d_.figures[step]), 3) + " / " +
                         shown(former, 3) + " = " + shown(middle_of(d_.figures[step]) / former * 100, 1) + "%";
    if (!holds) detail += ", not " + shown(middle_of(d_.figures[share]), 3) + "%";
    add(share, step, level, verdict(holds), detail);
  }

  const Document& d_;
  const Wording& wording_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_changes(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Checker(document, wording, checks).run();
}

}  // namespace sayso::checks
