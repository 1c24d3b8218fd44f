#include "models/network/averaging.hpp"

#include <algorithm>
#include <bit>

namespace sayso::models::network {

std::uint32_t NameAveraging::mean_of(std::uint64_t key) {
  for (std::size_t place = key >> 32;; ++place) {
    Word& word = table_[place & (table_.size() - 1)];
    if (word.key == key) return word.mean;
    if (word.key != 0) continue;
    word = {key, static_cast<std::uint32_t>(means_.size())};
    means_.emplace_back();
    return word.mean;
  }
}

void NameAveraging::apply(std::span<const std::uint64_t> cased_keys, std::span<NameScores> scores) {
  const auto none = static_cast<std::size_t>(std::count(cased_keys.begin(), cased_keys.end(), 0U));
  table_.assign(std::bit_ceil(2 * (cased_keys.size() - none) + 1), {});
  means_.clear();
  of_token_.clear();
  for (std::size_t t = 0; t < cased_keys.size(); ++t) {
    if (cased_keys[t] == 0) continue;
    of_token_.push_back(mean_of(cased_keys[t]));
    Mean& mean = means_[of_token_.back()];
    ++mean.count;
    for (std::size_t k = 0; k < label_stride; ++k) mean.sums[k] += scores[t][k];
  }
  for (Mean& mean : means_) {
    for (std::int64_t& sum : mean.sums) sum = mean.count == 1 ? sum : sum / mean.count;
  }
  auto place = of_token_.begin();
  for (std::size_t t = 0; t < cased_keys.size(); ++t) {
    if (cased_keys[t] == 0) continue;
    const Mean& mean = means_[*place++];
    if (mean.count == 1) continue;
    for (std::size_t k = 0; k < label_stride; ++k)
      scores[t][k] =
          static_cast<std::int16_t>((77 * scores[t][k] + 179 * static_cast<std::int32_t>(mean.sums[k])) >> 8);
  }
}

}  // namespace sayso::models::network
