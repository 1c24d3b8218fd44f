// Whose word an event rests on.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractors/events/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::events {

// Sets quote and claimant of events inside what somebody says, and makes
// denials agree with the quotes: what a quote of stance "denial" says by a
// trigger of denial or refusal is one denial, and what is denied did not
// happen. Events in text order; linear in events and quotes.
// `background` holds the triggers' first bytes of nouns that nobody asserts ("broke the [treaty]"), in text order.
void add_claims(const Document& document, const Lexicon& lexicon, std::span<const std::uint32_t> background,
                std::vector<Event>& events);

}  // namespace sayso::events
