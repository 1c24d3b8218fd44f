#pragma once

#include "pipeline/document/document.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::text {

// Matches quotation marks within each paragraph: fills document.quotations (in text order), the roles of
// scratch.marks and token_flag::in_quotation. Reads tokens, scratch.marks and scratch.paragraphs. Linear in the marks.
void match_quotations(Document& document, Scratch& scratch);

}  // namespace sayso::text
