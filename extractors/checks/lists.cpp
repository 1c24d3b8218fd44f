// Lists that their wording says to be whole: behind a colon, with "the other" or "the remaining" last, of medals or of
// men, women and children, of the seats of a council, of the answers to a poll. What is only "including" or "among" is
// no whole list.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/sum_arithmetic.hpp"

namespace sayso::checks {
namespace {

constexpr std::size_t most_parts = 12;
constexpr std::uint32_t longest_item = 12;  // tokens between two parts

bool can_add(const Figure& f) { return is_amount(f) && f.value && !f.change && middle_of(f) > 0; }

// "$2.1 billion and 1.3 billion": a bare number with a scale goes with the money beside it.
bool adds_to(const Figure& part, const Figure& total) {
  if (same_measure(part, total)) return true;
  return part.kind == FigureKind::number && part.unit.empty() && middle_of(part) >= 1e5 &&
         (total.kind == FigureKind::money || total.kind == FigureKind::quantity);
}

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    for (std::uint32_t first = 0; first < w_.count();) {
      const std::uint32_t last = w_.beside(first).second;
      behind_colon(first, last);
      if (w_.sentence_says(first, word::rest)) with_rest(first, last);
      if (w_.sentence_says(first, word::medal)) kinds(first, last, word::medal);
      if (w_.sentence_says(first, word::person)) kinds(first, last, word::person);
      if (w_.sentence_says(first, word::seat)) seats(first, last);
      if (w_.sentence_says(first, word::undecided)) {
        answers(first, last);
        counted_answers(first, last);
      }
      first = last;
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] bool is_mark(std::uint32_t token, std::string_view mark) const {
    return d_.slice(d_.tokens[token]) == mark;
  }
  [[nodiscard]] bool has(std::uint32_t i, word::Classes classes) const { return w_.says(figure(i).tokens, classes); }
  [[nodiscard]] TokenRange from_to(std::uint32_t a, std::uint32_t b) const {
    return {figure(a).tokens.first, std::max(figure(a).tokens.first, figure(b).tokens.last)};
  }
  void tell(const SumReading& reading, double factor) {
    if (auto check = whole_list(d_, reading, factor)) checks_.push_back(std::move(*check));
  }

