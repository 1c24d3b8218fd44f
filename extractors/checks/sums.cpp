// Parts and their total. Where words say that it is the total ("a total of", "in all", "made up of"), a sum that fails
// is inconsistent; without them only a sum that comes out exactly is told, and only where chance is unlikely.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/sum_arithmetic.hpp"
#include "extractors/checks/wording.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_parts = 12, nearest = 14;

bool can_add(const Figure& f) {
  const bool kind = is_bare(f) || f.kind == FigureKind::money || f.kind == FigureKind::quantity;
  return kind && f.value && !f.change && to_double(*f.value) > 0;
}

class Checker {
 public:
  Checker(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), wording_(wording), checks_(checks), count_(static_cast<std::uint32_t>(document.figures.size())) {}

  void run() {
    for (std::uint32_t i = 0; i < count_;) {
      const std::uint32_t end = run_end(i);
      if (end - i >= 2) sums_of(i, end);
      i = std::max(end, i + 1);
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::uint32_t sentence(std::uint32_t i) const { return wording_.sentence(i); }

  // The end of the run of figures of one measure and sentence that begins at `i`.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t i) const {
    if (!can_add(figure(i))) return i + 1;
    const std::uint32_t here = sentence(i);
    std::uint32_t end = i + 1;
    while (end < count_ && end - i < most_parts && can_add(figure(end)) && same_measure(figure(i), figure(end)) &&
           sentence(end) == here)
      ++end;
    return end;
  }

  void sums_of(std::uint32_t first, std::uint32_t last) {
    // the total among them: "50, for a total of 3,600", "£26.1bn, made up of £14.9bn and £11.2bn"
    if (says_total(last - 1) && last - first >= 3) {
      stated(first, last - 1, last - 1);
      return;
    }
    if (says_parts(first) && last - first >= 3) {
      stated(first + 1, last, first);
      return;
    }
    by_chance(first, last);
  }

  // "A total of 3,600", "1,790 in all".
  [[nodiscard]] bool says_total(std::uint32_t i) const {
    const TokenRange tokens = figure(i).tokens;
    for (std::uint32_t t = tokens.first > 3 ? tokens.first - 3 : 0; t < tokens.last; ++t) {
      if (wording_.begins(t, tokens.last, word::total)) return true;
    }
    return wording_.total_behind(i);
  }

  // "Made up of", "consisting of" between the first figure and the next.
  [[nodiscard]] bool says_parts(std::uint32_t i) const {
    const std::uint32_t end = std::min(figure(i + 1).tokens.first, figure(i).tokens.last + 12);
    for (std::uint32_t t = figure(i).tokens.last; t < end; ++t) {
      if (wording_.begins(t, end, word::parts)) return true;
    }
    return false;
  }

  void stated(std::uint32_t first, std::uint32_t last, std::uint32_t total) {
    const SumReading reading{indices(first, last), total};
    const Together parts = together(d_, reading.parts);
    const bool holds = parts.all.meets(interval_of(figure(total)));
    const double said = middle_of(figure(total));
    // parts that are far from the total are not all of its parts
    const bool plain = parts.closed && is_plain(figure(total));
    const bool cut = first > 0 && sentence(first - 1) == sentence(first) && first - 1 != total &&
                     is_amount(figure(first - 1)) && figure(first - 1).kind == figure(first).kind;
    if (!holds && (cut || differs(first, last) || !plain || !joined(last) || parts.middle < 0.7 * said ||
                   parts.middle > 1.3 * said))
      return;
    checks_.push_back(sum_check(d_, reading, parts.middle, holds));
  }

  [[nodiscard]] bool differs(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i < last; ++i) {
      if (wording_.tells_difference(figure(i))) return true;
    }
    return false;
  }

  // A list has its "and" before the last part; rows of a table have none.
  [[nodiscard]] bool joined(std::uint32_t last) const {
    const TokenRange gap = wording_.gap_before(last - 1);
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.tokens[t].pos == Pos::cconj) return true;
    }
    return false;
  }

  [[nodiscard]] static std::vector<std::uint32_t> indices(std::uint32_t first, std::uint32_t last) {
    std::vector<std::uint32_t> result(last - first);
    std::iota(result.begin(), result.end(), first);
    return result;
  }

  // A total of the same measure near by that the parts make exactly.
  void by_chance(std::uint32_t first, std::uint32_t last) {
    double middle = 0, largest = 0;
    for (std::uint32_t i = first; i < last; ++i) {
      if (!is_plain(figure(i)) && figure(i).modifier != Modifier::about) return;
      middle += middle_of(figure(i));
      largest = std::max(largest, middle_of(figure(i)));
    }
    const bool long_enough = last - first >= 3;
    const std::uint32_t begin = first > nearest ? first - nearest : 0, end = std::min(count_, last + nearest);
    for (std::uint32_t t = begin; t < end; ++t) {
      if (t >= first && t < last) continue;
      const Figure& total = figure(t);
      if (!total.value || !same_measure(figure(first), total) || is_unnamed(total) || middle_of(total) <= largest)
        continue;
      if (std::abs(middle_of(total) - middle) > 1e-9 * middle) continue;
      if (!long_enough && !telling(*total.value)) continue;
      return checks_.push_back(sum_check(d_, {indices(first, last), t}, middle, true));
    }
  }

  // Not a number that any two others make: three digits that count.
  [[nodiscard]] static bool telling(const Number& number) {
    std::int64_t coefficient = std::abs(number.coefficient);
    while (coefficient != 0 && coefficient % 10 == 0) coefficient /= 10;
    return coefficient >= 100;
  }

  const Document& d_;
  const Wording& wording_;
  std::vector<Check>& checks_;
  std::uint32_t count_;
};

}  // namespace

void check_sums(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Checker(document, wording, checks).run();
}

}  // namespace sayso::checks
