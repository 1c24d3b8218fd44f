#include <cstdio>
#include <filesystem>
#include <fstream>

#include "pipeline/cli/commands.hpp"
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
  if (!out) std::fprintf(stderr, "sayso: %s: cannot write this file\n", path.c_str());
  return static_cast<bool>(out);
}

}  // namespace

int lexicons(const LexiconsOptions& options) {
  for (const auto& file : lexicon::embedded_files()) {
    if (options.export_directory.empty()) {
      std::printf("%.*s\n", static_cast<int>(file.name.size()), file.name.data());
    } else if (!write_file(std::filesystem::path(options.export_directory) / file.name, file.text)) {
      return exit_status::no_input_or_output;
    }
  }
  return exit_status::done;
}

}  // namespace sayso::cli
