// Text to sentences, tokens and quotations: everything about an article that needs no knowledge of the world.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::text {

// What segmentation knows: abbreviations, clitics, irregular forms. Built once, then constant.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  const lexicon::Vocabulary& vocabulary;
  Lemmatiser lemmatiser;
};

// Buffers that segmentation reuses from article to article; one per worker thread.
struct Scratch {
  std::string lower;
};

// Fills tokens (by the Universal Dependencies English rules), sentences and quotations. Lemmas wait for parts of
// speech: see assign_lemmas. Any well-formed UTF-8 has an answer; linear in the text.
void segment(Document& document, const Lexicon& lexicon, Scratch& scratch);

// Sets every token's lemma from its form and part of speech.
void assign_lemmas(Document& document, const Lexicon& lexicon);

// The phrase's words as segmentation would cut them, in lower case and interned: how lexicons turn
// "Bank of England" into symbols.
[[nodiscard]] std::vector<Symbol> intern_phrase(std::string_view phrase, lexicon::Vocabulary& vocabulary);

}  // namespace sayso::text
