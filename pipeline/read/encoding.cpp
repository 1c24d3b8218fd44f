#include "pipeline/read/encoding.hpp"

#include <simdjson.h>

#include <memory>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/chunks.hpp"

namespace sayso::read {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr char ill_formed = '\xFF';

struct Utf16 {
  ChunkSource source;
  bool begun = false;
  bool big_endian = false;
  std::string pending;  // bytes not yet decoded: a cut code unit or a high surrogate
  std::string output;

  [[nodiscard]] char32_t unit(std::size_t at) const {
    const auto first = static_cast<unsigned char>(pending[at]), second = static_cast<unsigned char>(pending[at + 1]);
    return big_endian ? static_cast<char32_t>(first << 8 | second) : static_cast<char32_t>(second << 8 | first);
  }

  void decode(bool last) {
    std::size_t at = 0;
    while (at + 2 <= pending.size()) {
      const char32_t high = unit(at);
      if (high < 0xD800 || high > 0xDFFF) {
        append_utf8(high, output);
      } else if (high > 0xDBFF) {
        output += ill_formed;
      } else if (at + 4 > pending.size()) {
        if (!last) break;
        output += ill_formed;
      } else if (const char32_t low = unit(at + 2); low >= 0xDC00 && low <= 0xDFFF) {
        append_utf8(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), output);
        at += 2;
      } else {
        output += ill_formed;
      }
      at += 2;
    }
    pending.erase(0, at);
    if (last && !pending.empty()) {
      output += ill_formed;
      pending.clear();
    }
  }

  Result<std::string_view> next() {
    output.clear();
    while (output.empty()) {
      auto chunk = source();
      if (!chunk) return std::move(chunk.error());
      const bool last = chunk->empty();
      pending += *chunk;
      if (!begun && (pending.size() >= 2 || last)) {
        begun = true;
        big_endian = pending.starts_with('\xFE');
        pending.erase(0, 2);
      }
      if (begun) decode(last);
      if (last) break;
    }
    return std::string_view(output);
  }
};

}  // namespace

bool is_well_formed(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

Repaired repair(std::string_view text) {
  Repaired result;
  result.text.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code_point = code_point_at(text, i);
    if (code_point.value < 0) {
      result.text += replacement;
      ++result.replaced;
    } else {
      result.text += text.substr(i, code_point.bytes);
    }
    i += code_point.bytes;
  }
  return result;
}

void append_utf8(char32_t code_point, std::string& out) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | code_point >> 6);
    byte(0x80 | (code_point & 0x3F));
  } else if ((code_point >= 0xD800 && code_point <= 0xDFFF) || code_point > 0x10FFFF) {
    out += replacement;
  } else if (code_point < 0x10000) {
    byte(0xE0 | code_point >> 12);
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | code_point >> 18);
    byte(0x80 | (code_point >> 12 & 0x3F));
    byte(0x80 | (code_point >> 6 & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

ChunkSource from_utf16(ChunkSource source) {
  const auto state = std::make_shared<Utf16>();
  state->source = std::move(source);
  return [state] { return state->next(); };
}

}  // namespace sayso::read
