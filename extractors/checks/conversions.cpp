// Two names of one amount in two units: "5,200 hectares (12,850 acres)", "41.5 degrees Celsius (106.7 degrees
// Fahrenheit)". Both are rounded as their writer liked: each stands for all that its last digit but zeros allows, and
// what is off by no more than a customary rounding ("30 miles (50 km)") is left unsaid.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"

namespace sayso::checks {
namespace {

constexpr double customary = 1.12;  // how far off a rounding may be before it is a slip
constexpr double too_far = 200;     // beyond, the two are no names of one thing
constexpr double degrees_off = 3;   // kelvins

// What the last digit that is no zero allows.
double reach(const Number& number) {
  if (number.divisor != 1) return 0.05 * std::abs(to_double(number));
  std::int64_t coefficient = number.coefficient;
  double unit = std::pow(10.0, number.exponent);
  for (; coefficient != 0 && coefficient % 10 == 0; coefficient /= 10) unit *= 10;
  return 0.5 * unit;
}

Interval wide(const Figure& f) {
  const Number& low = f.value ? *f.value : *f.low;
  const Number& high = f.value ? *f.value : *f.high;
  return {to_double(low) - reach(low), to_double(high) + reach(high)};
}

class Converter {
 public:
  Converter(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks)
      : d_(document), lexicon_(lexicon), checks_(checks) {}

  void run() {
    for (std::uint32_t i = 0; i + 1 < d_.figures.size(); ++i) {
      const Figure& a = d_.figures[i];
      const Figure& b = d_.figures[i + 1];
      if (a.kind != FigureKind::quantity && b.kind != FigureKind::quantity) continue;
      if (!has_ends(a) || !has_ends(b) || a.per != b.per) continue;
      const bool brackets = in_brackets(a, b);
      if (!brackets && !(b.equals && at(*b.equals) == i)) continue;
      compare(i, brackets);
    }
  }

 private:
  struct Reading {
    Interval first, second;  // in one unit
    double ratio = 0;        // of the middles
    bool known = false, holds = false;
  };

  static bool has_ends(const Figure& f) { return f.value || (f.low && f.high); }
  [[nodiscard]] bool in_brackets(const Figure& a, const Figure& b) const {
    return b.tokens.first == a.tokens.last + 1 && d_.slice(d_.tokens[a.tokens.last]) == "(";
  }
  // "2,400 kilograms (5,300 pounds)": beside a weight, pounds are no money.
  [[nodiscard]] std::string_view unit_of(const Figure& f) const {
    const bool pounds =
        f.kind == FigureKind::money && f.unit == "GBP" && d_.slice(f.span).find("pound") != std::string_view::npos;
    return pounds ? std::string_view("[lb_av]") : f.kind == FigureKind::quantity ? f.unit : std::string_view();
  }

  void compare(std::uint32_t i, bool brackets) {
    const std::string_view x = unit_of(d_.figures[i]), y = unit_of(d_.figures[i + 1]);
    if (x.empty() || y.empty() || x == y) return;
    Reading best;
    for (const Conversion& one : lexicon_.conversions) {
      if (one.unit != x) continue;
      for (const Conversion& other : lexicon_.conversions) {
        if (other.unit != y || other.dimension != one.dimension || (!brackets && other.metric == one.metric)) continue;
        const Reading reading =
            one.dimension == "temperature" ? degrees(i, one.metric) : sizes(i, one.size, other.size);
        if (!best.known || reading.holds || std::abs(std::log(reading.ratio)) < std::abs(std::log(best.ratio)))
          best = reading;
        if (best.holds) return tell(i, best, true);
      }
    }
    if (best.known && fails(best, x == "Cel" || y == "Cel")) tell(i, best, false);
  }

  [[nodiscard]] Reading sizes(std::uint32_t i, double first, double second) const {
    const Figure& a = d_.figures[i];
    const Figure& b = d_.figures[i + 1];
    Reading reading{scaled(wide(a), first / second), wide(b), 0, middle_of(a) > 0 && middle_of(b) > 0, false};
    reading.ratio = reading.known ? middle_of(b) / (middle_of(a) * first / second) : 1;
    reading.holds = reading.known && reading.first.meets(reading.second);
    return reading;
  }
  // Of degrees on the scales, or by which something changed.
  [[nodiscard]] Reading degrees(std::uint32_t i, bool celsius_first) const {
    constexpr double step = 1.8, zero = 32;
    Interval first = wide(d_.figures[i]), second = wide(d_.figures[i + 1]);
    if (!celsius_first) std::swap(first, second);
    const Interval rise = scaled(first, step);
    const Interval scale{rise.low + zero, rise.high + zero};
    const bool is_rise = rise.meets(second);
    return {is_rise ? rise : scale, second, 1, true, is_rise || scale.meets(second)};
  }
  [[nodiscard]] static bool fails(const Reading& reading, bool degrees) {
    if (degrees) {
      const double off = std::max(reading.first.low - reading.second.high, reading.second.low - reading.first.high);
      return off > degrees_off && off < 100;
    }
    const double off = std::max(reading.ratio, 1 / reading.ratio);
    const double gap = std::max(reading.first.low / reading.second.high, reading.second.low / reading.first.high);
    return off > customary && off < too_far && gap > 1.05;
  }

  void tell(std::uint32_t i, const Reading& reading, bool holds) {
    const Figure& a = d_.figures[i];
    const Figure& b = d_.figures[i + 1];
    Check check;
    check.kind = CheckKind::conflict;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    check.figures = {FigureIndex{i}, FigureIndex{i + 1}};
    const bool turned = unit_of(a) == "[degF]";
    const double is = (reading.first.low + reading.first.high) / 2;
    const Figure& from = turned ? b : a;
    const Figure& to = turned ? a : b;
    check.detail = amount(from);
    check.detail += " ";
    check.detail += unit_of(from);
    check.detail += " = ";
    check.detail += holds ? amount(to) : shown(is, is < 10 ? 2 : is < 100 ? 1 : 0);
    check.detail += " ";
    check.detail += unit_of(to);
    if (!holds) {
      check.detail += ", not ";
      check.detail += amount(to);
    }
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Lexicon& lexicon_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_conversions(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks) {
  Converter(document, lexicon, checks).run();
}

}  // namespace sayso::checks
