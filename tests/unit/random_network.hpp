// A file of network weights that are random within the bounds of the format, in memory as Model wants it.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "models/network/format.hpp"

namespace sayso::models::network {

class RandomFile {
 public:
  // Knows the words and cased forms among `tokens`, as far as there is room.
  explicit RandomFile(std::span<const std::string_view> tokens = {}) : lines_(size / sizeof(Line) + 1) {
    Header header;
    header.weights_bytes = sizeof(Weights);
    header.key_bits = key_bits;
    header.row_count = row_count;
    std::memcpy(bytes().data(), &header, sizeof header);
    fill(*reinterpret_cast<Weights*>(bytes().data() + sizeof header));
    for (char& byte : bytes().subspan(sizeof header + sizeof(Weights), shape_count * width))
      byte = static_cast<char>(number(-60, 60));
    for (char& byte : bytes().last(row_count * width)) byte = static_cast<char>(number(-127, 127));
    std::uint32_t row = unknown_row(KeyKind::start) + 1;
    for (const std::string_view token : tokens) {
      const TokenKeys keys = keys_of(token);
      for (const KeyKind kind : {KeyKind::word, KeyKind::cased}) {
        if (keys.key(kind) != 0 && row < row_count) enter(keys.key(kind), row++);
      }
    }
  }
  [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(lines_.data()), size}; }
  [[nodiscard]] std::span<char> bytes() { return {reinterpret_cast<char*>(lines_.data()), size}; }

  // From `least` to `most`, the same sequence in every file.
  std::int32_t number(std::int32_t least, std::int32_t most) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return least + static_cast<std::int32_t>((state_ >> 33) % static_cast<std::uint64_t>(most - least + 1));
  }

 private:
  struct alignas(64) Line {
    char bytes[64];
  };
  static constexpr std::uint32_t key_bits = 7, row_count = 80;
  static constexpr std::size_t keys_at = sizeof(Header) + sizeof(Weights) + shape_count * width,
                               rows_at = keys_at + (std::size_t{1} << key_bits) * sizeof(KeyEntry),
                               size = rows_at + row_count * width;

  void enter(std::uint64_t key, std::uint32_t row) {
    auto* entries = reinterpret_cast<KeyEntry*>(bytes().data() + keys_at);
    for (std::size_t place = key >> 32;; ++place) {
      KeyEntry& entry = entries[place & ((1U << key_bits) - 1)];
      if (entry.row != 0) continue;
      entry = {static_cast<std::uint32_t>(key), row};
      return;
    }
  }

  template <class Numbers>
  void fill_range(Numbers& numbers, std::int32_t least, std::int32_t most) {
    for (auto& value : numbers) value = static_cast<typename Numbers::value_type>(number(least, most));
  }
  template <std::size_t outputs, std::size_t inputs>
  void fill(Matrix<outputs, inputs>& matrix, std::int32_t most, std::int32_t most_bias) {
    for (auto& row : matrix.weights) fill_range(row, -most, most);
    fill_range(matrix.bias, -most_bias, most_bias);
  }
  void fill(Weights& weights) {
    fill_range(weights.boundary, 0, 127);
    for (LayerWeights& layer : weights.layers) {
      fill(layer.matrix, 127, 60000);
      fill_range(layer.multipliers, 0, 32767);
      layer.shift = 9;
    }
    fill(weights.heads, 127, 30000);
    weights.name_shift = 3;
    for (auto& row : weights.transitions) fill_range(row, -9000, 9000);
    fill(weights.low, 127, 30000);
    fill_range(weights.low_multipliers, 0, 32767);
    weights.low_shift = 9;
    for (auto& slot : weights.slots) fill(slot, 60, 4000);
    for (auto* rows : {&weights.none, &weights.root}) {
      for (HiddenRow& row : *rows) fill_range(row, -400, 400);
    }
    for (HiddenRow& row : weights.extras) fill_range(row, -400, 400);
    fill_range(weights.hidden_multipliers, 0, 9000);
    fill(weights.actions, 127, 30000);
    for (auto& side : weights.relations) fill(side, 127, 30000);
  }

  std::vector<Line> lines_;
  std::uint64_t state_ = 7;
};

}  // namespace sayso::models::network
