// Which attributions stand where several claim the same words, and where the quotations that nobody claimed belong.
#pragma once

#include <vector>

#include "extractors/quotes/attribution.hpp"
#include "extractors/quotes/marked.hpp"

namespace sayso::quotes {

// An attribution with all its pieces of content, in text order. Without a cue (cue.tokens empty) it goes on from
// another quote or stands alone.
struct Selected {
  Attribution attribution;
  std::vector<TokenRange> content;
};

// Chooses among attributions, given in text order of their cues: no word is in two contents, no cue in a content.
[[nodiscard]] std::vector<Selected> select(const Marked& marked, const std::vector<Attribution>& attributions);

// Gives every unclaimed quotation that is speech to the quote it goes on from, or makes it a quote of its own where
// the text just before names who speaks.
void add_continuations(const Marked& marked, std::vector<Selected>& selected);

}  // namespace sayso::quotes
