// Documents for the tests of layers, analysed with all lexicons and models.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include "pipeline/run/analyse.hpp"

namespace sayso::test {

inline const run::Models& loaded_models() {
  static const run::Models loaded{lexicon::Source{}};
  return loaded;
}

// Published on 10 January 2019.
inline Document analysed(std::string text) {
  run::Scratch scratch;
  Article article;
  article.text = std::move(text);
  article.published = "2019-01-10";
  return run::analyse(std::move(article), loaded_models(), scratch);
}

inline std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

// The message with which reading a lexicon ("quotes/cues.tsv") of these rows fails, or "".
inline std::string error_of(const std::string& name, const std::string& rows) {
  const auto directory = std::filesystem::temp_directory_path() / "sayso_lexicon_test";
  const auto file = directory / name;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << rows;
  std::string message;
  try {
    const run::Models broken{lexicon::Source{directory}};
  } catch (const lexicon::LexiconError& error) {
    message = error.what();
  }
  std::filesystem::remove_all(directory);
  return message;
}

}  // namespace sayso::test
