#include "models/tagger/model.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sayso::models::tagger {
namespace {

// The rows of weights that a token's features lead to; those of its tag features stand last.
using Rows = std::array<const std::uint8_t*, word_feature_count + tag_feature_count>;

// Sums of weights. Every row adds the same 128 to each, so the largest stays the largest; 257 rows of at most 255 fit.
using Scores = std::array<std::uint16_t, tag_count>;

// Eight lanes of two bytes, as GCC and Clang spell what SSE2 and NEON have. Written as a loop over bytes, GCC 12 adds
// them one by one, which takes four times as long.
using Lanes [[gnu::vector_size(16)]] = std::uint16_t;
static_assert(std::endian::native == std::endian::little && tag_count == 32);

Scores sum(const Rows& rows) {
  Lanes even_low{}, odd_low{}, even_high{}, odd_high{};
  for (const std::uint8_t* row : rows) {
    Lanes low, high;
    std::memcpy(&low, row, sizeof low);
    std::memcpy(&high, row + sizeof low, sizeof high);
    even_low += low & 0xFF;
    odd_low += low >> 8;
    even_high += high & 0xFF;
    odd_high += high >> 8;
  }
  Scores scores;
  for (std::size_t k = 0; k < 8; ++k) {
    scores[2 * k] = even_low[k];
    scores[2 * k + 1] = odd_low[k];
    scores[2 * k + 16] = even_high[k];
    scores[2 * k + 17] = odd_high[k];
  }
  return scores;
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
  const auto row = [this](std::uint32_t hash) { return rows_ + std::size_t{hash >> shift_} * tag_count; };
  // The table is larger than the nearer caches: rows of the next word are fetched while this one is decided.
  const auto fetch = [&](std::size_t i, Rows& rows) {
    if (i >= tags.size() || forms[i + padding].only != 0) return;
    auto place = rows.begin();
    word_features(&forms[i + padding], [&](std::uint32_t hash) {
      *place = row(hash);
      __builtin_prefetch(*place++);
    });
  };
  std::array<Rows, 2> fetched;
  fetch(0, fetched[0]);
  Tag before2 = no_tag, before = no_tag;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    fetch(i + 1, fetched[(i + 1) % 2]);
    if (const std::uint8_t only = forms[i + padding].only; only != 0) {
      tags[i] = static_cast<Tag>(only - 1);
    } else {
      Rows& rows = fetched[i % 2];
      auto place = rows.begin() + word_feature_count;
      tag_features(before2, before, [&](std::uint32_t hash) { *place++ = row(hash); });
      tags[i] = best(sum(rows));
    }
    before2 = before;
    before = tags[i];
  }
}

}  // namespace sayso::models::tagger
