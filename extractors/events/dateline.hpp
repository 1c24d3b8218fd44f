// "OSLO, May 3 (Agency) --": what stands before a report's first sentence, and dashes.
#pragma once

#include <string_view>

#include "pipeline/document/document.hpp"

namespace sayso::events {

[[nodiscard]] bool is_dash(std::string_view text);

// The token at which the sentence proper begins: behind its dateline, if it has one.
[[nodiscard]] std::uint32_t behind_dateline(const Document& document, TokenRange sentence);

}  // namespace sayso::events
