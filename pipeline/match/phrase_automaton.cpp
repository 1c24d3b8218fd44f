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

void PhraseAutomaton::put(std::vector<std::uint64_t>& set, Symbol symbol) {
  const auto i = static_cast<std::size_t>(symbol);
  if (set.size() <= i / 64) set.resize(i / 64 + 1);
  set[i / 64] |= std::uint64_t{1} << (i % 64);
}

void PhraseAutomaton::add(std::span<const Symbol> phrase, std::uint32_t value) {
  if (phrase.empty()) return;
  const auto first = static_cast<std::size_t>(phrase.front());
  if (first_.size() <= first) first_.resize(first + 1);
  put(starts_, phrase.front());
  Node* node = &first_[first];
  if (node->id == 0) node->id = ++node_count_ & 0x7FFFFFFFU;
  for (const Symbol symbol : phrase.subspan(1)) {
    node->goes_on = 1;
    put(goes_on_, symbol);
    node = &extend(*node, symbol);
  }
  if (node->value == no_value) node->value = value;
}

template <class SymbolAt, class Reached>
void PhraseAutomaton::walk(std::size_t count, SymbolAt symbol_at, Reached reached) const {
  Node node = first(symbol_at(0));
  for (std::size_t words = 1;; ++words) {
    reached(words, node);
    if (words == count || node.goes_on == 0) return;
    const Symbol symbol = symbol_at(words);
    if (symbol == Symbol::unknown || !has(goes_on_, symbol)) return;
    node = edges_[place_of(node.id, symbol)].to;
    if (node.id == 0) return;
  }
}

std::optional<PhraseAutomaton::Match> PhraseAutomaton::longest_from(const Document& document, std::size_t token,
                                                                    std::size_t end, Field field) const {
  std::optional<Match> found;
  if (token >= end) return found;
  walk(
      end - token, [&](std::size_t i) { return symbol_of(document.tokens[token + i], field); },
      [&](std::size_t words, const Node& node) {
        if (node.value != no_value) found = Match{static_cast<std::uint32_t>(words), node.value};
      });
  return found;
}

std::optional<std::uint32_t> PhraseAutomaton::exact(std::span<const Symbol> phrase) const {
  const auto match = longest(phrase);
  return match && match->tokens == phrase.size() ? std::optional(match->value) : std::nullopt;
}

std::optional<PhraseAutomaton::Match> PhraseAutomaton::longest(std::span<const Symbol> words) const {
  std::optional<Match> found;
  if (words.empty() || !starts(words.front())) return found;
  walk(
      words.size(), [&](std::size_t i) { return words[i]; },
      [&](std::size_t matched, const Node& node) {
        if (node.value != no_value) found = Match{static_cast<std::uint32_t>(matched), node.value};
      });
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

PhraseAutomaton::Node& PhraseAutomaton::extend(const Node& node, Symbol symbol) {
  const std::uint32_t from = node.id;  // the node may lie in what grows
  if ((edge_count_ + 1) * 2 > edges_.size()) resize(std::max(first_places, edges_.size() * 2));
  Edge& edge = edges_[place_of(from, symbol)];
  if (edge.symbol != Symbol::unknown) return edge.to;
  edge.from = from;
  edge.symbol = symbol;
  edge.to.id = ++node_count_ & 0x7FFFFFFFU;
  ++edge_count_;
  return edge.to;
}

void PhraseAutomaton::reserve(std::size_t words) {
  const std::size_t places = std::max(first_places, std::bit_ceil(words));
  if (places > edges_.size()) resize(places);
}

void PhraseAutomaton::resize(std::size_t places) {
  std::vector<Edge> old(places);
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.symbol != Symbol::unknown) edges_[place_of(edge.from, edge.symbol)] = edge;
  }
}

}  // namespace sayso::match
