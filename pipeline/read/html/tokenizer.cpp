#include "pipeline/read/html/tokenizer.hpp"

#include <algorithm>
#include <array>

namespace sayso::read::html {
namespace {

constexpr std::size_t none = std::string_view::npos;

// Elements whose content holds no tags, as in a browser that runs scripts. "title" and "textarea" have character
// references, the others not.
constexpr std::array<std::string_view, 9> raw_elements = {"script",   "style",   "title",    "textarea", "xmp",
                                                          "noscript", "noembed", "noframes", "iframe"};
constexpr std::array<std::string_view, 2> raw_with_references = {"title", "textarea"};

std::string_view raw_element(std::string_view name) {
  const char first = name.empty() ? '\0' : ascii_lower(name.front());
  if (first != 's' && first != 't' && first != 'n' && first != 'i' && first != 'x' && first != 'p') return {};
  for (const std::string_view element : raw_elements) {
    if (equals_ignoring_case(name, element)) return element;
  }
  return equals_ignoring_case(name, "plaintext") ? std::string_view("plaintext") : std::string_view{};
}

constexpr bool ends_tag_name(char c) { return is_html_space(c) || c == '/' || c == '>'; }

}  // namespace

bool starts_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() && equals_ignoring_case(text.substr(0, lower_case.size()), lower_case);
}

bool equals_ignoring_case(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() && std::equal(text.begin(), text.end(), lower_case.begin(),
                                                        [](char c, char lower) { return ascii_lower(c) == lower; });
}

HtmlToken Tokenizer::next() {
  if (!raw_name_.empty()) {
    const HtmlToken token = raw_text();
    if (!token.text.empty()) return token;
  }
  if (at_ >= page_.size()) return {};
  if (page_[at_] == '<') {
    const HtmlToken token = markup();
    if (token.type != TokenType::text) return token;
  }
  // A "<" that begins no tag is text.
  return text_until(page_.find('<', at_ + 1), TokenType::text);
}

HtmlToken Tokenizer::text_until(std::size_t end, TokenType type) {
  HtmlToken token;
  token.type = type;
  token.text = page_.substr(at_, end == none ? none : end - at_);
  at_ += token.text.size();
  return token;
}

// What "<" begins; a token of type text where it begins nothing.
HtmlToken Tokenizer::markup() {
  HtmlToken token;
  token.type = TokenType::text;
  if (at_ + 1 >= page_.size()) return token;
  const char c = page_[at_ + 1];
  if (is_ascii_letter(c)) return tag(false);
  if (c == '!') return comment();
  if (c == '?') return bogus_comment(at_ + 1);
  if (c != '/' || at_ + 2 >= page_.size()) return token;
  if (is_ascii_letter(page_[at_ + 2])) return tag(true);
  return bogus_comment(at_ + 2);
}

HtmlToken Tokenizer::tag(bool is_end) {
  const std::size_t begin = at_ + (is_end ? 2 : 1);
  std::size_t name_end = begin;
  while (name_end < page_.size() && !ends_tag_name(page_[name_end])) ++name_end;
  const std::size_t end = end_of_attributes(name_end);
  if (end == none) {  // a tag that the page's end cuts is no tag
    at_ = page_.size();
    return {};
  }
  HtmlToken token;
  token.type = is_end ? TokenType::end_tag : TokenType::start_tag;
  token.name = page_.substr(begin, name_end - begin);
  token.attributes = page_.substr(name_end, end - name_end);
  token.self_closing = token.attributes.ends_with('/');
  at_ = end + 1;
  if (!is_end && !foreign_) raw_name_ = raw_element(token.name);
  return token;
}

// Where the tag's ">" stands: outside of quoted values. A quote opens a value only after "=".
std::size_t Tokenizer::end_of_attributes(std::size_t begin) const {
  bool after_equals = false;
  bool in_name = false;
  for (std::size_t i = begin; i < page_.size(); ++i) {
    const char c = page_[i];
    if (c == '>') return i;
    if (after_equals && (c == '"' || c == '\'')) {
      i = page_.find(c, i + 1);
      if (i == none) return none;
      after_equals = in_name = false;
    } else if (after_equals && !is_html_space(c)) {
      // An unquoted value goes on to white space or ">".
      while (i + 1 < page_.size() && !is_html_space(page_[i + 1]) && page_[i + 1] != '>') ++i;
      after_equals = in_name = false;
    } else if (c == '=' && in_name) {
      after_equals = true;
    } else if (c == '/') {
      in_name = false;
    } else if (!is_html_space(c)) {
      in_name = true;  // "=" may begin a name, and stands for itself there
    }
  }
  return none;
}

