#include "models/names_and_trees.hpp"

#include <algorithm>
#include <string_view>

#include "models/network/features.hpp"

extern "C" const char sayso_file_network_begin[], sayso_file_network_end[];

namespace sayso::models {
namespace {

constexpr std::uint32_t longest_parsed = 4096;
constexpr std::uint32_t longest_gap = 2;           // between two words with capitals of one name
constexpr std::uint32_t largest_block = 1U << 16;  // tokens, some 500 bytes of buffers each

std::string_view embedded_weights() {
  return {sayso_file_network_begin, static_cast<std::size_t>(sayso_file_network_end - sayso_file_network_begin)};
}

// Looks every form of the block up once for all the times that it occurs.
void number_forms(const Document& document, TokenRange block, std::span<const text::FormIndex> indices,
                  const network::Model& model, network::Scratch& scratch) {
  scratch.tokens.clear();
  scratch.loose.clear();
  for (std::uint32_t t = block.first; t < block.last; ++t) {
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

bool has_capital(NetworkScratch& scratch, std::uint32_t token) {
  return form_at(scratch.network, scratch.network.tokens[token]).cased_key != 0;
}

// Words that begin a sentence with a capital without being names.
bool is_grammar(Pos pos) {
  switch (pos) {
    case Pos::adp:
    case Pos::adv:
    case Pos::aux:
    case Pos::cconj:
    case Pos::det:
    case Pos::pron:
    case Pos::sconj:
      return true;
    default:
      return false;
  }
}

// Marks where names may be: the words with capitals, the numbers beside them and what stands between two of them
// ("Bank of England"). Only a name without any capital is lost so; most of the network's work is saved.
void mark_wanted(const Document& document, TokenRange block, NetworkScratch& scratch) {
  auto& wanted = scratch.network.wanted;
  wanted.assign(scratch.network.tokens.size(), 0);
  for (const TokenRange sentence : scratch.sentences) {
    std::uint32_t unmarked = sentence.first;  // where the next stretch may begin: behind the last
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      if (!has_capital(scratch, t)) continue;
      const bool alone = t + 1 == sentence.last || !has_capital(scratch, t + 1);
      const Token& token = document.tokens[block.first + t];
      if (token.is(token_flag::sentence_start) && alone && is_grammar(token.pos)) continue;
      const auto is_number = [&](std::uint32_t i) {
        return document.tokens[block.first + i].is(token_flag::has_digit);
      };
      std::uint32_t first = t, last = t + 1;
      if (unmarked != sentence.first && t - unmarked <= longest_gap)
        first = unmarked;
      else if (first > unmarked && is_number(first - 1))
        --first;
      if (last < sentence.last && is_number(last)) ++last;
      std::fill(wanted.begin() + first, wanted.begin() + last, std::uint8_t{1});
      unmarked = last;
    }
  }
}

void average_names(NetworkScratch& scratch) {
  scratch.cased_keys.clear();
  for (std::size_t t = 0; t < scratch.network.tokens.size(); ++t) {
    const bool is_wanted = scratch.network.wanted[t] != 0;
    scratch.cased_keys.push_back(is_wanted ? form_at(scratch.network, scratch.network.tokens[t]).cased_key : 0);
  }
  scratch.averaging.apply(scratch.cased_keys, scratch.network.names);
}

// `part` counts from the block's first token, which is the document's token `offset`; so do the answers.
void add_names(Document& document, std::uint32_t offset, TokenRange part, std::span<const network::NameLabel> labels) {
  for (std::uint32_t t = part.first; t < part.last;) {
    const network::NameLabel label = labels[t];
    const std::uint32_t first = t++;
    if (label == network::outside) continue;
    while (t < part.last && network::goes_on(labels[t])) ++t;
    document.names.push_back({{offset + first, offset + t}, network::type_of(label)});
  }
}

// Of every stretch of wanted tokens.
void read_names(Document& document, std::uint32_t offset, TokenRange sentence, const network::Runtime& runtime,
                network::Scratch& scratch) {
  for (std::uint32_t t = sentence.first; t < sentence.last;) {
    const std::uint32_t first = t;
    while (t < sentence.last && scratch.wanted[t] != 0) ++t;
    if (t == first) {
      ++t;
      continue;
    }
    runtime.decode({first, t}, scratch);
    add_names(document, offset, {first, t}, scratch.labels);
  }
}

void set_tree(Document& document, std::uint32_t offset, TokenRange sentence, const network::Scratch& answered) {
  for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
    const std::int32_t head = answered.heads[t];
    const bool is_root = head == static_cast<std::int32_t>(sentence.size());
    document.tokens[offset + t].head = is_root ? -1 : static_cast<std::int32_t>(offset + sentence.first) + head;
    document.tokens[offset + t].deprel = static_cast<std::uint8_t>(1 + answered.relations[t]);
  }
}

// Not where a sentence is longer than any writer's, even if what is left of it for this block is short.
bool gets_tree(const Document& document, std::uint32_t token) {
  return document.sentences[document.sentence_of(token)].tokens.size() <= longest_parsed;
}

// `scratch.sentences` are those of the block, counted from its first token.
void read_block(Document& document, TokenRange block, const network::Runtime& runtime, network::Parse parse,
                std::span<const text::FormIndex> indices, NetworkScratch& scratch) {
  number_forms(document, block, indices, runtime.model(), scratch.network);
  mark_wanted(document, block, scratch);
  runtime.answer(scratch.sentences, parse, scratch.network);
  average_names(scratch);
  for (const TokenRange sentence : scratch.sentences) {
    read_names(document, block.first, sentence, runtime, scratch.network);
    if (parse == network::Parse::no || !gets_tree(document, block.first + sentence.first)) continue;
    runtime.parse(sentence, scratch.network);
    set_tree(document, block.first, sentence, scratch.network);
  }
}

// Nearly every article is one block; the largest must not need memory of its own size many times over.
void read_document(Document& document, const network::Runtime& runtime, network::Parse parse,
                   std::span<const text::FormIndex> indices, NetworkScratch& scratch) {
  TokenRange block;
  scratch.sentences.clear();
  for (const Sentence& sentence : document.sentences) {
    for (std::uint32_t first = sentence.tokens.first; first < sentence.tokens.last;) {
      const std::uint32_t last = std::min(sentence.tokens.last, first + largest_block);
      if (last - block.first > largest_block) {
        read_block(document, block, runtime, parse, indices, scratch);
        scratch.sentences.clear();
        block.first = first;
      }
      scratch.sentences.push_back({first - block.first, last - block.first});
      block.last = first = last;
    }
  }
  if (!block.empty()) read_block(document, block, runtime, parse, indices, scratch);
}

}  // namespace

Network::Network() : model_(embedded_weights()), runtime_(model_) {}

void add_names_and_trees(std::span<Document> batch, const Network& network, network::Parse parse,
                         const text::Scratch& segmented, NetworkScratch& scratch) {
  if (scratch.generation != segmented.forms.generation()) {
    scratch.generation = segmented.forms.generation();
    scratch.network.forget();
  }
  scratch.network.forms.resize(std::max(scratch.network.forms.size(), segmented.forms.size()));
  std::span<const text::FormIndex> indices = segmented.token_forms;
  for (Document& document : batch) {
    read_document(document, network.runtime(), parse, indices.first(document.tokens.size()), scratch);
    indices = indices.subspan(document.tokens.size());
  }
}

}  // namespace sayso::models
