#include "models/annotate.hpp"

#include <algorithm>
#include <span>
#include <string_view>

extern "C" const char sayso_file_tagger_begin[], sayso_file_tagger_end[];

namespace sayso::models {
namespace {

std::string_view embedded_weights() {
  return {sayso_file_tagger_begin, static_cast<std::size_t>(sayso_file_tagger_end - sayso_file_tagger_begin)};
}

// Reads a token's letters once for all the times that it occurs.
tagger::Form form_of(const Document& document, std::size_t token, text::FormIndex index, const tagger::Model& model,
                     Scratch& scratch) {
  if (index == text::FormIndex::none) return tagger::make_form(document.slice(document.tokens[token]), model.words());
  tagger::Form& known = scratch.known[static_cast<std::size_t>(index)];
  if (known.word == 0) known = tagger::make_form(document.slice(document.tokens[token]), model.words());
  return known;
}

// `indices`: of the sentence's tokens.
void tag_sentence(Document& document, TokenRange range, const tagger::Model& model,
                  std::span<const text::FormIndex> indices, Scratch& scratch) {
  const std::span tokens = std::span(document.tokens).subspan(range.first, range.size());
  scratch.forms.assign(tokens.size() + 2 * tagger::padding, {});
  scratch.tags.resize(tokens.size());
  const std::span forms = std::span(scratch.forms).subspan(tagger::padding, tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    forms[i] = form_of(document, range.first + i, indices[i], model, scratch);
  }
  tagger::mark_sentence(forms);
  model.tag(scratch.forms, scratch.tags);
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].pos = tagger::fine_tags[scratch.tags[i]].pos;
}

}  // namespace

Tagger::Tagger() : model_(embedded_weights()) {}

void annotate(std::span<Document> batch, const Tagger& tagger, const text::Scratch& segmented, Scratch& scratch) {
  if (scratch.generation != segmented.forms.generation()) {
    scratch.generation = segmented.forms.generation();
    scratch.known.clear();
  }
  scratch.known.resize(std::max(scratch.known.size(), segmented.forms.size()));
  std::span<const text::FormIndex> indices = segmented.token_forms;
  for (Document& document : batch) {
    for (const Sentence& sentence : document.sentences) {
      const TokenRange range = sentence.tokens;
      tag_sentence(document, range, tagger.model(), indices.subspan(range.first, range.size()), scratch);
    }
    indices = indices.subspan(document.tokens.size());
  }
}

}  // namespace sayso::models
