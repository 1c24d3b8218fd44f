#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/eval/eval.hpp"
#include "pipeline/run/analyse.hpp"

namespace sayso::eval {

// Analyses every article of a directory of gold documents (*.json, in byte order of name) and scores the result.
// Throws std::runtime_error, naming the file, for one that cannot be read or holds no document of the contract.
[[nodiscard]] Scores score_directory(const std::filesystem::path& directory, const run::Models& models);

// Compares scores with the floors of a TSV file (layer, measure, least F1). Gives a line for each measure that is
// below its floor or missing. Throws lexicon::LexiconError for a bad file.
[[nodiscard]] std::vector<std::string> below_floor(const Scores& scores, const std::filesystem::path& floors);

}  // namespace sayso::eval
