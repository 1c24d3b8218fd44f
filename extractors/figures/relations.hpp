// What figures have to do with each other and with the words around them.
#pragma once

#include <optional>
#include <vector>

#include "extractors/figures/lexicon.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::figures {

// How a figure takes part in a change. The cue is the word that says it ("rose", "up", "increase").
enum class ChangeRole : std::uint8_t { none, amount, level, former };
struct ChangeLink {
  ChangeRole role = ChangeRole::none;
  std::uint32_t cue = 0;  // token
  bool decrease = false;
  bool cue_behind = false;  // the cue follows the figure: "a 5% rise"
};

// Fills equals, change, of and time of all figures, which are in text order. Linear in tokens: every search to the
// side is bounded.
void relate(const Document& document, const Lexicon& lexicon, std::vector<Figure>& figures);

// The steps, on the figures [first, last) of one sentence.
struct SentenceFigures {
  const Document& document;
  const Lexicon& lexicon;
  TokenRange sentence;
  std::vector<Figure>& figures;
  std::uint32_t first, last;
  bool timed;  // the sentence has times; most have none, and the searches ask at every word

  // The figure or time of this sentence that covers the token, or nothing.
  [[nodiscard]] const Figure* figure_at(std::uint32_t token) const;
  [[nodiscard]] const Time* time_at(std::uint32_t token) const;
  // The token behind the figure and behind the same amount in brackets: "€4.1bn ($4.5bn) [in] cash".
  [[nodiscard]] std::uint32_t behind_amount(const Figure& figure) const;
};
// The figure stands alone in brackets.
[[nodiscard]] bool is_bracketed(const SentenceFigures& sentence, const Figure& figure);
// "A 42,000-name petition", but not "sixty-six people".
[[nodiscard]] bool is_compound(const SentenceFigures& sentence, const Figure& figure);
// The time that the figure's change is measured from, by its index: "up 5% [from a year earlier]" (former.cpp).
[[nodiscard]] std::optional<std::uint32_t> former_time(const SentenceFigures& sentence, const Figure& figure);
void link_changes(const SentenceFigures& sentence, std::vector<ChangeLink>& links);
void name_measured(const SentenceFigures& sentence, const std::vector<ChangeLink>& links);
struct Told;
// `told`: the times in which the sentences before leave it, where this one names none.
void place_in_time(const SentenceFigures& sentence, const std::vector<ChangeLink>& links, const Told& told);

}  // namespace sayso::figures
