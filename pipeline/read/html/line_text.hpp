#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::read::html {

// Puts pieces of text into one string with white space as a browser shows it: none at the ends of a line, one space
// within. Signs that are not to be seen (soft hyphens, zero-width spaces, byte order marks, NUL) are left out, and a
// no-break space is a space.
class LineText {
 public:
  explicit LineText(std::string& out) : out_(out), begin_(out.size()) {}

  // A piece with character references, which may end or begin within a word.
  void append(std::string_view piece);
  // Begins the next line. Gives where the one that ends here began.
  std::size_t end_line();
  [[nodiscard]] bool empty() const { return out_.size() == begin_; }
  [[nodiscard]] std::size_t size() const { return out_.size(); }

 private:
  void append_plain(std::string_view plain);
  void append_sign(std::string_view text, std::size_t& at);
  void append_visible(std::string_view text, std::size_t& at);

  std::string& out_;
  std::size_t begin_;
  bool space_ = false;  // white space was met that nothing follows yet
};

}  // namespace sayso::read::html
