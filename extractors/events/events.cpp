#include "extractors/events/events.hpp"

namespace sayso::events {

Lexicon::Lexicon(const lexicon::Source& /*source*/, lexicon::Vocabulary& words, const text::Lemmatiser& lemmas)
    : vocabulary(words), lemmatiser(lemmas) {}

std::vector<Event> extract(const Document& /*document*/, const Lexicon& /*lexicon*/) { return {}; }

}  // namespace sayso::events
