#include "models/network/runtime.hpp"

#include <algorithm>

#include <hwy/cache_control.h>

namespace sayso::models::network {
namespace {

constexpr std::size_t chunk = 256;  // places encoded at a time: what a layer hands on stays in the fastest cache
constexpr std::size_t most_rows = 4096;
constexpr std::uint32_t gap = ~std::uint32_t{0};  // between sentences and at either end
constexpr std::uint32_t no_owner = ~std::uint32_t{0};
constexpr std::uint16_t row_depth = 1, first_depth = 2, answer_depth = 3;  // of places
constexpr std::uint32_t flags_at = 8;
static_assert(shape::first == 1U << flags_at && shape::headline == 2U << flags_at);

void prefetch(const void* data, std::size_t bytes) {
  const char* begin = static_cast<const char*>(data);
  for (std::size_t i = 0; i < bytes; i += 64) hwy::Prefetch(begin + i);
}

// How far each place of a sentence is followed: an answer needs the first layer of its neighbours, and they the rows of
// theirs.
void set_depths(std::span<Scratch::Place> sentence) {
  for (std::size_t p = 0; p < sentence.size(); ++p) {
    if (sentence[p].depth != answer_depth) continue;
    for (std::size_t away = 1; away < answer_depth; ++away) {
      const auto depth = static_cast<std::uint16_t>(answer_depth - away);
      if (p >= away) sentence[p - away].depth = std::max(sentence[p - away].depth, depth);
      if (p + away < sentence.size()) sentence[p + away].depth = std::max(sentence[p + away].depth, depth);
    }
  }
}

// Sentences one behind the other, with gaps around them.
void set_places(std::span<const TokenRange> sentences, Parse parse, Scratch& scratch) {
  scratch.places.clear();
  scratch.places.push_back({gap, 0, 0});
  for (const TokenRange sentence : sentences) {
    scratch.shapes.clear();
    for (std::size_t t = sentence.first; t < sentence.last; ++t)
      scratch.shapes.push_back(form_at(scratch, scratch.tokens[t]).shape);
    mark_shapes(scratch.shapes);
    for (std::size_t t = sentence.first; t < sentence.last; ++t) {
      const auto flags = static_cast<std::uint16_t>(scratch.shapes[t - sentence.first] >> flags_at & 3);
      const bool is_wanted = parse == Parse::yes || scratch.wanted[t] != 0;
      scratch.places.push_back({scratch.tokens[t], flags, is_wanted ? answer_depth : std::uint16_t{0}});
    }
    set_depths(std::span(scratch.places).last(sentence.size()));
    scratch.places.push_back({gap, 0, 0});
  }
}

const HiddenRow* slot_row(const Weights& weights, const Scratch& scratch, std::int32_t token, std::size_t slot) {
  if (token < 0) return &weights.none[slot];
  if (token == scratch.state.size()) return &weights.root[slot];
  return &scratch.slot_rows[static_cast<std::size_t>(token)][slot];
}

Action best_action(const ArcHybrid& state, const Step& step) {
  std::size_t best = action_count;
  for (std::size_t a = 0; a < action_count; ++a) {
    if (state.allows(static_cast<Action>(a)) && (best == action_count || step.actions[a] > step.actions[best]))
      best = a;
  }
  return static_cast<Action>(best);
}

}  // namespace

Form look_up(const Model& model, const TokenKeys& keys) {
  Form form;
  form.shape = static_cast<std::uint16_t>(keys.shape);
  form.cased_key = keys.key(KeyKind::cased);
  const auto add = [&](KeyKind kind) {
    const std::uint32_t found = model.find(keys.key(kind));
    form.rows[form.row_count++] = found != 0 ? found : unknown_row(kind);
    return found != 0;
  };
  if (!add(KeyKind::word)) {
    for (const KeyKind kind : {KeyKind::prefix3, KeyKind::suffix2, KeyKind::suffix3, KeyKind::suffix4, KeyKind::start})
      add(kind);
  }
  if (keys.key(KeyKind::cased) != 0) add(KeyKind::cased);
  return form;
}

void Scratch::forget() {
  forms.clear();
  first_rows.clear();
  first_row_owners.clear();
}

Runtime::Runtime(const Model& model, const Kernels& kernels)
    : model_(&model), packed_(std::make_unique<PackedWeights>(model.weights())), kernels_(kernels) {}

// Makes room for `count` more rows of the first layer, forgetting all where there are too many.
void Runtime::reserve_rows(std::size_t count, Scratch& scratch) const {
  if (scratch.first_rows.size() + count > most_rows) {
    for (const std::uint32_t owner : scratch.first_row_owners) {
      if (owner != no_owner) scratch.forms[owner / 4].first_rows[owner % 4] = 0;
    }
    scratch.first_rows.clear();
    scratch.first_row_owners.clear();
  }
  if (!scratch.first_rows.empty()) return;
  scratch.first_rows.resize(1);
  scratch.first_row_owners.assign(1, no_owner);
  kernels_.first_rows(*packed_, &model_->weights().boundary, 1, scratch.first_rows.data());
}

Activation Runtime::embed(const Form& form, std::uint32_t flags) const {
  std::array<std::int16_t, width> sum;
  const std::int8_t* shape_row = model_->shape_row(form.shape | flags << flags_at);
  for (std::size_t k = 0; k < width; ++k) sum[k] = shape_row[k];
  for (std::size_t i = 0; i < form.row_count; ++i) {
    const std::int8_t* row = model_->row(form.rows[i]);
    for (std::size_t k = 0; k < width; ++k) sum[k] = static_cast<std::int16_t>(sum[k] + row[k]);
  }
  Activation x;
  for (std::size_t k = 0; k < width; ++k)
    x[k] = static_cast<std::uint8_t>(std::clamp((sum[k] + 1) >> 1, -64, 63) + input_offset);
  return x;
}

// Sets scratch.rows of the places: where the first layer's sums of their inputs are. Works out those that are new.
void Runtime::find_rows(std::size_t begin, std::size_t end, Scratch& scratch) const {
  reserve_rows(end - begin, scratch);
  const std::size_t known = scratch.first_rows.size();
  scratch.rows.clear();
  scratch.missing.clear();
  scratch.inputs.clear();
  for (std::size_t p = begin; p < end; ++p) {
    const Scratch::Place place = scratch.places[p];
    if (place.form == gap || place.depth < row_depth) {
      scratch.rows.push_back(0);
      continue;
    }
    Form& form = form_at(scratch, place.form);
    std::uint32_t row = place.form < loose_form ? form.first_rows[place.flags] : 0;
    if (row == 0) {
      row = static_cast<std::uint32_t>(known + scratch.missing.size());
      scratch.missing.push_back(place);
      for (std::size_t i = 0; i < form.row_count; ++i) prefetch(model_->row(form.rows[i]), width);
      form.first_rows[place.flags] = row;
      scratch.first_row_owners.push_back(place.form < loose_form ? place.form * 4 + place.flags : no_owner);
    }
    scratch.rows.push_back(row);
  }
  for (const Scratch::Place place : scratch.missing)
    scratch.inputs.push_back(embed(form_at(scratch, place.form), place.flags));
  scratch.first_rows.resize(known + scratch.inputs.size());
  kernels_.first_rows(*packed_, scratch.inputs.data(), scratch.inputs.size(), scratch.first_rows.data() + known);
}

// Both layers for the wanted tokens among the places begin to end, to scratch.encoded; their numbers, counted from the
// first token among the places, to scratch.answered.
void Runtime::encode(std::size_t begin, std::size_t end, Scratch& scratch) const {
  const auto& places = scratch.places;
  const std::size_t rows_begin = begin < 2 ? 0 : begin - 2, middle_begin = begin < 1 ? 0 : begin - 1,
                    middle_end = std::min(end + 1, places.size());
  find_rows(rows_begin, std::min(end + 2, places.size()), scratch);
  scratch.middle.resize(middle_end - middle_begin);
  scratch.first_inputs.clear();
  scratch.first_outputs.clear();
  for (std::size_t p = middle_begin; p < middle_end; ++p) {
    Activation& output = scratch.middle[p - middle_begin];
    if (places[p].form == gap) {
      output.fill(0);
      continue;
    }
    if (places[p].depth < first_depth) continue;
    const std::uint32_t* row = scratch.rows.data() + (p - rows_begin);
    scratch.first_inputs.push_back(
        {&scratch.first_rows[row[-1]], &scratch.first_rows[row[0]], &scratch.first_rows[row[1]]});
    scratch.first_outputs.push_back(&output);
  }
  const auto& layers = model_->weights().layers;
  kernels_.first_layer(layers[0], scratch.first_inputs.data(), scratch.first_inputs.size(),
                       scratch.first_outputs.data());
  scratch.neighbours.clear();
  scratch.answered.clear();
  std::uint32_t token = 0;
  for (std::size_t p = begin; p < end; ++p) {
    if (places[p].depth == answer_depth) {
      scratch.neighbours.push_back(scratch.middle[p - 1 - middle_begin].data());
      scratch.answered.push_back(token);
    }
    token += places[p].form == gap ? 0 : 1;
  }
  scratch.encoded.resize(scratch.neighbours.size());
  kernels_.second_layer(*packed_, layers[1], scratch.neighbours.data(), scratch.neighbours.size(),
                        scratch.encoded.data());
}

void Runtime::answer(std::span<const TokenRange> sentences, Parse parse, Scratch& scratch) const {
  const std::size_t tokens = scratch.tokens.size();
  scratch.names.resize(tokens);
  scratch.labels.resize(tokens);
  if (parse == Parse::yes) {
    scratch.low.resize(tokens);
    scratch.heads.resize(tokens);
    scratch.relations.resize(tokens);
  }
  scratch.answered_names.resize(chunk);
  set_places(sentences, parse, scratch);
  const Weights& weights = model_->weights();
  std::size_t token = 0;  // the first of the chunk
  for (std::size_t begin = 0; begin < scratch.places.size(); begin += chunk) {
    const std::size_t end = std::min(begin + chunk, scratch.places.size());
    encode(begin, end, scratch);
    const auto& encoded = scratch.encoded;
    kernels_.name_scores(*packed_, weights.name_shift, encoded.data(), encoded.size(), scratch.answered_names.data());
    for (std::size_t i = 0; i < encoded.size(); ++i)
      scratch.names[token + scratch.answered[i]] = scratch.answered_names[i];
    if (parse == Parse::yes)  // all are answered
      kernels_.low_vectors(*packed_, weights, encoded.data(), encoded.size(), scratch.low.data() + token);
    for (std::size_t p = begin; p < end; ++p) token += scratch.places[p].form == gap ? 0 : 1;
  }
}

void Runtime::decode(TokenRange part, Scratch& scratch) const {
  scratch.before.resize(std::max<std::size_t>(scratch.before.size(), part.size()));
  kernels_.decode(*packed_, scratch.names.data() + part.first, part.size(), scratch.before.data(),
                  scratch.labels.data() + part.first);
}

void Runtime::parse(TokenRange sentence, Scratch& scratch) const {
  const Weights& weights = model_->weights();
  scratch.slot_rows.resize(std::max<std::size_t>(scratch.slot_rows.size(), sentence.size()));
  kernels_.slot_rows(*packed_, scratch.low.data() + sentence.first, sentence.size(), scratch.slot_rows.data());
  ArcHybrid& state = scratch.state;
  Step step;
  for (state.start(sentence.size()); !state.done();) {
    const StepView view = state.view();
    for (std::size_t slot = 0; slot < slot_count; ++slot)
      step.rows[slot] = slot_row(weights, scratch, view.tokens[slot], slot);
    for (std::size_t i = 0; i < extra_count; ++i) step.rows[slot_count + i] = &weights.extras[view.extras[i]];
    kernels_.step(weights, step);
    const Action action = best_action(state, step);
    const bool from_root = action == Action::left && state.next() == state.size();
    const bool is_arc = action != Action::shift && !from_root;
    const std::size_t side = action == Action::left ? 0 : 1;
    state.apply(action, is_arc ? kernels_.relation(packed_->relations[side], step.hidden.data()) : root_relation);
  }
  for (std::int32_t t = 0; t < state.size(); ++t) {
    scratch.heads[sentence.first + static_cast<std::size_t>(t)] = state.head(t);
    scratch.relations[sentence.first + static_cast<std::size_t>(t)] = state.relation(t);
  }
}

}  // namespace sayso::models::network
