// The file of the network's weights, and the arithmetic that gives its answers.
//
// The file is used as it lies in memory (embedded in the program or mapped): nothing is parsed, copied or allocated.
// All numbers are little-endian; every block begins at a multiple of 64 bytes. In this order:
//
//   Header
//   Weights                                        everything of fixed size
//   int8 shape_rows[shape_count][width]            by TokenKeys::shape
//   KeyEntry keys[1 << Header::key_bits]           from keys to rows
//   int8 rows[Header::row_count][width]
//
// Only integers are used, and no sum ever leaves its type, so that the order of additions does not matter: answers are
// the same, bit by bit, on every processor. `>>` is an arithmetic shift (it rounds down) everywhere, `clamp(v, a, b)`
// the nearest of a to b. Activations fit 7 bits: a product of an activation (0 to 127) and a weight (-127 to 127) plus
// another such product fits int16, as vpmaddubsw wants it.
//
// # A sentence
//
// 1. Input. Each token is a sum of rows (int16 is enough). With keys_of and mark_sentence (features.hpp):
//      word      find(keys[word]); this row holds all that depends on the lower-cased form: the word itself, its GloVe
//                vector, prefix, suffixes and start. Where it is not found: rows[unknown_row(word)], and, for each of
//                prefix3, suffix2, suffix3, suffix4 and start, its row or unknown_row of its kind.
//      cased     where keys[cased] != 0: its row, or unknown_row(cased).
//      shape     shape_rows[shape].
//    x = clamp((sum + 1) >> 1, -64, 63) + 64, a uint8. Before the first and behind the last token of a sentence
//    stands Weights::boundary, in the same units, offset 64 included.
// 2. Layers. Layer l looks at three neighbours: with in = [left | self | right] (3 width inputs, uint8)
//      acc = bias[o] + sum over i of in[i] * weights[o][i]        (int32)
//      y = clamp(rescale(acc, shift, multipliers[o]), 0, 127)
//    where rescale(acc, shift, m) = (clamp(acc >> shift, -32768, 32767) * m + 16384) >> 15   (vpmulhrsw; m >= 0).
//    From the second layer on y = min(y + self, 127), self being the input at the same place: both have one scale.
//    Above the first layer a sentence's neighbours beyond its ends are 0. (The first layer's bias takes the offset of
//    64 back; all biases hold what rounds the shift.)
// 3. Heads on the last layer's y: acc = bias[o] + sum y[i] * weights[o][i]. Outputs 0 to 16 are parts of speech: the
//    largest wins, the lowest index where equal. The next 23 are name labels: score = clamp(acc >> name_shift, -32768,
//    32767). A sentence's labels are those with the largest sum of scores and transitions[label before][label], the
//    first token behind `outside`, only where may_follow allows; where sums are equal the lower label before wins, at
//    the end the lower label. Between scores and labels the article has its say: averaging.hpp.
// 4. Parser, see arc_hybrid.hpp. Each token's low vector: p = clamp(rescale(acc, low_shift, low_multipliers[o]) + 64,
// 0,
//    127), acc from y as in a head. Its row for each slot: row[slot][k] = (slot_bias[slot][k] + sum p[i] *
//    slot_weights[slot][k][i]) >> 7, within -2032 and 2032. A slot without a token has the row none[slot], the root
//    root[slot]. A step adds up the rows of its nine slots and of its six extras (int16: 15 rows of at most 2047):
//      h[k] = clamp((sum[k] * hidden_multipliers[k] + 16384) >> 15, 0, 127)
//      score of an output = bias + sum h[k] * weights[k]
//    The allowed action with the largest score is taken, the lowest where equal. Where it makes an arc, and not one
//    from the root, the relation with the largest score of the action's own relations (root left out) is its label, the
//    lowest where equal.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "models/network/arc_hybrid.hpp"
#include "models/network/features.hpp"
#include "models/network/labels.hpp"

namespace sayso::models::network {

inline constexpr std::size_t width = 96;  // of the encoder
inline constexpr std::size_t layer_count = 2;
inline constexpr std::size_t low_width = 32;      // what the parser sees of a token
inline constexpr std::size_t hidden_width = 128;  // of the parser
inline constexpr std::size_t head_outputs = 48;   // 17 parts of speech, 23 name labels, 8 unused
inline constexpr std::size_t name_output = pos_count;
inline constexpr std::size_t label_stride = 24;             // name labels, filled up
inline constexpr std::size_t relation_stride = 52;          // relations, filled up
using NameScores = std::array<std::int16_t, label_stride>;  // of a token; the last is 0
inline constexpr std::int32_t input_offset = 64;            // of x and p

struct alignas(64) Header {
  std::array<char, 8> magic = {'s', 'a', 'y', 's', 'o', 'n', 'e', 't'};
  std::uint32_t version = 1;
  std::uint32_t weights_bytes = 0;  // sizeof(Weights): tells files of other widths
  std::uint32_t key_bits = 0;
  std::uint32_t row_count = 0;
  std::array<std::uint32_t, 10> reserved = {};
};

// From a key to a row. A key's place is the first, from (key >> 32) & mask on, wrapping around, whose `check` is the
// low half of the key; a place with row 0 is empty and ends the search. At most two thirds of the places are taken.
struct KeyEntry {
  std::uint32_t check = 0;
  std::uint32_t row = 0;
};

// Row 0 is empty; the next key_kinds rows stand for keys that are not in the table.
[[nodiscard]] constexpr std::uint32_t unknown_row(KeyKind kind) { return 1 + static_cast<std::uint32_t>(kind); }

// A matrix by output, with its biases.
template <std::size_t outputs, std::size_t inputs>
struct Matrix {
  alignas(64) std::array<std::array<std::int8_t, inputs>, outputs> weights;
  alignas(64) std::array<std::int32_t, outputs> bias;
};

struct LayerWeights {
  Matrix<width, 3 * width> matrix;
  alignas(64) std::array<std::int16_t, width> multipliers;
  alignas(64) std::uint32_t shift;
};

using HiddenRow = std::array<std::int16_t, hidden_width>;

struct Weights {
  alignas(64) std::array<std::uint8_t, width> boundary;
  std::array<LayerWeights, layer_count> layers;

  Matrix<head_outputs, width> heads;
  alignas(64) std::uint32_t name_shift;
  alignas(64) std::array<std::array<std::int16_t, label_stride>, label_stride> transitions;

  Matrix<low_width, width> low;
  alignas(64) std::array<std::int16_t, low_width> low_multipliers;
  alignas(64) std::uint32_t low_shift;
  std::array<Matrix<hidden_width, low_width>, slot_count> slots;
  alignas(64) std::array<HiddenRow, slot_count> none, root;
  alignas(64) std::array<HiddenRow, extra_rows> extras;
  alignas(64) std::array<std::int16_t, hidden_width> hidden_multipliers;
  Matrix<4, hidden_width> actions;                                 // the last is unused
  std::array<Matrix<relation_stride, hidden_width>, 2> relations;  // of left arcs, of right arcs; the last is unused
};
static_assert(std::is_trivially_copyable_v<Weights> && sizeof(Weights) % 64 == 0 && sizeof(Header) == 64);

}  // namespace sayso::models::network
