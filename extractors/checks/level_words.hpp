// What the words beside levels say: which is the former one, and which figures say by how much two of them differ.
#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "extractors/checks/wording.hpp"

namespace sayso::checks {

// Indices of figures; one figure twice is a span of values ("from 22% to 31%").
struct Levels {
  std::uint32_t before = 0, after = 0;
};

[[nodiscard]] bool is_level(const Figure& figure);
// A percentage, points, a multiple or a fraction: may say by how much two levels differ.
[[nodiscard]] bool is_rate(const Figure& figure);

class LevelWords {
 public:
  LevelWords(const Document& document, const Wording& wording) : d_(document), w_(wording) {}

  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return d_.figures[i]; }
  // "From 22% to 31%" where no verb of change made it two figures.
  [[nodiscard]] bool is_span(const Figure& f) const;
  [[nodiscard]] bool has_pos(TokenRange range, std::initializer_list<Pos> wanted) const;
  // No verb and no conjunction: the figures at the two ends belong to one clause.
  [[nodiscard]] bool one_clause(TokenRange range) const;
  // "Between March and April".
  [[nodiscard]] bool joins_times(std::uint32_t token) const;
  [[nodiscard]] bool ends_time(std::uint32_t token) const;
  [[nodiscard]] bool tells_time(TokenRange range) const;
  [[nodiscard]] TokenRange between(std::uint32_t a, std::uint32_t b) const {
    const TokenRange x = figure(std::min(a, b)).tokens, y = figure(std::max(a, b)).tokens;
    return {std::min(x.last, y.first), y.first};
  }
  // "From 44", "compared with a revised 44": the preposition, and no verb up to the figure.
  [[nodiscard]] const Mark* preposition(std::uint32_t i) const;
  // "Last year's 44", "44 in the same month of last year", "a year ago, when there were 44".
  [[nodiscard]] bool is_earlier(std::uint32_t i) const;
  // The figure's sentence opens with a pronoun: "It", "That compares".
  [[nodiscard]] bool goes_on(std::uint32_t i) const;
  // Whether the second figure may be a former level of the first. A unit that both have may be told once: "1,470
  // kilocalories a head from 2,100".
  [[nodiscard]] bool may_precede(std::uint32_t former, std::uint32_t level) const;
  [[nodiscard]] bool same_subject(std::uint32_t a, std::uint32_t b) const;
  // Says by how much: "up 5%", "5 more", "a rise of 5".
  [[nodiscard]] bool is_difference(std::uint32_t i) const;
  // "The reduction of": the noun before the figure.
  [[nodiscard]] const Mark* change_noun(std::uint32_t i) const;
  // The word right behind that makes the figure a change: "a 20% jump", "5 percent more".
  [[nodiscard]] const Mark* change_behind(std::uint32_t i) const;
  [[nodiscard]] std::optional<Direction> direction_of(std::uint32_t i) const;
  [[nodiscard]] bool tells_change(std::uint32_t i) const {
    return figure(i).change || change_behind(i) != nullptr || change_noun(i) != nullptr;
  }
  // What only stands near may be a change of something else: by chance it hardly comes out.
  [[nodiscard]] bool holds_but_for_swap(const Levels& levels, std::uint32_t rate) const;
  bool read(const Levels& levels, std::uint32_t amount, std::optional<Direction> direction,
            std::vector<Check>& found) const;
  void settle(std::vector<Check> found, std::vector<Check>& checks);
  // Of the amount and its percentage, both told of one pair, each may fail alone.
  [[nodiscard]] bool repeats_level(const Check& check) const;

 protected:
  const Document& d_;
  const Wording& w_;
};

}  // namespace sayso::checks
