#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <unicode/utf8.h>

namespace sayso {

struct CodePoint {
  std::int32_t value = -1;  // negative where the bytes are ill-formed
  std::uint32_t bytes = 1;  // how many it takes; of ill-formed bytes, how many to replace by one U+FFFD
};

// Decodes the code point at `byte` (< text.size()), as the Unicode Standard 3.9 (table 3-7) and the WHATWG encoding
// standard do: ill-formed sequences are cut at the longest well-formed start.
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t byte) {
  const auto lead = static_cast<unsigned char>(text[byte]);
  if (lead < 0x80) return {lead, 1};
  auto position = static_cast<std::int32_t>(byte);
  const auto length = static_cast<std::int32_t>(text.size());
  UChar32 value = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(text.data(), position, length, value);
#pragma GCC diagnostic pop
  return {value, static_cast<std::uint32_t>(position) - static_cast<std::uint32_t>(byte)};
}

}  // namespace sayso
