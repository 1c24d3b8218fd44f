// What is learned: part-of-speech tags now; trees and names join here.
#pragma once

#include <vector>

#include "models/tagger/model.hpp"
#include "pipeline/document/document.hpp"

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

// Buffers reused from article to article; one per worker thread.
struct Scratch {
  std::vector<tagger::Form> forms;
  std::vector<tagger::Tag> tags;
};

// Sets Token::pos of every token of a sentence, looking at that sentence only. Any text has an answer, the same on
// every processor; linear in the text.
void annotate(Document& document, const Tagger& tagger, Scratch& scratch);

}  // namespace sayso::models
