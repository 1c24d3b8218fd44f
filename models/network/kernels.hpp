// The inner loops of the network, once for each kind of processor; the program takes the best that it runs on.
//
// All of them give the very numbers that format.hpp asks for: they differ in time only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/network/packed.hpp"

namespace sayso::models::network {

using Activation = std::array<std::uint8_t, width>;
using LowVector = std::array<std::uint8_t, low_width>;
using SlotRows = std::array<HiddenRow, slot_count>;

// Of one token of the second layer: its left neighbour's activation, its own and its right neighbour's, in a row.
using Neighbours = const std::uint8_t*;
// Of one token of the first layer: what its left neighbour, itself and its right neighbour bring.
using FirstInputs = std::array<const FirstRow*, 3>;

// What a step of the parser adds up.
inline constexpr std::size_t step_rows = slot_count + extra_count;
struct Step {
  std::array<const HiddenRow*, step_rows> rows;
  alignas(64) std::array<std::uint8_t, hidden_width> hidden;  // out
  std::array<std::int32_t, action_count> actions;             // out: scores
};

struct Kernels {
  // inputs[count] to rows[count].
  void (*first_rows)(const PackedWeights&, const Activation* inputs, std::size_t count, FirstRow* rows);
  void (*first_layer)(const LayerWeights&, const FirstInputs* inputs, std::size_t count, Activation* const* outputs);
  void (*second_layer)(const PackedWeights&, const LayerWeights&, const Neighbours* inputs, std::size_t count,
                       Activation* outputs);
  void (*name_scores)(const PackedWeights&, std::uint32_t name_shift, const Activation* inputs, std::size_t count,
                      NameScores* names);
  void (*low_vectors)(const PackedWeights&, const Weights&, const Activation* inputs, std::size_t count,
                      LowVector* outputs);
  void (*slot_rows)(const PackedWeights&, const LowVector* inputs, std::size_t count, SlotRows* rows);
  void (*step)(const Weights&, Step& step);
  // The best relation of an arc, by `hidden` of a step.
  Relation (*relation)(const Packed<relation_outputs, hidden_width>&, const std::uint8_t* hidden);
  // The best labels of a sentence; `before` has room for count tokens.
  void (*decode)(const PackedWeights&, const NameScores* scores, std::size_t count,
                 std::array<NameLabel, label_stride>* before, NameLabel* labels);
};

// Those that this processor runs, the best first; never empty.
struct NamedKernels {
  std::string_view name;
  Kernels kernels;
};
[[nodiscard]] std::vector<NamedKernels> runnable_kernels();

// In plain C++, for any processor.
[[nodiscard]] Kernels plain_kernels();

}  // namespace sayso::models::network
