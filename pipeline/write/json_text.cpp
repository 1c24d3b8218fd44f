#include "pipeline/write/json_text.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace sayso::write {
namespace {

constexpr std::uint64_t every_byte(std::uint8_t byte) { return 0x0101010101010101ULL * byte; }

// Top bit set in each byte of `word` that is zero. Bytes above a zero byte may be marked wrongly, never those below:
// good enough to find the first.
constexpr std::uint64_t zero_bytes(std::uint64_t word) { return (word - every_byte(1)) & ~word & every_byte(0x80); }

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

// First byte at or after `begin` that JSON does not allow in a string; eight bytes a step.
std::size_t next_escape(std::string_view text, std::size_t begin) {
  static_assert(std::endian::native == std::endian::little);
  for (; begin + 8 <= text.size(); begin += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + begin, 8);
    const std::uint64_t control = (word - every_byte(0x20)) & ~word & every_byte(0x80);
    const std::uint64_t found = control | zero_bytes(word ^ every_byte('"')) | zero_bytes(word ^ every_byte('\\'));
    if (found != 0) return begin + static_cast<std::size_t>(std::countr_zero(found)) / 8;
  }
  while (begin < text.size() && !needs_escape(text[begin])) ++begin;
  return begin;
}

void append_escape(char c, std::string& out) {
  constexpr char hex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    default: {
      const auto byte = static_cast<unsigned char>(c);
      const char escape[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
      out.append(escape, sizeof escape);
    }
  }
}

}  // namespace

void append_string(std::string_view text, std::string& out) {
  out += '"';
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t stop = next_escape(text, begin);
    out.append(text.data() + begin, stop - begin);
    begin = stop;
    if (begin < text.size()) append_escape(text[begin++], out);
  }
  out += '"';
}

void append_confidence(double confidence, std::string& out) {
  const long hundredths = std::lround(std::clamp(confidence, 0.0, 1.0) * 100);
  append_integer(hundredths / 100, out);
  const long rest = hundredths % 100;
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

}  // namespace sayso::write
