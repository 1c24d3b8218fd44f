// Which words are a cue's content: those of its complement, or those before it and what goes on behind it.
#pragma once

#include <cstdint>

#include "extractors/quotes/attribution.hpp"
#include "extractors/quotes/complement.hpp"
#include "extractors/quotes/marked.hpp"

namespace sayso::quotes {

// Where a cue's words are looked for.
struct Scope {
  const Marked& marked;
  TokenRange sentence;
  std::uint32_t floor;  // where the clauses before the cue begin: the sentence, or behind its last semicolon or colon
  std::uint32_t words;  // the first token from there on, as far as the cue, that is no mark at an edge
};

// Fills content, rule and reach of `attribution` from its complement. False where that leaves no words.
bool take_complement(const Scope& scope, Attribution& attribution, const Complement& complement);

// The words before "…, she said", which begins at `left`: a quotation that ends there, else the clause before the
// comma; and what goes on at `behind`. `free` says that the cue has no complement of its own. False where there are
// none.
bool take_content_before(const Scope& scope, Attribution& attribution, std::uint32_t left, std::uint32_t behind,
                         bool free);

// The same of a preposition's source ("…, according to the report").
bool take_content_before_source(const Scope& scope, Attribution& attribution, std::uint32_t left, std::uint32_t behind);

// A comma, a stop or a dash, which is no part of content at its edge.
[[nodiscard]] bool is_edge(const Marked& marked, std::uint32_t token);

// Without such marks at the edges; those of quotations stay.
[[nodiscard]] TokenRange trimmed(const Marked& marked, TokenRange range);

}  // namespace sayso::quotes
