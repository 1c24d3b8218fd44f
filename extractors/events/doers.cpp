// Who does what a verb says: its subject, whoever stands behind "by", or whoever said what says it.
#include "extractors/events/occurrence.hpp"

namespace sayso::events {
namespace {

// "issued a statement [condemning] it": who condemns is the subject of the verb whose object the statement is.
std::uint32_t issuer_of(const Reader& reader, const Clause& clause, std::uint32_t subject) {
  if (clause.link != Link::reduced && clause.link != Link::relative) return subject;
  if (clause.link == Link::reduced && clause.form == Form::gerund && clause.parent != none) {
    // "sent a letter to the mayor [demanding] it"
    const Clause& parent = reader.clause(clause.parent);
    const bool utters = parent.object != none && parent.object != subject &&
                        (reader.classes_of(reader.phrase(parent.object).head) & reader.lexicon.utterance) != 0;
    const bool receives = reader.phrase(subject).relation == Relation::oblique;
    if (utters && receives && !parent.passive && parent.subject != none) return parent.subject;
  }
  const Phrase& said = reader.phrase(subject);
  // "survivors of the flood [protesting] there": those who can
  if (clause.link == Link::reduced && clause.form == Form::gerund && said.relation == Relation::oblique &&
      said.phrase != none && !is_party(reader, whole(reader, subject)) && is_party(reader, whole(reader, said.phrase)))
    return said.phrase;
  if ((reader.classes_of(said.head) & reader.lexicon.utterance) == 0) return subject;
  if (said.relation != Relation::object || said.clause == none) return subject;
  const Effect effect = status_of_verb(reader, reader.clause(said.clause)).effect;  // not "considers a motion"
  if (effect != Effect::none && effect != Effect::light) return subject;
  const std::uint32_t issuer = reader.clause(said.clause).passive ? none : reader.clause(said.clause).subject;
  return issuer == none ? subject : issuer;
}

// "by [the mayor]"
std::uint32_t agent_of(const Reader& reader, const Clause& clause) {
  constexpr int most = 16;
  int seen = 0;
  for (std::uint32_t i = clause.first_oblique; i != none && seen < most; i = reader.phrase(i).next_oblique, ++seen) {
    if (reader.word(reader.phrase(i).preposition, word_class::by)) return i;
  }
  return none;
}

// "the cave is used by [rebels] for planning raids": not the thing that is used, which does nothing itself.
std::uint32_t agent_above(const Reader& reader, const Clause& clause) {
  if (clause.link != Link::gerund && clause.link != Link::purpose) return none;
  if (clause.parent == none || clause.subject == none) return none;
  const Clause& above = reader.clause(clause.parent);
  if (!above.passive || above.subject != clause.subject) return none;
  const Phrase& subject = reader.phrase(clause.subject);
  const bool thing = reader.token(subject.head).pos == Pos::noun &&
                     !is_party(reader, {subject.base, subject.head, clause.subject, none});
  return thing ? agent_of(reader, above) : none;
}

// "sentenced [a clerk] for selling land"
std::uint32_t blamed_for(const Reader& reader, const Clause& clause) {
  if (clause.link != Link::gerund || clause.parent == none || clause.opener == none ||
      !reader.word(clause.opener, word_class::infinitive_subject))
    return none;
  const Clause& above = reader.clause(clause.parent);
  if (above.passive || above.copular || above.object == none || above.subject != clause.subject) return none;
  const Phrase& object = reader.phrase(above.object);
  return is_party(reader, {object.base, object.head, above.object, none}) ? above.object : none;
}

// "an area used to [fire] rockets" fires none.
bool is_means(const Reader& reader, const Clause& clause) {
  if (clause.parent == none || clause.subject == none) return false;
  const Clause& above = reader.clause(clause.parent);
  return above.passive && above.subject == clause.subject &&
         reader.lexicon.grammar.lemma_is(reader.token(above.head), word_class::uses);
}

// "the storm upset plans to [sell] it": what has no plans does not carry them out; a law may.
bool plans_of_others(const Reader& reader, const Clause& clause) {
  if (clause.link != Link::infinitive || clause.parent_phrase == none || clause.subject == none) return false;
  const Phrase& subject = reader.phrase(clause.subject);
  const bool thing = reader.token(subject.head).pos == Pos::noun && subject.relation == Relation::subject &&
                     (reader.classes_of(subject.head) & reader.lexicon.document) == 0;
  return thing && !is_party(reader, whole(reader, clause.subject));
}

}  // namespace

std::uint32_t doer_of(const Reader& reader, const Clause& clause) {
  if (!clause.passive) {
    if (const std::uint32_t agent = agent_above(reader, clause); agent != none) return agent;
    if (const std::uint32_t blamed = blamed_for(reader, clause); blamed != none) return blamed;
    if (is_means(reader, clause) || aim_told_by(reader, clause) != none || plans_of_others(reader, clause)) return none;
    constexpr std::uint64_t nobody =
        word_class::expletive | word_class::possessive_mark;  // "there were", "let['s] talk"
    if (clause.subject == none || reader.word(reader.phrase(clause.subject).head, nobody)) return none;
    return issuer_of(reader, clause, clause.subject);
  }
  if (const std::uint32_t agent = agent_of(reader, clause); agent != none) return agent;
  // "was held and [questioned] by police"
  const auto next = static_cast<std::size_t>(&clause - reader.syntax.clauses.data()) + 1;
  if (next >= reader.syntax.clauses.size()) return none;
  const Clause& twin = reader.syntax.clauses[next];
  const bool shared = twin.passive && twin.link == Link::coordinate && twin.parent == next - 1 &&
                      twin.group.size() == 1 && twin.group.first <= clause.group.last + 2;
  return shared ? agent_of(reader, twin) : none;
}

}  // namespace sayso::events
