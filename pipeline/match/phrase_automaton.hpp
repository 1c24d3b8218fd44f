// Finds multiword phrases in a document's tokens.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pipeline/document/document.hpp"

namespace sayso::match {

// Which symbol of a token a phrase is compared with.
enum class Field : std::uint8_t { lower, lemma };

// A trie over symbols with longest-match search. Each phrase carries a number of the caller's (usually a row index);
// a phrase added twice keeps its first number. Words outside the vocabulary match nothing. Constant after loading.
class PhraseAutomaton {
 public:
  struct Match {
    std::uint32_t tokens;  // length, at least 1
    std::uint32_t value;
  };

  void add(std::span<const Symbol> phrase, std::uint32_t value);
  // Makes room for `words` of phrases, each beginning counted once; a large list is added in half the time.
  void reserve(std::size_t words);

  // The longest phrase that begins at `token` and ends at or before `end`. Cost: one look-up a word, and for most
  // tokens a single bit test.
  [[nodiscard]] std::optional<Match> longest(const Document& document, std::size_t token, std::size_t end,
                                             Field field = Field::lower) const {
    if (!starts(symbol_of(document.tokens[token], field))) return std::nullopt;
    return longest_from(document, token, end, field);
  }
  // The number of exactly this phrase, if it was added.
  [[nodiscard]] std::optional<std::uint32_t> exact(std::span<const Symbol> phrase) const;
  // The same over words that are no document's tokens: the longest phrase that `words` begins with.
  [[nodiscard]] std::optional<Match> longest(std::span<const Symbol> words) const;
  // Whether some phrase begins with this word.
  [[nodiscard]] bool starts(Symbol symbol) const { return has(starts_, symbol); }
  [[nodiscard]] bool empty() const { return first_.empty(); }

 private:
  static constexpr std::uint32_t no_value = 0xFFFFFFFF;

  // What is known when the words so far have matched. All of it lies where the look-up of the last word ends, so that
  // a word costs one cache line.
  struct Node {
    std::uint32_t id : 31 = 0;  // 0: no phrase goes so
    std::uint32_t goes_on : 1 = 0;
    std::uint32_t value = no_value;
  };
  // A word behind the first.
  struct Edge {
    std::uint32_t from = 0;
    Symbol symbol = Symbol::unknown;  // which no phrase holds: the place is free
    Node to;
  };
  [[nodiscard]] static Symbol symbol_of(const Token& token, Field field) {
    return field == Field::lower ? token.lower : token.lemma;
  }
  [[nodiscard]] std::optional<Match> longest_from(const Document& document, std::size_t token, std::size_t end,
                                                  Field field) const;
  // Walks along symbol_at(0), symbol_at(1), ... up to `count` and calls reached(words, node) for each word matched.
  template <class SymbolAt, class Reached>
  void walk(std::size_t count, SymbolAt symbol_at, Reached reached) const;
  [[nodiscard]] static bool has(const std::vector<std::uint64_t>& set, Symbol symbol) {
    const auto i = static_cast<std::size_t>(symbol);
    return i / 64 < set.size() && (set[i / 64] >> (i % 64) & 1U) != 0;
  }
  static void put(std::vector<std::uint64_t>& set, Symbol symbol);
  [[nodiscard]] Node first(Symbol symbol) const { return first_[static_cast<std::size_t>(symbol)]; }
  Node& extend(const Node& node, Symbol symbol);
  // The place of the edge, or the free one where it belongs. There must be some.
  [[nodiscard]] std::size_t place_of(std::uint32_t node, Symbol symbol) const;
  void resize(std::size_t places);

  std::vector<Node> first_;  // by symbol of the first word
  std::vector<Edge> edges_;  // of the words behind it
  std::size_t edge_count_ = 0;
  std::uint32_t node_count_ = 0;
  std::vector<std::uint64_t> starts_;  // a bit by symbol: some phrase begins so
  std::vector<std::uint64_t>
      goes_on_;  // the same: it stands behind the first word of some; spares most looks at edges_
};

}  // namespace sayso::match
