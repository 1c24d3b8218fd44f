#include "pipeline/text/segment.hpp"

#include <cctype>

namespace sayso::text {

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& words)
    : vocabulary(words), lemmatiser(source, words) {}

void segment(Document& document, const Lexicon& lexicon, Scratch& scratch) {
  const std::string_view text = document.text();
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; };
  std::uint32_t paragraph = 0;
  std::uint32_t first = 0;
  const auto close = [&] {
    const auto last = static_cast<std::uint32_t>(document.tokens.size());
    if (first == last) return;
    document.sentences.push_back({document.span_of({first, last}), {first, last}, paragraph});
    document.tokens[first].flags |= token_flag::sentence_start;
    first = last;
  };
  for (std::uint32_t i = 0; i < text.size();) {
    if (text[i] == '\n') {
      close();
      ++paragraph;
    }
    if (std::isspace(static_cast<unsigned char>(text[i])) != 0) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    if (is_word(text[i])) {
      while (end < text.size() && is_word(text[end])) ++end;
    }
    Token token;
    token.span = {i, end};
    scratch.lower.clear();
    for (const char c : text.substr(i, end - i)) scratch.lower += static_cast<char>(std::tolower(c));
    token.lower = lexicon.vocabulary.find(scratch.lower);
    if (i == 0 || std::isspace(static_cast<unsigned char>(text[i - 1])) != 0) token.flags |= token_flag::space_before;
    if (std::isupper(static_cast<unsigned char>(text[i])) != 0) token.flags |= token_flag::capitalised;
    if (!is_word(text[i])) token.flags |= token_flag::punctuation;
    document.tokens.push_back(token);
    i = end;
    if (text[i - 1] == '.') close();
  }
  close();
}

void assign_lemmas(Document& document, const Lexicon& lexicon) {
  for (Token& token : document.tokens) token.lemma = lexicon.lemmatiser.lemma(document, token);
}

std::vector<Symbol> intern_phrase(std::string_view phrase, lexicon::Vocabulary& vocabulary) {
  std::vector<Symbol> symbols;
  for (std::size_t i = 0; i < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', i), phrase.size());
    symbols.push_back(vocabulary.intern(phrase.substr(i, end - i)));
    i = end + 1;
  }
  return symbols;
}

}  // namespace sayso::text
