// A greedy part-of-speech tagger: a linear model over hashed features, left to right, each decision seeing the two
// before it. After Collins (2002) and Honnibal's averaged perceptron, with a feature table like Vowpal Wabbit's.
//
// Integer arithmetic only: the same tags on every processor.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>

#include "models/tagger/features.hpp"

namespace sayso::models::tagger {

// Weights that cannot be used; ends the start of the program.
class ModelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The layout of a weights file: this header, 2^word_bits WordEntry, 2^row_bits rows of tag_count bytes. A byte is a
// weight plus 128.
struct alignas(64) FileHeader {
  std::array<char, 8> magic = {'s', 'a', 'y', 's', 'o', 't', 'a', 'g'};
  std::uint32_t version = 1;
  std::uint32_t row_bits = 0;
  std::uint32_t word_bits = 0;
  std::array<std::uint32_t, 11> reserved = {};  // no padding: the same weights are the same bytes
};

static_assert(std::has_unique_object_representations_v<FileHeader>);

// Scores tags by weights that lie elsewhere, such as in the program; constant, shared by all threads.
class Model {
 public:
  // `file` must outlive the model. Throws ModelError for a file of another kind, version or size.
  explicit Model(std::string_view file);

  // What make_form asks about words.
  [[nodiscard]] const WordTable& words() const { return words_; }

  // Tags a sentence. `forms` are its tokens with `padding` empty forms on either side, sentence marked;
  // tags.size() == forms.size() - 2 * padding. Linear; ties go to the lower tag.
  void tag(std::span<const Form> forms, std::span<Tag> tags) const;

 private:
  WordTable words_;
  const std::uint8_t* rows_;
  std::uint32_t shift_;
};

}  // namespace sayso::models::tagger
