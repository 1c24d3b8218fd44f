#pragma once

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::text {

// Fills document.sentences and token_flag::sentence_start. Reads tokens, scratch.stops, scratch.marks (with roles) and
// scratch.paragraphs. Linear in the tokens.
void split_sentences(Document& document, const lexicon::Vocabulary& vocabulary, const Scratch& scratch);

}  // namespace sayso::text
