#include "pipeline/lexicon/vocabulary.hpp"

#include <algorithm>
#include <cstring>

namespace sayso::lexicon {
namespace {

template <class Unsigned>
std::uint64_t load(const char* bytes) {
  Unsigned value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

std::uint64_t mix(std::uint64_t state, std::uint64_t chunk) {
  state = (state ^ chunk) * 0xD6E8FEB86659FD93ULL;
  return state ^ (state >> 29U);
}

// Multiply and fold (after MurmurHash), with loads of fixed width that overlap in the word's end. Words are short and
// come from our own files or are only looked up, so resistance to crafted collisions is not needed for growth, and a
// look-up compares the hash first.
std::uint32_t hash_of(std::string_view word) {
  const char* bytes = word.data();
  std::size_t size = word.size();
  std::uint64_t state = 0x9E3779B97F4A7C15ULL ^ size;
  for (; size > 16; bytes += 8, size -= 8) state = mix(state, load<std::uint64_t>(bytes));
  if (size >= 8) {
    state = mix(mix(state, load<std::uint64_t>(bytes)), load<std::uint64_t>(bytes + size - 8));
  } else if (size >= 4) {
    state = mix(state, load<std::uint32_t>(bytes) << 32U | load<std::uint32_t>(bytes + size - 4));
  } else if (size > 0) {
    state = mix(state, load<std::uint8_t>(bytes) << 16U | load<std::uint8_t>(bytes + size / 2) << 8U |
                           load<std::uint8_t>(bytes + size - 1));
  }
  const auto folded = static_cast<std::uint32_t>(state ^ (state >> 32U));
  return folded == 0 ? 1 : folded;
}

constexpr std::size_t block_bytes = std::size_t{1} << 16;
constexpr std::size_t first_capacity = std::size_t{1} << 17;  // our own lexicons fill half of it

}  // namespace

Vocabulary::Vocabulary() : slots_(first_capacity), words_(1), traits_(1), classes_(1) {
  words_.reserve(first_capacity / 2);
  traits_.reserve(first_capacity / 2);
  classes_.reserve(first_capacity / 2);
}

std::size_t Vocabulary::slot_of(std::string_view lower, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].symbol != 0 && (slots_[i].hash != hash || words_[slots_[i].symbol] != lower)) i = (i + 1) & mask;
  return i;
}

Symbol Vocabulary::intern(std::string_view lower) {
  const std::uint32_t hash = hash_of(lower);
  std::size_t slot = slot_of(lower, hash);
  if (slots_[slot].symbol != 0) return Symbol{slots_[slot].symbol};
  if (words_.size() * 2 > slots_.size()) {
    grow();
    slot = slot_of(lower, hash);
  }
  const auto symbol = static_cast<std::uint32_t>(words_.size());
  words_.push_back(keep(lower));
  traits_.push_back(0);
  classes_.push_back(0);
  slots_[slot] = {hash, symbol};
  return Symbol{symbol};
}

Symbol Vocabulary::find(std::string_view lower) const { return Symbol{slots_[slot_of(lower, hash_of(lower))].symbol}; }

std::string_view Vocabulary::text(Symbol symbol) const { return words_[static_cast<std::size_t>(symbol)]; }

void Vocabulary::add_traits(Symbol symbol, std::uint16_t bits) {
  std::uint16_t& traits = traits_[static_cast<std::size_t>(symbol)];
  traits = static_cast<std::uint16_t>(traits | bits);
}

void Vocabulary::add_classes(Symbol symbol, std::uint8_t bits) {
  std::uint8_t& classes = classes_[static_cast<std::size_t>(symbol)];
  classes = static_cast<std::uint8_t>(classes | bits);
}

std::string_view Vocabulary::keep(std::string_view word) {
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < word.size()) {
    blocks_.emplace_back().reserve(std::max(block_bytes, word.size()));
  }
  std::string& block = blocks_.back();
  const std::size_t begin = block.size();
  block.append(word);
  return std::string_view(block).substr(begin);
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& entry : old) {
    if (entry.symbol == 0) continue;
    std::size_t i = entry.hash & mask;
    while (slots_[i].symbol != 0) i = (i + 1) & mask;
    slots_[i] = entry;
  }
}

}  // namespace sayso::lexicon
