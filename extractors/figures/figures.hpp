// Finds every quantity: money, percentages, measures, counts, ages.
//
// A sentence that has a digit, a sign or a number word is cut into atoms (atoms.hpp); at each number the alternatives
// are tried most specific first (quantity.cpp); neighbours become ranges (ranges.cpp). Then figures are related to the
// words, times and figures around them (relations.hpp): by how much and from where something changed (changes.cpp),
// what it is that they measure (measured.cpp) and when (held.cpp). What words mean stands in the TSV files beside the
// code.
#pragma once

#include <vector>

#include "extractors/figures/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::figures {

// Reads tokens and times (what a time already took is skipped). Text order, no overlaps; spans on token boundaries.
// Never fails; linear in the text.
[[nodiscard]] std::vector<Figure> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::figures
