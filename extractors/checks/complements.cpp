// Shares that make up a whole: "126 women, making up 42 per cent, and 174 men, the other 58 per cent"; "75 percent of
// the $2,570,000. The remaining $642,500".
//
// Two shares that make a hundred divide the sum of their amounts; what remains beside one share of a whole is the rest
// of that whole.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/sum_arithmetic.hpp"

namespace sayso::checks {
namespace {

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    std::optional<std::uint32_t> last;
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (figure(i).kind != FigureKind::percent || !is_plain(figure(i)) || figure(i).change) continue;
      if (last && i - *last <= 3 && w_.sentence(*last) == w_.sentence(i)) two_parts(*last, i);
      remainder(i);
      last = i;
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] bool is_part(std::uint32_t i) const { return is_amount(figure(i)) && is_plain(figure(i)); }

  // "126 women, making up 42 per cent", "$3bn (60 percent)": the amount right before the share and nothing of its own.
  [[nodiscard]] bool names(std::uint32_t part, std::uint32_t share) const {
    const TokenRange gap = w_.gap_before(share);
    if (part + 1 != share || w_.sentence(part) != w_.sentence(share) || !is_part(part)) return false;
    if (gap.size() == 0 || gap.size() > 6) return false;
    if (w_.before(figure(share), word::apposition) && gap.size() <= 2) return true;
    const Mark* mark = w_.last_in(gap, word::equating);
    return mark != nullptr && gap.last - mark->last <= 3;
  }

  void two_parts(std::uint32_t one, std::uint32_t other) {
    if (one == 0 || other != one + 2 || !names(one - 1, one) || !names(other - 1, other)) return;
    const double shares = middle_of(figure(one)) + middle_of(figure(other));
    if (std::abs(shares - 100) > 1) return;
    const Figure& p = figure(one - 1);
    const Figure& q = figure(other - 1);
    const bool alike = (is_bare(p) && is_bare(q)) || same_measure(p, q);
    const double a = middle_of(p), b = middle_of(q);
    if (!alike || a <= 0 || b <= 0) return;
    const Interval part = interval_of(p), rest = interval_of(q);
    const Interval is{100 * part.low / (part.low + rest.high), 100 * part.high / (part.high + rest.low)};
    const bool holds = is.meets(interval_of(figure(one)));
    const double of_all = 100 * a / (a + b);
    if (!holds && std::abs(of_all - middle_of(figure(one))) > 30) return;
    std::string detail = amount(p) + " of " + amount(p) + " + " + amount(q) + " is " + shown(of_all, 1) + "%";
    if (!holds) detail += ", not " + shown(middle_of(figure(one)), 2) + "%";
    add({one - 1, other - 1, one}, holds, std::move(detail));
  }

  // "75 percent of the $983,600 cost, and the town the remaining 25 percent or $245,900".
  void remainder(std::uint32_t share) {
    const std::uint32_t whole = share + 1;
    if (whole >= w_.count() || w_.sentence(whole) != w_.sentence(share) || !is_part(whole)) return;
    const TokenRange gap = w_.gap_before(whole);
    if (gap.size() == 0 || gap.size() > 8 || text(gap.first) != "of") return;
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.tokens[t].pos == Pos::verb || d_.tokens[t].pos == Pos::cconj || text(t) == ",") return;
    }
    const std::uint32_t end = std::min(w_.count(), whole + 4);
    bool rest = false;
    for (std::uint32_t k = whole + 1; k < end && w_.sentence(k) <= w_.sentence(share) + 1; ++k) {
      const std::uint32_t first = figure(k).tokens.first;
      rest = rest || w_.says({first > 2 ? first - 2 : 0, figure(k).tokens.last}, word::rest);
      if (!rest || !same_measure(figure(k), figure(whole))) continue;
      if (is_part(k)) tell_remainder(share, whole, k);
      return;
    }
  }
  void tell_remainder(std::uint32_t share, std::uint32_t whole, std::uint32_t rest) {
    const Interval said = interval_of(figure(share));
    const Interval left{(100 - said.high) / 100, (100 - said.low) / 100};
    const Interval all = interval_of(figure(whole));
    const Interval is{left.low * all.low, left.high * all.high};
    const bool holds = is.meets(interval_of(figure(rest)));
    const double middle = (100 - middle_of(figure(share))) / 100 * middle_of(figure(whole));
    const double off = middle_of(figure(rest)) / middle;
    if (!holds && (off > 2 || off < 0.5)) return;
    std::string detail = amount(figure(whole)) + " less " + shown(middle_of(figure(share)), 2) +
                         "% = " + (holds ? amount(figure(rest)) : shown(middle, 0) + ", not " + amount(figure(rest)));
    add({rest, whole, share}, holds, std::move(detail));
  }

  void add(const std::vector<std::uint32_t>& figures, bool holds, std::string detail) {
    Check check;
    check.kind = CheckKind::share;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    for (const std::uint32_t i : figures) check.figures.push_back(FigureIndex{i});
    check.detail = std::move(detail);
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_complements(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
