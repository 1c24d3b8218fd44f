// Numbers written in digits, read from the bytes of the text: how a tokenizer cuts "1 234,5" or "2½" does not matter.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pipeline/document/number.hpp"

namespace sayso::figures {

enum class LiteralForm : std::uint8_t {
  plain,     // 42, 1,234, 0.5, 4e14
  fraction,  // 1/2, ½, 2½, 2 1/2
  ordinal,   // 21st
  code,      // digits that are no quantity: 007, 1.2.3, 1990s, 555-0199-22, 5/0
};

struct Literal {
  Number value;
  LiteralForm form = LiteralForm::plain;
  bool grouped = false;       // the digits stand in groups: "1,990" is no year
  std::uint8_t digits = 0;    // before the decimal point
  std::uint8_t decimals = 0;  // after it
  std::uint32_t end = 0;      // byte after it
};

// True where a number in digits may begin: a digit, a vulgar fraction, or a point before a digit that no letter or
// digit precedes.
[[nodiscard]] bool literal_begins(std::string_view text, std::uint32_t byte);

// The literal that begins at `byte`, where literal_begins() holds; it ends before `limit`. Linear in its length.
[[nodiscard]] Literal read_literal(std::string_view text, std::uint32_t byte, std::uint32_t limit);

}  // namespace sayso::figures
