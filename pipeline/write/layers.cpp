#include "pipeline/write/layers.hpp"

namespace sayso::write {

std::optional<Layer> layer_from_name(std::string_view name) {
  for (std::size_t i = 0; i < layer_names.size(); ++i) {
    if (layer_names[i] == name) return static_cast<Layer>(i);
  }
  return std::nullopt;
}

}  // namespace sayso::write
