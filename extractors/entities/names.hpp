#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extractors/entities/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

inline constexpr std::size_t type_count = 11;

// How much speaks for each type, by EntityType. Whole points; from 6 up a list or the name's own words have settled it.
using Scores = std::array<std::int16_t, type_count>;

[[nodiscard]] EntityType best_type(const Scores& scores);

// A stretch of text that is a name by its shape, before anything is known of the rest of the article.
struct Name {
  TokenRange tokens;
  Scores scores{};
  Gender gender = Gender::unknown;
  TokenRange title;                  // the title that stands before it, or empty
  const KnownName* known = nullptr;  // where a list holds the whole name
  std::uint64_t body = 0;            // of a country's body ("Japan's government"): the same however it is put
  bool learned = false;              // the network sees a name here
  bool heading = false;              // stands in a heading whose words have capitals
  bool doubtful = false;             // nothing but its shape and its neighbours speak for it
};

// Every name of running text, in text order; where one stands inside another, the longer one first. Runs of capitalised
// words are cut at titles, known places and hyphens between known names; a word that opens a sentence is a name only if
// a list or its part of speech says so. Headlines in title case yield only what lists know or the network sees.
[[nodiscard]] std::vector<Name> find_names(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::entities
