// What is learned: part-of-speech tags now; trees and names join here.
#pragma once

#include "pipeline/document/document.hpp"

namespace sayso::models {

// Learned weights, memory-mapped with the program; constant.
class Tagger {
 public:
  Tagger();
};

// Buffers reused from article to article; one per worker thread.
struct Scratch {};

// Sets Token::pos of every token.
void annotate(Document& document, const Tagger& tagger, Scratch& scratch);

}  // namespace sayso::models
