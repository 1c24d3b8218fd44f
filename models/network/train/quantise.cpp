#include "models/network/train/quantise.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "models/network/format.hpp"
#include "models/network/train/encoder.hpp"
#include "models/network/train/parser.hpp"

namespace sayso::models::network::train {
namespace {

// Activations beyond this share of the largest one seen are cut off; finer steps for all others are worth more.
constexpr float kept_range = 0.8F;

// What one step of each kind of activation stands for.
struct Scales {
  float input, encoder, low, hidden;
};

float largest(const float* values, std::size_t count) {
  float result = 0;
  for (std::size_t i = 0; i < count; ++i) result = std::max(result, std::abs(values[i]));
  return result;
}

Scales measure(const Parameters& p, std::span<const std::vector<std::string>> sample) {
  Encoder encoder(p);
  Parser parser(p);
  Random unused(0);
  std::vector<std::int32_t> heads;
  std::vector<Relation> labels;
  float input = 0, encoded = 0, low = 0;
  for (const auto& words : sample) {
    Batch batch;
    batch.add(p.vocabulary.rows_of(words));
    encoder.forward(batch, {}, unused);
    const std::size_t first = batch.starts[0];
    input = std::max(input, largest(encoder.layer(0, first), words.size() * width));
    for (std::size_t l = 1; l <= layer_count; ++l)
      encoded = std::max(encoded, largest(encoder.layer(l, first), words.size() * width));
    parser.prepare(encoder.output(0), batch.positions.size());
    low = std::max(low, largest(parser.low(first), words.size() * low_width));
    parser.parse(words.size(), first, heads, labels);
  }
  return {kept_range * input / 63, kept_range * encoded / 127, kept_range * low / 63,
          kept_range * parser.largest_hidden() / 127};
}

template <class Integer>
Integer rounded(float value, float most) {
  return static_cast<Integer>(std::lround(std::clamp(value, -most, most)));
}

// Weights of one output are `stride` floats apart and get `scale`.
template <std::size_t inputs>
void quantise_weights(std::array<std::int8_t, inputs>& out, const float* weights, std::size_t stride, float scale) {
  for (std::size_t i = 0; i < inputs; ++i) out[i] = rounded<std::int8_t>(weights[i * stride] / scale, 127);
}

template <std::size_t inputs>
std::int32_t sum_of(const std::array<std::int8_t, inputs>& weights) {
  std::int32_t sum = 0;
  for (const std::int8_t weight : weights) sum += weight;
  return sum;
}

float largest_column(const float* weights, std::size_t count, std::size_t stride) {
  float result = 1e-6F;
  for (std::size_t i = 0; i < count; ++i) result = std::max(result, std::abs(weights[i * stride]));
  return result;
}

// A matrix of inputs x outputs, row-major, to outputs that are rescaled: each output has a scale of its own.
template <std::size_t outputs, std::size_t inputs>
void quantise_rescaled(Matrix<outputs, inputs>& matrix, std::array<std::int16_t, outputs>& multipliers,
                       std::uint32_t& shift, const float* weights, const float* bias, float in_scale, float out_scale,
                       std::int32_t in_offset) {
  std::array<float, outputs> ratios;
  for (std::size_t o = 0; o < outputs; ++o)
    ratios[o] = in_scale * largest_column(weights + o, inputs, outputs) / 127 / out_scale;
  // Before the multiplication, values have at least four bits more than after it.
  shift = 0;
  while (*std::max_element(ratios.begin(), ratios.end()) * std::exp2(static_cast<float>(shift + 1)) <= 1.0F / 16)
    ++shift;
  for (std::size_t o = 0; o < outputs; ++o) {
    const float scale = largest_column(weights + o, inputs, outputs) / 127;
    quantise_weights(matrix.weights[o], weights + o, outputs, scale);
    const std::int32_t rounding = shift == 0 ? 0 : 1 << (shift - 1);
    matrix.bias[o] =
        rounded<std::int32_t>(bias[o] / (in_scale * scale), 1e9F) + rounding - in_offset * sum_of(matrix.weights[o]);
    multipliers[o] = rounded<std::int16_t>(ratios[o] * std::exp2(static_cast<float>(shift)) * 32768, 32767);
  }
}

// Rows [from, to) of a matrix, whose weights all get one scale. Returns the scale of the sums. Input i of output o
// stands at weights[i * input_stride + o * output_stride].
template <std::size_t outputs, std::size_t inputs>
float quantise_scores(Matrix<outputs, inputs>& matrix, std::size_t from, std::size_t to, const float* weights,
                      std::size_t input_stride, std::size_t output_stride, const float* bias, float in_scale) {
  float scale = 0;
  for (std::size_t o = from; o < to; ++o)
    scale = std::max(scale, largest_column(weights + o * output_stride, inputs, input_stride) / 127);
  for (std::size_t o = from; o < to; ++o) {
    quantise_weights(matrix.weights[o], weights + o * output_stride, input_stride, scale);
    matrix.bias[o] = rounded<std::int32_t>(bias[o] / (in_scale * scale), 1e9F);
  }
  return in_scale * scale;
}

void quantise_names(Weights& w, const Parameters& p, float scale) {
  // One step of a score is at most a hundredth of a nat.
  w.name_shift = 0;
  while (scale * std::exp2(static_cast<float>(w.name_shift + 1)) <= 0.01F) ++w.name_shift;
  const float step = scale * std::exp2(static_cast<float>(w.name_shift));
  if (w.name_shift > 0) {
    for (std::size_t k = 0; k < name_label_count; ++k) w.heads.bias[name_output + k] += 1 << (w.name_shift - 1);
  }
  const float* transitions = p.at(p.layout.transitions);
  for (std::size_t i = 0; i < name_label_count; ++i) {
    for (std::size_t j = 0; j < name_label_count; ++j)
      w.transitions[i][j] = rounded<std::int16_t>(transitions[i * label_stride + j] / step, 32767);
  }
}

// The parser's first layer: every row that is added up has, for hidden unit k, the same step units[k].
void quantise_steps(Weights& w, const Parameters& p, const Scales& scales) {
  constexpr std::size_t row = slot_count * hidden_width;
  const Layout& at = p.layout;
  const float *slots = p.at(at.slots), *none = p.at(at.none), *bias = p.at(at.hidden_bias);
  std::vector<float> extras(p.at(at.extras), p.at(at.extras) + extra_rows * hidden_width);
  // Each step has one row of distances: those take the bias along.
  for (std::size_t i = distance_row; i < count_row; ++i) {
    for (std::size_t k = 0; k < hidden_width; ++k) extras[i * hidden_width + k] += bias[k];
  }
  for (std::size_t k = 0; k < hidden_width; ++k) {
    const float of_weights = largest_column(slots + k, low_width * slot_count, hidden_width) / 127;
    const float of_rows = std::max(largest_column(none + k, slot_count, hidden_width),
                                   largest_column(extras.data() + k, extra_rows, hidden_width)) /
                          2047;
    const float scale = std::max(of_weights, of_rows / (scales.low * 128)), unit = scale * scales.low * 128;
    for (std::size_t slot = 0; slot < slot_count; ++slot) {
      Matrix<hidden_width, low_width>& matrix = w.slots[slot];
      quantise_weights(matrix.weights[k], slots + slot * hidden_width + k, row, scale);
      matrix.bias[k] = 64 - input_offset * sum_of(matrix.weights[k]);
      w.none[slot][k] = rounded<std::int16_t>(none[slot * hidden_width + k] / unit, 2047);
      float root = 0;
      for (std::size_t i = 0; i < low_width; ++i) root += p.at(at.root)[i] * slots[i * row + slot * hidden_width + k];
      w.root[slot][k] = rounded<std::int16_t>(root / unit, 2047);
    }
    for (std::size_t i = 0; i < extra_rows; ++i)
      w.extras[i][k] = rounded<std::int16_t>(extras[i * hidden_width + k] / unit, 2047);
    w.hidden_multipliers[k] = rounded<std::int16_t>(unit / scales.hidden * 32768, 32767);
  }
}

void quantise_weights(Weights& w, const Parameters& p, const Scales& scales) {
  const Layout& at = p.layout;
  for (std::size_t k = 0; k < width; ++k) {
    const auto value = static_cast<std::int32_t>(std::lround(p.at(at.boundary)[k] / scales.input));
    w.boundary[k] = static_cast<std::uint8_t>(std::clamp(value, -64, 63) + input_offset);
  }
  for (std::size_t l = 0; l < layer_count; ++l) {
    LayerWeights& layer = w.layers[l];
    quantise_rescaled(layer.matrix, layer.multipliers, layer.shift, p.at(at.layers[l].weights), p.at(at.layers[l].bias),
                      l == 0 ? scales.input : scales.encoder, scales.encoder, l == 0 ? input_offset : 0);
  }
  const float *heads = p.at(at.heads), *heads_bias = p.at(at.heads_bias);
  quantise_scores(w.heads, 0, pos_count, heads, head_outputs, 1, heads_bias, scales.encoder);
  quantise_names(w, p,
                 quantise_scores(w.heads, name_output, name_output + name_label_count, heads, head_outputs, 1,
                                 heads_bias, scales.encoder));
  quantise_rescaled(w.low, w.low_multipliers, w.low_shift, p.at(at.low), p.at(at.low_bias), scales.encoder, scales.low,
                    0);
  quantise_steps(w, p, scales);
  quantise_scores(w.actions, 0, action_count, p.at(at.actions), 1, hidden_width, p.at(at.actions_bias), scales.hidden);
  for (std::size_t side = 0; side < 2; ++side) {
    const std::size_t first = side * relations.size();
    quantise_scores(w.relations[side], 0, relations.size(), p.at(at.relations) + first * hidden_width, 1, hidden_width,
                    p.at(at.relations_bias) + first, scales.hidden);
  }
}

// The rows, each the sum of some float rows, and the table that finds them.
class Rows {
 public:
  Rows(const Parameters& p, float input_scale) : p_(p), scale_(input_scale / 2) {
    add_row(std::vector<float>(width));
    for (std::size_t kind = 0; kind < key_kinds; ++kind) add_row(sum({static_cast<std::int32_t>(kind)}, -1));
  }

