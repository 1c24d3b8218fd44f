// A part of a whole and its percentage: "84 of the 1,205 people, or 7%", "110 games, or 9 percent of the 1,230"; and
// two ways to say one share: "nearly half (46 per cent)".
#include <string>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/share_arithmetic.hpp"
#include "extractors/checks/wording.hpp"

namespace sayso::checks {
namespace {

// "84 students of the 1,205 people": a part may have a name of its own.
bool can_be_part(const Figure& part, const Figure& whole) {
  return (is_bare(part) && is_bare(whole)) || same_measure(part, whole);
}

class Checker {
 public:
  Checker(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), wording_(wording), checks_(checks) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(d_.figures.size());
    for (std::uint32_t i = 0; i + 1 < count; ++i) {
      two_names(i);
      if (i + 2 < count) three(i);
    }
  }

 private:
  [[nodiscard]] std::uint32_t gap(std::uint32_t a, std::uint32_t b) const {
    return d_.figures[b].tokens.first - d_.figures[a].tokens.last;
  }

  // "of", "of the", "out of" right behind the figure and nothing else up to the next.
  [[nodiscard]] bool of_between(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t tokens = gap(a, b);
    return tokens > 0 && tokens <= 3 && wording_.behind(d_.figures[a], word::whole);
  }

  void three(std::uint32_t i) {
    const Figure& a = d_.figures[i];
    const Figure& b = d_.figures[i + 1];
    const Figure& c = d_.figures[i + 2];
    if (d_.sentence_of(a.tokens.first) != d_.sentence_of(c.tokens.first)) return;
    if (is_amount(a) && b.kind == FigureKind::percent && is_amount(c)) {
      const bool second_name = gap(i, i + 1) <= 3 && wording_.before(b, word::apposition);
      if (second_name && of_between(i + 1, i + 2) && can_be_part(a, c)) share(i, i + 2, i + 1);
    } else if (is_amount(a) && is_amount(b) && c.kind == FigureKind::percent) {
      const bool second_name = gap(i + 1, i + 2) <= 8 && wording_.before(c, word::apposition);
      if (second_name && of_between(i, i + 1) && can_be_part(a, b)) share(i, i + 1, i + 2);
    }
  }

  void share(std::uint32_t part, std::uint32_t whole, std::uint32_t stated) {
    if (auto check = share_check(d_, {part, whole, stated})) checks_.push_back(std::move(*check));
  }

  // "two thirds of the homes (56 percent)", "half of the voters, 39 percent, were"
  [[nodiscard]] bool in_apposition(const Figure& fraction, const Figure& percent) const {
    constexpr std::uint32_t longest = 7;  // tokens
    const std::uint32_t first = fraction.tokens.last, last = percent.tokens.first;
    if (fraction.kind != FigureKind::fraction || last <= first + 2 || last - first > longest) return false;
    if (percent.tokens.last >= d_.tokens.size() || word(first) != "of") return false;
    for (std::uint32_t t = first; t + 1 < last; ++t) {
      const Pos pos = d_.tokens[t].pos;
      if (pos == Pos::verb || pos == Pos::aux || pos == Pos::punct || pos == Pos::cconj) return false;
    }
    return (word(last - 1) == "(" && word(percent.tokens.last) == ")") ||
           (word(last - 1) == "," && word(percent.tokens.last) == ",");
  }
  [[nodiscard]] std::string_view word(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }

  void two_names(std::uint32_t i) {
    const Figure& a = d_.figures[i];
    const Figure& b = d_.figures[i + 1];
    if ((!b.equals || at(*b.equals) != i) && !in_apposition(a, b)) return;
    const bool names = (a.kind == FigureKind::fraction && b.kind == FigureKind::percent) ||
                       (a.kind == FigureKind::percent && b.kind == FigureKind::fraction);
    if (!names) return;
    const Figure& rough = a.kind == FigureKind::fraction ? a : b;
    const Figure& exact = a.kind == FigureKind::fraction ? b : a;
    const double is = middle_of(exact);
    const bool holds = fraction_allows(rough, is);
    Check check;
    check.kind = CheckKind::conflict;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    check.figures = {FigureIndex{i}, FigureIndex{i + 1}};
    check.detail = shown(is, 1) + "% is " + (holds ? "" : "not ") + std::string(d_.slice(rough.span));
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Wording& wording_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_shares(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Checker(document, wording, checks).run();
}

}  // namespace sayso::checks
