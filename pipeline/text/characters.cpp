#include "pipeline/text/characters.hpp"

#include <unicode/uchar.h>

#include "pipeline/document/document.hpp"

namespace sayso::text {
namespace {

bool is_ideograph(std::int32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FA) ||
         (c >= 0x30FC && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_emoji(std::int32_t c) {
  return (c >= 0x1F1E6 && c <= 0x1F1FF) || (c >= 0x2190 && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0);
}

Kind kind_by_category(std::int32_t c) {
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return Kind::letter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
      return Kind::mark;
    case U_SPACE_SEPARATOR:
    case U_CONTROL_CHAR:
      return Kind::space;
    case U_FORMAT_CHAR:
      return Kind::ignorable;
    default:
      return Kind::other;
  }
}

}  // namespace

Kind kind_beyond_ascii(std::int32_t c) {
  switch (c) {
    case 0x2019:
      return Kind::apostrophe;
    case 0x201C:
    case 0x201D:
    case 0x2018:
    case 0x2013:
    case 0x2014:
      return Kind::other;
    case 0x2010:
    case 0x2011:
      return Kind::hyphen;
    case 0x0085:
    case 0x2028:
    case 0x2029:
      return Kind::line_break;
    default:
      break;
  }
  if (c >= 0x1F3FB && c <= 0x1F3FF) return Kind::mark;  // skin tones
  if (is_emoji(c)) return Kind::emoji;
  if (is_ideograph(c)) return Kind::ideograph;
  return kind_by_category(c);
}

void LowerWord::add(Character character) {
  if (character.code.value >= 0 && character.code.value < 0x80)
    return add_ascii(static_cast<char>(character.code.value));
  if (character.kind == Kind::apostrophe) return add_ascii('\'');
  if (character.kind == Kind::hyphen) return add_ascii('-');
  if (character.kind == Kind::ignorable) return;
  const EncodedCodePoint lower(u_tolower(character.code.value));
  for (const char byte : lower.view()) {
    if (size_ < bytes_.size()) bytes_[size_] = byte;
    ++size_;
  }
}

void LowerWord::add(std::string_view text) {
  std::size_t i = 0;
  if (size_ + text.size() <= bytes_.size()) {  // nearly always, and nearly always ASCII
    char* const out = bytes_.data() + size_;
    for (; i < text.size() && byte_kind(text[i]) != Kind::high; ++i) {
      out[i] = is_ascii_upper(text[i]) ? static_cast<char>(text[i] | 0x20) : text[i];
    }
    size_ += i;
  }
  while (i < text.size() && fits()) {
    if (byte_kind(text[i]) != Kind::high) {
      add_ascii(text[i++]);
      continue;
    }
    const Character character = character_at(text, i);
    add(character);
    i += character.code.bytes;
  }
}

std::uint8_t shape_of(std::string_view token) {
  std::uint8_t flags = 0;
  std::size_t letters = 0;
  bool first_upper = false, behind_letter = false, joined_letters = false;
  for (std::size_t i = 0; i < token.size();) {
    const CodePoint code = code_point_at(token, i);
    i += code.bytes;
    const auto type = u_charType(code.value);
    const bool upper = type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
    const bool digit = type == U_DECIMAL_DIGIT_NUMBER || type == U_LETTER_NUMBER || type == U_OTHER_NUMBER;
    const bool letter = !digit && u_isalpha(code.value) != 0;
    if (digit) flags |= token_flag::has_digit;
    if (letter && letters++ == 0) first_upper = upper;
    if (letter && type == U_LOWERCASE_LETTER) flags |= token_flag::has_lower;
    joined_letters = joined_letters || (letter && behind_letter);
    behind_letter = letter || (behind_letter && code.value != '.');
  }
  if (first_upper) flags |= token_flag::capitalised;
  // The initials of "U.S." and "J." say nothing about a text's capitals.
  if (first_upper && joined_letters && (flags & token_flag::has_lower) == 0) flags |= token_flag::all_caps;
  if (letters == 0 && (flags & token_flag::has_digit) == 0) flags |= token_flag::punctuation;
  return flags;
}

}  // namespace sayso::text
