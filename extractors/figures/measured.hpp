// What a figure measures, by the shapes that say it: the words beside the figure (beside.cpp) and the verb that it
// stands with (governor.cpp). measured.cpp puts them in order. Every search is bounded.
#pragma once

#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {

// The figures of a sentence and the words that they stand among.
struct Surroundings {
  const SentenceFigures& s;
  const std::vector<ChangeLink>& links;
  Clause clause;

  [[nodiscard]] const Figure& figure(std::uint32_t i) const { return s.figures[i]; }
  [[nodiscard]] Symbol lower(std::uint32_t token) const {
    return clause.holds(token) ? clause.lower(token) : Symbol::unknown;
  }
  [[nodiscard]] bool is(std::uint32_t token, std::uint64_t classes) const {
    return s.lexicon.is(lower(token), classes);
  }
  [[nodiscard]] Span span(const NounPhrase& phrase) const { return s.document.span_of(phrase.tokens); }
  // What changes.tsv says of the token's lemma.
  [[nodiscard]] std::uint8_t uses(std::uint32_t token) const;
  [[nodiscard]] bool is_change_noun(std::uint32_t token) const;
  // Percent, points and fractions.
  [[nodiscard]] bool is_share(std::uint32_t i) const;
  // The first token of the figure, or of "a peak of" and the like before it.
  [[nodiscard]] std::uint32_t lead(std::uint32_t i) const;
  // The phrase that begins at the token, unless it is a time or a figure.
  [[nodiscard]] std::optional<NounPhrase> thing_from(std::uint32_t token, Joins joins = Joins::none) const;
  // What figures before were about: "It rose 5%".
  [[nodiscard]] Span earlier(std::uint32_t i) const;
};

// Words behind the figure: "5% [of sales]", "a £2m [plant]", "£3m in [cash]", "twice [the price]".
[[nodiscard]] Span named_behind(const Surroundings& around, std::uint32_t i);
// "Spent $5m on [roads]", "paid $5m in [damages]", "£3m in the [purchase of land]".
[[nodiscard]] Span purpose_behind(const Surroundings& around, std::uint32_t i);
// Words before it that are no clause: "[sales] of $5m", "the [cap], now $5m,", "and [services] $290m".
[[nodiscard]] Span named_before(const Surroundings& around, std::uint32_t i);
// "A 5% rise in [sales]", "an increase of 5% in [sales]", "the [fare] increase from $3 to $4".
[[nodiscard]] Span named_at_change(const Surroundings& around, std::uint32_t i);
// Whose age it is: "[Keller], 42,", "[Keller], a 42-year-old clerk", "the 42-year-old [clerk]" (persons.cpp).
[[nodiscard]] Span person_of(const Surroundings& around, std::uint32_t i);
// "[The alloy] is 40 percent nickel": the whole that has so much of what stands behind the share.
[[nodiscard]] Span made_of(const Surroundings& around, std::uint32_t i);
// A count with a unit.
[[nodiscard]] bool is_count(const Surroundings& around, std::uint32_t i);
// "Twelve people, including [four children]"
[[nodiscard]] bool is_picked(const Surroundings& around, std::uint32_t i);
// "Seasons [four] and five": behind a noun.
[[nodiscard]] bool is_label(const Surroundings& around, const Figure& figure);
// The count whose unit a bare number has: "20 beds in May and [12] in June", "[1,600] and 400 jobs".
[[nodiscard]] std::optional<std::uint32_t> like_count(const Surroundings& around, std::uint32_t i);
// The figure before that measures the same thing: the amount in other money, the level that this one is compared with.
[[nodiscard]] std::optional<std::uint32_t> main_figure(const Surroundings& around, std::uint32_t i);
// "Ames won 20 percent of the [vote] and Baker won 5 percent": the whole of the share before.
Span shared_whole(const Surroundings& around, std::uint32_t i);
// "Aid of $5m, including [$1m] for schools": a part of the amount before.
[[nodiscard]] Span included_in(const Surroundings& around, std::uint32_t i);
// What a noun that says little, or a participle behind the amount, has to say where nothing else does.
[[nodiscard]] Span said_behind(const Surroundings& around, std::uint32_t i);
// The verb to the left of `from` says it: its object, its subject or itself.
[[nodiscard]] Span named_by_verb(const Surroundings& around, std::uint32_t i, std::uint32_t from);

}  // namespace sayso::figures
