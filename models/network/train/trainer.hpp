// The course of a training: which sentences, in which order, how they are changed, how fast is learned.
#pragma once

#include <cstdint>
#include <vector>

#include "models/network/train/network.hpp"

namespace sayso::models::network::train {

struct NameCorpus {
  std::vector<Sentence> sentences;
  std::uint32_t times = 1;  // that each sentence is shown in an epoch
  float importance = 1;
};

struct Recipe {
  Widths widths;
  LossWeights weights;
  std::uint32_t tree_epochs = 22, name_epochs = 2;
  std::size_t tree_batch = 600, name_batch = 1500;  // tokens
  float rate = 2e-3F, row_rate = 0.7F;
  std::uint32_t warm_up = 200;
  std::uint32_t least_count = 5;
  float recased = 0.08F;       // sentences shown in upper case, lower case or title case
  float forms_dropped = 0.1F;  // tokens of which only affixes and shape are shown
  float rows_dropped = 0.2F;   // tokens of which form rows are left out, but not their GloVe vector
  std::uint64_t seed = 1;
};

// The same corpora and recipe give the same parameters. Progress goes to standard error.
[[nodiscard]] Parameters train(const std::vector<Sentence>& trees, const std::vector<NameCorpus>& names, Glove glove,
                               const Recipe& recipe);

// Parameters as training begins with them: what `load` needs.
[[nodiscard]] Parameters make_parameters(const std::vector<Sentence>& trees, const std::vector<NameCorpus>& names,
                                         Glove glove, const Recipe& recipe, Random& random);

}  // namespace sayso::models::network::train
