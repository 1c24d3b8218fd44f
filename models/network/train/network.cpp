#include "models/network/train/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "models/network/train/crf.hpp"
#include "models/network/train/gemm.hpp"

namespace sayso::models::network::train {

void Network::fill_batch(std::span<const std::vector<TokenRows>> rows) {
  batch_.clear();
  for (const auto& sentence : rows) batch_.add(sentence);
}

void Network::score_heads() {
  const std::size_t d = p_.widths.encoder, count = batch_.positions.size();
  scores_.resize(count * head_outputs);
  multiply(count, head_outputs, d, {encoder_.output(0), d, 1}, p_.at(p_.layout.heads), head_outputs, scores_.data(),
           head_outputs, Into::overwrite);
  const float* bias = p_.at(p_.layout.heads_bias);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < head_outputs; ++k) scores_[i * head_outputs + k] += bias[k];
  }
}

float Network::learn_pos(const Sentence& sentence, std::size_t start, float weight) {
  float loss = 0;
  for (std::size_t t = 0; t < sentence.pos.size(); ++t) {
    const float* scores = scores_.data() + (start + t) * head_outputs;
    float* gradients = score_gradients_.data() + (start + t) * head_outputs;
    const float largest = *std::max_element(scores, scores + pos_count);
    std::array<float, pos_count> shares;
    float sum = 0;
    for (std::size_t k = 0; k < pos_count; ++k) sum += shares[k] = std::exp(scores[k] - largest);
    for (std::size_t k = 0; k < pos_count; ++k)
      gradients[k] += weight * (shares[k] / sum - (k == sentence.pos[t] ? 1.0F : 0.0F));
    loss -= std::log(std::max(shares[sentence.pos[t]] / sum, 1e-20F));
  }
  return loss;
}

float Network::learn_names(const Sentence& sentence, std::size_t start, float weight, Crf& crf, Gradients& gradients) {
  const std::size_t count = sentence.words.size();
  name_scores_.assign(count * label_stride, 0);
  name_gradients_.assign(count * label_stride, 0);
  for (std::size_t t = 0; t < count; ++t)
    std::copy_n(scores_.data() + (start + t) * head_outputs + name_output, name_label_count,
                name_scores_.data() + t * label_stride);
  const float loss = crf.loss(count, name_scores_.data(), sentence.names, weight, name_gradients_.data(),
                              gradients.dense.data() + p_.layout.transitions);
  for (std::size_t t = 0; t < count; ++t) {
    for (std::size_t k = 0; k < name_label_count; ++k)
      score_gradients_[(start + t) * head_outputs + name_output + k] += name_gradients_[t * label_stride + k];
  }
  return loss;
}

void Network::heads_back(Gradients& gradients) {
  const std::size_t d = p_.widths.encoder, count = batch_.positions.size();
  multiply(d, head_outputs, count, {encoder_.output(0), 1, d}, score_gradients_.data(), head_outputs,
           gradients.dense.data() + p_.layout.heads, head_outputs, Into::add);
  float* bias = gradients.dense.data() + p_.layout.heads_bias;
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < head_outputs; ++k) bias[k] += score_gradients_[i * head_outputs + k];
  }
  std::vector<float> transposed(head_outputs * d);
  for (std::size_t i = 0; i < d; ++i) {
    for (std::size_t k = 0; k < head_outputs; ++k) transposed[k * d + i] = p_.at(p_.layout.heads)[i * head_outputs + k];
  }
  multiply(count, d, head_outputs, {score_gradients_.data(), head_outputs, 1}, transposed.data(), d,
           encoder_.gradient(0), d, Into::add);
}

float Network::learn(std::span<const Sentence* const> sentences, std::span<const std::vector<TokenRows>> rows,
                     std::span<const float> importance, const LossWeights& weights, Random& random,
                     Gradients& gradients) {
  fill_batch(rows);
  encoder_.forward(batch_, weights.dropout, random);
  score_heads();
  score_gradients_.assign(scores_.size(), 0);
  const std::size_t count = batch_.positions.size();
  const bool has_trees =
      std::any_of(sentences.begin(), sentences.end(), [](const Sentence* s) { return !s->heads.empty(); });
  if (has_trees) parser_.prepare(encoder_.output(0), count);
  Crf crf(p_.at(p_.layout.transitions));
  const float share = 1 / static_cast<float>(batch_.tokens.size());
  float loss = 0;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const Sentence& sentence = *sentences[i];
    const std::size_t start = batch_.starts[i];
    const float each = share * importance[i];
    if (!sentence.pos.empty()) loss += weights.pos * learn_pos(sentence, start, each * weights.pos);
    if (!sentence.heads.empty())
      loss += weights.tree * parser_.learn(sentence, start,
                                           {each * weights.tree, weights.exploring, weights.parser_dropout}, random,
                                           gradients);
    if (!sentence.names.empty())
      loss += importance[i] * learn_names(sentence, start, each * weights.names, crf, gradients);
  }
  if (has_trees) parser_.backward(encoder_.output(0), encoder_.gradient(0), count, gradients);
  heads_back(gradients);
  encoder_.backward(batch_, gradients);
  return loss * share;
}

void Network::answer(std::span<const std::vector<TokenRows>> rows, Wanted wanted, std::vector<Answer>& answers) {
  fill_batch(rows);
  Random unused(0);
  encoder_.forward(batch_, {}, unused);
  score_heads();
  if (wanted == Wanted::all) parser_.prepare(encoder_.output(0), batch_.positions.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Answer answer;
    const std::size_t start = batch_.starts[i], count = rows[i].size();
    answer.name_scores.resize(count * label_stride);
    for (std::size_t t = 0; t < count; ++t) {
      const float* scores = scores_.data() + (start + t) * head_outputs;
      answer.pos.push_back(static_cast<std::uint8_t>(std::max_element(scores, scores + pos_count) - scores));
      std::copy_n(scores + name_output, name_label_count, answer.name_scores.data() + t * label_stride);
    }
    if (wanted == Wanted::all) parser_.parse(count, start, answer.heads, answer.relations);
    answers.push_back(std::move(answer));
  }
}

}  // namespace sayso::models::network::train
