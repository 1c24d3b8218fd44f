// Slips of the pen: what makes two numbers that differ the same one, mistold.
#pragma once

#include <cstdint>

#include "extractors/checks/sum_arithmetic.hpp"

namespace sayso::checks {

// How one number may be a slip for the other: one digit another, or two digits swapped; the point in its place.
enum class Slip : std::uint8_t { none, digit, swap };

// Of the numbers to three decimals. Numbers of one digit slip to none.
[[nodiscard]] Slip slip_between(double a, double b);

// Whether the parts would make the total but for a slip in one of these figures.
[[nodiscard]] bool slip_of_sum(const Document& document, const SumReading& reading);

}  // namespace sayso::checks
