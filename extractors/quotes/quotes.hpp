// Finds who said what, to whom, and what they do by saying it.
#pragma once

#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::quotes {

// The words this extractor knows. Built once, then constant; it refers to the vocabulary and the lemmatiser.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmatiser);

  const lexicon::Vocabulary& vocabulary;
  const text::Lemmatiser& lemmatiser;
};

// Reads tokens, quotations, entities. Text order of the first content span.
[[nodiscard]] std::vector<Quote> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::quotes