  [[nodiscard]] bool joined_by_and(std::uint32_t last_part) const {
    const TokenRange gap = w_.gap_before(last_part);
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.tokens[t].pos == Pos::cconj) return true;
    }
    return false;
  }

  // "2,418 cases: 1,560 in Lagos, 503 in Kano and 355 in the capital".
  void behind_colon(std::uint32_t first, std::uint32_t last) {
    if (last - first < 3) return;
    std::uint32_t begin = first + 1;
    while (begin < last && !colon_before(begin)) ++begin;
    if (last - begin < 3 || begin >= last || last - begin > most_parts || !joined_by_and(last - 1)) return;
    for (std::uint32_t total = begin; total > first; --total) {
      const Figure& t = figure(total - 1);
      if (!can_add(t) || is_unnamed(t) || middle_of(t) <= middle_of(figure(begin))) continue;
      SumReading reading{{}, total - 1};
      for (std::uint32_t k = begin; k < last; ++k) {
        if (is_stranger(d_, k, reading)) continue;
        if (!can_add(figure(k)) || !adds_to(figure(k), t) || (k > begin && w_.gap_before(k).size() > longest_item))
          return;
        reading.parts.push_back(k);
      }
      if (!w_.says(from_to(total - 1, last - 1), word::partial)) tell(reading, 1.5);
      return;
    }
  }
  [[nodiscard]] bool colon_before(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (is_mark(t, ":")) return true;
    }
    return false;
  }

  // "£180,000, the lottery £95,000, and residents raised the other £45,000".
  void with_rest(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t r = first + 1; r < last; ++r) {
      if (!is_rest(r)) continue;
      std::vector<std::uint32_t> run;
      const bool percent = figure(r).kind == FigureKind::percent;
      for (std::uint32_t k = first; k <= r; ++k) {
        const bool fits = percent ? figure(k).kind == FigureKind::percent && figure(k).value && !figure(k).change
                                  : can_add(figure(k)) &&
                                        (adds_to(figure(k), figure(r)) || adds_to(figure(r), figure(k))) &&
                                        (run.empty() || is_like(k, run.front(), r));
        if (fits) run.push_back(k);
      }
      if (run.size() < 2 || run.size() > most_parts || w_.says(from_to(run.front(), r), word::partial)) continue;
      percent ? hundred(run) : rest_of(run, first);
    }
    for (std::uint32_t r = first; r < last; ++r) {
      if (is_rest(r) && figure(r).kind != FigureKind::percent) rest_over_sentences(first, r);
    }
  }
  // "The 193-member assembly adopted it with 121 in favour and eight against. There were 43 abstentions, and the other
  // 21 took no part": told where it comes out, or would but for two digits swapped.
  void rest_over_sentences(std::uint32_t first, std::uint32_t rest) {
    if (first == 0 || w_.sentence(first - 1) + 1 != w_.sentence(first)) return;
    const std::uint32_t begin = w_.beside(first - 1).first;
    SumReading reading{{}, begin};
    for (std::uint32_t k = begin; k <= rest; ++k) {
      if (!can_add(figure(k)) || figure(k).kind == FigureKind::ordinal) return;
      if (is_bare(figure(k)) != is_bare(figure(begin))) return;
      if (k > begin) reading.parts.push_back(k);
    }
    if (reading.parts.size() < 3 || reading.parts.size() > most_parts) return;
    if (w_.says(from_to(begin, rest), word::partial)) return;
    const auto check = whole_list(d_, reading, 1.6);
    if (!check) return;
    if (check->verdict == Verdict::consistent || slip_of_sum(d_, reading) == Slip::swap) checks_.push_back(*check);
  }
  // Counted things of the first one's name or of none; the last may have a name of its own.
  [[nodiscard]] bool is_like(std::uint32_t k, std::uint32_t first, std::uint32_t rest) const {
    if (k == rest || !is_bare(figure(k)) || is_unnamed(figure(k))) return true;
    return figure(k).unit == figure(first).unit || figure(k).unit == figure(rest).unit;
  }
  // "The other 45", not "20 of the other 45".
  [[nodiscard]] bool is_rest(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!f.value || !(can_add(f) || f.kind == FigureKind::percent)) return false;
    const std::uint32_t begin = f.tokens.first > 3 ? f.tokens.first - 3 : 0;
    const Mark* mark = w_.last_in({begin, f.tokens.last}, word::rest);
    if (mark == nullptr || mark->last + 1 < f.tokens.first) return false;
    std::uint32_t before = mark->first;
    while (before > 0 && d_.tokens[before - 1].pos == Pos::det) --before;
    return before == 0 || !is_mark(before - 1, "of");
  }

  // The total is the first of the run, or stands in one of the two sentences before.
  void rest_of(const std::vector<std::uint32_t>& run, std::uint32_t first) {
    std::optional<Check> own, last;
    if (run.size() >= 3) own = sure_list({{run.begin() + 1, run.end()}, run.front()});
    const double largest = together(d_, run).largest;
    for (std::uint32_t k = first; k > 0 && first - k < 8 && w_.sentence(k - 1) + 2 >= w_.sentence(first); --k) {
      const Figure& total = figure(k - 1);
      if (!can_add(total) || !adds_to(figure(run.back()), total) || middle_of(total) <= largest) continue;
      if (is_unnamed(total)) continue;
      auto check = sure_list({run, k - 1});
      // the nearest, unless one farther off comes out
      if (check && (!last || check->verdict == Verdict::consistent)) last = std::move(check);
      if (last && last->verdict == Verdict::consistent) break;
    }
    // without "of the" the first of the run is as likely one of the parts
    if (own && own->verdict == Verdict::inconsistent &&
        slip_of_sum(d_, {{run.begin() + 1, run.end()}, run.front()}) == Slip::none)
      own.reset();
    const bool is_own = own && (!last || own->verdict == Verdict::consistent);
    if (is_own) checks_.push_back(*own);
    if (last && !is_own) checks_.push_back(*last);
  }

  // Of things of several names, one of them may be no part: a sum that fails must be a slip.
  [[nodiscard]] std::optional<Check> sure_list(const SumReading& reading) const {
    auto check = whole_list(d_, reading, 10);
    if (!check || check->verdict == Verdict::consistent) return check;
    const bool far = !whole_list(d_, reading, 1.5);
    const bool one_measure = std::all_of(reading.parts.begin(), reading.parts.end(), [&](std::uint32_t part) {
      return adds_to(figure(part), figure(reading.total));
    });
    // "104 of these 122" is a part of a part
    const bool nested = std::any_of(reading.parts.begin() + 1, reading.parts.end(), [&](std::uint32_t part) {
      return w_.behind(figure(part), word::whole) || has(part, word::whole);
    });
    return !nested && ((one_measure && !far) || slip_of_sum(d_, reading) != Slip::none) ? check : std::nullopt;
  }

  // Within what a slip of one of them explains.
  [[nodiscard]] bool near_hundred(double sum, const std::vector<std::uint32_t>& parts) const {
    if (sum > 85 && sum < 115) return true;
    return std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
      const double value = middle_of(figure(part));
      return slip_between(100 - (sum - value), value) != Slip::none;
    });
  }

  // Percentages that are all of the whole.
  void hundred(const std::vector<std::uint32_t>& parts) {
    const Together all = together(d_, parts);
    const bool holds = all.all.meets({100, 100});
    if (!holds && (!all.closed || !near_hundred(all.middle, parts))) return;
    Check check;
    check.kind = CheckKind::sum;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    for (const std::uint32_t part : parts) {
      check.figures.push_back(FigureIndex{part});
      if (part != parts.front()) check.detail += " + ";
      check.detail += shown(middle_of(figure(part)), 3);
    }
    check.detail += " = " + shown(all.middle, 3) + (holds ? "%" : "%, not 100%");
    checks_.push_back(std::move(check));
  }

  // "32 medals: nine gold, 11 silver and 12 bronze"; "the dead were 11 men, four women and two children".
  void kinds(std::uint32_t first, std::uint32_t last, word::Classes kind) {
    std::uint32_t begin = first;
    while (begin < last && !is_kind(begin, kind)) ++begin;
    std::uint32_t end = begin;
    while (end < last && is_kind(end, kind) && (end == begin || is_joint(w_.gap_before(end)))) ++end;
    const std::uint32_t wanted = kind == word::medal ? 3 : 2;
    if (end - begin < wanted || end - begin > most_parts || !distinct(begin, end)) return;
    if ((end < last && is_kind(end, kind)) || goes_on(figure(end - 1).tokens.last)) return;
    const auto total = kind == word::medal ? total_of_medals(begin, end, first, last) : total_of_people(begin, first);
    if (!total) return;
    SumReading reading{{}, *total};
    for (std::uint32_t k = begin; k < end; ++k) reading.parts.push_back(k);
    if (!w_.says(from_to(std::min(*total, begin), std::max(*total, end - 1)), word::partial)) tell(reading, 1.6);
  }
  [[nodiscard]] bool is_kind(std::uint32_t i, word::Classes kind) const {
    return is_bare(figure(i)) && can_add(figure(i)) &&
           (has(i, kind) || (kind == word::medal && !has(i, word::group) && names_behind(i, kind)));
  }
  // "Five of them gold".
  [[nodiscard]] bool names_behind(std::uint32_t i, word::Classes kind) const {
    const TokenRange behind = w_.gap_behind(i);
    return w_.says({behind.first, std::min(behind.last, behind.first + 3)}, kind);
  }
  // Nothing but a comma and "and", and perhaps "medals".
  [[nodiscard]] bool is_joint(TokenRange gap) const {
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.tokens[t].pos != Pos::cconj && !d_.tokens[t].is(token_flag::punctuation)) return gap.size() <= 1;
    }
    return gap.size() <= 2;
  }
  // "Five children, two men and a woman".
  [[nodiscard]] bool goes_on(std::uint32_t token) const {
    while (token < d_.tokens.size() && is_mark(token, ",")) ++token;
    return token + 1 < d_.tokens.size() && d_.tokens[token].pos == Pos::cconj && d_.tokens[token + 1].pos == Pos::det;
  }
  [[nodiscard]] bool distinct(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t a = begin; a < end; ++a) {
      for (std::uint32_t b = a + 1; b < end; ++b) {
        if (figure(a).unit == figure(b).unit) return false;
      }
    }
    return true;
  }
  [[nodiscard]] std::optional<std::uint32_t> total_of_medals(std::uint32_t begin, std::uint32_t end,
                                                             std::uint32_t first, std::uint32_t last) const {
    if (begin > first && figure(begin - 1).unit == "medal") return begin - 1;
    // "Their 19 medals clinked. The haul of six golds, nine silvers and four bronzes"
    const TokenRange opening = w_.gap_before(begin);
    const bool comes_back = begin == first && begin > 0 && w_.sentence(begin - 1) + 1 == w_.sentence(begin) &&
                            opening.size() > 0 && opening.size() <= 4 &&
                            (d_.tokens[opening.first].pos == Pos::det || d_.tokens[opening.first].pos == Pos::pron);
    if (comes_back && figure(begin - 1).unit == "medal") return begin - 1;
    if (end < last && figure(end).unit == "medal" && w_.gap_before(end).size() <= 6) return end;
    return std::nullopt;
  }
  // Right before the list ("17 people, 11 men ..."), or in the sentence before one that says "the dead were".
  [[nodiscard]] std::optional<std::uint32_t> total_of_people(std::uint32_t begin, std::uint32_t first) const {
    constexpr word::Classes fates = word::dead | word::hurt | word::held;
    if (begin == 0) return std::nullopt;
    const std::uint32_t total = begin - 1;
    const Figure& t = figure(total);
    if (!is_bare(t) || has(total, word::person)) return std::nullopt;
    const TokenRange gap = w_.gap_before(begin);
    if (begin > first) {
      const bool apposed = gap.size() <= 2 && gap.size() > 0 && d_.tokens[gap.last - 1].is(token_flag::punctuation);
      return apposed ? std::optional(total) : std::nullopt;
    }
    if (w_.sentence(total) + 1 != w_.sentence(begin) || gap.size() < 2 || gap.size() > 5) return std::nullopt;
    const Mark* fate = w_.first_in(gap, fates);
    const bool were = d_.tokens[gap.last - 1].pos == Pos::aux;
    if (fate == nullptr || !were || !w_.says(w_.sentence_tokens(total), fate->classes & fates)) return std::nullopt;
    return total;
  }

  // "27 of the 54 seats, the Conservatives have 15, the Liberals eight and independents four".
  void seats(std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t total = first + 1; total < last; ++total) {
      const TokenRange gap = w_.gap_before(total);
      const bool of = gap.size() > 0 && gap.size() <= 3 && w_.begins(gap.first, gap.last, word::whole);
      if (!of || !can_add(figure(total)) || !has(total, word::seat)) continue;
      SumReading reading{{total - 1}, total};
      std::uint32_t k = total + 1;
      for (; k < last && w_.gap_before(k).size() <= longest_item && is_share_of_seats(k); ++k)
        reading.parts.push_back(k);
      if (k < last || reading.parts.size() < 3 || reading.parts.size() > most_parts) return;
      const bool all = w_.says(from_to(total, last - 1), word::others | word::rest);
      const double sum = together(d_, reading.parts).middle;
      if (all || sum > middle_of(figure(total))) tell(reading, 1.5);
      return;
    }
  }
  [[nodiscard]] bool is_share_of_seats(std::uint32_t i) const {
    return can_add(figure(i)) && is_bare(figure(i)) && (is_unnamed(figure(i)) || has(i, word::seat));
  }

  // "52% said yes and 37% no; 11% had no opinion". More than all is wrong, less may leave some out.
  void answers(std::uint32_t first, std::uint32_t last) {
    std::vector<std::uint32_t> parts;
    word::Classes all = 0;
    for (std::uint32_t k = first; k < last; ++k) {
      if (figure(k).kind != FigureKind::percent || !figure(k).value || figure(k).change) continue;
      const word::Classes answer = answer_of(k);
      if (answer == 0 || (all & answer) != 0) return;
      all |= answer;
      parts.push_back(k);
    }
    if (all == (word::yes | word::no | word::undecided)) hundred(parts);
  }
  // "Of 1,204 adults, 578 said yes, 446 said no and 180 had no opinion": the one larger number before.
  void counted_answers(std::uint32_t first, std::uint32_t last) {
    SumReading reading;
    word::Classes all = 0;
    for (std::uint32_t k = first; k < last; ++k) {
      if (!is_bare(figure(k)) || !can_add(figure(k)) || !is_unnamed(figure(k))) continue;
      const word::Classes answer = answer_of(k);
      if (answer == 0) continue;
      if ((all & answer) != 0) return;
      all |= answer;
      reading.parts.push_back(k);
    }
    if (all != (word::yes | word::no | word::undecided) || reading.parts.front() == 0) return;
    reading.total = reading.parts.front() - 1;
    const bool near = w_.sentence(reading.total) + 1 >= w_.sentence(first);
    if (near && is_bare(figure(reading.total)) && can_add(figure(reading.total)) && !is_unnamed(figure(reading.total)))
      tell(reading, 1.5);
  }
  [[nodiscard]] word::Classes answer_of(std::uint32_t i) const {
    constexpr word::Classes any = word::yes | word::no | word::undecided;
    const TokenRange behind = w_.gap_behind(i);
    const Mark* mark = w_.first_in({behind.first, std::min(behind.last, behind.first + 6)}, any);
    if (mark == nullptr) {
      const TokenRange before = w_.gap_before(i);
      mark = w_.last_in({before.size() > 4 ? before.last - 4 : before.first, before.last}, any);
    }
    return mark == nullptr ? 0 : mark->classes & any;
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_lists(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
