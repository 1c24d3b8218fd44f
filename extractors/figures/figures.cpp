#include "extractors/figures/figures.hpp"

namespace sayso::figures {

Lexicon::Lexicon(const lexicon::Source& /*source*/, lexicon::Vocabulary& words, const text::Lemmatiser& lemmas)
    : vocabulary(words), lemmatiser(lemmas) {}

std::vector<Figure> extract(const Document& /*document*/, const Lexicon& /*lexicon*/) { return {}; }

}  // namespace sayso::figures
