// A page as the rest of this folder sees it: its blocks, the lines of text in them, and what its head says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/html/elements.hpp"
#include "pipeline/read/html/evidence.hpp"

namespace sayso::read::html {

// An element that holds lines or says something about those in it. In the order of their start tags, so a node's
// descendants are the nodes that follow it, up to its `end`.
struct Node {
  Element element = Element::other;
  bool article_body = false;  // itemprop="articleBody"
  Evidence evidence = 0;
  std::uint32_t parent = 0;  // of node 0, the page, itself
  std::uint32_t end = 0;
  std::uint32_t first_line = 0, last_line = 0;  // lines within it: [first, last)
};

// Text between two ends of blocks or line breaks, white space made one space.
struct Line {
  std::uint32_t node = 0;            // the block that it stands in
  std::uint32_t begin = 0, end = 0;  // bytes of Page::text
  std::uint32_t link_bytes = 0;      // of these, so many in links
  bool after_image = false;          // a picture stands between it and the line before
  bool after_break = false;          // a <br> parts it from the line before, which is in the same block
};

struct Meta {
  std::string name, content;  // name or property, in lower case
};

struct TimeElement {
  std::uint32_t node = 0, line = 0;  // where it stands: the number of the line that was under way
  std::string datetime;              // the attribute
  bool published = false;            // marked as the day of publication ("pubdate", itemprop "datePublished")
};

struct Page {
  std::string text;
  std::vector<Node> nodes;
  std::vector<Line> lines;
  std::vector<std::uint32_t> heading_parts;  // bytes of `text` where an inline tag stands within an <h1>
  std::string title;                         // of <title>
  std::string language;                      // of <html lang>
  std::string canonical;
  std::vector<Meta> meta;
  std::vector<TimeElement> times;
  std::vector<std::string_view> json_ld, scripts;  // as they stand in the page; other scripts

  [[nodiscard]] std::string_view slice(const Line& line) const {
    return std::string_view(text).substr(line.begin, line.end - line.begin);
  }
};

// What a page may have at most of anything; what is beyond is left out. No article comes near it.
inline constexpr std::size_t most_nodes = std::size_t{1} << 20, most_lines = std::size_t{1} << 20, most_meta = 4096;
// Elements open at a time; deeper ones count as if they were not there (browsers do about the same).
inline constexpr std::size_t most_depth = 512;

// `html` is UTF-8 and must outlive the page. Never fails; linear in `html`.
[[nodiscard]] Page read_page(std::string_view html);

}  // namespace sayso::read::html
