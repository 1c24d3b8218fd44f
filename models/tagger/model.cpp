#include "models/tagger/model.hpp"

#include <algorithm>
#include <cstring>

namespace sayso::models::tagger {
namespace {

// Rows of weights, found before they are needed.
template <std::size_t size>
using Rows = std::array<const std::uint8_t*, size>;

// Sums of weights. Every row adds the same 128 to each, so the largest stays the largest; 257 rows of at most 255 fit.
using Scores = std::array<std::uint16_t, tag_count>;

template <std::size_t size>
void add_rows(Scores& scores, const Rows<size>& rows) {
  for (const std::uint8_t* row : rows) {
    for (std::size_t k = 0; k < tag_count; ++k) scores[k] = static_cast<std::uint16_t>(scores[k] + row[k]);
  }
}

Tag best(const Scores& scores) {
  // The index rides below the score, so that one maximum finds both.
  std::uint32_t top = 0;
  for (std::uint32_t k = 0; k < tag_count; ++k) top = std::max(top, scores[k] * 64U + (63U - k));
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
  const bool sane = header.row_bits >= 1 && header.row_bits <= 24 && header.word_bits <= 24;
  const std::size_t table_bytes = sizeof(WordEntry) << (sane ? header.word_bits : 0);
  if (!sane || file.size() != sizeof header + table_bytes + (tag_count << header.row_bits)) {
    throw ModelError("tagger weights: the size is wrong");
  }
  const char* table = file.data() + sizeof header;
  words_ = WordTable({reinterpret_cast<const WordEntry*>(table), std::size_t{1} << header.word_bits});
  if (words_.full()) throw ModelError("tagger weights: the table of words is full");
  rows_ = reinterpret_cast<const std::uint8_t*>(table + table_bytes);
  shift_ = 32U - header.row_bits;
}

void Model::tag(std::span<const Form> forms, std::span<Tag> tags) const {
  using WordRows = Rows<word_feature_count>;
  const auto row = [this](std::uint32_t hash) { return rows_ + std::size_t{hash >> shift_} * tag_count; };
  // The table is larger than the nearer caches: rows of the next word are fetched while this one is decided.
  const auto fetch = [&](std::size_t i, WordRows& rows) {
    if (i >= tags.size() || forms[i + padding].only != 0) return;
    std::size_t count = 0;
    word_features(&forms[i + padding], [&](std::uint32_t hash) {
      rows[count] = row(hash);
      __builtin_prefetch(rows[count++]);
    });
  };
  std::array<WordRows, 2> fetched;
  fetch(0, fetched[0]);
  Tag before2 = no_tag, before = no_tag;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    fetch(i + 1, fetched[(i + 1) % 2]);
    const Form* token = &forms[i + padding];
    if (token->only != 0) {
      tags[i] = static_cast<Tag>(token->only - 1);
    } else {
      Scores scores{};
      add_rows(scores, fetched[i % 2]);
      Rows<tag_feature_count> rows;
      std::size_t count = 0;
      tag_features(before2, before, [&](std::uint32_t hash) { rows[count++] = row(hash); });
      add_rows(scores, rows);
      tags[i] = best(scores);
    }
    before2 = before;
    before = tags[i];
  }
}

}  // namespace sayso::models::tagger
