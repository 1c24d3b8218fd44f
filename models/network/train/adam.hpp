// Adam (Kingma and Ba 2015); rows are updated only in the steps that touch them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/network/train/parameters.hpp"

namespace sayso::models::network::train {

// Gradients of one batch.
struct Gradients {
  explicit Gradients(const Parameters& parameters)
      : dense(parameters.dense.size()), rows(parameters.rows.size()), is_touched(parameters.vocabulary.row_count) {}

  // The gradient of a row, which counts as touched from now on.
  [[nodiscard]] float* row(std::size_t index, std::size_t width) {
    if (is_touched[index] == 0) {
      is_touched[index] = 1;
      touched.push_back(static_cast<std::uint32_t>(index));
    }
    return rows.data() + index * width;
  }

  std::vector<float> dense;
  std::vector<float> rows;
  std::vector<std::uint32_t> touched;
  std::vector<std::uint8_t> is_touched;
};

class Adam {
 public:
  explicit Adam(const Parameters& parameters) : dense_(parameters.dense.size()), rows_(parameters.rows.size()) {}

  // Moves the parameters against the gradients and clears those. Rows learn at row_rate times the rate.
  void step(Parameters& parameters, Gradients& gradients, float rate, float row_rate);

 private:
  struct Moments {
    explicit Moments(std::size_t size) : first(size), second(size) {}
    std::vector<float> first, second;
  };

  Moments dense_, rows_;
  double first_power_ = 1, second_power_ = 1;
};

}  // namespace sayso::models::network::train
