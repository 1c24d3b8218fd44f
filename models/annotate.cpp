#include "models/annotate.hpp"

#include <span>
#include <string_view>

extern "C" const char sayso_file_tagger_begin[], sayso_file_tagger_end[];

namespace sayso::models {
namespace {

std::string_view embedded_weights() {
  return {sayso_file_tagger_begin, static_cast<std::size_t>(sayso_file_tagger_end - sayso_file_tagger_begin)};
}

void tag_sentence(Document& document, TokenRange range, const tagger::Model& model, Scratch& scratch) {
  const std::span tokens = std::span(document.tokens).subspan(range.first, range.size());
  scratch.forms.assign(tokens.size() + 2 * tagger::padding, {});
  scratch.tags.resize(tokens.size());
  const std::span forms = std::span(scratch.forms).subspan(tagger::padding, tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i)
    forms[i] = tagger::make_form(document.slice(tokens[i]), model.words());
  tagger::mark_sentence(forms);
  model.tag(scratch.forms, scratch.tags);
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].pos = tagger::fine_tags[scratch.tags[i]].pos;
}

}  // namespace

Tagger::Tagger() : model_(embedded_weights()) {}

void annotate(Document& document, const Tagger& tagger, Scratch& scratch) {
  for (const Sentence& sentence : document.sentences) tag_sentence(document, sentence.tokens, tagger.model(), scratch);
}

}  // namespace sayso::models
