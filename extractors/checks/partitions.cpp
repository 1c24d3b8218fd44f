// A whole and all of its parts, by the structure of the telling rather than by its words: "58 people were held, 39 of
// them for theft and 19 for brawling"; "Twelve climbers set out. Seven reached the summit, three turned back and two
// died"; "18 of the 24 pumps were mended. The other six".
//
// A count with its noun is followed, in its sentence or the next ones, by a run of smaller amounts of its own measure,
// or that name none, and nothing else is counted in between. How far such a run may be believed to be all of the whole
// is read from its form: "the other six" ends it outright; "of whom", "of them" or a colon opens it, "and" before its
// last part closes it. The less the form says, the nearer the numbers must come to a slip of the pen.
#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/slip.hpp"
#include "extractors/checks/sum_arithmetic.hpp"
#include "extractors/checks/taken.hpp"

namespace sayso::checks {
namespace {

constexpr std::uint32_t most_ahead = 2;  // sentences from the whole to its last part
constexpr std::size_t most_parts = 8;
constexpr double most_off = 3;     // what the parts make is of something else beyond
constexpr double least_whole = 8;  // smaller numbers are sums of others by chance

// What the form of a run says.
struct Form {
  bool tied = false;     // "18 of the 24 pumps"
  bool named = false;    // the first part has a noun of its own, the whole's or another
  bool next = false;     // all parts stand behind the whole's sentence
  bool far = false;      // in another paragraph
  bool rest = false;     // "the other six"
  bool stays = false;    // "36 are still held"
  bool with = false;     // "totals $83 million, with $21.5 million"
  bool others = false;   // of another whole: "Other towns include"
  bool made_up = false;  // "made up of"
  bool divided = false;  // "Of the 33 ships" opens the sentence
  bool some = false;     // "including"
  bool total = false;    // "a total of $83 million"
  bool kinds = false;    // "189 people, 181 passengers and eight crew"
  bool opened = false;   // "of whom", "of them", ":", or the first part right behind a comma
  bool soon = false;     // near the beginning of a sentence, with no comma before it
  bool leads = false;    // the first part opens a sentence
  bool closed = false;   // "and" before the last part
};

class Finder {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : d_(document), w_(wording), checks_(checks), taken_(document, checks) {}

  void run() {
    for (std::uint32_t i = 0; i + 1 < w_.count(); ++i) {
      if (w_.sentence(i + 1) <= w_.sentence(i) + most_ahead && is_whole(i)) read(i);
    }
  }

