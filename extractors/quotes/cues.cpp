#include "extractors/quotes/cues.hpp"

#include <optional>

namespace sayso::quotes {
namespace {

// The cue of a verb whose tag, and so its lemma, is another's.
std::optional<CueMatch> mistagged_verb(const Marked& marked, std::uint32_t i) {
  Token token = marked.token(i);
  token.pos = Pos::verb;
  const auto symbol = static_cast<std::size_t>(marked.lexicon.lemmatiser.lemma(marked.document, token));
  const auto& by_lemma = marked.lexicon.verb_of_lemma;
  if (symbol >= by_lemma.size() || by_lemma[symbol] == no_cue) return std::nullopt;
  return CueMatch{by_lemma[symbol], {i, i + 1}};
}

std::optional<CueMatch> cue_at(const Marked& marked, std::uint32_t i, std::uint32_t limit) {
  const Lexicon& lexicon = marked.lexicon;
  const Document& document = marked.document;
  const auto as_cue = [&](const std::optional<match::PhraseAutomaton::Match>& match) {
    return match ? std::optional(CueMatch{match->value, {i, i + match->tokens}}) : std::nullopt;
  };
  if (auto cue = as_cue(lexicon.prepositions.longest(document, i, limit))) return cue;
  switch (marked.pos(i)) {
    case Pos::verb:
    case Pos::aux:
      if (auto cue = as_cue(lexicon.verbs.longest(document, i, limit, match::Field::lemma))) return cue;
      return marked.pos(i) == document.tokens[i].pos ? std::nullopt : mistagged_verb(marked, i);
    case Pos::noun:
      return as_cue(lexicon.nouns.longest(document, i, limit, match::Field::lemma));
    case Pos::adj:
      return as_cue(lexicon.adjectives.longest(document, i, limit, match::Field::lemma));
    default:
      return std::nullopt;
  }
}

}  // namespace

void find_cues(const Marked& marked, TokenRange sentence, std::vector<CueMatch>& found) {
  for (std::uint32_t i = sentence.first; i < sentence.last;) {
    if (marked.quoted(i)) {
      i = marked.stretches[marked.stretch_of[i]].outer.last;
      continue;
    }
    const auto cue = cue_at(marked, i, sentence.last);
    if (cue) found.push_back(*cue);
    i = cue ? cue->tokens.last : i + 1;
  }
}

}  // namespace sayso::quotes
