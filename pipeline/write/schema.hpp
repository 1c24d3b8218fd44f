#pragma once

#include <string_view>

namespace sayso::write {

// The JSON Schema (2020-12) of one line of output: schema.json beside this file, compiled in.
[[nodiscard]] std::string_view json_schema();

}  // namespace sayso::write
