#include "pipeline/write/layers.hpp"

#include <array>

namespace sayso::write {

std::optional<Layer> layer_from_name(std::string_view name) {
  constexpr auto names = std::to_array<std::string_view>(
      {"text", "sentences", "tokens", "entities", "figures", "times", "quotes", "events", "checks"});
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Layer>(i);
  }
  return std::nullopt;
}

}  // namespace sayso::write
