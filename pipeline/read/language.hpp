// In which language an article is written. What is not English gets sentences and nothing else.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/document/article.hpp"

namespace sayso::read {

// The language of a text by its scripts and commonest words (languages.tsv), as BCP 47: "en", "de", "ja". Empty where
// the text is too short or nothing is clear. Looks at the first 2 KiB.
[[nodiscard]] std::string detect_language(std::string_view text);

// Whether a language tag is that of English; a text of unknown language is taken for it.
[[nodiscard]] bool is_english(std::string_view language);

// Fills in or corrects the article's language: what a page says of itself is often wrong and gives way to its text,
// what a data set says does not. Of text without a language only another than English is told.
void recognise_language(Article& article);

}  // namespace sayso::read
