#pragma once

#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

#include "pipeline/document/json_bytes.hpp"

namespace sayso::write {

// Appends well-formed UTF-8 as a JSON string with its quotation marks. Escapes only what JSON demands.
inline void append_string(std::string_view text, std::string& out) { append_json_string(text, out); }

template <std::integral Integer>
void append_integer(Integer value, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, static_cast<std::size_t>(end - digits));
}

// Appends a confidence (0 to 1) with at most two decimals: 0.93, 0.9, 1.
void append_confidence(double confidence, std::string& out);

}  // namespace sayso::write
