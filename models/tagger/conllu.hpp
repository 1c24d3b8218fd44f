// Treebanks as the trainer reads them.
#pragma once

#include <string>
#include <vector>

#include "models/tagger/tags.hpp"

namespace sayso::models::tagger {

struct TreebankSentence {
  std::vector<std::string> words;
  std::vector<Tag> tags;
};

// Appends the sentences of a CoNLL-U file (not compressed). Throws std::runtime_error with file:line where a tag is
// unknown or a line has too few columns.
void read_conllu(const std::string& path, std::vector<TreebankSentence>& sentences);

}  // namespace sayso::models::tagger
