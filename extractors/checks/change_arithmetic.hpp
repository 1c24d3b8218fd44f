// Whether a change that the text tells comes out.
#pragma once

#include <optional>

#include "pipeline/document/document.hpp"

namespace sayso::checks {

// Two levels and by how much they differ, as indices of figures. The amount is a percentage, points, a multiple, a
// fraction, or of the levels' own measure. Where the levels are one figure, they are the ends of its range ("from 22%
// to 31%").
struct ChangeReading {
  std::uint32_t before = 0, after = 0, amount = 0;
  std::optional<Direction> direction;  // nothing where the text does not say it: either will do
  bool outright = false;               // the words leave no doubt which level is the former
};

// The check that says so, or nothing where the figures are no such change or leave too much open. A rate that goes the
// other way is a misreading of ours more often than a slip of theirs: nothing, too, unless the reading is outright.
[[nodiscard]] std::optional<Check> change_check(const Document& document, const ChangeReading& reading);

[[nodiscard]] inline Verdict verdict(bool holds) { return holds ? Verdict::consistent : Verdict::inconsistent; }

}  // namespace sayso::checks
