#include "models/network/packed.hpp"

namespace sayso::models::network {
namespace {

template <std::size_t outputs, std::size_t inputs>
void set(Packed<outputs, inputs>& packed, std::size_t output, std::size_t input, std::int8_t weight) {
  const std::size_t group = output / group_outputs * Packed<outputs, inputs>::quads + input / quad_inputs;
  packed.weights[(group * group_outputs + output % group_outputs) * quad_inputs + input % quad_inputs] = weight;
}

// Output `from` of a matrix becomes output `to`.
template <std::size_t outputs, std::size_t inputs, std::size_t matrix_outputs>
void copy_output(Packed<outputs, inputs>& packed, std::size_t to, const Matrix<matrix_outputs, inputs>& matrix,
                 std::size_t from) {
  for (std::size_t i = 0; i < inputs; ++i) set(packed, to, i, matrix.weights[from][i]);
  packed.bias[to] = matrix.bias[from];
}

void pack_layers(PackedWeights& packed, const Weights& weights) {
  static_assert(layer_count == 2);
  for (std::size_t o = 0; o < width; ++o) {
    for (std::size_t place = 0; place < 3; ++place) {
      for (std::size_t i = 0; i < width; ++i)
        set(packed.first, place * width + o, i, weights.layers[0].matrix.weights[o][place * width + i]);
    }
    packed.first.bias[width + o] = weights.layers[0].matrix.bias[o];
    copy_output(packed.second, o, weights.layers[1].matrix, o);
  }
}

void pack_heads(PackedWeights& packed, const Weights& weights) {
  for (std::size_t k = 0; k < name_label_count; ++k) copy_output(packed.heads, k, weights.heads, name_output + k);
  for (std::size_t k = 0; k < pos_count; ++k) copy_output(packed.heads, packed_pos + k, weights.heads, k);
  for (NameLabel i = 0; i < label_stride; ++i) {
    for (NameLabel j = 0; j < label_stride; ++j) {
      const bool allowed = i < name_label_count && j < name_label_count && may_follow(i, j);
      packed.transitions[i][j] = allowed ? weights.transitions[i][j] : never;
    }
  }
}

void pack_parser(PackedWeights& packed, const Weights& weights) {
  for (std::size_t o = 0; o < low_width; ++o) copy_output(packed.low, o, weights.low, o);
  for (std::size_t slot = 0; slot < slot_count; ++slot) {
    for (std::size_t k = 0; k < hidden_width; ++k)
      copy_output(packed.slots, slot * hidden_width + k, weights.slots[slot], k);
  }
  for (std::size_t side = 0; side < 2; ++side) {
    packed.relations[side].bias.fill(never);
    for (std::size_t r = 0; r < relations.size(); ++r) {
      if (r != root_relation) copy_output(packed.relations[side], r, weights.relations[side], r);
    }
  }
}

}  // namespace

PackedWeights::PackedWeights(const Weights& weights) {
  pack_layers(*this, weights);
  pack_heads(*this, weights);
  pack_parser(*this, weights);
}

}  // namespace sayso::models::network
