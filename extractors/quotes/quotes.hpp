// Finds who said what, to whom, and what they do by saying it.
//
// Quotation marks are read first and masked; then every word that reports (cues.tsv) outside them is taken with its
// subject and its complement, as clause finding (clauses.hpp) sees them; where two claim the same words, one is
// chosen (selection.hpp); quotations that nobody claimed go on from the quote before them or stand alone.
#pragma once

#include <vector>

#include "extractors/quotes/lexicon.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/document/reasons.hpp"

namespace sayso::quotes {

// Reads tokens, sentences, quotations, times, entities. Text order of the first content span; contents never overlap.
// Never fails: any text has an answer. Linear in tokens.
[[nodiscard]] std::vector<Quote> extract(const Document& document, const Lexicon& lexicon);

// Why each of these quotes was found, in their order. Reads the document again: nothing is kept for it.
[[nodiscard]] std::vector<QuoteReasons> explain(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::quotes
