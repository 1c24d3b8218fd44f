// Says what the arithmetic of the article itself says.
#pragma once

#include <vector>

#include "pipeline/document/document.hpp"

namespace sayso::checks {

// Reads figures and times. Order of the first figure, then kind.
[[nodiscard]] std::vector<Check> extract(const Document& document);

}  // namespace sayso::checks
