#include "pipeline/match/phrase_automaton.hpp"

#include <algorithm>
#include <bit>

namespace sayso::match {
namespace {

std::size_t scatter(std::uint32_t node, Symbol symbol) {
  const std::uint64_t key = (std::uint64_t{node} << 32U) | static_cast<std::uint32_t>(symbol);
  return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 20U);
}

constexpr std::size_t first_places = 64;

}  // namespace

void PhraseAutomaton::add(std::span<const Symbol> phrase, std::uint32_t value) {
  if (phrase.empty()) return;
  const auto first = static_cast<std::size_t>(phrase.front());
  if (starts_.size() <= first / 64) starts_.resize(first / 64 + 1);
  starts_[first / 64] |= std::uint64_t{1} << (first % 64);
  std::uint32_t node = 0;
  for (const Symbol symbol : phrase) node = extend(node, symbol);
  if (nodes_[node].value == no_value) nodes_[node].value = value;
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
    const Node& reached = nodes_[node];
    if (reached.value != no_value) found = Match{static_cast<std::uint32_t>(i - token + 1), reached.value};
    if (!reached.goes_on) break;
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
  if (nodes_[node].value == no_value) return std::nullopt;
  return nodes_[node].value;
}

std::optional<PhraseAutomaton::Match> PhraseAutomaton::longest(std::span<const Symbol> words) const {
  if (words.empty() || !starts(words.front())) return std::nullopt;
  std::optional<Match> found;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < words.size() && words[i] != Symbol::unknown; ++i) {
    node = follow(node, words[i]);
    if (node == 0) break;
    if (nodes_[node].value != no_value) found = Match{static_cast<std::uint32_t>(i + 1), nodes_[node].value};
  }
  return found;
}

std::size_t PhraseAutomaton::place_of(std::uint32_t node, Symbol symbol) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t i = scatter(node, symbol) & mask;
  while (edges_[i].symbol != Symbol::unknown && (edges_[i].symbol != symbol || edges_[i].from != node)) {
    i = (i + 1) & mask;
  }
  return i;
}

std::uint32_t PhraseAutomaton::follow(std::uint32_t node, Symbol symbol) const {
  return edges_[place_of(node, symbol)].to;
}

std::uint32_t PhraseAutomaton::extend(std::uint32_t node, Symbol symbol) {
  if ((edge_count_ + 1) * 2 > edges_.size()) resize(std::max(first_places, edges_.size() * 2));
  Edge& edge = edges_[place_of(node, symbol)];
  if (edge.symbol != Symbol::unknown) return edge.to;
  edge = {node, symbol, static_cast<std::uint32_t>(nodes_.size())};
  ++edge_count_;
  nodes_[node].goes_on = true;
  nodes_.push_back({});
  return edge.to;
}

void PhraseAutomaton::reserve(std::size_t words) {
  const std::size_t places = std::max(first_places, std::bit_ceil(words * 2));
  if (places > edges_.size()) resize(places);
  nodes_.reserve(words + 1);
}

void PhraseAutomaton::resize(std::size_t places) {
  std::vector<Edge> old(places);
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.symbol != Symbol::unknown) edges_[place_of(edge.from, edge.symbol)] = edge;
  }
}

}  // namespace sayso::match
