// sayso-tagger: trains the tagger and measures it on treebanks. See models/README.md.
#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/tagger/model.hpp"
#include "models/tagger/perceptron.hpp"
#include "models/tagger/press.hpp"
#include "models/tagger/words.hpp"
#include "pipeline/document/names.hpp"

namespace sayso::models::tagger {
namespace {

// 45,000 slots of 65,536 are taken: a search meets an empty one soon.
constexpr std::size_t most_words = 45'000;
constexpr std::uint32_t least_count = 4;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Confusion {
  Pos gold, given;
  std::uint32_t count;
};

struct Score {
  std::size_t tokens = 0, right = 0;
  std::vector<Confusion> confusions;  // most frequent first
};

Score score(const Model& model, const std::vector<TreebankSentence>& sentences) {
  constexpr std::size_t kinds = 32;
  std::array<std::uint32_t, kinds * kinds> counts{};
  Score result;
  std::vector<Tag> tags;
  for (const TreebankSentence& sentence : sentences) {
    tags.resize(sentence.words.size());
    model.tag(make_forms(sentence.words, model.words()), tags);
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const Pos gold = fine_tags[sentence.tags[i]].pos, given = fine_tags[tags[i]].pos;
      ++result.tokens;
      if (gold == given) {
        ++result.right;
      } else {
        ++counts[static_cast<std::size_t>(gold) * kinds + static_cast<std::size_t>(given)];
      }
    }
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] != 0)
      result.confusions.push_back({static_cast<Pos>(i / kinds), static_cast<Pos>(i % kinds), counts[i]});
  }
  std::stable_sort(result.confusions.begin(), result.confusions.end(),
                   [](const Confusion& a, const Confusion& b) { return a.count > b.count; });
  return result;
}

// Nanoseconds of processor time a token takes, forms included; the best of thirty runs.
double time_per_token(const Model& model, const std::vector<TreebankSentence>& sentences) {
  double best = 1e9;
  std::vector<Tag> tags;
  std::vector<Form> forms;
  std::size_t tokens = 0, seen = 0;
  for (const TreebankSentence& sentence : sentences) tokens += sentence.words.size();
  for (int run = 0; run < 30; ++run) {
    const std::clock_t start = std::clock();
    for (const TreebankSentence& sentence : sentences) {
      forms.assign(sentence.words.size() + 2 * padding, {});
      for (std::size_t i = 0; i < sentence.words.size(); ++i)
        forms[i + padding] = make_form(sentence.words[i], model.words());
      mark_sentence(std::span(forms).subspan(padding, sentence.words.size()));
      tags.resize(sentence.words.size());
      model.tag(forms, tags);
      seen += tags.back();
    }
    const double spent = 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    best = std::min(best, spent / static_cast<double>(tokens));
  }
  return seen == 0 ? 0 : best;
}

int test(const std::string& weights, const std::vector<std::string>& treebanks) {
  const std::string file = read_file(weights);
  const Model model(file);
  for (const std::string& path : treebanks) {
    std::vector<TreebankSentence> sentences;
    read_conllu(path, sentences);
    const Score result = score(model, sentences);
    std::cout << path << ": UPOS " << std::fixed << std::setprecision(4)
              << static_cast<double>(result.right) / static_cast<double>(result.tokens) << " of " << result.tokens
              << " tokens, " << std::setprecision(1) << time_per_token(model, sentences) << " ns a token\n ";
    for (std::size_t i = 0; i < std::min<std::size_t>(result.confusions.size(), 16); ++i) {
      const Confusion& c = result.confusions[i];
      std::cout << ' ' << name_of(c.gold) << '>' << name_of(c.given) << ' ' << c.count;
    }
    std::cout << '\n';
  }
  return 0;
}

// A model that tags the press may be larger than the one to keep. A first model from the treebanks alone tags the
// press; what that tells about words goes into the second, which tags the press better; the third is the one to keep.
std::string learn(const std::vector<std::string>& inputs) {
  std::vector<TreebankSentence> treebank;
  for (const std::string& path : inputs) {
    if (!path.ends_with(".jsonl")) read_conllu(path, treebank);
  }
  TrainingOptions large;
  large.row_bits = 19;
  std::string weights = train(treebank, std::vector<WordEntry>(1), large);
  std::vector<std::uint8_t> clusters;
  for (int pass = 0; pass < 2; ++pass) {
    const Model model(weights);
    TaggedText press;
    for (const std::string& path : inputs) {
      if (path.ends_with(".jsonl")) read_press(path, model, press);
    }
    const std::vector<WordCount> words = count_words(press, most_words, least_count);
    std::cerr << press.forms.size() << " tokens of press, " << words.size() << " words in the table\n";
    if (clusters.empty()) clusters = classes_by_neighbours(press, words);
    const auto table = make_table(words, classes_by_usage(press, words), clusters, treebank);
    weights = train(treebank, table, pass == 0 ? large : TrainingOptions{});
  }
  return weights;
}

int train_file(const std::string& out, const std::vector<std::string>& inputs) {
  const std::string weights = learn(inputs);
  std::ofstream file(out, std::ios::binary);
  file.write(weights.data(), static_cast<std::streamsize>(weights.size()));
  if (!file.flush()) throw std::runtime_error(out + ": cannot be written");
  return 0;
}

}  // namespace
}  // namespace sayso::models::tagger

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  try {
    if (arguments.size() > 2) {
      const std::vector<std::string> inputs(arguments.begin() + 2, arguments.end());
      if (arguments[0] == "train") return sayso::models::tagger::train_file(arguments[1], inputs);
      if (arguments[0] == "test") return sayso::models::tagger::test(arguments[1], inputs);
    }
    std::cerr << "usage: sayso-tagger train WEIGHTS TREEBANK.conllu... PRESS.jsonl...\n"
                 "       sayso-tagger test WEIGHTS TREEBANK.conllu...\n";
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "sayso-tagger: " << error.what() << '\n';
    return 3;
  }
}
