// What a page says about its article: title, date, publisher, address, language.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/read/html/json_ld.hpp"
#include "pipeline/read/html/page.hpp"

namespace sayso::read::html {

// Empty where the page does not say. All from the page but `published`, which is ISO 8601.
struct Metadata {
  std::string title, published, publisher, url, language;
};

// `found_url` is where the page was found; may be empty.
[[nodiscard]] Metadata read_metadata(const Page& page, const LinkedData& linked, std::string_view found_url);

// The content of the first <meta> with one of these names, in the order of the names; empty where there is none.
[[nodiscard]] std::string_view meta_content(const Page& page, std::initializer_list<std::string_view> names);

// title.cpp: the headline without the site's name.
[[nodiscard]] std::string find_title(const Page& page, const LinkedData& linked, std::string_view publisher,
                                     std::string_view url);
// Letters, digits and what is not ASCII, in lower case: by these, two spellings of a headline are compared.
[[nodiscard]] std::string letters(std::string_view text);
// publication.cpp: the day, or day and time, of publication.
struct FoundMetadata {
  std::string_view title, address, language;  // address: where the page was found, or says it is
};
[[nodiscard]] std::string find_published(const Page& page, const LinkedData& linked, const FoundMetadata& found);

// White space made one space, references and tags taken out of a value that a page has encoded once too often.
[[nodiscard]] std::string tidied(std::string_view value);

}  // namespace sayso::read::html
