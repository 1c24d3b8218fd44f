// The shared part of the network, forwards and backwards: from the tokens' rows to a vector for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "models/network/train/adam.hpp"
#include "models/network/train/parameters.hpp"

namespace sayso::models::network::train {

// The tokens of some sentences with a boundary before, between and behind them, all in one sequence of positions.
struct Batch {
  void clear();
  void add(std::span<const TokenRows> sentence);

  static constexpr std::int32_t boundary = -1;
  std::vector<TokenRows> tokens;
  std::vector<std::int32_t> positions = {boundary};  // token at each position, or boundary
  std::vector<std::size_t> starts;                   // position of each sentence's first token
};

struct Dropout {
  float input = 0, top = 0;
};

class Encoder {
 public:
  explicit Encoder(const Parameters& parameters) : p_(parameters) {}

  // Runs all layers. `random` decides what is dropped.
  void forward(const Batch& batch, const Dropout& dropout, Random& random);

  // The vector of a position; those of consecutive positions follow one another.
  [[nodiscard]] const float* output(std::size_t position) const { return top_.data() + (position + 1) * width(); }
  // Where the heads add the gradients of these.
  [[nodiscard]] float* gradient(std::size_t position) { return gradients_.data() + (position + 1) * width(); }

  // Adds the gradients of parameters; call once after forward.
  void backward(const Batch& batch, Gradients& gradients);

  // After forward without dropout: the input of the first layer and the output of layer i, for a position.
  [[nodiscard]] const float* layer(std::size_t i, std::size_t position) const {
    return layers_[i].data() + (position + 1) * width();
  }

 private:
  [[nodiscard]] std::size_t width() const { return p_.widths.encoder; }
  void embed(const Batch& batch, const Dropout& dropout, Random& random);
  void convolve(const Batch& batch, std::size_t layer);
  void convolve_back(const Batch& batch, std::size_t layer, Gradients& gradients);
  void embed_back(const Batch& batch, Gradients& gradients);

  // Buffers of positions x width with a row of zeros at either end.
  using Buffer = std::vector<float>;
  const Parameters& p_;
  std::vector<Buffer> layers_;     // input, then each layer's output
  std::vector<Buffer> rectified_;  // of each layer, before what it adds to is added
  Buffer top_, top_mask_, input_mask_, gradients_, local_, transposed_;
  Buffer vectors_;  // GloVe vectors of the tokens, by position
};

}  // namespace sayso::models::network::train
