#include "models/tagger/conllu.hpp"

#include <cctype>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string_view>

#include "pipeline/document/names.hpp"

namespace sayso::models::tagger {
namespace {

std::optional<Tag> fine_tag(std::string_view upos, std::string_view penn) {
  auto pos = from_name<Pos>(upos);
  if (!pos) return std::nullopt;
  // "United" of the United States is an adjective in EWT and a verb in GUM; one of them has to go.
  if (pos == Pos::verb && penn == "NNP") pos = Pos::adj;
  std::optional<Tag> rest;
  for (Tag tag = 0; tag < tag_count; ++tag) {
    const FineTag& fine = fine_tags[tag];
    if (fine.pos != *pos) continue;
    if (fine.penn.empty()) rest = tag;
    for (std::size_t i = 0; i < fine.penn.size();) {
      const std::size_t end = fine.penn.find(' ', i);
      if (fine.penn.substr(i, end - i) == penn) return tag;
      i = end + 1;
    }
  }
  return rest;
}

// The cells of a line up to the fifth column: index, form, lemma, UPOS, Penn tag.
std::vector<std::string_view> first_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t i = 0; i <= line.size() && cells.size() < 5;) {
    const std::size_t end = std::min(line.find('\t', i), line.size());
    cells.push_back(line.substr(i, end - i));
    i = end + 1;
  }
  return cells;
}

}  // namespace

void read_conllu(const std::string& path, std::vector<TreebankSentence>& sentences) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  TreebankSentence sentence;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty()) {
      if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
      sentence = {};
      continue;
    }
    if (line[0] == '#') continue;
    const auto cells = first_cells(line);
    const auto fail = [&](const char* what) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + what);
    };
    if (cells.size() < 5) fail("too few columns");
    if (cells[0].find_first_of("-.") != std::string_view::npos) continue;  // surface words over several, empty nodes
    const auto tag = fine_tag(cells[3], cells[4]);
    if (!tag) fail("unknown part of speech");
    sentence.words.emplace_back(cells[1]);
    sentence.tags.push_back(*tag);
  }
  if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
}

}  // namespace sayso::models::tagger
