#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pipeline/document/article.hpp"
#include "pipeline/read/position.hpp"
#include "pipeline/write/layers.hpp"
#include "pipeline/write/offsets.hpp"

namespace sayso::cli {

// `sayso extract`
struct ExtractOptions {
  std::vector<std::string> inputs;
  std::optional<std::string> files_from;  // a list of more inputs
  read::Shard shard;
  std::string output = "-";
  std::string failures;  // file, or empty
  bool resume = false;
  double mark_each = 1;          // seconds
  std::optional<Format> format;  // none: by content
  std::size_t jobs = 0;          // 0: every core the process may use
  std::string date;
  write::Layers include;
  write::OffsetUnit offsets = write::OffsetUnit::codepoints;
  std::size_t largest_document = 64U << 20;
  std::string lexicons;  // directory, or empty
  bool dedupe = false;
  bool explain = false;
  bool keep_failed = false;
  bool pretty = false;
  bool quiet = false;
};

// `sayso lexicons`
struct LexiconsOptions {
  std::string export_directory;  // empty: list them
};

// `sayso eval`
struct EvalOptions {
  std::string gold;      // directory of gold documents
  std::string floor;     // TSV of least scores, or empty
  std::string lexicons;  // directory, or empty
};

// `sayso schema`
struct SchemaOptions {};

// What the command line asks for; or, where it was wrong or asked for help, the exit status to end with.
using Command = std::variant<ExtractOptions, LexiconsOptions, EvalOptions, SchemaOptions, int>;

[[nodiscard]] Command parse_command_line(int argc, char** argv);

}  // namespace sayso::cli
