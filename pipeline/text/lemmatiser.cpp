#include "pipeline/text/lemmatiser.hpp"

namespace sayso::text {

Lemmatiser::Lemmatiser(const lexicon::Source& /*source*/, lexicon::Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

Symbol Lemmatiser::lemma(const Document& document, const Token& token) const {
  return vocabulary_->find(text(document, token));
}

std::string Lemmatiser::text(const Document& document, const Token& token) const {
  return std::string(document.slice(token));
}

}  // namespace sayso::text
