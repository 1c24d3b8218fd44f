#include "models/network/train/gemm.hpp"

#include <cstring>

namespace sayso::models::network::train {
namespace {

// Eight floats, as GCC and Clang spell what AVX has; two SSE registers where the compiler may not use AVX.
using Lanes [[gnu::vector_size(32)]] = float;
constexpr std::size_t lanes = 8;

struct Operands {
  View a;
  const float* b;
  std::size_t b_stride;
  float* c;
  std::size_t c_stride;
  std::size_t inner;
  Into into;
};

// A tile of `height` rows and `width` times eight columns, held in registers.
template <std::size_t height, std::size_t width>
void tile(const Operands& o, std::size_t i0, std::size_t j0) {
  Lanes sum[height][width] = {};
  const float* a = o.a.data + i0 * o.a.row;
  const float* b = o.b + j0;
  for (std::size_t k = 0; k < o.inner; ++k, a += o.a.column, b += o.b_stride) {
    Lanes right[width];
    for (std::size_t j = 0; j < width; ++j) std::memcpy(&right[j], b + j * lanes, sizeof(Lanes));
    for (std::size_t i = 0; i < height; ++i) {
      const float left = a[i * o.a.row];
      for (std::size_t j = 0; j < width; ++j) sum[i][j] += left * right[j];
    }
  }
  for (std::size_t i = 0; i < height; ++i) {
    for (std::size_t j = 0; j < width; ++j) {
      float* c = o.c + (i0 + i) * o.c_stride + j0 + j * lanes;
      Lanes before{};
      if (o.into == Into::add) std::memcpy(&before, c, sizeof before);
      before += sum[i][j];
      std::memcpy(c, &before, sizeof before);
    }
  }
}

template <std::size_t width>
void columns_of_tiles(const Operands& o, std::size_t rows, std::size_t j) {
  constexpr std::size_t height = 6;
  std::size_t i = 0;
  for (; i + height <= rows; i += height) tile<height, width>(o, i, j);
  switch (rows - i) {
    case 5:
      return tile<5, width>(o, i, j);
    case 4:
      return tile<4, width>(o, i, j);
    case 3:
      return tile<3, width>(o, i, j);
    case 2:
      return tile<2, width>(o, i, j);
    case 1:
      return tile<1, width>(o, i, j);
    default:
      return;
  }
}

}  // namespace

void multiply(std::size_t rows, std::size_t columns, std::size_t inner, View a, const float* b, std::size_t b_stride,
              float* c, std::size_t c_stride, Into into) {
  const Operands operands{a, b, b_stride, c, c_stride, inner, into};
  std::size_t j = 0;
  for (; j + 2 * lanes <= columns; j += 2 * lanes) columns_of_tiles<2>(operands, rows, j);
  for (; j < columns; j += lanes) columns_of_tiles<1>(operands, rows, j);
}

}  // namespace sayso::models::network::train
