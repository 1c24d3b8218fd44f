// Says what the arithmetic of the article itself says.
//
// Each figure becomes an interval: its value, rounded to its last digit, and what its modifier allows (interval.hpp). A
// relation holds if the intervals can meet. Where it does not hold although the text states it outright, the check is
// inconsistent; everything that is only likely is left unsaid, for a false alarm is worse than a miss.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"

namespace sayso::checks {

// What is known about exchange rates: for each currency the range of its yearly averages in units to the US dollar.
struct RateRange {
  std::string currency;
  double low = 0, high = 0;
};

// What a word says about the figure beside it (words.tsv); a set of bits.
namespace word {
inline constexpr std::uint32_t level = 1, reached = 2, direction = 4, added = 8, apposition = 16, whole = 32,
                               total = 64, total_behind = 128, parts = 256;
}

struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);
  std::vector<RateRange> rates;  // by currency
  match::PhraseAutomaton words;  // value: bits of `word`
};

// Reads figures and times. Order of the first figure, then kind. Linear in figures: only near ones are compared.
[[nodiscard]] std::vector<Check> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::checks
