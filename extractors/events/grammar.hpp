// The words that hold a sentence together, by what they do there (grammar.tsv).
#pragma once

#include <cstdint>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"

namespace sayso::events {

// What a word does in a sentence; a set of bits.
namespace word_class {
inline constexpr std::uint32_t be = 1U << 0U;
inline constexpr std::uint32_t auxiliary = 1U << 1U;
inline constexpr std::uint32_t negation = 1U << 2U;
inline constexpr std::uint32_t infinitive_mark = 1U << 3U;
inline constexpr std::uint32_t possessive_mark = 1U << 4U;
inline constexpr std::uint32_t possessive = 1U << 5U;
inline constexpr std::uint32_t subject_pronoun = 1U << 6U;
inline constexpr std::uint32_t relative = 1U << 7U;
inline constexpr std::uint32_t complementiser = 1U << 8U;
inline constexpr std::uint32_t of = 1U << 9U;
inline constexpr std::uint32_t by = 1U << 10U;
inline constexpr std::uint32_t noun_preposition = 1U << 11U;
inline constexpr std::uint32_t takes_clause = 1U << 12U;
inline constexpr std::uint32_t takes_infinitive = 1U << 13U;
inline constexpr std::uint32_t controls_object = 1U << 14U;
inline constexpr std::uint32_t particle = 1U << 15U;
inline constexpr std::uint32_t first_person = 1U << 16U;
inline constexpr std::uint32_t from = 1U << 17U;
inline constexpr std::uint32_t place_preposition = 1U << 18U;
inline constexpr std::uint32_t negative_determiner = 1U << 19U;
inline constexpr std::uint32_t indefinite = 1U << 20U;
inline constexpr std::uint32_t reason = 1U << 21U;
inline constexpr std::uint32_t verbal_preposition = 1U << 22U;
inline constexpr std::uint32_t clause_preposition = 1U << 23U;
inline constexpr std::uint32_t thing_pronoun = 1U << 24U;
inline constexpr std::uint32_t noun_participle = 1U << 25U;
inline constexpr std::uint32_t takes_to = 1U << 26U;
inline constexpr std::uint32_t expletive = 1U << 27U;
inline constexpr std::uint32_t first_plural = 1U << 28U;
inline constexpr std::uint32_t present = 1U << 29U;
inline constexpr std::uint32_t controls_oblique = 1U << 30U;
inline constexpr std::uint32_t unchanged = 1U << 31U;
}  // namespace word_class

class Grammar {
 public:
  // Throws LexiconError for a class that does not exist.
  Grammar(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  // Classes of a lower-case form or a lemma; 0 for a word that has none.
  [[nodiscard]] std::uint32_t of(Symbol word) const { return classes_.of(word); }
  [[nodiscard]] bool is(const Token& token, std::uint32_t classes) const { return (of(token.lower) & classes) != 0; }
  [[nodiscard]] bool lemma_is(const Token& token, std::uint32_t classes) const {
    return (of(token.lemma) & classes) != 0;
  }

 private:
  lexicon::WordClasses classes_;
};

}  // namespace sayso::events
