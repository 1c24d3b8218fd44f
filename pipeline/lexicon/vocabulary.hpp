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
  // What segmentation knows of the word (pipeline/text/traits.hpp); 0 for most words. It lives here so that phrases of
  // any lexicon are cut as text is cut.
  [[nodiscard]] std::uint16_t traits(Symbol symbol) const { return traits_[static_cast<std::size_t>(symbol)]; }
  // Adds bits to the word's traits; only while lexicons load.
  void add_traits(Symbol symbol, std::uint16_t bits);
  // What the word may be to the layers (token_class); 0 for most words. The layers' lexicons say so while they load.
  [[nodiscard]] std::uint8_t classes(Symbol symbol) const { return classes_[static_cast<std::size_t>(symbol)]; }
  void add_classes(Symbol symbol, std::uint8_t bits);
  // One more than the largest symbol: the size of an array indexed by symbols.
  [[nodiscard]] std::size_t size() const { return words_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t symbol = 0;
  };
  [[nodiscard]] std::size_t slot_of(std::string_view lower, std::uint32_t hash) const;
  // A copy of the word that lives as long as the vocabulary.
  std::string_view keep(std::string_view word);
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::string_view> words_;
  std::vector<std::uint16_t> traits_;  // by symbol
  std::vector<std::uint8_t> classes_;  // by symbol
  std::deque<std::string> blocks_;     // the words, one behind the other; a block never outgrows its capacity
};

}  // namespace sayso::lexicon
