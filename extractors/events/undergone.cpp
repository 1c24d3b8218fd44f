// Whom or what a verb is done to: its object, the subject of a passive verb, or what the sentence leaves out.
#include "extractors/events/occurrence.hpp"

namespace sayso::events {
namespace {

// "[attacked] and disarmed police": two bare verbs side by side have one object.
std::uint32_t shared_object(const Reader& reader, const Clause& c) {
  const auto next = static_cast<std::size_t>(&c - reader.syntax.clauses.data()) + 1;
  if (next >= reader.syntax.clauses.size() || c.first_oblique != none) return none;
  const Clause& twin = reader.syntax.clauses[next];
  if (twin.group.size() != 1 || twin.group.first != c.group.last + 1 || twin.form != c.form) return none;
  const bool past = c.form == Form::past && twin.link == Link::coordinate && twin.parent == next - 1;
  const bool infinitive = c.form == Form::infinitive && twin.link == c.link && twin.parent == c.parent &&
                          twin.parent_phrase == c.parent_phrase;  // "to [arrest] and prosecute them"
  return past || infinitive ? twin.object : none;
}

// A state or a body: "lands [Norland] captured in the war".
bool is_power(const Reader& reader, std::uint32_t head) {
  const Mention* mention = reader.document.mention_at(head);
  if (mention == nullptr) return false;
  const EntityType type = reader.document.entities.entities[at(mention->entity)].type;
  return type == EntityType::gpe || type == EntityType::org;
}

// Does something other than an object stand behind the verb? Not "arrested many", "captured" at the end of "lands they
// captured".
bool lacks_object(const Reader& reader, TokenRange trigger) {
  if (trigger.size() != 1 || trigger.last >= reader.sentence.last) return false;
  const Pos next = reader.token(trigger.last).pos;
  return next == Pos::adp || next == Pos::cconj || reader.word(trigger.last, word_class::verbal_preposition) ||
         reader.document.time_at(trigger.last) != nullptr;
}

}  // namespace

// "two were killed and [four wounded]": the auxiliary of the passive verb before goes for this one too.
bool passive_by_ellipsis(const Reader& reader, const Occurrence& o, const Clause& c) {
  if (c.passive || c.form != Form::past || c.object != none || o.reading == nullptr) return false;
  // "many of them suspects [captured] in raids": nobody captures without capturing somebody.
  const bool done_to = reader.lexicon.grammar.lemma_is(reader.token(c.head), word_class::undergone) &&
                       c.complement == none && shared_object(reader, c) == none && lacks_object(reader, o.trigger) &&
                       c.subject != none && !is_power(reader, reader.phrase(c.subject).head);
  if (done_to) return true;
  if (c.link != Link::coordinate || c.parent == none || !reader.clause(c.parent).passive) return false;
  const auto before = occurrence_of_clause(reader, c.parent);
  // "two were killed and [four captured]"
  const auto violent = [](const Occurrence& verb) {
    return *verb.reading->type == EventType::assault || *verb.reading->type == EventType::coercion;
  };
  return before && (before->reading->type == o.reading->type || (violent(*before) && violent(o)));
}

std::uint32_t acted_upon(const Reader& reader, const Occurrence& o, const Clause& c) {
  if (passive_by_ellipsis(reader, o, c)) return c.subject;
  if (o.preposition != none && !c.passive) {
    constexpr int most = 8;
    int seen = 0;
    for (std::uint32_t i = c.first_oblique; i != none && seen < most; i = reader.phrase(i).next_oblique, ++seen) {
      if (reader.phrase(i).preposition == o.preposition) return i;
    }
  }
  // "[it] was agreed that ..."
  const bool stands_for_clause = c.passive && c.subject != none && c.complement != none &&
                                 reader.clause(c.complement).link == Link::content &&
                                 reader.word(reader.phrase(c.subject).head, word_class::thing_pronoun);
  if (stands_for_clause) return none;
  if (c.passive) return c.subject;
  if (c.object == none) return shared_object(reader, c);
  // "condemned what she called [a raid]"
  const Token& object = reader.token(reader.phrase(c.object).head);
  if (object.pos == Pos::pron && reader.lexicon.grammar.is(object, word_class::takes_clause)) {
    for (const Clause& below : reader.syntax.clauses) {
      if (below.parent_phrase == c.object && below.second_object != none) return below.second_object;
    }
  }
  // "I will call [you]" but "the man [who] called": a pronoun of time is no
  // object.
  return c.object;
}

}  // namespace sayso::events