  void add_words() {
    // Frequent words lie together.
    std::vector<std::pair<std::uint32_t, const TokenKeys*>> words;
    for (const TokenKeys& word : p_.vocabulary.words)
      words.emplace_back(static_cast<std::uint32_t>(p_.vocabulary.rows_of(word).glove), &word);
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [rank, place] : words) {
      const TokenKeys& word = *place;
      TokenRows rows = p_.vocabulary.rows_of(word);
      rows.rows[static_cast<std::size_t>(KeyKind::cased)] = rows.rows[shape_kind] = -1;
      keys_.emplace_back(word.key(KeyKind::word), add_row(sum(rows.rows, rows.glove)));
    }
    // Words are found by the rows above; what is left are parts of words and cased forms.
    std::vector<std::pair<std::uint64_t, std::int32_t>> others(p_.vocabulary.rows.begin(), p_.vocabulary.rows.end());
    for (const TokenKeys& word : p_.vocabulary.words) folded_.push_back(word.key(KeyKind::word));
    std::sort(folded_.begin(), folded_.end());
    std::sort(others.begin(), others.end());
    for (const auto& [key, row] : others) {
      if (!std::binary_search(folded_.begin(), folded_.end(), key)) keys_.emplace_back(key, add_row(sum({row}, -1)));
    }
  }

