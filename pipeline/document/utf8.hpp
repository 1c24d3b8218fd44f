#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

// A code point as UTF-8; U+FFFD for one that UTF-8 cannot hold (surrogates, negative ones, beyond U+10FFFF).
class EncodedCodePoint {
 public:
  explicit constexpr EncodedCodePoint(std::int32_t code_point) {
    if (code_point < 0 || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = 0xFFFD;
    const auto c = static_cast<std::uint32_t>(code_point);
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0U | c >> 6U);
      put_rest(c, 0);
    } else if (c < 0x10000) {
      put(0xE0U | c >> 12U);
      put_rest(c, 6);
    } else {
      put(0xF0U | c >> 18U);
      put_rest(c, 12);
    }
  }

  [[nodiscard]] constexpr std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  constexpr void put(std::uint32_t byte) { bytes_[size_++] = static_cast<char>(static_cast<unsigned char>(byte)); }
  // Six bits a byte, those at `shift` first.
  constexpr void put_rest(std::uint32_t c, std::uint32_t shift) {
    for (; shift != 0; shift -= 6) put(0x80U | (c >> shift & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }

  std::array<char, 4> bytes_{};
  std::size_t size_ = 0;
};

[[nodiscard]] inline bool is_well_formed(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    // Most text is ASCII, taken eight bytes a step.
    std::uint64_t word = 0;
    if (i + sizeof word <= text.size()) {
      std::memcpy(&word, text.data() + i, sizeof word);
      if ((word & 0x8080808080808080U) == 0) {
        i += sizeof word;
        continue;
      }
    }
    const CodePoint code_point = code_point_at(text, i);
    if (code_point.value < 0) return false;
    i += code_point.bytes;
  }
  return true;
}

// How many code points begin in the text, which may be cut within one: they begin at every byte but 10xxxxxx. A plain
// loop, which compilers turn into vector code.
[[nodiscard]] inline std::uint32_t code_points(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

}  // namespace sayso
