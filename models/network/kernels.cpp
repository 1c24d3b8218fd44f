// Each weight meets many tokens at a time: a block of tokens' sums stays in registers while the weights of sixteen
// outputs stream by, four inputs of each (vpmaddubsw and vpmaddwd where there are such).
#include "models/network/kernels.hpp"

#include <algorithm>
#include <cstring>

// What 128 bits and a size that is known at compile time cannot do is left out: SVE's and RVV's vectors have no size.
// So is AVX3_DL: vpdpbusd would be of use, but Highway 1.0.3 (Debian 12) asks the compiler for AVX-VNNI in its place.
#define HWY_DISABLED_TARGETS (HWY_AVX3_DL | HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "models/network/kernels.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace sayso::models::network {
namespace HWY_NAMESPACE {

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128

Kernels kernels() { return plain_kernels(); }

#else

namespace {

namespace hn = hwy::HWY_NAMESPACE;

using D32 = hn::CappedTag<std::int32_t, group_outputs>;
using V32 = hn::Vec<D32>;
using D8 = hn::Repartition<std::int8_t, D32>;
using DU8 = hn::Repartition<std::uint8_t, D32>;
using D16 = hn::Repartition<std::int16_t, D32>;
using DU32 = hn::RebindToUnsigned<D32>;
using V8 = hn::Vec<D8>;

constexpr std::size_t lanes = HWY_LANES(std::int32_t) < group_outputs ? HWY_LANES(std::int32_t) : group_outputs;
constexpr std::size_t parts = group_outputs / lanes;  // vectors of a group
constexpr std::size_t block_tokens = parts > 4 ? 1 : 8 / parts;

// a[0] b[0] + a[1] b[1] of each two bytes; a is 0 to 127, b -127 to 127.
HWY_INLINE hn::Vec<D16> multiply_pairs(hn::Vec<DU8> a, V8 b) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  return hn::Vec<D16>{_mm512_maddubs_epi16(a.raw, b.raw)};
#elif HWY_TARGET == HWY_AVX2
  return hn::Vec<D16>{_mm256_maddubs_epi16(a.raw, b.raw)};
#elif HWY_TARGET == HWY_SSE4
  return hn::Vec<D16>{_mm_maddubs_epi16(a.raw, b.raw)};
#else
  const D16 d16;
  const auto a16 = hn::BitCast(d16, a), b16 = hn::BitCast(d16, b);
  const auto even = hn::Mul(hn::And(a16, hn::Set(d16, 0xFF)), hn::ShiftRight<8>(hn::ShiftLeft<8>(b16)));
  return hn::Add(even, hn::Mul(hn::ShiftRight<8>(a16), hn::ShiftRight<8>(b16)));
#endif
}

// The sums of each two.
HWY_INLINE V32 add_pairs(hn::Vec<D16> pairs) {
#if HWY_ARCH_X86 && HWY_TARGET <= HWY_AVX3
  return V32{_mm512_madd_epi16(pairs.raw, hn::Set(D16(), 1).raw)};
#elif HWY_TARGET == HWY_AVX2
  return V32{_mm256_madd_epi16(pairs.raw, hn::Set(D16(), 1).raw)};
#elif HWY_TARGET == HWY_SSE4
  return V32{_mm_madd_epi16(pairs.raw, hn::Set(D16(), 1).raw)};
#else
  const auto both = hn::BitCast(D32(), pairs);
  return hn::Add(hn::ShiftRight<16>(hn::ShiftLeft<16>(both)), hn::ShiftRight<16>(both));
#endif
}

HWY_INLINE hn::Vec<DU8> broadcast_quad(const std::uint8_t* quad) {
  std::uint32_t bits;
  std::memcpy(&bits, quad, sizeof bits);
  return hn::BitCast(DU8(), hn::Set(DU32(), bits));
}

// One group of outputs for `tokens` tokens.
template <std::size_t tokens, class Matrix>
HWY_INLINE void multiply(const Matrix& matrix, std::size_t group, const std::uint8_t* const* inputs,
                         V32 (&sums)[tokens][parts]) {
  constexpr std::size_t quad_bytes = group_outputs * quad_inputs, part_bytes = lanes * quad_inputs;
  const std::int8_t* HWY_RESTRICT weights = matrix.weights.data() + group * Matrix::quads * quad_bytes;
  const std::uint8_t* HWY_RESTRICT order = matrix.order[group].data();
  const D8 d8;
  for (std::size_t t = 0; t < tokens; ++t) {
    for (std::size_t p = 0; p < parts; ++p)
      sums[t][p] = hn::Load(D32(), matrix.bias.data() + group * group_outputs + p * lanes);
  }
  std::size_t q = 0;
  for (const std::size_t paired = matrix.paired[group]; q < paired; q += 2, weights += 2 * quad_bytes) {
    const std::size_t at = order[q] * quad_inputs, other_at = order[q + 1] * quad_inputs;
    for (std::size_t t = 0; t < tokens; ++t) {
      const auto quad = broadcast_quad(inputs[t] + at), other = broadcast_quad(inputs[t] + other_at);
      for (std::size_t p = 0; p < parts; ++p) {
        const auto pairs = multiply_pairs(quad, hn::Load(d8, weights + p * part_bytes));
        const auto other_pairs = multiply_pairs(other, hn::Load(d8, weights + quad_bytes + p * part_bytes));
        sums[t][p] = hn::Add(sums[t][p], add_pairs(hn::Add(pairs, other_pairs)));
      }
    }
  }
  for (; q < Matrix::quads; ++q, weights += quad_bytes) {
    for (std::size_t t = 0; t < tokens; ++t) {
      const auto quad = broadcast_quad(inputs[t] + order[q] * quad_inputs);
      for (std::size_t p = 0; p < parts; ++p) {
        const auto pairs = multiply_pairs(quad, hn::Load(d8, weights + p * part_bytes));
        sums[t][p] = hn::Add(sums[t][p], add_pairs(pairs));
      }
    }
  }
}

template <std::size_t tokens, class Matrix, class Store>
HWY_INLINE void multiply_block(const Matrix& matrix, std::size_t group, const std::uint8_t* const* inputs,
                               std::size_t first, const Store& store) {
  V32 sums[tokens][parts];
  multiply(matrix, group, inputs, sums);
  for (std::size_t t = 0; t < tokens; ++t) {
    for (std::size_t p = 0; p < parts; ++p) store(first + t, group * group_outputs + p * lanes, sums[t][p]);
  }
}

// Calls store(token, output, vector of `lanes` sums) for every output of every token; inputs(t) is where token t's are.
template <class Matrix, class Inputs, class Store>
HWY_INLINE void multiply_all(const Matrix& matrix, const Inputs& inputs, std::size_t count, const Store& store) {
  const std::uint8_t* block[block_tokens];
  for (std::size_t group = 0; group < Matrix::groups; ++group) {
    std::size_t t = 0;
    for (; t + block_tokens <= count; t += block_tokens) {
      for (std::size_t k = 0; k < block_tokens; ++k) block[k] = inputs(t + k);
      multiply_block<block_tokens>(matrix, group, block, t, store);
    }
    for (; t < count; ++t) {
      block[0] = inputs(t);
      multiply_block<1>(matrix, group, block, t, store);
    }
  }
}

// Inputs one behind the other.
template <class Row>
struct Rows {
  const Row* rows;
  HWY_INLINE const std::uint8_t* operator()(std::size_t t) const { return rows[t].data(); }
};

HWY_INLINE V32 rescale(V32 sums, std::uint32_t shift, const std::int16_t* multipliers) {
  const D32 d32;
  const auto m = hn::PromoteTo(d32, hn::Load(hn::Rebind<std::int16_t, D32>(), multipliers));
  const auto small =
      hn::Min(hn::Max(hn::ShiftRightSame(sums, static_cast<int>(shift)), hn::Set(d32, -32768)), hn::Set(d32, 32767));
  return hn::ShiftRight<15>(hn::Add(hn::Mul(small, m), hn::Set(d32, 16384)));
}

HWY_INLINE void store_bytes(V32 values, std::uint8_t* to) {
  const D32 d32;
  const hn::Rebind<std::uint8_t, D32> bytes;
  const auto fitting = hn::Min(hn::Max(values, hn::Zero(d32)), hn::Set(d32, 127));
  hn::StoreU(hn::DemoteTo(bytes, fitting), bytes, to);
}

struct StoreFirst {
  FirstRow* rows;
  HWY_INLINE void operator()(std::size_t t, std::size_t output, V32 sums) const {
    hn::StoreU(sums, D32(), rows[t].sums.data() + output);
  }
};

void first_rows(const PackedWeights& packed, const Activation* inputs, std::size_t count, FirstRow* rows) {
  multiply_all(packed.first, Rows<Activation>{inputs}, count, StoreFirst{rows});
}

void first_layer(const LayerWeights& layer, const FirstInputs* inputs, std::size_t count, Activation* const* outputs) {
  const D32 d32;
  for (std::size_t t = 0; t < count; ++t) {
    const FirstInputs& later = inputs[std::min(t + 2, count - 1)];
    for (std::size_t place = 0; place < 3; ++place) {
      for (std::size_t o = 0; o < width; o += 16) hwy::Prefetch(later[place]->sums.data() + place * width + o);
    }
    const std::int32_t *left = inputs[t][0]->sums.data(), *self = inputs[t][1]->sums.data() + width,
                       *right = inputs[t][2]->sums.data() + 2 * width;
    for (std::size_t o = 0; o < width; o += lanes) {
      const auto sums = hn::Add(hn::Add(hn::LoadU(d32, left + o), hn::LoadU(d32, right + o)), hn::LoadU(d32, self + o));
      store_bytes(rescale(sums, layer.shift, layer.multipliers.data() + o), outputs[t]->data() + o);
    }
  }
}

struct NeighboursOf {
  const Neighbours* inputs;
  HWY_INLINE const std::uint8_t* operator()(std::size_t t) const { return inputs[t]; }
};

struct StoreSecond {
  const LayerWeights& layer;
  const Neighbours* inputs;
  Activation* outputs;
  HWY_INLINE void operator()(std::size_t t, std::size_t output, V32 sums) const {
    const D32 d32;
    const hn::Rebind<std::uint8_t, D32> bytes;
    const auto y = hn::Max(rescale(sums, layer.shift, layer.multipliers.data() + output), hn::Zero(d32));
    const auto self = hn::PromoteTo(d32, hn::LoadU(bytes, inputs[t] + width + output));
    store_bytes(hn::Add(y, self), outputs[t].data() + output);
  }
};

void second_layer(const PackedWeights& packed, const LayerWeights& layer, const Neighbours* inputs, std::size_t count,
                  Activation* outputs) {
  multiply_all(packed.second, NeighboursOf{inputs}, count, StoreSecond{layer, inputs, outputs});
}

struct StoreNames {
  std::array<std::int32_t, name_outputs>* all;
  HWY_INLINE void operator()(std::size_t t, std::size_t output, V32 sums) const {
    hn::StoreU(sums, D32(), all[t].data() + output);
  }
};

void name_scores(const PackedWeights& packed, std::uint32_t name_shift, const Activation* inputs, std::size_t count,
                 NameScores* names) {
  constexpr std::size_t at_once = 64;
  using Names = hn::CappedTag<std::int32_t, 8>;
  const Names d32;
  const hn::Rebind<std::int16_t, Names> d16;
  alignas(64) std::array<std::int32_t, name_outputs> sums[at_once];
  for (std::size_t first = 0; first < count; first += at_once) {
    const std::size_t here = std::min(at_once, count - first);
    multiply_all(packed.names, Rows<Activation>{inputs + first}, here, StoreNames{sums});
    for (std::size_t t = 0; t < here; ++t) {
      std::int16_t* scores = names[first + t].data();
      for (std::size_t k = 0; k < label_stride; k += hn::Lanes(d32)) {
        const auto sum = hn::LoadU(d32, sums[t].data() + k);
        hn::StoreU(hn::DemoteTo(d16, hn::ShiftRightSame(sum, static_cast<int>(name_shift))), d16, scores + k);
      }
    }
  }
}

struct StoreLow {
  const Weights& weights;
  LowVector* outputs;
  HWY_INLINE void operator()(std::size_t t, std::size_t output, V32 sums) const {
    const auto p = rescale(sums, weights.low_shift, weights.low_multipliers.data() + output);
    store_bytes(hn::Add(p, hn::Set(D32(), input_offset)), outputs[t].data() + output);
  }
};

void low_vectors(const PackedWeights& packed, const Weights& weights, const Activation* inputs, std::size_t count,
                 LowVector* outputs) {
  multiply_all(packed.low, Rows<Activation>{inputs}, count, StoreLow{weights, outputs});
}

struct StoreSlots {
  SlotRows* rows;
  HWY_INLINE void operator()(std::size_t t, std::size_t output, V32 sums) const {
    const hn::Rebind<std::int16_t, D32> d16;
    std::int16_t* to = rows[t][output / hidden_width].data() + output % hidden_width;
    hn::StoreU(hn::DemoteTo(d16, hn::ShiftRight<7>(sums)), d16, to);
  }
};

void slot_rows(const PackedWeights& packed, const LowVector* inputs, std::size_t count, SlotRows* rows) {
  multiply_all(packed.slots, Rows<LowVector>{inputs}, count, StoreSlots{rows});
}

void step(const Weights& weights, Step& step) {
  const D16 d16;
  const hn::Rebind<std::uint8_t, D16> bytes;
  constexpr std::size_t at_once = 2 * lanes;
  for (std::size_t k = 0; k < hidden_width; k += at_once) {
    auto sum = hn::LoadU(d16, step.rows[0]->data() + k);
    for (std::size_t row = 1; row < step_rows; ++row) sum = hn::Add(sum, hn::LoadU(d16, step.rows[row]->data() + k));
    const auto scaled = hn::MulFixedPoint15(sum, hn::Load(d16, weights.hidden_multipliers.data() + k));
    const auto fitting = hn::Min(hn::Max(scaled, hn::Zero(d16)), hn::Set(d16, 127));
    hn::StoreU(hn::DemoteTo(bytes, fitting), bytes, step.hidden.data() + k);
  }
  const D32 d32;
  V32 scores[action_count];
  for (V32& score : scores) score = hn::Zero(d32);
  for (std::size_t k = 0; k < hidden_width; k += 4 * lanes) {
    const auto hidden = hn::Load(DU8(), step.hidden.data() + k);
    for (std::size_t a = 0; a < action_count; ++a)
      scores[a] =
          hn::Add(scores[a], add_pairs(multiply_pairs(hidden, hn::LoadU(D8(), weights.actions.weights[a].data() + k))));
  }
  for (std::size_t a = 0; a < action_count; ++a)
    step.actions[a] = weights.actions.bias[a] + hn::GetLane(hn::SumOfLanes(d32, scores[a]));
}

Relation relation(const Packed<relation_outputs, hidden_width>& matrix, const std::uint8_t* hidden) {
  const D32 d32;
  V32 best = hn::Set(d32, never), place = hn::Zero(d32);
  using Matrix = Packed<relation_outputs, hidden_width>;
  for (std::size_t group = 0; group < Matrix::groups; ++group) {
    V32 sums[1][parts];
    multiply(matrix, group, &hidden, sums);
    for (std::size_t p = 0; p < parts; ++p) {
      const auto better = hn::Gt(sums[0][p], best);
      best = hn::Max(best, sums[0][p]);
      const auto here = static_cast<std::int32_t>(group * group_outputs + p * lanes);
      place = hn::IfThenElse(better, hn::Iota(d32, here), place);
    }
  }
  const auto winners = hn::Eq(best, hn::MaxOfLanes(d32, best));
  return static_cast<Relation>(
      hn::GetLane(hn::MinOfLanes(d32, hn::IfThenElse(winners, place, hn::Set(d32, relation_outputs)))));
}

// Viterbi's algorithm. Sums are kept small by what the label `outside` has: only their differences matter.
void decode(const PackedWeights& packed, const NameScores* scores, std::size_t count,
            std::array<NameLabel, label_stride>* before, NameLabel* labels) {
  if (count == 0) return;
  using Labels = hn::CappedTag<std::int32_t, 8>;
  const Labels d32;
  const hn::Rebind<std::int16_t, Labels> d16;
  const hn::Rebind<std::uint8_t, Labels> d8;
  constexpr std::size_t here = lanes < 8 ? lanes : 8, vectors = label_stride / here;
  alignas(64) std::array<std::int32_t, label_stride> sums;
  sums.fill(never);
  sums[outside] = 0;
  for (std::size_t t = 0; t < count; ++t) {
    hn::Vec<Labels> best[vectors], from[vectors];
    for (std::size_t v = 0; v < vectors; ++v) {
      best[v] = hn::Add(hn::Set(d32, sums[0]), hn::Load(d32, packed.transitions[0].data() + v * here));
      from[v] = hn::Zero(d32);
    }
    for (std::size_t i = 1; i < name_label_count; ++i) {
      const auto sum = hn::Set(d32, sums[i]), label = hn::Set(d32, static_cast<std::int32_t>(i));
      for (std::size_t v = 0; v < vectors; ++v) {
        const auto way = hn::Add(sum, hn::Load(d32, packed.transitions[i].data() + v * here));
        from[v] = hn::IfThenElse(hn::Gt(way, best[v]), label, from[v]);
        best[v] = hn::Max(best[v], way);
      }
    }
    const auto base = hn::Set(d32, sums[outside]);
    for (std::size_t v = 0; v < vectors; ++v) {
      const auto score = hn::PromoteTo(d32, hn::LoadU(d16, scores[t].data() + v * here));
      hn::Store(hn::Max(hn::Sub(hn::Add(best[v], score), base), hn::Set(d32, never)), d32, sums.data() + v * here);
      hn::StoreU(hn::DemoteTo(d8, from[v]), d8, before[t].data() + v * here);
    }
  }
  const auto last = sums.begin() + name_label_count;
  auto label = static_cast<NameLabel>(std::max_element(sums.begin(), last) - sums.begin());
  for (std::size_t t = count; t-- > 0;) {
    labels[t] = label;
    label = before[t][label];
  }
}

}  // namespace

