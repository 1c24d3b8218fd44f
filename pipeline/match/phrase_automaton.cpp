#include "pipeline/match/phrase_automaton.hpp"

#include <algorithm>

namespace sayso::match {
namespace {

std::uint64_t key_of(std::uint32_t node, Symbol symbol) {
  return (std::uint64_t{node} << 32U) | static_cast<std::uint32_t>(symbol);
}

std::size_t scatter(std::uint64_t key) { return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20U); }

}  // namespace

void PhraseAutomaton::add(std::span<const Symbol> phrase, std::uint32_t value) {
  if (phrase.empty()) return;
  const auto first = static_cast<std::size_t>(phrase.front());
  if (starts_.size() <= first / 64) starts_.resize(first / 64 + 1);
  starts_[first / 64] |= std::uint64_t{1} << (first % 64);
  std::uint32_t node = 0;
  for (const Symbol symbol : phrase) node = extend(node, symbol);
  if (values_[node] == no_value) values_[node] = value;
}

std::optional<PhraseAutomaton::Match> PhraseAutomaton::longest_from(const Document& document, std::size_t token,
                                                                    std::size_t end, Field field) const {
  std::optional<Match> found;
  std::uint32_t node = 0;
  for (std::size_t i = token; i < end; ++i) {
    const Symbol symbol = symbol_of(document.tokens[i], field);
    if (symbol == Symbol::unknown) break;
    node = follow(node, symbol);
    if (node == 0) break;
    if (values_[node] != no_value) found = Match{static_cast<std::uint32_t>(i - token + 1), values_[node]};
  }
  return found;
}

std::optional<std::uint32_t> PhraseAutomaton::exact(std::span<const Symbol> phrase) const {
  if (phrase.empty() || edges_.empty()) return std::nullopt;
  std::uint32_t node = 0;
  for (const Symbol symbol : phrase) {
    node = symbol == Symbol::unknown ? 0 : follow(node, symbol);
    if (node == 0) return std::nullopt;
  }
  if (values_[node] == no_value) return std::nullopt;
  return values_[node];
}

std::optional<PhraseAutomaton::Match> PhraseAutomaton::longest(std::span<const Symbol> words) const {
  if (words.empty() || !starts(words.front())) return std::nullopt;
  std::optional<Match> found;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < words.size() && words[i] != Symbol::unknown; ++i) {
    node = follow(node, words[i]);
    if (node == 0) break;
    if (values_[node] != no_value) found = Match{static_cast<std::uint32_t>(i + 1), values_[node]};
  }
  return found;
}

std::uint32_t PhraseAutomaton::follow(std::uint32_t node, Symbol symbol) const {
  const std::uint64_t key = key_of(node, symbol);
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t i = scatter(key) & mask; edges_[i].key != 0; i = (i + 1) & mask) {
    if (edges_[i].key == key) return edges_[i].node;
  }
  return 0;
}

std::uint32_t PhraseAutomaton::extend(std::uint32_t node, Symbol symbol) {
  if ((edge_count_ + 1) * 2 > edges_.size()) grow();
  if (const std::uint32_t known = follow(node, symbol); known != 0) return known;
  const std::uint64_t key = key_of(node, symbol);
  const std::size_t mask = edges_.size() - 1;
  std::size_t i = scatter(key) & mask;
  while (edges_[i].key != 0) i = (i + 1) & mask;
  edges_[i] = {key, static_cast<std::uint32_t>(values_.size())};
  ++edge_count_;
  values_.push_back(no_value);
  return edges_[i].node;
}

void PhraseAutomaton::grow() {
  std::vector<Edge> old(std::max<std::size_t>(64, edges_.size() * 2));
  old.swap(edges_);
  const std::size_t mask = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.key == 0) continue;
    std::size_t i = scatter(edge.key) & mask;
    while (edges_[i].key != 0) i = (i + 1) & mask;
    edges_[i] = edge;
  }
}

}  // namespace sayso::match
