// Which events of an article are one and the same.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractors/events/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::events {

// Sets `same_as` of every event that an earlier one has told already, and `mentions` of that one. Two are the same
// where their type, polarity and status agree ("the by-election", of which nothing is said, is as planned as when it
// was told of first), nothing known of one contradicts the other (who, whom, what, when, how much), and they share
// enough: two roles, or one where the later is a noun that the text takes as known ("the ban"), or none where such a
// noun stands alone a few sentences behind ("the talks", or "the meeting" where the talks were held). `open`: the first
// bytes of the triggers of nouns that nobody asserts and nothing says are over, in text order. Events in text order;
// cost linear in them.
void join_mentions(const Document& document, const Lexicon& lexicon, std::span<const std::uint32_t> open,
                   std::vector<Event>& events);

}  // namespace sayso::events
