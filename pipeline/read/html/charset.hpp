// Pages in any encoding made UTF-8, as browsers do.
#pragma once

#include <string>
#include <string_view>

namespace sayso::read::html {

// Well-formed UTF-8: `bytes` themselves where they are, else converted into `buffer`, with U+FFFD for what is no text
// in the page's encoding. That is told by its byte order mark, `header_charset` (of the HTTP header; may be empty), its
// <meta>, whether it is well-formed UTF-8, and else is Windows-1252. Text that is well-formed UTF-8 and more than ASCII
// is UTF-8 whatever the page says.
[[nodiscard]] std::string_view to_utf8(std::string_view bytes, std::string_view header_charset, std::string& buffer);

}  // namespace sayso::read::html
