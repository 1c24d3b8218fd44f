#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace sayso {

// Position of the first byte at or after `begin` that cannot stand for itself in a JSON string (a control character,
// a quotation mark or a backslash), or text.size(). Eight bytes a step: strings are most of what is read and written.
[[nodiscard]] inline std::size_t next_json_special(std::string_view text, std::size_t begin) {
  static_assert(std::endian::native == std::endian::little);
  constexpr auto every_byte = [](std::uint64_t byte) { return 0x0101010101010101U * byte; };
  // Top bit set in each byte that is less than `limit` (<= 0x80). Only bytes above a true one can be marked wrongly,
  // and the lowest mark is what counts.
  constexpr auto below = [every_byte](std::uint64_t word, std::uint64_t limit) {
    return (word - every_byte(limit)) & ~word & every_byte(0x80);
  };
  for (; begin + 8 <= text.size(); begin += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + begin, 8);
    const std::uint64_t found =
        below(word, 0x20) | below(word ^ every_byte('"'), 1) | below(word ^ every_byte('\\'), 1);
    if (found != 0) return begin + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  for (; begin < text.size(); ++begin) {
    const char c = text[begin];
    if (static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\') break;
  }
  return begin;
}

// Appends a JSON string, with its quotation marks.
void append_json_string(std::string_view text, std::string& out);

}  // namespace sayso
