#include "models/network/train/encoder.hpp"

#include <algorithm>

#include "models/network/train/gemm.hpp"

namespace sayso::models::network::train {
namespace {

void fill_mask(std::vector<float>& mask, std::size_t size, float dropped, Random& random) {
  mask.resize(size);
  const float kept = 1 / (1 - dropped);
  for (float& value : mask) value = random.unit() < dropped ? 0 : kept;
}

}  // namespace

void Batch::clear() {
  tokens.clear();
  positions.assign(1, boundary);
  starts.clear();
}

void Batch::add(std::span<const TokenRows> sentence) {
  starts.push_back(positions.size());
  for (const TokenRows& token : sentence) {
    positions.push_back(static_cast<std::int32_t>(tokens.size()));
    tokens.push_back(token);
  }
  positions.push_back(boundary);
}

void Encoder::embed(const Batch& batch, const Dropout& dropout, Random& random) {
  const std::size_t d = width(), count = batch.positions.size();
  Buffer& out = layers_[0];
  out.assign((count + 2) * d, 0);
  vectors_.assign(count * glove_size, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t token = batch.positions[i];
    if (token < 0) continue;
    const std::int32_t word = batch.tokens[static_cast<std::size_t>(token)].glove;
    if (word >= 0) {
      const float* vector = p_.glove.vectors.data() + static_cast<std::size_t>(word) * glove_size;
      std::copy(vector, vector + glove_size, vectors_.data() + i * glove_size);
    }
  }
  multiply(count, d, glove_size, {vectors_.data(), glove_size, 1}, p_.at(p_.layout.glove), d, out.data() + d, d,
           Into::overwrite);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t token = batch.positions[i];
    float* x = out.data() + (i + 1) * d;
    if (token < 0) {
      std::copy(p_.at(p_.layout.boundary), p_.at(p_.layout.boundary) + d, x);
      continue;
    }
    for (const std::int32_t row : batch.tokens[static_cast<std::size_t>(token)].rows) {
      if (row < 0) continue;
      const float* weights = p_.rows.data() + static_cast<std::size_t>(row) * d;
      for (std::size_t k = 0; k < d; ++k) x[k] += weights[k];
    }
  }
  if (dropout.input == 0) return;
  fill_mask(input_mask_, out.size(), dropout.input, random);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] *= input_mask_[i];
}

void Encoder::convolve(const Batch& batch, std::size_t layer) {
  const std::size_t d = width(), count = batch.positions.size();
  const Layout::Layer& at = p_.layout.layers[layer];
  const Buffer& in = layers_[layer];
  Buffer& relu = rectified_[layer];
  Buffer& out = layers_[layer + 1];
  relu.assign((count + 2) * d, 0);
  // Three neighbours stand side by side in memory: each position is one row of 3 d inputs.
  multiply(count, d, 3 * d, {in.data(), d, 1}, p_.at(at.weights), d, relu.data() + d, d, Into::overwrite);
  const float* bias = p_.at(at.bias);
  for (std::size_t i = 0; i < count; ++i) {
    float* y = relu.data() + (i + 1) * d;
    if (batch.positions[i] < 0) {
      std::fill(y, y + d, 0.0F);
    } else {
      for (std::size_t k = 0; k < d; ++k) y[k] = std::max(y[k] + bias[k], 0.0F);
    }
  }
  out = relu;
  if (layer == 0) return;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] += in[i];
}

void Encoder::forward(const Batch& batch, const Dropout& dropout, Random& random) {
  layers_.resize(p_.widths.layers + 1);
  rectified_.resize(p_.widths.layers);
  input_mask_.clear();
  top_mask_.clear();
  embed(batch, dropout, random);
  for (std::size_t layer = 0; layer < p_.widths.layers; ++layer) convolve(batch, layer);
  top_ = layers_.back();
  if (dropout.top != 0) {
    fill_mask(top_mask_, top_.size(), dropout.top, random);
    for (std::size_t i = 0; i < top_.size(); ++i) top_[i] *= top_mask_[i];
  }
  gradients_.assign(top_.size(), 0);
}

void Encoder::convolve_back(const Batch& batch, std::size_t layer, Gradients& gradients) {
  const std::size_t d = width(), count = batch.positions.size();
  const Layout::Layer& at = p_.layout.layers[layer];
  const Buffer& relu = rectified_[layer];
  local_.assign(gradients_.size(), 0);
  float* bias = gradients.dense.data() + at.bias;
  for (std::size_t i = 1; i <= count; ++i) {
    for (std::size_t k = 0; k < d; ++k) {
      const float g = relu[i * d + k] > 0 ? gradients_[i * d + k] : 0;
      local_[i * d + k] = g;
      bias[k] += g;
    }
  }
  multiply(3 * d, d, count, {layers_[layer].data(), 1, d}, local_.data() + d, d, gradients.dense.data() + at.weights, d,
           Into::add);
  // Backwards the left neighbour's weights lead to the right.
  transposed_.resize(3 * d * d);
  const float* weights = p_.at(at.weights);
  for (std::size_t part = 0; part < 3; ++part) {
    for (std::size_t in = 0; in < d; ++in) {
      for (std::size_t out = 0; out < d; ++out)
        transposed_[((2 - part) * d + out) * d + in] = weights[(part * d + in) * d + out];
    }
  }
  multiply(count, d, 3 * d, {local_.data(), d, 1}, transposed_.data(), d, gradients_.data() + d, d,
           layer == 0 ? Into::overwrite : Into::add);
  if (layer == 0) return;
  // Above the input, boundaries are zero and learn nothing.
  for (std::size_t i = 0; i < count; ++i) {
    if (batch.positions[i] < 0) std::fill_n(gradients_.data() + (i + 1) * d, d, 0.0F);
  }
}

void Encoder::embed_back(const Batch& batch, Gradients& gradients) {
  const std::size_t d = width(), count = batch.positions.size();
  if (!input_mask_.empty()) {
    for (std::size_t i = 0; i < gradients_.size(); ++i) gradients_[i] *= input_mask_[i];
  }
  multiply(glove_size, d, count, {vectors_.data(), 1, glove_size}, gradients_.data() + d, d,
           gradients.dense.data() + p_.layout.glove, d, Into::add);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int32_t token = batch.positions[i];
    const float* g = gradients_.data() + (i + 1) * d;
    const auto add = [g, d](float* to) {
      for (std::size_t k = 0; k < d; ++k) to[k] += g[k];
    };
    if (token < 0) {
      add(gradients.dense.data() + p_.layout.boundary);
      continue;
    }
    for (const std::int32_t row : batch.tokens[static_cast<std::size_t>(token)].rows) {
      if (row >= 0) add(gradients.row(static_cast<std::size_t>(row), d));
    }
  }
}

void Encoder::backward(const Batch& batch, Gradients& gradients) {
  if (!top_mask_.empty()) {
    for (std::size_t i = 0; i < gradients_.size(); ++i) gradients_[i] *= top_mask_[i];
  }
  for (std::size_t layer = p_.widths.layers; layer-- > 0;) convolve_back(batch, layer, gradients);
  embed_back(batch, gradients);
}

}  // namespace sayso::models::network::train
