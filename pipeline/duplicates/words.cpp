#include "pipeline/duplicates/words.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstdio>

#include <xxhash.h>

namespace sayso::duplicates {
namespace {

// Of each ASCII character: itself folded where it is part of a word, otherwise 0.
constexpr std::array<char, 128> folded = [] {
  std::array<char, 128> table{};
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
  const auto end_word = [&] {
    if (to != begin && to[-1] != ' ') *to++ = ' ';
  };
  const char* const bytes = text.data();
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    if (const auto byte = static_cast<unsigned char>(bytes[i]); byte < 0x80) {
      ++i;
      const char c = folded[byte];
      c != 0 ? static_cast<void>(*to++ = c) : end_word();
      continue;
    }
    UChar32 c = 0;
    U8_NEXT_UNSAFE(bytes, i, c);
    if ((U_GET_GC_MASK(c) & word_categories) == 0) {
      end_word();
      continue;
    }
    c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(to, length, c);
    to += length;
  }
  if (to != begin && to[-1] == ' ') --to;
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
