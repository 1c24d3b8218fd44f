// From a cue to an attribution: who, to whom, and which words.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/quotes/clauses.hpp"
#include "extractors/quotes/cues.hpp"
#include "extractors/quotes/marked.hpp"
#include "extractors/quotes/rule.hpp"

namespace sayso::quotes {

// At most two pieces: a cue breaks its content once.
struct Pieces {
  std::array<TokenRange, 2> ranges;
  std::uint8_t count = 0;

  void add(TokenRange range) {
    if (!range.empty() && count < ranges.size()) ranges[count++] = range;
  }
  [[nodiscard]] const TokenRange* begin() const { return ranges.data(); }
  [[nodiscard]] const TokenRange* end() const { return ranges.data() + count; }
};

struct Attribution {
  CueMatch cue;
  VerbGroup group;
  Subject subject;
  TokenRange addressee;  // empty where there is none
  Pieces content;        // tokens, quotation marks included
  TokenRange reach;      // cue, speaker and what stands between them: no part of another's content
  Rule rule = Rule::phrase;
};

// The attributions of one sentence's cues, in text order of their cues; they may still claim the same words.
void attribute(const Marked& marked, TokenRange sentence, const std::vector<CueMatch>& cues,
               std::vector<Attribution>& found);

}  // namespace sayso::quotes
