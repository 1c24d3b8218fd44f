#include "models/network/train/retokenise.hpp"

#include <unordered_map>

#include "pipeline/lexicon/table.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::models::network::train {
namespace {

class Cutter {
 public:
  const std::vector<std::string>& pieces(const std::string& word) {
    const auto [entry, is_new] = known_.try_emplace(word);
    if (is_new) entry->second = cut(word);
    return entry->second;
  }

 private:
  std::vector<std::string> cut(const std::string& word) {
    Document document;
    // A word behind it, so that no full stop ends a sentence for want of one.
    document.article.text = word + " x";
    text::segment({&document, 1}, lexicon_, scratch_);
    std::vector<std::string> pieces;
    for (const Token& token : document.tokens) {
      if (token.span.end <= word.size()) pieces.emplace_back(document.slice(token));
    }
    if (pieces.empty()) pieces.push_back(word);
    return pieces;
  }

  lexicon::Vocabulary vocabulary_;
  text::Lexicon lexicon_{lexicon::Source(), vocabulary_};
  text::Scratch scratch_;
  std::unordered_map<std::string, std::vector<std::string>> known_;
};

// What may stand on the further pieces of a word that may have these labels.
LabelSet inside(LabelSet labels) {
  LabelSet begins = 0;
  for (NameLabel label = 1; label < name_label_count; label = static_cast<NameLabel>(label + 2)) begins |= only(label);
  return (labels & ~begins) | (labels & begins) << 1;
}

}  // namespace

void cut_as_program(std::vector<Sentence>& sentences) {
  Cutter cutter;
  for (Sentence& sentence : sentences) {
    Sentence cut;
    cut.document = sentence.document;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      bool is_first = true;
      for (const std::string& piece : cutter.pieces(sentence.words[i])) {
        cut.words.push_back(piece);
        cut.names.push_back(is_first ? sentence.names[i] : inside(sentence.names[i]));
        is_first = false;
      }
    }
    sentence = std::move(cut);
  }
}

}  // namespace sayso::models::network::train
