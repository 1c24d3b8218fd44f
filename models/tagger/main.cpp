// sayso-tagger: trains the tagger and measures it on treebanks. See models/README.md.
#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/tagger/model.hpp"
#include "models/tagger/perceptron.hpp"
#include "pipeline/document/names.hpp"

namespace sayso::models::tagger {
namespace {

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
    model.tag(make_forms(sentence.words), tags);
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

// Nanoseconds a token takes, forms included; the best of seven runs.
double time_per_token(const Model& model, const std::vector<TreebankSentence>& sentences) {
  double best = 1e9;
  std::vector<Tag> tags;
  std::vector<Form> forms;
  std::size_t tokens = 0, seen = 0;
  for (const TreebankSentence& sentence : sentences) tokens += sentence.words.size();
  for (int run = 0; run < 7; ++run) {
    const auto start = std::chrono::steady_clock::now();
    for (const TreebankSentence& sentence : sentences) {
      forms.assign(sentence.words.size() + 2 * padding, {});
      for (std::size_t i = 0; i < sentence.words.size(); ++i) forms[i + padding] = make_form(sentence.words[i]);
      mark_sentence(std::span(forms).subspan(padding, sentence.words.size()));
      tags.resize(sentence.words.size());
      model.tag(forms, tags);
      seen += tags.back();
    }
    const std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
    best = std::min(best, spent.count() / static_cast<double>(tokens));
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

int train_file(const std::string& out, const std::vector<std::string>& treebanks) {
  std::vector<TreebankSentence> sentences;
  for (const std::string& path : treebanks) read_conllu(path, sentences);
  const std::string weights = train(sentences, {});
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
      const std::vector<std::string> treebanks(arguments.begin() + 2, arguments.end());
      if (arguments[0] == "train") return sayso::models::tagger::train_file(arguments[1], treebanks);
      if (arguments[0] == "test") return sayso::models::tagger::test(arguments[1], treebanks);
    }
    std::cerr << "usage: sayso-tagger train|test WEIGHTS TREEBANK.conllu...\n";
    return 1;
  } catch (const std::exception& error) {
    std::cerr << "sayso-tagger: " << error.what() << '\n';
    return 3;
  }
}
