// Totals beside lists: "162 flights (59 international and 103 domestic)", "Of the 33 projects, 10 are finished, 17
// under way and six yet to start", "ads ($610m) and subscriptions ($210m)", "151 passengers and nine crew, 160 people
// in all".
//
// Each run of amounts in a sentence is tried as the parts of the amount before or behind it. What stands between says
// how sure it is that they are all of them; where that is not sure, a sum that fails is told only if one slip of the
// pen would mend it.
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/sum_arithmetic.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_parts = 12, longest_item = 12;
constexpr int sure = 3, likely = 2;

bool can_add(const Figure& f) { return is_amount(f) && f.value && !f.change && f.per.empty() && middle_of(f) > 0; }

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks) {}

  void run() {
    for (std::uint32_t first = 0; first < w_.count();) {
      const std::uint32_t last = w_.beside(first).second;
      for (std::uint32_t t = first; last - first > 2 && t < last; ++t) {
        const bool level = is_level(t);
        if (!can_add(figure(t)) && !level) continue;
        ahead(t, last);
        if (!level) behind(t, first);
      }
      next_sentence(first, last);
      first = last;
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] TokenRange from_to(std::uint32_t a, std::uint32_t b) const {
    return {figure(std::min(a, b)).tokens.first, figure(std::max(a, b)).tokens.last};
  }

  // "1,900 are past the age of 60": a limit that the ones counted are beyond.
  [[nodiscard]] bool is_bound(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    return w_.says({gap.size() > 3 ? gap.last - 3 : gap.first, gap.last}, word::bound);
  }
  // "rises to 79 - 76 in the north and three in the south"
  [[nodiscard]] bool is_level(std::uint32_t i) const {
    const Figure& f = figure(i);
    return f.change && is_amount(f) && f.value && f.per.empty() && middle_of(f) > 0 && w_.before(f, word::reached);
  }
  // The parts may be of the total's measure or, of things counted, of kinds of it.
  [[nodiscard]] bool is_part(std::uint32_t part, std::uint32_t total) const {
    const Figure& p = figure(part);
    const Figure& t = figure(total);
    if (!can_add(p) || middle_of(p) >= middle_of(t) || is_bound(part)) return false;
    return same_measure(p, t) || (p.kind == FigureKind::count && t.kind == FigureKind::count);
  }
  [[nodiscard]] bool of_one_measure(const SumReading& reading) const {
    return std::all_of(reading.parts.begin(), reading.parts.end(), [&](std::uint32_t p) {
      return same_measure(figure(p), figure(reading.total)) && same_measure(figure(p), figure(reading.parts.front()));
    });
  }

  // The parts follow their total.
  void ahead(std::uint32_t total, std::uint32_t last) {
    SumReading reading{{}, total};
    // "63 seats in the 120-member Assembly, 41 for one party and 22 for the other"
    const bool aside = total + 2 < last && is_bare(figure(total + 1)) &&
                       !same_measure(figure(total + 1), figure(total)) &&
                       middle_of(figure(total + 1)) > middle_of(figure(total));
    for (std::uint32_t k = total + 1 + (aside ? 1 : 0); k < last && reading.parts.size() < most_parts; ++k) {
      if (!reading.parts.empty() && leaves_aside(reading.parts.front(), k)) break;
      if (is_stranger(d_, k, reading)) continue;
      if (!is_part(k, total) || (!reading.parts.empty() && w_.gap_before(k).size() > longest_item)) break;
      reading.parts.push_back(k);
    }
    if (reading.parts.size() < 2) return;
    if (w_.says(w_.gap_before(reading.parts.front()), word::partial)) return tell_included(reading);
    int weight = bridge(reading) + (joined(reading) ? 1 : 0);
    // of two one may be left out, of a list of three seldom
    if (opens_with_of(total) && !bracketed(reading)) weight += reading.parts.size() >= 3 ? 2 : 1;
    tell(reading, weight);
  }

  // "The 60-seat council": as many as there are.
  [[nodiscard]] bool is_size(std::uint32_t i) const {
    const Figure& f = figure(i);
    return f.kind == FigureKind::count && d_.slice(f.span).find('-') != std::string_view::npos &&
           w_.says(f.tokens, word::seat | word::group);
  }
  [[nodiscard]] bool is_dash(std::uint32_t token) const {
    const std::string_view mark = text(token);
    return mark == "-" || mark == "--" || mark == "–" || mark == "—";
  }
  // "42 people - 27 soldiers and 15 clerks - and wounded [six]": behind the second dash.
  [[nodiscard]] bool leaves_aside(std::uint32_t first_part, std::uint32_t k) const {
    const TokenRange open = w_.gap_before(first_part), gap = w_.gap_before(k);
    if (open.size() == 0 || !is_dash(open.last - 1)) return false;
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (is_dash(t) && d_.tokens[t].is(token_flag::space_before)) return true;
    }
    return false;
  }
  // What stands between the total and its parts.
  [[nodiscard]] int bridge(const SumReading& reading) const {
    if (bracketed(reading)) return sure;
    const TokenRange gap = w_.gap_before(reading.parts.front());
    if (w_.says(gap, word::parts)) return sure;
    if (gap.size() == 0) return 0;
    const std::string_view last = text(gap.last - 1);
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (text(t) == ";") return 0;
    }
    if (of_whom(reading)) return 1;
    if (is_size(reading.total)) return reading.parts.size() >= 3 ? likely : 1;
    const bool marked = last == ":" || is_dash(gap.last - 1);
    if (marked) return likely;
    // "$6.2 billion in total funding, $5.1 billion for"
    constexpr std::uint32_t longest_name = 8;
    if (last == "," && gap.size() <= longest_name && reading.parts.front() == reading.total + 1 &&
        w_.says({gap.first, std::min(gap.last, gap.first + 2)}, word::total | word::total_behind))
      return likely;
    if (opens_with(reading)) return 1;
    // "84 arrests, 51 on Friday and 33 on Saturday", not "100 shops, 76 farms and 22 schools"
    const bool unnamed = std::all_of(reading.parts.begin(), reading.parts.end(),
                                     [&](std::uint32_t part) { return is_unnamed(figure(part)); });
    const bool beside = last == "," && gap.size() <= (reading.parts.front() == reading.total + 1 ? 1 : 3);
    if (!beside || is_unnamed(figure(reading.total))) return 0;
    if (unnamed) return 1;
    return is_aside(reading) ? likely : 0;
  }
  // "rises to 38, with 28 in the north and ten others", "2,383 respondents, with answers from 1,944 parents"
  [[nodiscard]] bool opens_with(const SumReading& reading) const {
    const TokenRange gap = w_.gap_before(reading.parts.front());
    constexpr std::uint32_t most_behind = 3;
    for (std::uint32_t t = gap.first + 1; t < gap.last; ++t) {
      if (text(t) == "with" && text(t - 1) == ",") return gap.last - t <= most_behind + 1;
    }
    return false;
  }

  // "a total of 29 people, 19 members and ten officers, were killed": between commas, and called a total.
  [[nodiscard]] bool is_aside(const SumReading& reading) const {
    const TokenRange behind = w_.gap_behind(reading.parts.back());
    constexpr std::uint32_t longest_name = 4;
    for (std::uint32_t t = behind.first; t < std::min(behind.last, behind.first + longest_name); ++t) {
      if (text(t) == ",") return joined(reading) && is_called_total(reading.total);
    }
    return false;
  }
  [[nodiscard]] bool is_called_total(std::uint32_t i) const {
    return w_.says({w_.gap_before(i).first, figure(i).tokens.last}, word::total);
  }
  // "6.8 million people, of whom 4.9 million were": the others may go untold.
  [[nodiscard]] bool of_whom(const SumReading& reading) const {
    const TokenRange gap = w_.gap_before(reading.parts.front());
    return reading.total < reading.parts.front() && gap.size() >= 2 && text(gap.last - 2) == "of" &&
           d_.tokens[gap.last - 1].pos == Pos::pron;
  }
  // "(59 international and 103 domestic)", or each part in brackets of its own.
  [[nodiscard]] bool bracketed(const SumReading& reading) const {
    const auto opens = [&](std::uint32_t i) {
      return figure(i).tokens.first > 0 && text(figure(i).tokens.first - 1) == "(";
    };
    // what stands in brackets itself is one of the list
    if (!opens(reading.parts.front()) || opens(reading.total)) return false;
    if (std::all_of(reading.parts.begin(), reading.parts.end(), opens)) return joined(reading);
    const TokenRange behind = w_.gap_behind(reading.parts.back());
    for (std::uint32_t t = figure(reading.parts.front()).tokens.first; t < behind.last; ++t) {
      if (text(t) == ")") return t >= behind.first && t < behind.first + 5;
    }
    return false;
  }
  // An "and" before the last part.
  [[nodiscard]] bool joined(const SumReading& reading) const {
    if (reading.parts.size() < 2) return false;
    const std::uint32_t begin = figure(reading.parts[reading.parts.size() - 2]).tokens.last;
    for (std::uint32_t t = begin; t < figure(reading.parts.back()).tokens.first; ++t) {
      if (d_.tokens[t].pos == Pos::cconj) return true;
    }
    return false;
  }
  [[nodiscard]] bool opens_with_of(std::uint32_t total) const {
    const TokenRange gap = w_.gap_before(total);
    return gap.first == w_.sentence_tokens(total).first && gap.size() >= 1 && gap.size() <= 3 &&
           text(gap.first) == "Of";
  }

  // "Two schools with 340 and 415 pupils, 755 in total": where the parts have the total's name, another is no part.
  [[nodiscard]] bool is_other_thing(std::uint32_t i, const SumReading& reading) const {
    const std::string& unit = figure(reading.total).unit;
    const auto named = [&](std::uint32_t part) { return !is_unnamed(figure(part)) && figure(part).unit == unit; };
    return !is_unnamed(figure(i)) && figure(i).unit != unit &&
           std::any_of(reading.parts.begin(), reading.parts.end(), named);
  }

  // The parts stand before a total that words call so.
  void behind(std::uint32_t total, std::uint32_t first) {
    const TokenRange gap = w_.gap_before(total);
    const std::uint32_t near = gap.size() > 6 ? gap.last - 6 : gap.first;
    const bool tallied = gap.size() > 1 && text(gap.last - 1) == "to" && w_.says({near, gap.last}, word::tally);
    const bool named =
        tallied || w_.says({near, figure(total).tokens.last}, word::total) || w_.total_behind(total) || is_size(total);
    if (!named || gap.size() > longest_item) return;
    SumReading reading{{}, total};
    for (std::uint32_t k = total; k > first && reading.parts.size() < most_parts; --k) {
      if (!is_part(k - 1, total) || (k < total && w_.gap_before(k).size() > longest_item)) break;
      if (is_other_thing(k - 1, reading)) break;
      reading.parts.insert(reading.parts.begin(), k - 1);
    }
    // "Taking the toll to 87": others may have been counted before
    if (tallied && reading.parts.size() >= 2 && sum_of(reading) <= middle_of(figure(total)) &&
        slip_of_sum(d_, reading) != Slip::swap && !whole_sum(reading))
      return;
    const auto seated = [&](std::uint32_t part) {
      return is_unnamed(figure(part)) || figure(part).unit == figure(total).unit;
    };
    if (is_size(total) && !std::all_of(reading.parts.begin(), reading.parts.end(), seated)) return;
    if (reading.parts.size() >= 2) tell(reading, likely + (joined(reading) && of_one_measure(reading) ? 1 : 0));
  }

  // "The council has 60 members. Labour has 32, the Tories 19 and the Greens nine".
  void next_sentence(std::uint32_t first, std::uint32_t last) {
    if (first == 0 || last - first < 3 || w_.sentence(first - 1) + 1 != w_.sentence(first)) return;
    // of several totals the largest can have parts
    std::optional<std::uint32_t> total;
    std::size_t amounts = 0;
    for (std::uint32_t k = w_.beside(first - 1).first; k < first; ++k) {
      amounts += can_add(figure(k)) ? 1 : 0;
      if (can_add(figure(k)) && (!total || middle_of(figure(k)) > middle_of(figure(*total)))) total = k;
    }
    // more of them are a list of their own
    if (!total || amounts > 2) return;
    SumReading reading{{}, *total};
    std::size_t ordinals = 0;
    for (std::uint32_t k = first; k < last; ++k) {
      if (figure(k).kind == FigureKind::ordinal) {
        // from the first on
        if (ordinals > 0 || (figure(k).value && middle_of(figure(k)) == 1)) ++ordinals;
        continue;
      }
      if (is_stranger(d_, k, reading)) continue;
      const bool fits = is_part(k, *total) && (is_unnamed(figure(k)) || figure(k).unit == figure(*total).unit);
      if (!fits || (k > first && w_.gap_before(k).size() > longest_item)) return;
      reading.parts.push_back(k);
    }
    if (reading.parts.size() < 2 || reading.parts.size() > most_parts || reading.parts.back() + 1 != last) return;
    // "The first killed 14, the second nine and the third three"
    const bool counted = ordinals > 0 && ordinals + 1 >= reading.parts.size();
    const bool with_and = joined(reading);
    if (with_and && (counted || reading.parts.size() >= 3)) tell(reading, counted ? sure + 1 : likely);
  }

  // "417,000 enlisted: 332,000 served abroad and 61,000 never came home": what is told of each may be true of one
  // twice.
  [[nodiscard]] bool has_verb(const SumReading& reading) const {
    if (reading.total > reading.parts.front() || opens_with_of(reading.total)) return false;
    for (std::uint32_t t = figure(reading.parts.front()).tokens.last; t < figure(reading.parts.back()).tokens.first;
         ++t) {
      if (d_.tokens[t].pos == Pos::verb) return true;
    }
    return false;
  }

  // "16 people, including four Danes, one Swede and 11 Finns": the list may be all of them, and makes no more than they
  // are.
  void tell_included(const SumReading& reading) {
    const TokenRange gap = w_.gap_before(reading.parts.front());
    if (!joined(reading) || gap.size() > longest_item || reading.parts.front() != reading.total + 1) return;
    auto check = whole_list(d_, reading, 1.6);
    if (!check) return;
    const double total = middle_of(figure(reading.total));
    constexpr double close = 0.02;  // "over $10 billion" may be anything
    const bool holds = check->verdict == Verdict::consistent;
    const bool small = total < 20 && reading.parts.size() < 3;
    if (small || (holds && std::abs(sum_of(reading) - total) > close * total)) return;
    // "20 finals, including 15 lost and seven abroad": one thing may be both
    const bool apart = figure(reading.total).kind == FigureKind::money ||
                       w_.says(figure(reading.total).tokens, word::group | word::person | word::dead);
    const bool over = sum_of(reading) > total && slip_of_sum(d_, reading) != Slip::none;
    const bool certain = apart && !has_verb(reading) && !nested(reading) && !is_cut(reading);
    if (holds || (over && certain && is_closed(figure(reading.total)))) checks_.push_back(std::move(*check));
  }

  [[nodiscard]] bool whole_sum(const SumReading& reading) const {
    const auto check = whole_list(d_, reading, 1.6);
    return check && check->verdict == Verdict::consistent;
  }
  // Three parts or more that make more than their whole, which some of its parts never can.
  [[nodiscard]] bool exceeds(const SumReading& reading) const {
    const Together parts = together(d_, reading.parts);
    const double total = interval_of(figure(reading.total)).high;
    return reading.parts.size() >= 3 && parts.all.low > total && parts.middle < 1.4 * total;
  }
  [[nodiscard]] double sum_of(const SumReading& reading) const { return together(d_, reading.parts).middle; }
  // An amount of the total's own measure in the parts' sentence that is none of them: the list was not read whole.
  [[nodiscard]] bool is_cut(const SumReading& reading) const {
    const auto [begin, end] = w_.beside(reading.parts.front());
    for (std::uint32_t k = begin; k < end; ++k) {
      const bool outside = k != reading.total && (k < reading.parts.front() || k > reading.parts.back());
      if (outside && figure(k).kind == figure(reading.total).kind && same_measure(figure(k), figure(reading.total)))
        return true;
    }
    return false;
  }
  // "104 of these 122" is a part of a part.
  [[nodiscard]] bool nested(const SumReading& reading) const {
    return std::any_of(reading.parts.begin() + 1, reading.parts.end(),
                       [&](std::uint32_t part) { return w_.behind(figure(part), word::whole); });
  }

  // "And ten others".
  [[nodiscard]] bool names_others(const SumReading& reading) const {
    const Figure& last = figure(reading.parts.back());
    return w_.says(last.tokens, word::others) || w_.behind(last, word::others);
  }

  // "Counts Forty through Forty-Seven".
  [[nodiscard]] bool is_end_of_range(std::uint32_t i) const {
    const std::uint32_t first = figure(i).tokens.first;
    return first > 0 && text(first - 1) == "through";
  }

  void tell(const SumReading& reading, int weight) {
    if (weight < likely || w_.says(from_to(reading.parts.front(), reading.total), word::partial)) return;
    const TokenRange sentence = w_.sentence_tokens(reading.parts.back());
    // "and threw a zone around each" is another matter
    if (w_.says({sentence.first, std::min(sentence.last, figure(reading.parts.back()).tokens.last + 5)}, word::partial))
      return;
    auto check = whole_list(d_, reading, 10);
    if (!check) return;
    const bool far = !whole_list(d_, reading, 1.6);
    const bool small = middle_of(figure(reading.total)) < 20;
    const Slip slip = slip_of_sum(d_, reading);
    const bool mended = !small && (of_whom(reading) ? slip == Slip::swap : slip != Slip::none);
    if (check->verdict == Verdict::inconsistent && reading.total < reading.parts.front() && opens_with(reading) &&
        slip != Slip::swap && !(slip == Slip::digit && (names_others(reading) || reading.parts.size() >= 3)))
      return;  // some of them may go untold
    const bool certain = weight >= sure && !far && of_one_measure(reading) && (weight > sure || !has_verb(reading));
    const bool alarm = check->verdict == Verdict::inconsistent;
    const bool differs = std::any_of(reading.parts.begin(), reading.parts.end(),
                                     [&](std::uint32_t part) { return w_.tells_difference(figure(part)); });
    if (alarm && (differs || is_end_of_range(reading.total))) return;
    if (alarm &&
        (is_cut(reading) || (opens_with_of(reading.total) && sum_of(reading) < middle_of(figure(reading.total)))))
      return;
    if (alarm && (!is_closed(figure(reading.total)) || nested(reading))) return;
    // by chance small numbers come out as often as not
    if (check->verdict == Verdict::consistent
            ? ((weight >= sure && !far) || !small)
            : (certain || mended ||
               (exceeds(reading) && of_one_measure(reading) &&
                (!has_verb(reading) || figure(reading.total).kind == FigureKind::money))))
      checks_.push_back(std::move(*check));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
};

}  // namespace

void check_totals(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
