// Cuts a page into tags, text and comments as the HTML standard does (WHATWG, "Tokenization"), malformed markup
// included. What the standard calls a parse error is no error here.
//
// One pass, no allocation, no copy: every view points into the page. Linear in the page whatever stands in it. Our own,
// because libxml2's SAX parser reads 93 to 124 MB/s and takes quadratic time over a tag with many attributes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sayso::read::html {

enum class TokenType : std::uint8_t {
  text,      // with character references
  raw_text,  // of an element without character references: script, style ...
  start_tag,
  end_tag,
  comment,  // and declarations, processing instructions and CDATA outside of foreign elements
  end       // of the page
};

struct HtmlToken {
  TokenType type = TokenType::end;
  std::string_view name;        // of a tag, in the page's letters
  std::string_view attributes;  // what stands between the name and ">", for Attributes
  std::string_view text;        // of text; of a comment without its marks
  bool self_closing = false;
};

class Tokenizer {
 public:
  // `page` must outlive the tokenizer and what it gives.
  explicit Tokenizer(std::string_view page) : page_(page) {}

  HtmlToken next();
  // Inside of svg and math no element has raw text, and "<![CDATA[" begins text.
  void set_foreign(bool foreign) { foreign_ = foreign; }
  // Bytes that have been read.
  [[nodiscard]] std::size_t position() const { return at_; }

 private:
  HtmlToken text_until(std::size_t end, TokenType type);
  HtmlToken markup();
  HtmlToken tag(bool is_end);
  HtmlToken comment();
  HtmlToken bogus_comment(std::size_t begin);
  HtmlToken raw_text();
  [[nodiscard]] std::size_t end_of_attributes(std::size_t begin) const;
  [[nodiscard]] std::size_t end_of_raw_text() const;
  [[nodiscard]] std::size_t end_of_script() const;

  std::string_view page_;
  std::size_t at_ = 0;
  std::string_view raw_name_;  // the element whose raw text comes next
  bool foreign_ = false;
};

// The attributes of a tag, one after the other; of a name that stands twice the first counts.
class Attributes {
 public:
  explicit Attributes(std::string_view attributes) : text_(attributes) {}

  // False at the end.
  bool next();
  [[nodiscard]] std::string_view name() const { return name_; }    // in the page's letters
  [[nodiscard]] std::string_view value() const { return value_; }  // with character references

 private:
  void read_value();

  std::string_view text_, name_, value_;
  std::size_t at_ = 0;
};

[[nodiscard]] constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
[[nodiscard]] constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

// Whether `text` is `lower_case` but for the case of ASCII letters.
[[nodiscard]] bool equals_ignoring_case(std::string_view text, std::string_view lower_case);
[[nodiscard]] bool starts_ignoring_case(std::string_view text, std::string_view lower_case);

}  // namespace sayso::read::html
