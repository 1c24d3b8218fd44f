// What class names, ids and roles tell about a part of a page; the words are in evidence.tsv.
#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::read::html {

using Evidence = std::uint16_t;
inline constexpr Evidence body_evidence = 1, article_evidence = 2, standfirst_evidence = 4, caption_evidence = 8,
                          byline_evidence = 16, hidden_evidence = 32, drop_evidence = 64, doubt_evidence = 128,
                          main_evidence = 256, comments_evidence = 512;

// Of a class attribute's value. Linear in it.
[[nodiscard]] Evidence evidence_of_classes(std::string_view names);
// Of an id attribute's value. One of many words is made of a heading's text and says nothing.
[[nodiscard]] Evidence evidence_of_id(std::string_view id);
// Of a role attribute's value (WAI-ARIA).
[[nodiscard]] Evidence evidence_of_role(std::string_view role);

}  // namespace sayso::read::html
