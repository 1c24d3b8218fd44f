// What single characters are for segmentation, and words in lower case.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "pipeline/document/utf8.hpp"

namespace sayso::text {

// Classes of characters. Every byte of ASCII has one; other code points are classed by kind_of.
enum class Kind : std::uint8_t {
  other,       // punctuation and symbols that need no care
  space,       // also control characters
  line_break,  // \n, \r, U+0085, U+2028, U+2029
  letter,      // also letter-like numbers and, beyond ASCII, digits: they join words
  ideograph,   // Han and Kana: their runs are tokens apart from other letters
  digit,       // 0 to 9
  underscore,
  apostrophe,  // ' ’
  hyphen,      // - and U+2010, U+2011
  stop,        // .
  mark,        // combining marks and what modifies the character before it
  ignorable,   // zero width: joins nothing, parts nothing
  emoji,
  high,  // a byte beyond ASCII; decode it
};

namespace detail {
constexpr std::array<Kind, 256> kinds_of_bytes() {
  std::array<Kind, 256> kinds{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter)
      kinds[c] = Kind::letter;
    else if (c >= '0' && c <= '9')
      kinds[c] = Kind::digit;
    else if (c == '\n' || c == '\r')
      kinds[c] = Kind::line_break;
    else if (c <= ' ' || c == 0x7F)
      kinds[c] = Kind::space;
    else if (c >= 0x80)
      kinds[c] = Kind::high;
  }
  kinds['_'] = Kind::underscore;
  kinds['\''] = Kind::apostrophe;
  kinds['-'] = Kind::hyphen;
  kinds['.'] = Kind::stop;
  return kinds;
}
}  // namespace detail

inline constexpr std::array<Kind, 256> byte_kinds = detail::kinds_of_bytes();

[[nodiscard]] inline Kind byte_kind(char c) { return byte_kinds[static_cast<unsigned char>(c)]; }

// The class of a code point beyond ASCII.
[[nodiscard]] Kind kind_beyond_ascii(std::int32_t code_point);

struct Character {
  CodePoint code;
  Kind kind = Kind::other;
};

// The character at `byte` (< text.size()).
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t byte) {
  const Kind kind = byte_kind(text[byte]);
  if (kind != Kind::high) return {{static_cast<unsigned char>(text[byte]), 1}, kind};
  const CodePoint code = code_point_at(text, byte);
  return {code, kind_beyond_ascii(code.value)};
}

// Whether a word may go on behind letters that this byte follows; "no" for spaces, commas and most punctuation.
[[nodiscard]] inline bool may_join(char c) {
  switch (byte_kind(c)) {
    case Kind::space:
    case Kind::line_break:
      return false;
    case Kind::other:
      return c == '`' || c == '/' || c == '&' || c == '*' || c == '$';
    default:
      return true;
  }
}

[[nodiscard]] inline bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] inline bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }

// A word in lower case, built up character by character while it is read. Typographic apostrophes and hyphens become
// the ASCII ones, ignorable characters are left out. Words beyond its capacity have no lower form: no lexicon holds
// any so long.
class LowerWord {
 public:
  static constexpr std::size_t capacity = 120;  // in bytes

  void clear() { size_ = 0; }
  void add_ascii(char c) { add_byte(is_ascii_upper(c) ? static_cast<char>(c | 0x20) : c); }
  // A byte of what is in lower case already.
  void add_byte(char c) {
    if (size_ < bytes_.size()) bytes_[size_] = c;
    ++size_;
  }
  // The same of many.
  void add_bytes(std::string_view lower) {
    if (size_ <= bytes_.size()) {
      std::copy_n(lower.begin(), std::min(lower.size(), bytes_.size() - size_), bytes_.begin() + size_);
    }
    size_ += lower.size();
  }
  void add(Character character);
  void add(std::string_view text);
  [[nodiscard]] bool fits() const { return size_ <= bytes_.size(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  // Only where it fits.
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, capacity> bytes_{};
  std::size_t size_ = 0;
};

// The token_flag bits that the characters of a token decide: case, digits, punctuation.
[[nodiscard]] std::uint8_t shape_of(std::string_view token);

}  // namespace sayso::text
