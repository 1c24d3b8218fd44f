#include "models/network/train/trainer.hpp"

#include <algorithm>
#include <iostream>

namespace sayso::models::network::train {
namespace {

// Longer ones are rare, and mostly lists.
constexpr std::size_t most_words_of_tree = 250, most_words_of_names = 200;

struct Example {
  const Sentence* sentence;
  const std::vector<TokenRows>* rows;
  float importance;
};

// One side of the training: its examples in a new order every epoch.
class Stream {
 public:
  Stream(std::vector<Example> examples, std::uint32_t epochs, std::size_t batch_tokens)
      : examples_(std::move(examples)), batch_tokens_(batch_tokens) {
    for (const Example& example : examples_) total_ += example.rows->size();
    total_ *= epochs;
  }

  [[nodiscard]] bool done() const { return shown_ >= total_; }
  // How much of all epochs was shown.
  [[nodiscard]] double share() const {
    return total_ == 0 ? 1 : static_cast<double>(shown_) / static_cast<double>(total_);
  }

  std::vector<Example> next(Random& random) {
    std::vector<Example> batch;
    for (std::size_t tokens = 0; tokens < batch_tokens_;) {
      if (at_ == 0) {
        for (std::size_t i = examples_.size(); i > 1; --i)
          std::swap(examples_[i - 1], examples_[random.below(static_cast<std::uint32_t>(i))]);
      }
      batch.push_back(examples_[at_]);
      at_ = (at_ + 1) % examples_.size();
      tokens += batch.back().rows->size();
      shown_ += batch.back().rows->size();
    }
    return batch;
  }

 private:
  std::vector<Example> examples_;
  std::size_t batch_tokens_, total_ = 0, shown_ = 0, at_ = 0;
};

std::string recase(std::string word, std::uint32_t style) {
  bool start = true;
  for (char& c : word) {
    const bool upper = style == 0 || (style == 2 && start);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter && upper) c = static_cast<char>(c & ~0x20);
    if (letter && style == 1) c = static_cast<char>(c | 0x20);
    start = false;
  }
  return word;
}

class Course {
 public:
  Course(Parameters& parameters, const Recipe& recipe, Random& random)
      : p_(parameters),
        recipe_(recipe),
        random_(random),
        network_(parameters),
        gradients_(parameters),
        adam_(parameters) {}

  void run(Stream trees, Stream names) {
    std::uint32_t step = 0;
    double loss = 0;
    while (!trees.done() || !names.done()) {
      const double share = std::min(trees.share(), names.share());
      Stream& behind = trees.share() <= names.share() ? trees : names;
      float rate = recipe_.rate * static_cast<float>(1 - share);
      if (step < recipe_.warm_up) rate *= static_cast<float>(step + 1) / static_cast<float>(recipe_.warm_up);
      loss += learn(behind.next(random_));
      adam_.step(p_, gradients_, rate, recipe_.row_rate);
      if (++step % 1000 == 0) {
        std::cerr << "step " << step << ", " << static_cast<int>(share * 100) << " %, loss " << loss / 1000 << '\n';
        loss = 0;
      }
    }
  }

 private:
  float learn(const std::vector<Example>& batch) {
    std::vector<const Sentence*> sentences;
    std::vector<std::vector<TokenRows>> rows;
    std::vector<float> importance;
    for (const Example& example : batch) {
      sentences.push_back(example.sentence);
      rows.push_back(rows_of(example));
      importance.push_back(example.importance);
    }
    return network_.learn(sentences, rows, importance, recipe_.weights, random_, gradients_);
  }

  std::vector<TokenRows> rows_of(const Example& example) {
    std::vector<TokenRows> rows = *example.rows;
    if (random_.unit() < recipe_.recased) {
      // Mostly upper case, as in headlines and datelines.
      const std::uint32_t drawn = random_.below(10), style = drawn < 6 ? 0 : drawn < 8 ? 1 : 2;
      std::vector<std::string> words;
      for (const std::string& word : example.sentence->words) words.push_back(recase(word, style));
      rows = p_.vocabulary.rows_of(words);
    }
    for (TokenRows& token : rows) drop(token);
    return rows;
  }

  void drop(TokenRows& token) {
    const float drawn = random_.unit();
    if (drawn >= recipe_.forms_dropped + recipe_.rows_dropped) return;
    constexpr auto word = static_cast<std::size_t>(KeyKind::word), cased = static_cast<std::size_t>(KeyKind::cased);
    token.rows[word] = static_cast<std::int32_t>(word);
    if (token.rows[cased] >= 0) token.rows[cased] = static_cast<std::int32_t>(cased);
    if (drawn < recipe_.forms_dropped) token.glove = -1;
  }

  Parameters& p_;
  const Recipe& recipe_;
  Random& random_;
  Network network_;
  Gradients gradients_;
  Adam adam_;
};

std::vector<std::vector<TokenRows>> rows_of_all(const Vocabulary& vocabulary, const std::vector<Sentence>& sentences) {
  std::vector<std::vector<TokenRows>> rows;
  rows.reserve(sentences.size());
  for (const Sentence& sentence : sentences) rows.push_back(vocabulary.rows_of(sentence.words));
  return rows;
}

}  // namespace

Parameters make_parameters(const std::vector<Sentence>& trees, const std::vector<NameCorpus>& names, Glove glove,
                           const Recipe& recipe, Random& random) {
  std::vector<const std::vector<Sentence>*> corpora = {&trees};
  for (const NameCorpus& corpus : names) corpora.push_back(&corpus.sentences);
  Vocabulary vocabulary = make_vocabulary(corpora, recipe.least_count, glove.words);
  return Parameters(recipe.widths, std::move(vocabulary), std::move(glove), random);
}

Parameters train(const std::vector<Sentence>& trees, const std::vector<NameCorpus>& names, Glove glove,
                 const Recipe& recipe) {
  Random random(recipe.seed);
  Parameters parameters = make_parameters(trees, names, std::move(glove), recipe, random);
  std::cerr << parameters.vocabulary.row_count << " rows, " << parameters.vocabulary.glove.size() << " word vectors\n";
  const auto tree_rows = rows_of_all(parameters.vocabulary, trees);
  std::vector<Example> tree_examples, name_examples;
  for (std::size_t i = 0; i < trees.size(); ++i) {
    if (tree_rows[i].size() <= most_words_of_tree) tree_examples.push_back({&trees[i], &tree_rows[i], 1});
  }
  std::vector<std::vector<std::vector<TokenRows>>> name_rows;
  for (const NameCorpus& corpus : names) name_rows.push_back(rows_of_all(parameters.vocabulary, corpus.sentences));
  for (std::size_t c = 0; c < names.size(); ++c) {
    for (std::size_t i = 0; i < names[c].sentences.size(); ++i) {
      if (name_rows[c][i].size() > most_words_of_names) continue;
      for (std::uint32_t k = 0; k < names[c].times; ++k)
        name_examples.push_back({&names[c].sentences[i], &name_rows[c][i], names[c].importance});
    }
  }
  Course(parameters, recipe, random)
      .run(Stream(std::move(tree_examples), recipe.tree_epochs, recipe.tree_batch),
           Stream(std::move(name_examples), recipe.name_epochs, recipe.name_batch));
  return parameters;
}

}  // namespace sayso::models::network::train
