#include "pipeline/read/warc_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/read/http_response.hpp"

namespace sayso::read {
namespace {

constexpr std::string_view warc_mark = "WARC/";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || end.ec != std::errc() || end.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// "WARC/1.0"
bool is_warc_line(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  return line.size() == 8 && line.starts_with(warc_mark) && is_digit(line[5]) && line[6] == '.' && is_digit(line[7]);
}

// ARC's head is one line: URL, address, date, content type (of version 2 then status, checksum, ...), length.
struct ArcLine {
  std::string_view uri, date, content_type, length;
};

std::optional<ArcLine> arc_line(std::string_view line) {
  constexpr std::size_t longest = 11;
  constexpr std::size_t version_1 = 5, version_2 = 10;
  std::array<std::string_view, longest> words;
  std::size_t count = 0;
  while (!line.empty() && count < longest) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words[count++] = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  if (count != version_1 && count != version_2) return std::nullopt;
  const ArcLine found{words[0], words[2], words[3], words[count - 1]};
  constexpr std::size_t date_digits = 14;
  const bool good = found.uri.find(':') != std::string_view::npos && found.date.size() == date_digits &&
                    std::all_of(found.date.begin(), found.date.end(), is_digit) && number(found.length);
  return good ? std::optional(found) : std::nullopt;
}

std::string_view first_line(std::string_view text) {
  text = text.substr(0, warc_head_start);
  return take_line(text);
}

WarcHead head_of_arc(const ArcLine& line, std::size_t bytes) {
  WarcHead head;
  head.bytes = bytes;
  head.length = number(line.length);
  head.is_arc = true;
  head.uri = line.uri;
  head.date = line.date;
  head.content_type = line.content_type;
  return head;
}

void read_field(std::string_view line, WarcHead& head) {
  const auto take = [line](std::string_view name, std::string_view& target) {
    if (const auto value = field_value(line, name); value && target.empty()) target = *value;
  };
  take("warc-type", head.type);
  take("content-type", head.content_type);
  take("warc-target-uri", head.uri);
  take("warc-date", head.date);
  take("warc-record-id", head.id);
  take("warc-truncated", head.truncated);
  std::string_view length;
  take("content-length", length);
  if (!head.length) head.length = number(length);
}

std::string_view without_brackets(std::string_view uri) {
  if (uri.size() >= 2 && uri.front() == '<' && uri.back() == '>') uri = uri.substr(1, uri.size() - 2);
  return uri;
}

}  // namespace

bool begins_warc_head(std::string_view text) {
  const std::string_view line = first_line(text);
  return text.starts_with(warc_mark) ? is_warc_line(line) : arc_line(line).has_value();
}

std::optional<WarcHead> warc_head(std::string_view text) {
  std::string_view rest = text;
  const std::string_view line = take_line(rest);
  if (!text.starts_with(warc_mark)) {
    const auto arc = arc_line(first_line(text));
    if (!arc || (rest.empty() && !text.ends_with('\n'))) return std::nullopt;
    return head_of_arc(*arc, text.size() - rest.size());
  }
  if (!is_warc_line(line)) return std::nullopt;
  WarcHead head;
  while (!rest.empty()) {
    const std::string_view field = take_line(rest);
    if (field.empty()) {
      head.bytes = text.size() - rest.size();
      head.uri = without_brackets(head.uri);  // as wget writes it
      head.id = without_brackets(head.id);
      return head;
    }
    if (is_warc_line(field)) break;  // another head
    read_field(field, head);
  }
  return std::nullopt;
}

std::size_t find_warc_head(std::string_view text) {
  // Of ARC's records only those from the web matter here, and few lines of a page begin with "http".
  for (std::size_t feed = text.find('\n'); feed != std::string_view::npos; feed = text.find('\n', feed + 1)) {
    const std::string_view line = text.substr(feed + 1);
    if ((line.starts_with(warc_mark) || line.starts_with("http")) && begins_warc_head(line)) return feed + 1;
  }
  return std::string_view::npos;
}

bool is_page(const WarcHead& head, std::string_view begin) {
  constexpr std::string_view http = "application/http";
  const bool is_response =
      head.is_arc ? head.uri.starts_with("http")
                  : head.type == "response" && (head.content_type.empty() || head.content_type.starts_with(http));
  if (!is_response) return !head.is_arc && head.type == "resource" && is_html_type(head.content_type);
  const auto response = http_response(begin);
  constexpr int ok = 200;
  if (!response || response->status != ok) return false;
  if (!response->content_type.empty()) return is_html_type(response->content_type);
  // Servers need not say what they send; a page begins with a tag.
  const std::string_view body = response->body;
  const std::size_t sign = body.find_first_not_of(" \t\r\n");
  return sign != std::string_view::npos && body[sign] == '<';
}

}  // namespace sayso::read
