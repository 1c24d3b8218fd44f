#include "pipeline/write/page.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "pipeline/document/shown.hpp"
#include "pipeline/document/utf8.hpp"

namespace sayso::write {
namespace {

constexpr std::string_view reset = "\x1b[0m";

// Select Graphic Rendition, ECMA-48. Plain colours only, which every terminal maps to its own light or dark theme.
std::string_view escape_of(Style style) {
  switch (style) {
    case Style::plain:
      return {};
    case Style::bold:
      return "\x1b[1m";
    case Style::dim:
      return "\x1b[2m";
    case Style::entity:
      return "\x1b[36m";
    case Style::figure:
      return "\x1b[33m";
    case Style::time:
      return "\x1b[35m";
    case Style::quote:
      return "\x1b[32m";
  }
  return {};
}

std::size_t width_of(std::int32_t code_point) {
  if (code_point < 0x300) return 1;
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code_point = code_point_at(text, i);
    width += width_of(code_point.value);
    i += code_point.bytes;
  }
  return width;
}

Page::Page(std::size_t columns, bool colours, std::string& out)
    : columns_(std::max<std::size_t>(columns, 20)), colours_(colours), out_(out) {}

void Page::rule() {
  std::string line;
  for (std::size_t i = 0; i < columns_; ++i) line += "─";
  append_styled(line, Style::dim);
  out_ += '\n';
}

void Page::append_styled(std::string_view text, Style style) {
  const bool styled = colours_ && style != Style::plain;
  if (styled) out_ += escape_of(style);
  out_ += text;
  if (styled) out_ += reset;
}

void Page::begin_line(std::size_t indent) {
  out_.append(indent, ' ');
  column_ = indent;
  line_is_blank_ = true;
  space_due_ = false;
}

void Page::end_line() { out_ += '\n'; }

void Page::add_character(std::string_view character, Style style) {
  if (word_.empty() || word_.back().style != style) word_.push_back({{}, style});
  word_.back().text += character;
}

void Page::flush_word(std::size_t indent) {
  if (word_.empty()) return;
  const std::size_t space = space_due_ ? 1 : 0;
  if (!line_is_blank_ && column_ + space + word_width_ > columns_) {
    end_line();
    begin_line(indent);
  } else if (space_due_) {
    out_ += ' ';
    ++column_;
  }
  for (const Piece& piece : word_) append_styled(piece.text, piece.style);
  column_ += word_width_;
  line_is_blank_ = false;
  space_due_ = false;
  word_.clear();
  word_width_ = 0;
}

void Page::paragraph(const std::vector<Run>& runs, std::size_t first, std::size_t indent) {
  indent = std::min(indent, columns_ / 2);
  begin_line(first);
  for (const Run& run : runs) {
    for (std::size_t i = 0; i < run.text.size();) {
      const CodePoint code_point = code_point_at(run.text, i);
      const std::string_view character = run.text.substr(i, code_point.bytes);
      i += code_point.bytes;
      if (u_isUWhiteSpace(code_point.value) != 0) {
        flush_word(indent);
        space_due_ = !line_is_blank_;
        continue;
      }
      const bool control = is_control(code_point.value);
      const std::size_t width = control ? 1 : width_of(code_point.value);
      if (word_width_ + width > columns_ - indent) flush_word(indent);
      add_character(control ? "\xEF\xBF\xBD" : character, run.style);
      word_width_ += width;
    }
  }
  flush_word(indent);
  end_line();
}

}  // namespace sayso::write
