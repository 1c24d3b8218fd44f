#pragma once

#include <cstddef>

namespace sayso {

// Of each kind of thing that is found (names, times, figures, quotes, events), a document has at most this many; what
// comes behind is left out, and a warning says so. More than news of any length holds, and little enough that a
// document made of nothing else fits into memory.
inline constexpr std::size_t most_found = 250'000;

}  // namespace sayso
