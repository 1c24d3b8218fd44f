#include "models/network/reference.hpp"

#include <algorithm>
#include <limits>

namespace sayso::models::network::reference {
namespace {

using Activation = std::array<std::uint8_t, width>;
using LowVector = std::array<std::uint8_t, low_width>;
using SlotRows = std::array<HiddenRow, slot_count>;

template <std::size_t outputs, std::size_t inputs>
std::int32_t output(const Matrix<outputs, inputs>& matrix, std::size_t o, const std::array<std::uint8_t, inputs>& in) {
  std::int32_t sum = matrix.bias[o];
  for (std::size_t i = 0; i < inputs; ++i) sum += in[i] * matrix.weights[o][i];
  return sum;
}

std::int32_t clamp16(std::int32_t value) { return std::clamp(value, -32768, 32767); }

std::int32_t rescale(std::int32_t sum, std::uint32_t shift, std::int16_t multiplier) {
  return (clamp16(sum >> shift) * multiplier + 16384) >> 15;
}

Activation embed(const Model& model, const TokenKeys& token) {
  std::array<std::int32_t, width> sum{};
  const auto add = [&sum](const std::int8_t* row) {
    for (std::size_t k = 0; k < width; ++k) sum[k] += row[k];
  };
  const auto add_key = [&](KeyKind kind) {
    const std::uint32_t found = model.find(token.key(kind));
    add(model.row(found != 0 ? found : unknown_row(kind)));
    return found != 0;
  };
  if (!add_key(KeyKind::word)) {
    for (const KeyKind kind : {KeyKind::prefix3, KeyKind::suffix2, KeyKind::suffix3, KeyKind::suffix4, KeyKind::start})
      add_key(kind);
  }
  if (token.key(KeyKind::cased) != 0) add_key(KeyKind::cased);
  add(model.shape_row(token.shape));
  Activation x;
  for (std::size_t k = 0; k < width; ++k)
    x[k] = static_cast<std::uint8_t>(std::clamp((sum[k] + 1) >> 1, -64, 63) + input_offset);
  return x;
}

// `in` has a neighbour beyond either end of the sentence; so has the result.
std::vector<Activation> convolve(const LayerWeights& layer, const std::vector<Activation>& in, bool adds) {
  std::vector<Activation> out(in.size(), Activation{});
  std::array<std::uint8_t, 3 * width> neighbours;
  for (std::size_t t = 1; t + 1 < in.size(); ++t) {
    for (std::size_t part = 0; part < 3; ++part)
      std::copy(in[t - 1 + part].begin(), in[t - 1 + part].end(), neighbours.begin() + part * width);
    for (std::size_t o = 0; o < width; ++o) {
      std::int32_t y =
          std::clamp(rescale(output(layer.matrix, o, neighbours), layer.shift, layer.multipliers[o]), 0, 127);
      if (adds) y = std::min(y + in[t][o], 127);
      out[t][o] = static_cast<std::uint8_t>(y);
    }
  }
  return out;
}

std::vector<Activation> encode(const Model& model, std::span<const TokenKeys> keys) {
  std::vector<Activation> vectors = {model.weights().boundary};
  for (const TokenKeys& token : keys) vectors.push_back(embed(model, token));
  vectors.push_back(model.weights().boundary);
  for (std::size_t l = 0; l < layer_count; ++l) vectors = convolve(model.weights().layers[l], vectors, l != 0);
  return {vectors.begin() + 1, vectors.end() - 1};
}

Pos best_pos(const Weights& weights, const Activation& y) {
  std::array<std::int32_t, pos_count> scores;
  for (std::size_t o = 0; o < pos_count; ++o) scores[o] = output(weights.heads, o, y);
  return pos_of(static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin()));
}

NameScores name_scores(const Weights& weights, const Activation& y) {
  NameScores scores{};
  for (std::size_t k = 0; k < name_label_count; ++k)
    scores[k] = static_cast<std::int16_t>(clamp16(output(weights.heads, name_output + k, y) >> weights.name_shift));
  return scores;
}

SlotRows slot_rows(const Weights& weights, const Activation& y) {
  LowVector low;
  for (std::size_t o = 0; o < low_width; ++o) {
    const std::int32_t p = rescale(output(weights.low, o, y), weights.low_shift, weights.low_multipliers[o]);
    low[o] = static_cast<std::uint8_t>(std::clamp(p + input_offset, 0, 127));
  }
  SlotRows rows;
  for (std::size_t slot = 0; slot < slot_count; ++slot) {
    for (std::size_t k = 0; k < hidden_width; ++k)
      rows[slot][k] = static_cast<std::int16_t>(output(weights.slots[slot], k, low) >> 7);
  }
  return rows;
}

std::array<std::uint8_t, hidden_width> activate(const Weights& weights, const std::vector<SlotRows>& rows,
                                                const StepView& view) {
  std::array<std::int32_t, hidden_width> sum{};
  const auto add = [&sum](const HiddenRow& row) {
    for (std::size_t k = 0; k < hidden_width; ++k) sum[k] += row[k];
  };
  for (std::size_t slot = 0; slot < slot_count; ++slot) {
    const std::int32_t token = view.tokens[slot];
    const auto index = static_cast<std::size_t>(token);
    add(token < 0 ? weights.none[slot] : index == rows.size() ? weights.root[slot] : rows[index][slot]);
  }
  for (const std::uint16_t extra : view.extras) add(weights.extras[extra]);
  std::array<std::uint8_t, hidden_width> hidden;
  for (std::size_t k = 0; k < hidden_width; ++k)
    hidden[k] = static_cast<std::uint8_t>(std::clamp((sum[k] * weights.hidden_multipliers[k] + 16384) >> 15, 0, 127));
  return hidden;
}

void parse(const Weights& weights, const std::vector<SlotRows>& rows, Answer& answer) {
  constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min();
  ArcHybrid state;
  for (state.start(rows.size()); !state.done();) {
    const auto hidden = activate(weights, rows, state.view());
    Action action = Action::shift;
    std::int32_t best = least;
    for (std::size_t a = 0; a < action_count; ++a) {
      if (!state.allows(static_cast<Action>(a))) continue;
      const std::int32_t score = output(weights.actions, a, hidden);
      if (score > best) {
        best = score;
        action = static_cast<Action>(a);
      }
    }
    Relation relation = root_relation;
    const bool from_root = action == Action::left && state.next() == state.size();
    if (action != Action::shift && !from_root) {
      best = least;
      for (std::size_t r = 0; r < relations.size(); ++r) {
        const std::int32_t score = output(weights.relations[action == Action::left ? 0 : 1], r, hidden);
        if (r != root_relation && score > best) {
          best = score;
          relation = static_cast<Relation>(r);
        }
      }
    }
    state.apply(action, relation);
  }
  for (std::int32_t t = 0; t < state.size(); ++t) {
    answer.heads.push_back(state.head(t));
    answer.relations.push_back(state.relation(t));
  }
}

}  // namespace

