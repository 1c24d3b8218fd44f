// Differences: what is left of two amounts ("exports came to $14bn while imports were $16bn, which left a deficit of
// $2bn"), and the margin between two results ("12,450 votes to 9,310, a majority of 3,140").
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"

namespace sayso::checks {
namespace {

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    constexpr word::Classes telling = word::deficit | word::margin | word::left;
    if (!w_.says_anywhere(telling)) return;
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (!w_.sentence_says(i, telling)) continue;
      const Figure& f = figure(i);
      if (!f.value || f.change || !is_amount(f)) continue;
      const word::Classes label = label_of(i, word::exports | word::imports | word::deficit | word::margin);
      if ((label & word::deficit) != 0 && f.kind == FigureKind::money) balance(i);
      if ((label & word::margin) != 0 && is_bare(f)) margin(i);
      if (w_.says(w_.gap_before(i), word::left)) left_of(i);
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }

  // What the word nearest before the figure calls it, or right behind ("a $2bn deficit").
  [[nodiscard]] word::Classes label_of(std::uint32_t i, word::Classes any) const {
    const TokenRange behind = w_.gap_behind(i);
    const Mark* mark = w_.first_in({behind.first, std::min(behind.last, behind.first + 1)}, any);
    if (mark == nullptr) mark = w_.last_in(w_.gap_before(i), any);
    if (mark == nullptr) mark = w_.first_in({behind.first, std::min(behind.last, behind.first + 3)}, any);
    return mark == nullptr ? 0 : mark->classes & any;
  }
  [[nodiscard]] bool is_former(std::uint32_t i) const {
    const TokenRange before = w_.gap_before(i);
    const TokenRange behind = w_.gap_behind(i);
    return w_.says({before.size() > 4 ? before.last - 4 : before.first, before.last}, word::former | word::earlier) ||
           w_.says({behind.first, std::min(behind.last, behind.first + 5)}, word::earlier);
  }

  // Where the deficit's own and the last sentence name one amount of each side.
  void balance(std::uint32_t deficit) {
    if (is_former(deficit)) return;
    std::vector<std::uint32_t> out, in;
    const auto [begin, end] = w_.beside(deficit);
    std::uint32_t first = begin;
    if (begin > 0 && w_.sentence(begin - 1) + 1 == w_.sentence(begin)) first = w_.beside(begin - 1).first;
    for (std::uint32_t k = first; k < end; ++k) {
      if (k == deficit || !same_measure(figure(k), figure(deficit)) || !figure(k).value || is_former(k)) continue;
      const word::Classes label = label_of(k, word::exports | word::imports | word::deficit);
      if (label == word::exports) out.push_back(k);
      if (label == word::imports) in.push_back(k);
    }
    if (out.size() != 1 || in.size() != 1) return;
    const bool result = w_.says(w_.gap_before(deficit), word::left) ||
                        w_.sentence(out.front()) == w_.sentence(deficit) ||
                        w_.sentence(in.front()) == w_.sentence(deficit);
    if (result) tell(out.front(), in.front(), deficit, 4);
  }

  // "It will sell 30 of its 85 stores, leaving it with 55".
  void left_of(std::uint32_t left) {
    if (left < 2 || w_.sentence(left - 2) != w_.sentence(left)) return;
    result_of_two(left);
    const Figure& part = figure(left - 2);
    const Figure& whole = figure(left - 1);
    const TokenRange gap = w_.gap_before(left - 1);
    const bool of = gap.size() > 0 && gap.size() <= 3 && w_.behind(part, word::whole);
    if (!of || w_.gap_before(left).size() > 8 || !part.value || !whole.value) return;
    if (!is_amount(part) || !same_measure(part, whole) || !same_measure(whole, figure(left))) return;
    tell(left - 2, left - 1, left, 4);
  }

  // "It took £41.3m but spent £46.9m, leaving a loss of £5.6m": the only two amounts before. What else came in or went
  // out may go untold.
  void result_of_two(std::uint32_t left) {
    const std::uint32_t one = left - 2, other = left - 1;
    if (w_.behind(figure(one), word::whole) || w_.gap_before(left).size() > 14 || w_.gap_before(other).size() > 14)
      return;
    const auto fits = [&](std::uint32_t k) {
      return figure(k).value && is_amount(figure(k)) && same_measure(figure(k), figure(left)) && is_plain(figure(k));
    };
    if (!fits(one) || !fits(other) || (one > w_.beside(left).first && fits(one - 1))) return;
    if (holds_but_for_swap({figure(one), figure(other), figure(left)}, is_difference)) tell(one, other, left, 100);
  }

  // Two numbers of votes, and no third, before the margin or right behind it.
  void margin(std::uint32_t margin) {
    const auto [begin, end] = w_.beside(margin);
    std::uint32_t first = begin;
    if (begin > 0 && w_.sentence(begin - 1) + 1 == w_.sentence(begin)) first = w_.beside(begin - 1).first;
    std::vector<std::uint32_t> votes;
    bool named = w_.says(w_.sentence_tokens(margin), word::vote);
    for (std::uint32_t k = first; k < end; ++k) {
      const Figure& f = figure(k);
      if (k == margin || !is_bare(f) || !f.value || middle_of(f) < 10) continue;
      named = named || w_.says(w_.sentence_tokens(k), word::vote);
      if (is_unnamed(f) || w_.says(f.tokens, word::vote)) votes.push_back(k);
    }
    const bool near = votes.size() == 2 && (votes.back() + 1 == margin || margin < votes.front()) &&
                      w_.gap_before(margin).size() <= 12;
    if (named && near) tell(votes.front(), votes.back(), margin, 3);
  }

  // Amounts whose difference is more than `factor` times off are of something else.
  void tell(std::uint32_t one, std::uint32_t other, std::uint32_t stated, double factor) {
    const bool first_larger = middle_of(figure(one)) >= middle_of(figure(other));
    const Figure& large = figure(first_larger ? one : other);
    const Figure& small = figure(first_larger ? other : one);
    const Interval is = difference(interval_of(large), interval_of(small));
    const bool holds = is.meets(interval_of(figure(stated)));
    const double middle = middle_of(large) - middle_of(small), said = middle_of(figure(stated));
    const bool plain = is_plain(large) && is_plain(small) && is_plain(figure(stated));
    if (!holds && (!plain || middle > factor * said || middle * factor < said)) return;
    Check check;
    check.kind = CheckKind::sum;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    check.figures = {FigureIndex{one}, FigureIndex{other}, FigureIndex{stated}};
    check.detail = amount(large) + " - " + amount(small) + " = ";
    if (holds) {
      check.detail += amount(figure(stated));
    } else {
      const double scale = middle_of(large) >= 1e9 ? 1e9 : middle_of(large) >= 1e6 ? 1e6 : 1;
      check.detail += shown(middle / scale, 3) +
                      (scale == 1e9   ? " billion"
                       : scale == 1e6 ? " million"
                                      : "") +
                      ", not " + amount(figure(stated));
    }
    if (!large.unit.empty()) check.detail += " " + large.unit;
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_balances(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
