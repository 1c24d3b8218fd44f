#include "extractors/checks/sum_arithmetic.hpp"

#include <algorithm>
#include <string>

#include "extractors/checks/wording.hpp"

namespace sayso::checks {

Together together(const Document& document, const std::vector<std::uint32_t>& parts) {
  Together result;
  for (const std::uint32_t part : parts) {
    const Figure& f = document.figures[part];
    result.all = sum(result.all, interval_of(f));
    result.middle += middle_of(f);
    result.largest = std::max(result.largest, middle_of(f));
    result.closed = result.closed && is_closed(f);
  }
  return result;
}

bool is_stranger(const Document& document, std::uint32_t figure, const SumReading& reading) {
  const Figure& f = document.figures[figure];
  const Figure& total = document.figures[reading.total];
  // "$61 million for spilling 20,082 barrels"
  if (total.kind == FigureKind::money && (f.kind == FigureKind::quantity || f.kind == FigureKind::age))
    return !reading.parts.empty();
  if (is_bare(f) && !is_bare(total)) return !is_unnamed(f) && f.kind == FigureKind::count && !reading.parts.empty();
  if (!is_bare(f) || !is_bare(total) || is_unnamed(f) || f.unit == total.unit || reading.parts.size() < 2) return false;
  return std::all_of(reading.parts.begin(), reading.parts.end(), [&](std::uint32_t part) {
    return is_unnamed(document.figures[part]) || document.figures[part].unit == total.unit;
  });
}

Check sum_check(const Document& document, const SumReading& reading, double middle, bool holds) {
  Check check;
  check.kind = CheckKind::sum;
  check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
  const Figure& total = document.figures[reading.total];
  const double size = middle_of(total);
  const double scale = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1;
  for (const std::uint32_t part : reading.parts) {
    check.figures.push_back(FigureIndex{part});
    if (part != reading.parts.front()) check.detail += " + ";
    check.detail += shown(middle_of(document.figures[part]) / scale, 3);
  }
  check.figures.push_back(FigureIndex{reading.total});
  check.detail += " = " + shown((holds ? size : middle) / scale, 3);
  if (!holds) check.detail += ", not " + shown(size / scale, 3);
  check.detail += scale == 1e9 ? " billion" : scale == 1e6 ? " million" : "";
  if (!total.unit.empty()) check.detail += " " + total.unit;
  return check;
}

std::optional<Check> whole_list(const Document& document, const SumReading& reading, double factor) {
  const Together parts = together(document, reading.parts);
  Figure total = document.figures[reading.total];
  // "at least 17 died" is what the list that follows counts
  if (total.modifier == Modifier::at_least || total.modifier == Modifier::more_than) total.modifier = Modifier::none;
  const double said = middle_of(total);
  if (parts.largest >= said || parts.middle > factor * said || parts.middle < said / factor) return std::nullopt;
  const bool holds = parts.all.meets(interval_of(total));
  if (!holds && !(parts.closed && is_closed(total))) return std::nullopt;
  return sum_check(document, reading, parts.middle, holds);
}

}  // namespace sayso::checks
