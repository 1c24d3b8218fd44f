#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso::read {

// Text with U+FFFD for every ill-formed sequence, and how many there were.
struct Repaired {
  std::string text;
  std::size_t replaced = 0;
};
[[nodiscard]] Repaired repair(std::string_view text);

}  // namespace sayso::read
