#pragma once

#include <cstdint>
#include <optional>

#include "extractors/entities/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// How a phrase stands in its clause, as far as its neighbours tell.
enum class Place : std::uint8_t { other, subject, oblique };

// A noun phrase without a name, as pronouns may take it up: its head, what that may stand for, its number.
struct Phrase {
  TokenRange tokens;  // from the determiner or first modifier to the head
  Nominal noun;       // of no types where the list does not know the head
  bool plural = false;
  bool definite = false;    // "the", "this", "that"
  bool indefinite = false;  // "a", "an"
  bool possessed = false;   // "his", "their"
};

// The phrase whose head is the noun at a token; none where the noun is not a head ("company" of "company car"). Only
// tokens of `within` may belong to it. Constant time.
[[nodiscard]] std::optional<Phrase> phrase_ending_at(const Document& document, const Lexicon& lexicon,
                                                     std::uint32_t head, TokenRange within);

// The verb whose subject the phrase is, as far as what follows tells: at once, behind adverbs or behind an apposition;
// the sentence's end where there is none. Constant time.
[[nodiscard]] std::uint32_t verb_of(const Document& document, TokenRange phrase, TokenRange sentence);

// Whether a verb follows the phrase, or a preposition stands before it. Constant time.
[[nodiscard]] Place place_of(const Document& document, TokenRange phrase, TokenRange sentence);

}  // namespace sayso::entities
