// How content is found; confidence.tsv says how often each way is right.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sayso::quotes {

// Which rule found the content; with the cue's share it decides the confidence.
enum class Rule : std::uint8_t {
  quotation_before,  // “…,” she said
  quotation_behind,  // she said: “…”
  clause_before,     // …, she said
  clause_around,     // …, she said, …
  that_clause,       // she said that …
  bare_clause,       // she said …
  infinitive,        // she vowed to …
  phrase,            // she denied …
  according,         // according to her, …
  noun,              // her claim that …
  alone,             // no content but the cue
  colon,             // Lee: …
  continuation,      // “…” after a quote
  loose              // “…” alone
};

inline constexpr std::size_t rule_count = 14;

}  // namespace sayso::quotes
