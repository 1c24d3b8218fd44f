// What follows a cue: adjuncts, the one spoken to, and what the content begins with.
#pragma once

#include <cstdint>

#include "extractors/quotes/cues.hpp"
#include "extractors/quotes/marked.hpp"

namespace sayso::quotes {

enum class ComplementKind : std::uint8_t { none, quotation, that_clause, bare_clause, infinitive, phrase };

struct Complement {
  ComplementKind kind = ComplementKind::none;
  std::uint32_t begin = 0;   // of the content
  std::uint32_t behind = 0;  // the first token behind cue and adjuncts, punctuation too
  bool weak = false;         // it may as well be an adjunct: "said because …"
  TokenRange addressee;      // empty where there is none
};

// Reads on from `from`, the token behind the cue (or behind an inverted subject).
[[nodiscard]] Complement read_complement(const Marked& marked, const CueEntry& cue, std::uint32_t from,
                                         std::uint32_t limit);

// "a report by the bank [that said]": the clause says more of the noun, and not what the noun holds.
[[nodiscard]] bool opens_relative_clause(const Marked& marked, const Complement& complement, std::uint32_t limit);

// "welcomes you", "describe me": the reader or the writer is nothing that is said.
[[nodiscard]] bool names_partner(const Marked& marked, const Complement& complement, std::uint32_t limit);

}  // namespace sayso::quotes
