#include "pipeline/read/html/main_text.hpp"

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "pipeline/read/html/blocks.hpp"
#include "pipeline/read/html/dates.hpp"
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
  Selector(Blocks& blocks, const Hints& hints)
      : blocks_(blocks), page_(blocks.page()), title_(letters(hints.title)), description_(letters(hints.description)) {}

  MainText select() {
    drop_surroundings(blocks_);
    const auto region = find_region(blocks_);
    for (const std::uint32_t node : region) choose(node);
    add_standfirst(region.front());
    drop_trailing();
    MainText found = write();
    found.captions = captions_of(region);
    return found;
  }

 private:
  [[nodiscard]] bool is_title(const Block& block) const {
    if (title_.empty() || block.bytes > 2 * title_.size() + 32) return false;
    return letters(blocks_.text(block)) == title_;
  }

  [[nodiscard]] bool belongs(const Block& block) const {
    if (block.dropped || is_title(block)) return false;
    if (is_boilerplate(blocks_.text(block)) || is_caption(block)) return false;
    if (block.prose != 0) return true;
    if (20 * block.link_bytes > (block.sentence ? 19 : 10) * block.bytes) return false;
    constexpr std::uint32_t short_label = 60;  // bytes
    return is_text_element(block.element) || block.sentence || block.bytes >= short_label;
  }

  // Elements that hold text and not parts of the page's furniture.
  static bool is_text_element(Element element) {
    using enum Element;
    switch (element) {
      case p:
      case li:
      case blockquote:
      case td:
      case th:
      case dd:
      case dt:
      case pre:
        return true;
      default:
        return is_heading(element);
    }
  }

  // What stands below a picture and is neither a paragraph nor a sentence.
  [[nodiscard]] bool is_caption(const Block& block) const {
    constexpr std::uint32_t longest = 200;  // bytes
    return page_.lines[block.first_line].after_image && !block.sentence && block.bytes <= longest &&
           !is_text_element(block.element);
  }

  // "By Ann Lee", "3 May 2024, 10:20": above the text, and no sentence.
  [[nodiscard]] bool is_byline(const Block& block) const {
    constexpr std::uint32_t longest = 100;  // bytes
    if (block.sentence || block.bytes > longest || is_heading(block.element)) return false;
    const std::string_view text = blocks_.text(block);
    return text.starts_with("By ") || text.starts_with("BY ") || !iso_date(text, DayOrder::day_first).empty();
  }

  void choose(std::uint32_t node) {
    for (std::uint32_t b = blocks_.first(node); b < blocks_.last(node); ++b) {
      const Block& block = blocks_.all()[b];
      constexpr std::size_t above = 4;
      if (chosen_.size() < above && is_byline(block)) continue;
      const bool headline = block.element == Element::h1 && chosen_.empty();  // in other words than the title
      if (belongs(block) && !headline) chosen_.push_back(b);
    }
  }

  // Those of pictures from the first of the text to the last, where they do not repeat it.
  std::vector<std::string> captions_of(const std::vector<std::uint32_t>& region) {
    std::vector<std::string> captions;
    for (std::uint32_t b = blocks_.first(region.front()); b < blocks_.last(region.back()); ++b) {
      const Block& block = blocks_.all()[b];
      if (!block.caption && (block.dropped || !is_caption(block))) continue;
      const std::string_view text = blocks_.text(block);
      if (text.find(' ') == std::string_view::npos || is_boilerplate(text) || is_repeated(block)) continue;
      append(block, captions.emplace_back());
    }
    return captions;
  }

  // The headline's block before the region, or the region's first if there is none near.
  [[nodiscard]] std::uint32_t headline_before(std::uint32_t first) const {
    constexpr std::uint32_t farthest = 60, most_kept = 24;
    std::uint32_t kept = 0;
    for (std::uint32_t b = first; b-- > 0 && first - b <= farthest && kept < most_kept;) {
      const Block& block = blocks_.all()[b];
      if (is_title(block) || block.element == Element::h1) return b;
      if (!block.dropped) ++kept;
    }
    return first;
  }

  // The paragraph between the headline and the text, where that stands outside of the region.
  void add_standfirst(std::uint32_t region) {
    const std::uint32_t first = blocks_.first(region);
    std::vector<std::uint32_t> found;
    for (std::uint32_t b = headline_before(first); b < first; ++b) {
      const Block& block = blocks_.all()[b];
      if (!belongs(block) || is_byline(block) || block.element == Element::h1) continue;
      constexpr std::uint32_t short_line = 40;  // bytes
      const bool next = found.empty() && 4 * block.link_bytes < block.bytes;
      if (block.prose != 0 || (block.bytes >= short_line && (next || is_standfirst(block)))) found.push_back(b);
    }
    chosen_.insert(chosen_.begin(), found.begin(), found.end());
  }

  [[nodiscard]] bool is_standfirst(const Block& block) const {
    if (marked_standfirst(block.node)) return true;
    return !description_.empty() && block.bytes < 2 * description_.size() + 64 &&
           letters(blocks_.text(block)).starts_with(description_);
  }

  [[nodiscard]] bool marked_standfirst(std::uint32_t node) const {
    for (int steps = 0; steps < 3 && node != 0; ++steps, node = page_.nodes[node].parent) {
      if ((page_.nodes[node].evidence & standfirst_evidence) != 0) return true;
    }
    return false;
  }

  // What stands after the last sentence: headings of what was dropped, labels.
  void drop_trailing() {
    const auto is_text = [](const Block& block) {
      return block.prose != 0 || block.element == Element::li || (block.sentence && is_text_element(block.element));
    };
    while (!chosen_.empty() && !is_text(blocks_.all()[chosen_.back()])) chosen_.pop_back();
  }

  MainText write() {
    MainText result;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const Block& block = blocks_.all()[chosen_[i]];
      const bool heading = is_heading(block.element);
      // A heading of nothing.
      if (heading && i + 1 < chosen_.size() && is_heading(blocks_.all()[chosen_[i + 1]].element) &&
          blocks_.all()[chosen_[i + 1]].element <= block.element)
        continue;
      if (is_repeated(block)) continue;
      if (!result.text.empty()) result.text += "\n\n";
      append(block, result.text);
    }
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
  std::string title_, description_;
  std::vector<std::uint32_t> chosen_;     // blocks, in text order
  std::unordered_set<std::size_t> seen_;  // hashes of lines that are not short
};

// Every line of a text that may have tags in it.
std::string all_lines(std::string_view text) {
  std::string html;
  for (const char c : text) (c == '\n' ? html += "<p>" : html += c);
  const Page page = read_page(html);
  std::string result;
  for (const Line& line : page.lines) {
    if (!result.empty()) result += "\n\n";
    result += page.slice(line);
  }
  return result;
}

}  // namespace

MainText main_text(const Page& page, const Hints& hints) {
  Blocks blocks(page);
  MainText found = Selector(blocks, hints).select();
  // Some pages have their text only there, and put it in place by a script.
  constexpr std::size_t least = 400;
  if (hints.body.size() >= least && 3 * found.text.size() < hints.body.size()) found.text = all_lines(hints.body);
  return found;
}

}  // namespace sayso::read::html
