// Measures what sayso finds against articles annotated by hand, layer by layer.
//
// Both sides are the contract's JSON, so any program that writes it can be measured. Gold items marked
// "optional": true are neither missed nor, when found, false alarms.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace sayso::eval {

// What was found, what should have been, and what is right of it.
struct Counts {
  std::size_t right = 0, found = 0, wanted = 0;

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  // Harmonic mean of the two; 1 where there was nothing to find and nothing was found.
  [[nodiscard]] double f1() const;
};

// Counts by layer and measure ("figures", "value"), added up over documents.
using Scores = std::map<std::pair<std::string, std::string>, Counts>;

// Adds one document's counts. `gold` and `found` are documents of the contract over the same text.
//
// sentences span     the same span
// entities  name     a name mention with the same span and type
//           linked   any mention (same last word) whose entity is the gold mention's entity
// figures   span     overlapping spans
//           value    and the same kind, value or range, unit
//           whole    and the same modifier, rate, change, time, and a measured thing that overlaps
// times     span     overlapping spans
//           value    and the same type and value
// quotes    content  overlapping content
//           joint    and the same speaker
//           stance   and the same stance, or one of the "stances" that the gold quote lists as fair too
// events    trigger  overlapping trigger, the same type or one of the gold event's "types"
//           joint    and an actor and a target that fit
//           strict   and the same polarity, status, claimant, and an object that overlaps
// checks    verdict  same kind and verdict on figures that overlap
void add_document(const nlohmann::json& gold, const nlohmann::json& found, Scores& scores);

// A table of precision, recall and F1, a line a measure.
[[nodiscard]] std::string table(const Scores& scores);

}  // namespace sayso::eval
