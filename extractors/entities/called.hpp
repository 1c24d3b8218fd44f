#pragma once

#include "extractors/entities/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// "I'm Anna Berg", "my name is Anna Berg": whether it is the speaker's own name. Constant time.
[[nodiscard]] bool is_introduced(const Document& document, const Lexicon& lexicon, TokenRange name);

// "Sit down, Anna.", "Miss Berg?": whether the one who speaks calls the other by this name. Linear in its sentence.
[[nodiscard]] bool is_called(const Document& document, const Lexicon& lexicon, TokenRange name);

}  // namespace sayso::entities
