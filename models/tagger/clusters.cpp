// Exchange clustering; see words.hpp. The likelihood of the class bigram model is, but for a constant,
//   sum over class pairs of f(N(c, d)) - 2 * sum over classes of f(N(c)),  f(x) = x log x,
// so moving one word changes only the rows and columns of two classes.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "models/tagger/words.hpp"

namespace sayso::models::tagger {
namespace {

constexpr std::size_t class_count = 255;
constexpr int rounds = 8;

using Neighbours = std::vector<std::pair<std::uint32_t, std::int32_t>>;  // word, how often

// f(x) = x log x, from a table where x is small.
class XLogX {
 public:
  XLogX() : small_(1 << 16) {
    for (std::size_t i = 1; i < small_.size(); ++i) small_[i] = compute(static_cast<double>(i));
  }
  double operator()(std::int64_t x) const {
    const auto i = static_cast<std::size_t>(x);
    return i < small_.size() ? small_[i] : compute(static_cast<double>(x));
  }

 private:
  static double compute(double x) { return x * std::log(x); }
  std::vector<double> small_;
};

struct Bigrams {
  std::vector<Neighbours> before, after;
};

Bigrams count_bigrams(const TaggedText& text, const std::vector<WordCount>& words) {
  std::unordered_map<std::uint32_t, std::uint32_t> index;
  for (std::uint32_t i = 0; i < words.size(); ++i) index.emplace(words[i].hash, i);
  constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint64_t> pairs;
  std::size_t begin = 0;
  for (const std::size_t end : text.sentence_ends) {
    std::uint32_t last = none;
    for (; begin < end; ++begin) {
      const auto found = index.find(text.forms[begin].word);
      const std::uint32_t here = found == index.end() ? none : found->second;
      if (last != none && here != none && last != here) pairs.push_back(std::uint64_t{last} << 32 | here);
      last = here;
    }
  }
  std::sort(pairs.begin(), pairs.end());
  Bigrams bigrams{std::vector<Neighbours>(words.size()), std::vector<Neighbours>(words.size())};
  for (std::size_t i = 0, end = 0; i < pairs.size(); i = end) {
    while (end < pairs.size() && pairs[end] == pairs[i]) ++end;
    const auto left = static_cast<std::uint32_t>(pairs[i] >> 32), right = static_cast<std::uint32_t>(pairs[i]);
    bigrams.after[left].emplace_back(right, static_cast<std::int32_t>(end - i));
    bigrams.before[right].emplace_back(left, static_cast<std::int32_t>(end - i));
  }
  return bigrams;
}

class Exchange {
 public:
  Exchange(const Bigrams& bigrams, std::size_t words)
      : bigrams_(bigrams), classes_(words), pairs_(class_count * class_count), left_(class_count), right_(class_count) {
    for (std::size_t w = 0; w < words; ++w) classes_[w] = static_cast<std::uint8_t>(w % class_count);
    for (std::size_t w = 0; w < words; ++w) {
      for (const auto& [next, count] : bigrams.after[w]) {
        pairs_[classes_[w] * class_count + classes_[next]] += count;
        left_[classes_[w]] += count;
        right_[classes_[next]] += count;
      }
    }
  }

  // Moves each word to its best class; the number of words that moved.
  std::size_t round() {
    std::size_t moved = 0;
    for (std::size_t w = 0; w < classes_.size(); ++w) {
      gather(w);
      place(classes_[w], -1);
      const std::uint8_t best = best_class(classes_[w]);
      if (best != classes_[w]) ++moved;
      classes_[w] = best;
      place(best, 1);
    }
    return moved;
  }

  [[nodiscard]] const std::vector<std::uint8_t>& classes() const { return classes_; }

 private:
  using ClassCounts = std::vector<std::pair<std::uint8_t, std::int32_t>>;

  ClassCounts by_class(const Neighbours& neighbours) {
    std::array<std::int32_t, class_count> counts{};
    for (const auto& [word, count] : neighbours) counts[classes_[word]] += count;
    ClassCounts result;
    for (std::size_t c = 0; c < class_count; ++c) {
      if (counts[c] != 0) result.emplace_back(static_cast<std::uint8_t>(c), counts[c]);
    }
    return result;
  }

  void gather(std::size_t word) {
    before_ = by_class(bigrams_.before[word]);
    after_ = by_class(bigrams_.after[word]);
  }

  void place(std::uint8_t c, std::int32_t sign) {
    for (const auto& [d, count] : after_) {
      pairs_[c * class_count + d] += sign * count;
      left_[c] += sign * count;
    }
    for (const auto& [d, count] : before_) {
      pairs_[d * class_count + c] += sign * count;
      right_[c] += sign * count;
    }
  }

  [[nodiscard]] double gain(std::uint8_t c) const {
    double gain = 0;
    std::int32_t inside = 0, left = 0, right = 0;
    for (const auto& [d, count] : after_) {
      left += count;
      if (d == c) {
        inside += count;
      } else {
        gain += added(pairs_[c * class_count + d], count);
      }
    }
    for (const auto& [d, count] : before_) {
      right += count;
      if (d == c) {
        inside += count;
      } else {
        gain += added(pairs_[d * class_count + c], count);
      }
    }
    return gain + added(pairs_[c * class_count + c], inside) - added(left_[c], left) - added(right_[c], right);
  }

  [[nodiscard]] double added(std::int64_t before, std::int32_t by) const { return f_(before + by) - f_(before); }

  [[nodiscard]] std::uint8_t best_class(std::uint8_t current) const {
    std::uint8_t best = current;
    double best_gain = gain(current);
    for (std::size_t c = 0; c < class_count; ++c) {
      const double here = gain(static_cast<std::uint8_t>(c));
      if (here > best_gain + 1e-6) {
        best_gain = here;
        best = static_cast<std::uint8_t>(c);
      }
    }
    return best;
  }

  const Bigrams& bigrams_;
  std::vector<std::uint8_t> classes_;
  std::vector<std::int64_t> pairs_, left_, right_;
  ClassCounts before_, after_;
  XLogX f_;
};

}  // namespace

std::vector<std::uint8_t> classes_by_neighbours(const TaggedText& text, const std::vector<WordCount>& words) {
  const Bigrams bigrams = count_bigrams(text, words);
  Exchange exchange(bigrams, words.size());
  for (int round = 0; round < rounds; ++round) {
    if (exchange.round() * 200 < words.size()) break;
  }
  std::vector<std::uint8_t> classes = exchange.classes();
  for (std::uint8_t& c : classes) ++c;
  return classes;
}

}  // namespace sayso::models::tagger
