#include "extractors/checks/share_arithmetic.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "extractors/checks/interval.hpp"

namespace sayso::checks {

bool fraction_allows(const Figure& fraction, double percent) {
  const double said = middle_of(fraction) * 100;
  if (fraction.modifier == Modifier::more_than && percent < said - 0.5) return false;
  if (fraction.modifier == Modifier::less_than && percent > said + 0.5) return false;
  // "more than half, about 60 percent"
  constexpr double beyond = 15, near = 7, of_small = 0.3;
  const bool open = fraction.modifier == Modifier::more_than || fraction.modifier == Modifier::less_than;
  // one in a hundred is not one in twenty
  return std::abs(said - percent) <= std::min(open ? beyond : near, of_small * said);
}

std::optional<Check> share_check(const Document& document, const ShareReading& reading) {
  const Figure& part = document.figures[reading.part];
  const Figure& whole = document.figures[reading.whole];
  const Figure& share = document.figures[reading.share];
  const double p = middle_of(part), w = middle_of(whole);
  if (p <= 0 || w <= 0 || p > w) return std::nullopt;
  const Interval is = scaled(quotient(interval_of(part), interval_of(whole)), 100);
  const bool fraction = share.kind == FigureKind::fraction;
  const bool holds = fraction ? fraction_allows(share, p / w * 100) || fraction_allows(share, is.low) ||
                                    fraction_allows(share, is.high)
                              : is.meets(interval_of(share));
  Check check;
  check.kind = CheckKind::share;
  check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
  check.figures = {FigureIndex{reading.part}, FigureIndex{reading.whole}, FigureIndex{reading.share}};
  check.detail = amount(part) + " of " + amount(whole) + " is " + shown(p / w * 100, 1) + "%";
  if (!holds)
    check.detail += ", not " + (fraction ? std::string(document.slice(share.span)) : shown(middle_of(share), 2) + "%");
  return check;
}

}  // namespace sayso::checks
