// Whether a part of a whole is the share that the text says.
#pragma once

#include <optional>

#include "pipeline/document/document.hpp"

namespace sayso::checks {

// Indices of figures; the share is a percentage or a fraction.
struct ShareReading {
  std::uint32_t part = 0, whole = 0, share = 0;
};

// The check that says so, or nothing where the figures are no part and whole.
[[nodiscard]] std::optional<Check> share_check(const Document& document, const ShareReading& reading);

// True where a fraction in words can stand for the percentage: it is good to a few points, and its modifier says to
// which side.
[[nodiscard]] bool fraction_allows(const Figure& fraction, double percent);

}  // namespace sayso::checks
