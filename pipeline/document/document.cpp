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

const Time* Document::time_at(std::size_t token) const {
  const auto after =
      std::partition_point(times.begin(), times.end(), [&](const Time& t) { return t.tokens.last <= token; });
  return after != times.end() && after->tokens.contains(token) ? &*after : nullptr;
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
