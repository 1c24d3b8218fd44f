// The whole network in training: one step on a batch, and answers for sentences.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/network/train/adam.hpp"
#include "models/network/train/corpus.hpp"
#include "models/network/train/encoder.hpp"
#include "models/network/train/parser.hpp"

namespace sayso::models::network::train {

struct LossWeights {
  float pos = 1, names = 8, tree = 1;
  float exploring = 0.5F;  // chance that the parser follows its own step
  Dropout dropout = {0.2F, 0.1F};
  float parser_dropout = 0.1F;
};

// What the network says of a sentence.
struct Answer {
  std::vector<std::uint8_t> pos;
  std::vector<std::int32_t> heads;
  std::vector<Relation> relations;
  std::vector<float> name_scores;  // label_stride for each token
};

class Network {
 public:
  explicit Network(const Parameters& parameters) : p_(parameters), encoder_(parameters), parser_(parameters) {}

  // Adds the gradients of what the sentences are annotated with; `rows` are theirs, `importance` counts them. Returns
  // the loss per token.
  float learn(std::span<const Sentence* const> sentences, std::span<const std::vector<TokenRows>> rows,
              std::span<const float> importance, const LossWeights& weights, Random& random, Gradients& gradients);

  // Answers of sentences; trees only where asked for.
  enum class Wanted : bool { all, names };
  void answer(std::span<const std::vector<TokenRows>> rows, Wanted wanted, std::vector<Answer>& answers);

 private:
  void fill_batch(std::span<const std::vector<TokenRows>> rows);
  void score_heads();
  float learn_pos(const Sentence& sentence, std::size_t start, float weight);
  float learn_names(const Sentence& sentence, std::size_t start, float weight, class Crf& crf, Gradients& gradients);
  void heads_back(Gradients& gradients);

  const Parameters& p_;
  Encoder encoder_;
  Parser parser_;
  Batch batch_;
  std::vector<float> scores_, score_gradients_;      // of the heads, by position
  std::vector<float> name_scores_, name_gradients_;  // of a sentence
};

}  // namespace sayso::models::network::train
