#include "pipeline/document/document.hpp"

#include <algorithm>

namespace sayso {

std::uint32_t Document::sentence_of(std::size_t token) const {
  const auto after = std::upper_bound(sentences.begin(), sentences.end(), token,
                                      [](std::size_t t, const Sentence& s) { return t < s.tokens.first; });
  return static_cast<std::uint32_t>(after - sentences.begin()) - 1;
}

const Mention* Document::mention_at(std::size_t token) const {
  // Mentions nest only a few deep, so looking a few places back finds the outermost.
  constexpr std::size_t deepest_nesting = 8;
  const auto& mentions = entities.mentions;
  const auto after = std::upper_bound(mentions.begin(), mentions.end(), token,
                                      [](std::size_t t, const Mention& m) { return t < m.tokens.first; });
  const Mention* found = nullptr;
  auto candidate = after;
  for (std::size_t i = 0; i < deepest_nesting && candidate != mentions.begin(); ++i) {
    --candidate;
    if (candidate->tokens.contains(token)) found = &*candidate;
  }
  return found;
}

}  // namespace sayso
