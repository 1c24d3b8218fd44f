// Training: the averaged perceptron (Collins 2002) with a margin, on the tagger's own decisions before the word.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/tagger/conllu.hpp"
#include "models/tagger/features.hpp"

namespace sayso::models::tagger {

struct TrainingOptions {
  std::uint32_t row_bits = 16;
  std::uint32_t epochs = 7;
  std::int32_t margin = 32;           // by how much the right tag must win for the weights to stay as they are
  std::uint32_t recased_percent = 7;  // sentences shown as headlines or without capitals
  std::uint32_t runs = 8;             // in different orders; their weights are added up
};

// A weights file (see model.hpp) with the given word table. The same sentences and options give the same bytes.
[[nodiscard]] std::string train(const std::vector<TreebankSentence>& sentences, const std::vector<WordEntry>& words,
                                const TrainingOptions& options);

// Padded, marked forms of a sentence, as Model::tag wants them.
[[nodiscard]] std::vector<Form> make_forms(const std::vector<std::string>& words, const WordTable& table);

}  // namespace sayso::models::tagger
