// Why a quote or an event was found, for people (`--explain`): short sentences, one for each thing that was decided.
#pragma once

#include <string>

namespace sayso {

struct QuoteReasons {
  std::string cue;      // the word that reports, and how often it does
  std::string content;  // by which rule the words were found
  std::string speaker;  // how the speaker was found
  std::string stance;   // what decided
};

struct EventReasons {
  std::string type;      // the row of the lexicon that names it
  std::string context;   // the words that may decide polarity and status
  std::string claimant;  // whose word it is, and why
};

}  // namespace sayso
