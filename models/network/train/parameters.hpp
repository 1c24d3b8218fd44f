// Everything that training learns, as floats.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "models/network/format.hpp"
#include "models/network/labels.hpp"
#include "models/network/train/glove.hpp"
#include "models/network/train/random.hpp"
#include "models/network/train/vocabulary.hpp"

namespace sayso::models::network::train {

struct Widths {
  // Multiples of 16, all. Others than those of the format can be trained and measured, but do not ship.
  std::size_t encoder = width;
  std::size_t layers = layer_count;
  std::size_t low = low_width;
  std::size_t hidden = hidden_width;
};

// Where each block begins in Parameters::dense. Matrices are inputs x outputs, row-major, unless said otherwise.
struct Layout {
  explicit Layout(const Widths& widths);

  struct Layer {
    std::size_t weights;  // 3 encoder (left, self, right) x encoder
    std::size_t bias;
  };
  std::size_t glove;     // glove_size x encoder
  std::size_t boundary;  // encoder: what stands between sentences
  std::vector<Layer> layers;
  std::size_t heads, heads_bias;          // encoder x head_outputs
  std::size_t transitions;                // label x next label, label_stride from label to label
  std::size_t low, low_bias;              // encoder x low
  std::size_t slots;                      // low x (slot_count hidden)
  std::size_t none;                       // slot_count hidden: rows of slots without a token
  std::size_t root;                       // low: the root, seen as a token
  std::size_t extras;                     // extra_rows x hidden
  std::size_t hidden_bias;                // hidden
  std::size_t actions, actions_bias;      // action_count x hidden: a row for each output
  std::size_t relations, relations_bias;  // (left, then right arcs, each relations.size()) x hidden
  std::size_t size;
};

struct Parameters {
  Parameters(const Widths& widths_, Vocabulary vocabulary_, Glove glove_, Random& random);

  [[nodiscard]] float* at(std::size_t offset) { return dense.data() + offset; }
  [[nodiscard]] const float* at(std::size_t offset) const { return dense.data() + offset; }

  Widths widths;
  Layout layout;
  std::vector<float> dense;
  std::vector<float> rows;  // vocabulary.row_count x widths.encoder
  Vocabulary vocabulary;
  Glove glove;  // fixed
};

// A file of this machine's own numbers, to go on with later; not what ships. Throw std::runtime_error.
void save(const Parameters& parameters, const std::string& path);
[[nodiscard]] Parameters load(const std::string& path);

}  // namespace sayso::models::network::train
