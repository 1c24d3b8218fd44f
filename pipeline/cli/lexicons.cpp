#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/console.hpp"
#include "pipeline/cli/exit_status.hpp"
#include "pipeline/lexicon/table.hpp"

namespace sayso::cli {
namespace {

bool write_file(const std::filesystem::path& path, std::string_view text) {
  std::error_code error;
  std::filesystem::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) complain(path.string() + ": cannot write this file");
  return static_cast<bool>(out);
}

void list() {
  for (const auto& file : lexicon::embedded_files()) {
    std::printf("%.*s\n", static_cast<int>(file.name.size()), file.name.data());
  }
}

// All or nothing: where a list stands already it may have been edited, and nothing is written.
int write_below(const std::filesystem::path& directory) {
  for (const auto& file : lexicon::embedded_files()) {
    const auto path = directory / file.name;
    std::error_code error;
    if (std::filesystem::symlink_status(path, error).type() == std::filesystem::file_type::not_found) continue;
    complain(path.string() +
             ": exists and may have been edited, so nothing was written; give another directory or move this one away");
    return exit_status::no_input_or_output;
  }
  for (const auto& file : lexicon::embedded_files()) {
    if (!write_file(directory / file.name, file.text)) return exit_status::no_input_or_output;
  }
  return exit_status::done;
}

}  // namespace

int lexicons(const LexiconsOptions& options) {
  if (!options.export_directory.empty()) return write_below(options.export_directory);
  list();
  return exit_status::done;
}

}  // namespace sayso::cli
