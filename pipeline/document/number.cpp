#include "pipeline/document/number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>

namespace sayso {
namespace {

// Powers of ten beyond this do not come from text worth reading; they would only make endless zeros.
constexpr std::int32_t largest_exponent = 30;

void append_decimal(const Number& number, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, number.coefficient).ptr;
  std::string_view text(digits, static_cast<std::size_t>(end - digits));
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  if (number.exponent >= 0) {
    out += text;
    out.append(static_cast<std::size_t>(number.exponent), '0');
    return;
  }
  const auto places = static_cast<std::size_t>(-number.exponent);
  if (text.size() > places) {
    out += text.substr(0, text.size() - places);
    out += '.';
    out += text.substr(text.size() - places);
  } else {
    out += "0.";
    out.append(places - text.size(), '0');
    out += text;
  }
}

}  // namespace

Number reduced(Number number) {
  while (number.coefficient != 0 && number.coefficient % 10 == 0) {
    number.coefficient /= 10;
    ++number.exponent;
  }
  if (number.coefficient == 0) number.exponent = 0;
  return number;
}

bool same_number(const Number& a, const Number& b) {
  if (a.divisor == b.divisor) {
    const Number x = reduced(a), y = reduced(b);
    return x.coefficient == y.coefficient && x.exponent == y.exponent;
  }
  return to_double(a) == to_double(b);
}

namespace {

// Whole numbers and powers of ten that a double holds exactly give a product or quotient that is rounded once
// (Clinger, "How to read floating point numbers accurately", 1990): nearly every number of an article.
constexpr std::int64_t largest_exact = std::int64_t{1} << 53;
constexpr std::array<double, 23> exact_powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

std::optional<double> exact_double(std::int64_t coefficient, std::int32_t exponent) {
  if (coefficient > largest_exact || coefficient < -largest_exact) return std::nullopt;
  const auto size = static_cast<std::size_t>(exponent < 0 ? -std::int64_t{exponent} : exponent);
  if (size >= exact_powers.size()) return std::nullopt;
  const auto whole = static_cast<double>(coefficient);
  return exponent < 0 ? whole / exact_powers[size] : whole * exact_powers[size];
}

}  // namespace

double to_double(const Number& number) {
  if (const auto exact = exact_double(number.coefficient, number.exponent))
    return *exact / static_cast<double>(number.divisor);
  // Read back from decimal text: the nearest double, where pow() and a product would round twice.
  const Number whole = reduced({number.coefficient, number.exponent, 1});
  std::string text;
  text += std::to_string(whole.coefficient);
  text += 'e';
  text += std::to_string(whole.exponent);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec == std::errc::result_out_of_range && whole.exponent > 0)
    value = std::copysign(std::numeric_limits<double>::max(), static_cast<double>(whole.coefficient));
  return value / static_cast<double>(number.divisor);
}

void append_json(const Number& number, std::string& out) {
  const Number plain = reduced(number);
  if (plain.divisor == 1 && plain.exponent <= largest_exponent && plain.exponent >= -largest_exponent) {
    append_decimal(plain, out);
    return;
  }
  char digits[40];
  const auto end = std::to_chars(digits, digits + sizeof digits, to_double(plain)).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

}  // namespace sayso
