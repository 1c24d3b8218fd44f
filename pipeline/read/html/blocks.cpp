#include "pipeline/read/html/blocks.hpp"

#include <algorithm>

namespace sayso::read::html {
namespace {

// Whether the text ends as a sentence does, perhaps within quotation marks or brackets.
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

constexpr std::uint32_t long_text = 100, short_sentence = 40;  // bytes

std::uint32_t prose_of(const Block& block, std::string_view text, Element element) {
  if (is_heading(element) || 2 * block.link_bytes > block.bytes) return 0;
  if (block.bytes >= long_text || (block.bytes >= short_sentence && ends_sentence(text))) return block.bytes;
  return 0;
}

}  // namespace

Blocks::Blocks(const Page& page) : page_(page) {
  of_line_.reserve(page.lines.size());
  for (std::uint32_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    if (!line.after_break || blocks_.empty()) blocks_.push_back({line.node, i, i, 0, 0, 0, false});
    Block& block = blocks_.back();
    block.last_line = i + 1;
    block.bytes += line.end - line.begin;
    block.link_bytes += line.link_bytes;
    of_line_.push_back(static_cast<std::uint32_t>(blocks_.size() - 1));
  }
  for (Block& block : blocks_) block.prose = prose_of(block, text(block), page.nodes[block.node].element);
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
