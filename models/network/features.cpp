#include "models/network/features.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include <unicode/uchar.h>

#include "pipeline/document/utf8.hpp"

namespace sayso::models::network {
namespace {

constexpr std::uint64_t a = 0x9E3779B97F4A7C15U, b = 0xA3B195354A39B70DU;
constexpr std::size_t most_bytes = 60;
static_assert(std::endian::native == std::endian::little);

// `size` is the whole token's, of which `bytes` may be only the beginning.
std::uint64_t hash_sized(KeyKind kind, std::string_view bytes, std::size_t size) {
  std::uint64_t h = (static_cast<std::uint64_t>(kind) + 1) * a + size * b;
  for (std::size_t i = 0; i < bytes.size(); i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + i, std::min<std::size_t>(8, bytes.size() - i));
    h = (h ^ eight) * a;
    h ^= h >> 32;
  }
  h *= b;
  h ^= h >> 29;
  return h == 0 ? 1 : h;
}

// A token's normalised bytes: its beginning, its end, and how many there are.
class Normalised {
 public:
  void add(char byte) {
    if (size_ < most_bytes) begin_[size_] = byte;
    end_ = {end_[1], end_[2], end_[3], byte};
    ++size_;
  }
  void add(UChar32 code_point) {
    std::array<char, 4> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(bytes.data()), length, code_point);
    for (std::int32_t i = 0; i < length; ++i) add(bytes[static_cast<std::size_t>(i)]);
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::string_view beginning() const { return {begin_.data(), std::min(size_, most_bytes)}; }
  [[nodiscard]] std::string_view prefix(std::size_t bytes) const { return beginning().substr(0, bytes); }
  [[nodiscard]] std::string_view suffix(std::size_t bytes) const {
    const std::size_t length = std::min(size_, bytes);
    return {end_.data() + end_.size() - length, length};
  }

 private:
  std::array<char, most_bytes> begin_{};
  std::array<char, 4> end_{};
  std::size_t size_ = 0;
};

struct Reading {
  Normalised lower, cased;
  std::uint32_t letters = 0, upper = 0;
  bool first_upper = false;
  std::uint32_t flags = 0;

  void add_both(char byte, std::uint32_t flag) {
    lower.add(byte);
    cased.add(byte);
    flags |= flag;
  }
};

void read_ascii(Reading& reading, char c, bool is_first) {
  if (c >= 'a' && c <= 'z') {
    ++reading.letters;
    reading.add_both(c, shape::lower);
  } else if (c >= 'A' && c <= 'Z') {
    ++reading.letters;
    ++reading.upper;
    reading.first_upper |= is_first;
    reading.lower.add(static_cast<char>(c | 0x20));
    reading.cased.add(c);
  } else if (c >= '0' && c <= '9') {
    reading.add_both('0', shape::digit);
  } else {
    reading.add_both(c, c == '-'    ? shape::hyphen
                        : c == '.'  ? shape::period
                        : c == '\'' ? shape::apostrophe
                                    : shape::other);
  }
}

void read_beyond_ascii(Reading& reading, UChar32 c, bool is_first) {
  if (c >= 0x2010 && c <= 0x2015) return reading.add_both('-', shape::hyphen);
  if (c >= 0x2018 && c <= 0x201B) return reading.add_both('\'', shape::apostrophe);
  if (c >= 0x201C && c <= 0x201F) return reading.add_both('"', shape::other);
  reading.lower.add(u_tolower(c));
  reading.cased.add(c);
  if (u_isalpha(c) == 0) {
    reading.flags |= shape::other;
    return;
  }
  ++reading.letters;
  if (u_isupper(c) != 0) {
    ++reading.upper;
    reading.first_upper |= is_first;
  } else {
    reading.flags |= shape::lower;
  }
}

std::uint32_t shape_of(const Reading& reading) {
  if (reading.upper == 0) return reading.flags;
  if (reading.upper == 1 && reading.first_upper) return reading.flags | shape::first_capital;
  return reading.flags | (reading.upper == reading.letters ? shape::all_capitals : shape::mixed_capitals);
}

TokenKeys keys_of(const Reading& reading) {
  const Normalised& lower = reading.lower;
  const std::array<char, 2> start = {lower.size() == 0 ? '\0' : lower.beginning()[0],
                                     static_cast<char>(std::min<std::size_t>(lower.size(), 12))};
  TokenKeys result;
  result.keys = {hash_sized(KeyKind::word, lower.beginning(), lower.size()),
                 reading.upper == 0 ? 0 : hash_sized(KeyKind::cased, reading.cased.beginning(), reading.cased.size()),
                 hash(KeyKind::prefix3, lower.prefix(3)),
                 hash(KeyKind::suffix2, lower.suffix(2)),
                 hash(KeyKind::suffix3, lower.suffix(3)),
                 hash(KeyKind::suffix4, lower.suffix(4)),
                 hash(KeyKind::start, {start.data(), start.size()})};
  result.shape = shape_of(reading);
  return result;
}

template <class Token, class ShapeOf>
void mark(std::span<Token> sentence, const ShapeOf& shape_of_token) {
  std::size_t lower = 0, upper = 0;
  bool before_first = true;
  for (Token& token : sentence) {
    std::uint32_t& shape = shape_of_token(token);
    const bool has_capital = (shape & shape::capitals) != 0, has_letter = has_capital || (shape & shape::lower);
    if (!has_letter && (shape & shape::digit) == 0) continue;
    if (before_first) shape |= shape::first;
    before_first = false;
    if (has_letter) ++(has_capital ? upper : lower);
  }
  // Title case keeps small words small; "the" and "of" make up far more of running text than of a headline.
  if (upper < 4 || lower * 3 > upper) return;
  for (Token& token : sentence) shape_of_token(token) |= shape::headline;
}

}  // namespace

std::uint64_t hash(KeyKind kind, std::string_view bytes) { return hash_sized(kind, bytes, bytes.size()); }

std::uint64_t word_key(std::string_view word) { return keys_of(word).key(KeyKind::word); }

TokenKeys keys_of(std::string_view token) {
  Reading reading;
  for (std::size_t i = 0; i < token.size();) {
    const CodePoint code = code_point_at(token, i);
    if (code.value >= 0 && code.value < 0x80) {
      read_ascii(reading, token[i], i == 0);
    } else if (code.value >= 0) {
      read_beyond_ascii(reading, code.value, i == 0);
    } else {
      for (std::size_t k = i; k < i + code.bytes && k < token.size(); ++k) reading.add_both(token[k], shape::other);
    }
    i += code.bytes;
  }
  return keys_of(reading);
}

void mark_sentence(std::span<TokenKeys> sentence) {
  mark(sentence, [](TokenKeys& token) -> std::uint32_t& { return token.shape; });
}

void mark_shapes(std::span<std::uint32_t> sentence) {
  mark(sentence, [](std::uint32_t& shape) -> std::uint32_t& { return shape; });
}

}  // namespace sayso::models::network
