#include "extractors/events/occurrence.hpp"

#include <algorithm>
#include <string_view>

#include "extractors/events/dateline.hpp"

namespace sayso::events {
namespace {

// "turned the offer [down]": the word behind the object.
std::uint32_t stranded_particle(const Reader& reader, const Clause& clause) {
  if (clause.object == none || clause.passive) return none;
  const std::uint32_t next = reader.phrase(clause.object).base.last;
  if (next >= reader.sentence.last || next <= clause.head) return none;
  if (!reader.word(next, word_class::particle)) return none;
  const auto& phrases = reader.syntax.phrases;  // "called him [on] Monday" is a preposition
  const bool governs = clause.object + 1 < phrases.size() && phrases[clause.object + 1].preposition == next;
  return governs ? none : next;
}

// "is [likely] to"
StatusWord status_of_predicate(const Reader& reader, const Clause& clause) {
  if (clause.predicate == none) return {};
  // "was [too] weak to ban it"
  const Symbol degree = reader.token(clause.predicate - 1).lower;
  if (const Effect effect = reader.lexicon.status_of(StatusKind::predicate, degree).effect; effect == Effect::negative)
    return {effect, Sharing::subject};
  const Symbol adjective = reader.token(clause.predicate).lower;
  StatusWord word = reader.lexicon.status_of(StatusKind::adjective, adjective);
  if (word.effect == Effect::none) word = reader.lexicon.status_of(StatusKind::predicate, adjective);
  return word.effect == Effect::none ? StatusWord{} : StatusWord{word.effect, Sharing::subject};
}

bool opens_infinitive(const Reader& reader, const Clause& clause) {
  return clause.complement != none && reader.clause(clause.complement).form == Form::infinitive;
}

// "a life-[threatening] wound"
bool is_second_half(const Reader& reader, std::uint32_t word) {
  if (word == reader.sentence.first || reader.token(word).is(token_flag::space_before)) return false;
  return reader.document.slice(reader.token(word - 1)) == "-";
}

// "the [sell]-offs": whether the token behind a verb joins it to another word.
bool is_first_half(const Reader& reader, std::uint32_t behind) {
  if (behind + 1 >= reader.sentence.last) return false;
  return reader.document.slice(reader.token(behind)) == "-" && !reader.token(behind).is(token_flag::space_before) &&
         !reader.token(behind + 1).is(token_flag::space_before);
}

// "of [spent] fuel", "all [banned] weapons": no tense stands between a preposition or a determiner and a noun.
bool stands_before_noun(const Reader& reader, const Clause& clause) {
  if (clause.group.size() != 1 || clause.head == reader.sentence.first || clause.head + 1 >= reader.sentence.last)
    return false;
  const Token& head = reader.token(clause.head);
  const std::string_view word = reader.document.slice(head);
  if (head.lower == head.lemma || word.ends_with("ing") || word.ends_with('s')) return false;
  const Pos before = reader.token(clause.head - 1).pos;
  const Pos after = reader.token(clause.head + 1).pos;
  return (before == Pos::adp || before == Pos::det) && (after == Pos::noun || after == Pos::adj);
}

// "the newly [elected] parliament", "the [accused]": no phrase, but its first words stand before the participle.
bool is_attribute(const Reader& reader, const Clause& clause) {
  if (clause.link != Link::reduced || clause.group.size() != 1 || clause.head == reader.sentence.first) return false;
  const std::uint32_t before = clause.head - 1;
  if (reader.token(before).pos == Pos::adv) return true;
  return reader.token(before).pos == Pos::det && !reader.word(before, word_class::thing_pronoun) &&
         (reader.classes_of(before) & reader.lexicon.partitive) == 0;  // not "each [sentenced] to"
}

struct VerbMatch {
  std::uint32_t value = none;
  std::uint32_t tokens = 1;
};

VerbMatch match_verb(const Reader& reader, const Clause& clause, const match::PhraseAutomaton& automaton) {
  VerbMatch result;
  const auto match = automaton.longest(reader.document, clause.head, reader.sentence.last, match::Field::lemma);
  if (match) result = {match->value, match->tokens};
  if (result.tokens > 1) return result;
  if (const std::uint32_t particle = stranded_particle(reader, clause); particle != none) {
    const std::array<Symbol, 2> parts = {reader.token(clause.head).lemma, reader.token(particle).lower};
    if (const auto value = automaton.exact(parts)) result.value = *value;
  }
  return result;
}

std::uint32_t final_preposition(const Reader& reader, TokenRange trigger) {
  if (trigger.size() < 2) return none;
  const std::uint32_t last = trigger.last - 1;
  const auto& phrases = reader.syntax.phrases;
  const auto next = std::lower_bound(phrases.begin(), phrases.end(), trigger.last,
                                     [](const Phrase& p, std::uint32_t token) { return p.base.first < token; });
  if (next != phrases.end() && next->preposition == last) return last;
  const auto& clauses = reader.syntax.clauses;  // "ruled [out] selling it"
  const auto gerund = std::lower_bound(clauses.begin(), clauses.end(), trigger.last,
                                       [](const Clause& c, std::uint32_t token) { return c.head < token; });
  return gerund != clauses.end() && gerund->opener == last ? last : none;
}

// "received the envoy for [talks]": the clause in whose object the noun stands, where that is somebody.
std::uint32_t hosted_for(const Reader& reader, const Phrase& phrase) {
  if (phrase.relation != Relation::oblique || phrase.phrase == none) return none;
  const Phrase& host = reader.phrase(phrase.phrase);
  if (host.relation != Relation::object || host.clause == none || reader.clause(host.clause).passive) return none;
  const Symbol preposition = reader.token(phrase.preposition).lower;
  if (reader.lexicon.status_of(StatusKind::preposition, preposition).effect != Effect::light) return none;
  if (reader.word(phrase.preposition, word_class::place_preposition)) return none;
  if (!is_party(reader, {host.base, host.head, phrase.phrase, none})) return none;
  // "blamed the rebels for the raid"
  const auto verb = occurrence_of_clause(reader, host.clause);
  return verb && verb->reading->type == EventType::accusation ? none : host.clause;
}

// "plans [for] talks", but not "plans after the talks"
bool tells_content(const Reader& reader, std::uint32_t preposition) {
  return reader.word(preposition, word_class::of | word_class::infinitive_mark) ||
         reader.lexicon.status_of(StatusKind::preposition, reader.token(preposition).lower).effect == Effect::light ||
         reader.document.slice(reader.token(preposition)) == "on";
}

// "ahead of the [vote]"
bool lies_ahead(const Reader& reader, const Phrase& phrase) {
  if (!reader.word(phrase.preposition, word_class::of) || phrase.preposition <= reader.sentence.first) return false;
  const Symbol before = reader.token(phrase.preposition - 1).lower;
  return reader.lexicon.status_of(StatusKind::preposition, before).effect == Effect::planned;
}

// "executive director of World [Relief]": the name of a body tells no event.
bool in_name_of_body(const Reader& reader, std::uint32_t head) {
  const Mention* mention = reader.document.mention_at(head);
  if (mention == nullptr || mention->form != MentionForm::name || mention->tokens.size() < 2) return false;
  const EntityType type = reader.document.entities.entities[at(mention->entity)].type;
  return type == EntityType::org || type == EntityType::fac;
}

// "defended themselves", "shot himself": nothing between two parties.
bool on_oneself(const Reader& reader, const Clause& clause) {
  if (clause.object == none || clause.passive) return false;
  const Phrase& object = reader.phrase(clause.object);
  return object.conjunct == none && reader.word(object.head, word_class::reflexive);
}

// By its lemma, or as it stands where the tagger took it for a verb: "[Fighting] between rebels and troops goes on".
std::optional<match::PhraseAutomaton::Match> match_noun(const Reader& reader, std::uint32_t start) {
  const Token& token = reader.token(start);
  const match::PhraseAutomaton& nouns = reader.lexicon.nouns;
  if (reader.lexicon.may_begin(token.lemma, trigger_kind::noun)) {
    return nouns.longest(reader.document, start, reader.sentence.last, match::Field::lemma);
  }
  const bool as_it_stands = token.pos == Pos::verb && reader.lexicon.may_begin(token.lower, trigger_kind::noun);
  return as_it_stands ? nouns.longest(reader.document, start, reader.sentence.last) : std::nullopt;
}

// "called the [ban] a mistake", "called the [inquiry] unfair", but "called [elections]"
bool renames(const Reader& reader, const Clause& clause, const Phrase& object) {
  if (!reader.lexicon.grammar.lemma_is(reader.token(clause.head), word_class::names)) return false;
  return !object.possessor.empty() ||
         (object.base.first < object.head && reader.token(object.base.first).pos == Pos::det &&
          !reader.word(object.base.first, word_class::indefinite));
}

bool carried(const Reader& reader, const Phrase& phrase) {
  if (phrase.relation != Relation::oblique || phrase.phrase == none ||
      !reader.word(phrase.preposition, word_class::of)) {
    return false;
  }
  const Symbol noun = reader.token(reader.phrase(phrase.phrase).head).lemma;
  return reader.lexicon.status_of(StatusKind::noun, noun).effect == Effect::light;
}

}  // namespace

std::optional<Occurrence> occurrence_of_clause(const Reader& reader, std::uint32_t index) {
  const Clause& clause = reader.clause(index);
  if (clause.copular || reader.token(clause.head).pos == Pos::aux) return std::nullopt;
  if (!reader.lexicon.may_begin(reader.token(clause.head).lemma, trigger_kind::verb)) return std::nullopt;
  if (is_second_half(reader, clause.head) || is_attribute(reader, clause) || stands_before_noun(reader, clause)) {
    return std::nullopt;
  }
  const VerbMatch match = match_verb(reader, clause, reader.lexicon.verbs);
  if (match.value == none || is_first_half(reader, clause.head + match.tokens)) return std::nullopt;
  Occurrence occurrence;
  occurrence.trigger = {clause.head, clause.head + match.tokens};
  occurrence.clause = index;
  occurrence.preposition = final_preposition(reader, occurrence.trigger);
  occurrence.reading = reading_of(reader, occurrence, reader.lexicon.triggers[match.value]);
  if (occurrence.reading == nullptr || on_oneself(reader, clause)) return std::nullopt;
  return occurrence;
}

std::optional<Occurrence> occurrence_of_phrase(const Reader& reader, std::uint32_t index) {
  const Phrase& phrase = reader.phrase(index);
  const Pos pos = reader.token(phrase.head).pos;
  if (pos != Pos::noun && pos != Pos::verb && pos != Pos::adj) return std::nullopt;  // "a military offensive"
  constexpr std::uint32_t words_before = 2;
  const std::uint32_t earliest = std::max(phrase.base.first, phrase.head - std::min(phrase.head, words_before));
  for (std::uint32_t start = earliest; start <= phrase.head; ++start) {
    const auto match = match_noun(reader, start);
    if (!match || start + match->tokens <= phrase.head) continue;
    const TokenRange trigger{start, start + match->tokens};
    if (trigger.last > phrase.base.last && reader.token(trigger.last - 1).pos == Pos::verb)
      continue;  // "a court orders"
    Occurrence occurrence;
    occurrence.trigger = trigger;
    occurrence.phrase = index;
    occurrence.governor = governor_of(reader, index);
    occurrence.reading = reading_of(reader, occurrence, reader.lexicon.triggers[match->value]);
    if (occurrence.reading == nullptr) return std::nullopt;
    // "the Oslo [Summit]" is a meeting whatever it is called.
    if (*occurrence.reading->type != EventType::talks && in_name_of_body(reader, phrase.head)) return std::nullopt;
    return occurrence;
  }
  return std::nullopt;
}

std::optional<Occurrence> occurrence_of_word(const Reader& reader, std::uint32_t token) {
  if (!reader.lexicon.may_begin(reader.token(token).lower, trigger_kind::word)) return std::nullopt;
  const auto match = reader.lexicon.words.longest(reader.document, token, reader.sentence.last);
  if (!match) return std::nullopt;
  const auto& clauses = reader.syntax.clauses;
  const auto next = std::upper_bound(clauses.begin(), clauses.end(), token,
                                     [](std::uint32_t t, const Clause& c) { return t < c.head; });
  if (next == clauses.begin()) return std::nullopt;
  // "made [up] 3 percent" has a verb of two words.
  const Clause& verb = *std::prev(next);
  if (verb.head + 1 == token &&
      reader.lexicon.verbs.exact(std::array{reader.token(verb.head).lemma, reader.token(token).lower}))
    return std::nullopt;
  Occurrence occurrence;
  occurrence.trigger = {token, token + match->tokens};
  occurrence.clause = static_cast<std::uint32_t>(next - clauses.begin()) - 1;
  occurrence.reading = reading_of(reader, occurrence, reader.lexicon.triggers[match->value]);
  if (occurrence.reading == nullptr) return std::nullopt;
  return occurrence;
}

StatusWord status_of_verb(const Reader& reader, const Clause& clause) {
  if (const StatusWord word = status_of_predicate(reader, clause); word.effect != Effect::none) return word;
  // "talks are to be held" plans; "spending is weak" and "the fact is that they left" do not.
  if (clause.copular && !opens_infinitive(reader, clause)) return {};
  if (clause.copular) {  // "the best way is to lift it"
    const std::uint32_t aim = aim_told_by(reader, reader.clause(clause.complement));
    const StatusWord noun =
        aim == none ? StatusWord{}
                    : reader.lexicon.status_of(StatusKind::noun, reader.token(reader.phrase(aim).head).lemma);
    if (noun.effect == Effect::possible) return {Effect::possible, Sharing::none};
  }
  // "she was quick to condemn it", but "it is necessary to ban it"
  if (clause.copular && clause.predicate != none) {
    const bool somebody = clause.subject != none && is_party(reader, whole(reader, clause.subject));
    return somebody ? StatusWord{} : StatusWord{Effect::possible, Sharing::subject};
  }
  if (clause.copular && clause.object != none) {  // "was the first firm to sign it", but "is the man to ask"
    const Phrase& predicate = reader.phrase(clause.object);
    const Pos head = reader.token(predicate.head).pos;
    bool ranks = head == Pos::adj || head == Pos::num;  // "one of few to sign it"; "the only firm to sign it"
    for (std::uint32_t i = predicate.base.first; i <= predicate.head && !ranks; ++i) {
      const Figure* figure = reader.document.figure_at(i);
      ranks = (figure != nullptr && figure->kind == FigureKind::ordinal) || reader.word(i, word_class::restrictive);
    }
    return ranks ? StatusWord{} : StatusWord{Effect::planned, Sharing::subject};
  }
  // "was among the first to be charged"
  if (clause.copular && clause.first_oblique != none && clause.object == none) {
    const std::uint32_t end = reader.clause(clause.complement).group.first;
    for (std::uint32_t i = clause.group.last; i < end; ++i) {
      const Figure* figure = reader.document.figure_at(i);
      if (figure != nullptr && figure->kind == FigureKind::ordinal) return {};
    }
  }
  const VerbMatch match = match_verb(reader, clause, reader.lexicon.status_verbs);
  if (match.value == none) return {};
  const StatusWord word = reader.lexicon.status_words[match.value];
  if (word.effect != Effect::reported || clause.passive || clause.subject == none) return word;
  // Who accuses somebody asserts it and can answer for it; "is accused of" tells of hearsay.
  const auto index = static_cast<std::uint32_t>(&clause - reader.syntax.clauses.data());
  const auto verb = occurrence_of_clause(reader, index);
  const bool asserts = verb && verb->reading->type == EventType::accusation;
  return asserts ? StatusWord{Effect::actual, Sharing::none} : word;
}

Governor governor_of(const Reader& reader, std::uint32_t index) {
  constexpr int furthest = 8;
  for (int i = 0; i < furthest && reader.phrase(index).relation == Relation::conjunct; ++i) {
    index = reader.phrase(index).phrase;
  }
  // "a round of [talks]" is governed like the round.
  for (int i = 0; i < furthest && carried(reader, reader.phrase(index)); ++i) index = reader.phrase(index).phrase;
  const Phrase& phrase = reader.phrase(index);
  Governor governor;
  if (phrase.relation == Relation::oblique && lies_ahead(reader, phrase)) {
    governor.word = {Effect::planned, Sharing::none};
    return governor;
  }
  if (const std::uint32_t host = hosted_for(reader, phrase); host != none) {
    governor.clause = host;
    governor.word = {Effect::light, Sharing::subject};
    return governor;
  }
  if (phrase.phrase != none && phrase.relation == Relation::oblique) {
    governor.phrase = phrase.phrase;
    const StatusWord noun =
        reader.lexicon.status_of(StatusKind::noun, reader.token(reader.phrase(phrase.phrase).head).lemma);
    if (noun.effect == Effect::light || tells_content(reader, phrase.preposition)) governor.word = noun;
    return governor;
  }
  if (phrase.clause == none) return governor;
  governor.clause = phrase.clause;
  const Clause& clause = reader.clause(phrase.clause);
  const StatusWord word = status_of_verb(reader, clause);
  switch (phrase.relation) {
    case Relation::object:
      if (clause.second_object == none && !renames(reader, clause, phrase)) governor.word = word;
      break;
    case Relation::second_object:
      governor.word = word;
      if (word.effect == Effect::planned) governor.word = {Effect::light, Sharing::none};  // "called it an [attack]"
      break;
    case Relation::subject:
      // "the [vote] is too close to call"
      if (clause.copular && clause.predicate != none && word.effect == Effect::negative) break;
      if (clause.passive || word.effect == Effect::light || clause.copular) governor.word = word;
      if (clause.copular && opens_infinitive(reader, clause)) {  // "the [ban] was to be lifted"
        const StatusWord below = status_of_verb(reader, reader.clause(clause.complement));
        if (below.effect == Effect::actual) governor.word = below;
      }
      if (!clause.passive) governor.word.subject = Sharing::none;
      break;
    case Relation::predicate:
      governor.word = {Effect::light, Sharing::none};  // "this was an [attack]"
      break;
    case Relation::oblique: {
      const VerbMatch match = match_verb(reader, clause, reader.lexicon.status_verbs);
      if (match.tokens > 1 && clause.head + match.tokens - 1 == phrase.preposition) {
        governor.word = reader.lexicon.status_words[match.value];  // "is [under] arrest"
        break;
      }
      // "called on Sunday for [talks]"
      const std::array<Symbol, 2> parts = {reader.token(clause.head).lemma, reader.token(phrase.preposition).lower};
      if (const auto value = reader.lexicon.status_verbs.exact(parts); value && !clause.passive) {
        governor.word = reader.lexicon.status_words[*value];
        break;
      }
      const Effect effect =
          reader.lexicon.status_of(StatusKind::preposition, reader.token(phrase.preposition).lower).effect;
      // "was in talks", "engaged in talks", but what a clause in the agreement says is no agreement
      const bool within = reader.word(phrase.preposition, word_class::place_preposition) &&
                          (clause.copular ? clause.object != none : word.effect != Effect::light);
      if (effect == Effect::light && !within) {
        const StatusWord predicate = status_of_predicate(reader, clause);  // "ready for talks"
        // "had no role in the attack" is for culprits.cpp to read.
        const bool deed =
            clause.object != none &&
            reader.lexicon.status_of(StatusKind::deed, reader.token(reader.phrase(clause.object).head).lemma).effect !=
                Effect::none;
        const bool comes = reader.word(phrase.preposition, word_class::infinitive_subject) &&
                           reader.lexicon.grammar.lemma_is(reader.token(clause.head), word_class::motion);
        // "they were in talks", but "the worst of it was in a raid"
        const bool takes_part = clause.copular && (clause.subject == none ||
                                                   !reader.word(phrase.preposition, word_class::place_preposition) ||
                                                   reader.token(reader.phrase(clause.subject).head).pos == Pos::pron ||
                                                   is_party(reader, whole(reader, clause.subject)));
        // "began an inquiry into the [raid]" carried out none
        const bool told = clause.object != none && !reader.word(phrase.preposition, word_class::place_preposition) &&
                          occurrence_of_phrase(reader, clause.object).has_value();
        const bool shares = takes_part || comes || (word.effect == Effect::light && !deed && !told);
        governor.word = {predicate.effect == Effect::none ? Effect::light : predicate.effect,
                         shares ? Sharing::subject : Sharing::none};
      } else if (effect == Effect::negative) {
        const bool either = phrase.preposition > 0 && reader.token(phrase.preposition - 1).pos == Pos::cconj;
        governor.word = {either ? Effect::possible : effect, Sharing::none};  // "ended without an agreement"
      }
      break;
    }
    default:
      break;
  }
  // "tried to stop the [fighting]": there was some, whatever came of it, and others did it.
  if (governor.word.effect == Effect::ends) {
    const bool object = phrase.relation == Relation::object;
    governor.word = object ? StatusWord{Effect::actual, Sharing::none} : StatusWord{Effect::negative, Sharing::none};
  }
  return governor;
}

bool is_said(EventType type) {
  return type == EventType::accusation || type == EventType::request || type == EventType::threat ||
         type == EventType::plan || type == EventType::denial || type == EventType::lawsuit;
}

Filler whole(const Reader& reader, std::uint32_t phrase) {
  const Phrase& p = reader.phrase(phrase);
  return {{p.base.first, p.last}, p.head, phrase, none};
}

std::uint32_t aim_told_by(const Reader& reader, const Clause& infinitive) {
  if (infinitive.link != Link::infinitive || infinitive.parent == none || infinitive.subject == none) return none;
  if (infinitive.passive) return none;  // "talks are to be held"
  const Clause& above = reader.clause(infinitive.parent);
  if (!above.copular || above.subject != infinitive.subject || above.object != none) return none;
  const std::uint32_t head = reader.phrase(infinitive.subject).head;
  // "[efforts] are under way to end it"
  if (above.predicate != none && !reader.lexicon.grammar.lemma_is(reader.token(head), word_class::takes_infinitive))
    return none;
  const bool told = reader.lexicon.status_of(StatusKind::noun, reader.token(head).lemma).effect != Effect::none ||
                    reader.lexicon.grammar.lemma_is(reader.token(head), word_class::takes_infinitive);
  // "the [law] is to ban it": a law does so itself.
  const bool binds = (reader.classes_of(head) & reader.lexicon.document) != 0;
  return told && !binds && !is_party(reader, whole(reader, infinitive.subject)) ? infinitive.subject : none;
}

bool aims_by(const Reader& reader, const Occurrence& occurrence, Symbol preposition) {
  const auto& mappings = reader.lexicon.frames[occurrence.reading->frame].mappings;
  return std::any_of(mappings.begin(), mappings.end(), [&](const Mapping& m) {
    return m.slot.place == Place::preposition && m.slot.preposition == preposition && m.role == Role::target;
  });
}

bool joins_two(const Document& document, const Mention& mention) {
  return mention.form == MentionForm::name && mention.tokens.size() == 3 &&
         is_dash(document.slice(document.tokens[mention.tokens.first + 1])) &&
         document.entities.entities[at(mention.entity)].type == EntityType::norp;
}

bool is_name(const Reader& reader, std::uint32_t head) {
  const Mention* mention = reader.document.mention_at(head);
  if (mention != nullptr) return mention->form == MentionForm::name;
  return reader.token(head).pos == Pos::propn;
}

std::uint32_t counted_of(const Reader& reader, std::uint32_t phrase) {
  if (phrase == none || (reader.classes_of(reader.phrase(phrase).head) & reader.lexicon.partitive) == 0) return none;
  const std::uint32_t whole = reader.phrase(phrase).first_oblique;
  return whole != none && reader.word(reader.phrase(whole).preposition, word_class::of) ? whole : none;
}

bool holds_money(const Document& document, TokenRange range) {
  const auto& figures = document.figures;
  auto i = std::lower_bound(figures.begin(), figures.end(), range.first,
                            [](const Figure& f, std::uint32_t t) { return f.tokens.last <= t; });
  for (; i != figures.end() && i->tokens.first < range.last; ++i) {
    if (i->kind == FigureKind::money) return true;
  }
  return false;
}

bool is_party(const Reader& reader, const Filler& filler) {
  if (filler.clause != none || reader.document.time_at(filler.head) != nullptr) return false;
  if (const std::uint32_t whole = counted_of(reader, filler.phrase); whole != none) {
    return is_party(reader, {reader.phrase(whole).base, reader.phrase(whole).head, none, none});
  }
  const Token& head = reader.token(filler.head);
  if (head.pos == Pos::pron && reader.word(filler.head, word_class::thing_pronoun)) return false;
  if (const Mention* mention = reader.document.mention_at(filler.head)) {
    switch (reader.document.entities.entities[at(mention->entity)].type) {
      case EntityType::person:
      case EntityType::norp:
      case EntityType::org:
      case EntityType::gpe:
        return true;
      case EntityType::loc:
      case EntityType::fac:
      case EntityType::product:
        break;
      default:
        return false;
    }
  }
  if ((reader.classes_of(filler.head) & reader.lexicon.party) != 0) return true;
  if (head.pos == Pos::pron) return true;
  if (holds_money(reader.document, {filler.head, filler.head + 1})) return false;
  return head.pos == Pos::num || head.pos == Pos::propn;
}

}  // namespace sayso::events
