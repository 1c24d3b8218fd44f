// The words that may stand between a figure and the preposition or the word that it is tied to by, for the walk of
// changes.cpp.
#pragma once

#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {

class Leads {
 public:
  explicit Leads(const SentenceFigures& sentence)
      : s_(sentence), clause_{sentence.document, sentence.lexicon, sentence.sentence} {}

  // Before all words that lead to the figure that begins at the token: "from [last year's] 4,200", "to [a level of]
  // 4,200", "from [an initial] $5m"; or the token.
  [[nodiscard]] std::uint32_t before_figure(std::uint32_t figure) const;
  // Where the bracket that closes at the token opens, if it holds a figure: "up 2 pence (1.3 cents), at"; or the token.
  [[nodiscard]] std::uint32_t bracket_of_figure(std::uint32_t close) const;
  // "Expect sales to rise, and 4% expect a fall": the figure begins a clause of its own.
  [[nodiscard]] bool is_subject(const Figure& f) const;
  // "Dropping 3 inches of rain": a quantity of something, not by how much.
  [[nodiscard]] bool is_of_thing(const Figure& f) const;
  // "Cut economic [growth] by 5%": of the verb, whose direction holds.
  [[nodiscard]] bool is_object_of_change(std::uint32_t noun) const;
  // No figure but one behind "from" between the word and the figure.
  [[nodiscard]] bool only_from_between(std::uint32_t word, std::uint32_t i) const;

 private:
  // "From [an initial] $5m", "to [a record] 40 percent": before an article with adjectives, or `figure`.
  [[nodiscard]] std::uint32_t before_article(std::uint32_t figure) const;
  // "From [last year's] 4,200": before the time that owns the level, or `figure`.
  [[nodiscard]] std::uint32_t before_owner(std::uint32_t figure) const;
  // "Fell to [a level of] 4,200": before such words, or `figure`.
  [[nodiscard]] std::uint32_t before_stand_in(std::uint32_t figure) const;

  const SentenceFigures& s_;
  Clause clause_;
};

}  // namespace sayso::figures
