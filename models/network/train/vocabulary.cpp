#include "models/network/train/vocabulary.hpp"

#include <algorithm>

namespace sayso::models::network::train {

std::vector<TokenKeys> keys_of_sentence(const std::vector<std::string>& words) {
  std::vector<TokenKeys> keys;
  keys.reserve(words.size());
  for (const std::string& word : words) keys.push_back(keys_of(word));
  mark_sentence(keys);
  return keys;
}

void Vocabulary::add_glove(std::span<const TokenKeys> glove_words) {
  for (std::size_t i = 0; i < glove_words.size(); ++i) {
    const std::uint64_t key = glove_words[i].key(KeyKind::word);
    glove.emplace(key, static_cast<std::int32_t>(i));
    if (!rows.contains(key)) words.push_back(glove_words[i]);
  }
}

TokenRows Vocabulary::rows_of(const TokenKeys& keys) const {
  TokenRows result;
  for (std::size_t kind = 0; kind < key_kinds; ++kind) {
    const auto found = rows.find(keys.keys[kind]);
    result.rows[kind] = keys.keys[kind] == 0  ? -1
                        : found != rows.end() ? found->second
                                              : static_cast<std::int32_t>(kind);
  }
  result.rows[shape_kind] = shapes[keys.shape];
  const auto vector = glove.find(keys.key(KeyKind::word));
  result.glove = vector == glove.end() ? -1 : vector->second;
  return result;
}

std::vector<TokenRows> Vocabulary::rows_of(const std::vector<std::string>& sentence) const {
  std::vector<TokenRows> result;
  result.reserve(sentence.size());
  for (const TokenKeys& keys : keys_of_sentence(sentence)) result.push_back(rows_of(keys));
  return result;
}

Vocabulary make_vocabulary(std::span<const std::vector<Sentence>* const> corpora, std::uint32_t least,
                           std::span<const TokenKeys> glove_words) {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  std::array<std::uint32_t, shape_count> shape_counts{};
  std::unordered_map<std::uint64_t, TokenKeys> words;
  for (const auto* corpus : corpora) {
    for (const Sentence& sentence : *corpus) {
      for (const TokenKeys& keys : keys_of_sentence(sentence.words)) {
        for (const std::uint64_t key : keys.keys) ++counts[key];
        ++shape_counts[keys.shape];
        words.emplace(keys.key(KeyKind::word), keys);
      }
    }
  }
  Vocabulary vocabulary;
  std::vector<std::uint64_t> kept;
  for (const auto& [key, count] : counts) {
    if (key != 0 && count >= least) kept.push_back(key);
  }
  std::sort(kept.begin(), kept.end());
  for (const std::uint64_t key : kept) {
    vocabulary.rows.emplace(key, vocabulary.row_count++);
    const auto word = words.find(key);
    if (word != words.end()) vocabulary.words.push_back(word->second);
  }
  for (std::size_t shape = 0; shape < shape_count; ++shape)
    vocabulary.shapes[shape] =
        static_cast<std::int32_t>(shape_counts[shape] >= least ? vocabulary.row_count++ : shape_kind);
  vocabulary.add_glove(glove_words);
  return vocabulary;
}

}  // namespace sayso::models::network::train
