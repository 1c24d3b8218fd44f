// What the events layer knows: triggers, the frames that read their arguments,
// and words of polarity and status.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractors/events/grammar.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"

namespace sayso::events {

// Where a phrase stands as seen from a trigger; the words are those of
// frames.tsv.
enum class Place : std::uint8_t {
  subject,
  object,
  second,
  alone,
  causer,  // the subject of a clause with an object
  clause,
  infinitive,  // the clause, if it is one with "to"
  clause_object,
  possessor,
  host,      // who holds what the noun names
  answerer,  // who turns down or grants what the noun names
  inside,    // who is in what the noun names, by its clause
  modifier,
  before,              // any word before the noun
  next,                // the token behind the trigger
  above,               // the verb that the trigger's clause stands under
  nearby,              // nouns around the trigger, in the same sentence
  story,               // words around the sentence, and of the article's beginning
  preposition,         // behind Slot::preposition
  object_preposition,  // the same, inside the object
  charge,              // the last "of" inside the object
  inner                // a party inside the object or the completing clause
};

struct Slot {
  Place place = Place::subject;
  Symbol preposition = Symbol::unknown;
};

enum class Giving : std::uint8_t {
  always,
  by_kind,       // `role` to people, organisations and places, `other` to things
  parties_only,  // `role` to people, organisations and places, nothing to things
  things_only,
  by_name,  // "UN sanctions" or "Iran sanctions"
  sharing   // actor to the first, target to the others
};

struct Mapping {
  Slot slot;
  Giving giving = Giving::always;
  Role role = Role::actor;
  Role other = Role::actor;
};

struct Frame {
  std::string name;
  std::vector<Mapping> mappings;
};

enum class Test : std::uint8_t {
  present,
  noun_class,
  name,
  money,
  time,
  lightly,
  plural,
  passive,
  reduced,
  predicate,
  figure,
  party,
  person,
  several,
  organisation
};

struct Condition {
  Test test = Test::present;
  bool holds = true;
  Slot slot;
  std::uint64_t classes = 0;
};

// One row of triggers.tsv.
struct Reading {
  std::optional<EventType> type;
  std::uint32_t frame = 0;
  std::uint32_t first_condition = 0, last_condition = 0;
};

// The rows of one trigger, in the order of the file.
struct Trigger {
  std::uint32_t first = 0, last = 0;
  bool needs_figure = false;  // every row that names an event asks for a figure, or a preposition of these:
  std::uint32_t first_preposition = 0, last_preposition = 0;
};

enum class Effect : std::uint8_t {
  none,
  light,
  actual,
  planned,
  possible,
  conditional,
  reported,
  negative,
  ends,
  would
};
enum class Sharing : std::uint8_t { none, subject, object };

struct StatusWord {
  Effect effect = Effect::none;
  Sharing subject = Sharing::none;
};

enum class StatusKind : std::uint8_t {
  modal,
  verb,
  adjective,
  predicate,
  noun,
  adverb,
  conjunction,
  preposition,
  deed
};

// Kinds of triggers, as bits.
namespace trigger_kind {
inline constexpr std::uint8_t verb = 1, noun = 2, word = 4;
}  // namespace trigger_kind

// Built once, then constant.
struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  // Classes of classes.tsv a lemma belongs to, as bits.
  [[nodiscard]] std::uint64_t classes_of(Symbol lemma) const { return classes[lemma]; }
  [[nodiscard]] StatusWord status_of(StatusKind kind, Symbol word) const {
    return status_by_symbol[static_cast<std::size_t>(kind)][word];
  }

  Grammar grammar;
  lexicon::BySymbol<std::uint64_t> classes;
  std::uint64_t party = 0;      // the class of people and organisations
  std::uint64_t time_noun = 0;  // words for stretches of time
  std::uint64_t many = 0;       // pronouns for more than one
  std::uint64_t imposer = 0;    // names whose sanctions are their own
  std::uint64_t partitive = 0;  // words for a part or number of what they are of
  std::uint64_t claim = 0;      // what can be true or false
  std::uint64_t utterance = 0;  // words for what somebody says something by
  std::uint64_t hearsay = 0;    // words for sources that do not answer for what they say
  std::uint64_t document = 0;   // what is signed or binds
  std::uint64_t weapon = 0;     // what one attacks with
  std::uint64_t armed = 0;      // who and what has to do with arms
  std::uint64_t agent = 0;      // what acts without being somebody: a law, a statement, an office
  std::uint64_t published = 0;  // the class of what is published
  std::uint64_t body = 0;       // what meets as one: a council, a league
  std::vector<Frame> frames;
  std::vector<Condition> conditions;
  std::vector<Reading> readings;
  std::vector<std::string> rows;  // of the readings, in words
  std::vector<Trigger> triggers;
  std::vector<Symbol> prepositions;  // of the triggers that ask for them
  // What a trigger may begin with: bits of `begins` by symbol, so that most words cost one look-up.
  [[nodiscard]] bool may_begin(Symbol symbol, std::uint8_t kinds) const { return (begins[symbol] & kinds) != 0; }
  lexicon::BySymbol<std::uint8_t> begins;
  // The same of triggers of one word that need no figure.
  [[nodiscard]] bool is_trigger(Symbol symbol, std::uint8_t kinds) const { return (alone[symbol] & kinds) != 0; }
  lexicon::BySymbol<std::uint8_t> alone;
  match::PhraseAutomaton verbs, nouns;  // over lemmas, to triggers
  match::PhraseAutomaton words;         // over forms, to triggers
  match::PhraseAutomaton status_verbs;  // over lemmas, to status_words
  std::vector<StatusWord> status_words;
  std::array<lexicon::BySymbol<StatusWord>, 9> status_by_symbol;  // by StatusKind
};

}  // namespace sayso::events
