#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::read {

struct CharacterReference {
  std::int32_t code_point = -1;  // negative where none stands there
  std::size_t bytes = 0;         // with '&' and ';'
  bool named = false;
};

// The character reference of HTML 4 ("&eacute;", "&#233;", "&#xE9;") at the begin of `text`, which begins with '&'.
// Numbers that mean characters of Windows-1252 mean those, as in browsers.
[[nodiscard]] CharacterReference character_reference(std::string_view text);

// `text` with its references resolved.
void append_resolved(std::string_view text, std::string& out);

}  // namespace sayso::read
