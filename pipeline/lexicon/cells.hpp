// What cells of lexicons hold again and again: names of values, lists with commas, and the classes of words.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
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

// The value that a cell names. Row::fail where it is none of `names`.
template <class Value, std::size_t size>
[[nodiscard]] Value value_in(const Row& row, std::size_t column, const Names<Value, size>& names) {
  const std::optional<Value> value = value_of(names, row[column]);
  if (!value)
    row.fail("no such word in column " + std::to_string(column + 1) + ": \"" + std::string(row[column]) + '"');
  return *value;
}

// The whole number in a cell. Row::fail where it holds anything else.
[[nodiscard]] inline int whole_number_in(const Row& row, std::size_t column) {
  const std::string_view cell = row[column];
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    row.fail("column " + std::to_string(column + 1) + " needs a whole number");
  return value;
}

// The decimal number in a cell. Row::fail where it holds anything else.
[[nodiscard]] inline double decimal_in(const Row& row, std::size_t column) {
  const std::string_view cell = row[column];
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    row.fail("column " + std::to_string(column + 1) + " needs a number");
  return value;
}

// The items of a cell, which commas separate: "subject=actor,object=target" has two. An empty cell has none.
[[nodiscard]] inline std::vector<std::string_view> items(std::string_view cell, char separator = ',') {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t comma = cell.find(separator);
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

// What is known of each word; a word that nobody set has the default, and costs the same one look.
template <class Value>
class BySymbol {
 public:
  // The word's entry, to write; only while lexicons load.
  [[nodiscard]] Value& entry(Symbol word) {
    const auto index = static_cast<std::size_t>(word);
    if (index >= values_.size()) values_.resize(index + 1 + index / 2);
    return values_[index];
  }
  [[nodiscard]] Value operator[](Symbol word) const {
    const auto index = static_cast<std::size_t>(word);
    return index < values_.size() ? values_[index] : Value{};
  }

 private:
  std::vector<Value> values_;
};

// Classes of words, a bit each.
template <class Bits = std::uint32_t>
class WordClasses {
 public:
  void add(Symbol word, Bits classes) { classes_.entry(word) |= classes; }
  [[nodiscard]] Bits of(Symbol word) const { return classes_[word]; }

 private:
  BySymbol<Bits> classes_;
};

}  // namespace sayso::lexicon
