// Parts of speech, by the tagger: a sixth of what the network would cost for all tokens.
#pragma once

#include <span>
#include <vector>

#include "models/tagger/model.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::models {

// Learned weights, compiled into the program; constant, shared by all threads.
class Tagger {
 public:
  // Throws tagger::ModelError where the program was built with weights it cannot use.
  Tagger();

  [[nodiscard]] const tagger::Model& model() const { return model_; }

 private:
  tagger::Model model_;
};

// Buffers reused from batch to batch; one per worker thread.
struct Scratch {
  std::vector<tagger::Form> known;  // by text::FormIndex, of this generation of the form table
  std::uint32_t generation = 0;
  std::vector<tagger::Form> forms;
  std::vector<tagger::Tag> tags;
};

// Sets Token::pos of every token of a sentence, looking at that sentence only. `segmented` is what segmenting this
// batch left behind. Any text has an answer, the same on every processor; linear in the text.
void annotate(std::span<Document> batch, const Tagger& tagger, const text::Scratch& segmented, Scratch& scratch);

}  // namespace sayso::models
