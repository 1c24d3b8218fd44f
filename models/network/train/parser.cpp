#include "models/network/train/parser.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/network/train/gemm.hpp"
#include "models/network/train/oracle.hpp"

namespace sayso::models::network::train {
namespace {

using ActionScores = std::array<float, action_count>;
using RelationScores = std::array<float, relations.size()>;

float dot(const float* a, const float* b, std::size_t size) {
  std::array<float, 16> sums{};
  for (std::size_t i = 0; i < size; i += sums.size()) {
    for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += a[i + k] * b[i + k];
  }
  float sum = 0;
  for (const float part : sums) sum += part;
  return sum;
}

// Scores to probabilities; returns nothing else: impossible ones are -infinity.
template <class Scores>
void soften(Scores& scores) {
  const float largest = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - largest);
  for (float& score : scores) score /= sum;
}

// Only left arcs from the root are roots.
Relation best_relation(const RelationScores& scores) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (i != root_relation && scores[i] > scores[best]) best = i;
  }
  return static_cast<Relation>(best);
}

Action best_action(const ActionScores& scores, const ArcHybrid& state) {
  std::size_t best = action_count;
  for (std::size_t i = 0; i < action_count; ++i) {
    if (state.allows(static_cast<Action>(i)) && (best == action_count || scores[i] > scores[best])) best = i;
  }
  return static_cast<Action>(best);
}

}  // namespace

void Parser::prepare(const float* outputs, std::size_t count) {
  const std::size_t d = p_.widths.encoder, low = p_.widths.low, row = slot_count * hidden();
  count_ = count;
  low_.resize((count + 1) * low);
  multiply(count, low, d, {outputs, d, 1}, p_.at(p_.layout.low), low, low_.data(), low, Into::overwrite);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < low; ++k) low_[i * low + k] += p_.at(p_.layout.low_bias)[k];
  }
  std::copy_n(p_.at(p_.layout.root), low, low_.data() + count * low);
  rows_.resize((count + 2) * row);
  multiply(count + 1, row, low, {low_.data(), low, 1}, p_.at(p_.layout.slots), row, rows_.data(), row, Into::overwrite);
  std::copy_n(p_.at(p_.layout.none), row, rows_.data() + (count + 1) * row);
  row_gradients_.assign(rows_.size(), 0);
  hidden_.resize(hidden());
  hidden_gradients_.resize(hidden());
  mask_.assign(hidden(), 1);
}

std::size_t Parser::row_of(std::int32_t token, std::size_t start) const {
  if (token < 0) return count_ + 1;
  return token == state_.size() ? count_ : start + static_cast<std::size_t>(token);
}

void Parser::activate(const StepView& view, std::size_t start) {
  const std::size_t h = hidden();
  std::copy_n(p_.at(p_.layout.hidden_bias), h, hidden_.data());
  const auto add = [this, h](const float* row) {
    for (std::size_t k = 0; k < h; ++k) hidden_[k] += row[k];
  };
  for (std::size_t slot = 0; slot < slot_count; ++slot)
    add(rows_.data() + (row_of(view.tokens[slot], start) * slot_count + slot) * h);
  for (const std::uint16_t extra : view.extras) add(p_.at(p_.layout.extras) + extra * h);
  for (std::size_t k = 0; k < h; ++k) hidden_[k] = std::max(hidden_[k], 0.0F) * mask_[k];
}

void Parser::score_actions(float* scores) const {
  for (std::size_t i = 0; i < action_count; ++i) {
    const bool allowed = state_.allows(static_cast<Action>(i));
    scores[i] = allowed ? dot(hidden_.data(), p_.at(p_.layout.actions) + i * hidden(), hidden()) +
                              p_.at(p_.layout.actions_bias)[i]
                        : -1e30F;
  }
}

void Parser::score_relations(Action action, float* scores) const {
  const std::size_t first = action == Action::left ? 0 : relations.size();
  for (std::size_t i = 0; i < relations.size(); ++i) {
    scores[i] = dot(hidden_.data(), p_.at(p_.layout.relations) + (first + i) * hidden(), hidden()) +
                p_.at(p_.layout.relations_bias)[first + i];
  }
}

void Parser::output_back(std::size_t output, std::size_t bias, std::size_t row, float gradient, Gradients& gradients) {
  const std::size_t h = hidden();
  const float* __restrict weights = p_.at(output) + row * h;
  float* __restrict weight_gradients = gradients.dense.data() + output + row * h;
  for (std::size_t k = 0; k < h; ++k) {
    hidden_gradients_[k] += gradient * weights[k];
    weight_gradients[k] += gradient * hidden_[k];
  }
  gradients.dense[bias + row] += gradient;
}

void Parser::hidden_back(const StepView& view, std::size_t start, Gradients& gradients) {
  const std::size_t h = hidden();
  for (std::size_t k = 0; k < h; ++k) hidden_gradients_[k] = hidden_[k] > 0 ? hidden_gradients_[k] * mask_[k] : 0;
  const auto add = [this, h](float* row) {
    for (std::size_t k = 0; k < h; ++k) row[k] += hidden_gradients_[k];
  };
  for (std::size_t slot = 0; slot < slot_count; ++slot)
    add(row_gradients_.data() + (row_of(view.tokens[slot], start) * slot_count + slot) * h);
  for (const std::uint16_t extra : view.extras) add(gradients.dense.data() + p_.layout.extras + extra * h);
  add(gradients.dense.data() + p_.layout.hidden_bias);
}

