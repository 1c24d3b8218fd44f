// Finds every TIMEX3 expression: dates, clock times, durations, sets, and gives each its value.
//
// Sentences with a word of time or a digit are cut into lexemes (lexemes.hpp), read by a small grammar (grammar.hpp)
// and resolved against the article's day and the dates before (resolve.hpp). The words are in the .tsv files of this
// folder.
#pragma once

#include <vector>

#include "extractors/times/words.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"

namespace sayso::times {

// The words this extractor knows. Built once, then constant; it refers to the vocabulary.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  const lexicon::Vocabulary& vocabulary;
  Words words;
};

// Reads text, tokens, sentences and Article::published; of an article that has none, a full date in its first
// sentences stands for it, and where there is none values stay open (XXXX-12-25). Text order, no overlaps; a time may
// begin or end inside a token ("1998-2003" is two). Linear in tokens.
[[nodiscard]] std::vector<Time> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::times
