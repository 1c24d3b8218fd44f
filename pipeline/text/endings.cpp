#include "pipeline/text/endings.hpp"

#include <algorithm>

namespace sayso::text {

std::size_t Endings::index_of(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
  return c == '^' ? letters - 1 : letters;
}

bool Endings::add(std::string_view ending, std::string_view replacement) {
  const auto [differs, _] = std::mismatch(ending.begin(), ending.end(), replacement.begin(), replacement.end());
  const auto kept = static_cast<std::size_t>(differs - ending.begin());
  Change change;
  const std::string_view append = replacement.substr(kept);
  if (append.size() > change.append.size()) return false;
  change.cut = static_cast<std::uint8_t>(ending.size() - kept);
  change.length = static_cast<std::uint8_t>(append.size());
  std::copy(append.begin(), append.end(), change.append.begin());
  std::size_t node = 0;
  for (std::size_t i = ending.size(); i-- > 0;) {
    const std::size_t index = index_of(ending[i]);
    if (index == letters || (ending[i] == '^' && i != 0)) return false;
    if (nodes_[node].next[index] == 0) {
      if (nodes_.size() > 0xFFFF) return false;
      nodes_[node].next[index] = static_cast<std::uint16_t>(nodes_.size());
      nodes_.emplace_back();
    }
    node = nodes_[node].next[index];
  }
  changes_.push_back(change);
  nodes_[node].change = static_cast<std::uint16_t>(changes_.size());
  return true;
}

const Change* Endings::find(std::string_view word) const {
  std::size_t node = 0, found = 0;
  for (std::size_t i = word.size();; --i) {
    const bool begins = i == 0 || word[i - 1] == '-';
    const std::size_t index = begins ? letters - 1 : index_of(word[i - 1]);
    if (index == letters) break;
    node = nodes_[node].next[index];
    if (node == 0) break;
    if (nodes_[node].change != 0) found = nodes_[node].change;
    if (begins) break;
  }
  // "the 1970s", "C's": what is left must end in a letter.
  if (found == 0) return nullptr;
  const Change& change = changes_[found - 1];
  if (change.cut >= word.size() && change.length == 0) return nullptr;
  const std::size_t left = word.size() - std::min<std::size_t>(change.cut, word.size());
  if (left > 0 && change.cut > 0 && index_of(word[left - 1]) >= letters - 1 && word[left - 1] != '-' &&
      (static_cast<unsigned char>(word[left - 1]) < 0x80U)) {
    return nullptr;
  }
  return &change;
}

}  // namespace sayso::text