Action Parser::learn_action(const Sentence& sentence, const Learning& how, Random& random, Gradients& gradients,
                            float& loss) {
  ActionScores scores;
  score_actions(scores.data());
  const Action favourite = best_action(scores, state_);
  // All cheapest steps are right; what they share of the probability is what counts.
  const auto costs = oracle_costs(state_, sentence.heads);
  const std::uint32_t least = *std::min_element(costs.begin(), costs.end());
  soften(scores);
  float right = 0, chosen_score = -1;
  Action chosen = favourite;
  for (std::size_t i = 0; i < action_count; ++i) {
    if (costs[i] != least) continue;
    right += scores[i];
    if (scores[i] > chosen_score) {
      chosen_score = scores[i];
      chosen = static_cast<Action>(i);
    }
  }
  right = std::max(right, 1e-20F);
  loss -= std::log(right);
  for (std::size_t i = 0; i < action_count; ++i) {
    const float target = costs[i] == least ? scores[i] / right : 0;
    if (costs[i] != impossible)
      output_back(p_.layout.actions, p_.layout.actions_bias, i, how.weight * (scores[i] - target), gradients);
  }
  return how.exploring > 0 && random.unit() < how.exploring ? favourite : chosen;
}

Relation Parser::learn_relation(Action action, const Sentence& sentence, const Learning& how, Gradients& gradients,
                                float& loss) {
  const auto child = static_cast<std::size_t>(state_.stack(0));
  const std::int32_t parent = action == Action::left ? state_.next() : state_.stack(1);
  if (action == Action::shift || parent == state_.size()) return root_relation;
  RelationScores scores;
  score_relations(action, scores.data());
  // A wrong arc has no right relation.
  if (sentence.heads[child] != parent) return best_relation(scores);
  const Relation right = sentence.relations[child];
  soften(scores);
  loss -= std::log(std::max(scores[right], 1e-20F));
  const std::size_t first = action == Action::left ? 0 : relations.size();
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const float target = i == right ? 1.0F : 0.0F;
    output_back(p_.layout.relations, p_.layout.relations_bias, first + i, how.weight * (scores[i] - target), gradients);
  }
  return right;
}

float Parser::learn(const Sentence& sentence, std::size_t start, const Learning& how, Random& random,
                    Gradients& gradients) {
  float loss = 0;
  for (state_.start(sentence.words.size()); !state_.done();) {
    const StepView view = state_.view();
    for (float& value : mask_) value = random.unit() < how.dropout ? 0 : 1 / (1 - how.dropout);
    activate(view, start);
    std::fill(hidden_gradients_.begin(), hidden_gradients_.end(), 0.0F);
    const Action action = learn_action(sentence, how, random, gradients, loss);
    const Relation relation = learn_relation(action, sentence, how, gradients, loss);
    hidden_back(view, start, gradients);
    state_.apply(action, relation);
  }
  return loss;
}

void Parser::backward(const float* outputs, float* output_gradients, std::size_t count, Gradients& gradients) {
  const std::size_t d = p_.widths.encoder, low = p_.widths.low, row = slot_count * hidden();
  const Layout& at = p_.layout;
  float* to = gradients.dense.data();
  multiply(low, row, count + 1, {low_.data(), 1, low}, row_gradients_.data(), row, to + at.slots, row, Into::add);
  for (std::size_t k = 0; k < row; ++k) to[at.none + k] += row_gradients_[(count + 1) * row + k];
  Vector transposed(std::max(row, d) * std::max(low, d));
  for (std::size_t k = 0; k < low; ++k) {
    for (std::size_t j = 0; j < row; ++j) transposed[j * low + k] = p_.at(at.slots)[k * row + j];
  }
  low_gradients_.resize((count + 1) * low);
  multiply(count + 1, low, row, {row_gradients_.data(), row, 1}, transposed.data(), low, low_gradients_.data(), low,
           Into::overwrite);
  for (std::size_t k = 0; k < low; ++k) to[at.root + k] += low_gradients_[count * low + k];
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < low; ++k) to[at.low_bias + k] += low_gradients_[i * low + k];
  }
  multiply(d, low, count, {outputs, 1, d}, low_gradients_.data(), low, to + at.low, low, Into::add);
  for (std::size_t k = 0; k < d; ++k) {
    for (std::size_t j = 0; j < low; ++j) transposed[j * d + k] = p_.at(at.low)[k * low + j];
  }
  multiply(count, d, low, {low_gradients_.data(), low, 1}, transposed.data(), d, output_gradients, d, Into::add);
}

void Parser::parse(std::size_t tokens, std::size_t start, std::vector<std::int32_t>& heads,
                   std::vector<Relation>& labels) {
  for (state_.start(tokens); !state_.done();) {
    activate(state_.view(), start);
    largest_hidden_ = std::max(largest_hidden_, *std::max_element(hidden_.begin(), hidden_.end()));
    ActionScores scores;
    score_actions(scores.data());
    const Action action = best_action(scores, state_);
    Relation relation = root_relation;
    if (action == Action::right || (action == Action::left && state_.next() != state_.size())) {
      RelationScores of_relations;
      score_relations(action, of_relations.data());
      relation = best_relation(of_relations);
    }
    state_.apply(action, relation);
  }
  heads.resize(tokens);
  labels.resize(tokens);
  for (std::size_t i = 0; i < tokens; ++i) {
    heads[i] = state_.head(static_cast<std::int32_t>(i));
    labels[i] = state_.relation(static_cast<std::int32_t>(i));
  }
}

}  // namespace sayso::models::network::train
