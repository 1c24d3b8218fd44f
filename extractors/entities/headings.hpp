#pragma once

#include <vector>

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/look_ups.hpp"
#include "extractors/entities/names.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// Cuts the long names of headings in title case, where verbs and nouns have capitals too: to what running text of the
// article names by itself ("Quill" of "Quill Calls Vital Road Repair Plans"), else before the first word that can be no
// part of a name. Keeps text order. Linear.
void cut_headings(const Document& document, const Lexicon& lexicon, const LookUps& look, std::vector<Name>& names);

}  // namespace sayso::entities
