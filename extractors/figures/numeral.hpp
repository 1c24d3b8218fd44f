// Numbers in words, in digits, and in both: "3.5 million", "twenty-five hundred", "two and a half", "two thirds".
#pragma once

#include <cstdint>
#include <optional>

#include "extractors/figures/atoms.hpp"
#include "extractors/figures/lexicon.hpp"

namespace sayso::figures {

enum class NumeralRole : std::uint8_t { cardinal, ordinal, fraction, multiple };

struct Numeral {
  std::uint32_t first = 0, last = 0;  // atoms, half-open
  Number value;                       // all in all
  Number base;                        // without the scale words at the end: 3.5 of "3.5 million"
  std::int32_t scale = 0;             // and the power of ten that they are: 6
  NumeralRole role = NumeralRole::cardinal;
  bool words = false;         // begins with a word, not with digits
  bool letter_scale = false;  // the scale is a letter that may be a unit instead: "80m", "5k"
};

// The longest number that begins at the atom, or nothing. Digits that are a code are nothing.
[[nodiscard]] std::optional<Numeral> read_numeral(const Atoms& atoms, std::uint32_t atom, const Lexicon& lexicon);

// The same number with a further power of ten.
void rescale(Numeral& numeral, std::int32_t scale);

}  // namespace sayso::figures
