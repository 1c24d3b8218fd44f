// The kernels in plain C++, for processors that Highway knows no vectors of.
#include <algorithm>

#include "models/network/kernels.hpp"

namespace sayso::models::network {
namespace {

template <class Matrix>
using Sums = std::array<std::int32_t, Matrix::groups * group_outputs>;

template <class Matrix>
Sums<Matrix> multiply(const Matrix& matrix, const std::uint8_t* input) {
  Sums<Matrix> sums = matrix.bias;
  const std::int8_t* weights = matrix.weights.data();
  for (std::size_t group = 0; group < Matrix::groups; ++group) {
    for (std::size_t q = 0; q < Matrix::quads; ++q) {
      for (std::size_t o = 0; o < group_outputs; ++o) {
        for (std::size_t i = 0; i < quad_inputs; ++i)
          sums[group * group_outputs + o] += *weights++ * input[matrix.order[group][q] * quad_inputs + i];
      }
    }
  }
  return sums;
}

std::int32_t clamp16(std::int32_t value) { return std::clamp(value, -32768, 32767); }

std::int32_t rescale(std::int32_t sum, std::uint32_t shift, std::int16_t multiplier) {
  return (clamp16(sum >> shift) * multiplier + 16384) >> 15;
}

std::uint8_t activation(std::int32_t value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 127)); }

void first_rows(const PackedWeights& packed, const Activation* inputs, std::size_t count, FirstRow* rows) {
  for (std::size_t t = 0; t < count; ++t) rows[t].sums = multiply(packed.first, inputs[t].data());
}

void first_layer(const LayerWeights& layer, const FirstInputs* inputs, std::size_t count, Activation* const* outputs) {
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t o = 0; o < width; ++o) {
      std::int32_t sum = 0;
      for (std::size_t place = 0; place < 3; ++place) sum += inputs[t][place]->sums[place * width + o];
      (*outputs[t])[o] = activation(rescale(sum, layer.shift, layer.multipliers[o]));
    }
  }
}

void second_layer(const PackedWeights& packed, const LayerWeights& layer, const Neighbours* inputs, std::size_t count,
                  Activation* outputs) {
  for (std::size_t t = 0; t < count; ++t) {
    const auto sums = multiply(packed.second, inputs[t]);
    for (std::size_t o = 0; o < width; ++o) {
      const std::int32_t y = std::max(rescale(sums[o], layer.shift, layer.multipliers[o]), 0);
      outputs[t][o] = activation(y + inputs[t][width + o]);
    }
  }
}

void name_scores(const PackedWeights& packed, std::uint32_t name_shift, const Activation* inputs, std::size_t count,
                 NameScores* names) {
  for (std::size_t t = 0; t < count; ++t) {
    const auto sums = multiply(packed.names, inputs[t].data());
    for (std::size_t k = 0; k < label_stride; ++k)
      names[t][k] = static_cast<std::int16_t>(clamp16(sums[k] >> name_shift));
  }
}

void low_vectors(const PackedWeights& packed, const Weights& weights, const Activation* inputs, std::size_t count,
                 LowVector* outputs) {
  for (std::size_t t = 0; t < count; ++t) {
    const auto sums = multiply(packed.low, inputs[t].data());
    for (std::size_t o = 0; o < low_width; ++o)
      outputs[t][o] = activation(rescale(sums[o], weights.low_shift, weights.low_multipliers[o]) + input_offset);
  }
}

void slot_rows(const PackedWeights& packed, const LowVector* inputs, std::size_t count, SlotRows* rows) {
  for (std::size_t t = 0; t < count; ++t) {
    const auto sums = multiply(packed.slots, inputs[t].data());
    for (std::size_t k = 0; k < slot_outputs; ++k)
      rows[t][k / hidden_width][k % hidden_width] = static_cast<std::int16_t>(sums[k] >> 7);
  }
}

void step(const Weights& weights, Step& step) {
  for (std::size_t k = 0; k < hidden_width; ++k) {
    std::int32_t sum = 0;
    for (const HiddenRow* row : step.rows) sum += (*row)[k];
    step.hidden[k] = activation((sum * weights.hidden_multipliers[k] + 16384) >> 15);
  }
  for (std::size_t a = 0; a < action_count; ++a) {
    step.actions[a] = weights.actions.bias[a];
    for (std::size_t k = 0; k < hidden_width; ++k) step.actions[a] += step.hidden[k] * weights.actions.weights[a][k];
  }
}

Relation relation(const Packed<relation_outputs, hidden_width>& matrix, const std::uint8_t* hidden) {
  const auto sums = multiply(matrix, hidden);
  return static_cast<Relation>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

void decode(const PackedWeights& packed, const NameScores* scores, std::size_t count,
            std::array<NameLabel, label_stride>* before, NameLabel* labels) {
  if (count == 0) return;
  std::array<std::int32_t, label_stride> sums, next;
  sums.fill(never);
  sums[outside] = 0;
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t j = 0; j < label_stride; ++j) {
      next[j] = sums[0] + packed.transitions[0][j];
      before[t][j] = outside;
      for (NameLabel i = 1; i < name_label_count; ++i) {
        const std::int32_t sum = sums[i] + packed.transitions[i][j];
        if (sum <= next[j]) continue;
        next[j] = sum;
        before[t][j] = i;
      }
    }
    for (std::size_t j = 0; j < label_stride; ++j) next[j] = std::max(next[j] + scores[t][j] - sums[outside], never);
    sums = next;
  }
  auto label = static_cast<NameLabel>(std::max_element(sums.begin(), sums.begin() + name_label_count) - sums.begin());
  for (std::size_t t = count; t-- > 0;) {
    labels[t] = label;
    label = before[t][label];
  }
}

}  // namespace

Kernels plain_kernels() {
  return {first_rows, first_layer, second_layer, name_scores, low_vectors, slot_rows, step, relation, decode};
}

}  // namespace sayso::models::network
