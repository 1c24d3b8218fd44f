// The parser in training: the scores of steps, the oracle, and the way back.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/network/arc_hybrid.hpp"
#include "models/network/train/adam.hpp"
#include "models/network/train/corpus.hpp"
#include "models/network/train/parameters.hpp"

namespace sayso::models::network::train {

class Parser {
 public:
  explicit Parser(const Parameters& parameters) : p_(parameters) {}

  // Works out the rows of `count` positions whose encoder outputs follow one another from `outputs` on.
  void prepare(const float* outputs, std::size_t count);

  struct Learning {
    float weight = 1;
    float exploring = 0;  // chance that the parser follows its own step where the oracle has a cheaper one
    float dropout = 0;
  };
  // Learns from a sentence of a prepared batch whose first token stands at `start`. Adds gradients times the weight;
  // returns the loss.
  float learn(const Sentence& sentence, std::size_t start, const Learning& how, Random& random, Gradients& gradients);

  // Adds the gradients of the prepared positions' outputs and of the weights that made their rows; call it once after
  // all sentences have been learned from.
  void backward(const float* outputs, float* output_gradients, std::size_t count, Gradients& gradients);

  // The vector that the parser sees of a prepared position.
  [[nodiscard]] const float* low(std::size_t position) const { return low_.data() + position * p_.widths.low; }
  // The largest value of the hidden layer since the parser was made.
  [[nodiscard]] float largest_hidden() const { return largest_hidden_; }

  // Parses a sentence of a prepared batch.
  void parse(std::size_t tokens, std::size_t start, std::vector<std::int32_t>& heads, std::vector<Relation>& relations);

 private:
  using Vector = std::vector<float>;
  [[nodiscard]] std::size_t hidden() const { return p_.widths.hidden; }
  [[nodiscard]] std::size_t row_of(std::int32_t token, std::size_t start) const;
  void activate(const StepView& view, std::size_t start);
  void score_actions(float* scores) const;
  void score_relations(Action action, float* scores) const;
  void output_back(std::size_t output, std::size_t bias, std::size_t row, float gradient, Gradients& gradients);
  Action learn_action(const Sentence& sentence, const Learning& how, Random& random, Gradients& gradients, float& loss);
  Relation learn_relation(Action action, const Sentence& sentence, const Learning& how, Gradients& gradients,
                          float& loss);
  void hidden_back(const StepView& view, std::size_t start, Gradients& gradients);

  const Parameters& p_;
  ArcHybrid state_;
  std::size_t count_ = 0;
  float largest_hidden_ = 0;
  Vector low_, low_gradients_;   // of each prepared position, then of the root
  Vector rows_, row_gradients_;  // slot_count x hidden for each of those, then those of "none"
  Vector hidden_, hidden_gradients_, mask_;
};

}  // namespace sayso::models::network::train
