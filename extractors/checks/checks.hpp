// Says what the arithmetic of the article itself says.
//
// Each figure becomes an interval: its value, rounded to its last digit, and what its modifier allows (interval.hpp). A
// relation holds if the intervals can meet. Where it does not hold although the text states it outright, the check is
// inconsistent; everything that is only likely is left unsaid, for a false alarm is worse than a miss.
#pragma once

#include <string>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"

namespace sayso::checks {

// What is known about exchange rates: for each currency the range of its yearly averages in units to the US dollar.
struct RateRange {
  std::string currency;
  double low = 0, high = 0;
};

struct Lexicon {
  explicit Lexicon(const lexicon::Source& source);
  std::vector<RateRange> rates;  // by currency
};

// Reads figures and times. Order of the first figure, then kind. Linear in figures: only near ones are compared.
[[nodiscard]] std::vector<Check> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::checks
