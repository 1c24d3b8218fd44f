// Builds the tree of blocks with a stack of open elements and the rules of the HTML standard that matter for text:
// which start tags end an open paragraph, list item or cell, and what an end tag without a match does (nothing). The
// stack is bounded, so every tag costs a bounded amount whatever the page looks like.
#include "pipeline/read/html/page.hpp"

#include <algorithm>
#include <array>

#include "pipeline/read/html/facts.hpp"
#include "pipeline/read/html/line_text.hpp"
#include "pipeline/read/html/references.hpp"
#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {
namespace {

struct Open {
  ElementName name;
  bool block = false;
  bool link = false;
  bool mutes = false;      // its text is no text of the page
  std::uint32_t node = 0;  // the innermost node, itself if it has one
  std::uint32_t block_node = 0;
  bool has_node = false;
};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

class Builder {
 public:
  explicit Builder(std::string_view html) : tokenizer_(html), line_(page_.text) {
    page_.text.reserve(html.size() / 8);
    page_.nodes.push_back({});
  }

  Page build() {
    for (HtmlToken token = tokenizer_.next(); token.type != TokenType::end; token = tokenizer_.next()) {
      switch (token.type) {
        case TokenType::text:
          text(token.text);
          break;
        case TokenType::raw_text:
          raw_text(token.text);
          break;
        case TokenType::start_tag:
          start(token);
          break;
        case TokenType::end_tag:
          end(token);
          break;
        default:
          break;
      }
    }
    end_line();
    pop_to(0);
    page_.nodes[0].end = static_cast<std::uint32_t>(page_.nodes.size());
    page_.nodes[0].last_line = static_cast<std::uint32_t>(page_.lines.size());
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::uint32_t node() const { return stack_.empty() ? 0 : stack_.back().node; }
  [[nodiscard]] std::uint32_t block_node() const { return stack_.empty() ? 0 : stack_.back().block_node; }
  [[nodiscard]] std::uint32_t& open_count(Element element) { return open_[static_cast<std::size_t>(element)]; }

  [[nodiscard]] bool in_heading() const { return !stack_.empty() && is_heading(stack_.back().name.element); }

  void text(std::string_view piece) {
    if (!stack_.empty() && stack_.back().name.element == Element::title) {
      if (page_.title.empty() && open_count(Element::svg) == 0) {
        LineText title(page_.title);
        title.append(piece);
      }
      return;
    }
    if (mute_ != 0 || page_.lines.size() >= most_lines) return;
    if (open_count(Element::pre) != 0) return preformatted(piece);
    append(piece);
  }

  void append(std::string_view piece) {
    const std::size_t before = line_.size();
    line_.append(piece);
    if (links_ != 0) link_bytes_ += static_cast<std::uint32_t>(line_.size() - before);
  }

  void preformatted(std::string_view piece) {
    for (;;) {
      const std::size_t feed = piece.find('\n');
      append(piece.substr(0, feed));
      if (feed == std::string_view::npos) return;
      break_line();
      piece.remove_prefix(feed + 1);
    }
  }

  void raw_text(std::string_view text) {
    const bool script = !stack_.empty() && stack_.back().name.element == Element::script;
    auto& scripts = json_ld_ ? page_.json_ld : page_.scripts;
    if (script && scripts.size() < most_meta) scripts.push_back(text);
    json_ld_ = false;
  }

  // Ends the line under way.
  void end_line() {
    const auto end = static_cast<std::uint32_t>(line_.size());
    const auto begin = static_cast<std::uint32_t>(line_.end_line());
    if (begin != end) {
      const bool same_block = !page_.lines.empty() && page_.lines.back().node == block_node();
      page_.lines.push_back(
          {block_node(), begin, end, std::min(link_bytes_, end - begin), image_, broken_ && same_block});
      image_ = false;
    }
    link_bytes_ = 0;
    broken_ = false;
  }

  void break_line() {
    end_line();
    broken_ = true;
  }

  void pop() {
    const Open& top = stack_.back();
    if (top.block && mute_ == 0) end_line();
    if (top.mutes) --mute_;
    if (top.link) --links_;
    if (top.has_node) {
      page_.nodes[top.node].end = static_cast<std::uint32_t>(page_.nodes.size());
      page_.nodes[top.node].last_line = static_cast<std::uint32_t>(page_.lines.size());
    }
    --open_count(top.name.element);
    stack_.pop_back();
    if (open_count(Element::svg) == 0 && open_count(Element::math) == 0) tokenizer_.set_foreign(false);
  }

  void pop_to(std::size_t depth) {
    while (stack_.size() > depth) pop();
  }

  // Ends the innermost open `element`, unless one of the barriers lies between.
  void close(Element element, std::initializer_list<Element> barriers) {
    if (open_count(element) == 0) return;
    for (std::size_t i = stack_.size(); i-- > 0;) {
      const Element open = stack_[i].name.element;
      if (open == element) return pop_to(i);
      if (std::find(barriers.begin(), barriers.end(), open) != barriers.end()) return;
    }
  }

  void imply_ends(Element element, Display display) {
    using enum Element;
    if (display == Display::block) close(p, {button, td, th, caption, table, object, template_});
    if (element == li) close(li, {ul, ol, menu, table, div, section, article});
    if (element == dd || element == dt) {
      close(dd, {dl, table, div});
      close(dt, {dl, table, div});
    }
    if (display == Display::cell) {
      close(td, {tr, table});
      close(th, {tr, table});
    }
    if (element == tr) close(tr, {table});
    if (element == tbody || element == thead || element == tfoot) close(tr, {table});
    if (element == option) close(option, {select});
    if (element == a) remove_inline(element_of("a"));
    if (is_heading(element) && !stack_.empty() && is_heading(stack_.back().name.element)) pop();
  }

  void note_heading_part() {
    if (open_count(Element::h1) != 0) page_.heading_parts.push_back(static_cast<std::uint32_t>(line_.size()));
  }

  void start(const HtmlToken& tag) {
    const ElementName name = element_of(tag.name);
    const Display display = display_of(name.element);
    if (display == Display::inline_) note_heading_part();
    json_ld_ = false;
    if (display == Display::void_) return void_element(tag, name.element);
    imply_ends(name.element, display);
    if (name.element == Element::script) json_ld_ = is_json_ld(tag);
    const bool foreign = open_count(Element::svg) != 0 || open_count(Element::math) != 0;
    if (foreign && tag.self_closing) return;
    if (stack_.size() >= most_depth) {
      ++beyond_;
      return;
    }
    push(tag, name, display);
  }

  void push(const HtmlToken& tag, ElementName name, Display display) {
    const bool block = display == Display::block || display == Display::cell;
    if (block && mute_ == 0) end_line();
    const bool reads = tag.attributes.size() > 1 && (display != Display::skipped || name.element == Element::template_);
    const Facts facts = reads ? facts_of(tag, name.element, classes_) : Facts{};
    if (name.element == Element::svg || name.element == Element::math) {
      if (!tag.self_closing) tokenizer_.set_foreign(true);
      if (tag.self_closing) return;
    }
    Open open{name, block, false, false, node(), block_node(), false};
    open.mutes = (display == Display::skipped && !facts.shadow_root) ||
                 (!block && (facts.evidence & hidden_evidence) != 0 && name.element != Element::html &&
                  name.element != Element::other);
    if (name.element == Element::html && page_.language.empty())
      page_.language = decoded(facts.language, Where::attribute);
    note_time(name.element, facts);
    if ((block || facts.evidence != 0 || facts.article_body) && page_.nodes.size() < most_nodes) add_node(open, facts);
    open.link = name.element == Element::a && facts.link && !(facts.within_page && in_heading());
    if (open.mutes) ++mute_;
    if (open.link) ++links_;
    ++open_count(name.element);
    stack_.push_back(open);
  }

  void add_node(Open& open, const Facts& facts) {
    Node added;
    added.element = open.name.element;
    added.article_body = facts.article_body;
    added.evidence = facts.evidence;
    added.parent = node();
    added.first_line = static_cast<std::uint32_t>(page_.lines.size());
    open.node = static_cast<std::uint32_t>(page_.nodes.size());
    if (open.block) open.block_node = open.node;
    open.has_node = true;
    page_.nodes.push_back(added);
  }

  void note_time(Element element, const Facts& facts) {
    if (facts.datetime.empty() && element != Element::time && !facts.published) return;
    if (page_.times.size() >= most_meta) return;
    page_.times.push_back({node(), static_cast<std::uint32_t>(page_.lines.size()),
                           decoded(facts.datetime, Where::attribute), facts.published});
  }

  static bool is_json_ld(const HtmlToken& tag) {
    for (Attributes attributes(tag.attributes); attributes.next();) {
      if (equals_ignoring_case(attributes.name(), "type"))
        return starts_ignoring_case(attributes.value(), "application/ld+json");
    }
    return false;
  }

  void void_element(const HtmlToken& tag, Element element) {
    if (element == Element::br) break_line();
    if (element == Element::hr) {
      close(Element::p, {Element::table});
      end_line();
    }
    if (element == Element::img && line_.empty()) image_ = true;
    if (element == Element::meta) meta(tag);
    if (element == Element::link) link(tag);
  }

  void meta(const HtmlToken& tag) {
    std::string_view name, content;
    bool has_content = false;
    for (Attributes attributes(tag.attributes); attributes.next();) {
      const std::string_view attribute = attributes.name();
      if (name.empty() &&
          (equals_ignoring_case(attribute, "property") || equals_ignoring_case(attribute, "name") ||
           equals_ignoring_case(attribute, "itemprop") || equals_ignoring_case(attribute, "http-equiv")))
        name = attributes.value();
      if (!has_content && equals_ignoring_case(attribute, "content")) {
        content = attributes.value();
        has_content = true;
      }
    }
    if (!name.empty() && !content.empty() && page_.meta.size() < most_meta)
      page_.meta.push_back({lower_case(name), decoded(content, Where::attribute)});
  }

  void link(const HtmlToken& tag) {
    std::string_view relation, address;
    for (Attributes attributes(tag.attributes); attributes.next();) {
      if (equals_ignoring_case(attributes.name(), "rel")) relation = attributes.value();
      if (equals_ignoring_case(attributes.name(), "href")) address = attributes.value();
    }
    if (page_.canonical.empty() && contains_word(relation, "canonical"))
      page_.canonical = decoded(address, Where::attribute);
  }

  void end(const HtmlToken& tag) {
    const ElementName name = element_of(tag.name);
    const Display display = display_of(name.element);
    json_ld_ = false;
    if (name.element == Element::br) return break_line();
    if (beyond_ != 0) {
      --beyond_;
      return;
    }
    if (name.element == Element::body || name.element == Element::html || display == Display::void_) return;
    if (open_count(name.element) == 0) {
      if (name.element == Element::p) end_line();
      return;
    }
    if (display == Display::inline_) {
      note_heading_part();
      return remove_inline(name);
    }
    // A cell or a table keeps what is wrong inside of it to itself.
    const bool table_part = display == Display::cell || (name.element >= Element::table && name.element <= Element::tr);
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name.hash == name.hash) return pop_to(i);
      const Element open = stack_[i].name.element;
      if (!table_part && (open == Element::td || open == Element::th)) return;
    }
  }

