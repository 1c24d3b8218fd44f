#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sayso::read {

[[nodiscard]] bool is_well_formed(std::string_view text);

// Text with U+FFFD for every ill-formed sequence, and how many there were.
struct Repaired {
  std::string text;
  std::size_t replaced = 0;
};
[[nodiscard]] Repaired repair(std::string_view text);

// Appends the code point, or U+FFFD for one that UTF-8 cannot hold (surrogates, beyond U+10FFFF).
void append_utf8(char32_t code_point, std::string& out);

}  // namespace sayso::read
