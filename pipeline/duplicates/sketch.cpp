#include "pipeline/duplicates/sketch.hpp"

#include <algorithm>
#include <limits>

#include <xxhash.h>

namespace sayso::duplicates {
namespace {

constexpr std::size_t shingle_words = 5;
constexpr std::uint32_t empty = std::numeric_limits<std::uint32_t>::max();

void add(std::string_view shingle, Sketch& sketch) {
  const std::uint64_t hash = XXH3_64bits(shingle.data(), shingle.size());
  std::uint32_t& least = sketch.least[(hash >> 32U) * Sketch::bins >> 32U];
  least = std::min(least, static_cast<std::uint32_t>(hash) & ~1U);  // never `empty`
  ++sketch.shingles;
}

// From the next bin that is not empty, in a circle; changed by the distance, so that bins which borrow from one place
// are not all alike.
void fill_empty_bins(Sketch& sketch) {
  const auto own = sketch.least;
  for (std::uint32_t i = 0; i < Sketch::bins; ++i) {
    std::uint32_t distance = 0;
    while (own[(i + distance) % Sketch::bins] == empty) ++distance;
    if (distance != 0) sketch.least[i] = own[(i + distance) % Sketch::bins] + distance * 0x9E3779B1U;
  }
}

}  // namespace

Sketch sketch_of(std::string_view normalised) {
  Sketch sketch;
  if (normalised.empty()) return sketch;
  sketch.least.fill(empty);
  // Where the last five words begin; a space ends each word but the last.
  std::array<std::size_t, shingle_words> begins{};
  std::size_t words = 0;
  for (std::size_t begin = 0; begin < normalised.size();) {
    const std::size_t end = std::min(normalised.find(' ', begin), normalised.size());
    begins[words % shingle_words] = begin;
    ++words;
    if (words >= shingle_words) {
      const std::size_t first = begins[words % shingle_words];
      add(normalised.substr(first, end - first), sketch);
    }
    begin = end + 1;
  }
  if (words < shingle_words) add(normalised, sketch);
  fill_empty_bins(sketch);
  return sketch;
}

}  // namespace sayso::duplicates
