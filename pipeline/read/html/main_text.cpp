#include "pipeline/read/html/main_text.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "pipeline/read/html/blocks.hpp"
#include "pipeline/read/html/phrases.hpp"
#include "pipeline/read/html/region.hpp"
#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {
namespace {

// Letters and digits in lower case, so that a headline equals itself however it is set.
std::string letters(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const char lower = ascii_lower(c);
    if (is_ascii_letter(lower) || (c >= '0' && c <= '9')) result += lower;
  }
  return result;
}

class Selector {
 public:
  Selector(Blocks& blocks, const Hints& hints) : blocks_(blocks), page_(blocks.page()), title_(letters(hints.title)) {}

  MainText select() {
    drop_surroundings(blocks_);
    const auto region = find_region(blocks_);
    for (const std::uint32_t node : region) choose(node);
    add_standfirst(region.front());
    drop_trailing();
    return write(region);
  }

 private:
  [[nodiscard]] const Node& node_of(const Block& block) const { return page_.nodes[block.node]; }

  [[nodiscard]] bool is_title(const Block& block) const {
    if (title_.empty() || block.bytes > 2 * title_.size() + 32) return false;
    return letters(blocks_.text(block)) == title_;
  }

  [[nodiscard]] bool belongs(const Block& block) const {
    if (block.dropped || is_title(block)) return false;
    const Node& node = node_of(block);
    if (node.element == Element::h1) return false;
    const std::string_view text = blocks_.text(block);
    if (is_boilerplate(text)) return false;
    if (block.prose != 0) return true;
    if (2 * block.link_bytes > block.bytes) return false;
    return is_heading(node.element) || node.element == Element::p || node.element == Element::li ||
           node.element == Element::blockquote || node.element == Element::td || node.element == Element::dd ||
           node.element == Element::dt || node.element == Element::pre || node.element == Element::th ||
           text.find(' ') != std::string_view::npos;
  }

  void choose(std::uint32_t node) {
    for (std::uint32_t b = blocks_.first(node); b < blocks_.last(node); ++b) {
      if (belongs(blocks_.all()[b])) chosen_.push_back(b);
    }
  }

  // The paragraph between the headline and the text, where that stands outside of the region.
  void add_standfirst(std::uint32_t region) {
    const std::uint32_t first = blocks_.first(region);
    constexpr std::uint32_t farthest = 12;
    std::vector<std::uint32_t> found;
    for (std::uint32_t b = first; b-- > 0 && first - b <= farthest;) {
      const Block& block = blocks_.all()[b];
      if (is_title(block) || node_of(block).element == Element::h1) {
        chosen_.insert(chosen_.begin(), found.rbegin(), found.rend());
        return;
      }
      const bool marked = marked_standfirst(block.node);
      if (!block.dropped && belongs(block) && (block.prose != 0 || (marked && block.bytes >= 40))) found.push_back(b);
    }
  }

  [[nodiscard]] bool marked_standfirst(std::uint32_t node) const {
    for (int steps = 0; steps < 3 && node != 0; ++steps, node = page_.nodes[node].parent) {
      if ((page_.nodes[node].evidence & standfirst_evidence) != 0) return true;
    }
    return false;
  }

  // What stands after the last sentence: headings of what was dropped, labels.
  void drop_trailing() {
    while (!chosen_.empty() && blocks_.all()[chosen_.back()].prose == 0) chosen_.pop_back();
  }

  MainText write(const std::vector<std::uint32_t>& region) {
    MainText result;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const Block& block = blocks_.all()[chosen_[i]];
      const bool heading = is_heading(node_of(block).element);
      // A heading of nothing.
      if (heading && i + 1 < chosen_.size() && is_heading(node_of(blocks_.all()[chosen_[i + 1]]).element) &&
          node_of(blocks_.all()[chosen_[i + 1]]).element <= node_of(block).element)
        continue;
      if (is_repeated(block)) continue;
      if (!result.text.empty()) result.text += "\n\n";
      append(block, result.text);
    }
    static_cast<void>(region);
    return result;
  }

  bool is_repeated(const Block& block) {
    constexpr std::uint32_t short_line = 40;  // bytes
    if (block.bytes < short_line) return false;
    return !seen_.insert(std::hash<std::string_view>{}(blocks_.text(block))).second;
  }

  void append(const Block& block, std::string& out) const {
    for (std::uint32_t line = block.first_line; line < block.last_line; ++line) {
      if (line != block.first_line) out += '\n';
      out += page_.slice(page_.lines[line]);
    }
  }

  Blocks& blocks_;
  const Page& page_;
  std::string title_;
  std::vector<std::uint32_t> chosen_;  // blocks, in text order
  std::unordered_set<std::size_t> seen_;
};

}  // namespace

MainText main_text(const Page& page, const Hints& hints) {
  Blocks blocks(page);
  return Selector(blocks, hints).select();
}

}  // namespace sayso::read::html
