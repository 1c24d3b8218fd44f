#include "extractors/checks/change_arithmetic.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/share_arithmetic.hpp"
#include "extractors/checks/wording.hpp"

namespace sayso::checks {
namespace {

std::string percent(double value, int decimals) { return shown(value, decimals) + "%"; }

std::string unit_text(const Figure& f) {
  const bool untold = f.kind == FigureKind::percent || f.unit.empty() || f.kind == FigureKind::count;
  return untold ? std::string() : " " + f.unit;
}

// The end of a range as a figure of its own; any other figure as it is.
Figure level_of(const Document& document, const ChangeReading& reading, bool after) {
  Figure level = document.figures[after ? reading.after : reading.before];
  if (reading.before != reading.after) return level;
  level.value = after ? level.high : level.low;
  level.low.reset();
  level.high.reset();
  return level;
}

class Arithmetic {
 public:
  Arithmetic(const Document& document, const ChangeReading& reading)
      : r_(reading),
        before_(level_of(document, reading, false)),
        after_(level_of(document, reading, true)),
        amount_(document.figures[reading.amount]),
        from_(middle_of(before_)),
        to_(middle_of(after_)) {}

  [[nodiscard]] std::optional<Check> check() const {
    switch (amount_.kind) {
      case FigureKind::percent:
      case FigureKind::points:
        return from_ > 0 && to_ > 0 ? rate() : std::nullopt;
      case FigureKind::multiple:
      case FigureKind::fraction:
        return from_ > 0 && to_ > 0 ? factor() : std::nullopt;
      default:
        if (before_.kind == FigureKind::percent && amount_.unit == "point") return in_points();
        return comparable(amount_, after_) || comparable(amount_, before_) ? step() : std::nullopt;
    }
  }

 private:
  [[nodiscard]] bool falls() const { return r_.direction ? *r_.direction == Direction::decrease : to_ < from_; }
  [[nodiscard]] bool against() const { return (to_ < from_) != falls(); }

  [[nodiscard]] Check made(Verdict what, std::string detail) const {
    Check check;
    check.kind = CheckKind::change;
    check.figures.push_back(FigureIndex{r_.before});
    if (r_.after != r_.before) check.figures.push_back(FigureIndex{r_.after});
    check.figures.push_back(FigureIndex{r_.amount});
    check.verdict = what;
    check.detail = std::move(detail);
    return check;
  }

  // By how many percent. Between two percentages the change may be meant in points.
  [[nodiscard]] std::optional<Check> rate() const {
    const Interval said = scaled(interval_of(amount_), falls() ? -1 : 1);
    const Interval points = difference(interval_of(after_), interval_of(before_));
    const Interval ratio = quotient(interval_of(after_), interval_of(before_));
    const Interval relative{(ratio.low - 1) * 100, (ratio.high - 1) * 100};
    const bool percentages = before_.kind == FigureKind::percent;
    if (percentages && (amount_.kind == FigureKind::points || points.meets(said))) return in_points();
    if (amount_.kind == FigureKind::points) return std::nullopt;
    const bool holds = relative.meets(said);
    if (against() && !holds && (!r_.outright || turned_holds(said))) return std::nullopt;
    std::string detail = amount(after_) + " / " + amount(before_) + unit_text(after_) + " = " +
                         (to_ >= from_ ? "+" : "") + percent((to_ / from_ - 1) * 100, 1);
    if (!holds) detail += ", not " + percent(middle_of(amount_), 3);
    return made(verdict(holds), detail);
  }

  // Whether the rate is that of the change the other way round, or without its sign.
  [[nodiscard]] bool turned_holds(const Interval& said) const {
    const Interval turned = quotient(interval_of(before_), interval_of(after_));
    const Interval ratio = quotient(interval_of(after_), interval_of(before_));
    return Interval{(turned.low - 1) * 100, (turned.high - 1) * 100}.meets(said) ||
           Interval{(1 - ratio.high) * 100, (1 - ratio.low) * 100}.meets(said);
  }