HtmlToken Tokenizer::comment() {
  const std::string_view rest = page_.substr(at_);
  if (foreign_ && rest.starts_with("<![CDATA[")) {
    at_ += 9;
    const std::size_t end = page_.find("]]>", at_);
    const HtmlToken token = text_until(end, TokenType::raw_text);
    if (end != none) at_ += 3;
    return token;
  }
  if (!rest.starts_with("<!--")) return bogus_comment(at_ + 2);
  at_ += 4;
  HtmlToken token;
  token.type = TokenType::comment;
  for (const std::string_view abrupt : {">", "->"}) {
    if (!page_.substr(at_).starts_with(abrupt)) continue;
    at_ += abrupt.size();
    return token;
  }
  const std::size_t begin = at_;
  for (std::size_t dashes = page_.find("--", begin); dashes != none; dashes = page_.find("--", dashes + 1)) {
    const std::string_view after = page_.substr(dashes + 2);
    const std::size_t close = after.starts_with('>') ? 1 : after.starts_with("!>") ? 2 : 0;
    if (close == 0) continue;
    token.text = page_.substr(begin, dashes - begin);
    at_ = dashes + 2 + close;
    return token;
  }
  token.text = page_.substr(begin);
  at_ = page_.size();
  return token;
}

HtmlToken Tokenizer::bogus_comment(std::size_t begin) {
  HtmlToken token;
  token.type = TokenType::comment;
  const std::size_t end = page_.find('>', begin);
  token.text = page_.substr(begin, end == none ? none : end - begin);
  at_ = end == none ? page_.size() : end + 1;
  return token;
}

HtmlToken Tokenizer::raw_text() {
  const std::size_t end = raw_name_ == "plaintext" ? none : raw_name_ == "script" ? end_of_script() : end_of_raw_text();
  const bool references =
      std::find(raw_with_references.begin(), raw_with_references.end(), raw_name_) != raw_with_references.end();
  raw_name_ = {};
  return text_until(end, references ? TokenType::text : TokenType::raw_text);
}

// Raw text ends only at the end tag of its own element.
std::size_t Tokenizer::end_of_raw_text() const {
  for (std::size_t i = page_.find("</", at_); i != none; i = page_.find("</", i + 2)) {
    const std::string_view tag = page_.substr(i + 2);
    if (tag.size() > raw_name_.size() && ends_tag_name(tag[raw_name_.size()]) && starts_ignoring_case(tag, raw_name_))
      return i;
  }
  return none;
}

// A script ends at its end tag, except that inside "<!--" a "<script" wants an end tag of its own first.
std::size_t Tokenizer::end_of_script() const {
  bool escaped = false;    // after "<!--", before "-->"
  bool nested = false;     // after "<script" within that
  std::size_t dashes = 0;  // where the next "-->" stands, once it was looked for
  for (std::size_t i = page_.find('<', at_); i != none; i = page_.find('<', i + 1)) {
    if (escaped && dashes != none && dashes < i) escaped = nested = false;
    const std::string_view rest = page_.substr(i);
    if (!escaped && rest.starts_with("<!--")) {
      escaped = true;
      dashes = page_.find("-->", i + 2);
    } else if (rest.size() > 8 && starts_ignoring_case(rest, "</script") && ends_tag_name(rest[8])) {
      if (!nested) return i;
      nested = false;
    } else if (escaped && rest.size() > 7 && starts_ignoring_case(rest, "<script") && ends_tag_name(rest[7])) {
      nested = true;
    }
  }
  return none;
}

bool Attributes::next() {
  while (at_ < text_.size() && (is_html_space(text_[at_]) || text_[at_] == '/')) ++at_;
  if (at_ >= text_.size()) return false;
  const std::size_t begin = at_++;  // "=" may begin a name
  while (at_ < text_.size() && !is_html_space(text_[at_]) && text_[at_] != '/' && text_[at_] != '=') ++at_;
  name_ = text_.substr(begin, at_ - begin);
  value_ = {};
  std::size_t equals = at_;
  while (equals < text_.size() && is_html_space(text_[equals])) ++equals;
  if (equals < text_.size() && text_[equals] == '=') {
    at_ = equals + 1;
    read_value();
  }
  return true;
}

void Attributes::read_value() {
  while (at_ < text_.size() && is_html_space(text_[at_])) ++at_;
  if (at_ >= text_.size()) return;
  const char quote = text_[at_];
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = quoted ? at_ + 1 : at_;
  std::size_t end = begin;
  if (quoted) {
    end = std::min(text_.find(quote, begin), text_.size());
  } else {
    while (end < text_.size() && !is_html_space(text_[end])) ++end;
  }
  value_ = text_.substr(begin, end - begin);
  at_ = std::min(end + (quoted ? 1 : 0), text_.size());
}

}  // namespace sayso::read::html
