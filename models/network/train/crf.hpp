// The chain of name labels (Lafferty, McCallum and Pereira 2001), learned from sets of allowed labels.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "models/network/train/corpus.hpp"
#include "models/network/train/parameters.hpp"

namespace sayso::models::network::train {

class Crf {
 public:
  explicit Crf(const float* transitions);

  // The negative log probability of the allowed labels of a sentence. Scores stand label_stride apart; adds the
  // gradients of scores and transitions times `weight` to the given places.
  float loss(std::size_t tokens, const float* scores, const std::vector<LabelSet>& allowed, float weight,
             float* score_gradients, float* transition_gradients);

 private:
  using Vector = std::vector<float>;
  // Forward and backward sums over the allowed labels; returns the logarithm of their total.
  double sum(std::size_t tokens, const std::vector<LabelSet>* allowed);
  void add_gradients(std::size_t tokens, float weight, float* score_gradients, float* transition_gradients);

  Vector transitions_, transposed_;  // exponentials, 0 where nothing may follow
  Vector scores_;                    // exponentials, each token's divided by its largest
  Vector masked_, forward_, backward_, scale_;
  double largest_ = 0;  // sum of the largest scores
};

// The best labels; each token's scores stand `stride` apart.
void decode(std::size_t tokens, const float* scores, std::size_t stride, const float* transitions,
            std::vector<NameLabel>& labels);

}  // namespace sayso::models::network::train
