// Shares whose part and whole stand sentences away: "Of 112,150 people on the roll, 68,412 cast a ballot. Turnout of 61
// per cent was the highest"; "88 per cent of the 15,750 workers ... That means 13,860 people"; and several shares of a
// whole that is told once: "18,264 votes, or 43.7 percent of the 41,790 ... 13,038, good for 31.2 percent".
//
// The pair, or share and whole, must be tied by their own words. What comes out is told; what does not, only where one
// pair is left and two neighbouring digits swapped would mend it.
#include <algorithm>
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

constexpr std::uint32_t nearest = 6;  // figures to either side of the share
constexpr double least_whole = 50;

bool is_share(const Figure& f) {
  return f.value && (f.kind == FigureKind::percent || f.kind == FigureKind::fraction) && f.unit != "pp";
}

// Told to three digits or more.
bool is_exact(const Figure& f) {
  if (f.modifier != Modifier::none) return false;
  std::int64_t coefficient = f.value ? f.value->coefficient : 0;
  while (coefficient != 0 && coefficient % 10 == 0) coefficient /= 10;
  return coefficient >= 100;
}

// Part, whole, share.
bool holds(const Three& three) {
  const double whole = middle_of(three[1]), part = middle_of(three[0]);
  if (whole <= 0 || part > whole) return false;
  return three[2].kind == FigureKind::fraction ? fraction_allows(three[2], 100 * part / whole)
                                               : is_share_of_whole(three);
}

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (is_share(figure(i)) && !figure(i).change && !taken(i)) read(i);
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] bool is_of(std::uint32_t token) const {
    const std::string_view text = d_.slice(d_.tokens[token]);
    return text == "of" || text == "Of";
  }
  [[nodiscard]] TokenRange between(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t end = figure(b).tokens.first;
    return {std::min(figure(a).tokens.last, end), end};
  }
  [[nodiscard]] bool has_verb(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (d_.tokens[t].pos == Pos::verb) return true;
    }
    return false;
  }
  // In any check: words that say outright what a share is of go before.
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, static_cast<std::uint8_t>(~Taken::bit(CheckKind::implied_rate)));
  }
  [[nodiscard]] bool can_be(std::uint32_t part, std::uint32_t whole) const {
    const Figure& p = figure(part);
    const Figure& w = figure(whole);
    if (!is_amount(p) || !is_amount(w) || !is_closed(p) || !is_closed(w) || p.change || w.change) return false;
    if (middle_of(p) <= 0 || middle_of(w) < least_whole || p.per != w.per) return false;
    return (is_bare(p) && is_bare(w)) || same_measure(p, w);
  }

  struct Pair {
    std::uint32_t part = 0, whole = 0;
  };
  void read(std::uint32_t share) {
    std::vector<Pair> pairs;
    const std::uint32_t begin = share > nearest ? share - nearest : 0;
    const std::uint32_t end = std::min(w_.count(), share + nearest + 1);
    for (std::uint32_t k = begin; k + 1 < end; ++k) {
      if (k == share || k + 1 == share) continue;
      if (const auto pair = tied(k, share)) pairs.push_back(*pair);
    }
    if (const auto pair = told_again(share)) pairs.push_back(*pair);
    if (const auto pair = of_known_whole(share)) pairs.push_back(*pair);
    for (const Pair& pair : pairs) {
      if (holds(three(pair, share))) return tell(pair, share, true);
    }
    // by chance a swap mends a share of few digits often
    if (pairs.size() == 1 && is_alone(share) && is_exact(figure(pairs.front().part)) &&
        is_exact(figure(pairs.front().whole)) && holds_after_swap(three(pairs.front(), share), holds))
      tell(pairs.front(), share, false);
  }
  [[nodiscard]] Three three(const Pair& pair, std::uint32_t share) const {
    return {figure(pair.part), figure(pair.whole), figure(share)};
  }
  // The one share of its sentence, or one of several that each have an amount beside.
  [[nodiscard]] bool is_alone(std::uint32_t share) const {
    const auto [begin, end] = w_.beside(share);
    std::uint32_t shares = 0, amounts = 0;
    for (std::uint32_t k = begin; k < end; ++k) {
      shares += is_share(figure(k)) ? 1 : 0;
      amounts += is_amount(figure(k)) ? 1 : 0;
    }
    return shares == 1 || shares == amounts;
  }

  // Neighbours that are part and whole, in a sentence next to the share's that has no share of its own: "Of 112,150
  // people on the roll, 68,412 cast", "2,004 people, and 1,310 of them", "1,944 children out of an enrollment of
  // 6,480".
  [[nodiscard]] std::optional<Pair> tied(std::uint32_t k, std::uint32_t share) const {
    const std::uint32_t here = w_.sentence(k), there = w_.sentence(share);
    if (w_.sentence(k + 1) != here || (here + 1 != there && there + 1 != here)) return std::nullopt;
    const auto [begin, end] = w_.beside(k);
    for (std::uint32_t i = begin; i < end; ++i) {
      if (is_share(figure(i))) return std::nullopt;
    }
    if (can_be(k + 1, k) && (opens_with_of(k) || of_them(k + 1))) return Pair{k + 1, k};
    if (can_be(k, k + 1) && out_of(k, k + 1)) return Pair{k, k + 1};
    return std::nullopt;
  }
  [[nodiscard]] bool opens_with_of(std::uint32_t whole) const {
    const TokenRange gap = w_.gap_before(whole);
    return gap.first == w_.sentence_tokens(whole).first && gap.size() >= 1 && gap.size() <= 4 && is_of(gap.first);
  }
  [[nodiscard]] bool of_them(std::uint32_t part) const {
    const std::uint32_t next = figure(part).tokens.last;
    return next + 1 < d_.tokens.size() && is_of(next) && d_.tokens[next + 1].pos == Pos::pron;
  }
  [[nodiscard]] bool out_of(std::uint32_t part, std::uint32_t whole) const {
    const TokenRange gap = between(part, whole);
    const Mark* mark = w_.first_in(gap, word::whole);
    return mark != nullptr && gap.size() <= 8 && mark->last - mark->first >= 2 && !has_verb(gap);
  }

  // "88 per cent of the province's 15,750 workers are. That means 13,860 people".
  [[nodiscard]] std::optional<Pair> told_again(std::uint32_t share) const {
    const std::uint32_t whole = share + 1;
    if (whole + 1 >= w_.count() || w_.sentence(whole) != w_.sentence(share)) return std::nullopt;
    const TokenRange gap = between(share, whole);
    if (gap.size() == 0 || gap.size() > 8 || !is_of(gap.first) || has_verb(gap)) return std::nullopt;
    const std::uint32_t part = w_.beside(share).second;
    if (part >= w_.count() || w_.sentence(part) != w_.sentence(share) + 1 || !can_be(part, whole)) return std::nullopt;
    const TokenRange opening = w_.gap_before(part);
    const bool again = opening.size() <= 4 && w_.says(opening, word::that_is);
    return again ? std::optional(Pair{part, whole}) : std::nullopt;
  }

  // A share beside an amount, and the whole that the share before it was of.
  [[nodiscard]] std::optional<Pair> of_known_whole(std::uint32_t share) const {
    if (share == 0 || w_.sentence(share - 1) != w_.sentence(share)) return std::nullopt;
    const std::uint32_t part = share - 1;
    const TokenRange gap = between(part, share);
    if (gap.size() > 8 || (figure(share).tokens.last < d_.tokens.size() && is_of(figure(share).tokens.last)))
      return std::nullopt;
    constexpr std::ptrdiff_t latest = 32;  // checks to look back; the whole was told shortly before
    const auto end = checks_.rbegin() + std::min(latest, std::ssize(checks_));
    for (auto check = checks_.rbegin(); check != end; ++check) {
      if (check->kind != CheckKind::share || check->verdict != Verdict::consistent || check->figures.size() != 3)
        continue;
      const auto whole = static_cast<std::uint32_t>(at(check->figures[1]));
      if (whole >= part || part - whole > nearest || w_.sentence(whole) + 2 < w_.sentence(part)) continue;
      if (taken(part) || !can_be(part, whole)) return std::nullopt;
      return Pair{part, whole};
    }
    return std::nullopt;
  }

  void tell(const Pair& pair, std::uint32_t share, bool comes_out) {
    const Figure& p = figure(pair.part);
    const Figure& w = figure(pair.whole);
    Check check;
    check.kind = CheckKind::share;
    check.verdict = comes_out ? Verdict::consistent : Verdict::inconsistent;
    check.figures = {FigureIndex{pair.part}, FigureIndex{pair.whole}, FigureIndex{share}};
    check.detail = amount(p) + " of " + amount(w) + " is " + shown(100 * middle_of(p) / middle_of(w), 1) + "%";
    if (!comes_out) {
      check.detail += ", not ";
      check.detail += d_.slice(figure(share).span);
    }
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_distant_shares(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
