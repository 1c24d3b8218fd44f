#pragma once

#include <span>
#include <vector>

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/names.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// One real-world thing as names tell it: its names' indices, what all of them together say of its type and gender.
struct Thing {
  std::span<const std::uint32_t> names;  // in text order
  Scores scores{};
  Gender gender = Gender::unknown;
};

// Things in order of their first name; their names lie one behind the other, so that a thing has no memory of its own.
struct Things {
  Things() = default;
  Things(Things&&) = default;
  Things& operator=(Things&&) = default;

  std::vector<std::uint32_t> names;
  std::vector<Thing> all;
};

// Joins names that stand for one thing: the same words; a surname or given name with the full name before it (or, where
// none stands before, the first after it); an acronym with the body whose initials it is or beside which it stands in
// brackets; the head of a body's name with the whole. Two persons with one
// surname stay two; a bare surname goes to the one named last.
[[nodiscard]] Things link_names(const Document& document, const Lexicon& lexicon, const std::vector<Name>& names);

}  // namespace sayso::entities
