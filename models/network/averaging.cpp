#include "models/network/averaging.hpp"

#include <bit>

namespace sayso::models::network {

NameAveraging::Word& NameAveraging::place_of(std::uint64_t key) {
  std::size_t place = key >> 32;
  for (;; ++place) {
    Word& word = table_[place & (table_.size() - 1)];
    if (word.count == 0 || word.key == key) return word;
  }
}

void NameAveraging::apply(std::span<const TokenKeys> keys, std::span<NameScores> scores) {
  std::size_t cased = 0;
  for (const TokenKeys& token : keys) cased += token.key(KeyKind::cased) != 0 ? 1U : 0U;
  table_.assign(std::bit_ceil(2 * cased + 1), {});
  sums_.clear();
  for (std::size_t t = 0; t < keys.size(); ++t) {
    const std::uint64_t key = keys[t].key(KeyKind::cased);
    if (key == 0) continue;
    Word& word = place_of(key);
    if (word.count++ == 0) {
      word.key = key;
      word.sums = static_cast<std::uint32_t>(sums_.size());
      sums_.push_back({});
    }
    for (std::size_t k = 0; k < label_stride; ++k) sums_[word.sums][k] += scores[t][k];
  }
  for (std::size_t t = 0; t < keys.size(); ++t) {
    const std::uint64_t key = keys[t].key(KeyKind::cased);
    if (key == 0) continue;
    const Word& word = place_of(key);
    if (word.count == 1) continue;
    for (std::size_t k = 0; k < label_stride; ++k) {
      const auto mean = static_cast<std::int32_t>(sums_[word.sums][k] / word.count);
      scores[t][k] = static_cast<std::int16_t>((77 * scores[t][k] + 179 * mean) >> 8);
    }
  }
}

}  // namespace sayso::models::network
