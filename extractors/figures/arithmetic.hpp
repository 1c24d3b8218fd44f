// Exact arithmetic on Number: coefficients and powers of ten, never binary.
#pragma once

#include <cstdint>
#include <optional>

#include "pipeline/document/number.hpp"

namespace sayso::figures {

// number × 10^power.
[[nodiscard]] Number scaled(Number number, std::int32_t power);
// number × factor, or nothing where the exact product does not fit.
[[nodiscard]] std::optional<Number> times(const Number& number, const Number& factor);
// a + b, or nothing where the exact sum does not fit.
[[nodiscard]] std::optional<Number> plus(const Number& a, const Number& b);
// The number numerator / denominator, as a decimal where one exists (3/4 is 75 × 10^-2). The denominator is positive.
[[nodiscard]] Number fraction(std::int64_t numerator, std::int64_t denominator);
// Sign of a - b; compares doubles, which is exact enough to tell a range's ends apart.
[[nodiscard]] int compare(const Number& a, const Number& b);
// The number as a whole one below a million, if it is one.
[[nodiscard]] std::optional<std::int64_t> small_whole(const Number& number);

}  // namespace sayso::figures
