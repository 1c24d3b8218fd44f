// Finds who and what the article names, and every mention of each.
//
// names.* finds runs of words that are names (sentence_words.* looks at their words, headings.* cuts those of headings)
// and evidence.* weighs their types; linking.* joins the names of one
// thing; roles.* reads titles and descriptions; anaphora.* adds pronouns and nouns.* nominals, with mind.* for what was
// mentioned last and descriptions.* for what things were called,
// reading noun phrases with phrases.*; first_person.cpp adds "I" and "we". What it knows is lexicon.*.
#pragma once

#include "extractors/entities/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// Reads tokens, sentences, the names that the network sees, times and figures. Entities in order of their first
// mention; mentions in text order, on token boundaries. Never fails; linear in tokens.
[[nodiscard]] EntityLayer extract(const Document& document, const Lexicon& lexicon);

// Adds "I", "my", "we" and "you" to the mentions of the entity they stand for, as far as the article shows who speaks:
// inside quotation marks the speaker of the quote ("we" only where a body speaks); in a transcript whose turns open
// with a name and a colon that name; in an interview the person questioned; else who says "I'm Anna Berg". Reads
// document.quotes, so it comes after them. Entities are put in order of their first mention again. Linear.
void resolve_first_person(Document& document, const Lexicon& lexicon);

}  // namespace sayso::entities
