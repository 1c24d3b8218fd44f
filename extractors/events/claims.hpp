// Whose word an event rests on.
#pragma once

#include <vector>

#include "extractors/events/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::events {

// Sets quote and claimant of events inside what somebody says, and makes
// denials agree with the quotes: what a quote of stance "denial" says by a
// trigger of denial or refusal is one denial, and what is denied did not
// happen. Events in text order; linear in events and quotes.
void add_claims(const Document& document, const Lexicon& lexicon, std::vector<Event>& events);

}  // namespace sayso::events