  [[nodiscard]] std::vector<std::int8_t> shape_rows() const {
    std::vector<std::int8_t> result;
    for (const std::int32_t row : p_.vocabulary.shapes) append(result, sum({row}, -1));
    return result;
  }

  // Places for the keys, at most two thirds of them taken.
  [[nodiscard]] std::vector<KeyEntry> table(std::uint32_t& bits) const {
    for (bits = 1; (std::size_t{2} << bits) < 3 * keys_.size(); ++bits) {
    }
    std::vector<KeyEntry> table(std::size_t{1} << bits);
    for (const auto& [key, row] : keys_) {
      std::size_t place = key >> 32;
      while (table[place & (table.size() - 1)].row != 0) ++place;
      table[place & (table.size() - 1)] = {static_cast<std::uint32_t>(key), row};
    }
    return table;
  }

  [[nodiscard]] const std::vector<std::int8_t>& rows() const { return rows_; }

 private:
  template <class Indices>
  [[nodiscard]] std::vector<float> sum(const Indices& rows, std::int32_t word) const {
    std::vector<float> result(width);
    for (const std::int32_t row : rows) {
      for (std::size_t k = 0; row >= 0 && k < width; ++k)
        result[k] += p_.rows[static_cast<std::size_t>(row) * width + k];
    }
    const float* matrix = p_.at(p_.layout.glove);
    for (std::size_t i = 0; word >= 0 && i < glove_size; ++i) {
      const float value = p_.glove.vectors[static_cast<std::size_t>(word) * glove_size + i];
      for (std::size_t k = 0; k < width; ++k) result[k] += value * matrix[i * width + k];
    }
    return result;
  }
  [[nodiscard]] std::vector<float> sum(std::initializer_list<std::int32_t> rows, std::int32_t word) const {
    return sum(std::vector<std::int32_t>(rows), word);
  }

  void append(std::vector<std::int8_t>& to, const std::vector<float>& row) const {
    for (const float value : row) to.push_back(rounded<std::int8_t>(value / scale_, 127));
  }
  std::uint32_t add_row(const std::vector<float>& row) {
    append(rows_, row);
    return static_cast<std::uint32_t>(rows_.size() / width - 1);
  }

  const Parameters& p_;
  float scale_;
  std::vector<std::int8_t> rows_;
  std::vector<std::uint64_t> folded_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys_;
};

}  // namespace

std::string quantise(const Parameters& p, std::span<const std::vector<std::string>> sample) {
  if (p.widths.encoder != width || p.widths.layers != layer_count || p.widths.low != low_width ||
      p.widths.hidden != hidden_width)
    throw std::runtime_error("the file's format has other widths than this network");
  const Scales scales = measure(p, sample);
  const auto weights = std::make_unique<Weights>();
  std::memset(static_cast<void*>(weights.get()), 0, sizeof(Weights));
  quantise_weights(*weights, p, scales);
  Rows rows(p, scales.input);
  rows.add_words();
  Header header;
  header.weights_bytes = sizeof(Weights);
  const std::vector<KeyEntry> table = rows.table(header.key_bits);
  header.row_count = static_cast<std::uint32_t>(rows.rows().size() / width);
  std::string file;
  const auto append = [&file](const void* data, std::size_t size) {
    file.append(static_cast<const char*>(data), size);
  };
  append(&header, sizeof header);
  append(weights.get(), sizeof(Weights));
  append(rows.shape_rows().data(), shape_count * width);
  append(table.data(), table.size() * sizeof(KeyEntry));
  append(rows.rows().data(), rows.rows().size());
  return file;
}

}  // namespace sayso::models::network::train
