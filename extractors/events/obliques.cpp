// Where phrases behind prepositions belong: to the noun before them or to the verb. See phrases.cpp.
#include "extractors/events/connector.hpp"

namespace sayso::events {

void Connector::attach_oblique(std::uint32_t index, std::uint32_t preposition) {
  Phrase& p = phrase(index);
  // "carried out [the raids]"
  const std::uint32_t verb = before(2) == ChunkKind::clause ? index_before(2) : none;
  if (verb != none && verb == top().clause && cut_off(at_ - 1) && clause(verb).object == none &&
      !clause(verb).passive && !clause(verb).copular)
    return set_object(index, verb);
  p.relation = Relation::oblique;
  p.preposition = preposition;
  // "troops loyal [to the general]"
  const std::size_t back = before(2) == ChunkKind::adjective && before(3) == ChunkKind::phrase ? 3 : 2;
  std::uint32_t nearest = before(back) == ChunkKind::phrase ? index_before(back) : none;
  // "was the second charge in two days [against him]"
  const bool of_predicate = nearest != none && temporal(phrase(nearest)) && top().clause != none &&
                            clause(top().clause).copular && clause(top().clause).object != none &&
                            word(preposition, word_class::noun_preposition);
  if (of_predicate) nearest = clause(top().clause).object;
  const std::uint32_t left = nearest == none ? none : topic_owner(nearest, preposition);
  const std::uint32_t governor = top().clause;
  const bool waiting = left != none && top().subject == root(left) && top().subject != none;
  if (left != none && noun_governs(left, index, preposition, waiting)) {
    p.phrase = left;
    chain(phrase(left), index);
  } else if (governor != none) {
    p.clause = governor;
    chain(clause(governor), index);
  }
}

// "talks with Oslo [on trade]", "attacks by the army [on villages]": what an act is about or done to stands behind
// those who talk or do it.
std::uint32_t Connector::topic_owner(std::uint32_t left, std::uint32_t preposition) {
  const auto about = [&](std::uint32_t i) {
    return word(i, word_class::noun_preposition) && word(i, word_class::particle);
  };
  const Phrase& nearest = phrase(left);
  const bool agent =
      nearest.relation == Relation::oblique && nearest.phrase != none && word(nearest.preposition, word_class::by);
  if (agent && word(preposition, word_class::noun_preposition) && !word(preposition, word_class::by | word_class::of))
    return nearest.phrase;
  if (!about(preposition) || !named(nearest)) return left;
  constexpr int furthest = 4;
  std::uint32_t member = left;
  for (int i = 0; i < furthest && phrase(member).relation == Relation::conjunct; ++i) member = phrase(member).phrase;
  const Phrase& p = phrase(member);
  const bool beside = p.relation == Relation::oblique && p.phrase != none && !about(p.preposition) &&
                      word(p.preposition, word_class::noun_preposition);
  return beside ? p.phrase : left;
}

std::uint32_t Connector::root(std::uint32_t index) {
  constexpr int furthest = 8;
  for (int i = 0; i < furthest && phrase(index).phrase != none; ++i) index = phrase(index).phrase;
  return index;
}

bool Connector::noun_governs(std::uint32_t left, std::uint32_t index, std::uint32_t preposition, bool waiting) {
  if (word(preposition, word_class::of)) return true;
  const Phrase& owner_phrase = phrase(left);
  if (temporal(owner_phrase) || pronoun(owner_phrase)) return false;
  if (temporal(phrase(index))) return false;
  if (waiting) return true;
  if (named(owner_phrase)) return false;
  // "imposed by the senate [on exports]": behind the agent stands what the verb
  // asks for.
  if (owner_phrase.clause != none && word(owner_phrase.preposition, word_class::by)) return false;
  if (word(preposition, word_class::by)) return top().clause == none || !clause(top().clause).passive;
  return word(preposition, word_class::noun_preposition);
}

}  // namespace sayso::events
