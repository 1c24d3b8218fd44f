// Dependency trees, for those who ask for them: no other layer needs them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

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
struct TreeScratch {
  network::Scratch network;
  std::vector<TokenRange> sentences;
  std::uint32_t generation = 0;  // of the form table that numbers network.forms
};

// Sets Token::head and Token::deprel, looking at one sentence at a time; sentences of more than 4096 tokens get no
// tree. `segmented` is what segmenting this batch left behind. Any text has an answer, the same on every processor;
// linear in the text, some 1.3 microseconds a token.
void add_trees(std::span<Document> batch, const Network& network, const text::Scratch& segmented, TreeScratch& scratch);

}  // namespace sayso::models