  [[nodiscard]] Check in_points() const {
    const double unit = amount_.unit == "bp" ? 0.01 : 1;
    const double is = std::abs(to_ - from_), said = unit * middle_of(amount_);
    // each level may be rounded to its last digit
    const Interval points = difference(interval_of(after_), interval_of(before_));
    const bool holds = points.meets(scaled(interval_of(amount_), falls() ? -unit : unit)) || std::abs(is - said) < 1e-9;
    std::string detail = percent(from_, 3) + (to_ < from_ ? " - " : " + ") + shown(std::abs(to_ - from_), 3) +
                         " pp = " + percent(to_, 3);
    if (!holds) detail += ", not " + shown(said, 3) + " pp";
    return made(verdict(holds), detail);
  }

  // "Halved", "more than doubled", "down a third".
  [[nodiscard]] std::optional<Check> factor() const {
    const double said = middle_of(amount_);
    const double wanted = amount_.kind == FigureKind::multiple ? said : falls() ? 1 - said : 1 + said;
    if (wanted <= 0) return std::nullopt;
    const double is = to_ / from_;
    const Verdict what =
        amount_.kind == FigureKind::fraction ? part_verdict(std::abs(is - 1)) : factor_verdict(is / wanted, wanted < 1);
    if ((is < 1) != (wanted < 1) && what != Verdict::consistent) return std::nullopt;
    std::string detail =
        amount(before_) + " to " + amount(after_) + unit_text(after_) + " is a factor of " + shown(is, 2);
    if (what == Verdict::inconsistent) detail += ", not " + shown(wanted, 2);
    return made(what, detail);
  }

  // Words like these are rounded generously; "more than halved" is less than half. How much more stays open.
  [[nodiscard]] Verdict factor_verdict(double off, bool below_one) const {
    constexpr double close = 0.08, loose = 0.25, open = 1.75;
    bool over = amount_.modifier == Modifier::more_than || amount_.modifier == Modifier::at_least;
    bool under = amount_.modifier == Modifier::less_than || amount_.modifier == Modifier::at_most;
    if (below_one) std::swap(over, under);
    if (over && off < 1 - close) return Verdict::inconsistent;
    if (over) return off <= open ? Verdict::consistent : Verdict::unverifiable;
    if (under && off > 1 + close) return Verdict::inconsistent;
    if (under) return off >= 1 / open ? Verdict::consistent : Verdict::unverifiable;
    if (amount_.modifier == Modifier::about && std::abs(off - 1) <= loose) return Verdict::consistent;
    if (std::abs(off - 1) <= close) return Verdict::consistent;
    return std::abs(off - 1) > loose ? Verdict::inconsistent : Verdict::unverifiable;
  }

  // "By a third": as good as a fraction that tells a share.
  [[nodiscard]] Verdict part_verdict(double is) const {
    constexpr double off_by = 0.1, open = 0.2;
    const double said = middle_of(amount_);
    if (fraction_allows(amount_, is * 100)) return Verdict::consistent;
    const bool over = amount_.modifier == Modifier::more_than || amount_.modifier == Modifier::at_least;
    if (over && is > said && is < said + open) return Verdict::unverifiable;
    return std::abs(is - said) > std::min(off_by, 0.4 * said) ? Verdict::inconsistent : Verdict::unverifiable;
  }

  // "Rose 5 cents to 45 from 40".
  [[nodiscard]] std::optional<Check> step() const {
    if (against() && !r_.outright) return std::nullopt;
    const Interval said = scaled(interval_of(amount_), falls() ? -1 : 1);
    const Interval is = difference(interval_of(after_), interval_of(before_));
    const bool holds = is.meets(said);
    // "by 750 inspectors, from 250 a year to 500 a year": another measure
    if (!holds && amount_.per != after_.per && std::abs(middle_of(amount_)) > 1.5 * std::abs(to_ - from_))
      return std::nullopt;
    std::string detail = amount(before_) + (to_ < from_ ? " - " : " + ") + shown(std::abs(to_ - from_), 3) + " = " +
                         amount(after_) + unit_text(after_);
    if (!holds) detail += ", not " + amount(amount_);
    return made(verdict(holds), detail);
  }

  const ChangeReading r_;
  const Figure before_, after_;
  const Figure& amount_;
  const double from_, to_;
};

}  // namespace

std::optional<Check> change_check(const Document& document, const ChangeReading& reading) {
  return Arithmetic(document, reading).check();
}

}  // namespace sayso::checks
