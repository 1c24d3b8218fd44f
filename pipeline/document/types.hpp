#pragma once

#include <cstddef>
#include <cstdint>

namespace sayso {

// Half-open range of UTF-8 bytes in Document::text. Other units exist only in pipeline/write.
struct Span {
  std::uint32_t begin = 0, end = 0;

  friend bool operator==(const Span&, const Span&) = default;
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
};

// Half-open range of indices into Document::tokens.
struct TokenRange {
  std::uint32_t first = 0, last = 0;

  friend bool operator==(const TokenRange&, const TokenRange&) = default;
  [[nodiscard]] bool empty() const { return first == last; }
  [[nodiscard]] std::uint32_t size() const { return last - first; }
  [[nodiscard]] bool contains(std::size_t token) const { return first <= token && token < last; }
  [[nodiscard]] bool overlaps(TokenRange other) const { return first < other.last && other.first < last; }
};

// A word of the constant vocabulary; 0 is every word that it does not hold (those compare by text).
enum class Symbol : std::uint32_t { unknown = 0 };

// Positions in Document's layers. Distinct types, so that one cannot be passed for another.
enum class EntityIndex : std::uint32_t {};
enum class FigureIndex : std::uint32_t {};
enum class TimeIndex : std::uint32_t {};
enum class QuoteIndex : std::uint32_t {};
enum class EventIndex : std::uint32_t {};

template <class Index>
[[nodiscard]] constexpr std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

// Universal Dependencies part of speech (UPOS).
enum class Pos : std::uint8_t {
  none,
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};

}  // namespace sayso
