// Which rows of weights a token has: one for each key that training saw often enough, one for all others of its kind.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/network/features.hpp"
#include "models/network/train/corpus.hpp"

namespace sayso::models::network::train {

inline constexpr std::size_t row_kinds = key_kinds + 1;  // the kinds of keys, then the shape
inline constexpr std::size_t shape_kind = key_kinds;

struct TokenRows {
  std::array<std::int32_t, row_kinds> rows;  // -1 for none
  std::int32_t glove = -1;                   // index in Glove::words, or -1
};

struct Vocabulary {
  std::unordered_map<std::uint64_t, std::int32_t> rows;   // by key; rows 0 to row_kinds - 1 stand for unknown keys
  std::array<std::int32_t, shape_count> shapes{};         // row of each shape
  std::unordered_map<std::uint64_t, std::int32_t> glove;  // index by word key
  std::size_t row_count = row_kinds;
  std::vector<TokenKeys> words;  // of every word with a row or a vector, each once; letters in lower case

  // Words in the order of their vectors.
  void add_glove(std::span<const TokenKeys> glove_words);

  [[nodiscard]] TokenRows rows_of(const TokenKeys& keys) const;
  [[nodiscard]] std::vector<TokenRows> rows_of(const std::vector<std::string>& sentence) const;
};

// The keys of a sentence's words, marked.
[[nodiscard]] std::vector<TokenKeys> keys_of_sentence(const std::vector<std::string>& words);

// Counts the keys of all sentences; keys seen `least` times have rows of their own. The same input, the same rows.
[[nodiscard]] Vocabulary make_vocabulary(std::span<const std::vector<Sentence>* const> corpora, std::uint32_t least,
                                         std::span<const TokenKeys> glove_words);

}  // namespace sayso::models::network::train
