// The network in plain loops: what every faster way must answer, bit by bit. For training and tests; some ten times
// slower than need be.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "models/network/arc_hybrid.hpp"
#include "models/network/model.hpp"

namespace sayso::models::network::reference {

// What the network says of a sentence's tokens.
struct Answer {
  std::vector<Pos> pos;
  std::vector<NameScores> names;
  std::vector<std::int32_t> heads;  // index in the sentence, its size for the root
  std::vector<Relation> relations;
};

// `keys` are the sentence's tokens, marked (features.hpp). Linear in their number.
[[nodiscard]] Answer answer(const Model& model, std::span<const TokenKeys> keys);

// The best labels by scores and transitions.
[[nodiscard]] std::vector<NameLabel> decode(const Model& model, std::span<const NameScores> scores);

}  // namespace sayso::models::network::reference
