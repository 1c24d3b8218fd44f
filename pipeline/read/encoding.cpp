#include "pipeline/read/encoding.hpp"

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

  explicit Utf16(ChunkSource from) : source(std::move(from)) {}

  [[nodiscard]] char32_t unit(std::size_t at) const {
    const auto first = static_cast<unsigned char>(pending[at]), second = static_cast<unsigned char>(pending[at + 1]);
    return big_endian ? static_cast<char32_t>(first << 8 | second) : static_cast<char32_t>(second << 8 | first);
  }

  void append(char32_t code_point) { output += EncodedCodePoint(static_cast<std::int32_t>(code_point)).view(); }

  void decode(bool last) {
    std::size_t at = 0;
    while (at + 2 <= pending.size()) {
      const char32_t high = unit(at);
      if (high < 0xD800 || high > 0xDFFF) {
        append(high);
      } else if (high > 0xDBFF) {
        output += ill_formed;
      } else if (at + 4 > pending.size()) {
        if (!last) break;
        output += ill_formed;
      } else if (const char32_t low = unit(at + 2); low >= 0xDC00 && low <= 0xDFFF) {
        append(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
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

ChunkSource from_utf16(ChunkSource source) {
  const auto state = std::make_shared<Utf16>(std::move(source));
  return {[state] { return state->next(); }};
}

}  // namespace sayso::read
