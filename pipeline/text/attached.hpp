// Letters that stand attached to what is before them. Both sets are closed and part of how English is spelled, so they
// are rules here and not lexicons.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace sayso::text {

// Behind an apostrophe, tokens of their own: "is" or "has", "am", "had" or "would", "are", "have", "will", and the
// possessive. https://universaldependencies.org/en/#tokenization-and-word-segmentation
inline constexpr std::array<std::string_view, 6> clitics = {"s", "m", "d", "re", "ve", "ll"};

// Behind digits: "21st". The Chicago Manual of Style, 9.6.
inline constexpr std::array<std::string_view, 4> ordinal_endings = {"st", "nd", "rd", "th"};

// Whether one of `endings`, in whatever case, is all of `letters`.
template <std::size_t Size>
[[nodiscard]] constexpr bool is_one_of(const std::array<std::string_view, Size>& endings, std::string_view letters) {
  constexpr char case_bit = 0x20;
  return std::any_of(endings.begin(), endings.end(), [letters](std::string_view ending) {
    return std::equal(letters.begin(), letters.end(), ending.begin(), ending.end(),
                      [](char letter, char lower) { return (letter | case_bit) == lower; });
  });
}

}  // namespace sayso::text
