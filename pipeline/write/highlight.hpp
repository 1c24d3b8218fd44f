#pragma once

#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/write/page.hpp"

namespace sayso::write {

// The document's text in runs whose styles show figures, times, names and quotes; where they overlap, the first of
// these.
[[nodiscard]] std::vector<Run> highlighted(const Document& document);

}  // namespace sayso::write
