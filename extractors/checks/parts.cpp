// Shares that words tie to a part and its whole: "12% of its 8,500 workforce, or 1,020 jobs"; "41,882 people voted out
// of an electorate of 67,116, a turnout of 62.4%"; "Of the 1,845 who answered, 1,230 said so" under "Two thirds ...".
//
// For each share the amounts near it are tried as part and whole, and what the words between the three say is weighed:
// `certain` where each of two ties is outright, `likely` where one is. A share that comes out settles the matter; one
// that fails is told only of the best reading, and of a likely one only where it is not far off, for then it is of
// something else.
#include <algorithm>
#include <optional>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/share_arithmetic.hpp"
#include "extractors/checks/slip.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t nearest = 4;  // figures to either side of the share
constexpr double least_whole = 10;    // two of three is a fraction rather than a share
constexpr int outright = 2, hint = 1, likely = 3, certain = 4;

bool is_share(const Figure& f) { return f.value && (f.kind == FigureKind::percent || f.kind == FigureKind::fraction); }

// "84 students of the 1,205 people": a part may have a name of its own.
bool can_be_part(const Figure& part, const Figure& whole) {
  if (!is_amount(part) || !is_amount(whole) || !part.value || !whole.value) return false;
  if (middle_of(part) <= 0 || middle_of(part) >= middle_of(whole) || part.per != whole.per) return false;
  if (is_bare(whole) && middle_of(whole) < least_whole) return false;
  return (is_bare(part) && is_bare(whole)) || same_measure(part, whole);
}

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (!is_share(figure(i))) continue;
      if ((figure(i).change && !of_behind(i)) || is_change(i)) continue;
      read(i);
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] bool is_word(std::uint32_t token, std::string_view lower, std::string_view title) const {
    const std::string_view text = d_.slice(d_.tokens[token]);
    return text == lower || text == title;
  }
  [[nodiscard]] bool is_of(std::uint32_t token) const { return is_word(token, "of", "Of"); }
  [[nodiscard]] bool of_behind(std::uint32_t i) const {
    return figure(i).tokens.last < d_.tokens.size() && is_of(figure(i).tokens.last);
  }
  [[nodiscard]] TokenRange between(std::uint32_t a, std::uint32_t b) const {
    const std::uint32_t end = figure(b).tokens.first;
    return {std::min(figure(a).tokens.last, end), end};
  }
  [[nodiscard]] bool has_pos(TokenRange range, Pos pos) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (d_.tokens[t].pos == pos) return true;
    }
    return false;
  }

  // "An increase of $21bn - or 3.6%", "a $569 million, or 29 percent, increase": of the level before, not of that told.
  [[nodiscard]] bool is_change(std::uint32_t i) const {
    const TokenRange before = w_.gap_before(i);
    TokenRange behind = w_.gap_behind(i);
    // "$3.1bn (12%) above"
    if (behind.size() > 0 && d_.slice(d_.tokens[behind.first]) == ")") ++behind.first;
    const bool of = before.size() >= 2 && is_of(before.last - 1);
    return (of && w_.says({before.last - 2, before.last - 1}, word::rise | word::fall)) ||
           w_.says({behind.first, std::min(behind.last, behind.first + 2)},
                   word::rise | word::fall | word::above | word::below);
  }

  void read(std::uint32_t share) {
    const std::uint32_t begin = share > nearest ? share - nearest : 0;
    const std::uint32_t end = std::min(w_.count(), share + nearest + 1);
    std::optional<Check> best;
    int best_weight = 0;
    for (std::uint32_t p = begin; p < end; ++p) {
      if (p == share || !is_amount(figure(p)) || !near(share, p) || is_change(p)) continue;
      for (std::uint32_t w = begin; w < end; ++w) {
        if (w == share || w == p || !near(share, w) || !can_be_part(figure(p), figure(w))) continue;
        const int weight = weigh(share, p, w);
        if (weight < likely) continue;
        auto check = share_check(d_, {p, w, share});
        if (!check) continue;
        if (check->verdict == Verdict::consistent) return checks_.push_back(std::move(*check));
        if (weight == best_weight) best.reset();
        if (weight <= best_weight) continue;
        best_weight = weight;
        best = tells(share, p, w, weight) ? std::move(check) : std::nullopt;
      }
    }
    if (best) checks_.push_back(std::move(*best));
  }
  // The share's own sentence, the one before, and the one behind where the share leads the one before it.
  [[nodiscard]] bool near(std::uint32_t share, std::uint32_t i) const {
    const std::uint32_t s = w_.sentence(share), o = w_.sentence(i);
    return o <= s + 1 && s <= o + 2;
  }
  [[nodiscard]] bool tells(std::uint32_t share, std::uint32_t part, std::uint32_t whole, int weight) const {
    if (is_rest_beside(share, part, whole)) return false;
    const double said =
        figure(share).kind == FigureKind::percent ? middle_of(figure(share)) / 100 : middle_of(figure(share));
    const double off = middle_of(figure(part)) / middle_of(figure(whole)) / said;
    const double most = weight >= certain ? 10 : 3;
    return off < most && off > 1 / most;
  }

  // "$1,046,273. The remaining 25 percent, $348,757": the two make the whole.
  [[nodiscard]] bool is_rest_beside(std::uint32_t share, std::uint32_t part, std::uint32_t whole) const {
    const std::uint32_t first = figure(share).tokens.first;
    if (!w_.says({first > 2 ? first - 2 : 0, first}, word::rest)) return false;
    const Interval p = interval_of(figure(part)), w = interval_of(figure(whole));
    return Interval{100 * p.low / (p.low + w.high), 100 * p.high / (p.high + w.low)}.meets(interval_of(figure(share)));
  }

  // How sure the words are that the share is that of the part in the whole.
  [[nodiscard]] int weigh(std::uint32_t s, std::uint32_t p, std::uint32_t w) const {
    const std::uint32_t low = std::min({s, p, w}), high = std::max({s, p, w});
    if (w_.sentence(low) != w_.sentence(high)) return over_sentences(s, p, w);
    if (s < p && p < w && buys(s, p) && values(p, w)) return certain;
    // "8 of the 10 largest, more than two thirds of the market": the share has a whole of its own
    if (w != s + 1 && of_behind(s) && !of_all(s) && !(s + 1 == p && apposed(s, p))) return 0;
    if (names_share(w, s) ||
        (p > w && d_.slice(d_.tokens[figure(w).tokens.first - (figure(w).tokens.first > 0 ? 1 : 0)]) == "("))
      return 0;
    if (stranger_between(s, p, w, low, high)) return 0;
    if (p < w && w < s) return link(p, w) == 0 ? 0 : link(p, w) + tie(s - 1, s);  // P of W, S
    if (w < p && p < s)
      return (some_of_them(w, p) ? outright : whole_first(w, p)) +
             std::max(tie(p, s), tie_to_total(w, p, s));                     // Of W, P, or S
    if (p < s && s < w && share_of(s, w) == 0) return whole_later(s, p, w);  // P, S, given that there are W
    if (p < s && s < w) return share_of(s, w) + named(p, s);                 // P, S of W
    if (s < w && w < p) return share_of(s, w) + (apposed(w, p) || of_them(w, p) ? outright : 0);  // S of W, or P
    if (w < s && s < p)
      return whole_first(w, p) + (apposed(s, p) || apposed_to_all(s, p) ? outright : 0);  // Of W, S, or P
    // S, or P of W; S, with P of W
    return link(p, w) == outright && (apposed(s, p) || with_part(s, p)) ? certain : 0;
  }
  // "Turnout was 54 per cent, with 18,360 of".
  [[nodiscard]] bool with_part(std::uint32_t share, std::uint32_t part) const {
    const TokenRange gap = between(share, part);
    return share + 1 == part && gap.size() == 2 && d_.slice(d_.tokens[gap.first]) == "," &&
           is_word(gap.first + 1, "with", "with");
  }
  // "12 per cent of the roaster for €28.8m", and "values the whole at €240m".
  [[nodiscard]] bool buys(std::uint32_t share, std::uint32_t price) const {
    const TokenRange gap = between(share, price);
    return share + 1 == price && gap.size() > 0 && gap.size() <= 14 && !has_pos(gap, Pos::verb) &&
           figure(price).kind == FigureKind::money && is_word(gap.last - 1, "for", "for");
  }
  [[nodiscard]] bool values(std::uint32_t price, std::uint32_t whole) const {
    const TokenRange gap = between(price, whole);
    const Mark* mark = w_.last_in(gap, word::valued);
    return price + 1 == whole && mark != nullptr && gap.last - mark->last <= 8 && is_word(gap.last - 1, "at", "at");
  }
  // "Nearly half of the 212 schools in the district, 104 of them".
  [[nodiscard]] bool of_them(std::uint32_t whole, std::uint32_t part) const {
    const TokenRange gap = between(whole, part);
    const std::uint32_t next = figure(part).tokens.last;
    const bool apart = gap.size() > 0 && gap.size() <= 8 && d_.tokens[gap.last - 1].is(token_flag::punctuation);
    return apart && !has_pos(gap, Pos::verb) && next + 1 < d_.tokens.size() && is_of(next) &&
           d_.tokens[next + 1].pos == Pos::pron;
  }
  // "1,305 restaurants ... failed 221 of them, or 17 percent".
  [[nodiscard]] bool some_of_them(std::uint32_t whole, std::uint32_t part) const {
    const std::uint32_t next = figure(part).tokens.last;
    return whole + 1 == part && next + 1 < d_.tokens.size() && is_of(next) && d_.tokens[next + 1].pos == Pos::pron;
  }
  // "18.6 million shares, a stake of 12.4 percent given that there are 150 million shares": likely only by its numbers.
  [[nodiscard]] int whole_later(std::uint32_t s, std::uint32_t p, std::uint32_t w) const {
    const bool one_unit = figure(p).unit == figure(w).unit && !figure(p).unit.empty();
    if (!one_unit || figure(s).kind != FigureKind::percent || tie(p, s) < outright) return 0;
    return holds_but_for_swap({figure(p), figure(w), figure(s)}, is_share_of_whole) ? likely : 0;
  }
  // "A quarter of them, 871, failed", "30 per cent of the bill, $54 million".
  [[nodiscard]] bool apposed_to_all(std::uint32_t share, std::uint32_t part) const {
    const TokenRange gap = between(share, part);
    if (share + 1 != part || gap.size() < 3 || gap.size() > 6 || !is_of(gap.first) || !of_all(share)) return false;
    return d_.tokens[gap.last - 1].is(token_flag::punctuation) && !has_pos(gap, Pos::verb) && closes(part);
  }
  // "18 percent of the total", "of them": the whole is one that was named.
  [[nodiscard]] bool of_all(std::uint32_t share) const {
    const std::uint32_t next = figure(share).tokens.last;
    const TokenRange behind = w_.gap_behind(share);
    return w_.says({next, std::min(behind.last, next + 5)}, word::total | word::all);
  }
  // "65 percent ($3bn) and 35 percent ($2bn)": an amount with a share of its own is no whole.
  [[nodiscard]] bool names_share(std::uint32_t amount, std::uint32_t share) const {
    const bool before =
        amount > 0 && amount - 1 != share && is_share(figure(amount - 1)) && apposed(amount - 1, amount);
    return before || (amount + 1 < w_.count() && amount + 1 != share && is_share(figure(amount + 1)) &&
                      apposed(amount, amount + 1));
  }
  // Another amount or share of the same sort among the three.
  [[nodiscard]] bool stranger_between(std::uint32_t s, std::uint32_t p, std::uint32_t w, std::uint32_t low,
                                      std::uint32_t high) const {
    for (std::uint32_t i = low + 1; i < high; ++i) {
      if (i == s || i == p || i == w) continue;
      // "29 of the 112 seats at the ten largest firms, just over a quarter"
      const bool aside = p < w && w < i && !is_unnamed(figure(i)) && figure(i).unit != figure(w).unit;
      if (aside && is_bare(figure(i)) && link(p, w) == outright) continue;
      if (is_share(figure(i)) || can_be_part(figure(p), figure(i)) || can_be_part(figure(i), figure(w))) return true;
    }
    return false;
  }

  // "128 people out of a staff of 640", "54 of the 360 bridges"; a hint: "13bn for education in a budget of 73bn".
  [[nodiscard]] int link(std::uint32_t part, std::uint32_t whole) const {
    TokenRange gap = between(part, whole);
    // "12 of the city" may have been taken for the figure
    const Mark* inside = w_.last_in(figure(part).tokens, word::whole);
    if (inside != nullptr && follows_number(*inside, figure(part).tokens)) gap.first = inside->first;
    const Mark* mark = w_.first_in(gap, word::whole);
    if (gap.size() == 0 || gap.size() > 12 || mark == nullptr) return 0;
    if (mark->last - mark->first >= 2) return outright;
    if (mark->first <= gap.first && gap.size() <= 7 && !has_pos(gap, Pos::verb)) return outright;
    return is_of(gap.last - 1) && !has_pos(gap, Pos::verb) ? hint : 0;
  }
  // "12 of", not "a total of 12".
  [[nodiscard]] bool follows_number(const Mark& mark, TokenRange figure) const {
    if (mark.first == figure.first) return false;
    const Token& before = d_.tokens[mark.first - 1];
    return before.pos == Pos::num || before.is(token_flag::has_digit);
  }
  // "28% of the country's exports of $24bn": a whole right behind the share.
  [[nodiscard]] int share_of(std::uint32_t share, std::uint32_t whole) const {
    const TokenRange gap = between(share, whole);
    if (gap.size() == 0 || gap.size() > 10 || !is_of(gap.first) || has_pos(gap, Pos::verb)) return 0;
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.slice(d_.tokens[t]) == "," || d_.tokens[t].pos == Pos::cconj) return 0;
    }
    return outright;
  }
  // "Of the 1,845 teachers who answered, 1,230"; "900 pupils, of whom 270"; a hint: the part follows in the sentence.
  [[nodiscard]] int whole_first(std::uint32_t whole, std::uint32_t part) const {
    const TokenRange gap = between(whole, part);
    if (gap.size() > 24) return 0;
    if (of_the(whole)) return outright;
    // "480 of them"
    const TokenRange inside = figure(part).tokens;
    const Mark* of = w_.last_in(inside, word::whole);
    if (of != nullptr && follows_number(*of, inside) && of->last < inside.last && d_.tokens[of->last].pos == Pos::pron)
      return outright;
    if (gap.size() >= 2 && is_of(gap.last - 2) && d_.tokens[gap.last - 1].pos == Pos::pron) return outright;
    return whole + 1 == part || is_share(figure(whole + 1)) ? hint : 0;
  }
  // Opens a sentence or a clause.
  [[nodiscard]] bool of_the(std::uint32_t whole) const {
    const TokenRange gap = w_.gap_before(whole);
    for (std::uint32_t t = gap.last; t > gap.first && gap.last - t < 4; --t) {
      if (is_of(t - 1))
        return t - 1 == w_.sentence_tokens(whole).first || d_.tokens[t - 2].is(token_flag::punctuation) ||
               is_word(t - 2, "out", "Out");
      if (d_.tokens[t - 1].is(token_flag::punctuation)) return false;
    }
    return false;
  }

  // The second figure is another name of the first: nothing but marks, "or" and small words between.
  [[nodiscard]] bool apposed(std::uint32_t first, std::uint32_t second) const {
    const TokenRange gap = between(first, second);
    if (gap.size() == 0 || first + 1 != second) return false;
    if (gap.size() <= 6 && w_.before(figure(second), word::apposition) && !has_pos(gap, Pos::verb)) return true;
    const Mark* mark = w_.last_in(gap, word::equating);
    if (mark != nullptr && gap.size() <= 14 && gap.last - mark->last <= 3) return true;
    return gap.size() == 1 && d_.tokens[gap.first].is(token_flag::punctuation) &&
           d_.slice(d_.tokens[gap.first]) != ":" && closes(second);
  }
  // ", 450 people, said": what is apposed ends with a mark or the sentence.
  [[nodiscard]] bool closes(std::uint32_t i) const {
    const std::uint32_t next = figure(i).tokens.last;
    return next >= d_.tokens.size() || d_.tokens[next].is(token_flag::punctuation) || w_.total_behind(i);
  }
  // The share follows the pair: apposed, or in a phrase that is ("a turnout of 62%", "a 30% stake").
  [[nodiscard]] int tie(std::uint32_t last, std::uint32_t share) const {
    if (apposed(last, share)) return outright;
    if (last + 1 != share) return 0;
    const TokenRange gap = between(last, share);
    const Mark* mark = w_.last_in(gap, word::equating | word::apposition);
    if (mark != nullptr && gap.last - mark->last <= 4 && gap.size() <= 14) return outright;
    // "54 of the 360 bridges inspected - 15% -"
    if (gap.size() > 0 && gap.size() <= 6 && d_.tokens[gap.last - 1].is(token_flag::punctuation) &&
        d_.slice(d_.tokens[gap.last - 1]) != "," && closes(share))
      return outright;
    std::uint32_t start = gap.last;
    while (start > gap.first && gap.last - start < 7 && !d_.tokens[start - 1].is(token_flag::punctuation)) --start;
    if (start == gap.first || !d_.tokens[start - 1].is(token_flag::punctuation)) return 0;
    const bool phrase = !has_pos({start, gap.last}, Pos::verb) && !has_pos({start, gap.last}, Pos::aux) &&
                        start < gap.last && d_.tokens[start].pos == Pos::det;
    return phrase ? outright : 0;
  }
  // "€90m, 18% of": the share of what stands before it; a hint where more stands between ("$14m on roads, 7% of").
  [[nodiscard]] int named(std::uint32_t part, std::uint32_t share) const {
    const std::uint32_t first = figure(share).tokens.first;
    const bool comma = first > 0 && d_.slice(d_.tokens[first - 1]) == ",";
    if (apposed(part, share) || (comma && first - figure(part).tokens.last == 1)) return outright;
    return comma ? hint : 0;
  }
  // "A 415-bed hospital, 83 beds stand empty, a fifth of the total": two of one name, and the share of all of them.
  [[nodiscard]] int tie_to_total(std::uint32_t whole, std::uint32_t part, std::uint32_t share) const {
    const TokenRange gap = between(part, share);
    const bool comma = gap.size() > 0 && gap.size() <= 8 && d_.slice(d_.tokens[gap.last - 1]) == ",";
    return comma && of_all(share) && figure(whole).unit == figure(part).unit && !figure(part).unit.empty() ? outright
                                                                                                           : 0;
  }
  // The one share of its sentence.
  [[nodiscard]] bool alone(std::uint32_t share) const {
    const auto [begin, end] = w_.beside(share);
    for (std::uint32_t k = begin; k < end; ++k) {
      if (k != share && (is_share(figure(k)) || figure(k).kind == FigureKind::percent)) return false;
    }
    return !figure(share).change;
  }

  // The share opens the sentence before that of the pair, or behind ("That is 54 percent of the sample").
  [[nodiscard]] int over_sentences(std::uint32_t s, std::uint32_t p, std::uint32_t w) const {
    const std::uint32_t here = w_.sentence(s), part = w_.sentence(p), whole = w_.sentence(w);
    const auto paragraph = [&](std::uint32_t sentence) { return d_.sentences[sentence].paragraph; };
    if (paragraph(std::max({here, part, whole})) > paragraph(std::min({here, part, whole})) + 1) return 0;
    const int pair = part != whole ? 0 : p < w ? link(p, w) : whole_first(w, p);
    if (part == whole && here + 1 == part) {
      const bool own_whole = of_behind(s) && !of_all(s);
      const bool leads = figure(s).tokens.first <= w_.sentence_tokens(s).first + 1;
      return pair == outright && leads && !own_whole && alone(s) && std::min(p, w) == s + 1 ? likely : 0;
    }
    // "Two in five of the 1,150 firms ... The 460 firms that do"
    if (here == whole && here + 1 == part) {
      const std::uint32_t opening = w_.sentence_tokens(p).first;
      const bool definite = figure(p).tokens.first == opening + 1 && is_word(opening, "the", "The");
      const bool named = figure(p).unit == figure(w).unit && !is_unnamed(figure(p)) && !figure(p).unit.empty();
      return definite && named && share_of(s, w) == outright && p == w + 1 ? likely : 0;
    }
    if (part + 1 == here && opens_again(s)) {
      if (part == whole && pair == outright && std::max(p, w) + 1 == s) return that_is(s) ? certain : likely;
      return p + 1 == s && that_is(s) && of_all(s) ? only_whole(s, p, w) : 0;
    }
    if (part == here && whole + 1 == here && w + 1 == std::min(p, s)) return of_these(s, p, w);
    return 0;
  }
  // "Of these, 18, or 38 percent"; a hint: "Some 165, or 15%" behind the one larger amount.
  [[nodiscard]] int of_these(std::uint32_t s, std::uint32_t p, std::uint32_t w) const {
    const std::uint32_t first = std::min(p, s);
    if (apposed_to_all(s, p)) return w_.gap_before(s).size() <= 4 && alone_in(w) ? likely : 0;
    if (!apposed(first, std::max(p, s))) return 0;
    const TokenRange gap = w_.gap_before(first);
    if (gap.size() >= 2 && gap.size() <= 4 && is_of(gap.first)) return certain;
    return alone_in(w) && gap.size() <= 2 && !of_behind(s) ? likely : 0;
  }
  // The one figure of its sentence.
  [[nodiscard]] bool alone_in(std::uint32_t i) const {
    const auto [begin, end] = w_.beside(i);
    return begin == i && end == i + 1;
  }
  // "That is 54 percent of the sample", "The pass rate of 15%": comes back to the sentence before, with one share.
  [[nodiscard]] bool opens_again(std::uint32_t share) const {
    const TokenRange gap = w_.gap_before(share);
    if (gap.first != w_.sentence_tokens(share).first || gap.size() == 0 || gap.size() > 6) return false;
    const bool rate = is_word(gap.first, "the", "The") && is_of(gap.last - 1);
    return alone(share) && (rate || that_is(share));
  }
  [[nodiscard]] bool that_is(std::uint32_t share) const {
    const TokenRange gap = w_.gap_before(share);
    return of_behind(share) && w_.says({gap.first, std::min(gap.last, gap.first + 3)}, word::that_is);
  }
  // The whole is the one larger count before, and the part stands alone in its sentence.
  [[nodiscard]] int only_whole(std::uint32_t s, std::uint32_t p, std::uint32_t w) const {
    const auto [first, last] = w_.beside(p);
    if (last - first != 1 || w >= p) return 0;
    for (std::uint32_t k = p; k > 0 && near(s, k - 1); --k) {
      if (k - 1 != w && can_be_part(figure(p), figure(k - 1))) return 0;
    }
    return likely;
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
