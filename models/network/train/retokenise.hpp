// Texts with names in the program's own tokens: what it learns is what it will see.
#pragma once

#include <vector>

#include "models/network/train/corpus.hpp"

namespace sayso::models::network::train {

// Cuts each word as the program cuts it standing alone ("Oslo-based" is three tokens); labels follow.
void cut_as_program(std::vector<Sentence>& sentences);

}  // namespace sayso::models::network::train
