#include "models/network/train/crf.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sayso::models::network::train {
namespace {

constexpr std::size_t n = label_stride;

}  // namespace

Crf::Crf(const float* transitions) : transitions_(n * n), transposed_(n * n) {
  for (std::size_t i = 0; i < name_label_count; ++i) {
    for (std::size_t j = 0; j < name_label_count; ++j) {
      if (!may_follow(static_cast<NameLabel>(i), static_cast<NameLabel>(j))) continue;
      transitions_[i * n + j] = transposed_[j * n + i] = std::exp(transitions[i * n + j]);
    }
  }
}

double Crf::sum(std::size_t tokens, const std::vector<LabelSet>* allowed) {
  masked_ = scores_;
  if (allowed != nullptr) {
    for (std::size_t t = 0; t < tokens; ++t) {
      for (std::size_t j = 0; j < n; ++j) masked_[t * n + j] *= static_cast<float>((*allowed)[t] >> j & 1U);
    }
  }
  forward_.assign(tokens * n, 0);
  backward_.assign(tokens * n, 0);
  scale_.resize(tokens);
  double total = largest_;
  std::array<float, n> before{};
  before[outside] = 1;  // what stands before a sentence
  for (std::size_t t = 0; t < tokens; ++t) {
    std::array<float, n> sums{};
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) sums[j] += before[i] * transitions_[i * n + j];
    }
    float all = 0;
    for (std::size_t j = 0; j < n; ++j) {
      sums[j] *= masked_[t * n + j];
      all += sums[j];
    }
    // A gold sequence that breaks the rules of labels counts as nearly impossible.
    all = std::max(all, 1e-30F);
    scale_[t] = 1 / all;
    total += std::log(static_cast<double>(all));
    for (std::size_t j = 0; j < n; ++j) before[j] = forward_[t * n + j] = sums[j] * scale_[t];
  }
  std::fill_n(backward_.data() + (tokens - 1) * n, n, 1.0F);
  for (std::size_t t = tokens - 1; t > 0; --t) {
    float* to = backward_.data() + (t - 1) * n;
    for (std::size_t j = 0; j < n; ++j) {
      const float after = backward_[t * n + j] * masked_[t * n + j] * scale_[t];
      for (std::size_t i = 0; i < n; ++i) to[i] += after * transposed_[j * n + i];
    }
  }
  return total;
}

void Crf::add_gradients(std::size_t tokens, float weight, float* score_gradients, float* transition_gradients) {
  std::array<float, n> before{};
  before[outside] = 1;
  for (std::size_t t = 0; t < tokens; ++t) {
    std::array<float, n> after{};
    for (std::size_t j = 0; j < n; ++j) {
      score_gradients[t * n + j] += weight * forward_[t * n + j] * backward_[t * n + j];
      after[j] = weight * masked_[t * n + j] * backward_[t * n + j] * scale_[t];
    }
    for (std::size_t i = 0; i < name_label_count; ++i) {
      for (std::size_t j = 0; j < n; ++j)
        transition_gradients[i * n + j] += before[i] * transitions_[i * n + j] * after[j];
    }
    std::copy_n(forward_.data() + t * n, n, before.data());
  }
}

float Crf::loss(std::size_t tokens, const float* scores, const std::vector<LabelSet>& allowed, float weight,
                float* score_gradients, float* transition_gradients) {
  scores_.assign(tokens * n, 0);
  largest_ = 0;
  for (std::size_t t = 0; t < tokens; ++t) {
    const float largest = *std::max_element(scores + t * n, scores + t * n + name_label_count);
    largest_ += largest;
    for (std::size_t j = 0; j < name_label_count; ++j) scores_[t * n + j] = std::exp(scores[t * n + j] - largest);
  }
  const double right = sum(tokens, &allowed);
  add_gradients(tokens, -weight, score_gradients, transition_gradients);
  const double all = sum(tokens, nullptr);
  add_gradients(tokens, weight, score_gradients, transition_gradients);
  return static_cast<float>(all - right);
}

void decode(std::size_t tokens, const float* scores, std::size_t stride, const float* transitions,
            std::vector<NameLabel>& labels) {
  std::vector<std::array<float, name_label_count>> best(tokens + 1);
  std::vector<std::array<NameLabel, name_label_count>> from(tokens);
  best[0].fill(-1e30F);
  best[0][outside] = 0;
  for (std::size_t t = 0; t < tokens; ++t) {
    for (NameLabel j = 0; j < name_label_count; ++j) {
      float top = -2e30F;
      for (NameLabel i = 0; i < name_label_count; ++i) {
        if (!may_follow(i, j)) continue;
        const float value = best[t][i] + transitions[i * n + j];
        if (value > top) {
          top = value;
          from[t][j] = i;
        }
      }
      best[t + 1][j] = top + scores[t * stride + j];
    }
  }
  labels.resize(tokens);
  auto label =
      static_cast<NameLabel>(std::max_element(best[tokens].begin(), best[tokens].end()) - best[tokens].begin());
  for (std::size_t t = tokens; t-- > 0;) {
    labels[t] = label;
    label = from[t][label];
  }
}

}  // namespace sayso::models::network::train
