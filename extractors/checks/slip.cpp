#include "extractors/checks/slip.hpp"

#include <cmath>
#include <string>

#include "extractors/checks/interval.hpp"

namespace sayso::checks {

namespace {

// Digits up to the last that is no zero.
std::size_t significant(const std::string& number) {
  const std::size_t last = number.find_last_of("123456789");
  std::size_t digits = 0;
  for (std::size_t i = 0; last != std::string::npos && i <= last; ++i) digits += number[i] >= '0' && number[i] <= '9';
  return digits;
}

}  // namespace

Slip slip_between(double a, double b) {
  constexpr double largest = 1e15;  // beyond, doubles do not hold every digit
  if (!(a > 0) || !(b > 0) || a > largest || b > largest) return Slip::none;
  std::string x = shown(a, 3), y = shown(b, 3);
  // the same digits may stand behind the point: "18" and "18.5" are no slips of each other
  if (x.size() != y.size()) return Slip::none;
  std::size_t differ = 0, first = 0, last = 0, digits = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const bool digit = x[i] >= '0' && x[i] <= '9';
    if (digit != (y[i] >= '0' && y[i] <= '9')) return Slip::none;
    digits += digit ? 1 : 0;
    if (x[i] == y[i]) continue;
    if (differ == 0) first = i;
    last = i;
    ++differ;
  }
  if (digits < 2 || (significant(x) < 2 && significant(y) < 2)) return Slip::none;
  if (differ == 1) return Slip::digit;
  return differ == 2 && x[first] == y[last] && x[last] == y[first] ? Slip::swap : Slip::none;
}

bool slip_of_sum(const Document& document, const SumReading& reading) {
  const double said = middle_of(document.figures[reading.total]);
  const double all = together(document, reading.parts).middle;
  if (slip_between(all, said) != Slip::none) return true;
  for (const std::uint32_t part : reading.parts) {
    const double value = middle_of(document.figures[part]);
    if (slip_between(said - (all - value), value) != Slip::none) return true;
  }
  return false;
}

}  // namespace sayso::checks
