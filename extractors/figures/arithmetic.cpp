#include "extractors/figures/arithmetic.hpp"

#include <algorithm>

namespace sayso::figures {
namespace {

// The coefficient that the number has at a smaller exponent.
std::optional<std::int64_t> coefficient_at(Number number, std::int32_t exponent) {
  while (number.exponent > exponent) {
    if (__builtin_mul_overflow(number.coefficient, std::int64_t{10}, &number.coefficient)) return std::nullopt;
    --number.exponent;
  }
  return number.coefficient;
}

}  // namespace

Number scaled(Number number, std::int32_t power) {
  number.exponent += power;
  return number;
}

std::optional<Number> times(const Number& number, const Number& factor) {
  const Number a = reduced(number), b = reduced(factor);
  Number product{0, a.exponent + b.exponent, 1};
  if (__builtin_mul_overflow(a.coefficient, b.coefficient, &product.coefficient)) return std::nullopt;
  if (__builtin_mul_overflow(a.divisor, b.divisor, &product.divisor)) return std::nullopt;
  if (product.divisor != 1 && product.coefficient % product.divisor == 0) {
    product.coefficient /= product.divisor;
    product.divisor = 1;
  }
  return product;
}

std::optional<Number> plus(const Number& a, const Number& b) {
  if (a.divisor != b.divisor) {
    // a whole number and a fraction, as in "two and a third": both over the fraction's divisor
    if (a.divisor != 1 && b.divisor != 1) return std::nullopt;
    const Number& whole = a.divisor == 1 ? a : b;
    const Number& part = a.divisor == 1 ? b : a;
    const auto over = times(whole, {part.divisor, 0, 1});
    if (!over) return std::nullopt;
    const auto sum = plus(*over, {part.coefficient, part.exponent, 1});
    if (!sum) return std::nullopt;
    return Number{sum->coefficient, sum->exponent, part.divisor};
  }
  const Number x = reduced(a), y = reduced(b);
  const std::int32_t exponent =
      std::min(x.coefficient == 0 ? y.exponent : x.exponent, y.coefficient == 0 ? x.exponent : y.exponent);
  const auto left = coefficient_at(x, exponent), right = coefficient_at(y, exponent);
  Number sum{0, exponent, a.divisor};
  if (!left || !right || __builtin_add_overflow(*left, *right, &sum.coefficient)) return std::nullopt;
  return sum;
}

Number fraction(std::int64_t numerator, std::int64_t denominator) {
  Number result{numerator, 0, denominator};
  if (numerator % denominator == 0) return {numerator / denominator, 0, 1};
  std::int64_t rest = denominator;
  std::int32_t twos = 0, fives = 0;
  for (; rest % 2 == 0; rest /= 2) ++twos;
  for (; rest % 5 == 0; rest /= 5) ++fives;
  if (rest != 1) return result;
  const std::int32_t places = std::max(twos, fives);
  std::int64_t coefficient = numerator;
  for (std::int32_t i = twos; i < places; ++i) {
    if (__builtin_mul_overflow(coefficient, std::int64_t{2}, &coefficient)) return result;
  }
  for (std::int32_t i = fives; i < places; ++i) {
    if (__builtin_mul_overflow(coefficient, std::int64_t{5}, &coefficient)) return result;
  }
  return {coefficient, -places, 1};
}

int compare(const Number& a, const Number& b) {
  const double x = to_double(a), y = to_double(b);
  return x < y ? -1 : x > y ? 1 : 0;
}

std::optional<std::int64_t> small_whole(const Number& number) {
  const Number plain = reduced(number);
  if (plain.divisor != 1 || plain.exponent < 0 || plain.exponent > 6) return std::nullopt;
  const auto whole = coefficient_at(plain, 0);
  if (!whole || *whole >= 1000000 || *whole <= -1000000) return std::nullopt;
  return whole;
}

}  // namespace sayso::figures