Kernels kernels() {
  return {first_rows, first_layer, second_layer, name_scores, low_vectors, slot_rows, step, relation, decode};
}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace sayso::models::network
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace sayso::models::network {

// Not Highway's own choice, because that needs Highway's library, which measures the clock for five milliseconds
// whenever a program starts.
std::vector<NamedKernels> runnable_kernels() {
  std::vector<NamedKernels> sets;
#if HWY_ARCH_X86
  __builtin_cpu_init();
#if HWY_TARGETS & (HWY_AVX2 | HWY_AVX3)
  // Every processor that has these has the half-precision and bit-counting instructions too that Highway lets in.
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
                    __builtin_cpu_supports("bmi2");
#endif
#if HWY_TARGETS & HWY_AVX3
  if (avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    sets.push_back({"AVX-512", N_AVX3::kernels()});
  }
#endif
#if HWY_TARGETS & HWY_AVX2
  if (avx2) sets.push_back({"AVX2", N_AVX2::kernels()});
#endif
#if HWY_TARGETS & HWY_SSE4
  if (__builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("aes")) {
    sets.push_back({"SSE4", N_SSE4::kernels()});
  }
#endif
#endif
  sets.push_back({"what the compiler may assume", HWY_STATIC_DISPATCH(kernels)()});
  return sets;
}

}  // namespace sayso::models::network
#endif
