// Sums told over sentences: "£2.6m for the larger job ... Once the £1.25m for the baths is added, £3.85m"; "from 212
// boats ... 140 ... The other 72".
//
// The last figure says by its words that a sum is told: a total ("brings it to", "altogether"), what is left, the rest,
// or a figure that comes back ("The 985,000 barrels"). The nearest amounts of its measure before it, all of them back
// to some point, are the other terms, and the largest of all is the sum. One that comes out is told; one that fails
// only where two digits swapped, or one digit another, would mend exactly one such reading.
#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/sum_arithmetic.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_back = 3;      // sentences
constexpr std::uint32_t most_figures = 48;  // the same in figures, and those of a sentence that are looked through
constexpr std::size_t most_terms = 6, few_digits = 3, least_digits = 6, many_digits = 14;

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 2; i < w_.count(); ++i) {
      if (!is_amount(figure(i)) || !figure(i).value) continue;
      const bool closes = closes_sum(i);
      if ((!closes && digits_of(figure(i)) < 4) || !is_term(i) || taken(i)) continue;
      read(i, closes);
      // "Another 27,000 were still cut off, according to the operator, which counted 212,000"
      const bool goes_on = closes && i + 1 < w_.count() && w_.sentence(i + 1) == w_.sentence(i) && !returns(i);
      if (goes_on && is_term(i + 1) && !taken(i) && !taken(i + 1)) read(i + 1, true);
    }
  }

 private:
  enum class Closing : std::uint8_t { none, returning, worded };

  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, Taken::bit(CheckKind::sum) | Taken::bit(CheckKind::share) | Taken::bit(CheckKind::change));
  }
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }

  // An amount of its own: no rate, no step, no size of one thing ("the 41,900-seat ballpark").
  [[nodiscard]] bool is_term(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!is_amount(f) || !is_closed(f) || middle_of(f) <= 0 || w_.tells_difference(f)) return false;
    // "to 7.8 cents" is an amount of its own, "by 7.8 cents" and "to $48 million from $71 million" are none
    if (f.change && (!w_.before(f, word::reached) || !std::holds_alternative<std::monostate>(f.change->from)))
      return false;
    const TokenRange gap = w_.gap_before(i);
    if (w_.says({gap.size() > 3 ? gap.last - 3 : gap.first, gap.last}, word::bound)) return false;
    return d_.slice(f.span).find('-') == std::string_view::npos;
  }
  // Bare numbers of many digits go with counts of any name: turkeys and hens are birds.
  [[nodiscard]] bool is_like(std::uint32_t k, std::uint32_t i) const {
    const Figure& a = figure(k);
    const Figure& b = figure(i);
    if (is_bare(a) && is_bare(b)) {
      if (same_measure(a, b)) return true;
      if (is_of_people(k) && is_of_people(i)) return true;
      return digits_of(a) >= 3 && digits_of(b) >= 3 && middle_of(a) > 200 && middle_of(b) > 200;
    }
    const auto scaled_number = [](const Figure& f) { return f.kind == FigureKind::number && middle_of(f) >= 1e5; };
    if (a.kind == b.kind) return a.unit == b.unit;
    return (scaled_number(a) && b.kind == FigureKind::money) || (scaled_number(b) && a.kind == FigureKind::money);
  }

  [[nodiscard]] bool is_of_people(std::uint32_t i) const {
    return w_.says(figure(i).tokens, word::group | word::person | word::dead);
  }

  [[nodiscard]] bool closes_sum(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    const TokenRange near{gap.size() > 6 ? gap.last - 6 : gap.first, gap.last};
    if (w_.says(near, word::total | word::left | word::rest | word::tally | word::sums) || w_.total_behind(i))
      return true;
    // "bringing the total funding contained in the bill to"
    // (of people, others may have been counted before)
    if (!is_bare(figure(i)) && gap.size() > 6 && word_at(gap.last - 1) == "to" && w_.says(gap, word::total) &&
        w_.says(gap, word::sums))
      return true;
    const TokenRange behind = w_.gap_behind(i);
    if (w_.says({behind.first, std::min(behind.last, behind.first + 3)}, word::rest | word::left | word::total))
      return true;
    return returns(i);
  }
  // "The 40 planes", "today's 28,640".
  [[nodiscard]] bool returns(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    if (gap.size() == 0) return false;
    const std::string_view before = word_at(gap.last - 1);
    return before == "The" || before == "the" ||
           (before == "'s" && gap.size() > 1 && d_.time_at(gap.last - 2) != nullptr) || before == "This" ||
           before == "Those";
  }

  void read(std::uint32_t last, bool closes) {
    std::vector<std::uint32_t> terms{last};
    std::optional<SumReading> slipped;
    Slip how = Slip::none;
    std::size_t mended = 0;
    const std::uint32_t begin = last > most_figures ? last - most_figures : 0;
    for (std::uint32_t k = last; k > begin && w_.sentence(k - 1) + most_back >= w_.sentence(last); --k) {
      if (terms.size() == most_terms) break;
      if (!is_term(k - 1) || !is_like(k - 1, last)) continue;
      if (is_told_twice(k - 1, terms)) return;
      if (taken(k - 1) || is_part_of_next(k - 1)) break;
      terms.insert(terms.begin(), k - 1);
      if (terms.size() < 3) continue;
      const auto reading = reading_of(terms, !closes ? many_digits : is_linked(terms) ? few_digits : least_digits);
      if (!reading) continue;
      // numbers of few digits are the terms of a sum only where the last one is what they make
      if (closes && is_linked(terms) && reading->total != last && digits_in(terms) < least_digits) continue;
      const Together parts = together(d_, reading->parts);
      if (parts.all.meets(interval_of(figure(reading->total)))) return tell(*reading, parts.middle, true);
      const Slip slip = slip_of(*reading, parts.middle);
      if (slip == Slip::none) continue;
      ++mended;
      how = slip;
      slipped = reading;
    }
    if (mended != 1 || !in_one_place(*slipped, last)) return;
    if (how == Slip::swap || is_whole(*slipped, last)) tell(*slipped, together(d_, slipped->parts).middle, false);
  }
  // "$100 million, in addition to the $50 million ... brings the total to": said to be added.
  [[nodiscard]] bool is_linked(const std::vector<std::uint32_t>& terms) const {
    return terms.size() == 3 && w_.says(w_.gap_before(terms[1]), word::joined);
  }
  // "14 of Iraq's 18 provinces"
  [[nodiscard]] bool is_part_of_next(std::uint32_t k) const {
    const TokenRange gap = w_.gap_behind(k);
    if (k + 1 >= w_.count() || w_.sentence(k) != w_.sentence(k + 1) || gap.size() == 0 || gap.size() > 5) return false;
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.tokens[t].pos == Pos::cconj || d_.tokens[t].pos == Pos::verb || word_at(t) == ",") return false;
    }
    return word_at(gap.first) == "of";
  }
  [[nodiscard]] bool is_told_twice(std::uint32_t k, const std::vector<std::uint32_t>& terms) const {
    return std::any_of(terms.begin(), terms.end(),
                       [&](std::uint32_t term) { return middle_of(figure(term)) == middle_of(figure(k)); });
  }
  [[nodiscard]] std::size_t digits_in(const std::vector<std::uint32_t>& terms) const {
    std::size_t digits = 0;
    for (const std::uint32_t term : terms) digits += digits_of(figure(term));
    return digits;
  }
  // The largest is the sum of the others; numbers of few digits make one by chance.
  [[nodiscard]] std::optional<SumReading> reading_of(const std::vector<std::uint32_t>& terms, std::size_t least) const {
    const auto largest = *std::max_element(terms.begin(), terms.end(), [&](std::uint32_t a, std::uint32_t b) {
      return middle_of(figure(a)) < middle_of(figure(b));
    });
    SumReading reading{{}, largest};
    for (const std::uint32_t term : terms) {
      if (term != largest) reading.parts.push_back(term);
      if (middle_of(figure(term)) < middle_of(figure(largest)) / 60) return std::nullopt;
    }
    return digits_in(terms) >= least ? std::optional(reading) : std::nullopt;
  }
  [[nodiscard]] Slip slip_of(const SumReading& reading, double sum) const {
    const double whole = middle_of(figure(reading.total));
    const auto small = [&](std::uint32_t part) { return middle_of(figure(part)) < 10 && !is_of_people(part); };
    if (std::any_of(reading.parts.begin(), reading.parts.end(), small)) return Slip::none;
    if (sum > 1.8 * whole || whole > 1.8 * sum) return Slip::none;
    return slip_of_sum(d_, reading);
  }
  // The items of a list, a paragraph each, are things of their own.
  [[nodiscard]] bool in_one_place(const SumReading& reading, std::uint32_t last) const {
    const std::uint32_t first = std::min(reading.parts.front(), reading.total);
    return d_.sentences[w_.sentence(last)].paragraph <= d_.sentences[w_.sentence(first)].paragraph + 1;
  }
  // All amounts of the measure in the sentences of the terms are terms.
  [[nodiscard]] bool is_whole(const SumReading& reading, std::uint32_t last) const {
    const std::uint32_t low = std::min(reading.parts.front(), reading.total);
    if (last - w_.beside(low).first > 2 * most_figures) return false;
    std::size_t like = 0;
    for (std::uint32_t k = w_.beside(low).first; k <= last; ++k) {
      like += is_amount(figure(k)) && is_like(k, last) ? 1 : 0;
    }
    return like == reading.parts.size() + 1;
  }
  void tell(const SumReading& reading, double sum, bool holds) {
    checks_.push_back(sum_check(d_, reading, sum, holds));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_nearby_sums(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
