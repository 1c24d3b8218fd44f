#include "pipeline/read/html/charset.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/html/rows.hpp"
#include "pipeline/read/html/tokenizer.hpp"

extern "C" const char sayso_file_html_charsets_begin[], sayso_file_html_charsets_end[];

namespace sayso::read::html {
namespace {

constexpr std::string_view utf8 = "UTF-8", windows_1252 = "windows-1252";

// ICU's name for a label of the encoding standard; empty for other labels.
std::string_view charset_of(std::string_view label) {
  while (!label.empty() && is_html_space(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_html_space(label.back())) label.remove_suffix(1);
  std::string_view found;
  for_each_row(between(sayso_file_html_charsets_begin, sayso_file_html_charsets_end),
               [&](std::string_view name, std::string_view charset) {
                 if (equals_ignoring_case(label, name)) found = charset;
               });
  return found;
}

// "text/html; charset=utf-8"
std::string_view charset_in_content_type(std::string_view value) {
  for (std::size_t i = 0; i + 7 <= value.size(); ++i) {
    if (!starts_ignoring_case(value.substr(i), "charset")) continue;
    std::size_t at = i + 7;
    while (at < value.size() && is_html_space(value[at])) ++at;
    if (at >= value.size() || value[at] != '=') continue;
    std::string_view label = value.substr(at + 1);
    label.remove_prefix(std::min(label.find_first_not_of(" \t\"'"), label.size()));
    return label.substr(0, label.find_first_of("\"'; \t"));
  }
  return {};
}

std::string_view charset_of_meta(const HtmlToken& tag) {
  std::string_view label;
  for (Attributes attributes(tag.attributes); attributes.next();) {
    if (equals_ignoring_case(attributes.name(), "charset")) return attributes.value();
    if (equals_ignoring_case(attributes.name(), "content")) label = charset_in_content_type(attributes.value());
  }
  return label;
}

constexpr std::size_t searched_bytes = 64 * 1024;

// What the page says itself. Encodings that are not ASCII in their first half cannot say so in it.
std::string_view declared_charset(std::string_view bytes) {
  Tokenizer tokenizer(bytes.substr(0, searched_bytes));
  for (HtmlToken token = tokenizer.next(); token.type != TokenType::end; token = tokenizer.next()) {
    if (token.type == TokenType::comment && token.text.starts_with("?xml")) {
      const std::size_t at = token.text.find("encoding=");
      if (at == std::string_view::npos || at + 10 > token.text.size()) continue;
      const std::string_view label = token.text.substr(at + 10);
      if (const auto charset = charset_of(label.substr(0, label.find_first_of("\"'"))); !charset.empty())
        return charset;
    }
    if (token.type != TokenType::start_tag) continue;
    if (equals_ignoring_case(token.name, "body")) break;
    if (!equals_ignoring_case(token.name, "meta")) continue;
    const std::string_view charset = charset_of(charset_of_meta(token));
    if (charset.starts_with("UTF-16")) return utf8;
    if (!charset.empty()) return charset;
  }
  return {};
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Whether what is said to be UTF-8 is mostly not.
bool is_hardly_utf8(std::string_view bytes) {
  std::size_t well_formed = 0, ill_formed = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint code_point = code_point_at(bytes, i);
    if (code_point.value < 0) ++ill_formed;
    if (code_point.value >= 0x80) ++well_formed;
    i += code_point.bytes;
  }
  return ill_formed > well_formed;
}

std::string convert(std::string_view bytes, std::string_view charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(std::string(charset).c_str(), &status),
                                                                ucnv_close);
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> to(ucnv_open("UTF-8", &status), ucnv_close);
  if (U_FAILURE(status) != 0) return repair(bytes).text;
  std::string out(bytes.size() + bytes.size() / 4 + 64, '\0');
  std::u16string pivot(4096, u'\0');
  UChar *pivot_source = pivot.data(), *pivot_target = pivot.data();
  const char *source = bytes.data(), *const source_end = source + bytes.size();
  std::size_t written = 0;
  for (bool first = true;; first = false) {
    char* target = out.data() + written;
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), static_cast<UBool>(first), 1, &status);
    written = static_cast<std::size_t>(target - out.data());
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
    out.resize(2 * out.size());
  }
  out.resize(written);
  return out;
}

}  // namespace

std::string_view to_utf8(std::string_view bytes, std::string_view header_charset, std::string& buffer) {
  const auto converted = [&](std::string_view charset) {
    buffer = charset == utf8 ? repair(bytes).text : convert(bytes, charset);
    if (!is_well_formed(buffer)) buffer = repair(buffer).text;
    return std::string_view(buffer);
  };
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
    return is_well_formed(bytes) ? bytes : converted(utf8);
  }
  for (const auto& [mark, charset] :
       {std::pair<std::string_view, std::string_view>{"\xFF\xFE", "UTF-16LE"}, {"\xFE\xFF", "UTF-16BE"}}) {
    if (!bytes.starts_with(mark)) continue;
    bytes.remove_prefix(mark.size());
    return converted(charset);
  }
  const bool well_formed = is_well_formed(bytes);
  if (well_formed && !is_ascii(bytes)) return bytes;
  std::string_view charset = charset_of(header_charset);
  if (charset.empty()) charset = declared_charset(bytes);
  // Of ASCII, only encodings that give its letters another meaning make anything else.
  if (well_formed) return charset.starts_with("ISO-2022") || charset.starts_with("UTF-16") ? converted(charset) : bytes;
  if (charset.empty() || (charset == utf8 && is_hardly_utf8(bytes))) charset = windows_1252;
  return converted(charset);
}

}  // namespace sayso::read::html
