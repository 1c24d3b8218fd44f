#include "pipeline/text/addresses.hpp"

#include <algorithm>

#include "pipeline/text/characters.hpp"

namespace sayso::text {
namespace {

bool is_alphanumeric(char c) { return byte_kind(c) == Kind::letter || byte_kind(c) == Kind::digit; }

bool is_any_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

Span make_span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool starts_word(std::string_view text, std::size_t byte) {
  if (byte == 0) return true;
  const char before = text[byte - 1];
  return !is_alphanumeric(before) && byte_kind(before) != Kind::high && !is_any_of(before, "_@#/&.");
}

// Schemes are letters; "mailto:" and the like have no slashes and are read as words.
void find_schemes(std::string_view text, std::vector<Span>& found) {
  std::size_t next = 0;  // behind the last address, which keeps "a://a://a" linear
  for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", next)) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < 12 && is_alphanumeric(text[begin - 1])) --begin;
    const std::size_t end = end_of_url(text, begin, at + 3);
    next = std::max(end, at + 3);
    if (begin < at && end > at + 3) found.push_back(make_span(begin, end));
  }
}

void find_hosts(std::string_view text, std::vector<Span>& found) {
  for (const std::string_view start : {"www.", "WWW.", "Www."}) {
    std::size_t next = 0;
    for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, next)) {
      next = at + start.size();
      if (!starts_word(text, at) || next == text.size() || !is_alphanumeric(text[next])) continue;
      next = end_of_url(text, at, next);
      found.push_back(make_span(at, next));
    }
  }
}

std::size_t end_of_host(std::string_view text, std::size_t byte) {
  std::size_t end = byte;
  while (byte < text.size() && (is_alphanumeric(text[byte]) || is_any_of(text[byte], ".-_"))) {
    if (is_alphanumeric(text[byte])) end = byte + 1;
    ++byte;
  }
  return end;
}

std::size_t end_of_name(std::string_view text, std::size_t byte) {
  while (byte < text.size()) {
    const Character character = character_at(text, byte);
    const bool joins = character.kind == Kind::letter || character.kind == Kind::digit ||
                       character.kind == Kind::underscore || character.kind == Kind::mark;
    if (!joins) break;
    byte += character.code.bytes;
  }
  return byte;
}

void find_mail_and_handles(std::string_view text, std::vector<Span>& found) {
  std::size_t floor = 0;  // nothing before it is looked at again, which keeps "a@a@a" linear
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > floor && (is_alphanumeric(text[begin - 1]) || is_any_of(text[begin - 1], "._%+-"))) --begin;
    while (begin < at && !is_alphanumeric(text[begin])) ++begin;
    const std::size_t host = end_of_host(text, at + 1);
    const std::size_t end = begin < at ? host : std::max(host, end_of_name(text, at + 1));
    floor = std::max(end, at + 1);
    if (end > at + 1 && (begin < at || starts_word(text, at)) && byte_kind(text[at + 1]) != Kind::digit) {
      found.push_back(make_span(begin, end));
    }
  }
}

void find_tags(std::string_view text, std::vector<Span>& found) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
    if (at + 1 == text.size() || !starts_word(text, at)) continue;
    const Kind next = character_at(text, at + 1).kind;
    if (next == Kind::letter || next == Kind::underscore) found.push_back(make_span(at, end_of_name(text, at + 1)));
  }
}

}  // namespace

std::size_t end_of_url(std::string_view text, std::size_t begin, std::size_t byte) {
  std::size_t end = byte;
  int open_brackets = 0;
  for (; end < text.size(); ++end) {
    const Kind kind = byte_kind(text[end]);
    if (kind == Kind::space || kind == Kind::line_break || is_any_of(text[end], "<>\"{}|^`")) break;
    if (kind == Kind::high && text.substr(end, 2) == "\xE2\x80") break;  // typographic quotation marks and dashes
    if (text[end] == '(') ++open_brackets;
    if (text[end] == ')' && --open_brackets < 0) break;
  }
  while (end > begin && (is_any_of(text[end - 1], ".,;:!?'*]") || (open_brackets > 0 && text[end - 1] == '('))) --end;
  return end;
}

void find_addresses(std::string_view text, std::vector<Span>& addresses) {
  addresses.clear();
  find_schemes(text, addresses);
  find_hosts(text, addresses);
  find_mail_and_handles(text, addresses);
  find_tags(text, addresses);
  std::sort(addresses.begin(), addresses.end(),
            [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::uint32_t free = 0;
  std::erase_if(addresses, [&](Span span) {
    if (span.begin < free) return true;
    free = span.end;
    return false;
  });
}

}  // namespace sayso::text
