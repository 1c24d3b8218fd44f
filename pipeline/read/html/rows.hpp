// The data files beside this one, as they are compiled in: tab-separated rows, comments after "#". The tests read them
// row by row, so what is wrong with one never reaches a user.
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso::read::html {

inline std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

// Calls `use(first cell, rest of the row)` for every row.
template <class Use>
void for_each_row(std::string_view table, const Use& use) {
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    const std::string_view row = table.substr(0, end);
    table.remove_prefix(end == std::string_view::npos ? table.size() : end + 1);
    if (row.empty() || row.starts_with('#')) continue;
    const std::size_t tab = row.find('\t');
    use(row.substr(0, tab), tab == std::string_view::npos ? std::string_view{} : row.substr(tab + 1));
  }
}

}  // namespace sayso::read::html
