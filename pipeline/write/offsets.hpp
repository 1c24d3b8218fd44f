#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sayso::write {

// What "start" and "end" count.
enum class OffsetUnit : std::uint8_t { codepoints, bytes, utf16 };

[[nodiscard]] std::optional<OffsetUnit> offset_unit_from_name(std::string_view name);

// From byte offsets to another unit. One pass over the text notes the count at every 64th byte, so that a look-up
// reads less than 64 bytes; bytes, and ASCII texts in any unit, need no table. Reusable: assign() keeps its memory.
class OffsetMap {
 public:
  // `text` must be well-formed UTF-8 and outlive the look-ups.
  void assign(std::string_view text, OffsetUnit unit);
  // Units before `byte` (<= text.size(), on a code point's edge).
  [[nodiscard]] std::uint32_t operator()(std::uint32_t byte) const { return identity_ ? byte : looked_up(byte); }

 private:
  [[nodiscard]] std::uint32_t looked_up(std::uint32_t byte) const;

  std::string_view text_;
  OffsetUnit unit_ = OffsetUnit::codepoints;
  bool identity_ = true;
  std::vector<std::uint32_t> checkpoints_;
};

}  // namespace sayso::write
