// Who does what in a sentence, read from parts of speech: noun phrases,
// clauses, and how they hang together.
//
// This is the one door between the events layer and grammar. Triggers,
// arguments, polarity and status look at a Syntax and nowhere else, so a reader
// of dependency trees can fill the same structure in place of the chunker.
#pragma once

#include <cstdint>
#include <vector>

#include "extractors/events/grammar.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::events {

// Where an index (of a token, a phrase or a clause) is missing.
inline constexpr std::uint32_t none = 0xFFFFFFFF;

enum class Relation : std::uint8_t {
  free,     // of nothing we know
  subject,  // of its clause, grammatical: the subject of a passive is what is
            // acted upon
  object,
  second_object,  // "gave the mayor [a key]"
  predicate,      // "is [a mistake]"
  oblique,        // behind a preposition
  apposition,
  conjunct,  // a later member of a list; its governor is the member before it
  time       // a bare expression of time ("met [Tuesday]")
};

// A noun phrase. `base` runs from the determiner to the head; `last` is one
// past the final token of all that belongs to it but relative clauses.
struct Phrase {
  TokenRange base;
  std::uint32_t head = 0;
  TokenRange possessor;  // "its", "the minister" (without 's); empty where there
                         // is none
  std::uint32_t last = 0;
  std::uint32_t list_last = 0;  // the same for the list that it begins
  bool temporal = false;        // its head stands in an expression of time
  Relation relation = Relation::free;
  std::uint32_t clause = none;         // its governor, if that is a clause
  std::uint32_t phrase = none;         // its governor, if that is a phrase
  std::uint32_t preposition = none;    // token before an oblique phrase
  std::uint32_t first_oblique = none;  // phrases behind prepositions that belong to it, in text order
  std::uint32_t last_oblique = none;
  std::uint32_t next_oblique = none;  // the next one of the same governor
  std::uint32_t conjunct = none;      // the next member of the list that begins or continues here
  std::uint32_t participle = none;    // passive clause that describes it: "the ban [imposed] by ..."
  std::uint32_t complement = none;    // clause that says what it is: "plan [to buy]", "claim [that ...]"
};

enum class Link : std::uint8_t {
  main,
  coordinate,  // "..., and then resigned"; its parent is the clause before it
  content,     // "said [that ...]"
  infinitive,  // "agreed [to buy]", "plan [to buy]", "began [leaving]"
  purpose,     // "met [to discuss ...]"
  gerund,      // behind a preposition: "without [asking]"
  participle,  // "..., [calling] it a mistake"
  relative,    // "who [left]"
  reduced,     // "the ban [imposed] by ..."
  adverbial    // behind a conjunction: "if it [buys] ..."
};

enum class Form : std::uint8_t {
  finite,      // has a tense or an auxiliary that has one
  past,        // "imposed": past tense or participle, which the words around must tell
  participle,  // "taken"
  gerund,      // "leaving" without auxiliary
  infinitive   // with "to"
};

// A verb with all that stands around it. `group` is the verbs with their
// auxiliaries and adverbs.
struct Clause {
  TokenRange group;
  std::uint32_t head = 0;
  Form form = Form::finite;
  Link link = Link::main;
  bool passive = false;
  bool copular = false;
  bool question = false;         // its subject stands inside the group
  std::uint32_t subject = none;  // phrases
  std::uint32_t object = none;
  std::uint32_t second_object = none;
  std::uint32_t first_oblique = none;
  std::uint32_t last_oblique = none;
  std::uint32_t parent = none;         // clause
  std::uint32_t parent_phrase = none;  // or phrase that it belongs to
  std::uint32_t opener = none;         // token of the conjunction, preposition or relative word before it
  std::uint32_t predicate = none;      // token of a predicate adjective: "is [likely] to"
  std::uint32_t complement = none;     // first clause that is its content or infinitive
  std::uint32_t first = 0,
                last = 0;  // tokens from its opener or subject to its end
};

enum class ChunkKind : std::uint8_t {
  phrase,
  clause,
  preposition,
  subordinator,
  relative,
  coordinator,
  comma,
  boundary,  // any other mark
  adjective,
  adverb,
  other
};

// A run of tokens that the reader takes as one; `index` is its phrase or
// clause.
struct Chunk {
  ChunkKind kind = ChunkKind::other;
  TokenRange tokens;
  std::uint32_t index = none;
};

// One sentence read. Reused from sentence to sentence.
struct Syntax {
  std::vector<Pos> poses;            // of the sentence's tokens, put right
  std::vector<std::uint64_t> words;  // their classes (grammar.hpp), looked up once
  std::vector<Chunk> chunks;
  std::vector<Phrase> phrases;  // text order
  std::vector<Clause> clauses;  // text order of their verbs

  // Buffers of connect(), by chunk: the verb a phrase here would meet, and whether a list goes on.
  std::vector<std::uint32_t> ahead;
  std::vector<std::uint8_t> lists;
};

// Fills Syntax::poses and words; `first_token` is the first one behind a dateline.
void read_poses(const Document& document, TokenRange sentence, std::uint32_t first_token, const Grammar& grammar,
                Syntax& syntax);

// Cuts the sentence into phrases, verb groups and the words between them.
// Linear.
void read_chunks(const Document& document, TokenRange sentence, const Grammar& grammar, Syntax& syntax);

// Connects what read_chunks found. Linear.
void connect(const Document& document, const Grammar& grammar, Syntax& syntax);

}  // namespace sayso::events
