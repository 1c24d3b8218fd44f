#include "models/network/train/adam.hpp"

#include <cmath>

namespace sayso::models::network::train {
namespace {

constexpr float beta1 = 0.9F, beta2 = 0.999F, epsilon = 1e-8F;

void update(float* __restrict value, float* __restrict gradient, float* __restrict first, float* __restrict second,
            std::size_t count, float rate) {
  for (std::size_t i = 0; i < count; ++i) {
    const float g = gradient[i];
    first[i] = beta1 * first[i] + (1 - beta1) * g;
    second[i] = beta2 * second[i] + (1 - beta2) * g * g;
    value[i] -= rate * first[i] / (std::sqrt(second[i]) + epsilon);
    gradient[i] = 0;
  }
}

}  // namespace

void Adam::step(Parameters& parameters, Gradients& gradients, float rate, float row_rate) {
  first_power_ *= beta1;
  second_power_ *= beta2;
  const auto corrected = static_cast<float>(rate * std::sqrt(1 - second_power_) / (1 - first_power_));
  update(parameters.dense.data(), gradients.dense.data(), dense_.first.data(), dense_.second.data(),
         gradients.dense.size(), corrected);
  const std::size_t width = parameters.widths.encoder;
  for (const std::uint32_t row : gradients.touched) {
    const std::size_t at = row * width;
    update(parameters.rows.data() + at, gradients.rows.data() + at, rows_.first.data() + at, rows_.second.data() + at,
           width, corrected * row_rate);
    gradients.is_touched[row] = 0;
  }
  gradients.touched.clear();
}

}  // namespace sayso::models::network::train
