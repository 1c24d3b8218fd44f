#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>

#include "pipeline/read/chunks.hpp"

// Bytes as a stream in small pieces, each in memory of its own so that reading beyond it shows.
inline sayso::read::ByteStream stream_of(std::string_view bytes) {
  const auto next = [bytes, piece = std::string()]() mutable -> sayso::Result<std::string_view> {
    constexpr std::size_t longest = 61;
    piece = bytes.substr(0, longest);
    piece.shrink_to_fit();
    bytes.remove_prefix(std::min(longest, bytes.size()));
    return std::string_view(piece);
  };
  return sayso::read::ByteStream::open(sayso::read::ChunkSource(next), std::make_shared<std::uint64_t>(bytes.size()));
}
