#include "pipeline/read/http_response.hpp"

#include <algorithm>
#include <charconv>

#include "pipeline/read/content_encoding.hpp"
#include "pipeline/read/formats.hpp"

namespace sayso::read {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool contains(std::string_view text, std::string_view lower_case) {
  const auto equal_sign = [](char a, char b) { return lower(a) == b; };
  return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(), equal_sign) != text.end();
}

// Joins the chunks; none where the body is not chunked.
std::optional<HttpBody> without_chunks(std::string_view body) {
  HttpBody result;
  for (bool first = true;; first = false) {
    std::size_t size = 0;
    std::string_view rest = body;
    const std::string_view line = trimmed(take_line(rest));
    const auto end = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const bool is_size = end.ptr != line.data() && end.ec == std::errc() &&
                         (end.ptr == line.data() + line.size() || *end.ptr == ';' || *end.ptr == ' ');
    if (!is_size && first) return std::nullopt;
    if (is_size && size == 0) return result;
    if (!is_size || rest.size() < size) {
      if (is_size) result.bytes += rest;
      result.warning = "the page ends early: its last chunk is missing";
      return result;
    }
    result.bytes += rest.substr(0, size);
    body = rest.substr(size);
    (void)take_line(body);
  }
}

}  // namespace

std::string_view take_line(std::string_view& text) {
  const std::size_t feed = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, feed);
  text.remove_prefix(std::min(feed + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::optional<std::string_view> field_value(std::string_view line, std::string_view name) {
  if (line.size() <= name.size() || !equal(line.substr(0, name.size()), name)) return std::nullopt;
  const std::string_view rest = trimmed(line.substr(name.size()));
  if (!rest.starts_with(':')) return std::nullopt;
  return trimmed(rest.substr(1));
}

bool is_html_type(std::string_view content_type) {
  const std::string_view type = trimmed(content_type.substr(0, content_type.find(';')));
  return equal(type, "text/html") || equal(type, "application/xhtml+xml");
}

std::string_view charset_of(std::string_view content_type) {
  for (std::size_t at = content_type.find(';'); at != std::string_view::npos; at = content_type.find(';')) {
    content_type = trimmed(content_type.substr(at + 1));
    constexpr std::string_view name = "charset=";
    if (!equal(content_type.substr(0, name.size()), name)) continue;
    std::string_view value = content_type.substr(name.size());
    value = trimmed(value.substr(0, value.find(';')));
    if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) value = value.substr(1, value.size() - 2);
    return value;
  }
  return {};
}

std::optional<HttpResponse> http_response(std::string_view bytes) {
  HttpResponse response;
  const std::string_view line = take_line(bytes);
  if (!equal(line.substr(0, 5), "http/")) return std::nullopt;
  const std::string_view status = trimmed(line.substr(std::min(line.find(' '), line.size())));
  if (std::from_chars(status.data(), status.data() + status.size(), response.status).ec != std::errc())
    return std::nullopt;
  while (!bytes.empty()) {
    const std::string_view field = take_line(bytes);
    if (field.empty()) break;
    if (const auto value = field_value(field, "content-type"); value) response.content_type = *value;
    if (const auto value = field_value(field, "content-encoding"); value) response.content_encoding = *value;
    if (const auto value = field_value(field, "transfer-encoding"); value) response.transfer_encoding = *value;
  }
  response.body = bytes;
  return response;
}

Result<HttpBody> http_body(const HttpResponse& response, std::size_t limit) {
  HttpBody body;
  if (auto joined = contains(response.transfer_encoding, "chunked") ? without_chunks(response.body) : std::nullopt) {
    body = std::move(*joined);
  } else {
    body.bytes = response.body;
  }
  if (!response.content_encoding.empty()) {
    auto decoded = decode_content(body.bytes, response.content_encoding, limit);
    if (!decoded) return std::move(decoded.error());
    if (decoded->damaged) body.warning = "the page ends early: its compressed data is damaged";
    if (decoded->bytes) body.bytes = std::move(*decoded->bytes);
  }
  if (body.bytes.size() > limit) return too_large("the page", limit);
  return body;
}

}  // namespace sayso::read
