// Finds what is reported to have happened, be happening or be coming.
#pragma once

#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::events {

// The words this extractor knows. Built once, then constant; it refers to the vocabulary and the lemmatiser.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmatiser);

  const lexicon::Vocabulary& vocabulary;
  const text::Lemmatiser& lemmatiser;
};

// Reads every layer before it. Text order of triggers.
[[nodiscard]] std::vector<Event> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::events
