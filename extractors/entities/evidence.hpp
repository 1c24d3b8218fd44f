#pragma once

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/look_ups.hpp"
#include "extractors/entities/names.hpp"

namespace sayso::entities {

// Sets a name's scores, gender and list entry from its own words and from what stands beside it. `mark` is the mark
// that ends the name, if any.
void weigh(const Document& document, const Lexicon& lexicon, const LookUps& look, const NameMark* mark, Name& name);

}  // namespace sayso::entities
