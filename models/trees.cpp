#include "models/trees.hpp"

#include <algorithm>
#include <string_view>

#include "models/network/features.hpp"

extern "C" const char sayso_file_network_begin[], sayso_file_network_end[];

namespace sayso::models {
namespace {

constexpr std::uint32_t longest_parsed = 4096;

std::string_view embedded_weights() {
  return {sayso_file_network_begin, static_cast<std::size_t>(sayso_file_network_end - sayso_file_network_begin)};
}

// Looks every form up once for all the times that it occurs.
void number_forms(const Document& document, std::span<const text::FormIndex> indices, const network::Model& model,
                  network::Scratch& scratch) {
  scratch.tokens.clear();
  scratch.loose.clear();
  for (std::size_t t = 0; t < document.tokens.size(); ++t) {
    const auto look_up = [&] { return network::look_up(model, network::keys_of(document.slice(document.tokens[t]))); };
    if (indices[t] == text::FormIndex::none) {
      scratch.tokens.push_back(network::loose_form + static_cast<network::FormNumber>(scratch.loose.size()));
      scratch.loose.push_back(look_up());
      continue;
    }
    const auto number = static_cast<network::FormNumber>(indices[t]);
    if (scratch.forms[number].row_count == 0) scratch.forms[number] = look_up();
    scratch.tokens.push_back(number);
  }
}

void set_tree(Document& document, TokenRange sentence, const network::Scratch& answered) {
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const std::int32_t head = answered.heads[t];
    const bool is_root = head == static_cast<std::int32_t>(sentence.size());
    document.tokens[t].head = is_root ? -1 : static_cast<std::int32_t>(sentence.first) + head;
    document.tokens[t].deprel = static_cast<std::uint8_t>(1 + answered.relations[t]);
  }
}

void add_trees(Document& document, const network::Runtime& runtime, std::span<const text::FormIndex> indices,
               TreeScratch& scratch) {
  number_forms(document, indices, runtime.model(), scratch.network);
  scratch.sentences.clear();
  for (const Sentence& sentence : document.sentences) scratch.sentences.push_back(sentence.tokens);
  runtime.answer(scratch.sentences, network::Parse::yes, scratch.network);
  for (const TokenRange sentence : scratch.sentences) {
    if (sentence.size() > longest_parsed) continue;
    runtime.parse(sentence, scratch.network);
    set_tree(document, sentence, scratch.network);
  }
}

}  // namespace

Network::Network() : model_(embedded_weights()), runtime_(model_) {}

void add_trees(std::span<Document> batch, const Network& network, const text::Scratch& segmented,
               TreeScratch& scratch) {
  if (scratch.generation != segmented.forms.generation()) {
    scratch.generation = segmented.forms.generation();
    scratch.network.forget();
  }
  scratch.network.forms.resize(std::max(scratch.network.forms.size(), segmented.forms.size()));
  std::span<const text::FormIndex> indices = segmented.token_forms;
  for (Document& document : batch) {
    add_trees(document, network.runtime(), indices.first(document.tokens.size()), scratch);
    indices = indices.subspan(document.tokens.size());
  }
}

}  // namespace sayso::models
