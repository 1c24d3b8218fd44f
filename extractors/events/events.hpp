// Finds what is reported to have happened, be happening or be coming.
//
// How it works: each sentence is read into phrases and clauses (syntax.hpp).
// Verbs and nouns of triggers.tsv name events; the first row of the trigger
// whose conditions hold says which type, and its frame (frames.tsv) which
// phrases are actor, target and object. Polarity and status come from the
// clause and from the words it stands under (status.tsv); claimant and quote
// from the quotes layer. What is not there stays empty.
#pragma once

#include <vector>

#include "extractors/events/lexicon.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/document/reasons.hpp"

namespace sayso::events {

// Reads every layer before it. Text order of triggers, each trigger once. Never
// fails; linear in tokens.
[[nodiscard]] std::vector<Event> extract(const Document& document, const Lexicon& lexicon);

// Why each event of the document was found, in their order. `document` has all that extract() made; costs as much.
[[nodiscard]] std::vector<EventReasons> explain(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::events
