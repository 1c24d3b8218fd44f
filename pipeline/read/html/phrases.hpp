#pragma once

#include <string_view>

namespace sayso::read::html {

// Whether a line is one of those that pages put between an article's paragraphs (phrases.tsv): "Advertisement",
// "Read more: ...". Long lines never are.
[[nodiscard]] bool is_boilerplate(std::string_view line);

}  // namespace sayso::read::html
