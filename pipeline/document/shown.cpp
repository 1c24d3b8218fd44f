#include "pipeline/document/shown.hpp"

#include <unicode/uchar.h>

#include "pipeline/document/utf8.hpp"

namespace sayso {

bool is_control(std::int32_t code_point) { return u_charType(code_point) == U_CONTROL_CHAR; }

std::string shown(std::string_view text, std::size_t longest) {
  std::string result;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++characters) {
    if (characters == longest) return result + "…";
    const CodePoint code_point = code_point_at(text, i);
    const bool plain = code_point.value >= 0 && !is_control(code_point.value);
    result += plain ? text.substr(i, code_point.bytes) : "\xEF\xBF\xBD";
    i += code_point.bytes;
  }
  return result;
}

}  // namespace sayso
