#include "extractors/entities/entities.hpp"

namespace sayso::entities {

Lexicon::Lexicon(const lexicon::Source& /*source*/, lexicon::Vocabulary& words, const text::Lemmatiser& lemmas)
    : vocabulary(words), lemmatiser(lemmas) {}

EntityLayer extract(const Document& /*document*/, const Lexicon& /*lexicon*/) { return {}; }

}  // namespace sayso::entities
