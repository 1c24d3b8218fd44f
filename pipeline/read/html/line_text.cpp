#include "pipeline/read/html/line_text.hpp"

#include <array>

#include "pipeline/read/html/references.hpp"
#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {
namespace {

// Bytes at which a run of plain text ends: white space, references, and the first bytes of unusual signs.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (std::size_t c = 0; c <= 0x20; ++c) stops[c] = true;
  stops['&'] = stops[0x7F] = stops[0xC2] = stops[0xE2] = stops[0xEF] = true;
  return stops;
}
constexpr std::array<bool, 256> stops = make_stops();

constexpr std::string_view no_break_space = "\u00A0", narrow_no_break_space = "\u202F";
// Soft hyphen, zero-width space, left-to-right and right-to-left marks, word joiner, byte order mark.
constexpr std::array<std::string_view, 6> unseen = {"\u00AD", "\u200B", "\u200E", "\u200F", "\u2060", "\uFEFF"};
constexpr std::array<std::string_view, 2> line_separators = {"\u2028", "\u2029"};

}  // namespace

std::size_t LineText::end_line() {
  const std::size_t begin = begin_;
  begin_ = out_.size();
  space_ = false;
  return begin;
}

void LineText::append_plain(std::string_view plain) {
  if (space_ && !empty()) out_ += ' ';
  space_ = false;
  out_ += plain;
}

// One sign: white space, a control sign, which is not to be seen, or any other.
void LineText::append_sign(std::string_view text, std::size_t& at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c > 0x20 && c != 0x7F) return append_visible(text, at);
  if (is_html_space(text[at])) space_ = true;
  ++at;
}

void LineText::append_visible(std::string_view text, std::size_t& at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view space : {no_break_space, narrow_no_break_space, line_separators[0], line_separators[1]}) {
    if (!rest.starts_with(space)) continue;
    space_ = true;
    at += space.size();
    return;
  }
  for (const std::string_view sign : unseen) {
    if (!rest.starts_with(sign)) continue;
    at += sign.size();
    return;
  }
  append_plain(rest.substr(0, 1));
  ++at;
}

void LineText::append(std::string_view piece) {
  for (std::size_t i = 0; i < piece.size();) {
    std::size_t end = i;
    while (end < piece.size() && !stops[static_cast<unsigned char>(piece[end])]) ++end;
    if (end != i) append_plain(piece.substr(i, end - i));
    i = end;
    if (i == piece.size()) return;
    const auto c = static_cast<unsigned char>(piece[i]);
    if (c == '&') {
      std::string reference;  // short enough to need no memory
      i = append_reference(piece, i, Where::text, reference);
      for (std::size_t at = 0; at < reference.size();) append_sign(reference, at);
    } else {
      append_sign(piece, i);
    }
  }
}

}  // namespace sayso::read::html
