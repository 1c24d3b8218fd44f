// The words that the quotes layer knows: cues.tsv, words.tsv, markers.tsv, stances.tsv, confidence.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractors/quotes/rule.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::quotes {

// Classes of function words (words.tsv), as bits.
namespace word {
inline constexpr std::uint32_t subject = 1U << 0U;
inline constexpr std::uint32_t relative = 1U << 1U;
inline constexpr std::uint32_t question = 1U << 2U;
inline constexpr std::uint32_t that = 1U << 3U;
inline constexpr std::uint32_t be = 1U << 4U;
inline constexpr std::uint32_t have = 1U << 5U;
inline constexpr std::uint32_t do_form = 1U << 6U;
inline constexpr std::uint32_t modal = 1U << 7U;
inline constexpr std::uint32_t negator = 1U << 8U;
inline constexpr std::uint32_t coordinator = 1U << 9U;
inline constexpr std::uint32_t subordinator = 1U << 10U;
inline constexpr std::uint32_t adjunct = 1U << 11U;
inline constexpr std::uint32_t attach = 1U << 12U;
inline constexpr std::uint32_t cut = 1U << 13U;
inline constexpr std::uint32_t addressee = 1U << 14U;
inline constexpr std::uint32_t agent = 1U << 15U;
inline constexpr std::uint32_t infinitive = 1U << 16U;
inline constexpr std::uint32_t possessive = 1U << 17U;
inline constexpr std::uint32_t report = 1U << 18U;
inline constexpr std::uint32_t article = 1U << 19U;
inline constexpr std::uint32_t phase = 1U << 20U;
inline constexpr std::uint32_t speaker = 1U << 21U;
inline constexpr std::uint32_t source = 1U << 22U;
inline constexpr std::uint32_t as = 1U << 23U;
inline constexpr std::uint32_t resumes = 1U << 24U;
inline constexpr std::uint32_t object = 1U << 25U;
inline constexpr std::uint32_t headline = 1U << 26U;
inline constexpr std::uint32_t notice = 1U << 27U;
inline constexpr std::uint32_t partner = 1U << 28U;
inline constexpr std::uint32_t voice = 1U << 29U;
inline constexpr std::uint32_t member = 1U << 30U;
inline constexpr std::uint32_t floating = 1U << 31U;
inline constexpr std::uint32_t auxiliary = be | have | do_form | modal;
}  // namespace word

// What may hold a cue's content (cues.tsv), as bits.
namespace frame {
inline constexpr std::uint32_t clause = 1U << 0U;
inline constexpr std::uint32_t that = 1U << 1U;
inline constexpr std::uint32_t quote = 1U << 2U;
inline constexpr std::uint32_t np = 1U << 3U;
inline constexpr std::uint32_t matter = 1U << 4U;
inline constexpr std::uint32_t predicate = 1U << 5U;
inline constexpr std::uint32_t inf = 1U << 6U;
inline constexpr std::uint32_t whom = 1U << 7U;
inline constexpr std::uint32_t alone = 1U << 8U;
inline constexpr std::uint32_t mind = 1U << 9U;
inline constexpr std::uint32_t say = 1U << 10U;
inline constexpr std::uint32_t relay = 1U << 11U;
inline constexpr std::uint32_t any_phrase = np | matter | predicate;
}  // namespace frame

enum class CueClass : std::uint8_t { verb, noun, adjective, preposition };

struct CueEntry {
  std::string lemma;
  CueClass kind = CueClass::verb;
  std::uint32_t frames = 0;
  Stance stance = Stance::statement;
  double share = 0;                             // of the word's uses that report
  std::uint32_t first_rule = 0, last_rule = 0;  // its rows among Lexicon::rules
};

inline constexpr std::uint32_t no_cue = 0xFFFFFFFF;

// Circumstances of a quote that stances.tsv asks about, a bit each; see circumstance_of.
using Circumstances = std::uint32_t;

// A row of stances.tsv: where all circumstances of `needs` hold and none of `bars`, the quote has this stance.
struct StanceRule {
  Circumstances needs = 0, bars = 0;
  std::optional<Stance> stance;  // none: it is no quote
  bool by_content = false;       // what is said decides, as for a cue whose own stance is "statement"
};

// How often what a rule finds is right, where the cue always reports, and how much of that hangs on the cue's share.
struct Confidence {
  double right = 0;
  double by_share = 0;
};

// Built once, then constant; it refers to the lemmatiser. Throws lexicon::LexiconError.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmatiser);

  // Classes of a function word; 0 for all others.
  [[nodiscard]] std::uint32_t classes(const Token& token) const { return word_classes.of(token.lower); }

  const text::Lemmatiser& lemmatiser;

  std::vector<CueEntry> cues;
  match::PhraseAutomaton verbs, nouns, adjectives;  // over lemmas; values are indices into cues
  std::vector<std::uint32_t> verb_of_lemma;         // by Symbol: the verb cue of one word, or no_cue
  match::PhraseAutomaton prepositions;              // over words as they stand
  match::PhraseAutomaton markers;                   // over lower-case words; values are Circumstances
  match::PhraseAutomaton marker_lemmas;             // over lemmas
  std::vector<Circumstances> marker_of_lemma;       // by Symbol: of markers of one word
  lexicon::WordClasses<> word_classes;
  std::vector<StanceRule> rules;  // of each cue by weight, then of all cues
  std::uint32_t first_general_rule = 0;
  std::array<Confidence, rule_count> confidences;  // by Rule

 private:
  void read_words(const lexicon::Source& source, lexicon::Vocabulary& words);
  void read_cues(const lexicon::Source& source, lexicon::Vocabulary& words);
  void add_verb(Symbol lemma, std::uint32_t cue);
  void read_markers(const lexicon::Source& source, lexicon::Vocabulary& words);
  void read_stances(const lexicon::Source& source);
  void read_confidences(const lexicon::Source& source);
};

}  // namespace sayso::quotes
