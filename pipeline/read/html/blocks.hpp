// Lines of a page grouped into blocks, and how much running text every node of the page holds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/read/html/page.hpp"

namespace sayso::read::html {

// Lines that only line breaks part.
struct Block {
  std::uint32_t node = 0;
  Element element = Element::other;             // the node's, or that of the heading that it stands in
  bool sentence = false;                        // ends as one does
  std::uint32_t first_line = 0, last_line = 0;  // [first, last)
  std::uint32_t bytes = 0, link_bytes = 0;
  std::uint32_t prose = 0;  // bytes, if it reads like sentences of an article; else 0
  bool dropped = false;     // no part of the article, wherever that is
  bool caption = false;     // dropped because it tells about a picture
};

// Sums over a node and all that it holds.
struct Sums {
  std::uint64_t bytes = 0, link_bytes = 0, prose = 0;
};

// Whether the text ends as a sentence does, perhaps within quotation marks or brackets.
[[nodiscard]] bool ends_sentence(std::string_view text);

class Blocks {
 public:
  explicit Blocks(const Page& page);

  [[nodiscard]] const Page& page() const { return page_; }
  [[nodiscard]] std::vector<Block>& all() { return blocks_; }
  [[nodiscard]] const std::vector<Block>& all() const { return blocks_; }
  // Over the blocks of a node that are not dropped.
  [[nodiscard]] Sums sums(std::uint32_t node) const;
  // The node's blocks: [first, last).
  [[nodiscard]] std::uint32_t first(std::uint32_t node) const { return block_of_line(page_.nodes[node].first_line); }
  [[nodiscard]] std::uint32_t last(std::uint32_t node) const { return block_of_line(page_.nodes[node].last_line); }
  [[nodiscard]] std::string_view text(const Block& block) const;
  // To be called after blocks have been dropped.
  void update();

 private:
  [[nodiscard]] std::uint32_t block_of_line(std::uint32_t line) const {
    return line < of_line_.size() ? of_line_[line] : static_cast<std::uint32_t>(blocks_.size());
  }

  const Page& page_;
  std::vector<Block> blocks_;
  std::vector<std::uint32_t> of_line_;  // the block that a line begins or goes on
  std::vector<Sums> before_;            // sums over all blocks before one
};

}  // namespace sayso::read::html
