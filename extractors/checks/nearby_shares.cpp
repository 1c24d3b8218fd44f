// Shares and their amounts, sentences apart: "Exactly three-quarters of the Senate wanted him out: 69 of the 92
// members"; "2.1m hectares, 30% of the land ... wheat, sown on 1.8m hectares or 45% of the land".
//
// A part and its whole are tied by their own words, and the share is the only one around: then it is theirs. Two parts
// with their shares of one whole must give one whole. What fails is told where a slip of the pen would mend it.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/share_arithmetic.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_figures = 6;

bool is_share(const Figure& f) {
  return f.value && !f.change && (f.kind == FigureKind::percent || f.kind == FigureKind::fraction);
}

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    std::optional<Named> last;
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (!is_share(figure(i)) || taken(i)) continue;
      if (const auto named = named_by(i)) {
        if (last) same_whole(*last, *named);
        last = named;
      }
      if (!taken(i)) pair_around(i);
    }
  }

 private:
  struct Pair {
    std::uint32_t part = 0, whole = 0;
  };
  struct Named {
    std::uint32_t part = 0, share = 0;
  };
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] bool is_of(std::uint32_t token) const {
    return token < d_.tokens.size() && (word_at(token) == "of" || word_at(token) == "Of");
  }
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i,
                         Taken::bit(CheckKind::share) | Taken::bit(CheckKind::conflict) | Taken::bit(CheckKind::sum));
  }
  [[nodiscard]] bool has_verb(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (d_.tokens[t].pos == Pos::verb) return true;
    }
    return false;
  }
  [[nodiscard]] TokenRange between(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t end = figure(b).tokens.first;
    return {std::min(figure(a).tokens.last, end), end};
  }

  // --- a pair of part and whole, and the one share around ------------------------
  void pair_around(std::uint32_t share) {
    if (!is_closed(figure(share)) && figure(share).kind == FigureKind::percent) return;
    std::optional<Pair> found;
    const std::uint32_t begin = share > most_figures ? share - most_figures : 0;
    const std::uint32_t end = std::min(w_.count(), share + most_figures);
    for (std::uint32_t k = begin; k < end; ++k) {
      if (std::max(w_.sentence(k), w_.sentence(share)) - std::min(w_.sentence(k), w_.sentence(share)) > 1) continue;
      if (k != share && is_rival(k, share)) return;
      if (k == share) continue;
      auto pair = k + 1 == share ? whole_of(share) : tied(k);
      if (!pair && k + 1 == share) pair = of_whole_before(share);
      if (!pair) continue;
      if (found) return;
      found = pair;
    }
    if (!found) found = voters(share);
    if (!found) return;
    auto check = share_check(d_, {found->part, found->whole, share});
    if (!check) return;
    if (check->verdict == Verdict::inconsistent && !(is_answer(*found, share) && mends(*found, share))) return;
    checks_.push_back(std::move(*check));
  }
  // Another share told outright, or a change.
  [[nodiscard]] bool is_rival(std::uint32_t k, std::uint32_t share) const {
    const Figure& f = figure(k);
    if ((f.kind != FigureKind::percent && f.kind != FigureKind::fraction) || f.change) return false;
    // "well beneath the 95% that": compared with
    return !(k > share && w_.sentence(k) == w_.sentence(share) && figure(share).kind == f.kind && compared(k));
  }
  [[nodiscard]] bool compared(std::uint32_t k) const {
    const TokenRange gap = w_.gap_before(k);
    return w_.says({gap.size() > 3 ? gap.last - 3 : gap.first, gap.last},
                   word::former | word::than_word | word::below | word::above);
  }
  [[nodiscard]] std::optional<Pair> tied(std::uint32_t k) const {
    // "3,420 freshmen ... For 1,163 of them"
    const std::uint32_t next = figure(k).tokens.last;
    if (is_of(next) && next + 1 < d_.tokens.size() && d_.tokens[next + 1].pos == Pos::pron) return of_them(k);
    std::uint32_t other = k + 1;
    if (other < w_.count() && is_small(other)) ++other;
    if (other >= w_.count() || w_.sentence(k) != w_.sentence(other) || is_small(k)) return std::nullopt;
    const TokenRange gap = between(k, other);
    // "69 of the 92 members", "84 of its 180 places", "282 million shares opposed it, out of 412 million"
    const bool of = gap.size() > 0 && gap.size() <= 6 && !has_verb(gap) &&
                    (is_of(gap.first) || (word_at(gap.first) == "out" && is_of(gap.first + 1)));
    if ((of || out_of(gap)) && can_be(k, other)) return Pair{k, other};
    // "Of 90 directors serving in December, the study found 27 women"
    const TokenRange opening = w_.gap_before(k);
    const bool of_all = opening.size() > 0 && opening.size() <= 4 && opening.first == w_.sentence_tokens(k).first &&
                        (is_of(opening.first) || (word_at(opening.first) == "Out" && is_of(opening.first + 1)));
    return of_all && can_be(other, k) && gap.size() <= 16 ? std::optional(Pair{other, k}) : std::nullopt;
  }
  [[nodiscard]] bool out_of(TokenRange gap) const {
    return gap.size() > 2 && gap.size() <= 9 && word_at(gap.last - 2) == "out" && is_of(gap.last - 1);
  }
  [[nodiscard]] bool is_small(std::uint32_t k) const { return is_bare(figure(k)) && middle_of(figure(k)) < 20; }
  // The nearest larger count before.
  [[nodiscard]] std::optional<Pair> of_them(std::uint32_t part) const {
    for (std::uint32_t k = part; k > 0 && part - k < most_figures && w_.sentence(k - 1) + 1 >= w_.sentence(part); --k) {
      if (can_be(part, k - 1)) return Pair{part, k - 1};
    }
    return std::nullopt;
  }
  // "Killed 36,000 salmon ... The dead fish amounted to 4.5% of the 1.4 million in the cages": the one amount of the
  // sentence before.
  [[nodiscard]] std::optional<Pair> whole_of(std::uint32_t share) const {
    const std::uint32_t whole = share + 1;
    if (share == 0 || whole >= w_.count() || w_.sentence(whole) != w_.sentence(share) || !of_behind(share) ||
        between(share, whole).size() > 5 || w_.sentence(share - 1) + 1 != w_.sentence(share))
      return std::nullopt;
    std::optional<Pair> found;
    for (std::uint32_t k = w_.beside(share - 1).first; k < share; ++k) {
      if (!can_be(k, whole) || is_small(k)) continue;
      if (found) return std::nullopt;
      found = Pair{k, whole};
    }
    return found;
  }
  // "Turned out 72.5 terawatt hours. Nuclear energy contributed 27.6, 38% of the output": the one larger amount of the
  // sentence before.
  [[nodiscard]] std::optional<Pair> of_whole_before(std::uint32_t share) const {
    const std::uint32_t part = share - 1;
    if (share < 2 || w_.sentence(part) != w_.sentence(share) || !of_behind(share)) return std::nullopt;
    const TokenRange gap = between(part, share);
    const std::uint32_t begin = w_.beside(share).first;
    if (gap.size() == 0 || gap.size() > 3 || !is_apposed(gap) || begin != part || begin == 0) return std::nullopt;
    if (w_.sentence(begin - 1) + 1 != w_.sentence(share)) return std::nullopt;
    std::optional<Pair> found;
    for (std::uint32_t k = w_.beside(begin - 1).first; k < begin; ++k) {
      if (!can_be(part, k) || figure(k).unit != figure(part).unit) continue;
      if (found) return std::nullopt;
      found = Pair{part, k};
    }
    return found;
  }
  // "Turnout of 36%": the two large counts around are the votes and the voters.
  [[nodiscard]] std::optional<Pair> voters(std::uint32_t share) const {
    constexpr double many = 1000;
    const TokenRange gap = w_.gap_before(share);
    if (!w_.says({gap.size() > 3 ? gap.last - 3 : gap.first, gap.last}, word::turnout)) return std::nullopt;
    std::vector<std::uint32_t> counts;
    for (std::uint32_t k = share > most_figures ? share - most_figures : 0; k < share; ++k) {
      if (w_.sentence(k) + 1 < w_.sentence(share) || !is_bare(figure(k)) || middle_of(figure(k)) < many) continue;
      counts.push_back(k);
    }
    if (counts.size() != 2) return std::nullopt;
    if (can_be(counts[0], counts[1])) return Pair{counts[0], counts[1]};
    return can_be(counts[1], counts[0]) ? std::optional(Pair{counts[1], counts[0]}) : std::nullopt;
  }
  [[nodiscard]] bool can_be(std::uint32_t part, std::uint32_t whole) const {
    const Figure& p = figure(part);
    const Figure& w = figure(whole);
    if (!is_amount(p) || !is_amount(w) || !is_closed(p) || !is_closed(w) || p.change || w.change) return false;
    if (middle_of(p) <= 0 || middle_of(w) <= middle_of(p) || middle_of(w) < 20) return false;
    return (is_bare(p) && is_bare(w)) || same_measure(p, w);
  }
  // The share stands alone in its sentence, or in that of the pair next to it.
  [[nodiscard]] bool is_answer(const Pair& pair, std::uint32_t share) const {
    if (taken(pair.part) || taken(pair.whole)) return false;
    // the items of a list, a paragraph each, are things of their own
    const auto paragraph = [&](std::uint32_t i) { return d_.sentences[w_.sentence(i)].paragraph; };
    if (std::max(paragraph(pair.whole), paragraph(share)) > std::min(paragraph(pair.whole), paragraph(share)) + 1)
      return false;
    if (pair.part < share && share < pair.whole) return true;
    const std::uint32_t low = std::min(pair.part, pair.whole), high = std::max(pair.part, pair.whole);
    if (w_.sentence(share) == w_.sentence(low)) return share + 1 == low || share == high + 1;
    const std::uint32_t first = share < low ? share + 1 : high + 1, last = share < low ? low : share;
    for (std::uint32_t k = first; k < last; ++k) {
      if (is_amount(figure(k)) && !is_aside(k, pair)) return false;
    }
    return last - first <= 1;
  }
  // Of another measure than the pair.
  [[nodiscard]] bool is_aside(std::uint32_t k, const Pair& pair) const {
    return is_bare(figure(k)) != is_bare(figure(pair.whole)) || middle_of(figure(k)) < 20;
  }
  // One digit of the share, or a swap in any of the three.
  [[nodiscard]] bool mends(const Pair& pair, std::uint32_t share) const {
    const double is = 100 * middle_of(figure(pair.part)) / middle_of(figure(pair.whole));
    const Figure& s = figure(share);
    if (s.kind == FigureKind::percent) {
      const double rounding = s.value && s.value->exponent < 0 ? 10 : 1;
      for (const double rounded : {std::round(is * rounding) / rounding, std::floor(is * rounding) / rounding}) {
        if (slip_between(rounded, middle_of(s)) != Slip::none) return true;
      }
    }
    const auto holds = [](const Three& three) {
      const double whole = middle_of(three[1]), part = middle_of(three[0]);
      if (whole <= 0 || part > whole) return false;
      return three[2].kind == FigureKind::fraction ? fraction_allows(three[2], 100 * part / whole)
                                                   : is_share_of_whole(three);
    };
    const double wanted = middle_of(figure(pair.whole)) * middle_of(s) * (s.kind == FigureKind::percent ? 0.01 : 1);
    if (s.kind == FigureKind::fraction && slip_between(std::round(wanted), middle_of(figure(pair.part))) != Slip::none)
      return true;
    return holds_after_swap({figure(pair.part), figure(pair.whole), s}, holds);
  }

  // --- two parts and shares of one whole ------------------------------------------
  // "2.1m hectares, 30% of the country's arable land", "18 percent with 5.4 million tonnes".
  [[nodiscard]] std::optional<Named> named_by(std::uint32_t share) const {
    if (figure(share).kind != FigureKind::percent || !is_closed(figure(share))) return std::nullopt;
    for (const std::uint32_t part : {share - 1, share + 1}) {
      if (part >= w_.count() || w_.sentence(part) != w_.sentence(share)) continue;
      const Figure& p = figure(part);
      if ((p.kind != FigureKind::money && p.kind != FigureKind::quantity) || !is_closed(p) || p.change) continue;
      if (middle_of(p) <= 0 || middle_of(figure(share)) <= 0) continue;
      const TokenRange gap = between(std::min(part, share), std::max(part, share));
      if (part < share ? is_apposed(gap) : gap.size() == 1 && word_at(gap.first) == "with") return Named{part, share};
    }
    return std::nullopt;
  }
  [[nodiscard]] bool is_apposed(TokenRange gap) const {
    if (gap.size() == 0 || gap.size() > 14 || has_verb(gap)) return false;
    const std::string_view last = word_at(gap.last - 1);
    return last == "," || last == "(" || last == "or" || last == "is" || last == "was";
  }
  void same_whole(const Named& one, const Named& other) {
    const Figure& a = figure(one.part);
    const Figure& b = figure(other.part);
    if (a.kind != b.kind || a.unit != b.unit || a.per != b.per || w_.sentence(other.share) - w_.sentence(one.share) > 2)
      return;
    const Span of_one = figure(one.share).of, of_other = figure(other.share).of;
    if (!of_behind(one.share) || (of_behind(other.share) && !share_word(d_, of_one, of_other))) return;
    const Interval whole = quotient(interval_of(a), interval_of(figure(one.share)));
    const Interval again = quotient(interval_of(b), interval_of(figure(other.share)));
    const double off = middle_of(a) / middle_of(figure(one.share)) * middle_of(figure(other.share)) / middle_of(b);
    const bool holds = whole.meets(again);
    if (!holds && (off < 1.1 && off > 1 / 1.1)) return;
    if (!holds && !(of_behind(other.share) || (off < 3 && off > 1 / 3.0))) return;
    Check check;
    check.kind = CheckKind::share;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    check.figures = {FigureIndex{one.part}, FigureIndex{one.share}, FigureIndex{other.part}, FigureIndex{other.share}};
    const auto told = [&](const Named& n) {
      return amount(figure(n.part)) + " as " + shown(middle_of(figure(n.share)), 2) + "%";
    };
    check.detail = told(one) + " and " + told(other) + (holds ? " are" : " are not") + " shares of one whole";
    checks_.push_back(std::move(check));
  }
  [[nodiscard]] bool of_behind(std::uint32_t share) const { return is_of(figure(share).tokens.last); }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_nearby_shares(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
