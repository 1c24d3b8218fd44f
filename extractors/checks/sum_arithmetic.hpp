// Parts and their total as a check.
#pragma once

#include <optional>
#include <vector>

#include "extractors/checks/interval.hpp"

namespace sayso::checks {

// Indices of figures, in text order.
struct SumReading {
  std::vector<std::uint32_t> parts;
  std::uint32_t total = 0;
};

// What the parts make together: all that it can be, and the middle.
struct Together {
  Interval all;
  double middle = 0;
  double largest = 0;
  bool closed = true;  // no part is "at least" so much, or a range
};
[[nodiscard]] Together together(const Document& document, const std::vector<std::uint32_t>& parts);

// Things counted among amounts, or of another name among parts that have the total's name or none: "28 were taken to
// two hospitals and 18 walked away".
[[nodiscard]] bool is_stranger(const Document& document, std::uint32_t figure, const SumReading& reading);

// The check with its detail: "9 + 11 + 12 = 32 medal".
[[nodiscard]] Check sum_check(const Document& document, const SumReading& reading, double middle, bool holds);

// The check of a list that is whole by its wording. Nothing where the total lies outside [sum / `factor`, sum x
// `factor`], for then the parts are of something else, or where a part is larger than it.
[[nodiscard]] std::optional<Check> whole_list(const Document& document, const SumReading& reading, double factor);

}  // namespace sayso::checks
