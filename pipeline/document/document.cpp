#include "pipeline/document/document.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace sayso {
namespace {

// How many items, from the first on, a condition holds for that holds for none behind them. Halves without branches:
// half of those would be guessed wrong.
template <class Item, class Condition>
std::size_t count_while(const std::vector<Item>& items, Condition holds) {
  if (items.empty()) return 0;
  const Item* first = items.data();
  for (std::size_t left = items.size(); left > 1;) {
    const std::size_t half = left / 2;
    first += holds(first[half - 1]) ? half : 0;
    left -= half;
  }
  return static_cast<std::size_t>(first - items.data()) + (holds(*first) ? 1 : 0);
}

}  // namespace

std::uint32_t Document::sentence_of(std::size_t token) const {
  return static_cast<std::uint32_t>(
             count_while(sentences, [&](const Sentence& s) { return s.tokens.first <= token; })) -
         1;
}

const Mention* Document::mention_at(std::size_t token) const {
  // Mentions nest only a few deep, so looking a few places back finds the outermost.
  constexpr std::size_t deepest_nesting = 8;
  const auto& mentions = entities.mentions;
  const std::size_t after = count_while(mentions, [&](const Mention& m) { return m.tokens.first <= token; });
  const Mention* found = nullptr;
  for (std::size_t i = after; i > 0 && i + deepest_nesting > after; --i) {
    if (mentions[i - 1].tokens.contains(token)) found = &mentions[i - 1];
  }
  return found;
}

const Time* Document::time_at(std::size_t token) const {
  const std::size_t before = count_while(times, [&](const Time& t) { return t.tokens.last <= token; });
  return before < times.size() && times[before].tokens.contains(token) ? &times[before] : nullptr;
}

const Figure* Document::figure_at(std::size_t token) const {
  const std::size_t before = count_while(figures, [&](const Figure& f) { return f.tokens.last <= token; });
  return before < figures.size() && figures[before].tokens.contains(token) ? &figures[before] : nullptr;
}

const Mention* Document::head_mention(TokenRange phrase) const {
  std::uint32_t end = phrase.first;
  while (end < phrase.last) {
    // A preposition inside a name ("Bank of England") does not end the phrase.
    if (const Mention* mention = mention_at(end); mention != nullptr && mention->form == MentionForm::name) {
      end = std::max(end + 1, std::min(mention->tokens.last, phrase.last));
      continue;
    }
    const Token& token = tokens[end];
    const bool breaks =
        token.pos == Pos::adp || token.pos == Pos::sconj || token.pos == Pos::verb || slice(token) == ",";
    if (breaks && end > phrase.first) break;
    ++end;
  }
  if (end == phrase.first) return nullptr;
  const Mention* mention = mention_at(end - 1);
  return mention != nullptr && mention->tokens.last == end ? mention : nullptr;
}

}  // namespace sayso
