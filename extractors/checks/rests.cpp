// What is left of a whole, told as a sum goes on over sentences: "a $4.6 million package ... $2.15 million for roofs,
// and $1.7 million ... The remaining $750,000"; "Fifty-two percent ... 37 percent ... the other 11 percent".
//
// The rest is marked by its words; the amounts of its measure before it, back to a larger one, are the other parts, or
// for percentages all of 100. A sum that fails is told only if a slip of the pen in one of its figures would mend it.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/sum_arithmetic.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_back = 3, most_ahead = 4, nearest = 4;  // sentences; tokens between the words and the rest
constexpr std::size_t most_parts = 8;

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      if (is_amount(figure(i)) && figure(i).value && i + 2 < w_.count()) list(i);
      if (i == 0 || !w_.sentence_says(i, word::rest) || !is_rest(i) || taken(i)) continue;
      if (figure(i).kind == FigureKind::percent) {
        of_hundred(i);
      } else if (is_amount(figure(i))) {
        of_whole(i);
      }
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] bool is_rest(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    return figure(i).value && !figure(i).change &&
           w_.says({gap.size() > nearest ? gap.last - nearest : gap.first, gap.last}, word::rest);
  }
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, Taken::bit(CheckKind::sum) | Taken::bit(CheckKind::share));
  }
  [[nodiscard]] bool near(std::uint32_t k, std::uint32_t rest) const {
    return w_.sentence(k) + most_back >= w_.sentence(rest);
  }
  // Of things counted, "433 bulls and 612 cows" are parts of 1,284 moose.
  [[nodiscard]] bool can_add(std::uint32_t k, std::uint32_t rest) const {
    const Figure& f = figure(k);
    if (!is_amount(f) || !is_closed(f) || f.change || !f.per.empty() || middle_of(f) <= 0) return false;
    return is_bare(f) ? is_bare(figure(rest)) : same_measure(f, figure(rest));
  }

  // The first whole back from the rest that comes out, or the only one that is larger than all before.
  void of_whole(std::uint32_t rest) {
    SumReading reading{{rest}, 0};
    std::optional<SumReading> slipped;
    std::uint32_t wholes = 0;
    for (std::uint32_t k = rest; k > 0 && near(k - 1, rest) && reading.parts.size() <= most_parts; --k) {
      if (!can_add(k - 1, rest)) continue;
      reading.total = k - 1;
      const Together parts = together(d_, reading.parts);
      const double whole = middle_of(figure(k - 1));
      if (reading.parts.size() > 1 && whole > parts.largest / 10 && whole > middle_of(figure(rest))) {
        if (parts.all.meets(interval_of(figure(k - 1)))) return tell(reading, parts.middle, true);
        ++wholes;
        if (mends(reading, parts.middle, whole)) slipped = reading;
      }
      reading.parts.insert(reading.parts.begin(), k - 1);
    }
    if (slipped && wholes <= 2) tell(*slipped, together(d_, slipped->parts).middle, false);
  }
  [[nodiscard]] bool mends(const SumReading& reading, double sum, double whole) const {
    if (sum > 10 * whole || whole > 2 * sum) return false;
    if (slip_of_sum(d_, reading) == Slip::swap) return true;
    // the point in the wrong place
    return std::any_of(reading.parts.begin(), reading.parts.end(), [&](std::uint32_t part) {
      const double value = middle_of(figure(part)), wanted = whole - (sum - value);
      return std::abs(value - 10 * wanted) < 1e-6 * value || std::abs(10 * value - wanted) < 1e-6 * wanted;
    });
  }
  void tell(const SumReading& reading, double sum, bool holds) {
    checks_.push_back(sum_check(d_, reading, sum, holds));
  }

  // "312 kilograms ... in which 140 kilograms ... The second held 95 kilograms and the third 77": all amounts of the
  // total's measure in the sentences behind it.
  void list(std::uint32_t total) {
    // numbers of few digits are sums of others by chance
    if (figure(total).unit.empty() || digits_of(total) < 3 || !is_closed(figure(total)) || figure(total).change ||
        !figure(total).per.empty() || is_unnamed(figure(total)))
      return;
    SumReading reading{{}, total};
    for (std::uint32_t k = total + 1; k < w_.count() && w_.sentence(k) <= w_.sentence(total) + most_ahead; ++k) {
      if (figure(k).kind == FigureKind::ordinal) continue;
      const bool one_unit = is_amount(figure(k)) && figure(k).unit == figure(total).unit && !is_unnamed(figure(k));
      const bool unnamed = figure(k).kind == FigureKind::number && !reading.parts.empty() && !is_unnamed_year(k);
      if (!one_unit && !unnamed) continue;
      if (!is_plain(figure(k)) || figure(k).change || !figure(k).per.empty()) return;
      if (reading.parts.size() == most_parts) return;
      reading.parts.push_back(k);
    }
    if (reading.parts.size() < 2 || taken(total) || w_.sentence(reading.parts.front()) == w_.sentence(total)) return;
    const Together parts = together(d_, reading.parts);
    const double whole = middle_of(figure(total));
    constexpr double least = 100;
    if (whole < least || parts.largest >= whole || parts.middle > 1.5 * whole || parts.middle < whole / 1.5) return;
    if (parts.all.meets(interval_of(figure(total)))) return tell(reading, parts.middle, true);
    if (reading.parts.size() >= 3 && slip_of_sum(d_, reading) == Slip::swap) tell(reading, parts.middle, false);
  }
  // Digits but for the zeros at the end.
  [[nodiscard]] std::size_t digits_of(std::uint32_t i) const {
    std::int64_t coefficient = figure(i).value ? std::abs(figure(i).value->coefficient) : 0;
    while (coefficient != 0 && coefficient % 10 == 0) coefficient /= 10;
    std::size_t digits = 0;
    for (; coefficient != 0; coefficient /= 10) ++digits;
    return digits;
  }
  // "In 1,983": nothing that could be one.
  [[nodiscard]] bool is_unnamed_year(std::uint32_t k) const {
    const double value = middle_of(figure(k));
    return value >= 1800 && value <= 2100;
  }

  // "52 percent ..., 37 percent were opposed and the other 11 percent had yet to make up their minds".
  void of_hundred(std::uint32_t rest) {
    constexpr double all = 100;
    std::vector<std::uint32_t> parts{rest};
    double sum = middle_of(figure(rest));
    const auto [begin, end] = w_.beside(rest);
    for (std::uint32_t k = rest; k > begin; --k) {
      const Figure& f = figure(k - 1);
      if (f.kind != FigureKind::percent) continue;
      if (!is_closed(f) || f.change) return;
      parts.insert(parts.begin(), k - 1);
      sum += middle_of(f);
    }
    if (parts.size() < 3 || end - begin > most_parts) return;
    const bool holds = std::abs(sum - all) <= 1 + 0.5 * static_cast<double>(parts.size() - 2);
    const bool slip = std::any_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
      const double value = middle_of(figure(part));
      return slip_between(all - (sum - value), value) != Slip::none;
    });
    if (!holds && (!slip || sum > 1.5 * all)) return;
    Check check;
    check.kind = CheckKind::sum;
    check.verdict = holds ? Verdict::consistent : Verdict::inconsistent;
    for (const std::uint32_t part : parts) {
      check.figures.push_back(FigureIndex{part});
      check.detail += (check.detail.empty() ? "" : " + ") + shown(middle_of(figure(part)), 2);
    }
    check.detail += " = " + shown(sum, 2) + "%";
    if (!holds) check.detail += ", not 100%";
    checks_.push_back(std::move(check));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
};

}  // namespace

void check_rests(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
