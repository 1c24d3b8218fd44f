#include "extractors/checks/interval.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace sayso::checks {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// How far off the written number may be. A trailing zero may be a rounded digit ("80,000"), but not at any price: more
// than half a percent for that would let every relation hold.
double slack(const Number& number) {
  if (number.divisor != 1) return std::abs(to_double(number)) * 1e-9;
  double last_digit = std::pow(10.0, number.exponent);
  const double value = std::abs(to_double(number));
  std::int64_t coefficient = number.coefficient;
  double significant = last_digit;
  for (; coefficient != 0 && coefficient % 10 == 0; coefficient /= 10) significant *= 10;
  // whole small numbers are counted, not rounded
  if (number.exponent >= 0 && value < 100)
    significant = last_digit = value < 20 && number.exponent == 0 ? 0 : last_digit;
  return std::max(0.5 * last_digit, std::min(0.5 * significant, 0.005 * value));
}

// Percentages are rounded whatever their size, and cut off as often ("25%" of 25.7).
Interval around(const Number& number, FigureKind kind) {
  const double value = to_double(number);
  if (kind == FigureKind::percent && number.divisor == 1) {
    const double last_digit = std::pow(10.0, number.exponent > 0 ? 0 : number.exponent);
    return {value - 0.5 * last_digit, value + last_digit};
  }
  const double off = slack(number);
  return {value - off, value + off};
}

// How far "about" reaches, as a share of the amount: "some 1,431" is as exact as 1,431, "some 5,400" nearly.
double vague(const Figure& figure) {
  if (!figure.value) return 0.1;
  std::int64_t coefficient = std::abs(figure.value->coefficient);
  while (coefficient != 0 && coefficient % 10 == 0) coefficient /= 10;
  return coefficient >= 1000 ? 0 : coefficient >= 10 ? 0.05 : 0.1;
}

}  // namespace

double middle_of(const Figure& figure) {
  if (figure.value) return to_double(*figure.value);
  const double low = figure.low ? to_double(*figure.low) : 0, high = figure.high ? to_double(*figure.high) : low;
  return (low + high) / 2;
}

bool is_plain(const Figure& figure) { return figure.value && figure.modifier == Modifier::none; }

bool is_closed(const Figure& figure) {
  return figure.value && (figure.modifier == Modifier::none || figure.modifier == Modifier::about);
}

Interval interval_of(const Figure& figure) {
  Interval result;
  if (figure.value) {
    result = around(*figure.value, figure.kind);
  } else {
    result = {figure.low ? around(*figure.low, figure.kind).low : -infinite,
              figure.high ? around(*figure.high, figure.kind).high : infinite};
  }
  const double size = std::max(std::abs(result.low), std::abs(result.high));
  switch (figure.modifier) {
    case Modifier::none:
      return result;
    case Modifier::about:
      return {result.low - vague(figure) * size, result.high + vague(figure) * size};
    case Modifier::at_least:
    case Modifier::more_than:
      return {result.low, infinite};
    case Modifier::at_most:
    case Modifier::less_than:
      return {-infinite, result.high};
  }
  return result;
}

Interval sum(const Interval& a, const Interval& b) { return {a.low + b.low, a.high + b.high}; }

Interval difference(const Interval& a, const Interval& b) { return {a.low - b.high, a.high - b.low}; }

Interval quotient(const Interval& a, const Interval& b) {
  const double low = b.high > 0 ? a.low / b.high : -infinite;
  const double high = b.low > 0 ? a.high / b.low : infinite;
  return {low, high};
}

Interval scaled(const Interval& a, double factor) {
  return factor >= 0 ? Interval{a.low * factor, a.high * factor} : Interval{a.high * factor, a.low * factor};
}

std::string shown(double value, int decimals) {
  std::array<char, 64> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, std::abs(value));
  std::string digits(buffer.data(), static_cast<std::size_t>(std::clamp(length, 0, 63)));
  const std::size_t point = std::min(digits.find('.'), digits.size());
  if (point < digits.size()) {
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  for (std::size_t i = std::min(point, digits.size()); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  if (value < 0 && digits != "0") digits.insert(0, 1, '-');
  return digits;
}

std::string amount(const Figure& figure) {
  struct Scale {
    double size;
    const char* name;
  };
  static constexpr std::array<Scale, 3> scales{{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}}};
  const auto one = [](const Number& number) {
    const double value = to_double(number);
    for (const Scale& scale : scales) {
      if (std::abs(value) >= scale.size) return shown(value / scale.size, 3) + scale.name;
    }
    return shown(value, 3);
  };
  if (figure.value) return one(*figure.value);
  if (!figure.low) return figure.high ? "up to " + one(*figure.high) : std::string();
  return figure.high ? one(*figure.low) + " to " + one(*figure.high) : "at least " + one(*figure.low);
}

}  // namespace sayso::checks
