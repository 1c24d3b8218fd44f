// A strict reader of JSON objects (RFC 8259) that leaves values as the text they are. Articles need a handful of
// strings and pass everything else through untouched, so no tree is built: numbers of any length and the order of
// fields survive, a lone surrogate ("\ud83d") costs one character instead of the article, and what passes through has
// been checked to its last byte. (simdjson's on-demand reader leaves skipped values unchecked and refuses lone
// surrogates; its tree refuses long numbers.)
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/result.hpp"

namespace sayso::read {

// Raw JSON: the key without its quotation marks, the value as it stands.
struct JsonField {
  std::string_view key, value;

  [[nodiscard]] bool is_string() const { return value.front() == '"'; }
  [[nodiscard]] bool is_null() const { return value == "null"; }
  [[nodiscard]] bool is_object() const { return value.front() == '{'; }
};

// The fields of the one object that `json` (well-formed UTF-8) holds, in order; repeated keys stand repeatedly.
// Linear, and no recursion: values may nest 1024 deep, deeper ones are an error. Errors name the column in bytes.
[[nodiscard]] Result<std::vector<JsonField>> fields_of(std::string_view json);

// The text of a JSON string (what fields_of() accepted), its quotation marks left out.
struct Unescaped {
  std::string text;
  std::size_t replaced = 0;  // lone surrogates, which became U+FFFD
};
[[nodiscard]] Unescaped unescaped(std::string_view inside);

}  // namespace sayso::read
