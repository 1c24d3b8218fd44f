// The network's weights where they lie: checks a file and finds its blocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

#include "models/network/format.hpp"

namespace sayso::models::network {

// Weights that cannot be used; ends the start of the program.
class ModelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Model {
 public:
  // `file` (see format.hpp) begins at a multiple of 64 bytes and outlives the model. Takes no time: looks at the header
  // only. Throws ModelError for a file of another kind, version or size.
  explicit Model(std::string_view file);

  [[nodiscard]] const Weights& weights() const { return *weights_; }
  [[nodiscard]] const std::int8_t* shape_row(std::uint32_t shape) const { return shape_rows_ + shape * width; }
  [[nodiscard]] const std::int8_t* row(std::uint32_t index) const { return rows_ + std::size_t{index} * width; }

  // The row of a key, 0 where it has none.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    for (std::size_t place = key >> 32;; ++place) {
      const KeyEntry entry = keys_[place & mask_];
      if (entry.row == 0 || entry.check == static_cast<std::uint32_t>(key)) return entry.row;
    }
  }

 private:
  const Weights* weights_;
  const std::int8_t* shape_rows_;
  const KeyEntry* keys_;
  const std::int8_t* rows_;
  std::size_t mask_;
};

}  // namespace sayso::models::network
