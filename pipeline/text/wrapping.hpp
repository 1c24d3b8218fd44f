#pragma once

#include <cstddef>
#include <string_view>

namespace sayso::text {

// Tells line breaks that end a paragraph from those that a program put in to keep lines short.
//
// A text is wrapped where its lines are filled greedily up to one width: then the first word of the next line would
// not have fitted on this one. In press text with one paragraph a line this happens only by chance.
class Wrapping {
 public:
  // Linear in the text; a text without single line breaks costs one search.
  explicit Wrapping(std::string_view text);

  // True where the line break at `newline`, the only one in its white space, parts nothing.
  [[nodiscard]] bool is_soft(std::size_t newline) const;

 private:
  [[nodiscard]] bool fills(std::size_t newline) const;

  std::string_view text_;
  std::size_t width_ = 0;  // in code points; 0: not wrapped
};

}  // namespace sayso::text
