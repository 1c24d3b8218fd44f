// Lexicons: the words that sayso knows, as commented TSV files beside the code that uses them.
//
// The files are compiled into the program. A directory given with --lexicons replaces any of them by a file of the
// same name (DIR/quotes/cues.tsv). Lines that begin with '#' and blank lines are comments; every other line is a row
// of tab-separated cells. "-" in a cell means that it is empty.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::lexicon {

// A lexicon that cannot be used; the message begins with file:line. Ends the start of the program.
class LexiconError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Table;

// One row; cells beyond those the line has are empty. Valid as long as its Table.
class Row {
 public:
  static constexpr std::size_t most_cells = 16;

  // The table's row `index`, cut into cells. Throws LexiconError where they are too few or too many.
  Row(const Table& table, std::size_t index);
  [[nodiscard]] std::string_view operator[](std::size_t column) const;
  // How many cells the line has.
  [[nodiscard]] std::size_t cells() const { return cells_; }
  [[nodiscard]] std::size_t line() const;
  // Throws LexiconError: "quotes/cues.tsv:12: <message>".
  [[noreturn]] void fail(std::string_view message) const;

 private:
  friend class Table;
  const Table* table_;
  std::size_t index_, cells_ = 0;
  const char* text_;
  std::array<std::uint32_t, most_cells> ends_;  // of cells, as distances from text_
};

// Whether all of a table is checked when it is made. Compiled-in files are checked by the tests, once, so that the
// program starts quickly; what is left then is that a row with too few or too many cells fails when it is read.
enum class Checks : std::uint8_t { all, when_read };

// The rows of one file in file order. A row is cut into cells when it is read: a start reads each but once, and has no
// use for memory that holds them all.
class Table {
 public:
  // `text` must outlive the table unless `owner` keeps it. Rows have `required` to `columns` cells (at most
  // Row::most_cells). With Checks::all, throws LexiconError for a row that has not, a row that stands twice and
  // ill-formed UTF-8.
  Table(std::string name, std::string_view text, std::size_t required, std::size_t columns, Checks checks = Checks::all,
        std::shared_ptr<const std::string> owner = {});

  class Iterator {
   public:
    Iterator(const Table& table, std::size_t index) : table_(&table), index_(index) {}
    Row operator*() const { return {*table_, index_}; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator!=(const Iterator& other) const { return index_ != other.index_; }

   private:
    const Table* table_;
    std::size_t index_;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, lines_.size()}; }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] Row operator[](std::size_t index) const { return {*this, index}; }

 private:
  friend class Row;
  void check(std::string_view text) const;

  struct Line {
    std::uint32_t begin = 0, size = 0, number = 0;
  };
  std::string name_;
  const char* text_;
  std::size_t required_, columns_;
  std::vector<Line> lines_;
  std::shared_ptr<const std::string> owner_;
};

struct EmbeddedFile {
  std::string_view name, text;
};

// The lexicons that were compiled in, by name.
[[nodiscard]] const std::vector<EmbeddedFile>& embedded_files();

// Where lexicons come from.
class Source {
 public:
  Source() = default;
  // Throws LexiconError if the directory cannot be read or holds a .tsv file whose name no lexicon has.
  explicit Source(std::filesystem::path directory);

  // The lexicon called `name` ("quotes/cues.tsv"); rows have `required` to `columns` cells.
  [[nodiscard]] Table read(std::string_view name, std::size_t required, std::size_t columns) const;
  [[nodiscard]] Table read(std::string_view name, std::size_t columns) const { return read(name, columns, columns); }

 private:
  std::filesystem::path directory_;
};

}  // namespace sayso::lexicon
