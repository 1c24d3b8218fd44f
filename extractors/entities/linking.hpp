#pragma once

#include <vector>

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/names.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// One real-world thing as names tell it: its names' indices, what all of them together say of its type and gender.
struct Thing {
  std::vector<std::uint32_t> names;  // in text order
  Scores scores{};
  Gender gender = Gender::unknown;
};

// Joins names that stand for one thing: the same words; a surname or given name with the full name before it (or, where
// none stands before, the first after it); an acronym with the body whose initials it is or beside which it stands in
// brackets; the head of a body's name with the whole. Things are in order of their first name. Two persons with one
// surname stay two; a bare surname goes to the one named last.
[[nodiscard]] std::vector<Thing> link_names(const Document& document, const Lexicon& lexicon,
                                            const std::vector<Name>& names);

}  // namespace sayso::entities
