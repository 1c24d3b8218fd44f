// A share of things and, in the same sentence or a neighbour, how many of how many: "Two in five farms are in debt ...
// surveyed 2,350 holdings. Of those, 940"; "half of the 64 buses are old ... those 32 vehicles".
//
// The share is the only one around. Its whole is the count it is told of, or the larger of two counts that their own
// words tie; its part is tied to the whole by words, or names nothing of its own. One pair alone may come into
// question.
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

constexpr std::uint32_t most_figures = 6;    // from the share to either count
constexpr std::uint32_t most_sentences = 2;  // the same in sentences
constexpr double least_whole = 20;

bool is_share(const Figure& f) { return f.value && (f.kind == FigureKind::percent || f.kind == FigureKind::fraction); }

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
  struct Pair {
    std::uint32_t part = 0, whole = 0;
    bool chain = false;    // "54 million tonnes, just 30 percent of its capacity of 180 million"
    bool apposed = false;  // "the remaining 24, or 37.5 percent"
    bool tied = false;     // by words: "9 of the 15"
    bool based = false;    // the share is told of what the whole counts
    bool direct = false;   // "half of the 64 buses"
    bool apart = false;    // in another paragraph than the share
    bool named = false;    // the part has a noun of its own that is not the whole's
  };
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] bool is_of(std::uint32_t token) const {
    return token < d_.tokens.size() && (word_at(token) == "of" || word_at(token) == "Of");
  }
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, static_cast<std::uint8_t>(~Taken::bit(CheckKind::implied_rate)));
  }
  [[nodiscard]] bool is_count(std::uint32_t i) const {
    const Figure& f = figure(i);
    return is_amount(f) && is_closed(f) && !f.change && f.per.empty() && middle_of(f) > 0 && !w_.tells_difference(f);
  }
  [[nodiscard]] std::uint32_t apart(std::uint32_t a, std::uint32_t b) const {
    return std::max(w_.sentence(a), w_.sentence(b)) - std::min(w_.sentence(a), w_.sentence(b));
  }
  [[nodiscard]] TokenRange between(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t end = figure(b).tokens.first;
    return {std::min(figure(a).tokens.last, end), end};
  }

  void read(std::uint32_t share) {
    const std::uint32_t begin = share > most_figures ? share - most_figures : 0;
    const std::uint32_t end = std::min(w_.count(), share + most_figures + 1);
    std::optional<Pair> found;
    for (std::uint32_t k = begin; k < end; ++k) {
      if (k == share || apart(k, share) > most_sentences) continue;
      // another share may be that of the pair
      if (is_share(figure(k)) && apart(k, share) <= 1) return;
    }
    std::size_t pairs = 0;
    for (std::uint32_t w = begin; w < end; ++w) {
      if (w == share || apart(w, share) > most_sentences || !is_count(w) || middle_of(figure(w)) < least_whole)
        continue;
      for (std::uint32_t p = begin; p < end; ++p) {
        if (p == share || p == w || apart(p, share) > most_sentences || !is_count(p)) continue;
        auto pair = pair_of(p, w, share);
        if (!pair) continue;
        // one that comes out is the pair
        if (comes_out(*pair, share)) {
          if (!is_likely(*pair, share)) return;
          if (auto check = share_check(d_, {p, w, share})) checks_.push_back(std::move(*check));
          return;
        }
        ++pairs;
        if (!found) found = pair;
      }
    }
    if (pairs != 1 || (!found->apposed && (taken(found->part) || taken(found->whole)))) return;
    if (!is_alarm(*found, share)) return;
    if (auto check = share_check(d_, {found->part, found->whole, share})) checks_.push_back(std::move(*check));
  }
  [[nodiscard]] bool comes_out(const Pair& pair, std::uint32_t share) const {
    const Figure& s = figure(share);
    const Interval is = scaled(quotient(interval_of(figure(pair.part)), interval_of(figure(pair.whole))), 100);
    if (s.kind == FigureKind::percent) return is.meets(interval_of(s));
    const double middle = 100 * middle_of(figure(pair.part)) / middle_of(figure(pair.whole));
    return fraction_allows(s, middle) || fraction_allows(s, is.low) || fraction_allows(s, is.high);
  }

  [[nodiscard]] std::optional<Pair> pair_of(std::uint32_t p, std::uint32_t w, std::uint32_t share) const {
    const Figure& part = figure(p);
    const Figure& whole = figure(w);
    if (middle_of(part) >= middle_of(whole)) return std::nullopt;
    if (!((is_bare(part) && is_bare(whole)) || same_measure(part, whole) || is_unsaid(part, whole)))
      return std::nullopt;
    Pair pair{p, w};
    pair.tied = is_tied(p, w);
    pair.apposed = p + 1 == share && is_apposed(p, share);
    pair.direct =
        share + 1 == w && apart(share, w) == 0 && is_of(figure(share).tokens.last) && between(share, w).size() <= 5;
    if (w + 1 == share && apart(w, share) == 0 && of_whom(share) && between(w, share).size() <= 4) pair.direct = true;
    pair.chain = pair.direct && p + 1 == share && apart(p, share) == 0 && is_apart_by_comma(p, share);
    pair.based = pair.direct ||
                 share_word(d_, figure(share).of, d_.span_of({whole.tokens.last - 1, whole.tokens.last})) ||
                 one_class(share, w);
    pair.apart = d_.sentences[w_.sentence(p)].paragraph != d_.sentences[w_.sentence(share)].paragraph ||
                 d_.sentences[w_.sentence(w)].paragraph != d_.sentences[w_.sentence(share)].paragraph;
    pair.named = is_bare(part) && !is_unnamed(part) && part.unit != whole.unit;
    if (!pair.tied && !pair.apposed && !pair.chain && !is_near(pair, share)) return std::nullopt;
    if (pair.tied || (pair.apposed && is_part_told(pair)) ||
        (pair.based && (apart(p, share) <= 1 && apart(w, share) <= 1)))
      return pair;
    return std::nullopt;
  }
  // "21,000 volunteers, half of whom".
  [[nodiscard]] bool of_whom(std::uint32_t share) const {
    const std::uint32_t next = figure(share).tokens.last;
    return is_of(next) && next + 1 < d_.tokens.size() && d_.tokens[next + 1].pos == Pos::pron;
  }
  [[nodiscard]] bool is_apposed(std::uint32_t p, std::uint32_t share) const {
    const TokenRange gap = between(p, share);
    if (apart(p, share) != 0 || gap.size() == 0 || gap.size() > 2 || !w_.says(gap, word::apposition)) return false;
    return !is_of(figure(share).tokens.last);
  }
  // "It fined 80 of them, while 30 percent passed" tells two things.
  [[nodiscard]] bool is_set_against(const Pair& pair, std::uint32_t share) const {
    const TokenRange gap = between(std::min(pair.part, share), std::max(pair.part, share));
    return std::any_of(d_.tokens.begin() + gap.first, d_.tokens.begin() + gap.last,
                       [](const Token& t) { return t.pos == Pos::sconj || t.pos == Pos::cconj; });
  }
  // "That is 40 percent".
  [[nodiscard]] bool sums_up(const Pair& pair, std::uint32_t share) const {
    const TokenRange gap = w_.gap_before(share);
    return gap.first == w_.sentence_tokens(share).first && gap.size() <= 5 && w_.says(gap, word::that_is) &&
           std::max(pair.part, pair.whole) < share;
  }
  // The part that was told to be the rest of the whole.
  [[nodiscard]] bool is_part_told(const Pair& pair) const {
    return taken_.in_any(pair.part, Taken::bit(CheckKind::sum)) &&
           taken_.in_any(pair.whole, Taken::bit(CheckKind::sum));
  }
  // The unit is told once.
  [[nodiscard]] static bool is_unsaid(const Figure& part, const Figure& whole) {
    constexpr double large = 1e5;
    return whole.kind == FigureKind::number && whole.unit.empty() && middle_of(whole) >= large && !is_bare(part);
  }
  [[nodiscard]] bool is_apart_by_comma(std::uint32_t p, std::uint32_t share) const {
    constexpr std::uint32_t most = 8;  // tokens
    const TokenRange gap = between(p, share);
    bool comma = false;
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      const Pos pos = d_.tokens[t].pos;
      if (pos == Pos::verb || pos == Pos::aux || pos == Pos::cconj) return false;
      comma = comma || word_at(t) == ",";
    }
    return comma && gap.size() <= most;
  }
  // What is further off counts something else.
  [[nodiscard]] bool is_near(const Pair& pair, std::uint32_t share) const {
    constexpr double loose = 2.5;
    const Figure& s = figure(share);
    const double wanted = middle_of(figure(pair.whole)) * middle_of(s) * (s.kind == FigureKind::percent ? 0.01 : 1);
    const double off = middle_of(figure(pair.part)) / wanted;
    return off < loose && off > 1 / loose;
  }
  // "Staff" and "employees", "homes" and "houses".
  [[nodiscard]] bool one_class(std::uint32_t share, std::uint32_t w) const {
    const TokenRange behind = w_.gap_behind(share);
    const TokenRange near{behind.first, std::min(behind.last, behind.first + 4)};
    return is_of(behind.first) && w_.says(near, word::staff) && w_.says(figure(w).tokens, word::staff);
  }
  [[nodiscard]] bool is_tied(std::uint32_t p, std::uint32_t w) const {
    // "9 of the 15 judges", "72 facilities out of the 126 licensed"
    if (p < w && apart(p, w) == 0) {
      const TokenRange gap = between(p, w);
      if (p + 1 == w && gap.size() > 0 && gap.size() <= 6 && is_of(gap.first)) return true;
      for (std::uint32_t t = gap.first; p + 1 == w && t + 1 < gap.last && gap.size() <= 14; ++t) {
        if (word_at(t) == "out" && is_of(t + 1) && gap.last - t <= 4) return true;
      }
      return false;
    }
    if (w > p) return false;
    // "940 of them"
    const std::uint32_t behind = figure(p).tokens.last;
    if (is_of(behind) && behind + 1 < d_.tokens.size() && d_.tokens[behind + 1].pos == Pos::pron && apart(p, w) <= 1)
      return true;
    // "Of 2,350 holdings, 940", "2,350 holdings, of which 940", "Of those, 940"
    const TokenRange opening = w_.gap_before(w), gap = w_.gap_before(p);
    if (w + 1 == p && apart(w, p) == 0 && opening.first == w_.sentence_tokens(w).first && opening.size() > 0 &&
        opening.size() <= 4 && is_of(opening.first))
      return true;
    for (std::uint32_t t = gap.first; t + 1 < gap.last && gap.size() <= 12; ++t) {
      if (is_of(t) && d_.tokens[t + 1].pos == Pos::pron && gap.last - t <= 4) return w + 1 == p || apart(w, p) <= 1;
      if (is_of(t) && (word_at(t + 1) == "those" || word_at(t + 1) == "these") && gap.last - t <= 5)
        return apart(w, p) <= 1;
    }
    return false;
  }

  // By chance a fraction comes out often.
  [[nodiscard]] bool is_likely(const Pair& pair, std::uint32_t share) const {
    return pair.tied || pair.direct || (!pair.named && !pair.apart && figure(share).kind == FigureKind::percent);
  }
  [[nodiscard]] bool is_alarm(const Pair& pair, std::uint32_t share) const {
    const Figure& s = figure(share);
    // "nearly 90% of the cases appeared in the capital, where 166 of them" tells two things
    if (pair.apart || (s.kind == FigureKind::percent && !is_plain(s)) || is_others(pair, share)) return false;
    if (pair.chain) return true;
    if (pair.direct) {
      if (w_.says(near_before(pair.part), word::left)) return false;
      if (!is_bare(figure(pair.part))) return false;
      return comes_back(pair.part) || (is_told_of(pair.part, share) && is_slip(pair, share));
    }
    if (pair.apposed) return is_part_told(pair);
    if (!pair.tied) return false;
    if (is_turnout(share) || sums_up(pair, share)) return true;
    return pair.based && apart(pair.part, share) == 0 && is_slip(pair, share) && !is_set_against(pair, share);
  }
  [[nodiscard]] TokenRange near_before(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    return {gap.size() > 4 ? gap.last - 4 : gap.first, gap.last};
  }
  // The share of those that the part leaves: "17,664 of 18,400 finished, so that only 4 percent gave up".
  [[nodiscard]] bool is_others(const Pair& pair, std::uint32_t share) const {
    const double is = 100 * (1 - middle_of(figure(pair.part)) / middle_of(figure(pair.whole)));
    const Figure& s = figure(share);
    const double said = middle_of(s) * (s.kind == FigureKind::percent ? 1 : 100);
    if (s.modifier == Modifier::more_than || s.modifier == Modifier::less_than) return false;
    return std::abs(is - said) <= (s.kind == FigureKind::percent ? 1 : 5);
  }
  // "Those 32 vehicles".
  [[nodiscard]] bool comes_back(std::uint32_t part) const {
    const std::uint32_t first = figure(part).tokens.first;
    if (first == 0) return false;
    return w_.begins(first - 1, first, word::pointing);
  }
  // "A quarter of the 96 lawmakers are women. Voters chose 27 women".
  [[nodiscard]] bool is_told_of(std::uint32_t part, std::uint32_t share) const {
    const Figure& p = figure(part);
    if (p.kind != FigureKind::count || is_unnamed(p) || part < share) return false;
    const TokenRange noun{p.tokens.last - 1, p.tokens.last};
    const TokenRange behind = w_.gap_behind(share + 1);
    return behind.size() > 0 && share_word(d_, d_.span_of(noun), d_.span_of(behind));
  }
  // One slip of the pen would make it come out: without it the share may be of something else.
  [[nodiscard]] bool is_slip(const Pair& pair, std::uint32_t share) const {
    Three three = {figure(pair.part), figure(pair.whole), figure(share)};
    return holds_after_swap(three, is_share_of_whole) || holds_after_digit(three, is_share_of_whole);
  }
  [[nodiscard]] bool is_turnout(std::uint32_t share) const {
    const TokenRange gap = w_.gap_before(share);
    return w_.says({gap.size() > 3 ? gap.last - 3 : gap.first, gap.last}, word::turnout);
  }
  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_claimed_shares(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
