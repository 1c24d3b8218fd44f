// A trigger in its sentence, and what stands in the slots around it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extractors/events/lexicon.hpp"
#include "extractors/events/syntax.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::events {

// A sentence with all that is needed to look around in it.
struct Reader {
  const Document& document;
  const Lexicon& lexicon;
  const Syntax& syntax;
  TokenRange sentence;
  bool condition = false;  // the sentence says "if" or "unless"

  [[nodiscard]] const Token& token(std::uint32_t i) const { return document.tokens[i]; }
  [[nodiscard]] const Phrase& phrase(std::uint32_t i) const { return syntax.phrases[i]; }
  [[nodiscard]] const Clause& clause(std::uint32_t i) const { return syntax.clauses[i]; }
  [[nodiscard]] bool word(std::uint32_t i, std::uint64_t word_classes) const {
    return i != none && lexicon.grammar.is(token(i), word_classes);
  }
  [[nodiscard]] std::uint64_t classes_of(std::uint32_t i) const { return lexicon.classes_of(token(i).lemma); }
};

// True where a clause of the sentence is a condition.
[[nodiscard]] bool has_condition(const Reader& reader);

// What a slot holds: a stretch of tokens with its head, and the phrase or
// clause it is, if it is one.
struct Filler {
  TokenRange tokens;
  std::uint32_t head = 0;
  std::uint32_t phrase = none;
  std::uint32_t clause = none;
};

// The fillers of one slot. Few slots have more than one.
struct Fillers {
  std::array<Filler, 4> items;
  std::uint8_t size = 0;

  void add(const Filler& filler) {
    if (size < items.size()) items[size++] = filler;
  }
  [[nodiscard]] const Filler* begin() const { return items.data(); }
  [[nodiscard]] const Filler* end() const { return items.data() + size; }
};

// How the clause above a noun or clause bears on it.
struct Governor {
  std::uint32_t clause = none;
  std::uint32_t phrase = none;  // where a noun is what it stands under: "plans for [talks]"
  StatusWord word;
};

struct Occurrence {
  TokenRange trigger;
  std::uint32_t clause = none;       // of a verb
  std::uint32_t phrase = none;       // of a noun
  std::uint32_t preposition = none;  // token, where the trigger ends in one: "call [for]"
  Governor governor;                 // of a noun
  const Reading* reading = nullptr;
};

// The event that the verb of this clause, or the head of this phrase, names;
// nothing where it names none.
[[nodiscard]] std::optional<Occurrence> occurrence_of_clause(const Reader& reader, std::uint32_t clause);
[[nodiscard]] std::optional<Occurrence> occurrence_of_phrase(const Reader& reader, std::uint32_t phrase);
// The event of any other word: "closed 2% [lower]".
[[nodiscard]] std::optional<Occurrence> occurrence_of_word(const Reader& reader, std::uint32_t token);

// The row that counts here, or nullptr where none does or the one that does names no event.
[[nodiscard]] const Reading* reading_of(const Reader& reader, const Occurrence& occurrence, const Trigger& trigger);

// What stands in the slot.
[[nodiscard]] Fillers find(const Reader& reader, const Occurrence& occurrence, Slot slot);

// What governs a phrase, and what that makes of an event there.
[[nodiscard]] Governor governor_of(const Reader& reader, std::uint32_t phrase);

// The word of status that a clause's verb is, particle or preposition included
// ("call for").
[[nodiscard]] StatusWord status_of_verb(const Reader& reader, const Clause& clause);

// Who does what the clause says: its subject, or behind "by" in the passive;
// `none` where nobody is named.
[[nodiscard]] std::uint32_t doer_of(const Reader& reader, const Clause& clause);

// Types that are done by saying so: they happened even where what was said is rejected.
[[nodiscard]] bool is_said(EventType type);

// "two were killed and [four wounded]": is the clause passive, though no auxiliary says so?
[[nodiscard]] bool passive_by_ellipsis(const Reader& reader, const Occurrence& o, const Clause& c);
// The phrase that the event of this clause is done to, or none.
[[nodiscard]] std::uint32_t acted_upon(const Reader& reader, const Occurrence& o, const Clause& c);

// The phrase with all that belongs to it.
[[nodiscard]] Filler whole(const Reader& reader, std::uint32_t phrase);

// "the [plan] is to buy it", "the best [way] was to close": the subject whose content the infinitive tells, or none.
[[nodiscard]] std::uint32_t aim_told_by(const Reader& reader, const Clause& infinitive);

// "blamed it [on] them": whether what stands behind the preposition is the target of the event.
[[nodiscard]] bool aims_by(const Reader& reader, const Occurrence& occurrence, Symbol preposition);

// "dozens of [workers]", "a wave of [bombings]": the phrase that says what such a one is, or none.
[[nodiscard]] std::uint32_t counted_of(const Reader& reader, std::uint32_t phrase);

// True for people, organisations, places with a government, and pronouns for
// them.
[[nodiscard]] bool is_party(const Reader& reader, const Filler& filler);
// "the [Israeli-Palestinian] talks": one name to the entities layer, two parties here.
[[nodiscard]] bool joins_two(const Document& document, const Mention& mention);
[[nodiscard]] bool is_name(const Reader& reader, std::uint32_t head);
[[nodiscard]] bool holds_money(const Document& document, TokenRange range);

}  // namespace sayso::events