  // Ends an inline element. Blocks that it has around it stay open, as if it had ended where they began.
  void remove_inline(ElementName name) {
    if (open_count(name.element) == 0) return;
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].name.hash != name.hash) continue;
      if (i + 1 == stack_.size()) return pop();
      const bool crosses_block = std::any_of(stack_.begin() + static_cast<std::ptrdiff_t>(i), stack_.end(),
                                             [](const Open& o) { return o.block; });
      if (!crosses_block) return pop_to(i);
      if (name.element == Element::other) return;  // perhaps a container that the page's own script defines
      // Its node, if it has one, ends with the innermost block around it.
      --open_count(name.element);
      if (stack_[i].mutes) --mute_;
      stack_[i].mutes = false;
      if (stack_[i].link) --links_;
      stack_[i].link = false;
      stack_[i].name = {};
      ++open_count(Element::other);
      return;
    }
  }

  Page page_;
  Tokenizer tokenizer_;
  LineText line_;
  ClassEvidence classes_;
  std::vector<Open> stack_;
  std::array<std::uint32_t, static_cast<std::size_t>(Element::count)> open_{};
  std::size_t beyond_ = 0;              // start tags that the stack had no room for
  std::uint32_t mute_ = 0, links_ = 0;  // open elements that mute, that are links
  std::uint32_t link_bytes_ = 0;
  bool broken_ = false;   // the last line ended at a line break
  bool image_ = false;    // a picture was met since the last line
  bool json_ld_ = false;  // the script whose text comes next is JSON-LD
};

}  // namespace

Page read_page(std::string_view html) { return Builder(html).build(); }

}  // namespace sayso::read::html
