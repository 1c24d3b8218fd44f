#include "extractors/quotes/quotes.hpp"

namespace sayso::quotes {

Lexicon::Lexicon(const lexicon::Source& /*source*/, lexicon::Vocabulary& words, const text::Lemmatiser& lemmas)
    : vocabulary(words), lemmatiser(lemmas) {}

std::vector<Quote> extract(const Document& /*document*/, const Lexicon& /*lexicon*/) { return {}; }

}  // namespace sayso::quotes
