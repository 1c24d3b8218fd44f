#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::duplicates {

// What a text is compared by. Its five-word shingles (Broder 1997) fall into bins by their hash, and the smallest hash
// of each bin stays (one-permutation hashing: Li, Owen, Zhang 2012; empty bins borrow from the next: Shrivastava, Li
// 2014): the share of bins in which two texts agree estimates what share of their shingles they have in common.
struct Sketch {
  static constexpr std::size_t bins = 48;
  std::array<std::uint32_t, bins> least{};
  std::uint32_t shingles = 0;  // 0 where the text has no words
};

// Of a normalised text; see words.hpp. A text of fewer than five words is one shingle.
[[nodiscard]] Sketch sketch_of(std::string_view normalised);

}  // namespace sayso::duplicates
