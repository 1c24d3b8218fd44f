// Noun phrases by parts of speech: chunks, and chains of chunks ("a spokesman for the bank").
#pragma once

#include <cstdint>
#include <optional>

#include "extractors/quotes/marked.hpp"
#include "pipeline/document/types.hpp"

namespace sayso::quotes {

// How far a phrase is followed, in tokens; bounds the cost of text without sentence ends.
inline constexpr std::uint32_t longest_phrase = 60;

// The noun phrase whose last token is end - 1, with what is attached by prepositions to its left ("the head of the
// bank"), not before `floor`. Empty where the word there ends none.
[[nodiscard]] TokenRange noun_phrase_before(const Marked& marked, std::uint32_t end, std::uint32_t floor);

// The chunk that begins at `begin`: determiner, adjectives, nouns, possessors; nothing attached. Empty where none.
[[nodiscard]] TokenRange chunk_at(const Marked& marked, std::uint32_t begin, std::uint32_t limit);

// The noun phrase that begins at `begin`, with what is attached by prepositions to its right.
[[nodiscard]] TokenRange noun_phrase_at(const Marked& marked, std::uint32_t begin, std::uint32_t limit);

// The phrase with an apposition between commas behind it ("Ann Lee, the bank's chair,").
[[nodiscard]] TokenRange with_apposition(const Marked& marked, TokenRange phrase, std::uint32_t limit);

// The end of the prepositional phrase that begins at `begin`, or `begin` where none does.
[[nodiscard]] std::uint32_t prepositional_phrase_end(const Marked& marked, std::uint32_t begin, std::uint32_t limit);

// Who owns what stands behind a phrase and its clitic: "a check on [Ann Lee]'s claim", but "[the head of the bank]'s".
[[nodiscard]] TokenRange possessor(const Marked& marked, TokenRange phrase);

// Whether a noun phrase can begin with this token.
[[nodiscard]] bool starts_noun_phrase(const Marked& marked, std::size_t token);

}  // namespace sayso::quotes
