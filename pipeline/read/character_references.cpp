#include "pipeline/read/character_references.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/document/utf8.hpp"

namespace sayso::read {
namespace {

// No name that is looked up is longer ("thetasym"), no number needs more digits.
constexpr std::size_t longest_name = 10;

// What 0x80 to 0x9F stand for in Windows-1252; 0 where it has nothing.
constexpr std::array<std::int32_t, 32> windows_1252 = {0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0,      0x17D,  0,
                                                       0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

std::int32_t code_point_of_name(std::string_view name) {
  if (name.empty() || name.size() > longest_name) return -1;
  std::array<xmlChar, longest_name + 1> terminated{};
  std::copy(name.begin(), name.end(), terminated.begin());
  const htmlEntityDesc* const entity = htmlEntityLookup(terminated.data());
  return entity != nullptr ? static_cast<std::int32_t>(entity->value) : -1;
}

std::int32_t code_point_of_number(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  if (digits.empty() || end.ptr != digits.data() + digits.size()) return -1;
  if (number >= 0x80 && number < 0xA0 && windows_1252[number - 0x80] != 0) return windows_1252[number - 0x80];
  constexpr std::int32_t replacement = 0xFFFD;
  const bool is_character =
      end.ec == std::errc() && number != 0 && number <= 0x10FFFF && (number & 0xFFFFF800U) != 0xD800;
  return is_character ? static_cast<std::int32_t>(number) : replacement;
}

}  // namespace

CharacterReference character_reference(std::string_view text) {
  const std::size_t end = text.substr(0, longest_name + 2).find(';');
  if (end == std::string_view::npos || end < 2) return {};
  const std::string_view name = text.substr(1, end - 1);
  const bool is_number = name.front() == '#';
  return {is_number ? code_point_of_number(name.substr(1)) : code_point_of_name(name), end + 1, !is_number};
}

void append_resolved(std::string_view text, std::string& out) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
    out += text.substr(0, at);
    text.remove_prefix(at);
    const CharacterReference found = character_reference(text);
    if (found.code_point < 0) {
      out += '&';
      text.remove_prefix(1);
    } else {
      out += EncodedCodePoint(found.code_point).view();
      text.remove_prefix(found.bytes);
    }
  }
  out += text;
}

}  // namespace sayso::read
