#pragma once

#include <string_view>
#include <vector>

namespace sayso::events {

// The items of a cell, which commas separate: "subject=actor,object=target" has
// two. An empty cell has none.
[[nodiscard]] inline std::vector<std::string_view> items(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t comma = cell.find(',');
    out.push_back(cell.substr(0, comma));
    if (comma == std::string_view::npos) break;
    cell.remove_prefix(comma + 1);
  }
  return out;
}

}  // namespace sayso::events
