#include "models/tagger/press.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::models::tagger {
namespace {

void append(const Document& document, TokenRange range, const Model& model, TaggedText& text) {
  std::vector<Form> forms(range.size() + 2 * padding);
  std::vector<Tag> tags(range.size());
  const auto sentence = std::span(forms).subspan(padding, range.size());
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    sentence[i] = make_form(document.slice(document.tokens[range.first + i]), model.words());
  }
  mark_sentence(sentence);
  model.tag(forms, tags);
  text.forms.insert(text.forms.end(), sentence.begin(), sentence.end());
  text.tags.insert(text.tags.end(), tags.begin(), tags.end());
  text.sentence_ends.push_back(text.forms.size());
}

}  // namespace

void read_press(const std::string& path, const Model& model, TaggedText& text) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error(path + ": cannot be read");
  const lexicon::Source source;
  lexicon::Vocabulary vocabulary;
  const text::Lexicon lexicon(source, vocabulary);
  text::Scratch scratch;
  for (std::string line; std::getline(file, line);) {
    Document document;
    document.article.text = nlohmann::json::parse(line).at("text").get<std::string>();
    text::segment({&document, 1}, lexicon, scratch);
    for (const Sentence& sentence : document.sentences) append(document, sentence.tokens, model, text);
  }
}

}  // namespace sayso::models::tagger