Answer answer(const Model& model, std::span<const TokenKeys> keys) {
  Answer answer;
  std::vector<SlotRows> rows;
  for (const Activation& y : encode(model, keys)) {
    answer.pos.push_back(best_pos(model.weights(), y));
    answer.names.push_back(name_scores(model.weights(), y));
    rows.push_back(slot_rows(model.weights(), y));
  }
  parse(model.weights(), rows, answer);
  return answer;
}

std::vector<NameLabel> decode(const Model& model, std::span<const NameScores> scores) {
  using Sums = std::array<std::int64_t, name_label_count>;
  constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min() / 2;
  std::vector<std::array<NameLabel, name_label_count>> before(scores.size());
  Sums sums;
  sums.fill(never);
  sums[outside] = 0;
  for (std::size_t t = 0; t < scores.size(); ++t) {
    Sums next;
    for (NameLabel j = 0; j < name_label_count; ++j) {
      std::int64_t best = std::numeric_limits<std::int64_t>::min();
      for (NameLabel i = 0; i < name_label_count; ++i) {
        if (!may_follow(i, j)) continue;
        const std::int64_t sum = sums[i] + model.weights().transitions[i][j];
        if (sum > best) {
          best = sum;
          before[t][j] = i;
        }
      }
      next[j] = best + scores[t][j];
    }
    sums = next;
  }
  std::vector<NameLabel> labels(scores.size());
  auto label = static_cast<NameLabel>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  for (std::size_t t = scores.size(); t-- > 0;) {
    labels[t] = label;
    label = before[t][label];
  }
  return labels;
}

}  // namespace sayso::models::network::reference
