// From floats to the file that ships (models/network/format.hpp).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/network/train/parameters.hpp"

namespace sayso::models::network::train {

// The bytes of the file. `sample` is ordinary text of a few ten thousand tokens: what activations it meets decides
// their scales. Throws std::runtime_error where the widths are not those of the format.
[[nodiscard]] std::string quantise(const Parameters& parameters, std::span<const std::vector<std::string>> sample);

}  // namespace sayso::models::network::train
