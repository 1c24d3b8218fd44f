// What the network sees: names, for the entities extractor to weigh, and dependency trees for those who ask.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/network/averaging.hpp"
#include "models/network/model.hpp"
#include "models/network/runtime.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::models {

// Learned weights, compiled into the program; constant, shared by all threads.
class Network {
 public:
  // Throws network::ModelError where the program was built with weights it cannot use.
  Network();
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  [[nodiscard]] const network::Runtime& runtime() const { return runtime_; }

 private:
  network::Model model_;
  network::Runtime runtime_;
};

// Buffers reused from batch to batch; one per worker thread.
struct NetworkScratch {
  network::Scratch network;
  network::NameAveraging averaging;
  std::vector<std::uint64_t> cased_keys;  // by token
  std::vector<TokenRange> sentences;
  std::uint32_t generation = 0;  // of the form table that numbers network.forms
};

// Fills Document::names, the words of one article (of 65,536 tokens where it has more) agreeing on what they name, and
// with Parse::yes sets Token::head and Token::deprel; sentences of more than 4096 tokens get no tree. `segmented` is
// what segmenting this batch left behind. Any text has an answer, the same on every processor; linear in the text.
void add_names_and_trees(std::span<Document> batch, const Network& network, network::Parse parse,
                         const text::Scratch& segmented, NetworkScratch& scratch);

}  // namespace sayso::models
