// How good a network is: parts of speech, trees and names of sentences that are cut into tokens already.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "models/network/model.hpp"
#include "models/network/train/network.hpp"

namespace sayso::models::network::train {

// Anything that answers sentences, such as the network in floats or in integers.
struct Judged {
  std::function<void(std::span<const std::vector<std::string>>, Network::Wanted, std::vector<Answer>&)> answer;
  std::vector<float> transitions;  // label_stride from label to label
};

[[nodiscard]] Judged judged(const Parameters& parameters, Network& network);
[[nodiscard]] Judged judged(const Model& model);

struct TreeScore {
  std::size_t tokens = 0, pos = 0, unlabelled = 0, labelled = 0;
};

[[nodiscard]] TreeScore score_trees(const Judged& judged, const std::vector<Sentence>& sentences);

// Exact spans of persons, organisations and places, in this order.
struct NameScore {
  struct Counts {
    std::size_t gold = 0, given = 0, right = 0;
  };
  std::vector<Counts> types = std::vector<Counts>(3);

  [[nodiscard]] Counts all() const;
  [[nodiscard]] static double f1(const Counts& counts);
};

// `averaging` is the share of a capitalised word's scores that comes from their mean over its document.
[[nodiscard]] NameScore score_names(const Judged& judged, const std::vector<Sentence>& sentences, float averaging);

}  // namespace sayso::models::network::train
