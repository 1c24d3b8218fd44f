// What the tagger looks at. Training and tagging share this file, so that they cannot disagree.
//
// A token is read once, byte by byte, into a Form; features are pairs of numbers from the Forms of four neighbouring
// tokens and the two tags before, hashed to rows of the weight table without any check: two features may share a row,
// and training has learned to live with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/tagger/lexicon.hpp"
#include "models/tagger/tags.hpp"

namespace sayso::models::tagger {

// One token. Letters count in lower case, digits as 0, curly quotation marks and dashes as straight ones.
struct Form {
  std::uint32_t word = 0;               // hash of the whole
  std::uint32_t prefix = 0;             // first four bytes, the first one lowest
  std::uint32_t suffix = 0;             // last four bytes, the last one lowest
  std::uint32_t shape = 0;              // bits of `shape_bit`
  std::uint8_t usage = 0, cluster = 0;  // what the word table says, 0 for a word it does not hold
  std::uint8_t only = 0;                // one more than its tag where there is nothing to decide, or 0
};

namespace shape_bit {
inline constexpr std::uint32_t capitalised = 1;
inline constexpr std::uint32_t upper_later = 2;  // an upper-case letter after the first byte
inline constexpr std::uint32_t lower = 4;
inline constexpr std::uint32_t digit = 8;
inline constexpr std::uint32_t hyphen = 16;
inline constexpr std::uint32_t period = 32;
inline constexpr std::uint32_t apostrophe = 64;
inline constexpr std::uint32_t other_mark = 128;
inline constexpr std::uint32_t single = 256;     // one character
inline constexpr std::uint32_t first = 512;      // first word of its sentence, opening marks skipped
inline constexpr std::uint32_t headline = 1024;  // in a sentence whose capitals say nothing
}  // namespace shape_bit

// Whether a letter is upper case.
[[nodiscard]] inline bool has_capitals(const Form& form) {
  return (form.shape & (shape_bit::capitalised | shape_bit::upper_later)) != 0;
}

// Linear in the token's bytes; any bytes have a form.
[[nodiscard]] Form make_form(std::string_view token, const WordTable& table);

// Sets the shape bits that depend on the whole sentence. The sentence's forms, without padding.
void mark_sentence(std::span<Form> sentence);

// How many empty forms must stand on either side of a sentence.
inline constexpr std::size_t padding = 2;

namespace feature {

[[nodiscard]] inline std::uint32_t mix(std::uint32_t name, std::uint32_t a, std::uint32_t b) {
  const std::uint64_t h = (std::uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15U + name * 0xD6E8FEB86659FD93U;
  return static_cast<std::uint32_t>((h ^ (h >> 29)) * 0xA3B195354A39B70DU >> 32);
}

}  // namespace feature

// How often the two functions below call add.
inline constexpr std::size_t word_feature_count = 17, tag_feature_count = 1;

// Calls add(hash) for each feature of the token at `t` that does not depend on tags. `t[-padding]` to `t[padding]`
// must exist. The features are what was left of 43 after those were dropped, one by one, that helped least: with fewer
// features, fewer share a row.
template <class Add>
inline void word_features(const Form* t, Add&& add) {
  using feature::mix;
  const Form &before = t[-1], &here = t[0], &after = t[1], &after2 = t[2];
  add(mix(1, here.word, 0));
  add(mix(2, here.suffix, 0));
  add(mix(3, here.suffix & 0xFFFFU, 0));
  add(mix(4, here.suffix & 0xFFU, here.shape & 0xFFU));
  add(mix(5, here.prefix, 0));
  add(mix(6, here.prefix & 0xFFFFFFU, 0));
  add(mix(7, here.cluster, 0));
  add(mix(8, here.usage, here.shape));
  add(mix(9, before.word, 0));
  add(mix(10, before.suffix & 0xFFFFFFU, here.suffix & 0xFFFFU));
  add(mix(11, before.shape, here.shape));
  add(mix(12, before.cluster, here.cluster));
  add(mix(13, before.word, after.word));
  add(mix(14, after.word, 0));
  add(mix(15, here.word, after.suffix & 0xFFFFU));
  add(mix(16, here.usage, after.usage));
  add(mix(17, after.usage, after2.usage));
}

// Calls add(hash) for each feature that depends on the tags of the two tokens before.
template <class Add>
inline void tag_features(Tag before2, Tag before, Add&& add) {
  add(feature::mix(32, before2, before));
}

}  // namespace sayso::models::tagger
