// Lists whose form makes them whole: behind a bracket or a colon ("24 crew (22 Syrians and two Egyptians)"), before a
// total that closes them ("seven men and five women; all twelve"), percentages that are all a sentence tells ("34
// percent would hire, 51 percent would not and 15 percent did not know").
//
// A list that comes out is told; one that does not, where a slip of the pen in one number would mend it or the parts
// are more than the whole.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/sum_arithmetic.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::size_t most_parts = 8;
constexpr double least_whole = 8;  // smaller numbers of one digit are sums of others by chance
constexpr double all = 100;        // percent

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      const Figure& f = figure(i);
      if (!is_plain(f)) continue;
      const bool whole = is_amount(f) && f.per.empty() && (middle_of(f) >= least_whole || digits_of(f) > 1);
      if (f.change) {  // "rises to 79: 76 in the north and three in the south"
        if (whole && i + 2 < w_.count() && w_.before(f, word::reached)) behind_mark(i);
      } else if (f.kind == FigureKind::percent) {
        of_hundred(i);
      } else if (whole) {
        if (i + 2 < w_.count()) behind_mark(i);
        if (i >= 2 && closes(i)) before_total(i);
      }
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, Taken::bit(CheckKind::sum) | Taken::bit(CheckKind::change));
  }
  [[nodiscard]] bool has_pos(TokenRange range, Pos one, Pos other) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (d_.tokens[t].pos == one || d_.tokens[t].pos == other) return true;
    }
    return false;
  }
  [[nodiscard]] bool has_and(TokenRange range) const { return has_pos(range, Pos::cconj, Pos::cconj); }
  [[nodiscard]] bool has_word(TokenRange range, std::string_view word) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (word_at(t) == word) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_people(std::uint32_t i) const {
    return w_.says(figure(i).tokens, word::group | word::person | word::dead);
  }
  // "7.2 million tonnes: 5.8 million of wheat": the unit is told once.
  [[nodiscard]] bool is_unsaid(std::uint32_t k) const {
    constexpr double least = 100;
    return is_bare(figure(k)) && middle_of(figure(k)) >= least && figure(k).tokens.size() <= 2;
  }

  // What stands behind a bracket or colon is the whole's, whatever it names.
  void behind_mark(std::uint32_t whole) {
    constexpr std::uint32_t most_before_bracket = 3, most_before_colon = 8;  // tokens behind the whole
    const TokenRange gap = w_.gap_behind(whole);
    if (gap.size() == 0 || gap.size() > most_before_colon || w_.sentence(whole + 1) != w_.sentence(whole)) return;
    const std::string_view mark = word_at(gap.last - 1);
    const bool bracket = mark == "(";
    if ((!bracket && mark != ":") || (bracket && gap.size() > most_before_bracket)) return;
    if (taken(whole) || figure(whole).unit.empty() || w_.says(gap, word::partial)) return;
    const SumReading reading = list_behind(whole, bracket);
    if (reading.parts.size() >= 2) tell(reading);
  }
  [[nodiscard]] SumReading list_behind(std::uint32_t whole, bool bracket) const {
    SumReading reading{{}, whole};
    bool closed = false;
    for (std::uint32_t k = whole + 1; k < w_.beside(whole).second; ++k) {
      if (reading.parts.size() == most_parts || !can_be_listed(k, whole)) return {};
      if (k > whole + 1) {
        if (bracket && has_pos(w_.gap_before(k), Pos::verb, Pos::aux)) return {};
        closed = closed || has_and(w_.gap_before(k));
      }
      reading.parts.push_back(k);
      if (bracket && has_word(w_.gap_behind(k), ")")) {
        closed = true;
        break;
      }
    }
    return closed ? reading : SumReading{};
  }
  [[nodiscard]] bool can_be_listed(std::uint32_t k, std::uint32_t whole) const {
    const Figure& f = figure(k);
    const Figure& w = figure(whole);
    const bool like = is_bare(w) ? is_bare(f) : f.unit == w.unit || is_unsaid(k);
    if (!like || !is_plain(f) || f.change || !f.per.empty()) return false;
    // "$268 million ($289 million in today's dollars)"
    return middle_of(f) < (k == whole + 1 && !is_bare(w) ? 1 : 2) * middle_of(w);
  }

  // "26,100 in the two months together", "all twelve", "making 6.5 tonnes for the year".
  [[nodiscard]] bool closes(std::uint32_t i) const {
    if (w_.sentence(i - 2) != w_.sentence(i) || taken(i)) return false;
    constexpr std::uint32_t near_before = 3, near_behind = 8;
    const TokenRange gap = w_.gap_before(i), behind = w_.gap_behind(i);
    const TokenRange before{gap.size() > near_before ? gap.last - near_before : gap.first, gap.last};
    return w_.says(before, word::total | word::left | word::equating | word::all) ||
           w_.says(figure(i).tokens, word::all | word::total) ||
           w_.says({behind.first, std::min(behind.last, behind.first + near_behind)}, word::total | word::total_behind);
  }
  void before_total(std::uint32_t whole) {
    SumReading reading{{}, whole};
    constexpr std::uint32_t most_back = 16;  // figures
    const std::uint32_t begin = std::max(w_.beside(whole).first, whole > most_back ? whole - most_back : 0);
    for (std::uint32_t k = whole; k > begin && reading.parts.size() < most_parts; --k) {
      const Figure& f = figure(k - 1);
      if (f.kind == FigureKind::ordinal || f.kind == FigureKind::age) continue;
      // "16 grants ($115 million) and 46 grants ($25.5 million), totalling": numbers between the amounts
      if (!reading.parts.empty() && is_bare(f) && !is_bare(figure(whole))) continue;
      const bool like = is_amount(f) && is_plain(f) && !f.change && f.per.empty() && !w_.tells_difference(f) &&
                        (same_measure(f, figure(whole)) || (is_people(k - 1) && is_people(whole)));
      if (!like || taken(k - 1) || middle_of(f) >= 2 * middle_of(figure(whole))) break;
      reading.parts.insert(reading.parts.begin(), k - 1);
    }
    if (reading.parts.size() < 2 || !is_next(reading.parts.back(), whole)) return;
    const TokenRange list{w_.gap_before(reading.parts.front()).first, w_.gap_behind(whole).last};
    const TokenRange joint{figure(reading.parts[reading.parts.size() - 2]).tokens.last,
                           figure(reading.parts.back()).tokens.first};
    if ((!has_and(joint) && !w_.says(joint, word::joined)) || w_.says(list, word::partial)) return;
    const Together parts = together(d_, reading.parts);
    if (parts.all.meets(interval_of(figure(whole))) || slip_of_sum(d_, reading) != Slip::none) tell(reading);
  }

  // But for ordinals and ages: "$17 million in its first weekend for a total of $115 million".
  [[nodiscard]] bool is_next(std::uint32_t part, std::uint32_t whole) const {
    for (std::uint32_t k = part + 1; k < whole; ++k) {
      if (figure(k).kind != FigureKind::ordinal && figure(k).kind != FigureKind::age) return false;
    }
    return true;
  }

  // All percentages of a sentence that tells nothing else.
  void of_hundred(std::uint32_t first) {
    constexpr std::uint32_t least = 3, most = 6;
    constexpr double rounding = 1, most_over = 25;
    const auto [begin, end] = w_.beside(first);
    if (first != begin || end - begin < least || end - begin > most) return;
    double sum = 0;
    for (std::uint32_t k = begin; k < end; ++k) {
      const Figure& f = figure(k);
      if (f.kind != FigureKind::percent || !is_plain(f) || f.change || taken(k)) return;
      sum += middle_of(f);
    }
    const bool holds = std::abs(sum - all) <= rounding;
    // a list that makes less may go on unsaid
    if (!holds && (sum < all || sum > all + most_over)) return;
    const TokenRange sentence = w_.sentence_tokens(first);
    if (!has_and(w_.gap_before(end - 1)) || w_.says(sentence, word::partial)) return;
    if (!holds && (w_.says(sentence, word::former) || !is_mended(begin, end, sum) || has_wholes(begin, end))) return;
    Check check;
    check.kind = CheckKind::sum;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    for (std::uint32_t k = begin; k < end; ++k) {
      check.figures.push_back(FigureIndex{k});
      check.detail += (check.detail.empty() ? "" : " + ") + shown(middle_of(figure(k)), 2);
    }
    check.detail += " = " + shown(sum, 2) + "%";
    if (!holds) check.detail += ", not 100%";
    checks_.push_back(std::move(check));
  }
  // "40 percent in Leeds, 35 percent in York", "40 percent of Bell, 35 percent of Rovik": each of a whole of its own.
  [[nodiscard]] bool has_wholes(std::uint32_t begin, std::uint32_t end) const {
    std::size_t named = 0;
    for (std::uint32_t k = begin; k < end; ++k) {
      const TokenRange behind = w_.gap_behind(k), before = w_.gap_before(k);
      const bool owned = w_.says({behind.first, std::min(behind.last, behind.first + 1)}, word::whole);
      if (owned || names_scene({before.first, behind.last})) ++named;
    }
    return named >= 2;
  }
  // A place or a time.
  [[nodiscard]] bool names_scene(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (d_.time_at(t) != nullptr) return true;
      const Mention* mention = d_.mention_at(t);
      if (mention == nullptr) continue;
      const EntityType type = d_.entities.entities[at(mention->entity)].type;
      if (type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_mended(std::uint32_t begin, std::uint32_t end, double sum) const {
    for (std::uint32_t k = begin; k < end; ++k) {
      const double value = middle_of(figure(k));
      if (slip_between(all - sum + value, value) != Slip::none) return true;
    }
    return false;
  }

  void tell(const SumReading& reading) {
    const Together parts = together(d_, reading.parts);
    const double whole = middle_of(figure(reading.total));
    const bool holds = parts.all.meets(interval_of(figure(reading.total)));
    // the longer the list, the more likely is a part that was not seen
    constexpr std::size_t few = 4;
    const bool over = parts.middle > whole && parts.middle < 2 * whole;
    const bool slipped = slip_of_sum(d_, reading) != Slip::none && (over || reading.parts.size() <= few);
    constexpr double close = 0.02;  // "$1 million" may be rounded, but half of it is no sign
    const bool likely = holds && std::abs(parts.middle - whole) <= close * whole;
    if (holds ? likely : over || slipped) checks_.push_back(sum_check(d_, reading, parts.middle, holds));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_listed_parts(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
