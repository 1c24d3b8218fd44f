// What the network is told about a token: a few keys, made from its bytes alone, and its shape.
//
// Each key leads to a row of weights (see format.hpp). Training and running share this file, so that they cannot
// disagree.
//
// Keys look at the normalised token: digits as 0, typographic hyphens, dashes, apostrophes and quotation marks as the
// ASCII ones, everything else as it stands; all but the cased key also in lower case (ICU's simple mapping beyond
// ASCII; ill-formed bytes stay). Prefixes and suffixes count bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace sayso::models::network {

// The kinds of keys, in the order of TokenKeys::keys.
enum class KeyKind : std::uint8_t { word, cased, prefix3, suffix2, suffix3, suffix4, start };
inline constexpr std::size_t key_kinds = 7;

// The shape of a token, a number below shape_count: two bits for capitals, eight flags.
namespace shape {
inline constexpr std::uint32_t capitals = 3;  // mask; 0 none, 1 only the first character, 2 all of two letters or
inline constexpr std::uint32_t first_capital = 1, all_capitals = 2, mixed_capitals = 3;  // more, 3 any others
inline constexpr std::uint32_t lower = 4;
inline constexpr std::uint32_t digit = 8;
inline constexpr std::uint32_t hyphen = 16;
inline constexpr std::uint32_t period = 32;
inline constexpr std::uint32_t apostrophe = 64;
inline constexpr std::uint32_t other = 128;     // any other character that is no letter
inline constexpr std::uint32_t first = 256;     // first token of its sentence with a letter or digit
inline constexpr std::uint32_t headline = 512;  // in a sentence whose capitals say little
}  // namespace shape
inline constexpr std::size_t shape_count = 1024;

struct TokenKeys {
  // Hashes of 64 bits, see `hash`; keys[cased] is 0 for a token without upper-case letters, which has no such key.
  std::array<std::uint64_t, key_kinds> keys{};
  std::uint32_t shape = 0;

  [[nodiscard]] std::uint64_t key(KeyKind kind) const { return keys[static_cast<std::size_t>(kind)]; }
};

// The key of `bytes` (normalised already): with h = (kind + 1) * a + size * b, then for each eight bytes, little-endian
// and the last filled up with zeros, h = (h ^ eight) * a, h ^= h >> 32; in the end h *= b, h ^= h >> 29; 1 for 0.
// a = 0x9E3779B97F4A7C15, b = 0xA3B195354A39B70D.
//
// The start key is that of two bytes: the first byte in lower case and the size, at most 12.
[[nodiscard]] std::uint64_t hash(KeyKind kind, std::string_view bytes);

// The key that a word given in lower case (a line of a word list) has.
[[nodiscard]] std::uint64_t word_key(std::string_view word);

// Without the two flags that depend on the sentence. Linear in the token's bytes; any bytes have keys. Of a token of
// more than 60 normalised bytes the word and cased keys see the first 60 and the size.
[[nodiscard]] TokenKeys keys_of(std::string_view token);

// Sets the flags `first` and `headline` of a sentence's tokens.
void mark_sentence(std::span<TokenKeys> sentence);
// The same for the shapes of a sentence's tokens alone.
void mark_shapes(std::span<std::uint32_t> sentence);

}  // namespace sayso::models::network
