// The smallest pieces that expressions of time are made of. Segmentation leaves "2019-01-10", "9:30am" or "1990s" as
// one token or as several; here they are always several, so that the grammar needs one rule for each.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/times/words.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::times {

struct Lexeme {
  Lexeme() = default;
  // A whole token. Made where it is to stay: a copy of fields just written costs more than all the rest.
  Lexeme(const Word& word_in, Kind kind_in, std::int32_t value_in, const Token& t, std::uint32_t number)
      : word(word_in),
        value(value_in),
        span(t.span),
        token(number),
        kind(kind_in),
        glued(!t.is(token_flag::space_before)),
        whole(true) {}

  Word word;
  // Word::value; of digits the number (nothing where digits is 10); of punctuation the character
  std::int32_t value = 0;
  Span span;
  std::uint32_t token = 0;
  Kind kind = Kind::other;
  std::uint8_t digits = 0;  // how many a number in digits has; more than 9 count as 10
  bool glued = false;       // nothing stands between it and the lexeme before
  bool whole = false;       // it is a token, not a part of one
};
static_assert(sizeof(Lexeme) <= 32, "they are written by the sentence");

// The lexemes of the tokens, in order, appended to `out`. Dashes of every length are '-', typographic quotes '\''.
void read_lexemes(const Document& document, TokenRange tokens, const Words& words,
                  const lexicon::Vocabulary& vocabulary, std::vector<Lexeme>& out);

}  // namespace sayso::times
