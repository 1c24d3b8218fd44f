#include "pipeline/read/xml_source.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/html/references.hpp"

namespace sayso::read {
namespace {

constexpr std::size_t deepest = 1000, most_attributes = 256;

// The encoding that the XML declaration names; empty where there is none.
std::string declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.substr(0, 1024).find("?>"));
  const std::size_t name = declaration.find("encoding");
  if (name == std::string_view::npos) return {};
  const std::size_t begin = declaration.find_first_of("\"'", name);
  if (begin == std::string_view::npos) return {};
  const std::string_view value = declaration.substr(begin + 1);
  return std::string(value.substr(0, value.find(declaration[begin])));
}

// Bytes of another encoding as UTF-8; none where ICU does not know it.
std::optional<std::string> converted(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const from = ucnv_open(encoding.c_str(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string utf8;
  constexpr std::size_t step = std::size_t{1} << 20;  // ICU counts in 32 bits
  UConverter* const to = ucnv_open("UTF-8", &status);
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::string buffer(step, '\0');
  std::vector<UChar> pivot(step / 4);
  UChar *pivot_from = pivot.data(), *pivot_to = pivot.data();
  for (bool first = true, more = true; more && (first || U_SUCCESS(status)); first = false) {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to, from, &target, target + buffer.size(), &source, source_end, pivot.data(), &pivot_from, &pivot_to,
                   pivot.data() + pivot.size(), first, true, &status);
    more = status == U_BUFFER_OVERFLOW_ERROR;
    if (more) status = U_ZERO_ERROR;
    utf8.append(buffer.data(), target);
  }
  ucnv_close(to);
  ucnv_close(from);
  return U_SUCCESS(status) ? std::optional(std::move(utf8)) : std::nullopt;
}

class Preparation {
 public:
  explicit Preparation(std::string_view xml) : rest_(xml) { source_.xml.reserve(xml.size()); }

  Result<XmlSource> run() {
    while (!rest_.empty()) {
      take_text();
      if (rest_.empty()) break;
      if (auto error = take_markup()) return std::move(*error);
    }
    return std::move(source_);
  }

 private:
  // XML has no place for most control characters.
  void append(std::string_view text) {
    std::string& out = source_.xml;
    const std::size_t begin = out.size();
    out += text;
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r'; }, ' ');
  }

  // Text with its references.
  void append_references(std::string_view text) {
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&')) {
      append(text.substr(0, at));
      text.remove_prefix(at);
      text.remove_prefix(append_reference(text));
    }
    append(text);
  }

  // How many bytes it stands for.
  std::size_t append_reference(std::string_view text) {
    characters_.clear();
    const std::size_t taken = html::append_reference(text, 0, html::Where::text, characters_);
    if (taken > 1 && text[taken - 1] == ';') {
      for (const char c : characters_) append_escaped(c);
      return taken;
    }
    const std::size_t end =
        text.substr(0, 64).find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-", 1);
    if (end != std::string_view::npos && end > 1 && text[end] == ';') {
      ++source_.unknown_names;
      return end + 1;
    }
    source_.xml += "&amp;";
    return 1;
  }

  void append_escaped(char c) {
    const bool control = c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r';
    // numbers, because libxml2 loses names behind an error
    if (c == '<')
      source_.xml += "&#60;";
    else if (c == '&')
      source_.xml += "&#38;";
    else
      source_.xml += control ? ' ' : c;
  }

  void take_text() {
    const std::size_t end = std::min(rest_.find('<'), rest_.size());
    append_references(rest_.substr(0, end));
    rest_.remove_prefix(end);
  }

  void skip_to(std::string_view end) {
    const std::size_t at = rest_.find(end);
    rest_ = at == std::string_view::npos ? std::string_view{} : rest_.substr(at + end.size());
  }

  // At '<'.
  std::optional<Error> take_markup() {
    const char next = rest_.size() > 1 ? rest_[1] : ' ';
    if (rest_.starts_with("<!--")) {
      skip_to("-->");
    } else if (rest_.starts_with("<![CDATA[")) {
      const std::string_view begin = rest_;
      skip_to("]]>");
      append(begin.substr(0, begin.size() - rest_.size()));
    } else if (next == '?') {
      skip_to("?>");
    } else if (next == '!') {
      skip_declaration();
    } else if (next == '/' || next == '_' || next == ':' || (next | 0x20) >= 'a' ||
               static_cast<signed char>(next) < 0) {
      return take_tag();
    } else {
      source_.xml += "&lt;";
      rest_.remove_prefix(1);
    }
    return std::nullopt;
  }

  // Where the '>' stands that ends the markup at hand, in no quotation marks; the end where there is none. `see` is
  // given every other character outside of them and says whether a '>' would end it.
  template <class See>
  [[nodiscard]] std::size_t end_of_markup(See see) const {
    std::size_t at = 1;
    bool ends = true;
    for (char quote = '\0'; at < rest_.size(); ++at) {
      const char c = rest_[at];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
        continue;
      }
      if (c == '>' && ends) break;
      if (c == '"' || c == '\'') quote = c;
      ends = see(c);
    }
    return at;
  }

  // A document type, with what it declares between brackets.
  void skip_declaration() {
    const std::size_t end = end_of_markup([in_brackets = false](char c) mutable {
      if (c == '[' || c == ']') in_brackets = c == '[';
      return !in_brackets;
    });
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
  }

  std::optional<Error> take_tag() {
    std::size_t attributes = 0;
    const std::size_t at = end_of_markup([&](char c) {
      attributes += c == '"' || c == '\'' ? 1 : 0;
      return true;
    });
    if (attributes > most_attributes) return Error{"bad_xml", "a tag has more than 256 attributes"};
    const std::string_view tag = rest_.substr(0, std::min(at + 1, rest_.size()));
    append_references(tag);
    rest_.remove_prefix(tag.size());
    if (tag[1] == '/') {
      depth_ -= depth_ > 0 ? 1 : 0;
    } else if (!tag.ends_with("/>")) {
      ++depth_;
    }
    if (depth_ > deepest) return Error{"bad_xml", "elements are nested more than 1000 deep"};
    return std::nullopt;
  }

  std::string_view rest_;
  XmlSource source_;
  std::string characters_;  // of one reference
  std::size_t depth_ = 0;
};

}  // namespace

Result<XmlSource> prepare_xml(std::string_view bytes) {
  if (is_well_formed(bytes)) return Preparation(bytes).run();
  std::string encoding = declared_encoding(bytes);
  std::size_t replaced = 0;
  // What is called ISO 8859-1 or ASCII is Windows-1252, as everywhere on the web.
  for (const char* name : {"iso-8859-1", "ISO-8859-1", "latin1", "us-ascii", "US-ASCII"}) {
    if (encoding == name) encoding = "windows-1252";
  }
  const bool is_utf8 = encoding.empty() || encoding == "utf-8" || encoding == "UTF-8";
  auto utf8 = is_utf8 ? std::nullopt : converted(bytes, encoding);
  if (!utf8) {
    Repaired repaired = repair(bytes);
    utf8 = std::move(repaired.text);
    replaced = repaired.replaced;
  }
  auto source = Preparation(*utf8).run();
  if (source) source->replaced_bytes = replaced;
  return source;
}

}  // namespace sayso::read
