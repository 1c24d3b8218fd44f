#pragma once

#include <string>
#include <string_view>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"

namespace sayso::text {

// From inflected forms to lemmas by part of speech: a table for irregular words, rules for the rest.
class Lemmatiser {
 public:
  Lemmatiser(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  // The lemma's symbol; Symbol::unknown where the lemma stands in no lexicon.
  [[nodiscard]] Symbol lemma(const Document& document, const Token& token) const;
  // The lemma as text, also of words that no lexicon holds.
  [[nodiscard]] std::string text(const Document& document, const Token& token) const;

 private:
  const lexicon::Vocabulary* vocabulary_;
};

}  // namespace sayso::text
