// Unlabelled articles as the trainer reads them.
#pragma once

#include <string>

#include "models/tagger/model.hpp"
#include "models/tagger/words.hpp"

namespace sayso::models::tagger {

// Cuts the "text" of every line of a JSON Lines file (not compressed) into sentences and tokens, as the program does,
// tags them with the model and appends them. Throws std::runtime_error for a file that cannot be read or parsed.
void read_press(const std::string& path, const Model& model, TaggedText& text);

}  // namespace sayso::models::tagger
