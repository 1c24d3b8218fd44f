// Noun phrases by parts of speech: a chunker for the few questions that figures ask.
#pragma once

#include <cstdint>
#include <optional>

#include "extractors/figures/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::figures {

// The sentence around a figure.
struct Clause {
  const Document& document;
  const Lexicon& lexicon;
  TokenRange sentence;

  [[nodiscard]] const Token& operator[](std::uint32_t token) const { return document.tokens[token]; }
  // Behind the end of the text stands nothing: rules look one word ahead.
  [[nodiscard]] bool in_text(std::uint32_t token) const { return token < document.tokens.size(); }
  [[nodiscard]] Pos pos(std::uint32_t token) const { return in_text(token) ? document.tokens[token].pos : Pos::none; }
  [[nodiscard]] Symbol lower(std::uint32_t token) const {
    return in_text(token) ? document.tokens[token].lower : Symbol::unknown;
  }
  [[nodiscard]] Symbol lemma(std::uint32_t token) const {
    return in_text(token) ? document.tokens[token].lemma : Symbol::unknown;
  }
  [[nodiscard]] bool is(std::uint32_t token, std::uint64_t classes) const { return lexicon.is(lower(token), classes); }
  [[nodiscard]] bool holds(std::uint32_t token) const { return sentence.contains(token); }
};

// A noun phrase: `tokens` without determiners before it; `head` is its last noun before any preposition.
struct NounPhrase {
  TokenRange tokens;
  std::uint32_t head = 0;
};

// How far to the left a phrase is joined to the one before its preposition: "shares [of Halcyon]" always; "[trade]
// between the two countries", "[wages] at the port" only where the whole is known to be one phrase, as a subject is.
enum class Joins : std::uint8_t { none, of, all };
// The phrase whose last token is `last`, with what joins it to the left.
[[nodiscard]] std::optional<NounPhrase> phrase_ending_at(const Clause& clause, std::uint32_t last, Joins joins);
// The phrase that begins at `first`, without prepositional phrases behind it but for what Joins::of adds: "acquisition
// [of core parts]".
[[nodiscard]] std::optional<NounPhrase> phrase_from(const Clause& clause, std::uint32_t first,
                                                    Joins joins = Joins::none);
// The same with Joins::of; where that is a name behind a preposition, the phrase before: "[visitors] to Elmet, which".
[[nodiscard]] std::optional<NounPhrase> past_places(const Clause& clause, std::uint32_t last);
// "'s" and the apostrophe of a plural.
[[nodiscard]] bool is_possessive(const Clause& clause, std::uint32_t token);
// A participle that says more of the noun before it: "patients [waiting] for a bed", "cars [made] in Japan".
[[nodiscard]] bool is_reduced_relative(const Clause& clause, std::uint32_t verb);
// A participle inside a phrase: "its [starting] wage", "an [estimated] £5m".
[[nodiscard]] bool is_attribute(const Clause& clause, std::uint32_t verb);
// The noun of an adverbial that names nothing: "in [fact]", "on [top]".
[[nodiscard]] bool is_aside(const Clause& clause, std::uint32_t noun);
// What a verb says something of (subjects.cpp): "[Sales] in Asia have risen", "[the rate], which had been". Nothing for
// a pronoun.
[[nodiscard]] std::optional<NounPhrase> subject_of(const Clause& clause, std::uint32_t verb);

}  // namespace sayso::figures
