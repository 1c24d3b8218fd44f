#include "models/tagger/perceptron.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iostream>
#include <numeric>
#include <utility>

#include "models/tagger/model.hpp"

namespace sayso::models::tagger {
namespace {

// splitmix64: the standard library's distributions differ between implementations.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t bound) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<std::uint32_t>(((z ^ (z >> 31)) >> 32) * bound >> 32);
  }

 private:
  std::uint64_t state_;
};

enum class Recasing : std::uint8_t { all_capitals, title_case, all_small };

void recase(std::string& word, Recasing how) {
  const auto upper = [](char& c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  };
  const auto lower = [](char& c) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  };
  switch (how) {
    case Recasing::all_capitals:
      std::for_each(word.begin(), word.end(), upper);
      break;
    case Recasing::title_case:
      if (word.size() > 3) upper(word[0]);  // small words stay small in most headlines
      break;
    case Recasing::all_small:
      std::for_each(word.begin(), word.end(), lower);
      break;
  }
}

std::vector<std::string> recased(std::vector<std::string> words, Random& random) {
  const auto how = static_cast<Recasing>(random.below(3));
  for (std::string& word : words) recase(word, how);
  return words;
}

// Weights and, for the average over all steps, the sum of step times change (Daumé's trick).
class Trainer {
 public:
  Trainer(const std::vector<WordEntry>& words, const TrainingOptions& options, std::uint64_t seed)
      : options_(options),
        words_(words),
        weights_(tag_count << options.row_bits),
        moments_(tag_count << options.row_bits),
        random_(seed) {}

  void learn_all(const std::vector<TreebankSentence>& sentences) {
    std::vector<std::uint32_t> order(sentences.size());
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t epoch = 1; epoch <= options_.epochs; ++epoch) {
      for (auto i = static_cast<std::uint32_t>(order.size()); i > 1; --i) {
        std::swap(order[i - 1], order[random_.below(i)]);
      }
      for (const std::uint32_t i : order) learn(sentences[i]);
      std::cerr << "epoch " << epoch << ": " << std::exchange(mistakes_, 0) << " mistakes\n";
    }
  }

  // Averages of the weights over all steps, times the number of steps.
  [[nodiscard]] std::vector<std::int64_t> averages() const;

 private:
  void learn(const TreebankSentence& sentence) {
    const bool recase_it = random_.below(100) < options_.recased_percent;
    const std::vector<Form> forms =
        make_forms(recase_it ? recased(sentence.words, random_) : sentence.words, WordTable(words_));
    Tag before2 = no_tag, before = no_tag;
    for (std::size_t i = 0; i < sentence.tags.size(); ++i) {
      const Form* token = &forms[i + padding];
      const Tag tag =
          token->only != 0 ? static_cast<Tag>(token->only - 1) : learn_token(token, before2, before, sentence.tags[i]);
      before2 = std::exchange(before, tag);
    }
  }

  Tag learn_token(const Form* token, Tag before2, Tag before, Tag gold) {
    rows_.clear();
    const auto add = [&](std::uint32_t hash) { rows_.push_back((hash >> (32U - options_.row_bits)) * tag_count); };
    word_features(token, add);
    tag_features(before2, before, add);
    std::array<std::int32_t, tag_count> scores{};
    for (const std::uint32_t row : rows_) {
      for (std::size_t k = 0; k < tag_count; ++k) scores[k] += weights_[row + k];
    }
    const auto best = static_cast<Tag>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    ++step_;
    if (best != gold) ++mistakes_;
    const std::int32_t right = scores[gold];
    scores[gold] = INT32_MIN;
    const auto rival = static_cast<Tag>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    if (right - scores[rival] < options_.margin) {
      for (const std::uint32_t row : rows_) {
        change(row + gold, 1);
        change(row + rival, -1);
      }
    }
    return best;
  }

  void change(std::size_t weight, std::int32_t by) {
    weights_[weight] += by;
    moments_[weight] += by * step_;
  }

  TrainingOptions options_;
  const std::vector<WordEntry>& words_;
  std::vector<std::int32_t> weights_;
  std::vector<std::int64_t> moments_;
  std::vector<std::uint32_t> rows_;
  std::int64_t step_ = 0;
  std::uint64_t mistakes_ = 0;
  Random random_;
};

std::vector<std::int64_t> Trainer::averages() const {
  std::vector<std::int64_t> sums(weights_.size());
  for (std::size_t i = 0; i < weights_.size(); ++i) sums[i] = weights_[i] * step_ - moments_[i];
  return sums;
}

std::string weights_file(const std::vector<std::int64_t>& sums, const std::vector<WordEntry>& words,
                         std::uint32_t row_bits) {
  std::vector<std::int64_t> sizes;
  for (const std::int64_t sum : sums) {
    if (sum != 0) sizes.push_back(std::abs(sum));
  }
  // One weight in a thousand is cut to the largest a byte holds, so that the others keep their finer steps.
  std::int64_t largest = 1;
  if (!sizes.empty()) {
    const auto cut = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 1000);
    std::nth_element(sizes.begin(), cut, sizes.end());
    largest = *cut;
  }
  FileHeader header;
  header.row_bits = row_bits;
  header.word_bits = static_cast<std::uint32_t>(std::countr_zero(words.size()));
  std::string file(sizeof header + words.size() * sizeof(WordEntry), '\0');
  std::memcpy(file.data(), &header, sizeof header);
  std::memcpy(file.data() + sizeof header, words.data(), words.size() * sizeof(WordEntry));
  for (const std::int64_t sum : sums) {
    const std::int64_t rounded = (std::abs(sum) * 127 + largest / 2) / largest;
    const std::int64_t weight = std::min<std::int64_t>(rounded, 127);
    file += static_cast<char>(static_cast<std::uint8_t>(128 + (sum < 0 ? -weight : weight)));
  }
  return file;
}

}  // namespace

std::vector<Form> make_forms(const std::vector<std::string>& words, const WordTable& table) {
  std::vector<Form> forms(words.size() + 2 * padding);
  for (std::size_t i = 0; i < words.size(); ++i) forms[i + padding] = make_form(words[i], table);
  mark_sentence(std::span(forms).subspan(padding, words.size()));
  return forms;
}

std::string train(const std::vector<TreebankSentence>& sentences, const std::vector<WordEntry>& words,
                  const TrainingOptions& options) {
  std::vector<std::int64_t> sums(tag_count << options.row_bits);
  for (std::uint32_t run = 1; run <= options.runs; ++run) {
    Trainer trainer(words, options, run);
    trainer.learn_all(sentences);
    const std::vector<std::int64_t> averages = trainer.averages();
    std::transform(sums.begin(), sums.end(), averages.begin(), sums.begin(), std::plus<>());
  }
  return weights_file(sums, words, options.row_bits);
}

}  // namespace sayso::models::tagger
