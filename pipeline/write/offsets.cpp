#include "pipeline/write/offsets.hpp"

#include <algorithm>

#include "pipeline/document/utf8.hpp"

namespace sayso::write {
namespace {

constexpr std::size_t stride = 64;

// Units that begin among these bytes; code points of four bytes are two UTF-16 units.
std::uint32_t units(std::string_view bytes, OffsetUnit unit) {
  std::uint32_t count = code_points(bytes);
  if (unit == OffsetUnit::utf16) {
    for (const char c : bytes) count += static_cast<unsigned char>(c) >= 0xF0U ? 1U : 0U;
  }
  return count;
}

bool is_ascii(std::string_view text) {
  unsigned char bits = 0;
  for (const char c : text) bits = static_cast<unsigned char>(bits | static_cast<unsigned char>(c));
  return bits < 0x80;
}

}  // namespace

std::optional<OffsetUnit> offset_unit_from_name(std::string_view name) {
  if (name == "codepoints") return OffsetUnit::codepoints;
  if (name == "bytes") return OffsetUnit::bytes;
  if (name == "utf16") return OffsetUnit::utf16;
  return std::nullopt;
}

void OffsetMap::assign(std::string_view text, OffsetUnit unit) {
  text_ = text;
  unit_ = unit;
  identity_ = unit == OffsetUnit::bytes || is_ascii(text);
  if (identity_) return;
  checkpoints_.clear();
  checkpoints_.reserve(text.size() / stride + 1);
  std::uint32_t count = 0;
  for (std::size_t begin = 0; begin <= text.size(); begin += stride) {
    checkpoints_.push_back(count);
    count += units(text.substr(begin, stride), unit);
  }
}

std::uint32_t OffsetMap::looked_up(std::uint32_t byte) const {
  const std::size_t checkpoint = byte / stride;
  return checkpoints_[checkpoint] + units(text_.substr(checkpoint * stride, byte % stride), unit_);
}

}  // namespace sayso::write
