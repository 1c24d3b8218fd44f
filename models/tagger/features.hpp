// What the tagger looks at. Training and tagging share this file, so that they cannot disagree.
//
// A token is read once, byte by byte, into a Form; features are pairs of numbers from the Forms of five neighbouring
// tokens and the two tags before, hashed to rows of the weight table without any check: two features may share a row,
// and training has learned to live with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "models/tagger/tags.hpp"

namespace sayso::models::tagger {

// One token. Letters count in lower case, digits as 0, curly quotation marks and dashes as straight ones.
struct Form {
  std::uint32_t word = 0;    // hash of the whole
  std::uint32_t prefix = 0;  // first four bytes, the first one lowest
  std::uint32_t suffix = 0;  // last four bytes, the last one lowest
  std::uint32_t shape = 0;   // bits of `shape_bit`
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

// Linear in the token's bytes; any bytes have a form.
[[nodiscard]] Form make_form(std::string_view token);

// Sets the shape bits that depend on the whole sentence. The sentence's forms, without padding.
void mark_sentence(std::span<Form> sentence);

// How many empty forms must stand on either side of a sentence.
inline constexpr std::size_t padding = 2;

namespace feature {

[[nodiscard]] inline std::uint32_t mix(std::uint32_t name, std::uint32_t a, std::uint32_t b) {
  const std::uint64_t h = (a + name * 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U;
  const std::uint64_t g = (b ^ (h >> 32) ^ (h << 7)) * 0xA3B195354A39B70DU;
  return static_cast<std::uint32_t>(g >> 32);
}

}  // namespace feature

// Calls add(hash) for each feature of the token at `t` that does not depend on tags. `t[-padding]` to `t[padding]`
// must exist.
template <class Add>
inline void word_features(const Form* t, Add&& add) {
  using feature::mix;
  const Form &before2 = t[-2], &before = t[-1], &here = t[0], &after = t[1], &after2 = t[2];
  add(mix(1, here.word, 0));
  add(mix(2, here.word, here.shape));
  add(mix(3, here.suffix, 0));
  add(mix(4, here.suffix & 0xFFFFFFU, here.shape));
  add(mix(5, here.suffix & 0xFFFFU, 0));
  add(mix(6, here.suffix & 0xFFU, here.shape & 0xFFU));
  add(mix(7, here.prefix, 0));
  add(mix(8, here.prefix & 0xFFFFFFU, 0));
  add(mix(9, here.prefix & 0xFFFFU, 0));
  add(mix(10, here.shape, 0));
  add(mix(11, before.word, 0));
  add(mix(12, before2.word, 0));
  add(mix(13, after.word, 0));
  add(mix(14, after2.word, 0));
  add(mix(15, before.word, here.word));
  add(mix(16, here.word, after.word));
  add(mix(17, before.word, after.word));
  add(mix(18, after.suffix & 0xFFFFFFU, 0));
  add(mix(19, after.suffix & 0xFFFFU, here.suffix & 0xFFFFU));
  add(mix(20, before.suffix & 0xFFFFFFU, here.suffix & 0xFFFFU));
  add(mix(21, before.shape, here.shape));
  add(mix(22, after.shape, here.shape));
  add(mix(23, here.word, after.suffix & 0xFFFFU));
}

// Calls add(hash) for each feature that depends on the tags of the two tokens before.
template <class Add>
inline void tag_features(const Form* t, Tag before2, Tag before, Add&& add) {
  using feature::mix;
  const std::uint32_t both = before2 * 64U + before;
  add(mix(32, before, 0));
  add(mix(33, both, 0));
  add(mix(34, before, t[0].word));
  add(mix(35, both, t[0].word));
  add(mix(36, both, t[0].suffix & 0xFFFFFFU));
  add(mix(37, before, t[1].word));
  add(mix(38, both, t[1].suffix & 0xFFFFU));
  add(mix(39, before, t[0].shape));
}

}  // namespace sayso::models::tagger
