// Finds every quantity: money, percentages, counts, ages.
#pragma once

#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::figures {

// The words this extractor knows. Built once, then constant; it refers to the vocabulary and the lemmatiser.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmatiser);

  const lexicon::Vocabulary& vocabulary;
  const text::Lemmatiser& lemmatiser;
};

// Reads tokens and times (what a time already took is skipped). Text order, no overlaps.
[[nodiscard]] std::vector<Figure> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::figures
