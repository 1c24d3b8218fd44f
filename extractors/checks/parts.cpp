// Shares over longer stretches: "41,882 people voted out of an electorate of 67,116, a turnout of 62.4%"; "Of the 1,845
// who answered, 1,230 said so" with "two thirds" in the sentence before.
//
// A part and its whole are found first, by the words between them. Then the share: in their sentence behind words that
// equate ("or", "which is", "giving"), opening the sentence behind ("That is 54 percent"), or as the only one of the
// sentence before. Far-off shares are of something else.
#include <algorithm>
#include <optional>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/share_arithmetic.hpp"

namespace sayso::checks {
namespace {

struct Pair {
  std::uint32_t part = 0, whole = 0;
};

bool is_share(const Figure& f) {
  return f.value && !f.change && (f.kind == FigureKind::percent || f.kind == FigureKind::fraction);
}

// "84 students of the 1,205 people": a part may have a name of its own.
bool can_be_part(const Figure& part, const Figure& whole) {
  if (!is_amount(part) || !is_amount(whole) || !part.value || !whole.value) return false;
  if (middle_of(part) <= 0 || middle_of(part) >= middle_of(whole)) return false;
  return (is_bare(part) && is_bare(whole)) || same_measure(part, whole);
}

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    for (std::uint32_t i = 0; i + 1 < w_.count(); ++i) {
      if (const auto pair = pair_at(i)) shares_of(*pair);
      part_share_whole(i);
    }
    for (std::uint32_t i = 2; i < w_.count(); ++i) that_is(i);
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] bool is_word(std::uint32_t token, std::string_view word) const {
    return d_.slice(d_.tokens[token]) == word;
  }

  // A part and whole, of which the first is figure `i`; shares may stand between them.
  [[nodiscard]] std::optional<Pair> pair_at(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    while (k < w_.count() && w_.sentence(k) == w_.sentence(i) && is_share(figure(k)) && k < i + 3) ++k;
    if (k >= w_.count() || w_.sentence(k) != w_.sentence(i)) return std::nullopt;
    if (k == i + 1 && can_be_part(figure(i), figure(k)) && out_of(i, k)) return Pair{i, k};
    if (can_be_part(figure(k), figure(i)) && of_the(i) && figure(k).tokens.first - figure(i).tokens.last <= 24)
      return Pair{k, i};
    return std::nullopt;
  }

  // "128 people out of a staff of 640", "41 of the group's 93".
  [[nodiscard]] bool out_of(std::uint32_t part, std::uint32_t whole) const {
    const TokenRange gap{figure(part).tokens.last, figure(whole).tokens.first};
    if (gap.size() == 0 || gap.size() > 10) return false;
    const Mark* mark = w_.last_in(gap, word::whole);
    if (mark == nullptr) return false;
    const Mark* first = w_.first_in(gap, word::whole);
    if (first->last - first->first == 2) return true;
    // "of" counts where it follows the part at once, or where one "of" names the whole's kind: "of a staff of"
    return first->first == gap.first && gap.last - mark->last <= 2 && (mark == first || mark->last - first->last <= 5);
  }

  // "Of the 1,845 teachers who": opens a sentence or a clause.
  [[nodiscard]] bool of_the(std::uint32_t whole) const {
    const TokenRange gap = w_.gap_before(whole);
    for (std::uint32_t t = gap.last; t > gap.first && gap.last - t < 4; --t) {
      const bool of = is_word(t - 1, "Of") || (is_word(t - 1, "of") && t - 1 > gap.first && is_word(t - 2, ","));
      if (of) return true;
      if (d_.tokens[t - 1].is(token_flag::punctuation)) return false;
    }
    return false;
  }

  void shares_of(const Pair& pair) {
    const std::uint32_t low = std::min(pair.part, pair.whole), high = std::max(pair.part, pair.whole);
    const auto [begin, end] = w_.beside(low);
    std::vector<std::uint32_t> found;
    for (std::uint32_t k = low + 1; k < high; ++k) {
      if (is_share(figure(k)) && apposed(k, k + 1)) found.push_back(k);
    }
    if (high + 1 < end && is_share(figure(high + 1)) && equates(high + 1)) found.push_back(high + 1);
    if (low > begin && is_share(figure(low - 1)) && apposed(low - 1, low)) found.push_back(low - 1);
    if (found.empty()) beside(pair, begin, end, found);
    tell(pair, found, 0);
  }

