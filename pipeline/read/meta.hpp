#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso::read {

// Add fields to Article::meta, a JSON object or empty. Names need no escapes, values are well-formed UTF-8.
void add_meta(std::string& meta, std::string_view name, std::string_view value);
// A field that an input may give several times.
void add_meta(std::string& meta, std::string_view name, const std::vector<std::string>& values);

}  // namespace sayso::read
