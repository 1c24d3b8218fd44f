#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/duplicates/sketch.hpp"

namespace sayso::duplicates {

struct Copy {
  std::string_view of;    // id of the first document of its kind; valid until the next add()
  double similarity = 0;  // share of shingles in common, as the sketches tell it
};

// The documents of a run that are no copies of one before, as far back as memory is set aside for: the last half a
// million. Candidates are found by bands of bins (locality-sensitive hashing; Leskovec, Rajaraman, Ullman, Mining of
// Massive Datasets, ch. 3): of texts that share seven tenths of their shingles 96 in 100 meet in a band, of texts that
// share eight tenths 99.8. The answer depends on the documents and their order alone.
class Index {
 public:
  static constexpr std::size_t most_documents = std::size_t{1} << 19;  // some 130 MB when full
  static constexpr double least_similarity = 0.6;

  explicit Index(std::size_t most = most_documents) : most_(most) {}

  // What it is a copy of; where of none, the text is remembered under `id`. Texts without words are copies of none,
  // texts of fewer than 16 shingles only of the same words.
  [[nodiscard]] std::optional<Copy> add(const Sketch& sketch, std::string_view id);

 private:
  static constexpr std::size_t band_bins = 4, bands = Sketch::bins / band_bins;
  struct Known {
    Sketch sketch;
    std::string id;
  };

  [[nodiscard]] std::size_t slot(const Sketch& sketch, std::size_t band) const;
  void enter(std::uint32_t number);
  void grow();

  std::size_t most_;
  std::vector<Known> known_;
  std::size_t oldest_ = 0;            // the next to be forgotten, once known_ is full
  std::vector<std::uint32_t> table_;  // by band: number of the latest document there, from 1
};

}  // namespace sayso::duplicates
