// Finds who and what the article names, and every mention of each.
#pragma once

#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::entities {

// The words this extractor knows. Built once, then constant; it refers to the vocabulary and the lemmatiser.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmatiser);

  const lexicon::Vocabulary& vocabulary;
  const text::Lemmatiser& lemmatiser;
};

// Reads tokens, times and figures.
[[nodiscard]] EntityLayer extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::entities
