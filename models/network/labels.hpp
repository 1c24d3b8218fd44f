// What the network tells apart: parts of speech, names, relations, and the order in which it counts them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/document/document.hpp"
#include "pipeline/document/names.hpp"
#include "pipeline/document/types.hpp"

namespace sayso::models::network {

// Universal parts of speech, Pos without Pos::none: output k stands for Pos{k + 1}.
inline constexpr std::size_t pos_count = 17;

[[nodiscard]] constexpr Pos pos_of(std::size_t output) { return static_cast<Pos>(output + 1); }
[[nodiscard]] constexpr std::size_t output_of(Pos pos) { return static_cast<std::size_t>(pos) - 1; }

// Labels of names: 0 is "outside", 1 + 2 t begins a name of type EntityType{t}, 2 + 2 t goes on with it.
using NameLabel = std::uint8_t;
inline constexpr std::size_t entity_type_count = 11;
inline constexpr std::size_t name_label_count = 1 + 2 * entity_type_count;
inline constexpr NameLabel outside = 0;

[[nodiscard]] constexpr NameLabel begin_of(EntityType type) {
  return static_cast<NameLabel>(1 + 2 * static_cast<std::size_t>(type));
}
[[nodiscard]] constexpr NameLabel inside_of(EntityType type) { return static_cast<NameLabel>(begin_of(type) + 1); }
[[nodiscard]] constexpr bool begins(NameLabel label) { return label % 2 == 1; }
[[nodiscard]] constexpr bool goes_on(NameLabel label) { return label != outside && label % 2 == 0; }
// Not of `outside`.
[[nodiscard]] constexpr EntityType type_of(NameLabel label) { return static_cast<EntityType>((label - 1) / 2); }
// Whether `next` may stand behind `label`: only its own name goes on. A sentence begins behind `outside`.
[[nodiscard]] constexpr bool may_follow(NameLabel label, NameLabel next) {
  return !goes_on(next) || (label != outside && type_of(label) == type_of(next));
}

using sayso::relations;         // Universal Dependencies
using Relation = std::uint8_t;  // index in `relations`
inline constexpr Relation root_relation = 48;
static_assert(relations[root_relation] == "root");

}  // namespace sayso::models::network
