// A sentence as the figure rules read it: words, numbers in digits, and marks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractors/figures/literal.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/vocabulary.hpp"

namespace sayso::figures {

enum class AtomKind : std::uint8_t { word, literal, mark };

// Tokens, but cut wherever digits meet letters or signs ("US$6bn" is four atoms) and joined where one number is
// several tokens ("1 234").
struct Atom {
  Span span;
  std::uint32_t token = 0;    // the first token it has a part of
  std::uint32_t literal = 0;  // index in Atoms::literals
  AtomKind kind = AtomKind::word;
  bool joined = false;  // nothing stands between it and the atom before
};

// Reused from sentence to sentence.
struct Atoms {
  std::vector<Atom> list;
  std::vector<Symbol> words;  // the lower-cased forms of words and marks; apart, for phrase search
  std::vector<Literal> literals;
  std::vector<std::uint32_t> starts;  // atoms that a number may begin with, an article before it left out

  void reserve(std::size_t atoms) {
    list.reserve(atoms);
    words.reserve(atoms);
    literals.reserve(atoms / 8);
    starts.reserve(atoms / 8);
  }
  [[nodiscard]] std::size_t size() const { return list.size(); }
  [[nodiscard]] const Atom& operator[](std::size_t i) const { return list[i]; }
  [[nodiscard]] const Literal* literal_at(std::size_t i) const {
    return i < list.size() && list[i].kind == AtomKind::literal ? &literals[list[i].literal] : nullptr;
  }
  [[nodiscard]] Symbol word_at(std::size_t i) const { return i < words.size() ? words[i] : Symbol::unknown; }
  // The first atom from `from` on that begins at or after the byte.
  [[nodiscard]] std::uint32_t atom_from(std::uint32_t byte, std::uint32_t from) const {
    while (from < list.size() && list[from].span.begin < byte) ++from;
    return from;
  }
};

struct Lexicon;

// Replaces the atoms by those of one sentence. Linear in its bytes.
void cut_atoms(const Document& document, const Sentence& sentence, const Lexicon& lexicon, Atoms& atoms);

// Lower-cased symbol of a piece of text; a very long piece is a name that nobody lists.
[[nodiscard]] Symbol symbol_of(std::string_view piece, const lexicon::Vocabulary& vocabulary);

}  // namespace sayso::figures
