// What a document's quotes are before they are written: whose words, found how, meant how.
#pragma once

#include <vector>

#include "extractors/quotes/marked.hpp"
#include "extractors/quotes/selection.hpp"
#include "extractors/quotes/stance.hpp"

namespace sayso::quotes {

struct Statement {
  Selected selected;
  Decision decision;
};

// Text order of the first content span. Linear in tokens.
[[nodiscard]] std::vector<Statement> read_statements(const Marked& marked);

}  // namespace sayso::quotes
