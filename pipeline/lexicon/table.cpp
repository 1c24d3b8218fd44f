#include "pipeline/lexicon/table.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <unordered_set>

#include "pipeline/document/utf8.hpp"

namespace sayso::lexicon {
namespace {

[[noreturn]] void fail_at(const std::string& name, std::size_t line, std::string_view message) {
  throw LexiconError(name + ":" + std::to_string(line) + ": " + std::string(message));
}

// The high bit of every byte that is a tab, of eight.
std::uint64_t tabs_of(const char* bytes) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t each = 0x0101010101010101ULL, low_bits = 0x7F * each;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  word ^= '\t' * each;
  return ~(((word & low_bits) + low_bits) | word | low_bits);
}

std::string_view without_empty_mark(std::string_view cell) {
  return cell.size() == 1 && cell.front() == '-' ? std::string_view{} : cell;
}

}  // namespace

Row::Row(const Table& table, std::size_t index) : table_(&table), index_(index) {
  const Table::Line line = table.lines_[index];
  text_ = table.text_ + line.begin;
  const char* const text = text_;
  const std::size_t columns = table.columns_;
  std::size_t count = 0;
  const auto add = [&](std::size_t end) {
    ends_[count++] = static_cast<std::uint32_t>(end);
    if (count == columns) fail("too many cells, expected " + std::to_string(columns));
  };
  // Cells are short: looking at eight bytes at a time is quicker than a search for each tab.
  std::size_t at = 0;
  for (; at + 8 <= line.size; at += 8) {
    for (std::uint64_t tabs = tabs_of(text + at); tabs != 0; tabs &= tabs - 1) {
      add(at + static_cast<std::size_t>(std::countr_zero(tabs)) / 8);
    }
  }
  for (; at < line.size; ++at) {
    if (text[at] == '\t') add(at);
  }
  ends_[count++] = line.size;
  cells_ = count;
  if (count < table.required_) {
    fail("too few cells, expected " + std::to_string(table.required_) + " separated by tabs, got " +
         std::to_string(count));
  }
}

std::string_view Row::operator[](std::size_t column) const {
  if (column >= cells_) return {};
  const std::size_t begin = column == 0 ? 0 : ends_[column - 1] + 1;
  return without_empty_mark({text_ + begin, ends_[column] - begin});
}

std::size_t Row::line() const { return table_->lines_[index_].number; }

void Row::fail(std::string_view message) const { fail_at(table_->name_, line(), message); }

Table::Table(std::string name, std::string_view text, std::size_t required, std::size_t columns, Checks checks,
             std::shared_ptr<const std::string> owner)
    : name_(std::move(name)), text_(text.data()), required_(required), columns_(columns), owner_(std::move(owner)) {
  assert(columns <= Row::most_cells);
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) fail_at(name_, 1, "4 GiB or more");
  lines_.reserve(text.size() / 8);  // no list has shorter rows; room that is not used costs nothing
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::size_t size = end - begin;
    if (size > 0 && text[end - 1] == '\r') --size;
    ++number;
    if (size > 0 && text[begin] != '#') {
      lines_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size), number});
    }
    begin = end + 1;
  }
  if (checks == Checks::all) check(text);
}

void Table::check(std::string_view text) const {
  if (!is_well_formed(text)) fail_at(name_, 1, "not well-formed UTF-8");
  std::unordered_set<std::string_view> seen;
  seen.reserve(lines_.size());
  for (const Row row : *this) {
    const Line& line = lines_[row.index_];
    if (!seen.insert(text.substr(line.begin, line.size)).second) row.fail("this row stands twice; remove one");
  }
}

Source::Source(std::filesystem::path directory) : directory_(std::move(directory)) {
  std::error_code error;
  std::filesystem::recursive_directory_iterator entries(directory_, error);
  if (error) throw LexiconError(directory_.string() + ": cannot read this directory of lexicons: " + error.message());
  for (const auto& entry : entries) {
    if (entry.path().extension() != ".tsv") continue;
    const std::string name = entry.path().lexically_relative(directory_).generic_string();
    const auto& files = embedded_files();
    if (std::none_of(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.name == name; })) {
      throw LexiconError(entry.path().string() + ":1: no lexicon has this name; `sayso lexicons` lists them");
    }
  }
}

Table Source::read(std::string_view name, std::size_t required, std::size_t columns) const {
  const auto path = directory_ / name;
  if (!directory_.empty() && std::filesystem::exists(path)) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw LexiconError(path.string() + ":1: cannot be read");
    auto text =
        std::make_shared<const std::string>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    return {path.string(), *text, required, columns, Checks::all, text};
  }
  const auto& files = embedded_files();
  const auto file =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& candidate) { return candidate.name == name; });
  if (file == files.end()) throw LexiconError(std::string(name) + ":1: this lexicon is not compiled in");
  return {std::string(name), file->text, required, columns, Checks::when_read};
}

}  // namespace sayso::lexicon
