// Figures as intervals, and how checks write numbers.
#pragma once

#include <string>

#include "pipeline/document/document.hpp"

namespace sayso::checks {

// Closed; -inf and inf where nothing limits it.
struct Interval {
  double low = 0, high = 0;

  [[nodiscard]] bool meets(const Interval& other) const { return low <= other.high && other.low <= high; }
};

// All values that the figure can stand for: half a unit of its last digit to either side, more for round numbers, and
// as its modifier says. A range is its two ends.
[[nodiscard]] Interval interval_of(const Figure& figure);
// The middle: the value itself, or of a range the mean.
[[nodiscard]] double middle_of(const Figure& figure);
// True where the figure is given exactly, with no modifier and no range.
[[nodiscard]] bool is_plain(const Figure& figure);

// True where the figure has two limits: nothing like "at least".
[[nodiscard]] bool is_closed(const Figure& figure);

[[nodiscard]] Interval sum(const Interval& a, const Interval& b);
[[nodiscard]] Interval difference(const Interval& a, const Interval& b);
// Of positive intervals.
[[nodiscard]] Interval quotient(const Interval& a, const Interval& b);
[[nodiscard]] Interval scaled(const Interval& a, double factor);

// "670 billion", "1,240", "0.94": at most `decimals` digits after the point.
[[nodiscard]] std::string shown(double value, int decimals);
// The value in the largest scale word that fits, as the article would write it, without its unit: "670 billion", "5 to
// 7".
[[nodiscard]] std::string amount(const Figure& figure);

}  // namespace sayso::checks
