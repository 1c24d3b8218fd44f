#pragma once

#include <cstdint>
#include <string>

namespace sayso {

// An exact number: coefficient × 10^exponent / divisor. Decimal figures have divisor 1, so "8.2 million" is
// 82 × 10^5 and never passes through binary; a fraction such as two thirds is 2 × 10^0 / 3.
struct Number {
  std::int64_t coefficient = 0;
  std::int32_t exponent = 0;
  std::int64_t divisor = 1;
};

// The same number with the smallest coefficient: without trailing zeros.
[[nodiscard]] Number reduced(Number number);

// True when both are the same number, however written (20 × 10^1 and 2 × 10^2).
[[nodiscard]] bool same_number(const Number& a, const Number& b);

// Nearest double, which for a number beyond all of them is the largest; for comparisons and checks, never for output of
// a decimal.
[[nodiscard]] double to_double(const Number& number);

// Appends the number as JSON: decimals exactly and without an exponent ("670000000000", "0.5"). Fractions that have no
// finite decimal, and numbers whose smallest coefficient goes with a power of ten beyond ±30, are the shortest text
// that reads back to the nearest double ("0.6666666666666666", "1e+31").
void append_json(const Number& number, std::string& out);

}  // namespace sayso