 private:
  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  [[nodiscard]] std::string_view word_at(std::uint32_t token) const { return d_.slice(d_.tokens[token]); }
  [[nodiscard]] bool taken(std::uint32_t i) const {
    return taken_.in_any(i, Taken::bit(CheckKind::sum) | Taken::bit(CheckKind::change));
  }
  [[nodiscard]] bool is_people(std::uint32_t i) const {
    return w_.says(figure(i).tokens, word::group | word::person | word::dead);
  }
  [[nodiscard]] bool is_whole(std::uint32_t i) const {
    const Figure& f = figure(i);
    if (!is_amount(f) || !is_closed(f) || f.change || !f.per.empty()) return false;
    if (is_bare(f) && (f.kind != FigureKind::count || is_unnamed(f)) && !is_of_group(i)) return false;
    if (middle_of(f) < least_whole || taken(i)) return false;
    // "only $6 million of the $40 million"
    return !is_tied(i, i + 1);
  }
  // "A crew of 24".
  [[nodiscard]] bool is_of_group(std::uint32_t i) const {
    const TokenRange gap = w_.gap_before(i);
    if (figure(i).tokens.size() != 1 || gap.size() < 3 || word_at(gap.last - 1) != "of") return false;
    const Pos pos = d_.tokens[gap.last - 3].pos;
    return d_.tokens[gap.last - 2].pos == Pos::noun && (pos == Pos::det || pos == Pos::pron || pos == Pos::adj);
  }
  // "18 of the 24 pumps".
  [[nodiscard]] bool is_tied(std::uint32_t part, std::uint32_t whole) const {
    const TokenRange gap = w_.gap_behind(part);
    if (w_.sentence(part) != w_.sentence(whole) || gap.size() == 0 || gap.size() > 4) return false;
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.tokens[t].pos == Pos::cconj || d_.tokens[t].pos == Pos::verb || word_at(t) == ",") return false;
    }
    return word_at(gap.first) == "of";
  }
  // Beside the point: what counts nothing of any whole.
  [[nodiscard]] static bool is_aside(const Figure& f) {
    return f.kind == FigureKind::ordinal || f.kind == FigureKind::age || f.kind == FigureKind::percent ||
           f.kind == FigureKind::fraction;
  }
  // "86,000 acres in two counties: 52,000".
  [[nodiscard]] bool is_small_aside(std::uint32_t k, std::uint32_t whole) const {
    constexpr double small = 10;
    const Figure& f = figure(k);
    return f.kind == FigureKind::count && middle_of(f) < small && f.unit != figure(whole).unit && !is_unnamed(f) &&
           w_.sentence(k) == w_.sentence(whole);
  }
  // "51 public and 31 private": an adjective is taken for the noun.
  [[nodiscard]] bool is_unnamed_part(std::uint32_t k, std::uint32_t whole) const {
    const Figure& f = figure(k);
    if (f.unit.empty() || f.kind == FigureKind::number) return true;
    if (!f.of.empty() && share_word(d_, f.of, figure(whole).span)) return true;
    if (f.kind != FigureKind::count) return false;
    return d_.tokens[f.tokens.last - 1].pos == Pos::adj || f.tokens.size() == 1;
  }
  [[nodiscard]] bool is_part(std::uint32_t k, std::uint32_t whole) const {
    const Figure& f = figure(k);
    if (!is_amount(f) || !is_plain(f) || f.change || !f.per.empty()) return false;
    if (middle_of(f) <= 0 || middle_of(f) == middle_of(figure(whole)) || !is_like(k, whole)) return false;
    return !w_.tells_difference(f) && !w_.behind(f, word::others) && !w_.says(f.tokens, word::others);
  }
  [[nodiscard]] bool is_like(std::uint32_t k, std::uint32_t whole) const {
    const Figure& f = figure(k);
    const Figure& w = figure(whole);
    if (!is_bare(w)) return (f.kind == w.kind && f.unit == w.unit) || goes_unsaid(k, whole);
    return is_bare(f) && (f.unit == w.unit || is_unnamed_part(k, whole) || (is_people(k) && is_people(whole)));
  }
  // "7.2 million tonnes: 5.8 million of wheat", "52,000 acres in the one and 34,000 in the other".
  [[nodiscard]] bool goes_unsaid(std::uint32_t k, std::uint32_t whole) const {
    constexpr double least = 100;
    const Figure& f = figure(k);
    if (!is_bare(f) || middle_of(f) < least || f.tokens.size() > 2) return false;
    return k > 0 && w_.sentence(k - 1) == w_.sentence(k) &&
           (k - 1 == whole || figure(k - 1).unit == figure(whole).unit || is_bare(figure(k - 1)));
  }

  void read(std::uint32_t whole) {
    std::vector<std::uint32_t>& parts = reading_.parts;
    parts.clear();
    reading_.total = whole;
    std::uint32_t here = w_.sentence(whole);
    const double told = middle_of(figure(whole));
    double made = 0;
    std::size_t failing = 0;  // parts of the first run that does not come out
    const auto add = [&](std::uint32_t part) {
      parts.push_back(part);
      made += middle_of(figure(part));
    };
    // "18 of the 24 pumps": a part before its whole
    if (whole > 0 && is_part_of_next(whole - 1)) add(whole - 1);
    for (std::uint32_t k = whole + 1; k <= w_.count(); ++k) {
      const bool ends = k == w_.count() || w_.sentence(k) > w_.sentence(whole) + most_ahead;
      if (ends || w_.sentence(k) != here) {
        // a run that ended with a sentence may go on in the next
        if (parts.size() >= 2) {
          if (failing == 0 && w_.tells_difference(figure(whole))) return;
          if (made * most_off > told && comes_out()) return tell_likely();
          if (failing == 0) failing = parts.size();
        }
        if (ends) break;
        here = w_.sentence(k);
      }
      if (is_aside(figure(k)) || (parts.empty() && is_small_aside(k, whole))) continue;
      // "seven of the 10": of another whole
      if (k + 1 < w_.count() && is_tied(k, k + 1) && is_amount(figure(k + 1))) break;
      if (!is_part(k, whole) || parts.size() == most_parts) break;
      add(k);
      if (made > most_off * told) break;
    }
    if (failing == 0) return;
    parts.resize(failing);
    if (is_alarm(reading_)) tell(reading_, false);
  }
  [[nodiscard]] bool comes_out() const {
    return together(d_, reading_.parts).all.meets(interval_of(figure(reading_.total)));
  }
  // "$1 million" may stand for half of it, but two parts that make half a million are no sign that it does.
  void tell_likely() {
    constexpr double close = 0.02;
    const double told = middle_of(figure(reading_.total));
    if (std::abs(together(d_, reading_.parts).middle - told) > close * told) return;
    const Form form = form_of(reading_);
    if ((form.closed && !form.far) || form.rest || (form.tied && form.stays)) tell(reading_, true);
  }
  [[nodiscard]] bool is_part_of_next(std::uint32_t k) const {
    return is_tied(k, k + 1) && is_part(k, k + 1) && middle_of(figure(k)) < middle_of(figure(k + 1)) && !taken(k);
  }

