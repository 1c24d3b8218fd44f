#include "pipeline/duplicates/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstdio>

#include <xxhash.h>

namespace sayso::duplicates {
namespace {

// Of each ASCII character: itself folded where it is part of a word, otherwise a space.
constexpr std::array<char, 128> folded = [] {
  std::array<char, 128> table{};
  table.fill(' ');
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    table[static_cast<std::size_t>(c)] = c;
    table[static_cast<std::size_t>(c - 'a' + 'A')] = c;
  }
  return table;
}();

constexpr std::uint32_t word_categories = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;

}  // namespace

void normalise(std::string_view text, std::string& out) {
  out.resize(text.size() + text.size() / 2 + 4);  // folding makes three bytes of two at most
  char* const begin = out.data();
  char* to = begin;
  bool after_space = true;
  // Without a branch, for nothing foretells where words end: a space behind a space is written over.
  const auto add = [&](char c) {
    const bool space = c == ' ';
    *to = c;
    to += !(space && after_space) ? 1 : 0;
    after_space = space;
  };
  const char* const bytes = text.data();
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    if (const auto byte = static_cast<unsigned char>(bytes[i]); byte < 0x80) {
      add(folded[byte]);
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT_UNSAFE(bytes, i, c);
    if ((U_GET_GC_MASK(c) & word_categories) == 0) {
      add(' ');
      continue;
    }
    c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(to, length, c);
    to += length;
    after_space = false;
  }
  if (to != begin && after_space) --to;
  out.resize(static_cast<std::size_t>(to - begin));
}

std::string hash_of(std::string_view normalised) {
  const XXH128_hash_t hash = XXH3_128bits(normalised.data(), normalised.size());
  std::array<char, 33> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx%016llx", static_cast<unsigned long long>(hash.high64),
                static_cast<unsigned long long>(hash.low64));
  return digits.data();
}

}  // namespace sayso::duplicates
