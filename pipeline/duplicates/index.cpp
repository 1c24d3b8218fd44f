#include "pipeline/duplicates/index.hpp"

#include <algorithm>

#include <xxhash.h>

namespace sayso::duplicates {
namespace {

constexpr std::uint32_t fewest_shingles = 16;  // less is too little to tell a copy from a form that was filled in anew

double similarity(const Sketch& a, const Sketch& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < Sketch::bins; ++i) same += a.least[i] == b.least[i] ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(Sketch::bins);
}

double least_for(const Sketch& a, const Sketch& b) {
  return std::min(a.shingles, b.shingles) < fewest_shingles ? 1.0 : Index::least_similarity;
}

}  // namespace

std::size_t Index::slot(const Sketch& sketch, std::size_t band) const {
  const std::uint64_t hash =
      XXH3_64bits_withSeed(&sketch.least[band * band_bins], band_bins * sizeof sketch.least[0], band);
  return hash & (table_.size() - 1);
}

std::optional<Copy> Index::add(const Sketch& sketch, std::string_view id) {
  if (sketch.shingles == 0) return std::nullopt;
  if (known_.size() < most_ && bands * (known_.size() + 1) > table_.size() / 2) grow();
  const Known* best = nullptr;
  double best_similarity = 0;
  for (std::size_t band = 0; band < bands; ++band) {
    const std::uint32_t number = table_[slot(sketch, band)];
    if (number == 0) continue;
    const Known& known = known_[number - 1];
    const double found = similarity(sketch, known.sketch);
    if (found <= best_similarity || found < least_for(sketch, known.sketch)) continue;
    best = &known;
    best_similarity = found;
  }
  if (best != nullptr) return Copy{best->id, best_similarity};
  std::size_t place = known_.size();
  if (place < most_) {
    known_.push_back({sketch, std::string(id)});
  } else {
    place = oldest_;
    oldest_ = (oldest_ + 1) % most_;
    known_[place] = {sketch, std::string(id)};
  }
  enter(static_cast<std::uint32_t>(place));
  return std::nullopt;
}

void Index::enter(std::uint32_t place) {
  for (std::size_t band = 0; band < bands; ++band) table_[slot(known_[place].sketch, band)] = place + 1;
}

// Twice the places, entered in order, so that the latest document of a band stays.
void Index::grow() {
  table_.assign(std::max<std::size_t>(1024, 2 * table_.size()), 0);
  for (std::size_t place = 0; place < known_.size(); ++place) enter(static_cast<std::uint32_t>(place));
}

}  // namespace sayso::duplicates
