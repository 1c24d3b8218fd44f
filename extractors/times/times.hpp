// Finds every TIMEX3 expression: dates, clock times, durations, sets.
#pragma once

#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::times {

// The words this extractor knows. Built once, then constant; it refers to the vocabulary and the lemmatiser.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmatiser);

  const lexicon::Vocabulary& vocabulary;
  const text::Lemmatiser& lemmatiser;
};

// Reads text, tokens, sentences and Article::published. Text order, no overlaps.
[[nodiscard]] std::vector<Time> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::times
