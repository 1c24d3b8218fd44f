// The weights as the kernels read them: in one pass from front to back, sixteen outputs at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "models/network/arc_hybrid.hpp"
#include "models/network/format.hpp"

namespace sayso::models::network {

inline constexpr std::size_t group_outputs = 16;  // computed together: one to four vectors
inline constexpr std::size_t quad_inputs = 4;     // multiplied together, into one sum of 32 bits

// By group of outputs, by quad of inputs, by output, by input. Outputs that fill up have weights of 0.
//
// The quads of a group stand in an order of its own: first pairs of quads whose products, added up two by two, fit 16
// bits whatever the activations, so that four products are summed before the step to 32 bits; then the quads that are
// left over.
template <std::size_t outputs, std::size_t inputs>
struct Packed {
  static_assert(outputs % group_outputs == 0 && inputs % quad_inputs == 0);
  static constexpr std::size_t groups = outputs / group_outputs, quads = inputs / quad_inputs;
  alignas(64) std::array<std::int8_t, outputs * inputs> weights{};
  alignas(64) std::array<std::int32_t, outputs> bias{};
  std::array<std::array<std::uint8_t, quads>, groups> order{};
  std::array<std::uint8_t, groups> paired{};  // quads that stand in pairs
};

// The first layer sees each input in three places; what it makes of an input in each is worked out on its own and kept
// (see FirstRow), so that most tokens of a text cost it three additions.
inline constexpr std::size_t first_outputs = 3 * width;  // as left neighbour of the output, itself, as right neighbour
struct alignas(64) FirstRow {
  std::array<std::int32_t, first_outputs> sums;
};

inline constexpr std::size_t name_outputs = 32;  // name labels, filled up; parts of speech are the tagger's business
inline constexpr std::size_t slot_outputs = slot_count * hidden_width;
inline constexpr std::size_t relation_outputs = 64;

// Transitions that may_follow forbids; far below any sum that the decoder lets grow.
inline constexpr std::int32_t never = -(1 << 29);

struct PackedWeights {
  explicit PackedWeights(const Weights& weights);

  Packed<first_outputs, width> first;  // the bias is in the middle third
  Packed<width, 3 * width> second;
  Packed<name_outputs, width> names;
  Packed<low_width, width> low;
  Packed<slot_outputs, low_width> slots;                            // slot by slot
  std::array<Packed<relation_outputs, hidden_width>, 2> relations;  // the root's and those that fill up never win
  alignas(64) std::array<std::array<std::int32_t, label_stride>, label_stride> transitions;  // label before, label
};

}  // namespace sayso::models::network
