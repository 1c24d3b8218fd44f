#include "pipeline/write/json_text.hpp"

#include <algorithm>
#include <cmath>

#include "pipeline/document/json_bytes.hpp"

namespace sayso::write {
namespace {

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
    const std::size_t stop = next_json_special(text, begin);
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
