#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/characters.hpp"
#include "pipeline/text/endings.hpp"

namespace sayso::text {

// From inflected forms to lemmas by part of speech: a table for irregular words, endings for the rest. Lemmas are those
// of UD English: "n't" is "not", "them" is "they", "better" is "good" or "well", names keep their form.
class Lemmatiser {
 public:
  Lemmatiser(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  // Works out the lemmas of all words that the vocabulary holds now; call it once every lexicon is loaded. Without it
  // lemma() gives the same answers, only slower.
  void finish();

  // The lemma's symbol; Symbol::unknown where the lemma stands in no lexicon. Finds "deny" for "denied" even if only
  // "deny" is in a lexicon. No allocation; one look-up for words of the vocabulary.
  [[nodiscard]] Symbol lemma(const Document& document, const Token& token) const;
  // The lemma as text, also of words that no lexicon holds.
  [[nodiscard]] std::string text(const Document& document, const Token& token) const;

 private:
  // Parts of speech that share their lemmas.
  enum class Class : std::uint8_t { verb, noun, adjective, name, adverb, pronoun, particle, number, other, none };
  static constexpr std::size_t open_classes = 4;  // the first ones
  static constexpr std::size_t classes = 9;

  [[nodiscard]] static Class class_of(Pos pos);
  [[nodiscard]] static Class class_named(const lexicon::Row& row, std::string_view name);
  [[nodiscard]] const Endings* endings_of(Class word_class) const;
  void load_irregular(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);
  void load_endings(const lexicon::Source& source);
  // The lemma that the table gives, or Symbol::unknown.
  [[nodiscard]] Symbol irregular(Symbol form, Class word_class) const;
  // Of an open class.
  [[nodiscard]] static bool may_be_inflected(std::string_view word, Class word_class);
  // What an ending makes of the word, written into `buffer`; `lower` itself where no ending fits.
  [[nodiscard]] std::string_view apply_ending(std::string_view lower, Class word_class, LowerWord& buffer) const;
  [[nodiscard]] Symbol work_out(Symbol form, Class word_class) const;
  [[nodiscard]] Symbol work_out(std::string_view form, Class word_class) const;

  const lexicon::Vocabulary* vocabulary_;
  std::vector<std::array<Symbol, classes>> irregular_;    // by symbol; irregular forms have low numbers
  std::vector<std::array<Symbol, open_classes>> lemmas_;  // by symbol, after finish()
  std::array<Endings, open_classes> endings_;
};

}  // namespace sayso::text
