// What cells of lexicons hold again and again: names of values, lists with commas, and the classes of words.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/document/types.hpp"
#include "pipeline/lexicon/table.hpp"

namespace sayso::lexicon {

template <class Value, std::size_t size>
using Names = std::array<std::pair<std::string_view, Value>, size>;

template <class Value, std::size_t size>
[[nodiscard]] std::optional<Value> value_of(const Names<Value, size>& names, std::string_view name) {
  for (const auto& [word, value] : names) {
    if (word == name) return value;
  }
  return std::nullopt;
}

// The items of a cell, which commas separate: "subject=actor,object=target" has two. An empty cell has none.
[[nodiscard]] inline std::vector<std::string_view> items(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t comma = cell.find(',');
    out.push_back(cell.substr(0, comma));
    if (comma == std::string_view::npos) break;
    cell.remove_prefix(comma + 1);
  }
  return out;
}

// The bits that a cell's items name, together. Row::fail where an item is none of `names`.
template <class Bits, std::size_t size>
[[nodiscard]] Bits bits_of(const Row& row, std::size_t column, const Names<Bits, size>& names) {
  Bits bits = 0;
  for (const std::string_view name : items(row[column])) {
    const std::optional<Bits> bit = value_of(names, name);
    if (!bit) row.fail("no such word in this column: " + std::string(name));
    bits = static_cast<Bits>(bits | *bit);
  }
  return bits;
}

// Classes of words, a bit each; a word that has none costs the same one look.
class WordClasses {
 public:
  void add(Symbol word, std::uint32_t classes) {
    const auto index = static_cast<std::size_t>(word);
    if (index >= classes_.size()) classes_.resize(index + 1);
    classes_[index] |= classes;
  }
  [[nodiscard]] std::uint32_t of(Symbol word) const {
    const auto index = static_cast<std::size_t>(word);
    return index < classes_.size() ? classes_[index] : 0;
  }

 private:
  std::vector<std::uint32_t> classes_;  // by Symbol
};

}  // namespace sayso::lexicon
