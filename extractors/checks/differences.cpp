// Differences that name their levels: "400 more than last year's 2,100", "2,300 in 2010 and 2,760 a year later, 20
// percent more", "an 83 percent decrease from $5.025 million".
#include <algorithm>
#include <optional>
#include <vector>

#include "extractors/checks/change_arithmetic.hpp"
#include "extractors/checks/interval.hpp"
#include "extractors/checks/kinds.hpp"
#include "extractors/checks/level_words.hpp"
#include "extractors/checks/slip.hpp"

namespace sayso::checks {
namespace {

class Finder : LevelWords {
 public:
  Finder(const Document& document, const Wording& wording, std::vector<Check>& checks)
      : LevelWords(document, wording), checks_(checks) {}

  void run() {
    for (std::uint32_t i = 0; i < w_.count(); ++i) {
      more_than(i);
      two_levels(i);
      change_from(i);
    }
  }

 private:
  // "2,500, 400 more than last year's 2,100", "£7,130 more than a year ago, when they paid £224,320".
  void more_than(std::uint32_t amount) {
    const Figure& f = figure(amount);
    if (!f.value || !(is_amount(f) || f.kind == FigureKind::percent || f.kind == FigureKind::fraction)) return;
    const TokenRange behind = w_.gap_behind(amount);
    const Mark* word =
        w_.first_in({behind.first, std::min(behind.last, behind.first + 2)}, word::than | word::above | word::below);
    const bool than =
        word != nullptr && ((word->classes & word::than_word) != 0 ||
                            w_.says({word->last, std::min(behind.last, word->last + 4)}, word::than_word));
    // "up 5 percent on last season's 18,000"
    const bool on = f.change && behind.size() > 0 && d_.slice(d_.tokens[behind.first]) == "on";
    if (!than && !on) return;
    const std::uint32_t former = amount + 1;
    if (former >= w_.count() || w_.sentence(former) != w_.sentence(amount) || behind.size() > 14) return;
    const auto found_level = level_of_difference(amount);
    if (!found_level) return;
    const std::uint32_t level = *found_level;
    const Figure& b = figure(former);
    const Figure& a = figure(level);
    if (!is_level(a) || !is_level(b) || !comparable(a, b) || is_difference(former)) return;
    if (!is_rate(f) && !comparable(f, a)) return;
    // whatever "the 96,000" or "the average of 82" is, the difference is from it
    const bool known =
        is_earlier(former) || (than && has_pos(behind, {Pos::det}) && in_one_phrase({word->last, b.tokens.first}));
    // "1,205 more than Mr Hale, who took 8,216": told where it holds, or but for a slip
    const bool rival = than && !is_rate(f) && (holds_or_slips(level, former, amount));
    if (!known && !rival) return;
    const bool falls =
        than ? (word->classes & (word::fall | word::below)) != 0 : f.change->direction == Direction::decrease;
    std::vector<Check> found;
    read({former, level}, amount, falls ? Direction::decrease : Direction::increase, found);
    settle(std::move(found), checks_);
  }

  // "Than the long-term average of 82", not "than the agency for 20 drugs".
  [[nodiscard]] bool in_one_phrase(TokenRange range) const {
    if (has_pos(range, {Pos::aux, Pos::punct})) return false;
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      // "the federally authorized level of"
      const bool attribute = t + 1 < range.last && d_.tokens[t + 1].pos == Pos::noun && t > range.first &&
                             d_.slice(d_.tokens[t]).ends_with("ed");
      if (d_.tokens[t].pos == Pos::verb && !attribute) return false;
      if (d_.tokens[t].pos == Pos::adp && d_.slice(d_.tokens[t]) != "of" && d_.slice(d_.tokens[t]) != "than")
        return false;
    }
    return true;
  }
  [[nodiscard]] bool holds_or_slips(std::uint32_t level, std::uint32_t former, std::uint32_t amount) const {
    const double difference = std::abs(middle_of(figure(level)) - middle_of(figure(former)));
    return difference == middle_of(figure(amount)) || slip_between(difference, middle_of(figure(amount))) != Slip::none;
  }

  // The level right before the difference, or that of the sentence before ("That is 20 percent more than").
  [[nodiscard]] std::optional<std::uint32_t> level_of_difference(std::uint32_t amount) const {
    if (amount == 0) return std::nullopt;
    const std::uint32_t level = amount - 1;
    if (w_.sentence(level) == w_.sentence(amount))
      return between(level, amount).size() <= 14 ? std::optional(level) : std::nullopt;
    const TokenRange gap = w_.gap_before(amount);
    const bool that_is =
        w_.sentence(level) + 1 == w_.sentence(amount) && gap.size() <= 4 && w_.says(gap, word::that_is);
    if (!that_is || amount + 1 >= w_.count()) return std::nullopt;
    std::optional<std::uint32_t> found;
    for (std::uint32_t k = w_.beside(level).first; k < amount; ++k) {
      if (!is_level(figure(k)) || !comparable(figure(k), figure(amount + 1))) continue;
      if (found) return std::nullopt;
      found = k;
    }
    return found;
  }

