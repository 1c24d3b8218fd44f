#include "extractors/checks/kinds.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "extractors/checks/interval.hpp"

namespace sayso::checks {
namespace {

// Two amounts of money that the article calls equal. The first pair of two currencies says which of them has more
// units.
struct Pair {
  std::uint32_t first = 0, second = 0;  // figures, in text order
  std::uint32_t many = 0, few = 0;      // the same two: amount with more units, with fewer
  Interval rate;                        // many / few
  double middle = 0;
};

bool is_money(const Figure& f) { return f.kind == FigureKind::money; }

Pair pair_of(const Document& d, std::uint32_t first, std::uint32_t second, bool second_has_more) {
  Pair pair{first, second, second_has_more ? second : first, second_has_more ? first : second, {}, 0};
  // the words of a modifier stand at one of the two and hold for both
  Figure many = d.figures[pair.many], few = d.figures[pair.few];
  many.modifier = few.modifier = Modifier::none;
  pair.rate = quotient(interval_of(many), interval_of(few));
  pair.middle = middle_of(many) / middle_of(few);
  return pair;
}

std::vector<Pair> pairs_of(const Document& d) {
  constexpr std::size_t most_pairs = 64;
  std::vector<Pair> pairs;
  for (std::uint32_t i = 0; i < d.figures.size() && pairs.size() < most_pairs; ++i) {
    const Figure& second = d.figures[i];
    if (!is_money(second) || !second.equals || at(*second.equals) >= i) continue;
    const auto main = static_cast<std::uint32_t>(at(*second.equals));
    const Figure& first = d.figures[main];
    const double a = middle_of(first), b = middle_of(second);
    // "5.2 million euros, or 21 cents a share": no two names of one amount
    constexpr double too_far = 1e6;
    if (a > too_far * b || b > too_far * a) continue;
    if (!is_money(first) || first.unit == second.unit || first.per != second.per || a <= 0 || b <= 0) continue;
    const auto turned = [&](const Pair& p) {
      return d.figures[p.many].unit == first.unit && d.figures[p.few].unit == second.unit;
    };
    const auto same = [&](const Pair& p) {
      return d.figures[p.many].unit == second.unit && d.figures[p.few].unit == first.unit;
    };
    const bool known_first = std::any_of(pairs.begin(), pairs.end(), turned);
    const bool known_second = std::any_of(pairs.begin(), pairs.end(), same);
    pairs.push_back(pair_of(d, main, i, known_second || (!known_first && b > a)));
  }
  return pairs;
}

bool same_currencies(const Document& d, const Pair& a, const Pair& b) {
  return d.figures[a.many].unit == d.figures[b.many].unit && d.figures[a.few].unit == d.figures[b.few].unit;
}

const RateRange* range_of(const Lexicon& lexicon, const std::string& currency) {
  const auto found = std::find_if(lexicon.rates.begin(), lexicon.rates.end(),
                                  [&](const RateRange& r) { return r.currency == currency; });
  return found == lexicon.rates.end() ? nullptr : &*found;
}

// A rate that no year has seen: a slip of magnitude. Known only against the dollar.
bool absurd(const Document& d, const Pair& pair, const Lexicon& lexicon) {
  const std::string& many = d.figures[pair.many].unit;
  const std::string& few = d.figures[pair.few].unit;
  const bool dollar_few = few == "USD";
  if (!dollar_few && many != "USD") return false;
  const double rate = dollar_few ? pair.middle : 1 / pair.middle;
  const auto never = [&](const std::string& currency) {
    const RateRange* range = range_of(lexicon, currency);
    return range != nullptr && (rate < range->low / 2 || rate > range->high * 2);
  };
  // one sign, two currencies
  const std::string& other = dollar_few ? many : few;
  const bool yen_or_yuan =
      d.slice(d.figures[dollar_few ? pair.many : pair.few].span).find("¥") != std::string_view::npos;
  return never(other) && (!yen_or_yuan || (never("JPY") && never("CNY")));
}

int rate_decimals(double rate) { return rate >= 1000 ? 0 : rate >= 10 ? 1 : 3; }

std::string rate_unit(const Document& d, const Pair& pair) {
  return d.figures[pair.many].unit + " per " + d.figures[pair.few].unit;
}

std::string quotient_text(const Document& d, const Pair& pair) {
  return amount(d.figures[pair.many]) + " / " + amount(d.figures[pair.few]) + " = " +
         shown(pair.middle, rate_decimals(pair.middle));
}

Check lone(const Document& d, const Pair& pair, const Lexicon& lexicon) {
  Check check;
  check.kind = CheckKind::implied_rate;
  check.figures = {FigureIndex{pair.first}, FigureIndex{pair.second}};
  check.verdict = absurd(d, pair, lexicon) ? Verdict::inconsistent : Verdict::consistent;
  const Figure& first = d.figures[pair.first];
  const Figure& second = d.figures[pair.second];
  check.detail = amount(first) + " " + first.unit + " = " + amount(second) + " " + second.unit + " implies " +
                 shown(pair.middle, rate_decimals(pair.middle)) + " " + rate_unit(d, pair);
  if (check.verdict == Verdict::inconsistent) check.detail += ", which no year has seen";
  return check;
}

Check group(const Document& d, const std::vector<const Pair*>& members) {
  Check check;
  check.kind = CheckKind::implied_rate;
  Interval common = members.front()->rate;
  for (const Pair* pair : members) {
    check.figures.push_back(FigureIndex{pair->first});
    check.figures.push_back(FigureIndex{pair->second});
    common = {std::max(common.low, pair->rate.low), std::min(common.high, pair->rate.high)};
    if (!check.detail.empty()) check.detail += " and ";
    check.detail += quotient_text(d, *pair);
  }
  check.detail += " ";
  check.detail += rate_unit(d, *members.front());
  // amounts of different days may be turned at different rates: some percent apart says nothing
  const bool agree = common.low <= common.high;
  const bool near = common.low <= common.high * 1.08;
  check.verdict = agree ? Verdict::consistent : near ? Verdict::unverifiable : Verdict::inconsistent;
  check.detail += agree ? " agree within rounding" : near ? " differ no more than rates do over time" : " disagree";
  return check;
}

}  // namespace

void check_rates(const Document& document, const Lexicon& lexicon, std::vector<Check>& checks) {
  const std::vector<Pair> pairs = pairs_of(document);
  std::vector<bool> done(pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (done[i]) continue;
    std::vector<const Pair*> members;
    for (std::size_t k = i; k < pairs.size(); ++k) {
      if (done[k] || !same_currencies(document, pairs[i], pairs[k])) continue;
      done[k] = true;
      // a pair that is out by a magnitude is told by itself
      if (absurd(document, pairs[k], lexicon)) {
        checks.push_back(lone(document, pairs[k], lexicon));
      } else {
        members.push_back(&pairs[k]);
      }
    }
    if (members.size() == 1) checks.push_back(lone(document, *members.front(), lexicon));
    if (members.size() > 1) checks.push_back(group(document, members));
  }
}

}  // namespace sayso::checks
