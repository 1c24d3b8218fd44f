// Words that report, where they stand in the text.
#pragma once

#include <vector>

#include "extractors/quotes/marked.hpp"

namespace sayso::quotes {

struct CueMatch {
  std::uint32_t entry = 0;  // index into Lexicon::cues
  TokenRange tokens;        // the words of the cue, without auxiliaries
};

// Appends the cues of one sentence that stand outside quotations, in text order.
void find_cues(const Marked& marked, TokenRange sentence, std::vector<CueMatch>& found);

}  // namespace sayso::quotes
