#include <cstdio>
#include <exception>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/exit_status.hpp"
#include "pipeline/cli/options.hpp"

int main(int argc, char** argv) {
  using namespace sayso::cli;
  const Command command = parse_command_line(argc, argv);
  if (const int* status = std::get_if<int>(&command)) return *status;
  try {
    if (const auto* options = std::get_if<LexiconsOptions>(&command)) return lexicons(*options);
    if (const auto* options = std::get_if<EvalOptions>(&command)) return eval(*options);
    if (std::holds_alternative<SchemaOptions>(command)) return print_schema();
    return extract(std::get<ExtractOptions>(command));
  } catch (const std::exception& problem) {
    // A lexicon or model that cannot be used: the message says where.
    std::fprintf(stderr, "sayso: %s\n", problem.what());
    return exit_status::usage;
  }
}
