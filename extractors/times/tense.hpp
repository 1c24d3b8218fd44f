#pragma once

#include <cstddef>
#include <cstdint>

#include "extractors/times/grammar.hpp"

namespace sayso::times {

// `bare`: the text is nothing but the expression, so that the day nearest to it is as good as any.
enum class Tense : std::uint8_t { open, past, future, bare };

// Where the clause around the lexemes first .. last-1 points: by the word straight before them ("until", "since"), by
// the nearest verb group before them, or where there is none by the first behind. Looks at a bounded stretch.
[[nodiscard]] Tense tense_at(const Lexemes& x, std::size_t first, std::size_t last);

// The tense of an expression's clause, looked for only when somebody asks: most expressions tell their time without it.
class TenseOf {
 public:
  TenseOf(Tense tense) : known_(tense) {}  // NOLINT(google-explicit-constructor): a known tense is one as well
  // Of the lexemes first .. last-1, as tense_at tells it; in a text of one sentence it may be Tense::bare.
  TenseOf(const Lexemes& x, std::size_t first, std::size_t last, bool one_sentence)
      : x_(&x), first_(first), last_(last), one_sentence_(one_sentence) {}

  [[nodiscard]] Tense operator()() const;

 private:
  const Lexemes* x_ = nullptr;  // none: the tense is known
  std::size_t first_ = 0, last_ = 0;
  bool one_sentence_ = false;
  Tense known_ = Tense::open;
};

}  // namespace sayso::times