  // "It treated 48,200 patients in 2016. Last year the number was 53,700, an increase of 11.4 per cent."
  void level_of_last_sentence(std::uint32_t amount) {
    const std::uint32_t after = amount - 1, first = w_.beside(amount).first;
    if ((change_noun(amount) == nullptr && change_behind(amount) == nullptr) || after != first || first == 0) return;
    if (w_.sentence(first - 1) + 1 != w_.sentence(first) || !is_level(figure(after))) return;
    if (between(after, amount).size() > 8 || !one_clause(between(after, amount))) return;
    std::optional<std::uint32_t> before;
    for (std::uint32_t k = w_.beside(first - 1).first; k < first; ++k) {
      if (!is_level(figure(k)) || !comparable(figure(k), figure(after))) continue;
      if (before || is_difference(k) || figure(k).change) return;
      before = k;
    }
    if (!before || !holds_but_for_swap({*before, after}, amount)) return;
    std::vector<Check> found;
    read({*before, after}, amount, direction_of(amount), found);
    settle(std::move(found), checks_);
  }

  // "2,300 at the end of 2010 and 2,760 a year later, 20 percent more": the difference ends the sentence or clause.
  void two_levels(std::uint32_t amount) {
    const Figure& f = figure(amount);
    if (f.kind != FigureKind::percent || !f.value || !tells_change(amount) || amount < 2) return;
    const Mark* word = change_behind(amount);
    const bool more = word != nullptr && (word->classes & word::than) != 0;
    const std::uint32_t last = word != nullptr ? word->last : f.tokens.last;
    level_of_last_sentence(amount);
    const TokenRange gap = w_.gap_before(amount);
    const bool closes = last >= d_.tokens.size() || d_.tokens[last].is(token_flag::punctuation);
    const bool opens =
        gap.size() >= 1 && gap.size() <= 12 && has_pos(gap, {Pos::punct}) && (more || change_noun(amount) || word);
    if (!closes || !opens || amount < 2) return;
    // what tells the two levels apart must be a time
    if (!tells_time({figure(amount - 2).tokens.last, f.tokens.first})) return;
    const std::uint32_t begin = w_.beside(amount).first;
    const std::uint32_t after = amount - 1, before = amount - 2;
    if (before < begin || !is_level(figure(before)) || !is_level(figure(after))) return;
    if (figure(after).kind == FigureKind::percent) return;
    if (!comparable(figure(before), figure(after)) || preposition(after) || preposition(before) || is_earlier(after))
      return;
    for (std::uint32_t k = begin; k < before; ++k) {
      if (comparable(figure(k), figure(after))) return;
    }
    std::vector<Check> found;
    read({before, after}, amount, direction_of(amount), found);
    settle(std::move(found), checks_);
  }

  // "Only $850,000 for the preserve and its trust, an 83 percent decrease from $5.025 million"; the level may stand in
  // the sentence before ("That is a 93% increase from 88 deaths").
  void change_from(std::uint32_t amount) {
    const std::uint32_t former = amount + 1;
    if (former >= w_.count() || w_.sentence(former) != w_.sentence(amount) || !figure(amount).value) return;
    const bool noun = change_behind(amount) != nullptr || change_noun(amount) != nullptr;
    const TokenRange gap = between(amount, former);
    if (!noun || !is_level(figure(former)) || (preposition(former) == nullptr && !over(gap))) return;
    if (gap.size() > 8 || !one_clause(gap) || has_pos(gap, {Pos::punct})) return;
    const bool to = former + 1 < w_.count() && w_.before(figure(former + 1), word::level) &&
                    w_.sentence(former + 1) == w_.sentence(former) && between(former, former + 1).size() < 8;
    if (to || (!is_rate(figure(amount)) && !comparable(figure(amount), figure(former)))) return;
    const auto level = only_level(amount, former);
    if (!level) return;
    std::vector<Check> found;
    read({former, *level}, amount, direction_of(amount), found);
    settle(std::move(found), checks_);
  }
  // "A 46% increase over the $10.5 million".
  [[nodiscard]] bool over(TokenRange gap) const {
    const std::uint32_t first = gap.size() > 3 ? gap.last - 3 : gap.first;
    for (std::uint32_t t = first; t < gap.last; ++t) {
      const std::string_view text = d_.slice(d_.tokens[t]);
      if (text == "over" || text == "on") return d_.time_at(t + 1) == nullptr;
    }
    return false;
  }
  // The one level of the former one's measure that stands before the amount, or in the sentence before.
  [[nodiscard]] std::optional<std::uint32_t> only_level(std::uint32_t amount, std::uint32_t former) const {
    const std::uint32_t begin = w_.beside(amount).first;
    const auto in = [&](std::uint32_t first, std::uint32_t last) -> std::optional<std::uint32_t> {
      std::optional<std::uint32_t> found;
      for (std::uint32_t k = first; k < last; ++k) {
        if (!is_level(figure(k)) || !comparable(figure(k), figure(former)) || is_difference(k)) continue;
        if (found || preposition(k) != nullptr) return std::nullopt;
        found = k;
      }
      return found;
    };
    for (std::uint32_t k = begin; k < amount; ++k) {
      if (is_level(figure(k)) && comparable(figure(k), figure(former))) return in(begin, amount);
    }
    const bool again = begin > 0 && w_.sentence(begin - 1) + 1 == w_.sentence(begin) && goes_on(amount);
    return again ? in(w_.beside(begin - 1).first, begin) : std::nullopt;
  }

  std::vector<Check>& checks_;
};

}  // namespace

void check_differences(const Document& document, const Wording& wording, std::vector<Check>& checks) {
  Finder(document, wording, checks).run();
}

}  // namespace sayso::checks
