#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/document/result.hpp"

namespace sayso::read {

// A server's response as archives store it, read leniently: any line ends, folded lines, names in any case. Views of
// the response.
struct HttpResponse {
  int status = 0;
  std::string_view content_type, content_encoding, transfer_encoding;
  std::string_view body;
};

// None where it does not begin with a status line. Linear; a head without an end has no body.
[[nodiscard]] std::optional<HttpResponse> http_response(std::string_view bytes);

// The value of the field `name` (lower case) if `line` is that field.
[[nodiscard]] std::optional<std::string_view> field_value(std::string_view line, std::string_view name);
// Takes the next line off `text`; its end, of whatever kind, is left out.
[[nodiscard]] std::string_view take_line(std::string_view& text);

// "text/html" or "application/xhtml+xml", whatever parameters follow.
[[nodiscard]] bool is_html_type(std::string_view content_type);
// "utf-8" of "text/html; charset=utf-8"; empty where there is none.
[[nodiscard]] std::string_view charset_of(std::string_view content_type);

// The body without its transfer and content encodings: chunked; gzip, deflate, br. Crawlers often store a body decoded
// and leave the fields as they were, so bytes that are not as a field says are taken as they are. A body that ends
// early or is damaged gives what comes before; `warning` then says so. An error if it is larger than `limit`.
struct HttpBody {
  std::string bytes;
  std::string warning;
};
[[nodiscard]] Result<HttpBody> http_body(const HttpResponse& response, std::size_t limit);

}  // namespace sayso::read
