#include "cases.hpp"

#include <catch.hpp>
#include <fstream>
#include <iterator>

#include "pipeline/lexicon/table.hpp"

namespace sayso::cases {
namespace {

constexpr std::size_t most_cells = 10;

struct Case {
  std::string text;
  Span span;  // empty: nothing may be found
};

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool line_break = text.substr(i, 2) == "\\n";
    out += line_break ? '\n' : text[i];
    if (line_break) ++i;
  }
  return out;
}

Case read_case(std::string_view marked) {
  Case result;
  for (const char c : unescaped(marked)) {
    const auto here = static_cast<std::uint32_t>(result.text.size());
    if (c == '[') {
      result.span.begin = here;
    } else if (c == ']') {
      result.span.end = here;
    } else {
      result.text += c;
    }
  }
  return result;
}

std::string shown(const Document& document, const std::vector<Found>& found) {
  std::string out = "found:";
  for (const Found& item : found) {
    out += "\n  [" + text_of(document, item.span) + "]";
    for (const std::string& cell : item.cells) out += " | " + (cell.empty() ? std::string("-") : cell);
  }
  return out;
}

void check_row(const lexicon::Row& row, Describe describe) {
  const Case expected = read_case(row[0]);
  const Document document = analyse(expected.text);
  const std::vector<Found> found = describe(document, models());
  INFO("line " << row.line() << ": " << row[0] << "\n" << shown(document, found));
  if (expected.span.empty()) {
    CHECK(found.empty());
    return;
  }
  const auto match = std::find_if(found.begin(), found.end(), [&](const Found& f) { return f.span == expected.span; });
  REQUIRE(match != found.end());
  for (std::size_t i = 0; i < match->cells.size(); ++i) {
    // A cell of the row that is missing is not tested; reading gives "" for it and for "-", so the row's own text
    // decides how many cells it has.
    if (i + 1 >= row.cells()) break;
    CHECK(match->cells[i] == row[i + 1]);
  }
}

}  // namespace

const run::Models& models() {
  static const run::Models loaded{lexicon::Source{}};
  return loaded;
}

Document analyse(const std::string& text) {
  static run::Scratch scratch;
  Article article;
  article.text = text;
  article.published = "2019-01-10";
  Document document = run::analyse(std::move(article), models(), scratch);
  REQUIRE(validate(document) == "");
  return document;
}

void check_rows(const std::string& file, Describe describe) {
  const std::string path = std::string(SAYSO_CASES_DIR) + "/" + file;
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const lexicon::Table table(file, text, 2, most_cells);
  REQUIRE(table.size() > 0);
  for (const lexicon::Row row : table) {
    DYNAMIC_SECTION(row[0]) { check_row(row, describe); }
  }
}

std::string text_of(const Document& document, Span span) { return std::string(document.slice(span)); }

std::string text_of(const Number& number) {
  std::string out;
  append_json(number, out);
  return out;
}

}  // namespace sayso::cases
