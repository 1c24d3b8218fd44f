#include "extractors/quotes/stance.hpp"

#include <algorithm>
#include <array>

namespace sayso::quotes {
namespace {

// Circumstances; the first come from grammar, the others from markers.tsv.
constexpr std::array<std::string_view, 27> circumstance_names = {
    "negated",     // the cue is: "did not deny"
    "modal",       // the cue has a modal: "would not say"
    "clause",      // the content is a clause
    "infinitive",  // the content is a to-infinitive
    "phrase",      // the content is a noun phrase or another rest
    "quotation",   // the content is in quotation marks
    "denies",      // the first verb group of the content is negated
    "own",         // the content begins with a pronoun that can stand for the speaker
    "none",        // there is no content
    "claim",      "proposal", "false", "obligation", "future", "would", "comment", "harm",   "might",
    "likely",     "wrong",    "aim",   "ignorance",  "good",   "bad",   "worry",   "admits", "silence",
};

enum : Circumstances {
  negated = 1U << 0U,
  modal = 1U << 1U,
  clause = 1U << 2U,
  infinitive = 1U << 3U,
  phrase = 1U << 4U,
  quotation = 1U << 5U,
  denies = 1U << 6U,
  own = 1U << 7U,
  none = 1U << 8U,
  claim = 1U << 9U,
  proposal = 1U << 10U
};

// Markers and negation count near the beginning; a long quotation says many things.
constexpr std::uint32_t words_read = 40;

Circumstances of_rule(Rule rule) {
  switch (rule) {
    case Rule::infinitive:
      return infinitive;
    case Rule::phrase:
      return phrase;
    case Rule::alone:
      return none;
    default:
      return clause;
  }
}

Circumstances of_words(const Marked& marked, TokenRange content) {
  const Lexicon& lexicon = marked.lexicon;
  Circumstances found = 0;
  const std::uint32_t last = std::min(content.last, content.first + words_read);
  bool verb_seen = false, negation = false;
  for (std::uint32_t i = content.first; i < last; ++i) {
    if (const auto marker = lexicon.markers.longest(marked.document, i, last)) found |= marker->value;
    if (const auto marker = lexicon.marker_lemmas.longest(marked.document, i, last, match::Field::lemma)) {
      found |= marker->value;
    }
    if (verb_seen) continue;
    negation = negation || marked.is(i, word::negator);
    verb_seen = marked.pos(i) == Pos::verb;
  }
  if (negation) found |= denies;
  std::uint32_t first = content.first;
  while (first < last && (marked.token(first).is(token_flag::punctuation) || marked.is(first, word::that))) ++first;
  if (first < last && marked.is(first, word::subject)) found |= own;
  return found;
}

Circumstances circumstances(const Marked& marked, const Selected& selected) {
  const Attribution& attribution = selected.attribution;
  Circumstances found = of_rule(attribution.rule);
  if (attribution.group.negated) found |= negated;
  if (attribution.group.modal) found |= modal;
  if (marked.quoted(selected.content.front().first)) found |= quotation;
  if ((found & none) == 0) found |= of_words(marked, selected.content.front());
  return found;
}

const StanceRule* first_match(const std::vector<StanceRule>& rules, std::size_t first, std::size_t last,
                              Circumstances found) {
  for (std::size_t i = first; i < last; ++i) {
    if ((rules[i].needs & ~found) == 0 && (rules[i].bars & found) == 0) return &rules[i];
  }
  return nullptr;
}

}  // namespace

std::optional<Circumstances> circumstance_of(std::string_view name) {
  const auto found = std::find(circumstance_names.begin(), circumstance_names.end(), name);
  if (found == circumstance_names.end()) return std::nullopt;
  return Circumstances{1} << static_cast<unsigned>(found - circumstance_names.begin());
}

bool names_matter(const Lexicon& lexicon, const Token& token) {
  const auto symbol = static_cast<std::size_t>(token.lemma);
  return symbol < lexicon.marker_of_lemma.size() && (lexicon.marker_of_lemma[symbol] & (claim | proposal)) != 0;
}

Stance stance_of(const Marked& marked, const Selected& selected) {
  const Lexicon& lexicon = marked.lexicon;
  const Circumstances found = circumstances(marked, selected);
  Stance stance = Stance::statement;
  if (!selected.attribution.cue.tokens.empty()) {
    const CueEntry& cue = lexicon.cues[selected.attribution.cue.entry];
    if (const StanceRule* rule = first_match(lexicon.rules, cue.first_rule, cue.last_rule, found)) return rule->stance;
    if (cue.stance != Stance::statement) return cue.stance;
    stance = cue.stance;
  }
  const StanceRule* rule = first_match(lexicon.rules, lexicon.first_general_rule, lexicon.rules.size(), found);
  return rule != nullptr ? rule->stance : stance;
}

}  // namespace sayso::quotes
