#pragma once

#include <string_view>
#include <vector>

#include "pipeline/document/types.hpp"

namespace sayso::text {

// Replaces `addresses` by the spans of URLs, e-mail addresses, @handles and #tags, in text order, without overlaps.
// Each is one token whatever it contains. Linear in the text.
void find_addresses(std::string_view text, std::vector<Span>& addresses);

// Where a URL, or a path behind a host name, that runs through `byte` ends: before white space, quotation marks and
// the punctuation that belongs to the sentence around it.
[[nodiscard]] std::size_t end_of_url(std::string_view text, std::size_t begin, std::size_t byte);

}  // namespace sayso::text
