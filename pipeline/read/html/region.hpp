#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/read/html/blocks.hpp"

namespace sayso::read::html {

// Drops what is no part of an article wherever it stands (navigation, comments, captions ...): marks these blocks.
void drop_surroundings(Blocks& blocks);

// The nodes that hold the article's text, in order and not within one another. Several where something else parts it.
[[nodiscard]] std::vector<std::uint32_t> find_region(const Blocks& blocks);

}  // namespace sayso::read::html
