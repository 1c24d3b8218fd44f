// Which lines of a page are the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/html/page.hpp"

namespace sayso::read::html {

struct MainText {
  std::string text;                   // paragraphs, parted by blank lines; empty where the page has no article
  std::vector<std::string> captions;  // of pictures within it, in order
};

// What else is known of the article while its text is looked for.
struct Hints {
  std::string_view title;        // is not repeated in the text
  std::string_view description;  // in a sentence or two, or empty
  std::string_view body;         // the text that JSON-LD gives, perhaps cut or without paragraphs; or empty
};

// Linear in the page.
[[nodiscard]] MainText main_text(const Page& page, const Hints& hints);

}  // namespace sayso::read::html
