#include "models/network/train/parameters.hpp"

#include <cmath>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace sayso::models::network::train {
namespace {

void scatter(float* out, std::size_t count, float deviation, Random& random) {
  for (std::size_t i = 0; i < count; ++i) out[i] = deviation * random.normal();
}

float by_inputs(std::size_t inputs, float gain) { return std::sqrt(gain / static_cast<float>(inputs)); }

}  // namespace

Layout::Layout(const Widths& widths) {
  std::size_t end = 0;
  const auto take = [&end](std::size_t count) { return std::exchange(end, end + (count + 15) / 16 * 16); };
  const std::size_t d = widths.encoder, h = widths.hidden;
  glove = take(glove_size * d);
  boundary = take(d);
  for (std::size_t i = 0; i < widths.layers; ++i) {
    const std::size_t weights = take(3 * d * d);
    layers.push_back({weights, take(d)});
  }
  heads = take(d * head_outputs);
  heads_bias = take(head_outputs);
  transitions = take(name_label_count * label_stride);
  low = take(d * widths.low);
  low_bias = take(widths.low);
  slots = take(widths.low * slot_count * h);
  none = take(slot_count * h);
  root = take(widths.low);
  extras = take(extra_rows * h);
  hidden_bias = take(h);
  actions = take(action_count * h);
  actions_bias = take(action_count);
  this->relations = take(2 * network::relations.size() * h);
  relations_bias = take(2 * network::relations.size());
  size = end;
}

Parameters::Parameters(const Widths& widths_, Vocabulary vocabulary_, Glove glove_, Random& random)
    : widths(widths_),
      layout(widths),
      dense(layout.size),
      rows(vocabulary_.row_count * widths.encoder),
      vocabulary(std::move(vocabulary_)),
      glove(std::move(glove_)) {
  const std::size_t d = widths.encoder, h = widths.hidden;
  scatter(rows.data(), rows.size(), 0.1F, random);
  scatter(at(layout.glove), glove_size * d, by_inputs(100, 1.0F), random);
  scatter(at(layout.boundary), d, 0.1F, random);
  for (const Layout::Layer& layer : layout.layers)
    scatter(at(layer.weights), 3 * d * d, by_inputs(3 * d, 2.0F), random);
  scatter(at(layout.heads), d * head_outputs, by_inputs(d, 1.0F), random);
  scatter(at(layout.low), d * widths.low, by_inputs(d, 1.0F), random);
  scatter(at(layout.slots), widths.low * slot_count * h, by_inputs(4 * widths.low, 2.0F), random);
  scatter(at(layout.root), widths.low, 0.5F, random);
  scatter(at(layout.actions), action_count * h, by_inputs(h, 1.0F), random);
  scatter(at(layout.relations), 2 * network::relations.size() * h, by_inputs(h, 1.0F), random);
}

void save(const Parameters& parameters, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  const auto write = [&file](const auto& values) {
    const std::uint64_t count = values.size();
    file.write(reinterpret_cast<const char*>(&count), sizeof count);
    file.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(count * sizeof values[0]));
  };
  const Vocabulary& vocabulary = parameters.vocabulary;
  std::vector<std::uint64_t> keys(vocabulary.row_count);
  for (const auto& [key, row] : vocabulary.rows) keys[static_cast<std::size_t>(row)] = key;
  const Widths& widths = parameters.widths;
  write(std::vector<std::uint64_t>{widths.encoder, widths.layers, widths.low, widths.hidden});
  write(keys);
  write(vocabulary.shapes);
  write(vocabulary.words);
  write(parameters.glove.words);
  write(parameters.glove.vectors);
  write(parameters.dense);
  write(parameters.rows);
  if (!file.flush()) throw std::runtime_error(path + ": cannot be written");
}

Parameters load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const auto read = [&file, &path](auto& values) {
    std::uint64_t count = 0;
    file.read(reinterpret_cast<char*>(&count), sizeof count);
    if constexpr (requires { values.resize(count); }) values.resize(count);
    file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof values[0]));
    if (!file || count != values.size()) throw std::runtime_error(path + ": not a saved network");
  };
  std::vector<std::uint64_t> widths(4), keys;
  Vocabulary vocabulary;
  Glove glove;
  read(widths);
  read(keys);
  read(vocabulary.shapes);
  read(vocabulary.words);
  read(glove.words);
  read(glove.vectors);
  vocabulary.row_count = keys.size();
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (keys[row] != 0) vocabulary.rows.emplace(keys[row], static_cast<std::int32_t>(row));
  }
  for (std::size_t i = 0; i < glove.words.size(); ++i)
    vocabulary.glove.emplace(glove.words[i].key(KeyKind::word), static_cast<std::int32_t>(i));
  Random unused(0);
  Parameters parameters({widths[0], widths[1], widths[2], widths[3]}, std::move(vocabulary), std::move(glove), unused);
  read(parameters.dense);
  read(parameters.rows);
  return parameters;
}

}  // namespace sayso::models::network::train
