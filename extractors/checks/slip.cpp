#include "extractors/checks/slip.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

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

std::size_t digits_of(const Figure& figure) {
  std::int64_t coefficient = figure.value ? std::abs(figure.value->coefficient) : 0;
  while (coefficient != 0 && coefficient % 10 == 0) coefficient /= 10;
  std::size_t digits = 0;
  for (; coefficient != 0; coefficient /= 10) ++digits;
  return digits;
}

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

Slip slip_of_sum(const Document& document, const SumReading& reading) {
  const double said = middle_of(document.figures[reading.total]);
  const double all = together(document, reading.parts).middle;
  Slip found = slip_between(all, said);
  for (const std::uint32_t part : reading.parts) {
    const double value = middle_of(document.figures[part]);
    found = std::max(found, slip_between(said - (all - value), value));
  }
  return found;
}

bool is_rate_between(const Three& figures) {
  const Interval ratio = quotient(interval_of(figures[1]), interval_of(figures[0]));
  const Interval is{(ratio.low - 1) * 100, (ratio.high - 1) * 100};
  const Interval said = interval_of(figures[2]);
  return is.meets(figures[2].change && figures[2].change->direction == Direction::decrease ? scaled(said, -1) : said);
}

bool is_share_of_whole(const Three& figures) {
  return scaled(quotient(interval_of(figures[0]), interval_of(figures[1])), 100).meets(interval_of(figures[2]));
}

bool is_difference(const Three& figures) {
  const Interval one = interval_of(figures[0]), other = interval_of(figures[1]), said = interval_of(figures[2]);
  return difference(one, other).meets(said) || difference(other, one).meets(said);
}

bool holds_after_swap(const Three& figures, bool (*holds)(const Three&)) {
  Three tried = figures;
  for (std::size_t f = 0; f < figures.size(); ++f) {
    if (!figures[f].value || figures[f].value->divisor != 1 || figures[f].value->coefficient < 0) continue;
    const std::string digits = std::to_string(figures[f].value->coefficient);
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
      for (std::size_t k = i + 1; k < digits.size(); ++k) {
        std::string swapped = digits;
        std::swap(swapped[i], swapped[k]);
        if (swapped == digits || swapped[0] == '0') continue;
        const char* end = swapped.data() + swapped.size();
        if (std::from_chars(swapped.data(), end, tried[f].value->coefficient).ec != std::errc()) continue;
        if (holds(tried)) return true;
      }
    }
    tried[f].value = figures[f].value;
  }
  return false;
}

bool holds_after_digit(const Three& figures, bool (*holds)(const Three&)) {
  constexpr std::int64_t longest = 1'000'000'000;  // nobody tells more digits than nine
  Three tried = figures;
  for (std::size_t f = 0; f < figures.size(); ++f) {
    if (!figures[f].value || figures[f].value->divisor != 1) continue;
    const std::int64_t told = figures[f].value->coefficient;
    if (told <= 0 || told >= longest) continue;
    for (std::int64_t place = 1; place <= told; place *= 10) {
      const std::int64_t digit = told / place % 10, without = told - digit * place;
      for (std::int64_t other = told / place < 10 ? 1 : 0; other <= 9; ++other) {
        if (other == digit) continue;
        tried[f].value->coefficient = without + other * place;
        if (holds(tried)) return true;
      }
    }
    tried[f].value = figures[f].value;
  }
  return false;
}

bool holds_but_for_swap(const Three& figures, bool (*holds)(const Three&)) {
  // "more than" so much holds of anything
  if (!std::all_of(figures.begin(), figures.end(), [](const Figure& f) { return is_closed(f); })) return false;
  return holds(figures) || holds_after_swap(figures, holds);
}

}  // namespace sayso::checks
