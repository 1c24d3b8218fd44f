#pragma once

#include "pipeline/cli/options.hpp"

namespace sayso::cli {

// Each runs a command and gives the exit status. They throw lexicon::LexiconError for a lexicon that cannot be used,
// other exceptions where the run cannot go on at all.
[[nodiscard]] int extract(const ExtractOptions& options);
[[nodiscard]] int lexicons(const LexiconsOptions& options);
[[nodiscard]] int eval(const EvalOptions& options);
[[nodiscard]] int print_schema();

}  // namespace sayso::cli
