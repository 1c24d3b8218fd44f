// Which phrase stands in which slot, as the grammar of the clause has it: of a
// passive clause the slots of the active one are meant.
#include <algorithm>

#include "extractors/events/inner_parties.hpp"
#include "extractors/events/occurrence.hpp"

namespace sayso::events {
namespace {

void add_phrase(const Reader& reader, std::uint32_t index, Fillers& out) {
  if (index != none) out.add(whole(reader, index));
}

void add_clause(const Reader& reader, std::uint32_t index, Fillers& out) {
  if (index == none) return;
  const Clause& c = reader.clause(index);
  // Behind a preposition only what it governs is meant: "from [holding
  // office]".
  const std::uint32_t first = c.link == Link::gerund ? c.group.first : c.first;
  out.add({{first, std::max(c.last, c.group.last)}, c.head, none, index});
}

// Phrases behind the preposition in a chain of them.
void add_obliques(const Reader& reader, std::uint32_t first, Symbol preposition, Fillers& out) {
  constexpr int most = 16;
  int seen = 0;
  for (std::uint32_t i = first; i != none && seen < most; i = reader.phrase(i).next_oblique, ++seen) {
    const std::uint32_t at = reader.phrase(i).preposition;
    const bool according = at > reader.sentence.first && reader.word(at - 1, word_class::verbal_preposition);
    if (reader.token(at).lower == preposition && !according) out.add(whole(reader, i));
  }
}

// Is the phrase the given one, or within it: "talks with X [about ...]"?
bool within(const Reader& reader, std::uint32_t inner, std::uint32_t outer) {
  constexpr int furthest = 8;
  for (int i = 0; i < furthest && inner != none; ++i, inner = reader.phrase(inner).phrase) {
    if (inner == outer) return true;
  }
  return false;
}

// Gerunds behind the preposition that belong to the trigger: "barred [from
// entering]".
void add_gerunds(const Reader& reader, const Occurrence& o, Symbol preposition, Fillers& out) {
  const auto& clauses = reader.syntax.clauses;
  constexpr std::size_t furthest = 4;
  const std::uint32_t head = o.clause != none ? clauses[o.clause].head : reader.phrase(o.phrase).head;
  const auto next = std::upper_bound(clauses.begin(), clauses.end(), head,
                                     [](std::uint32_t token, const Clause& c) { return token < c.head; });
  const auto begin = static_cast<std::size_t>(next - clauses.begin());
  for (std::size_t i = begin; i < std::min(clauses.size(), begin + furthest); ++i) {
    const Clause& c = clauses[i];
    if (c.link != Link::gerund || c.opener == none || reader.token(c.opener).lower != preposition) continue;
    const bool belongs = o.clause != none ? c.parent == o.clause
                                          : within(reader, c.parent_phrase, o.phrase) ||
                                                (o.governor.clause != none && c.parent == o.governor.clause);
    if (belongs) return add_clause(reader, static_cast<std::uint32_t>(i), out);
  }
}

// "Japan's [plan] to buy it", "Japan's [plan] is to buy it": the phrase whose content the clause is, or none.
std::uint32_t plan_told_by(const Reader& reader, const Clause& c) {
  if (c.link != Link::infinitive) return none;
  return c.parent_phrase != none ? c.parent_phrase : aim_told_by(reader, c);
}

// "rejected [Japan]'s plan to buy it", "a plan [by Japan] to buy it": whose it is does it; "its plan" is the subject's.
void add_owner_of_plan(const Reader& reader, const Clause& c, Fillers& out) {
  const std::uint32_t told = plan_told_by(reader, c);
  if (told == none || c.passive) return;
  const Phrase& plan = reader.phrase(told);
  constexpr int most = 4;
  int seen = 0;
  for (std::uint32_t i = plan.first_oblique; i != none && seen < most; i = reader.phrase(i).next_oblique, ++seen) {
    if (reader.word(reader.phrase(i).preposition, word_class::by)) return add_phrase(reader, i, out);
  }
  const bool subject = told == c.subject;  // "[its] plan is to buy it"
  if (plan.possessor.empty() || (!subject && reader.word(plan.possessor.first, word_class::possessive))) return;
  const Filler owner{plan.possessor, plan.possessor.last - 1, none, none};
  if (is_party(reader, owner)) out.add(owner);
}

// "it is necessary to [ban] them": "it" stands for the infinitive and does nothing.
bool anticipated(const Reader& reader, const Clause& c) {
  if (c.link != Link::infinitive || c.parent == none || c.subject == none) return false;
  const Clause& above = reader.clause(c.parent);
  if (!above.copular || above.subject != c.subject) return false;
  if (above.object != none) {  // "it is a mistake to ban them"
    return reader.word(reader.phrase(c.subject).head, word_class::thing_pronoun) &&
           reader.word(reader.phrase(above.object).base.first, word_class::indefinite);
  }
  if (above.predicate == none) return false;
  // "it is able to leave" tells of somebody.
  const Symbol adjective = reader.token(above.predicate).lower;
  return reader.lexicon.status_of(StatusKind::predicate, adjective).effect == Effect::none &&
         reader.lexicon.status_of(StatusKind::adjective, adjective).effect == Effect::none &&
         reader.word(reader.phrase(c.subject).head, word_class::thing_pronoun);
}

// Inside the object too: "spent 3 million of its savings [on a bridge]".
void add_inner_obliques(const Reader& reader, std::uint32_t phrase, Symbol preposition, Fillers& out) {
  constexpr int deepest = 3;
  for (int i = 0; i < deepest && phrase != none && out.size == 0; ++i) {
    add_obliques(reader, reader.phrase(phrase).first_oblique, preposition, out);
    phrase = reader.phrase(phrase).first_oblique;
    if (phrase != none && !reader.word(reader.phrase(phrase).preposition, word_class::of)) break;
  }
}

bool is_of(const Reader& reader, Symbol preposition) {
  return (reader.lexicon.grammar.of(preposition) & word_class::of) != 0;
}

// "accused the chief of the union [of fraud]"
void add_charge(const Reader& reader, std::uint32_t phrase, Fillers& out) {
  constexpr int deepest = 4;
  std::uint32_t last = none;
  for (int i = 0; i < deepest && phrase != none; ++i) {
    const std::uint32_t inside = reader.phrase(phrase).last_oblique;
    if (inside == none || !reader.word(reader.phrase(inside).preposition, word_class::of)) break;
    last = phrase = inside;
  }
  if (last != none && !is_party(reader, whole(reader, last))) out.add(whole(reader, last));
}

// By how much something rose, where the trigger is known to tell of that.
bool is_amount(const Reader& reader, const Occurrence& o, std::uint32_t phrase) {
  if (o.reading == nullptr || !o.reading->type) return false;
  if (*o.reading->type != EventType::increase && *o.reading->type != EventType::decrease) return false;
  const Figure* figure = reader.document.figure_at(reader.phrase(phrase).head);
  if (figure == nullptr) return false;
  return figure->kind == FigureKind::percent || figure->kind == FigureKind::points ||
         figure->kind == FigureKind::multiple || figure->kind == FigureKind::fraction ||
         reader.lexicon.grammar.lemma_is(reader.token(reader.phrase(phrase).head), word_class::measures);
}

Fillers in_clause(const Reader& reader, const Occurrence& o, Slot slot) {
  Fillers out;
  const Clause& c = reader.clause(o.clause);
  std::uint32_t object = acted_upon(reader, o, c);
  if (object != none && is_amount(reader, o, object)) object = none;  // "rose 2%"
  switch (slot.place) {
    case Place::subject:
      add_owner_of_plan(reader, c, out);
      if (out.size == 0 && !passive_by_ellipsis(reader, o, c) && !anticipated(reader, c))
        add_phrase(reader, doer_of(reader, c), out);
      break;
    case Place::object:
      add_phrase(reader, object, out);
      break;
    case Place::second:
      add_phrase(reader, c.passive ? c.object : c.second_object, out);
      break;
    case Place::causer:
      if (c.passive || object != none) add_owner_of_plan(reader, c, out);
      if (out.size == 0 && (c.passive || object != none) && !anticipated(reader, c))
        add_phrase(reader, doer_of(reader, c), out);
      break;
    case Place::alone:
      if (!c.passive && object == none) add_phrase(reader, c.subject, out);
      break;
    case Place::infinitive:
      if (c.complement != none && reader.clause(c.complement).form == Form::infinitive) {
        add_clause(reader, c.complement, out);
      }
      break;
    case Place::clause:
      add_clause(reader, c.complement, out);
      if (out.size == 0 && o.preposition != none) add_gerunds(reader, o, reader.token(o.preposition).lower, out);
      break;
    case Place::above:
      if (c.parent != none) out.add({reader.clause(c.parent).group, reader.clause(c.parent).head, none, none});
      if (c.parent == none && c.parent_phrase != none)
        add_phrase(reader, c.parent_phrase, out);  // "a chance to [meet]"
      break;
    case Place::clause_object:  // "threatened to kill [hostages]", but not "to send troops"
      if (c.complement != none &&
          !reader.lexicon.grammar.lemma_is(reader.token(reader.clause(c.complement).head), word_class::sends))
        add_phrase(reader, reader.clause(c.complement).object, out);
      break;
    case Place::preposition:
      add_obliques(reader, c.first_oblique, slot.preposition, out);
      // "of" belongs to its noun: "demanded the return [of the ship]" asks
      // nothing of the ship.
      if (object != none && out.size == 0 && !is_of(reader, slot.preposition)) {
        add_inner_obliques(reader, object, slot.preposition, out);
      }
      if (out.size == 0) add_gerunds(reader, o, slot.preposition, out);
      break;
    case Place::charge:
      if (object != none) add_charge(reader, object, out);
      break;
    case Place::object_preposition: {
      if (object != none) add_obliques(reader, reader.phrase(object).first_oblique, slot.preposition, out);
      const std::uint32_t inner = c.complement == none ? none : reader.clause(c.complement).object;
      if (inner != none) add_obliques(reader, reader.phrase(inner).first_oblique, slot.preposition, out);
      break;
    }
    case Place::inner:
      return inner_parties_of_clause(reader, o, object);
    default:
      break;
  }
  return out;
}

// "a [rebel] attack", "[insurgent] raids": those who fight, before the noun.
void add_fighters(const Reader& reader, const Occurrence& o, const Phrase& p, Fillers& out) {
  if (o.reading == nullptr || (o.reading->type != EventType::assault && o.reading->type != EventType::coercion)) return;
  const std::uint32_t begin = p.possessor.empty() ? p.base.first : p.possessor.last;
  for (std::uint32_t i = p.head; i-- > begin;) {
    const Pos pos = reader.token(i).pos;
    if (pos != Pos::noun && pos != Pos::adj) return;
    const std::uint64_t classes = reader.classes_of(i);
    if ((classes & reader.lexicon.party) == 0 || (classes & reader.lexicon.armed) == 0) continue;
    return out.add({{i, i + 1}, i, none, none});
  }
}

// Names before the noun: "[US]-[China] trade talks".
void add_modifiers(const Reader& reader, const Phrase& p, Fillers& out) {
  const std::uint32_t begin = p.possessor.empty() ? p.base.first : p.possessor.last;
  for (std::uint32_t i = begin; i < p.head;) {
    const Mention* mention = reader.document.mention_at(i);
    if (mention == nullptr || mention->tokens.first < begin || mention->tokens.contains(p.head)) {
      ++i;
      continue;
    }
    const TokenRange name = mention->tokens;
    if (joins_two(reader.document, *mention)) {
      out.add({{name.first, name.first + 1}, name.first, none, none});
      out.add({{name.last - 1, name.last}, name.last - 1, none, none});
    } else {
      out.add({name, name.last - 1, none, none});
    }
    i = name.last;
  }
}

// What the verb above a noun has to say of it: "held talks [with X]", "talks
// were held [with X]".
void add_shared_obliques(const Reader& reader, const Occurrence& o, Symbol preposition, Fillers& out) {
  if (o.governor.clause == none) return;
  const Phrase& p = reader.phrase(o.phrase);
  const Clause& c = reader.clause(o.governor.clause);
  // "was tried for the murder [by a court]": the court did not commit it.
  const bool agent = c.passive && (reader.lexicon.grammar.of(preposition) & word_class::by) != 0;
  if (agent && status_of_verb(reader, c).effect != Effect::light) return;
  if (p.relation == Relation::subject && !c.passive && o.governor.word.effect == Effect::none) return;
  Fillers all;
  add_obliques(reader, c.first_oblique, preposition, all);
  for (const Filler& f : all) {
    if (f.phrase != o.phrase && f.head > p.head) out.add(f);
  }
}

// "denied the accusations", "approved the deal": who answers them did not make them.
bool rejects(const Reader& reader, const Occurrence& o) {
  if (o.reading == nullptr) return false;
  const bool said = is_said(*o.reading->type);
  if (!said && *o.reading->type != EventType::agreement) return false;
  if (said && o.governor.word.effect == Effect::negative) return true;
  if (o.governor.clause == none) return false;
  const auto answer = occurrence_of_clause(reader, o.governor.clause);
  return answer && (answer->reading->type == EventType::ruling || answer->reading->type == EventType::support);
}

// "[Malta] rejected the request", "bowed to the demand", but "turned down her threats to go"
void add_answerer(const Reader& reader, const Occurrence& o, Fillers& out) {
  if (o.governor.clause == none) return;
  const Phrase& p = reader.phrase(o.phrase);
  if (p.relation == Relation::oblique && !reader.word(p.preposition, word_class::infinitive_mark)) return;
  const auto answer = occurrence_of_clause(reader, o.governor.clause);
  if (!answer || !answer->reading->type) return;
  const EventType type = *answer->reading->type;
  const bool answers = type == EventType::refusal || type == EventType::denial || type == EventType::concession ||
                       type == EventType::ruling;
  if (answers) add_phrase(reader, doer_of(reader, reader.clause(o.governor.clause)), out);
}

// "the ban [imposed] by the senate": a participle of a light verb tells more
// about its noun.
bool described(const Reader& reader, const Phrase& p) {
  return p.participle != none && status_of_verb(reader, reader.clause(p.participle)).effect != Effect::none;
}

// Does the frame ask who does it at the verb above: "offered support", but not "accepted his resignation"?
bool takes_subject(const Reader& reader, const Occurrence& o) {
  if (o.reading == nullptr || !o.reading->type) return true;
  const auto& mappings = reader.lexicon.frames[o.reading->frame].mappings;
  return std::any_of(mappings.begin(), mappings.end(), [](const Mapping& m) { return m.slot.place == Place::subject; });
}

// "the board expressed [its] support": the pronoun is the subject, who is told by name.
bool stands_for_subject(const Reader& reader, const Occurrence& o, const Phrase& p) {
  if (p.possessor.size() != 1 || !reader.word(p.possessor.first, word_class::possessive)) return false;
  if (o.governor.clause == none || o.governor.word.subject != Sharing::subject || rejects(reader, o)) return false;
  if (!takes_subject(reader, o)) return false;
  const std::uint32_t doer = doer_of(reader, reader.clause(o.governor.clause));
  return doer != none && doer != o.phrase && reader.phrase(doer).relation != Relation::free;
}

// "attacks and raids [by rebels] [of the port]" tells of both.
bool joins_nouns(const Reader& reader, Symbol preposition) {
  return (reader.lexicon.grammar.of(preposition) & (word_class::of | word_class::by)) != 0;
}

// "ended the [violence]" that others did, but "ended their [strike]"
bool stops_others(const Reader& reader, const Occurrence& o) {
  if (o.reading == nullptr) return false;
  const EventType type = *o.reading->type;
  const Clause& c = reader.clause(o.governor.clause);
  if (stands_for_subject(reader, o, reader.phrase(o.phrase))) return false;  // "ended [their] attacks"
  if (!reader.lexicon.grammar.lemma_is(reader.token(c.head), word_class::calms)) return false;
  // "the deal ended the [strike]", but "the union ended the [strike]"
  const std::uint32_t doer = type == EventType::protest ? doer_of(reader, c) : none;
  const bool thing = doer != none && !is_party(reader, whole(reader, doer));
  return type == EventType::assault || type == EventType::ban || thing;
}

// "they need [aid]": who wants it does not give it.
bool asks_for_help(const Occurrence& o) {
  return o.governor.word.effect == Effect::possible && o.reading != nullptr &&
         (*o.reading->type == EventType::aid || *o.reading->type == EventType::support);
}

// "faces [charges]", but not "awaits the [talks]"
bool is_real(Effect effect) { return effect == Effect::light || effect == Effect::actual; }

// "blamed the attack [on rebels]" says whom one blames.
bool tells_accused(const Reader& reader, const Occurrence& o, Symbol preposition) {
  const Phrase& p = reader.phrase(o.phrase);
  if (p.clause == none || p.relation == Relation::oblique) return false;
  const auto verb = occurrence_of_clause(reader, p.clause);
  return verb && verb->reading->type == EventType::accusation && aims_by(reader, *verb, preposition);
}

// "was arrested on [charges]", "pleaded guilty to [charges]": the clause in which courts and police, or those who stand
// before them, act upon charges, or none.
std::uint32_t charged_in(const Reader& reader, const Occurrence& o) {
  const Phrase& p = reader.phrase(o.phrase);
  const bool charges =
      o.reading != nullptr && (*o.reading->type == EventType::coercion || *o.reading->type == EventType::accusation);
  constexpr std::uint64_t beside = word_class::by | word_class::clause_preposition | word_class::place_preposition;
  if (!charges || p.relation != Relation::oblique || reader.word(p.preposition, beside | word_class::of)) return none;
  std::uint32_t clause = p.clause;
  constexpr int deepest = 3;  // "arrested two men on [charges]", "placed under arrest on [charges]"
  std::uint32_t above = p.phrase;
  for (int i = 0; i < deepest && clause == none && above != none; ++i) {
    clause = reader.phrase(above).clause;
    above = reader.phrase(above).phrase;
  }
  if (clause == none) return none;
  const auto verb = occurrence_of_clause(reader, clause);
  if (!verb) return reader.clause(clause).passive ? clause : none;  // "is wanted on [charges]"
  switch (*verb->reading->type) {
    case EventType::coercion:
    case EventType::ruling:
    case EventType::resignation:
    case EventType::denial:
    case EventType::concession:
    case EventType::lawsuit:
      return clause;
    default:
      return none;
  }
}

Fillers in_phrase(const Reader& reader, const Occurrence& o, Slot slot) {
  Fillers out;
  const Phrase& p = reader.phrase(o.phrase);
  switch (slot.place) {
    case Place::possessor:
      if (!p.possessor.empty() && !stands_for_subject(reader, o, p))
        out.add({p.possessor, p.possessor.last - 1, none, none});
      break;
    case Place::object:
      if (p.relation == Relation::oblique && p.phrase != none && o.governor.clause != none &&
          reader.clause(o.governor.clause).object == p.phrase) {
        const Phrase& guest = reader.phrase(p.phrase);
        out.add({guest.base, guest.head, none, none});  // without the talks
      }
      // "remains in detention": who is in it, where the frame knows no other part for the subject
      if (o.governor.clause != none &&
          ((o.governor.word.subject == Sharing::object && is_real(o.governor.word.effect)) ||
           (o.governor.word.subject == Sharing::subject && p.relation == Relation::oblique &&
            !takes_subject(reader, o)))) {
        // "received criticism", "put him under arrest"
        const Clause& c = reader.clause(o.governor.clause);
        const bool done_to = p.relation == Relation::oblique && p.clause != none && !c.passive && !c.copular;
        add_phrase(reader, done_to && c.object != none ? c.object : c.subject, out);
      }
      if (p.relation == Relation::second_object) add_phrase(reader, reader.clause(p.clause).object, out);
      break;
    case Place::host:
      if (o.governor.clause != none && (p.relation != Relation::oblique || p.clause == none) &&
          reader.lexicon.grammar.lemma_is(reader.token(reader.clause(o.governor.clause).head), word_class::stages))
        add_phrase(reader, doer_of(reader, reader.clause(o.governor.clause)), out);
      break;
    case Place::answerer:
      add_answerer(reader, o, out);
      break;
    case Place::inside:
      if (const std::uint32_t charged = charged_in(reader, o); charged != none) {
        const Clause& c = reader.clause(charged);
        add_phrase(reader, !c.passive && c.object != none ? c.object : c.subject, out);
      } else if (p.relation == Relation::oblique && p.clause != none &&
                 reader.word(p.preposition, word_class::place_preposition)) {
        const Clause& c = reader.clause(p.clause);
        const bool done_to =
            !c.passive && c.object != none &&
            is_party(reader, {reader.phrase(c.object).base, reader.phrase(c.object).head, c.object, none});
        add_phrase(reader, done_to ? c.object : c.subject, out);
      }
      break;
    case Place::modifier:
      add_modifiers(reader, p, out);
      if (out.size == 0) add_fighters(reader, o, p, out);
      break;
    case Place::inner:
      return inner_parties_of_phrase(reader, o);
    case Place::above:
      if (o.governor.clause != none) {
        const Clause& above = reader.clause(o.governor.clause);
        out.add({above.group, above.head, none, none});
      }
      break;
    case Place::before:
      for (std::uint32_t i = p.head; i > p.base.first && out.size < out.items.size(); --i) {
        out.add({{i - 1, i}, i - 1, none, none});
      }
      break;
    case Place::infinitive:
      if (p.complement != none && reader.clause(p.complement).form == Form::infinitive) {
        add_clause(reader, p.complement, out);
      }
      break;
    case Place::clause:
      add_clause(reader, p.complement, out);
      break;
    case Place::clause_object:
      if (p.complement != none) add_phrase(reader, reader.clause(p.complement).object, out);
      break;
    case Place::subject:
      // "raids [led by rebels]" before "made arrests in raids"
      if (described(reader, p) && reader.clause(p.participle).passive)
        add_phrase(reader, doer_of(reader, reader.clause(p.participle)), out);
      if (out.size == 0 && o.governor.clause != none && o.governor.word.subject == Sharing::subject &&
          !rejects(reader, o) && !asks_for_help(o) && !stops_others(reader, o)) {
        const Clause& c = reader.clause(o.governor.clause);
        const std::uint32_t doer = doer_of(reader, c);
        if (doer != o.phrase) add_phrase(reader, doer, out);
      }
      if (out.size == 0 && described(reader, p)) add_phrase(reader, doer_of(reader, reader.clause(p.participle)), out);
      break;
    case Place::preposition:
      add_obliques(reader, p.first_oblique, slot.preposition, out);
      if (out.size > 0 && tells_accused(reader, o, slot.preposition)) return {};
      // "the [kidnapping] and killing of seven people"
      if (out.size == 0 && p.conjunct != none && joins_nouns(reader, slot.preposition) &&
          reader.phrase(p.conjunct).base.first == p.base.last + 1 && reader.phrase(p.conjunct).base.size() == 1)
        add_obliques(reader, reader.phrase(p.conjunct).first_oblique, slot.preposition, out);
      // "a memorandum of understanding [between the two]"
      for (std::uint32_t i = p.first_oblique; i != none && out.size == 0; i = reader.phrase(i).next_oblique) {
        if (o.trigger.contains(reader.phrase(i).head))
          add_obliques(reader, reader.phrase(i).first_oblique, slot.preposition, out);
      }
      if (out.size == 0) add_shared_obliques(reader, o, slot.preposition, out);
      if (out.size == 0 && described(reader, p)) {
        add_obliques(reader, reader.clause(p.participle).first_oblique, slot.preposition, out);
      }
      if (out.size == 0) add_gerunds(reader, o, slot.preposition, out);
      break;
    case Place::object_preposition:  // "talks on the dispute [between the two]"
      for (std::uint32_t i = p.first_oblique; i != none && out.size == 0; i = reader.phrase(i).next_oblique)
        add_obliques(reader, reader.phrase(i).first_oblique, slot.preposition, out);
      break;
    default:
      break;
  }
  return out;
}

Fillers behind(const Reader& reader, const Occurrence& o) {
  Fillers out;
  const std::uint32_t next = o.trigger.last;
  if (next < reader.sentence.last) out.add({{next, next + 1}, next, none, none});
  return out;
}

}  // namespace

Fillers find(const Reader& reader, const Occurrence& occurrence, Slot slot) {
  if (slot.place == Place::next) return behind(reader, occurrence);
  return occurrence.clause != none ? in_clause(reader, occurrence, slot) : in_phrase(reader, occurrence, slot);
}

}  // namespace sayso::events
