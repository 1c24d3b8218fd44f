// Finds who and what the article names, and every mention of each.
//
// names.* finds runs of words that are names and evidence.* weighs their types; linking.* joins the names of one
// thing; roles.* reads titles and descriptions; anaphora.* adds pronouns and nominals. What it knows is lexicon.*.
#pragma once

#include "extractors/entities/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// Reads tokens, sentences, the names that the network sees, times and figures. Entities in order of their first
// mention; mentions in text order, on token boundaries. Never fails; linear in tokens.
[[nodiscard]] EntityLayer extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::entities
