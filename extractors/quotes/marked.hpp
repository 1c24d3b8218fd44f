// A document seen through its quotation marks: which words stand between them, and where times stand.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/quotes/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::quotes {

// A stretch of text between an outermost pair of quotation marks.
struct Stretch {
  TokenRange outer;  // with its marks
  TokenRange inner;
  std::uint32_t paragraph = 0;
  bool closed = true;
  bool speech = false;  // long or whole enough to be somebody's words, not a title or a doubted word
};

inline constexpr std::uint32_t no_stretch = 0xFFFFFFFF;

struct Marked {
  Marked(const Document& text, const Lexicon& words);

  const Document& document;
  const Lexicon& lexicon;
  std::vector<Stretch> stretches;         // in text order, apart
  std::vector<std::uint32_t> stretch_of;  // by token: index into stretches, or no_stretch
  std::vector<std::uint32_t> time_end;    // by token: end of the time it stands in, 0 where it stands in none
  std::vector<Pos> parts;                 // by token: the tagger's part of speech, where words.tsv does not know better

  [[nodiscard]] const Token& token(std::size_t i) const { return document.tokens[i]; }
  [[nodiscard]] Pos pos(std::size_t i) const { return parts[i]; }
  // Of a function word; a name that looks like one ("May") has none.
  [[nodiscard]] std::uint32_t classes(std::size_t i) const {
    return parts[i] == Pos::propn ? 0 : lexicon.classes(document.tokens[i]);
  }
  [[nodiscard]] bool is(std::size_t i, std::uint32_t word_class) const { return (classes(i) & word_class) != 0; }
  [[nodiscard]] bool quoted(std::size_t i) const { return stretch_of[i] != no_stretch; }
  [[nodiscard]] bool in_time(std::size_t i) const { return time_end[i] != 0; }
  // The first byte of a punctuation mark outside quotations, 0 for words and for marks in quotations.
  [[nodiscard]] char mark(std::size_t i) const {
    return token(i).is(token_flag::punctuation) && !quoted(i) ? document.text()[token(i).span.begin] : '\0';
  }
  // A dash between spaces or a long one.
  [[nodiscard]] bool dash(std::size_t i) const;
};

}  // namespace sayso::quotes
