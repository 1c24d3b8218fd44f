// Verb groups of a sentence and what their form says of time: "were reportedly killed" tells of what is over.
#pragma once

#include <cstdint>

#include "extractors/figures/phrases.hpp"

namespace sayso::figures {

class Verbs {
 public:
  Verbs(const Document& document, const Lexicon& lexicon, TokenRange sentence) : clause_{document, lexicon, sentence} {}
  [[nodiscard]] bool is_verbal(std::uint32_t token) const;
  [[nodiscard]] bool is_infinite(std::uint32_t token) const;
  [[nodiscard]] bool has(std::uint32_t token, std::uint8_t classes) const;
  [[nodiscard]] bool is_speech(std::uint32_t token) const;
  // The first token of the group that the verb ends or stands in.
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t end_of(std::uint32_t verb) const;
  // "Killed", "was killed"; not "has killed", "is killed", "would kill".
  [[nodiscard]] bool is_simple_past(std::uint32_t first) const;
  [[nodiscard]] bool opens_other_clause(std::uint32_t token) const;
  // The first group that no conjunction or relative word opens, or the sentence's end.
  [[nodiscard]] std::uint32_t main_verb() const;

 private:
  Clause clause_;
};

}  // namespace sayso::figures
