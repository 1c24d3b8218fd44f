// What all checks ask of two figures and of the words beside them.
#pragma once

#include <cstdint>

#include "extractors/checks/checks.hpp"

namespace sayso::checks {

// True for counts and bare numbers: what is counted may go without saying.
[[nodiscard]] bool is_bare(const Figure& figure);
// Whether the figures can be added and compared. A bare number has the unit of the one beside it.
[[nodiscard]] bool same_measure(const Figure& a, const Figure& b);

// The words around the figures of a document, by their classes (words.tsv).
class Wording {
 public:
  Wording(const Document& document, const Lexicon& lexicon) : document_(document), words_(lexicon.words) {}

  // Whether a phrase of the classes begins at the token and ends before `end`.
  [[nodiscard]] bool begins(std::uint32_t token, std::uint32_t end, std::uint32_t classes) const;
  // Whether a word of the classes stands right before the figure, or a phrase right behind it.
  [[nodiscard]] bool before(const Figure& figure, std::uint32_t classes) const;
  [[nodiscard]] bool behind(const Figure& figure, std::uint32_t classes) const;

 private:
  const Document& document_;
  const match::PhraseAutomaton& words_;
};

}  // namespace sayso::checks
