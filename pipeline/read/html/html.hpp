// HTML pages: main text, title, date, publisher, address and language.
#pragma once

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

// For the table of formats.
[[nodiscard]] Cutter cut_page(std::size_t largest_document);
[[nodiscard]] Articles parse_page(std::string_view bytes, const Origin& origin);

}  // namespace sayso::read::html
