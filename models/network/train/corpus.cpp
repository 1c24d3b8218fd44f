#include "models/network/train/corpus.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "pipeline/document/names.hpp"

namespace sayso::models::network::train {
namespace {

constexpr LabelSet begin_set(std::initializer_list<EntityType> types) {
  LabelSet set = 0;
  for (const EntityType type : types) set |= only(begin_of(type));
  return set;
}

// The labels that go on with the names that `begins` begins.
constexpr LabelSet inside_set(LabelSet begins) { return begins << 1; }
constexpr LabelSet both(LabelSet begins) { return begins | inside_set(begins); }

using enum EntityType;
constexpr LabelSet place = begin_set({gpe, loc, fac});
constexpr LabelSet rare = begin_set({product, event, work_of_art, law, language});

// Reads lines and names the place of an error.
class Lines {
 public:
  explicit Lines(const std::string& path) : path_(path), file_(path) {
    if (!file_) throw std::runtime_error(path + ": cannot be read");
  }
  bool next(std::string& line) {
    ++number_;
    return static_cast<bool>(std::getline(file_, line));
  }
  [[noreturn]] void fail(const char* what) const {
    throw std::runtime_error(path_ + ":" + std::to_string(number_) + ": " + what);
  }

 private:
  const std::string& path_;
  std::ifstream file_;
  std::size_t number_ = 0;
};

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t i = 0; i <= line.size();) {
    const std::size_t end = std::min(line.find('\t', i), line.size());
    cells.push_back(line.substr(i, end - i));
    i = end + 1;
  }
  return cells;
}

// Relations that the network does not know count as what stands before their colon.
Relation relation_named(std::string_view name, const Lines& lines) {
  for (const std::string_view tried : {name, name.substr(0, name.find(':'))}) {
    const auto found = std::lower_bound(relations.begin(), relations.end(), tried);
    if (found != relations.end() && *found == tried) return static_cast<Relation>(found - relations.begin());
  }
  lines.fail("unknown relation");
}

void add_word(Sentence& sentence, const std::vector<std::string_view>& cells, const Lines& lines) {
  if (cells.size() < 8) lines.fail("too few columns");
  auto pos = from_name<Pos>(cells[3]);
  if (!pos) lines.fail("unknown part of speech");
  // "United" of the United States is an adjective in EWT and a verb in GUM; one of them has to go.
  if (*pos == Pos::verb && cells[4] == "NNP") pos = Pos::adj;
  std::int32_t head = 0;
  if (std::from_chars(cells[6].data(), cells[6].data() + cells[6].size(), head).ec != std::errc())
    lines.fail("no head");
  sentence.words.emplace_back(cells[1]);
  sentence.pos.push_back(static_cast<std::uint8_t>(output_of(*pos)));
  sentence.heads.push_back(head - 1);
  sentence.relations.push_back(relation_named(cells[7], lines));
}

void finish_tree(Sentence& sentence, std::vector<Sentence>& sentences) {
  const auto size = static_cast<std::int32_t>(sentence.words.size());
  if (size == 0) return;
  for (std::int32_t& head : sentence.heads) head = head < 0 ? size : head;
  sentences.push_back(std::move(sentence));
  sentence = {};
}

bool has_capital(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

LabelSet labels_of(std::string_view word, std::string_view label, const NameSource& source, const Lines& lines) {
  if (label == "?") return all_labels;
  if (label == "O") return only(outside) | (has_capital(word) ? both(source.unknown) : 0);
  if (label.size() < 3) lines.fail("unknown label");
  const std::string_view name = label.substr(2);
  LabelSet begins = 0;
  if (name == "MISC") {
    begins = source.of_misc;
  } else {
    const auto type = from_name<EntityType>(name);
    if (!type) lines.fail("unknown label");
    begins = *type == gpe   ? source.of_gpe
             : *type == loc ? source.of_loc
             : *type == fac ? source.of_fac
                            : only(begin_of(*type));
  }
  return label[0] == 'B' ? begins : inside_set(begins);
}

}  // namespace

NameSource source_named(const std::string& name) {
  const LabelSet g = begin_set({gpe}), l = begin_set({loc}), f = begin_set({fac});
  const LabelSet norp_or_rare = rare | begin_set({norp});
  if (name == "gmb") return {rare | f, g, l, f, rare};
  if (name == "gum") return {begin_set({norp}), g | l | f, g | l | f, g | l | f, rare & ~begin_set({event})};
  if (name == "few-nerd") return {0, g, l, f, norp_or_rare};
  if (name == "meantime") return {norp_or_rare & ~begin_set({product}), place, place, place, rare};
  if (name == "ewt-uner") return {norp_or_rare, place, place, place, norp_or_rare};
  if (name == "re3d") return {rare & ~begin_set({product}), place, place, place, rare};
  if (name == "measured") return {norp_or_rare, place, place, place, norp_or_rare};
  throw std::runtime_error(name + ": unknown source of names");
}

void read_treebank(const std::string& path, std::vector<Sentence>& sentences) {
  Lines lines(path);
  Sentence sentence;
  for (std::string line; lines.next(line);) {
    if (line.empty()) {
      finish_tree(sentence, sentences);
    } else if (line[0] != '#') {
      const auto cells = cells_of(line);
      // Ranges are surface words over several, decimals empty nodes.
      if (cells[0].find_first_of("-.") == std::string_view::npos) add_word(sentence, cells, lines);
    }
  }
  finish_tree(sentence, sentences);
}

void read_names(const std::string& path, const NameSource& source, std::vector<Sentence>& sentences) {
  Lines lines(path);
  Sentence sentence;
  const auto finish = [&] {
    if (sentence.words.empty()) return;
    const std::uint32_t document = sentence.document;
    sentences.push_back(std::move(sentence));
    sentence = {};
    sentence.document = document;
  };
  for (std::string line; lines.next(line);) {
    if (line.empty()) {
      finish();
    } else if (line.starts_with("-DOCSTART-")) {
      finish();
      ++sentence.document;
    } else {
      const std::size_t tab = line.find('\t');
      if (tab == std::string::npos) lines.fail("no label");
      const std::string_view word = std::string_view(line).substr(0, tab);
      sentence.names.push_back(labels_of(word, std::string_view(line).substr(tab + 1), source, lines));
      sentence.words.emplace_back(word);
    }
  }
  finish();
}

}  // namespace sayso::models::network::train
