#include "pipeline/eval/gold.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "pipeline/write/document_json.hpp"

namespace sayso::eval {
namespace {

using Json = nlohmann::json;

std::string content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path.string() + ": cannot be read");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Article article_of(const Json& gold) {
  Article article;
  article.id = gold.at("id").get<std::string>();
  article.title = gold.value("title", "");
  article.published = gold.value("published", "");
  article.text = gold.at("text").get<std::string>();
  return article;
}

}  // namespace

Scores score_directory(const std::filesystem::path& directory, const run::Models& models) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  const std::filesystem::directory_iterator entries(directory, error);
  if (error) throw std::runtime_error(directory.string() + ": cannot list this directory: " + error.message());
  for (const auto& entry : entries) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (files.empty()) throw std::runtime_error(directory.string() + ": holds no gold document (*.json)");
  std::sort(files.begin(), files.end());
  Scores scores;
  run::Scratch scratch;
  write::Scratch write_scratch;
  const write::JsonOptions options;
  for (const auto& file : files) {
    try {
      const Json gold = Json::parse(content_of(file));
      const Document document = run::analyse(article_of(gold), models, scratch);
      std::string line;
      write::append_document(document, options, write_scratch, line);
      add_document(gold, Json::parse(line), scores);
    } catch (const Json::exception& problem) {
      throw std::runtime_error(file.string() + ": not a document of the contract: " + problem.what());
    }
  }
  return scores;
}

std::vector<std::string> below_floor(const Scores& scores, const std::filesystem::path& floors) {
  const std::string text = content_of(floors);
  const lexicon::Table table(floors.string(), text, 3, 3);
  std::vector<std::string> problems;
  for (const lexicon::Row row : table) {
    double floor = 0;
    const auto read = std::from_chars(row[2].data(), row[2].data() + row[2].size(), floor);
    if (read.ec != std::errc{}) row.fail("the third cell is the least F1, a number");
    const std::string name = std::string(row[0]) + " " + std::string(row[1]);
    const auto found = scores.find({std::string(row[0]), std::string(row[1])});
    if (found == scores.end()) {
      problems.push_back(name + ": not measured");
    } else if (found->second.f1() < floor) {
      problems.push_back(name + ": F1 " + std::to_string(found->second.f1()) + " is below its floor " +
                         std::string(row[2]));
    }
  }
  return problems;
}

}  // namespace sayso::eval
