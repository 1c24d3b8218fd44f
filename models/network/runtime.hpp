// The network at speed: the same names and trees as reference.hpp, bit by bit, for a document at a time. (Its parts of
// speech are for training alone: the tagger's cost less.)
//
// Text repeats itself, and so does the work that a form alone decides. What a form's bytes lead to is looked up once
// (Form), and what the first layer makes of it in each of the three places where it sees it is kept as well, for some
// thousands of forms: a token then costs the first layer three additions of such rows. The second layer and the heads
// take blocks of tokens at a time (kernels.cpp), and where no trees are made only the tokens whose names are asked for.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "models/network/arc_hybrid.hpp"
#include "models/network/kernels.hpp"
#include "models/network/model.hpp"
#include "models/network/packed.hpp"
#include "pipeline/document/types.hpp"

namespace sayso::models::network {

// What is known of a form without its sentence.
struct Form {
  std::array<std::uint32_t, key_kinds> rows{};  // of weights, to be added up
  std::uint8_t row_count = 0;                   // 0: not looked up yet
  std::uint16_t shape = 0;
  std::array<std::uint32_t, 4> first_rows{};  // by the sentence's flags: place in Scratch::first_rows; 0: not there
  std::uint64_t cased_key = 0;                // see NameAveraging
};

[[nodiscard]] Form look_up(const Model& model, const TokenKeys& keys);

// Number of a form: a place in Scratch::forms or, from `loose_form` on, in Scratch::loose.
using FormNumber = std::uint32_t;
inline constexpr FormNumber loose_form = FormNumber{1} << 31;

// Whether a tree is to be made: it costs more than all the rest.
enum class Parse : std::uint8_t { no, yes };

// Buffers reused from document to document, and what is remembered of forms; one per worker thread and model.
struct Scratch {
  std::vector<Form> forms;  // kept; filled by the caller, as are `loose` and `tokens`
  std::vector<Form> loose;  // of this document only
  std::vector<FormNumber> tokens;
  std::vector<std::uint8_t> wanted;  // by token, filled by the caller: whether its name is asked for

  // Answers, by token.
  std::vector<NameScores> names;
  std::vector<NameLabel> labels;
  std::vector<std::int32_t> heads;  // index in the sentence, its size for the root
  std::vector<Relation> relations;

  // To be called before numbers of `forms` change their meaning.
  void forget();

  // Inner buffers.
  struct Place {
    std::uint32_t form = 0;
    std::uint16_t flags = 0;
    std::uint16_t depth = 0;  // how far it is followed: 0 not at all, 1 its row, 2 the first layer, 3 its answers
  };
  std::vector<FirstRow> first_rows;
  std::vector<std::uint32_t> first_row_owners;  // form and flags
  std::vector<Place> places, missing;
  std::vector<std::uint32_t> shapes, rows;
  std::vector<Activation> inputs, middle, encoded;
  std::vector<FirstInputs> first_inputs;
  std::vector<Activation*> first_outputs;
  std::vector<Neighbours> neighbours;
  std::vector<std::uint32_t> answered;  // tokens of a chunk
  std::vector<NameScores> answered_names;
  std::vector<LowVector> low;
  std::vector<SlotRows> slot_rows;
  std::vector<std::array<NameLabel, label_stride>> before;
  ArcHybrid state;
};

[[nodiscard]] inline Form& form_at(Scratch& scratch, FormNumber number) {
  return number < loose_form ? scratch.forms[number] : scratch.loose[number - loose_form];
}

class Runtime {
 public:
  // `model` outlives it.
  explicit Runtime(const Model& model) : Runtime(model, runnable_kernels().front().kernels) {}
  Runtime(const Model& model, const Kernels& kernels);

  [[nodiscard]] const Model& model() const { return *model_; }

  // Sets names of the tokens in scratch.wanted, those of others are undefined; with Parse::yes of all tokens,
  // and what `parse` needs. `sentences` are in order, one behind the other from the first token to the last. Linear in
  // the tokens; memory by the document's tokens.
  void answer(std::span<const TokenRange> sentences, Parse parse, Scratch& scratch) const;

  // Sets `labels` of a sentence or of a part of it, all of it wanted: the best by `names` and transitions.
  void decode(TokenRange part, Scratch& scratch) const;

  // Sets heads and relations of a sentence after answer(.., Parse::yes, ..). Linear, with 2.3 kB a token of memory.
  void parse(TokenRange sentence, Scratch& scratch) const;

 private:
  void reserve_rows(std::size_t count, Scratch& scratch) const;
  [[nodiscard]] Activation embed(const Form& form, std::uint32_t flags) const;
  void find_rows(std::size_t begin, std::size_t end, Scratch& scratch) const;
  void encode(std::size_t begin, std::size_t end, Scratch& scratch) const;

  const Model* model_;
  std::unique_ptr<const PackedWeights> packed_;
  Kernels kernels_;
};

}  // namespace sayso::models::network
