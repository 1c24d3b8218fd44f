#include "pipeline/eval/eval.hpp"

#include <cstdio>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/console.hpp"
#include "pipeline/cli/exit_status.hpp"
#include "pipeline/eval/gold.hpp"

namespace sayso::cli {

int eval(const EvalOptions& options) {
  const run::Models models(options.lexicons.empty() ? lexicon::Source() : lexicon::Source(options.lexicons));
  const auto scores = eval::score_directory(options.gold, models);
  std::fputs(eval::table(scores).c_str(), stdout);
  if (options.floor.empty()) return exit_status::done;
  const auto problems = eval::below_floor(scores, options.floor);
  for (const std::string& problem : problems) complain(problem);
  return problems.empty() ? exit_status::done : exit_status::some_failed;
}

}  // namespace sayso::cli
