// What the network learns from and is measured by: treebanks and texts with names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "models/network/labels.hpp"

namespace sayso::models::network::train {

// A set of name labels, bit by bit.
using LabelSet = std::uint32_t;
static_assert(name_label_count <= 32);
[[nodiscard]] constexpr LabelSet only(NameLabel label) { return LabelSet{1} << label; }
inline constexpr LabelSet all_labels = (LabelSet{1} << name_label_count) - 1;

// Arrays run parallel to `words`; those that its source does not annotate are empty.
struct Sentence {
  std::vector<std::string> words;
  std::vector<std::uint8_t> pos;    // outputs, see labels.hpp
  std::vector<std::int32_t> heads;  // index of the governor, words.size() for the root
  std::vector<Relation> relations;
  std::vector<LabelSet> names;  // which labels the source allows: several where it does not tell
  std::uint32_t document = 0;   // counts up within a file
};

// What a name source annotates: see data/ner/labels.json.
struct NameSource {
  LabelSet unknown = 0;                         // labels that a capitalised word without label may have
  LabelSet of_gpe = 0, of_loc = 0, of_fac = 0;  // labels that each place type may stand for
  LabelSet of_misc = 0;
};

// A source by name: gmb, gum, few-nerd, meantime, ewt-uner, re3d, or measured (only PER, ORG and LOC count).
// Throws std::runtime_error for any other.
[[nodiscard]] NameSource source_named(const std::string& name);

// Appends the sentences of a CoNLL-U file. Throws std::runtime_error with file:line for what it cannot read.
void read_treebank(const std::string& path, std::vector<Sentence>& sentences);

// Appends the sentences of a file of "token TAB label" lines.
void read_names(const std::string& path, const NameSource& source, std::vector<Sentence>& sentences);

}  // namespace sayso::models::network::train
