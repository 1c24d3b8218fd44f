// Puts together a text of lines from pieces of markup's text.
#pragma once

#include <string>
#include <string_view>

namespace sayso::read {

// Whether an element of HTML or NITF stands on lines of its own.
[[nodiscard]] bool ends_line(std::string_view element);

// White space of any length is one space, none stands at the ends of a line, and no line is empty. One piece may end
// and the next begin within a word.
class Lines {
 public:
  void append(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      while (i < text.size() && !is_space(text[i])) ++i;
      if (i > begin) append_word(text.substr(begin, i - begin));
      while (i < text.size() && is_space(text[i])) {
        space_ = true;
        ++i;
      }
    }
  }
  // With the line breaks of the text.
  void append_preformatted(std::string_view text) {
    for (std::size_t feed = text.find('\n'); feed != std::string_view::npos; feed = text.find('\n')) {
      append(text.substr(0, feed));
      end_line();
      text.remove_prefix(feed + 1);
    }
    append(text);
  }
  // Where a piece of text ends that no white space parts from the next: the cells of a table.
  void end_word() { space_ = true; }
  void end_line() { line_begins_ = true; }

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string take() {
    std::string text = std::move(text_);
    clear();
    return text;
  }
  void clear() {
    text_.clear();
    line_begins_ = true;
    space_ = false;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

  void append_word(std::string_view word) {
    if (line_begins_) {
      if (!text_.empty()) text_ += '\n';
    } else if (space_) {
      text_ += ' ';
    }
    text_ += word;
    line_begins_ = space_ = false;
  }

  std::string text_;
  bool line_begins_ = true, space_ = false;
};

}  // namespace sayso::read
