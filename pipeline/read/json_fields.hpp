// A strict reader of JSON objects (RFC 8259), by simdjson. Articles need a handful of strings and pass everything else
// through as it is written, so no tree is built: numbers of any length and the order of fields survive, a lone
// surrogate ("\ud83d") costs one character instead of the article, and what passes through has been checked to its
// last byte.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/result.hpp"

namespace sayso::read {

struct JsonField {
  std::string_view key, value;      // as they stand in the input, the key without its quotation marks
  std::string name;                 // what the key says
  std::string text;                 // of a string: its characters
  std::size_t lone_surrogates = 0;  // in `text`, where each became U+FFFD

  [[nodiscard]] bool is_string() const { return value.front() == '"'; }
  [[nodiscard]] bool is_null() const { return value == "null"; }
  [[nodiscard]] bool is_array() const { return value.front() == '['; }
  [[nodiscard]] bool is_object() const { return value.front() == '{'; }
};

// The fields of the one object that `json` (well-formed UTF-8) holds, in order; repeated keys stand repeatedly.
// Linear; values may nest 1024 deep, deeper ones are an error. Errors name the column in bytes.
// Throws std::bad_alloc only.
[[nodiscard]] Result<std::vector<JsonField>> fields_of(std::string_view json);
// The same of one array: its values, without names.
[[nodiscard]] Result<std::vector<JsonField>> elements_of(std::string_view json);

}  // namespace sayso::read
