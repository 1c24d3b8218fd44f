#include "extractors/events/dateline.hpp"

#include <algorithm>

namespace sayso::events {
namespace {

constexpr std::uint32_t bit(Pos pos) { return 1U << static_cast<std::uint32_t>(pos); }

}  // namespace

bool is_dash(std::string_view text) { return text == "-" || text == "--" || text == "–" || text == "—"; }

std::uint32_t behind_dateline(const Document& document, TokenRange sentence) {
  constexpr std::uint32_t longest = 14;
  constexpr std::uint32_t parts = bit(Pos::propn) | bit(Pos::num) | bit(Pos::punct) | bit(Pos::sym) | bit(Pos::x);
  const Mention* place = document.mention_at(sentence.first);
  const bool capitals = document.tokens[sentence.first].is(token_flag::all_caps);
  const bool named = place != nullptr && (document.entities.entities[at(place->entity)].type == EntityType::gpe ||
                                          document.entities.entities[at(place->entity)].type == EntityType::loc);
  if (!capitals && !named) return sentence.first;
  const std::uint32_t stop = std::min(sentence.last, sentence.first + longest);
  for (std::uint32_t i = sentence.first; i + 1 < stop; ++i) {
    const Token& token = document.tokens[i];
    if (is_dash(document.slice(token)) && token.is(token_flag::space_before) &&
        document.tokens[i + 1].is(token_flag::space_before)) {
      return i > sentence.first ? i + 1 : sentence.first;
    }
    if ((bit(token.pos) & parts) == 0) return sentence.first;
  }
  return sentence.first;
}

}  // namespace sayso::events