  [[nodiscard]] Form form_of(const SumReading& reading) const {
    Form form;
    form.tied = reading.parts.front() < reading.total;
    const std::uint32_t first = form.tied ? reading.parts[1] : reading.parts.front();
    const std::uint32_t last = reading.parts.back();
    form.named = !is_unnamed_part(first, reading.total);
    form.next = w_.sentence(first) != w_.sentence(reading.total);
    form.far = d_.sentences[w_.sentence(last)].paragraph != d_.sentences[w_.sentence(reading.total)].paragraph;
    const TokenRange gap = w_.gap_before(last);
    const TokenRange near{gap.size() > 3 ? gap.last - 3 : gap.first, gap.last};
    const TokenRange behind_last = w_.gap_behind(last);
    form.rest = w_.says(near, word::rest);
    form.stays =
        w_.says({gap.size() > 4 ? gap.last - 4 : gap.first, gap.last}, word::stays | word::left | word::sums) ||
        w_.says({behind_last.first, std::min(behind_last.last, behind_last.first + 4)}, word::stays | word::left);
    const TokenRange between{figure(reading.total).tokens.last,
                             std::max(figure(reading.total).tokens.last, figure(first).tokens.first)};
    for (std::uint32_t t = between.first; t < between.last; ++t) {
      if (word_at(t) == ":") form.opened = true;
      if (word_at(t) == "of" && t + 1 < between.last && d_.tokens[t + 1].pos == Pos::pron) form.opened = true;
    }
    if (between.size() == 1 && word_at(between.first) != "." && word_at(between.first) != "(" && !form.named &&
        d_.tokens[between.first].pos == Pos::punct)
      form.opened = true;
    form.leads = w_.gap_before(first).first == w_.sentence_tokens(first).first && w_.gap_before(first).size() <= 3;
    if (opens_with_pronoun(first)) form.opened = true;
    form.kinds = is_people(reading.total) && form.named && is_noun_list(reading);
    form.with = w_.says(between, word::parts) ||
                (between.size() > 0 &&
                 has_word({between.last > between.first + 3 ? between.last - 3 : between.first, between.last}, "with"));
    form.made_up = w_.says(between, word::parts);
    form.divided = w_.gap_before(reading.total).size() <= 4 && w_.gap_before(reading.total).size() > 0 &&
                   w_.gap_before(reading.total).first == w_.sentence_tokens(reading.total).first &&
                   word_at(w_.gap_before(reading.total).first) == "Of";
    form.some = w_.says(between, word::partial);
    form.others = w_.says(between, word::others);
    const TokenRange lead = w_.gap_before(reading.total), tail = w_.gap_behind(reading.total);
    form.total = w_.says({lead.size() > 4 ? lead.last - 4 : lead.first, lead.last}, word::total) ||
                 w_.says({tail.first, std::min(tail.last, tail.first + 4)}, word::total_behind | word::total);
    const TokenRange opening = w_.gap_before(first);
    form.soon =
        form.next && opening.first == w_.sentence_tokens(first).first && opening.size() <= 6 && !has_comma(opening);
    // "Of that sum, $61 million"
    if (form.next && opening.size() > 2 && opening.size() <= 6 && word_at(opening.first) == "Of" &&
        opening.first == w_.sentence_tokens(first).first && d_.tokens[opening.first + 1].pos != Pos::num)
      form.opened = true;
    for (std::uint32_t t = gap.first; t < gap.last; ++t) {
      if (d_.tokens[t].pos == Pos::cconj || word_at(t) == "while" || word_at(t) == ";") form.closed = true;
    }
    return form;
  }
  // "Nine were injured, seven of whom went to hospital, three in critical and four in serious condition": the parts of
  // a part.
  [[nodiscard]] bool is_nested(const SumReading& reading) const {
    const double all = together(d_, reading.parts).middle;
    const std::uint32_t first = reading.parts.front();
    if (reading.parts.size() < 3) return false;
    constexpr double rounding = 0.01;  // of amounts of money; small counts may make it by chance
    if (!is_bare(figure(first))) return std::abs(all / middle_of(figure(first)) - 2) < rounding;
    return all == 2 * middle_of(figure(first)) && opens_with_pronoun(first);
  }
  // "Of them", "of whom" right behind the figure.
  [[nodiscard]] bool opens_with_pronoun(std::uint32_t k) const {
    const std::uint32_t behind = figure(k).tokens.last;
    return behind + 1 < d_.tokens.size() && word_at(behind) == "of" && d_.tokens[behind + 1].pos == Pos::pron;
  }
  // The whole and its parts, and what of their sentences stands near.
  [[nodiscard]] TokenRange around(const SumReading& reading) const {
    constexpr std::uint32_t near = 24;  // tokens; a sentence without end costs no more
    const std::uint32_t first = figure(std::min(reading.total, reading.parts.front())).tokens.first;
    const std::uint32_t last = figure(reading.parts.back()).tokens.last;
    return {std::max(w_.sentence_tokens(reading.total).first, first > near ? first - near : 0),
            std::min(w_.sentence_tokens(reading.parts.back()).last, last + near)};
  }
  // "26 were convicted, one has died": a part that no figure tells.
  [[nodiscard]] bool has_unseen_number(const SumReading& reading) const {
    for (std::uint32_t k = reading.total; k < reading.parts.back(); ++k) {
      const TokenRange gap = w_.gap_behind(k);
      const std::uint32_t end = std::max(gap.first, figure(k + 1).tokens.first);
      if (w_.says({gap.first, end}, word::single)) return true;
      for (std::uint32_t t = gap.first; t < end; ++t) {
        if (d_.tokens[t].pos == Pos::num && d_.time_at(t) == nullptr) return true;
      }
    }
    return false;
  }
  // A single one, told by its number in a row: "A third is in custody and the remaining two".
  [[nodiscard]] bool has_ordinal(const SumReading& reading) const {
    for (std::uint32_t k = reading.parts.front(); k < reading.parts.back(); ++k) {
      if (figure(k).kind == FigureKind::ordinal) return true;
    }
    return false;
  }
  // Kinds of people behind a comma, each number with its noun and nothing else.
  [[nodiscard]] bool is_noun_list(const SumReading& reading) const {
    const std::uint32_t first = reading.parts.front(), last = reading.parts.back();
    if (first < reading.total || figure(reading.total).unit != "person") return false;
    const std::uint32_t before = figure(first).tokens.first;
    const std::string_view mark = before > 0 ? word_at(before - 1) : std::string_view{};
    if (mark != "," && mark != ":" && mark != "-" && mark != "—" && mark != "–") return false;
    for (std::uint32_t k = first; k <= last; ++k) {
      if (figure(k).unit == "person" || figure(k).tokens.size() < 2) return false;
      const TokenRange gap = w_.gap_behind(k);
      for (std::uint32_t t = gap.first; k < last && t < gap.last; ++t) {
        const Pos pos = d_.tokens[t].pos;
        if (pos == Pos::verb || pos == Pos::aux || pos == Pos::adp) return false;
      }
    }
    return true;
  }
  // By chance hardly one sum in a hundred comes near so exact a number; where words name the whole or begin its parts,
  // and these are more than it, a digit less will do.
  [[nodiscard]] bool is_told_exactly(const SumReading& reading, const Form& form, std::size_t exact = 4) const {
    const bool money = !is_bare(figure(reading.total));
    const bool over = together(d_, reading.parts).middle > middle_of(figure(reading.total));
    const bool worded = money && over && (form.with || form.some || form.total || form.opened || form.leads);
    const std::size_t least = worded ? exact - 1 : exact;
    std::size_t most = 0;
    for (const std::uint32_t part : reading.parts) {
      most = std::max(most, digits_of(figure(part)));
      if (std::count_if(reading.parts.begin(), reading.parts.end(),
                        [&](std::uint32_t other) { return middle_of(figure(other)) == middle_of(figure(part)); }) > 1)
        return false;
    }
    return !form.others && std::min(most, digits_of(figure(reading.total))) >= exact - 1 &&
           std::max(most, digits_of(figure(reading.total))) >= least;
  }
  [[nodiscard]] bool has_word(TokenRange range, std::string_view word) const {
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      if (word_at(t) == word) return true;
    }
    return false;
  }
  [[nodiscard]] bool has_comma(TokenRange range) const { return has_word(range, ","); }
  // "Both November (354,000 v. 305,000) and": no part of the sentence.
  [[nodiscard]] bool in_brackets(std::uint32_t k) const {
    const std::uint32_t first = figure(k).tokens.first;
    return first > 0 && word_at(first - 1) == "(";
  }
  // "Bell for $105 million, Rovik for $56 million and Harn for $45 million": the first of a list, and no whole.
  [[nodiscard]] bool is_listed_too(const SumReading& reading) const {
    const auto before = [&](std::uint32_t k) {
      const std::uint32_t first = figure(k).tokens.first;
      return first == 0 || d_.tokens[first - 1].pos != Pos::adp ? Symbol::unknown : d_.tokens[first - 1].lower;
    };
    const Symbol preposition = before(reading.total);
    if (preposition == Symbol::unknown || w_.sentence(reading.total) != w_.sentence(reading.parts.back())) return false;
    return std::all_of(reading.parts.begin(), reading.parts.end(),
                       [&](std::uint32_t part) { return before(part) == preposition; });
  }
  [[nodiscard]] bool is_alarm(const SumReading& reading) const {
    const double told = middle_of(figure(reading.total)), made = together(d_, reading.parts).middle;
    if (made > most_off * told || told > most_off * made) return false;
    if (made < told && has_unseen_number(reading)) return false;
    const Form form = form_of(reading);
    if (is_nested(reading) || in_brackets(reading.total) || is_listed_too(reading)) return false;
    if (form.far) {
      return form.closed && slip_of_sum(d_, reading) != Slip::none && is_told_exactly(reading, form, 5);
    }
    if (form.rest && !form.tied && reading.parts.size() == 2 && !is_bare(figure(reading.total))) {
      const double whole = middle_of(figure(reading.total)), sum = together(d_, reading.parts).middle;
      const bool smaller = together(d_, reading.parts).largest < whole;
      return slip_of_sum(d_, reading) != Slip::none || (smaller && sum > whole);
    }
    constexpr std::size_t few = 3;
    if (form.rest) return form.tied && reading.parts.size() <= few && !form.named && !has_ordinal(reading);
    if (form.tied && reading.parts.size() == 2 && form.stays && !form.named && !has_ordinal(reading))
      return !form.next || exceeds(reading);
    if (!form.closed || form.tied) return false;
    if (form.made_up && !form.next) return true;
    const Slip slip = slip_of_sum(d_, reading);
    if (slip != Slip::none && is_told_exactly(reading, form)) return true;
    const TokenRange all = around(reading);
    const double whole = middle_of(figure(reading.total)), sum = together(d_, reading.parts).middle;
    const bool over = sum > whole && sum < 2 * whole;
    if (w_.says(all, word::partial)) return false;
    const bool many = reading.parts.size() > 2;
    if (form.next && form.leads && many && figure(reading.total).unit == "person") return slip != Slip::none || over;
    if (form.kinds && !form.next) return slip != Slip::none || over;
    if (form.divided && !form.next) return slip != Slip::none || over;
    if (form.opened && form.next && form.named) return slip == Slip::swap || (slip != Slip::none && over);
    if (form.opened && !form.next) {
      // round and small numbers are a digit from anything, and "of whom" told twice parts them twice
      const bool list = many && !opens_with_pronoun(reading.parts.back());
      return slip == Slip::swap || (slip != Slip::none && (list || !is_bare(figure(reading.total)))) ||
             (over && (slip != Slip::none || !form.named));
    }
    // "113 new cases. Of these new cases, 96 were imported and 27 were not"
    if (form.opened && form.next && !many) return over && slip != Slip::none;
    if (form.next && form.leads && !form.named) return slip != Slip::none || over || many;
    return !form.named && (slip == Slip::swap || (form.soon && slip == Slip::digit));
  }
  // "Brought home 74 of the 110 sailors. Sixty-three are still at sea", but "treated 18 of the 24. Nine remain in bed"
  [[nodiscard]] bool exceeds(const SumReading& reading) const {
    constexpr std::size_t exact = 2;  // digits
    return together(d_, reading.parts).middle > middle_of(figure(reading.total)) &&
           std::all_of(reading.parts.begin(), reading.parts.end(),
                       [&](std::uint32_t part) { return digits_of(figure(part)) >= exact; });
  }
  void tell(const SumReading& reading, bool holds) {
    SumReading sorted = reading;
    std::sort(sorted.parts.begin(), sorted.parts.end());
    checks_.push_back(sum_check(d_, sorted, together(d_, sorted.parts).middle, holds));
  }

  const Document& d_;
  const Wording& w_;
  std::vector<Check>& checks_;
  Taken taken_;
  SumReading reading_;  // kept for its memory
};

}  // namespace

void check_partitions(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
