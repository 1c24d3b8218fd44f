#include "models/tagger/model.hpp"

#include <cstring>

namespace sayso::models::tagger {
namespace {

// Sums of weights. Every row adds the same 128 to each, so the largest stays the largest; 31 rows of at most 255 fit.
using Scores = std::array<std::uint16_t, tag_count>;

inline void add_row(Scores& scores, const std::uint8_t* row) {
  for (std::size_t k = 0; k < tag_count; ++k) scores[k] = static_cast<std::uint16_t>(scores[k] + row[k]);
}

inline Tag best(const Scores& scores) {
  // The index rides below the score, so that one maximum finds both.
  std::uint32_t top = 0;
  for (std::uint32_t k = 0; k < tag_count; ++k) {
    const std::uint32_t key = scores[k] * 64U + (63U - k);
    top = key > top ? key : top;
  }
  return static_cast<Tag>(63U - top % 64U);
}

}  // namespace

Model::Model(std::string_view file) {
  FileHeader header;
  const FileHeader expected;
  if (file.size() < sizeof header) throw ModelError("tagger weights: the file is cut short");
  std::memcpy(&header, file.data(), sizeof header);
  if (header.magic != expected.magic) throw ModelError("tagger weights: not a file of tagger weights");
  if (header.version != expected.version) throw ModelError("tagger weights: written for another version of sayso");
  if (header.row_bits < 1 || header.row_bits > 24 || file.size() != sizeof header + (tag_count << header.row_bits)) {
    throw ModelError("tagger weights: the size is wrong");
  }
  rows_ = reinterpret_cast<const std::uint8_t*>(file.data()) + sizeof header;
  shift_ = 32U - header.row_bits;
}

void Model::tag(std::span<const Form> forms, std::span<Tag> tags) const {
  Tag before2 = no_tag, before = no_tag;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    Scores scores{};
    const auto add = [&](std::uint32_t hash) { add_row(scores, rows_ + std::size_t{hash >> shift_} * tag_count); };
    const Form* token = &forms[i + padding];
    word_features(token, add);
    tag_features(token, before2, before, add);
    tags[i] = best(scores);
    before2 = before;
    before = tags[i];
  }
}

}  // namespace sayso::models::tagger
