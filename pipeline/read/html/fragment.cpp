// A tokenizer of what little matters where all markup is article: tags that end a line, what is no text, and character
// references. One pass.
#include <algorithm>
#include <array>
#include <cstdint>

#include "pipeline/read/html/html.hpp"
#include "pipeline/read/html/references.hpp"
#include "pipeline/read/lines.hpp"

namespace sayso::read::html {
namespace {

constexpr std::array<std::string_view, 7> without_text = {"figcaption", "iframe", "noscript", "script",
                                                          "style",      "svg",    "template"};

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_name(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

class Fragment {
 public:
  explicit Fragment(std::string_view markup) : rest_(markup) {}

  std::string text() {
    while (!rest_.empty()) {
      const std::size_t tag = rest_.find('<');
      append(rest_.substr(0, tag));
      if (tag == std::string_view::npos) break;
      rest_.remove_prefix(tag);
      take_markup();
    }
    return lines_.take();
  }

 private:
  void append(std::string_view text) {
    if (text.find('&') != std::string_view::npos) {
      resolved_ = decoded(text, Where::text);
      text = resolved_;
    }
    if (preformatted_ > 0) {
      lines_.append_preformatted(text);
    } else {
      lines_.append(text);
    }
  }

  void skip_to(std::string_view end) {
    const std::size_t at = rest_.find(end);
    rest_ = at == std::string_view::npos ? std::string_view{} : rest_.substr(at + end.size());
  }

  // At '<'.
  void take_markup() {
    const std::string_view begin = rest_.substr(1, 1);
    if (rest_.starts_with("<!--")) {
      skip_to("-->");
    } else if (begin == "!" || begin == "?") {
      skip_to(">");
    } else if (!begin.empty() && (begin == "/" || is_letter(begin.front()))) {
      take_tag();
    } else {
      append("<");
      rest_.remove_prefix(1);
    }
  }

  void take_tag() {
    const bool closes = rest_[1] == '/';
    rest_.remove_prefix(closes ? 2 : 1);
    std::array<char, 16> name{};
    std::size_t length = 0;
    while (length < rest_.size() && length < name.size() && is_name(rest_[length])) {
      name[length] = lower(rest_[length]);
      ++length;
    }
    skip_attributes(length);
    apply({name.data(), length}, closes);
  }

  // To behind the '>' that stands in no quotation marks.
  void skip_attributes(std::size_t at) {
    char quote = '\0';
    for (; at < rest_.size(); ++at) {
      const char c = rest_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '>') {
        break;
      } else if ((c == '"' || c == '\'') && at > 0 && rest_[at - 1] == '=') {
        quote = c;
      }
    }
    rest_ = at < rest_.size() ? rest_.substr(at + 1) : std::string_view{};
  }

  void apply(std::string_view name, bool closes) {
    if (ends_line(name)) lines_.end_line();
    if (name == "pre") preformatted_ = std::max(0, preformatted_ + (closes ? -1 : 1));
    if (name == "td" || name == "th") lines_.end_word();
    if (!closes && std::find(without_text.begin(), without_text.end(), name) != without_text.end()) skip_element(name);
  }

  // To behind the closing tag.
  void skip_element(std::string_view name) {
    for (std::size_t at = rest_.find("</"); at != std::string_view::npos; at = rest_.find("</")) {
      rest_.remove_prefix(at + 2);
      const std::string_view found = rest_.substr(0, name.size());
      if (std::equal(found.begin(), found.end(), name.begin(), name.end(),
                     [](char a, char b) { return lower(a) == b; }))
        return skip_to(">");
    }
    rest_ = {};
  }

  std::string_view rest_;
  Lines lines_;
  std::string resolved_;
  int preformatted_ = 0;
};

}  // namespace

std::string text_of_fragment(std::string_view markup) { return Fragment(markup).text(); }

}  // namespace sayso::read::html
