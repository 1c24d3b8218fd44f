// Behaviour, one row each: tests/cases/<layer>.tsv.
//
// A row is a text with the expected span in square brackets, then what is expected of it, cell by cell; cells that the
// row leaves out are not tested, "-" means empty. A text without brackets and with the only cell "-" says that the
// layer finds nothing there. "\n" in the text is a line break, "¦" separates cells of lists. Rows of comment say why.
#pragma once

#include <string>
#include <vector>

#include "pipeline/run/analyse.hpp"

namespace sayso::cases {

// One thing a layer found: where, and its fields in the order of the file's columns.
struct Found {
  Span span;
  std::vector<std::string> cells;
};

using Describe = std::vector<Found> (*)(const Document&, const run::Models&);

// The models, loaded once for all tests.
const run::Models& models();

// The text analysed as an article published on Thursday, 10 January 2019.
Document analyse(const std::string& text);

// Runs every row of tests/cases/<file> as a section named by its text.
void check_rows(const std::string& file, Describe describe);

// A span's text, or "" for an empty span; a number as JSON.
std::string text_of(const Document& document, Span span);
std::string text_of(const Number& number);

}  // namespace sayso::cases
