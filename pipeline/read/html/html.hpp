// HTML pages: main text, title, date, publisher, address and language.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/read/formats.hpp"

namespace sayso::read::html {

// What is known about a page from where it was found. Empty where nothing is.
struct Found {
  std::string_view url;
  std::string_view charset;  // of the HTTP header
};

// Reads one page. Always gives an article: a page without main text has empty text and a warning. Captions of pictures
// are in its meta ("captions").
[[nodiscard]] Article read_article(std::string_view bytes, const Origin& origin, const Found& found);

// Markup that is article and nothing else, as feeds hold it: all its text, every block a line, character references
// resolved; scripts and styles left out. `markup` is UTF-8. Text without markup comes back as it is but for its space.
// Any bytes have an answer; linear.
[[nodiscard]] std::string text_of_fragment(std::string_view markup);

// For the table of formats.
[[nodiscard]] Cutter cut_page(std::size_t largest_document);
[[nodiscard]] Articles parse_page(std::string_view bytes, const Origin& origin);

}  // namespace sayso::read::html
