// Lays out words for people: paragraphs wrapped to a width, with colours where the output can show them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::write {

// How a stretch of text looks on a terminal; without colours it looks like any other.
enum class Style : std::uint8_t { plain, bold, dim, entity, figure, time, quote };

struct Run {
  std::string_view text;  // well-formed UTF-8
  Style style = Style::plain;
};

// Columns that the text takes on a terminal: none for combining marks, two for wide characters (Unicode Standard
// Annex 11), one for the rest.
[[nodiscard]] std::size_t display_width(std::string_view text);

class Page {
 public:
  // Appends to `out`, lines of at most `columns` columns (20 at least).
  Page(std::size_t columns, bool colours, std::string& out);

  // One paragraph. White space of any kind is one space or a line break; a word that is too long for a line is cut.
  // The first line begins at column `first`, the others at `indent`.
  void paragraph(const std::vector<Run>& runs, std::size_t first = 0, std::size_t indent = 0);
  void blank_line() { out_ += '\n'; }
  void rule();

 private:
  void begin_line(std::size_t indent);
  void end_line();
  void add_character(std::string_view character, Style style);
  void flush_word(std::size_t indent);
  void append_styled(std::string_view text, Style style);

  std::size_t columns_;
  bool colours_;
  std::string& out_;
  std::size_t column_ = 0;     // of the line that is being written
  bool line_is_blank_ = true;  // but for its indent
  bool space_due_ = false;
  struct Piece {
    std::string text;
    Style style;
  };
  std::vector<Piece> word_;
  std::size_t word_width_ = 0;
};

}  // namespace sayso::write
