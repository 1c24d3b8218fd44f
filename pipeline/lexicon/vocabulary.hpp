#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/types.hpp"

namespace sayso::lexicon {

// Every word that any lexicon mentions, in lower case, numbered from 1. It grows while lexicons load and is constant
// afterwards; then find() is safe from any thread. Open addressing over one array, so a look-up is one hash and,
// nearly always, one cache line.
class Vocabulary {
 public:
  Vocabulary();

  // The word's symbol, added if it is new. `lower` must already be in lower case.
  Symbol intern(std::string_view lower);
  // The word's symbol, or Symbol::unknown.
  [[nodiscard]] Symbol find(std::string_view lower) const;
  // The word behind a symbol; "" for Symbol::unknown. The view lives as long as the vocabulary.
  [[nodiscard]] std::string_view text(Symbol symbol) const;
  // One more than the largest symbol: the size of an array indexed by symbols.
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t symbol = 0;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view lower, std::uint32_t hash) const;
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::string_view> words_;
  std::deque<std::string> storage_;
};

}  // namespace sayso::lexicon
