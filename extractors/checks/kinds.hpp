// The single checks; each adds what it finds.
#pragma once

#include <vector>

#include "extractors/checks/checks.hpp"

namespace sayso::checks {

// Amounts in two currencies: the rate they imply, and whether all pairs of an article imply one.
void check_rates(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks);
// Before, after, and the percentage or amount stated.
void check_changes(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks);
// Parts and the total they make.
void check_sums(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks);
// A part of a whole and the percentage that it is; "nearly half (46%)".
void check_shares(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks);

}  // namespace sayso::checks
