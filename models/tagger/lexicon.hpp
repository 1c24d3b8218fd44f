// What large amounts of unlabelled press text tell about a word: which parts of speech it takes, how often it is
// capitalised, which words it stands beside.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

namespace sayso::models::tagger {

// One slot of the table; an empty slot has hash 0.
struct WordEntry {
  std::uint32_t hash = 0;    // Form::word
  std::uint8_t usage = 0;    // class of words of like parts of speech and capitals, from 1
  std::uint8_t cluster = 0;  // class of words with like neighbours, from 1
  std::uint8_t only = 0;     // one more than the fine tag that it always has in lower case, or 0
  std::uint8_t reserved = 0;
};
static_assert(sizeof(WordEntry) == 8);

// Open addressing over a power of two of slots, at least a quarter of them empty.
class WordTable {
 public:
  WordTable() : WordTable(std::span(&nothing, 1)) {}
  explicit WordTable(std::span<const WordEntry> slots) : slots_(slots) {}

  // The word's entry, or one with hash 0.
  [[nodiscard]] WordEntry find(std::uint32_t hash) const {
    for (std::size_t slot = hash;; ++slot) {
      const WordEntry& entry = slots_[slot & (slots_.size() - 1)];
      if (entry.hash == hash || entry.hash == 0) return entry;
    }
  }

  // True where a search for an unknown word would not end.
  [[nodiscard]] bool full() const {
    return std::none_of(slots_.begin(), slots_.end(), [](const WordEntry& entry) { return entry.hash == 0; });
  }

 private:
  static constexpr WordEntry nothing{};
  std::span<const WordEntry> slots_;
};

}  // namespace sayso::models::tagger
