// HTML to articles.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/document/article.hpp"

namespace sayso::read {

// A page as it came: main text (paragraphs as lines), title, date, publisher, canonical URL and language, with a
// warning where there is no main text. `http_charset` and `url` are what the server said and the page's address, or
// empty. The result has no id, path and format. Any bytes have an answer; linear.
[[nodiscard]] Article parse_html(std::string_view bytes, std::string_view http_charset, std::string_view url);

// Markup that is article and nothing else, as feeds hold it: all its text, every block a line, character references
// resolved; scripts and styles left out. `markup` is UTF-8. Text without markup comes back as it is but for its space.
// Any bytes have an answer; linear.
[[nodiscard]] std::string text_of_fragment(std::string_view markup);

}  // namespace sayso::read