  // "Three-quarters, or ₦1.8bn": one of the two names the other.
  [[nodiscard]] bool apposed(std::uint32_t first, std::uint32_t second) const {
    return w_.before(figure(second), word::apposition) && figure(second).tokens.first - figure(first).tokens.last <= 3;
  }
  [[nodiscard]] bool equates(std::uint32_t share) const {
    const TokenRange gap = w_.gap_before(share);
    const Mark* mark = w_.last_in(gap, word::equating);
    return mark != nullptr && gap.size() <= 14 && gap.last - mark->last <= 4;
  }

  // The sentence before or behind gives the share, and no other.
  void beside(const Pair& pair, std::uint32_t begin, std::uint32_t end, std::vector<std::uint32_t>& found) const {
    if (end < w_.count() && w_.sentence(end) == w_.sentence(begin) + 1 && is_share(figure(end)) && opens_that_is(end))
      return found.push_back(end);
    if (begin == 0 || w_.sentence(begin - 1) + 1 != w_.sentence(begin)) return;
    const std::uint32_t share = begin - 1;
    // alone, and first in its sentence: "One in five employees is to lose their job"
    if (w_.beside(share).first != share || !is_share(figure(share))) return;
    if (figure(share).tokens.first > w_.sentence_tokens(share).first + 1) return;
    const Figure& part = figure(pair.part);
    const double is = middle_of(part) / middle_of(figure(pair.whole)), said = stated(share);
    if (is < said * 1.7 && is > said / 1.7) found.push_back(share);
  }
  [[nodiscard]] double stated(std::uint32_t share) const {
    return figure(share).kind == FigureKind::percent ? middle_of(figure(share)) / 100 : middle_of(figure(share));
  }

  // "That is 54 percent of the sample".
  [[nodiscard]] bool opens_that_is(std::uint32_t share) const {
    const TokenRange gap = w_.gap_before(share);
    return gap.first == w_.sentence_tokens(share).first && gap.size() <= 6 &&
           w_.says({gap.first, std::min(gap.last, gap.first + 3)}, word::that_is);
  }

  // "$6.7bn, which is 28% of the country's exports of $23.9bn", "13bn of a budget of 73bn, equal to 18% of all".
  void part_share_whole(std::uint32_t i) {
    if (i + 2 >= w_.count() || w_.sentence(i + 2) != w_.sentence(i)) return;
    if (is_share(figure(i + 1)) && can_be_part(figure(i), figure(i + 2)) && equates(i + 1) && of_behind(i + 1)) {
      const TokenRange gap = w_.gap_before(i + 2);
      if (gap.size() <= 10 && is_word(gap.last - 1, "of")) return tell({i, i + 2}, {i + 1}, 0);
    }
    if (is_share(figure(i + 2)) && can_be_part(figure(i), figure(i + 1)) && of_behind(i + 2)) {
      const TokenRange gap = w_.gap_before(i + 1);
      const Mark* mark = w_.last_in(w_.gap_before(i + 2), word::equating);
      const bool outright = mark != nullptr && mark->last - mark->first >= 2 && equates(i + 2);
      if (outright && gap.size() > 0 && gap.size() <= 10 && is_word(gap.last - 1, "of")) tell({i, i + 1}, {i + 2}, 0);
    }
  }
  [[nodiscard]] bool of_behind(std::uint32_t share) const {
    const std::uint32_t next = figure(share).tokens.last;
    return next < d_.tokens.size() && is_word(next, "of");
  }

  // "Some 1,431 reported damage. That is 54 percent of the sample": the whole is the one larger count before.
  void that_is(std::uint32_t share) {
    if (!is_share(figure(share)) || !opens_that_is(share) || !of_behind(share)) return;
    const auto begin = w_.beside(share).first;
    if (begin != share || w_.sentence(share - 1) + 1 != w_.sentence(share)) return;
    const auto [first, last] = w_.beside(share - 1);
    if (last - first != 1 || !is_amount(figure(first))) return;
    std::optional<std::uint32_t> whole;
    for (std::uint32_t k = first; k > 0 && w_.sentence(k - 1) + 3 >= w_.sentence(share) && first - k < 6; --k) {
      if (!can_be_part(figure(first), figure(k - 1))) continue;
      if (whole) return;
      whole = k - 1;
    }
    if (whole) tell({first, *whole}, {share}, 2);
  }

  // `factor`: how far off a share may be that words tie loosely; 0 where they tie it outright.
  void tell(const Pair& pair, const std::vector<std::uint32_t>& shares, double factor) {
    for (const std::uint32_t share : shares) {
      auto check = share_check(d_, {pair.part, pair.whole, share});
      if (!check) continue;
      const double off = middle_of(figure(pair.part)) / middle_of(figure(pair.whole)) / stated(share);
      const bool far = factor > 0 && (off > factor || off < 1 / factor);
      if (check->verdict == Verdict::consistent || !far) checks_.push_back(std::move(*check));
    }
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_parts(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
