// Learns the word table from unlabelled text that a first model has tagged.
#pragma once

#include <cstdint>
#include <vector>

#include "models/tagger/conllu.hpp"
#include "models/tagger/features.hpp"
#include "models/tagger/lexicon.hpp"

namespace sayso::models::tagger {

// Text with the tags that a model gave it.
struct TaggedText {
  std::vector<Form> forms;  // without padding
  std::vector<Tag> tags;
  std::vector<std::size_t> sentence_ends;
};

// A word of the text.
struct WordCount {
  std::uint32_t hash = 0;
  std::uint32_t count = 0;
};

// The words that stand at least `least` times in the text, most frequent first (ties: lower hash first), `most` at
// most.
[[nodiscard]] std::vector<WordCount> count_words(const TaggedText& text, std::size_t most, std::uint32_t least);

// For each word a class from 1: words whose tags in the text, and whose share of capitals, are alike.
[[nodiscard]] std::vector<std::uint8_t> classes_by_usage(const TaggedText& text, const std::vector<WordCount>& words);

// For each word a class from 1: words with like neighbours. Exchange clustering (Kneser and Ney 1993): words move, one
// after the other, to the class that makes a class bigram model of the text likeliest.
[[nodiscard]] std::vector<std::uint8_t> classes_by_neighbours(const TaggedText& text,
                                                              const std::vector<WordCount>& words);

// The table of both classes, and of the words that have one tag only in the treebank.
[[nodiscard]] std::vector<WordEntry> make_table(const std::vector<WordCount>& words,
                                                const std::vector<std::uint8_t>& usage,
                                                const std::vector<std::uint8_t>& clusters,
                                                const std::vector<TreebankSentence>& treebank);

}  // namespace sayso::models::tagger
