#pragma once

#include <vector>

#include "extractors/entities/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// Adds pronouns and definite nominals ("she", "the company") to the mentions of the entity they stand for, where one
// in reach fits in type, number and gender. `layer` holds the name mentions in text order and is kept in order;
// `genders` is by entity. Linear: only the entities named last are looked at.
void resolve_references(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders,
                        EntityLayer& layer);

}  // namespace sayso::entities
