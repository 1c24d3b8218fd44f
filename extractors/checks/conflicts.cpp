// One thing told twice: "Twenty-three miners were killed" and, later, "all the 32 miners who died".
//
// The second mention must come back to the first by its wording ("all", "the", "the fee of"), both must be of one kind
// and tell of one event, and the two numbers must differ as slips do: two digits swapped, or one digit another.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/share_arithmetic.hpp"
#include "extractors/checks/slip.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t nearest = 12;  // figures back

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    for (std::uint32_t i = 1; i < w_.count(); ++i) {
      if (is_plain(figure(i)) && comes_back(i)) look_back(i);
      if (figure(i).kind == FigureKind::percent && is_plain(figure(i))) {
        same_share(i);
        answered_so(i);
      }
      if (figure(i).kind == FigureKind::count && is_plain(figure(i))) told_before(i);
    }
  }

 private:
  static constexpr word::Classes events = word::dead | word::hurt | word::staff | word::held | word::price;

  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] bool is_word(std::uint32_t token, std::string_view lower, std::string_view title) const {
    const std::string_view text = d_.slice(d_.tokens[token]);
    return text == lower || text == title;
  }

  // "All 680 employees", "all the 32 miners", "the 32 miners"; "the fee of £15.8m".
  [[nodiscard]] bool comes_back(std::uint32_t i) const {
    const Figure& f = figure(i);
    const std::uint32_t before = f.tokens.first > 0 ? f.tokens.first - 1 : 0;
    if (f.kind == FigureKind::age && is_named_age(i)) return true;
    if (f.kind == FigureKind::age || f.kind == FigureKind::quantity)
      return is_word(before, "the", "The") || is_word(before, "At", "at");
    if (f.kind == FigureKind::money) {
      const std::uint32_t first = f.tokens.first;
      if (is_definite_amount(i)) return true;
      // "the £2.6m deal"
      if (is_word(before, "the", "The") &&
          w_.says({f.tokens.last, std::min(w_.gap_behind(i).last, f.tokens.last + 2)}, word::price))
        return true;
      return first >= 3 && is_word(first - 1, "of", "Of") && w_.says({first - 2, first - 1}, word::price) &&
             is_word(first - 3, "the", "The");
    }
    // "the death toll of 32"
    if (is_unnamed(f) && f.tokens.first >= 3) {
      const std::uint32_t first = f.tokens.first;
      return is_word(first - 1, "of", "Of") && w_.says({first - 2, first - 1}, word::dead);
    }
    // "At 430 pages, the report is", "February's inflation rate of 8.3 percent"
    if (f.kind == FigureKind::percent) return names_rate(i);
    if (f.kind == FigureKind::count && !is_unnamed(f) && f.tokens.first == w_.sentence_tokens(i).first + 1 &&
        is_word(before, "At", "At"))
      return true;
    if (f.kind != FigureKind::count || f.unit.empty()) return false;
    const std::uint32_t first = f.tokens.first;
    return is_word(first, "All", "all") ||
           (first > 0 && (is_word(first - 1, "the", "The") || is_word(first - 1, "all", "All")));
  }

  // "The £4.2m penalty": an amount that a noun behind it makes one that was told.
  [[nodiscard]] bool is_definite_amount(std::uint32_t i) const {
    const TokenRange tokens = figure(i).tokens;
    return tokens.first > 0 && is_word(tokens.first - 1, "the", "The") && tokens.last < d_.tokens.size() &&
           d_.tokens[tokens.last].pos == Pos::noun;
  }
  // "A 34-year-old man ... Police said Darren Holt, 43, would": the one whose age was told a sentence before.
  [[nodiscard]] bool is_named_age(std::uint32_t i) const {
    const TokenRange tokens = figure(i).tokens;
    if (i == 0 || tokens.first < 2 || d_.tokens[tokens.first - 2].pos != Pos::propn) return false;
    if (d_.slice(d_.tokens[tokens.first - 1]) != ",") return false;
    const std::uint32_t begin = w_.beside(i).first;
    for (std::uint32_t k = begin; k > 0 && i - k < nearest && w_.sentence(k - 1) + 1 >= w_.sentence(i); --k) {
      const std::uint32_t first = figure(k - 1).tokens.first;
      if (figure(k - 1).kind == FigureKind::age) return first > 0 && is_word(first - 1, "a", "A");
    }
    return false;
  }

  // "The rate of 8.3 percent" opens its sentence.
  [[nodiscard]] bool names_rate(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    if (gap.first != w_.sentence_tokens(i).first || gap.size() < 3 || gap.size() > 6 || figure(i).change) return false;
    return is_word(gap.last - 1, "of", "of") && d_.tokens[gap.last - 2].pos == Pos::noun;
  }

  [[nodiscard]] bool says_all(std::uint32_t i) const {
    const std::uint32_t first = figure(i).tokens.first;
    return is_word(first, "All", "all") || (first > 0 && is_word(first - 1, "All", "all")) ||
           (first > 1 && is_word(first - 2, "All", "all"));
  }

  void look_back(std::uint32_t i) {
    std::optional<std::uint32_t> found;
    const word::Classes told = events_of(i);
    for (std::uint32_t k = i; k > 0 && i - k < nearest; --k) {
      const Figure& f = figure(k - 1);
      if (!f.value || !same_thing(k - 1, i)) continue;
      if (same_number(*f.value, *figure(i).value)) return;
      word::Classes both = events_of(k - 1) & told;
      const Slip slip = slip_between(middle_of(f), middle_of(figure(i)));
      // "13 of the 16"
      if (k == i && w_.behind(f, word::whole)) return;
      const bool loose = slip == Slip::digit && middle_of(f) < 100 && !says_all(i);
      // ages, sizes and things told again need no event where the digits are swapped and they stand close
      const bool close = w_.sentence(i) - w_.sentence(k - 1) <= 2 && slip == Slip::swap && names_one(k - 1, i);
      if (both == 0 && close) both = events;
      if (both == 0 || slip == Slip::none || loose || !is_closed(f) || is_part(k - 1)) continue;
      if (found) return;
      found = k - 1;
    }
    if (found) tell(*found, i);
  }

  // "Almost half of the city's renters" and, a sentence on, "The 48 per cent of renters who did": the share that was
  // told in words. Without "the" only where two digits swapped mend it.
  void same_share(std::uint32_t i) {
    const std::uint32_t first = w_.beside(i).first;
    if (first == 0 || first != i || w_.sentence(first - 1) + 1 != w_.sentence(i)) return;
    const std::uint32_t k = first - 1;
    const Figure& rough = figure(k);
    if (rough.kind != FigureKind::fraction || !rough.value || w_.beside(k).first != k || rough.change) return;
    if (figure(i).change || !share_word(d_, rough.of, figure(i).of)) return;
    const double is = middle_of(figure(i));
    const bool holds = fraction_allows(rough, is);
    const std::uint32_t opening = w_.sentence_tokens(i).first;
    const bool definite = figure(i).tokens.first == opening + 1 && is_word(opening, "The", "the");
    const auto whole = static_cast<int>(is);
    const bool swapped = whole >= 10 && whole <= 99 && fraction_allows(rough, whole % 10 * 10 + whole / 10);
    if (!holds && !definite && !(swapped && finds(i))) return;
    Check check;
    check.kind = CheckKind::conflict;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    check.figures = {FigureIndex{k}, FigureIndex{i}};
    check.detail = shown(is, 1) + "% is " + (holds ? "" : "not ") + std::string(d_.slice(rough.span));
    if (holds && !definite) return;
    checks_.push_back(std::move(check));
  }
  // "Nearly half of the drivers have been assaulted ... 27% answered yes": the share of those who did so.
  void answered_so(std::uint32_t i) {
    if (figure(i).change || !w_.sentence_says(i, word::affirm)) return;
    const TokenRange behind = w_.gap_behind(i);
    if (!w_.says({behind.first, std::min(behind.last, behind.first + 7)}, word::affirm)) return;
    for (std::uint32_t k = i; k > 0 && i - k < nearest && w_.sentence(k - 1) + 3 >= w_.sentence(i); --k) {
      const Figure& rough = figure(k - 1);
      if (rough.kind == FigureKind::percent) return;
      if (rough.kind != FigureKind::fraction) continue;
      if (!rough.value || rough.change || w_.sentence(k - 1) == w_.sentence(i)) return;
      const double is = middle_of(figure(i));
      const bool holds = fraction_allows(rough, is);
      Check check;
      check.kind = CheckKind::conflict;
      check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
      check.figures = {FigureIndex{k - 1}, FigureIndex{i}};
      check.detail = shown(is, 1) + "% is " + (holds ? "" : "not ") + std::string(d_.slice(rough.span));
      checks_.push_back(std::move(check));
      return;
    }
  }

  // "Seven rangers were arrested ... The eleven rangers": the one number of them told so far.
  void told_before(std::uint32_t i) {
    const Figure& f = figure(i);
    const std::uint32_t opening = w_.sentence_tokens(i).first;
    if (is_unnamed(f) || f.unit.empty() || f.tokens.first != opening + 1 || !is_word(opening, "The", "the")) return;
    if (!is_plain_phrase(f) || is_restricted(f)) return;
    std::optional<std::uint32_t> found;
    for (std::uint32_t k = i; k > 0 && i - k < nearest && w_.sentence(k - 1) + 3 >= w_.sentence(i); --k) {
      const Figure& other = figure(k - 1);
      if (other.kind != FigureKind::count || other.unit != f.unit) continue;
      if (found) return;
      found = k - 1;
    }
    if (!found || d_.sentences[w_.sentence(*found)].paragraph + 1 < d_.sentences[w_.sentence(i)].paragraph) return;
    const Figure& first = figure(*found);
    const bool plain =
        is_plain(first) && !is_unnamed(first) && !first.change && !is_part(*found) && is_plain_phrase(first);
    if (!plain || same_number(*first.value, *f.value)) return;
    // Elsewhere than at the head of its sentence the first may be some of others: a slip then has to mend it.
    const bool opens = first.tokens.first == w_.sentence_tokens(*found).first;
    const bool slipped = !w_.behind(first, word::whole) && slip_between(middle_of(first), middle_of(f)) != Slip::none;
    if (opens || slipped) tell(*found, i);
  }
  // "The fourteen people who died in Lima", "the six members of the board": others than those told of.
  [[nodiscard]] bool is_restricted(const Figure& f) const {
    const std::uint32_t next = f.tokens.last;
    if (next >= d_.tokens.size()) return true;
    const Pos pos = d_.tokens[next].pos;
    return pos != Pos::verb && pos != Pos::aux && d_.slice(d_.tokens[next]) != ",";
  }
  // "Seven rangers": nothing but number and noun.
  [[nodiscard]] static bool is_plain_phrase(const Figure& f) { return f.tokens.size() == 2; }

  // "The poll found that 47% of drivers".
  [[nodiscard]] bool finds(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    return gap.first == w_.sentence_tokens(i).first && gap.size() <= 6 && is_word(gap.first, "the", "The") &&
           is_word(gap.last - 1, "that", "that");
  }

  [[nodiscard]] bool same_thing(std::uint32_t a, std::uint32_t b) const {
    if (is_bare(figure(a)) && is_unnamed(figure(b))) return w_.says(figure(a).tokens, word::group);
    if (figure(a).kind != figure(b).kind) return false;
    if (figure(a).unit == figure(b).unit) return true;
    const word::Classes one = says_all(b) ? word::staff | word::dead : word::staff;
    return figure(a).kind == FigureKind::count && w_.says(figure(a).tokens, word::group) &&
           w_.says(figure(b).tokens, word::group) && (events_of(a) & events_of(b) & one) != 0;
  }

  // An age, a size, or a count of things that are not people at large.
  [[nodiscard]] bool names_one(std::uint32_t a, std::uint32_t b) const {
    const FigureKind kind = figure(b).kind;
    if (kind == FigureKind::money) return is_definite_amount(b) && !is_definite_amount(a);
    if (kind == FigureKind::percent) return share_word(d_, figure(a).of, figure(b).of);
    if (kind != FigureKind::count) return kind == FigureKind::age || kind == FigureKind::quantity;
    const bool people = w_.says(figure(b).tokens, word::group);
    return figure(a).unit == figure(b).unit && (!people || middle_of(figure(b)) >= 100);
  }

  // The events told in the figure's clause: of money its own name, for a sentence may give several prices.
  [[nodiscard]] word::Classes events_of(std::uint32_t i) const {
    const TokenRange behind = w_.gap_behind(i), before = w_.gap_before(i);
    const bool money = figure(i).kind == FigureKind::money;
    const std::uint32_t reach = money ? 2 : 8;
    const TokenRange near{before.size() > reach ? before.last - reach : before.first,
                          std::min(behind.last, behind.first + reach)};
    word::Classes found = 0;
    // "to be bought by its rival for $2.4bn"
    const bool priced = money && before.size() > reach && is_word(before.last - 1, "for", "for");
    if (priced && w_.says({before.size() > 12 ? before.last - 12 : before.first, before.last}, word::price))
      found |= word::price;
    for (word::Classes one = word::dead; one <= word::price; one <<= 1) {
      if (w_.says(near, one)) found |= one;
    }
    return found & events;
  }

  // "Another six", "six of the miners": not all of them.
  [[nodiscard]] bool is_part(std::uint32_t i) const {
    const Figure& f = figure(i);
    const std::uint32_t first = f.tokens.first;
    return w_.says({first > 2 ? first - 2 : 0, f.tokens.last}, word::others | word::rest | word::partial) ||
           w_.behind(f, word::than) || is_word(first, "another", "Another");
  }

  void tell(std::uint32_t first, std::uint32_t second) {
    Check check;
    check.kind = CheckKind::conflict;
    check.verdict = Verdict::inconsistent;
    check.figures = {FigureIndex{first}, FigureIndex{second}};
    check.detail =
        amount(figure(first)) + " and " + amount(figure(second)) + " " + figure(second).unit + " are told of one thing";
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_conflicts(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
