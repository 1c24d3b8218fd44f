#include "extractors/times/times.hpp"

namespace sayso::times {

Lexicon::Lexicon(const lexicon::Source& /*source*/, lexicon::Vocabulary& words, const text::Lemmatiser& lemmas)
    : vocabulary(words), lemmatiser(lemmas) {}

std::vector<Time> extract(const Document& /*document*/, const Lexicon& /*lexicon*/) { return {}; }

}  // namespace sayso::times
