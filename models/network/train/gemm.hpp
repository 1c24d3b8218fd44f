// Matrix products of the trainer, for row-major matrices of floats.
#pragma once

#include <cstddef>

namespace sayso::models::network::train {

// A matrix seen through strides: element (i, k) stands at data[i * row + k * column].
struct View {
  const float* data;
  std::size_t row, column;
};

enum class Into : bool { overwrite, add };

// C (rows x columns, `c_stride` floats from row to row) = or += A (rows x inner) B (inner x columns, `b_stride`).
// `columns` is a multiple of 8.
void multiply(std::size_t rows, std::size_t columns, std::size_t inner, View a, const float* b, std::size_t b_stride,
              float* c, std::size_t c_stride, Into into);

}  // namespace sayso::models::network::train
