// What a word is called elsewhere in the article has a say in what it is called here: "Ashdown" alone is a person where
// "Anna Ashdown" was met. Between name scores and labels (format.hpp); worth about one point of F1.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/network/features.hpp"
#include "models/network/format.hpp"

namespace sayso::models::network {

// Buffers reused from article to article; one per worker.
class NameAveraging {
 public:
  // Moves the scores of every token with upper-case letters towards their mean over all tokens of the article that have
  // the same cased key (0 where a token has none): score = (77 score + 179 mean) >> 8, with mean = sum / count rounded
  // towards zero. The same order of tokens in both; linear in their number; no allocation once the buffers have grown.
  void apply(std::span<const std::uint64_t> cased_keys, std::span<NameScores> scores);

 private:
  struct Word {
    std::uint64_t key = 0;  // 0 for an empty place
    std::uint32_t mean = 0;
  };
  struct Mean {
    std::uint32_t count = 0;
    std::array<std::int64_t, label_stride> sums{};  // then the means
  };

  // Index of its mean, made where there is none.
  [[nodiscard]] std::uint32_t mean_of(std::uint64_t key);

  std::vector<Word> table_;
  std::vector<Mean> means_;
  std::vector<std::uint32_t> of_token_;  // of tokens that have a key, in order
};

}  // namespace sayso::models::network
