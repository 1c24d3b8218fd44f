#include "pipeline/read/html/blocks.hpp"

#include <algorithm>

namespace sayso::read::html {
namespace {

constexpr std::uint32_t long_text = 100, short_sentence = 40;  // bytes

std::uint32_t prose_of(const Block& block) {
  if (is_heading(block.element)) return 0;
  const bool long_enough = block.bytes >= long_text || (block.bytes >= short_sentence && block.sentence);
  // A paragraph may well be mostly links, but neither all of it nor if it is no sentence.
  const bool whole = block.bytes >= long_text && block.sentence && block.element == Element::p;
  const std::uint64_t most_links = std::uint64_t{block.bytes} * (whole ? 85 : 50) / 100;
  return long_enough && block.link_bytes <= most_links ? block.bytes : 0;
}

// The element that a reader would say the block is.
Element element_of_block(const Page& page, std::uint32_t node) {
  constexpr int farthest = 4;
  std::uint32_t at = node;
  for (int steps = 0; steps < farthest && at != 0; ++steps, at = page.nodes[at].parent) {
    const Node& outer = page.nodes[at];
    constexpr std::uint32_t most_lines_of_heading = 3;  // more are in one only if its end tag is missing
    if (is_heading(outer.element) && outer.last_line - outer.first_line <= most_lines_of_heading) return outer.element;
  }
  const Element own = page.nodes[node].element;
  return is_heading(own) ? Element::p : own;
}

}  // namespace

bool ends_sentence(std::string_view text) {
  constexpr std::string_view closing = "\"')]";
  while (!text.empty()) {
    if (closing.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
    } else if (text.ends_with("”") || text.ends_with("’") || text.ends_with("…") || text.ends_with("。")) {
      return true;
    } else {
      return text.back() == '.' || text.back() == '!' || text.back() == '?' || text.back() == ':';
    }
  }
  return false;
}

Blocks::Blocks(const Page& page) : page_(page) {
  of_line_.reserve(page.lines.size());
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    if (!line.after_break || blocks_.empty()) {
      Block& added = blocks_.emplace_back();
      added.node = line.node;
      added.first_line = i;
      added.element = element_of_block(page, line.node);
    }
    Block& block = blocks_.back();
    block.last_line = i + 1;
    block.bytes += line.end - line.begin;
    block.link_bytes += line.link_bytes;
    of_line_.push_back(static_cast<std::uint32_t>(blocks_.size() - 1));
  }
  for (Block& block : blocks_) {
    block.sentence = ends_sentence(text(block));
    block.prose = prose_of(block);
  }
  update();
}

std::string_view Blocks::text(const Block& block) const {
  const std::uint32_t begin = page_.lines[block.first_line].begin, end = page_.lines[block.last_line - 1].end;
  return std::string_view(page_.text).substr(begin, end - begin);
}

void Blocks::update() {
  before_.assign(1, {});
  before_.reserve(blocks_.size() + 1);
  for (const Block& block : blocks_) {
    Sums sums = before_.back();
    if (!block.dropped) {
      sums.bytes += block.bytes;
      sums.link_bytes += block.link_bytes;
      sums.prose += block.prose;
    }
    before_.push_back(sums);
  }
}

Sums Blocks::sums(std::uint32_t node) const {
  const Sums& begin = before_[first(node)];
  const Sums& end = before_[std::max(first(node), last(node))];
  return {end.bytes - begin.bytes, end.link_bytes - begin.link_bytes, end.prose - begin.prose};
}

}  // namespace sayso::read::html
