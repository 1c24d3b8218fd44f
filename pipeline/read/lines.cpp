#include "pipeline/read/lines.hpp"

#include <algorithm>
#include <array>

namespace sayso::read {
namespace {

// Elements of HTML (https://html.spec.whatwg.org/#flow-content-3 and those that browsers show as blocks) and NITF.
constexpr std::array<std::string_view, 51> blocks = {
    "address",  "article",    "aside",  "block",      "block-quote", "blockquote", "body", "body.content", "bq",
    "br",       "caption",    "center", "dd",         "details",     "dir",        "div",  "dl",           "dt",
    "fieldset", "figcaption", "figure", "fn",         "footer",      "form",       "h1",   "h2",           "h3",
    "h4",       "h5",         "h6",     "header",     "hl1",         "hl2",        "hr",   "html",         "legend",
    "li",       "main",       "nav",    "nitf-table", "ol",          "option",     "p",    "pre",          "section",
    "summary",  "table",      "tbody",  "title",      "tr",          "ul"};
static_assert(std::is_sorted(blocks.begin(), blocks.end()));

}  // namespace

bool ends_line(std::string_view element) { return std::binary_search(blocks.begin(), blocks.end(), element); }

}  // namespace sayso::read
