#include "pipeline/lexicon/table.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <unordered_set>

#include "pipeline/document/utf8.hpp"

namespace sayso::lexicon {
namespace {

bool well_formed(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code_point = code_point_at(text, i);
    if (code_point.value < 0) return false;
    i += code_point.bytes;
  }
  return true;
}

[[noreturn]] void fail_at(const std::string& name, std::size_t line, std::string_view message) {
  throw LexiconError(name + ":" + std::to_string(line) + ": " + std::string(message));
}

std::string_view without_empty_mark(std::string_view cell) {
  return cell.size() == 1 && cell.front() == '-' ? std::string_view{} : cell;
}

}  // namespace

std::string_view Row::operator[](std::size_t column) const {
  return table_->cells_[index_ * table_->columns_ + column];
}

std::size_t Row::cells() const { return table_->lines_[index_].cells; }

std::size_t Row::line() const { return table_->lines_[index_].number; }

void Row::fail(std::string_view message) const { fail_at(table_->name_, line(), message); }

Table::Table(std::string name, std::string_view text, std::size_t required, std::size_t columns, Checks checks,
             std::shared_ptr<const std::string> owner)
    : name_(std::move(name)), columns_(columns), owner_(std::move(owner)) {
  const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  cells_.reserve(rows * columns);
  lines_.reserve(rows);
  std::unordered_set<std::string_view> seen;
  if (checks == Checks::all) seen.reserve(rows);
  if (checks == Checks::all && !well_formed(text)) fail_at(name_, 1, "not well-formed UTF-8");
  std::size_t line_number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    begin = end + 1;
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    if (checks == Checks::all && !seen.insert(line).second) {
      fail_at(name_, line_number, "this row stands twice; remove one");
    }
    lines_.push_back({line_number, add_cells(line, line_number, required)});
  }
}

// Cells are short: looking at each byte is quicker than a search for each tab.
std::size_t Table::add_cells(std::string_view line, std::size_t line_number, std::size_t required) {
  std::size_t count = 0, begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && line[at] != '\t') continue;
    if (count++ == columns_) fail_at(name_, line_number, "too many cells, expected " + std::to_string(columns_));
    cells_.push_back(without_empty_mark(line.substr(begin, at - begin)));
    begin = at + 1;
  }
  if (count < required) {
    fail_at(name_, line_number,
            "too few cells, expected " + std::to_string(required) + " separated by tabs, got " + std::to_string(count));
  }
  cells_.resize(cells_.size() + columns_ - count);
  return count;
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
  return {std::string(name), file->text, required, columns, Checks::cells_only};
}

}  // namespace sayso::lexicon
