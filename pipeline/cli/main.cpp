#include <exception>
#include <new>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/console.hpp"
#include "pipeline/cli/exit_status.hpp"
#include "pipeline/cli/options.hpp"
#include "pipeline/lexicon/table.hpp"

int main(int argc, char** argv) {
  using namespace sayso::cli;
  const Command command = parse_command_line(argc, argv);
  if (const int* status = std::get_if<int>(&command)) return *status;
  try {
    if (const auto* options = std::get_if<LexiconsOptions>(&command)) return lexicons(*options);
    if (const auto* options = std::get_if<EvalOptions>(&command)) return eval(*options);
    if (std::holds_alternative<SchemaOptions>(command)) return print_schema();
    return extract(std::get<ExtractOptions>(command));
  } catch (const sayso::lexicon::LexiconError& problem) {
    // One that was given on the command line: the message says where it is wrong.
    complain(problem.what());
    return exit_status::usage;
  } catch (const std::bad_alloc&) {
    complain("there is not enough memory; fewer --jobs or a smaller --max-document need less");
    return exit_status::no_input_or_output;
  } catch (const std::exception& problem) {
    complain(problem.what());
    return exit_status::no_input_or_output;
  }
}
