// Parties named inside what something is done to or agreed on: "lifted sanctions against [Oslo]".
#pragma once

#include "extractors/events/occurrence.hpp"

namespace sayso::events {

// In the object (a phrase or none) and the completing clause of a verb.
[[nodiscard]] Fillers inner_parties_of_clause(const Reader& reader, const Occurrence& occurrence, std::uint32_t object);

// Behind the prepositions of a noun.
[[nodiscard]] Fillers inner_parties_of_phrase(const Reader& reader, const Occurrence& occurrence);

}  // namespace sayso::events
