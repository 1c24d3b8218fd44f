// The words that hold a sentence together, by what they do there (grammar.tsv).
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"

namespace sayso::events {

// What a word does in a sentence; a set of bits.
namespace word_class {
inline constexpr std::uint64_t be = 1ULL << 0U;
inline constexpr std::uint64_t auxiliary = 1ULL << 1U;
inline constexpr std::uint64_t negation = 1ULL << 2U;
inline constexpr std::uint64_t infinitive_mark = 1ULL << 3U;
inline constexpr std::uint64_t possessive_mark = 1ULL << 4U;
inline constexpr std::uint64_t possessive = 1ULL << 5U;
inline constexpr std::uint64_t subject_pronoun = 1ULL << 6U;
inline constexpr std::uint64_t relative = 1ULL << 7U;
inline constexpr std::uint64_t complementiser = 1ULL << 8U;
inline constexpr std::uint64_t of = 1ULL << 9U;
inline constexpr std::uint64_t by = 1ULL << 10U;
inline constexpr std::uint64_t noun_preposition = 1ULL << 11U;
inline constexpr std::uint64_t takes_clause = 1ULL << 12U;
inline constexpr std::uint64_t takes_infinitive = 1ULL << 13U;
inline constexpr std::uint64_t controls_object = 1ULL << 14U;
inline constexpr std::uint64_t particle = 1ULL << 15U;
inline constexpr std::uint64_t first_person = 1ULL << 16U;
inline constexpr std::uint64_t from = 1ULL << 17U;
inline constexpr std::uint64_t place_preposition = 1ULL << 18U;
inline constexpr std::uint64_t negative_determiner = 1ULL << 19U;
inline constexpr std::uint64_t indefinite = 1ULL << 20U;
inline constexpr std::uint64_t reason = 1ULL << 21U;
inline constexpr std::uint64_t verbal_preposition = 1ULL << 22U;
inline constexpr std::uint64_t clause_preposition = 1ULL << 23U;
inline constexpr std::uint64_t thing_pronoun = 1ULL << 24U;
inline constexpr std::uint64_t noun_participle = 1ULL << 25U;
inline constexpr std::uint64_t takes_to = 1ULL << 26U;
inline constexpr std::uint64_t expletive = 1ULL << 27U;
inline constexpr std::uint64_t first_plural = 1ULL << 28U;
inline constexpr std::uint64_t present = 1ULL << 29U;
inline constexpr std::uint64_t controls_oblique = 1ULL << 30U;
inline constexpr std::uint64_t unchanged = 1ULL << 31U;
inline constexpr std::uint64_t infinitive_subject = 1ULL << 32U;
inline constexpr std::uint64_t reflexive = 1ULL << 33U;
inline constexpr std::uint64_t comparison = 1ULL << 34U;
inline constexpr std::uint64_t while_preposition = 1ULL << 35U;
inline constexpr std::uint64_t restrictive = 1ULL << 36U;
inline constexpr std::uint64_t linking = 1ULL << 37U;
inline constexpr std::uint64_t motion = 1ULL << 38U;
inline constexpr std::uint64_t frequency = 1ULL << 39U;
inline constexpr std::uint64_t adnominal = 1ULL << 40U;
inline constexpr std::uint64_t sends = 1ULL << 41U;
inline constexpr std::uint64_t owned_by_speaker = 1ULL << 43U;
inline constexpr std::uint64_t contrast = 1ULL << 44U;
inline constexpr std::uint64_t takes_bare = 1ULL << 45U;
inline constexpr std::uint64_t told = 1ULL << 46U;
inline constexpr std::uint64_t takes_object = 1ULL << 47U;
inline constexpr std::uint64_t correlative = 1ULL << 48U;
inline constexpr std::uint64_t absolute = 1ULL << 49U;
inline constexpr std::uint64_t stages = 1ULL << 50U;
inline constexpr std::uint64_t objective = 1ULL << 51U;
inline constexpr std::uint64_t past = 1ULL << 52U;
inline constexpr std::uint64_t brings = 1ULL << 53U;
inline constexpr std::uint64_t raises = 1ULL << 54U;
inline constexpr std::uint64_t of_people = 1ULL << 55U;
inline constexpr std::uint64_t dated = 1ULL << 56U;
inline constexpr std::uint64_t calms = 1ULL << 57U;
inline constexpr std::uint64_t names = 1ULL << 58U;
inline constexpr std::uint64_t measures = 1ULL << 59U;
inline constexpr std::uint64_t of_office = 1ULL << 60U;
inline constexpr std::uint64_t coming = 1ULL << 61U;
inline constexpr std::uint64_t undergone = 1ULL << 62U;
inline constexpr std::uint64_t quantity = 1ULL << 63U;
inline constexpr std::uint64_t uses = 1ULL << 42U;
}  // namespace word_class

class Grammar {
 public:
  // Throws LexiconError for a class that does not exist.
  Grammar(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  // Classes of a lower-case form or a lemma; 0 for a word that has none.
  [[nodiscard]] std::uint64_t of(Symbol word) const { return sets_[set_of_[word]]; }
  [[nodiscard]] bool is(const Token& token, std::uint64_t classes) const { return (of(token.lower) & classes) != 0; }
  [[nodiscard]] bool lemma_is(const Token& token, std::uint64_t classes) const {
    return (of(token.lemma) & classes) != 0;
  }

 private:
  // Few sets of classes differ: two bytes a word and a small table stay in the first caches where eight bytes a word
  // do not.
  lexicon::BySymbol<std::uint16_t> set_of_;
  std::vector<std::uint64_t> sets_{0};
};

}  // namespace sayso::events
