#include "models/network/packed.hpp"

#include <algorithm>

namespace sayso::models::network {
namespace {

template <std::size_t outputs, std::size_t inputs>
void set(Packed<outputs, inputs>& packed, std::size_t output, std::size_t input, std::int8_t weight) {
  const std::size_t group = output / group_outputs * Packed<outputs, inputs>::quads + input / quad_inputs;
  packed.weights[(group * group_outputs + output % group_outputs) * quad_inputs + input % quad_inputs] = weight;
}

// Bounds of the sums of 16 bits that a quad brings to a group: two products each, without and with a minus.
struct Reach {
  std::array<std::int32_t, 2 * group_outputs> up{}, down{};
};

Reach reach_of(const std::int8_t* quad) {
  Reach reach;
  for (std::size_t k = 0; k < group_outputs * quad_inputs; ++k)
    (quad[k] > 0 ? reach.up : reach.down)[k / 2] += quad[k] > 0 ? quad[k] : -quad[k];
  return reach;
}

bool fit_together(const Reach& a, const Reach& b) {
  constexpr std::int32_t most = 32767 / 127;
  for (std::size_t k = 0; k < a.up.size(); ++k) {
    if (a.up[k] + b.up[k] > most || a.down[k] + b.down[k] > most) return false;
  }
  return true;
}

// The order of a group's quads: each takes the next one that it fits together with. Returns how many are in pairs.
template <std::size_t quads>
std::uint8_t find_order(const std::array<Reach, quads>& reach, std::array<std::uint8_t, quads>& order) {
  std::array<std::uint8_t, quads> alone{};
  std::array<bool, quads> taken{};
  std::size_t paired = 0, left_over = 0;
  for (std::size_t q = 0; q < quads; ++q) {
    if (taken[q]) continue;
    std::size_t other = q + 1;
    while (other < quads && (taken[other] || !fit_together(reach[q], reach[other]))) ++other;
    if (other == quads) {
      alone[left_over++] = static_cast<std::uint8_t>(q);
      continue;
    }
    taken[other] = true;
    order[paired++] = static_cast<std::uint8_t>(q);
    order[paired++] = static_cast<std::uint8_t>(other);
  }
  std::copy_n(alone.begin(), left_over, order.begin() + paired);
  return static_cast<std::uint8_t>(paired);
}

// Puts every group's quads into their order.
template <std::size_t outputs, std::size_t inputs>
void arrange(Packed<outputs, inputs>& packed) {
  constexpr std::size_t quads = Packed<outputs, inputs>::quads, quad_size = group_outputs * quad_inputs;
  std::array<std::int8_t, quads * quad_size> before;
  std::array<Reach, quads> reach;
  for (std::size_t group = 0; group < packed.groups; ++group) {
    std::int8_t* weights = packed.weights.data() + group * before.size();
    std::copy_n(weights, before.size(), before.begin());
    for (std::size_t q = 0; q < quads; ++q) reach[q] = reach_of(weights + q * quad_size);
    packed.paired[group] = find_order(reach, packed.order[group]);
    for (std::size_t q = 0; q < quads; ++q)
      std::copy_n(before.begin() + packed.order[group][q] * quad_size, quad_size, weights + q * quad_size);
  }
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

void pack_names(PackedWeights& packed, const Weights& weights) {
  for (std::size_t k = 0; k < name_label_count; ++k) copy_output(packed.names, k, weights.heads, name_output + k);
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
  pack_names(*this, weights);
  pack_parser(*this, weights);
  arrange(first);
  arrange(second);
  arrange(names);
  arrange(low);
  arrange(slots);
  for (auto& side : relations) arrange(side);
}

}  // namespace sayso::models::network
