// Words behind a name and a colon: turns of a transcript ("LEE: …") and headlines ("Lee: …", "…: Lee").
#pragma once

#include <vector>

#include "extractors/quotes/marked.hpp"
#include "extractors/quotes/selection.hpp"

namespace sayso::quotes {

// In text order; their contents are whole paragraphs but for the name, and no cue is to be looked for in them. Linear
// in sentences.
[[nodiscard]] std::vector<Selected> find_labelled(const Marked& marked);

}  // namespace sayso::quotes
