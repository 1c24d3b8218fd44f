// Text to sentences, tokens and quotations: everything about an article that needs no knowledge of the world.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/characters.hpp"
#include "pipeline/text/forms.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::text {

// What segmentation knows: abbreviations, clitics, irregular forms. Built once, then constant. Made before any other
// lexicon, so that their phrases are cut by its rules.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);
  // To be called once all lexicons have interned their words: works out the lemmas of the whole vocabulary.
  void finish() { lemmatiser.finish(); }

  const lexicon::Vocabulary& vocabulary;
  Lemmatiser lemmatiser;
};

// A token that is a quotation mark (or might be: apostrophes stand here too).
enum class MarkRole : std::uint8_t { none, opens, closes };
struct Mark {
  std::uint32_t token = 0;
  MarkRole role = MarkRole::none;
};

// Buffers that segmentation reuses from batch to batch; one per worker thread.
struct Scratch {
  FormTable forms;
  std::vector<FormIndex> token_forms;     // of all tokens of the batch, document by document
  std::vector<Span> addresses;            // URLs, e-mail addresses, handles
  std::vector<std::uint32_t> stops;       // tokens that may end a sentence
  std::vector<Mark> marks;                // quotation marks in text order
  std::vector<std::uint32_t> paragraphs;  // first token of each paragraph
  std::vector<std::uint32_t> open_marks;  // while quotations are matched
};

// Fills tokens (by the Universal Dependencies English rules), sentences and quotations of every document. Lemmas wait
// for parts of speech: see assign_lemmas. Any well-formed UTF-8 has an answer; linear in the text. A text of more than
// most_tokens tokens has none, and a warning says so.
void segment(std::span<Document> batch, const Lexicon& lexicon, Scratch& scratch);

// Sets every token's lemma from its form and part of speech.
void assign_lemmas(Document& document, const Lexicon& lexicon);

// Cuts phrases as segmentation would and interns their words in lower case: how lexicons turn "Bank of England" into
// symbols. A phrase may be in lower case, but initials ("John F. Doe") are told from the end of a sentence by theirs.
// What it returns lives until the next call.
class PhraseCutter {
 public:
  explicit PhraseCutter(lexicon::Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  [[nodiscard]] std::span<const Symbol> cut(std::string_view phrase);
  // All of it as one word, wherever segmentation would cut.
  [[nodiscard]] std::span<const Symbol> whole(std::string_view word);

 private:
  [[nodiscard]] bool cut_plain(std::string_view phrase);
  void cut_any(std::string_view phrase);

  lexicon::Vocabulary& vocabulary_;
  std::vector<Symbol> symbols_;
  LowerWord lower_;
  std::vector<std::size_t> ends_;  // of words in lower_
  std::vector<Token> tokens_;
  Scratch scratch_;
};

// The same for a single phrase.
[[nodiscard]] std::vector<Symbol> intern_phrase(std::string_view phrase, lexicon::Vocabulary& vocabulary);

}  // namespace sayso::text
