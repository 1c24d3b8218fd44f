#include "extractors/entities/descriptions.hpp"

#include <algorithm>

namespace sayso::entities {
namespace {

constexpr std::size_t most_descriptions = 64;
constexpr std::uint32_t longest_title = 5;  // in tokens

}  // namespace

void Descriptions::add(EntityIndex entity, const Phrase& phrase) {
  keep({d_.tokens[phrase.tokens.last - 1].lemma, modifier_of(phrase), entity});
}

void Descriptions::add_title(EntityIndex person, TokenRange name, std::uint32_t begin) {
  const std::uint32_t end = name.first;
  if (end == begin || (lexicon_.traits(d_.tokens[end - 1].lower) & trait::ends_title) == 0) return;
  for (std::uint32_t length = std::min(longest_title, end - begin); length > 0; --length) {
    const std::uint32_t first = end - length;
    const auto title = lexicon_.title(d_, first, end);
    if (!title || title->tokens != length || title->item->plural) continue;
    if (title->item->kind != TitleKind::office) return;
    const auto is_of = [&](std::uint32_t i) { return (lexicon_.traits(d_.tokens[i].lower) & trait::description) != 0; };
    std::uint32_t head = first;
    while (head + 1 < end && !is_of(head + 1)) ++head;
    const bool modified = head > first || (head > begin && is_modifier(head - 1));
    keep({d_.tokens[head].lower, modified ? d_.tokens[head - 1].lower : Symbol::unknown, person});
    return;
  }
}

std::optional<EntityIndex> Descriptions::find(const Phrase& phrase) const {
  const Symbol noun = d_.tokens[phrase.tokens.last - 1].lemma, modifier = modifier_of(phrase);
  const auto found = std::find_if(described_.rbegin(), described_.rend(), [&](const Described& x) {
    const bool same = x.modifier == Symbol::unknown || modifier == Symbol::unknown || x.modifier == modifier;
    return x.noun == noun && same;
  });
  return found != described_.rend() ? std::optional(found->entity) : std::nullopt;
}

void Descriptions::keep(Described described) {
  if (described.noun == Symbol::unknown) return;
  if (described_.size() == most_descriptions) described_.erase(described_.begin());
  described_.push_back(described);
}

Symbol Descriptions::modifier_of(const Phrase& phrase) const {
  const std::uint32_t head = phrase.tokens.last - 1;
  if (head <= phrase.tokens.first) return Symbol::unknown;
  const Symbol before = d_.tokens[head - 1].lower;
  const bool determiner = (lexicon_.traits(before) & (trait::definite | trait::possessive)) != 0;
  return determiner ? Symbol::unknown : before;
}

// "vice", "former": of two offices the one is not the other.
bool Descriptions::is_modifier(std::uint32_t token) const {
  const auto title = lexicon_.title(d_, token, token + 1);
  return title && title->item->kind == TitleKind::modifier;
}

}  // namespace sayso::entities
