#include "pipeline/text/wrapping.hpp"

#include <algorithm>
#include <array>

#include "pipeline/document/utf8.hpp"
#include "pipeline/text/characters.hpp"

namespace sayso::text {
namespace {

constexpr std::size_t shortest_width = 35, longest_width = 130;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The line that ends at `newline`, cut to what can matter, white space at its end left out.
std::string_view line_before(std::string_view text, std::size_t newline) {
  const std::size_t earliest = newline > longest_width * 4 ? newline - longest_width * 4 : 0;
  std::size_t end = newline;
  while (end > earliest && is_blank(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > earliest && text[begin - 1] != '\n') --begin;
  return text.substr(begin, end - begin);
}

std::string_view first_word_after(std::string_view text, std::size_t newline) {
  std::size_t begin = newline + 1;
  while (begin < text.size() && is_blank(text[begin])) ++begin;
  std::size_t end = begin;
  while (end < text.size() && end - begin < longest_width && !is_blank(text[end]) && text[end] != '\n') ++end;
  return text.substr(begin, end - begin);
}

bool is_bullet(std::string_view word) {
  if (word == "-" || word == "*" || word == "o" || word == "+" || word.starts_with("\xE2\x80\xA2")) return true;
  const std::size_t digits = word.find_first_not_of("0123456789");
  return digits > 0 && digits + 1 == word.size() && (word.back() == '.' || word.back() == ')');
}

// Calls `visit` with the place of every line break that has text on both its sides.
template <class Visit>
void for_each_single_break(std::string_view text, Visit visit) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (!line_before(text, at).empty() && !first_word_after(text, at).empty()) visit(at);
  }
}

}  // namespace

Wrapping::Wrapping(std::string_view text) : text_(text) {
  std::array<std::size_t, longest_width + 2> lines_by_length{};
  std::size_t lines = 0;
  for_each_single_break(text, [&](std::size_t newline) {
    ++lines_by_length[std::min<std::size_t>(code_points(line_before(text, newline)), longest_width + 1)];
    ++lines;
  });
  if (lines < 2) return;
  // A line in fifty may stick out: addresses cannot be broken.
  std::size_t longer = 0, width = longest_width + 1;
  while (width > 0 && (longer + lines_by_length[width]) * 50 <= lines) longer += lines_by_length[width--];
  if (width < shortest_width || width > longest_width) return;
  width_ = width;
  std::size_t filled = 0, continued = 0;
  for_each_single_break(text, [&](std::size_t newline) {
    if (!fills(newline)) return;
    ++filled;
    if (is_ascii_lower(first_word_after(text, newline).front())) ++continued;
  });
  const bool wrapped = filled * 10 >= lines * 6 && continued * 4 >= filled;
  if (!wrapped) width_ = 0;
}

bool Wrapping::is_soft(std::size_t newline) const { return width_ != 0 && fills(newline); }

bool Wrapping::fills(std::size_t newline) const {
  const std::string_view next = first_word_after(text_, newline);
  const std::size_t length = code_points(line_before(text_, newline));
  return length + 1 + code_points(next) > width_ && !is_bullet(next);
}

}  // namespace sayso::text
