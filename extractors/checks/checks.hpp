// Says what the arithmetic of the article itself says.
//
// Each figure becomes an interval: its value, rounded to its last digit, and what its modifier allows (interval.hpp). A
// relation holds if the intervals can meet. The words around figures (words.tsv, wording.hpp) say which relations hold
// between them: the readings. Where a reading fails although the text states it outright and no other reading of the
// same words holds, the check is inconsistent; everything that is only likely is left unsaid, for a false alarm is
// worse than a miss.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"

namespace sayso::checks {

// What is known about exchange rates: for each currency the range of its yearly averages in units to the US dollar.
struct RateRange {
  std::string currency;
  double low = 0, high = 0;
};

// The size of a unit of measure (conversions.tsv explains the columns).
struct Conversion {
  std::string unit, dimension;
  bool metric = false;
  double size = 0;
};

// What a word says about the figure beside it (words.tsv explains the classes); a set of bits.
namespace word {
using Classes = std::uint64_t;
inline constexpr Classes level = 1, reached = 2, direction = 4, added = 8, apposition = 16, whole = 32, total = 64,
                         total_behind = 128, parts = 256;
inline constexpr Classes former = 1U << 9, earlier = 1U << 10, than = 1U << 11, than_word = 1U << 12, rise = 1U << 13,
                         fall = 1U << 14;
inline constexpr Classes equating = 1U << 15, that_is = 1U << 16, partial = 1U << 17, rest = 1U << 18;
inline constexpr Classes yes = 1U << 19, no = 1U << 20, undecided = 1U << 21;
inline constexpr Classes exports = 1U << 22, imports = 1U << 23, deficit = 1U << 24, left = 1U << 25, margin = 1U << 26;
inline constexpr Classes medal = 1U << 27, person = 1U << 28, group = 1U << 29;
inline constexpr Classes dead = Classes{1} << 30, hurt = Classes{1} << 31, staff = Classes{1} << 32,
                         held = Classes{1} << 33, price = Classes{1} << 34, seat = Classes{1} << 35,
                         vote = Classes{1} << 36, others = Classes{1} << 37, basis = Classes{1} << 38,
                         all = Classes{1} << 39, above = Classes{1} << 40, below = Classes{1} << 41,
                         stand_in = Classes{1} << 42, valued = Classes{1} << 43, tally = Classes{1} << 44,
                         gained = Classes{1} << 45, lost = Classes{1} << 46, each = Classes{1} << 47,
                         bound = Classes{1} << 48, sums = Classes{1} << 49, turnout = Classes{1} << 50,
                         affirm = Classes{1} << 51, average = Classes{1} << 52, stays = Classes{1} << 53,
                         single = Classes{1} << 54, pointing = Classes{1} << 55, joined = Classes{1} << 56;
}  // namespace word

struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  struct Phrase {
    std::uint32_t tokens = 0;  // none: no phrase
    word::Classes classes = 0;
  };
  // The longest phrase of words.tsv from the token on that ends at or before `end`.
  [[nodiscard]] Phrase phrase_at(const Document& document, std::uint32_t token, std::size_t end,
                                 match::Field field) const {
    const Token& t = document.tokens[token];
    const auto symbol = static_cast<std::size_t>(field == match::Field::lower ? t.lower : t.lemma);
    if (!begins_phrase(symbol)) return {};
    const FirstWord& first = first_words[begins[symbol]];
    if (!first.goes_on(symbol_at(document, token + 1, end, field))) return {first.alone != 0 ? 1U : 0U, first.alone};
    const auto phrase = words.longest(document, token, end, field);
    return phrase ? Phrase{phrase->tokens, classes[phrase->value]} : Phrase{};
  }

  [[nodiscard]] bool begins_phrase(std::size_t symbol) const {
    constexpr std::size_t bits = 64;
    return symbol / bits < may_begin.size() && (may_begin[symbol / bits] >> (symbol % bits) & 1) != 0;
  }
  // Whether a phrase may begin with the token, by its form or its lemma: one question where few tokens say yes.
  [[nodiscard]] bool begins_phrase(const Token& token) const {
    const bool form = begins_phrase(static_cast<std::size_t>(token.lower));
    const bool lemma = begins_phrase(static_cast<std::size_t>(token.lemma));
    return static_cast<int>(form) + static_cast<int>(lemma) != 0;
  }

  [[nodiscard]] static std::size_t symbol_at(const Document& document, std::uint32_t token, std::size_t end,
                                             match::Field field) {
    if (token >= end) return 0;
    const Token& t = document.tokens[token];
    return static_cast<std::size_t>(field == match::Field::lower ? t.lower : t.lemma);
  }

  // Most phrases are one word that begins no other: a table answers for these.
  struct FirstWord {
    word::Classes alone = 0;
    std::uint64_t seconds = 0;  // a bit for the words that go on, by their symbol

    [[nodiscard]] bool goes_on(std::size_t second) const { return (seconds >> (second % 64) & 1) != 0; }
  };
  std::vector<RateRange> rates;  // by currency
  std::vector<Conversion> conversions;
  match::PhraseAutomaton words;        // value: index in classes
  std::vector<word::Classes> classes;  // by row of words.tsv
  std::vector<std::uint16_t> begins;   // by symbol: index in first_words, 0 for words that begin no phrase
  // By symbol, whether it begins a phrase: a bit each, so that the answer for most words, no, lies in the first cache.
  std::vector<std::uint64_t> may_begin;
  std::vector<FirstWord> first_words = std::vector<FirstWord>(1);  // the first stands for none

 private:
  void add_first_word(std::span<const Symbol> phrase, word::Classes of_phrase);
};

// Reads figures and times. Order of the first figure, then kind. Linear in figures: only near ones are compared.
[[nodiscard]] std::vector<Check> extract(const Document& document, const Lexicon& lexicon);

}  // namespace sayso::checks
