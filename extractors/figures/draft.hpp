// A figure in the making: what the rules pass to each other before it is one.
#pragma once

#include <cstdint>
#include <optional>

#include "extractors/figures/atoms.hpp"
#include "extractors/figures/currency.hpp"
#include "extractors/figures/lexicon.hpp"
#include "extractors/figures/numeral.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::figures {

// What all steps on one sentence share.
struct Context {
  const Document& document;
  const Lexicon& lexicon;
  CurrencyResolver& currencies;
  Atoms atoms;
  TokenRange sentence;                          // whose atoms these are
  std::uint32_t time_first = 0, time_last = 0;  // the document's times that have tokens of it
  std::uint32_t name_end = 0;                   // atom after the last number of the sentence that was a name, or 0
  std::optional<std::uint32_t> counted_in_m;    // the atom of its last number that told millions by the letter
  std::vector<std::string_view> names;          // numbers that were names in this article: the 737 of "Boeing 737"

  [[nodiscard]] Symbol word(std::size_t atom) const { return atoms.word_at(atom); }
  [[nodiscard]] const Token& token(std::size_t atom) const { return document.tokens[atoms[atom].token]; }
  [[nodiscard]] std::string_view text(std::size_t atom) const { return document.slice(atoms[atom].span); }
  // The document's time that covers the atom, or nothing.
  [[nodiscard]] const Time* time_at(std::size_t atom) const;
};

struct Draft {
  Figure figure;
  std::uint32_t first = 0, last = 0;                // atoms of number, unit, noun and modifiers
  std::uint32_t number_first = 0, number_last = 0;  // of the number with its unit, without modifier and noun
  Number base;                                      // see Numeral
  std::int32_t scale = 0;
  bool has_unit = false;  // a unit of its own, a noun not counted
  bool dropped = false;   // part of another, or no figure after all
  bool words = false;
  const Currency* coin = nullptr;  // where the amount was given in coins
};

// The figure that begins at the atom (its number, or the currency before it is there). `next` says where to
// go on, whether there is one or not.
struct Reading {
  std::optional<Draft> draft;
  std::uint32_t next = 0;
  bool time = false;  // the number is part of a time or duration
};
[[nodiscard]] Reading read_quantity(Context& context, std::uint32_t atom, std::uint32_t free_from);

// The age that a number is, with the words that say so: "aged [18]", "[34]-year-old", "Smith, [42],".
struct Age {
  std::uint32_t first = 0, last = 0;  // atoms
  std::string unit;                   // UCUM: a or mo
};
[[nodiscard]] std::optional<Age> read_age(const Context& context, const Numeral& numeral, std::uint32_t free_from);

// The noun that a number counts: "three [telecom operators]".
struct Counted {
  std::uint32_t last_token = 0;         // the head noun
  Symbol stands_for = Symbol::unknown;  // the noun that it stands for when it is counted: "31 dead" are persons
  bool in_span = true;                  // false where another number stands between: "19 of the 40 [seats]"
};
[[nodiscard]] std::optional<Counted> counted_noun(const Context& context, std::uint32_t atom);
// The unit of what is counted: the lemma of its noun.
[[nodiscard]] std::string unit_of(const Context& context, const Counted& noun);

// Numbers that are part of a name, an address, a list mark: no figures.
[[nodiscard]] bool is_name(Context& context, const Numeral& numeral);

// Joins amounts told in several units, largest first: "7 feet 10 inches", "$20 and 43 cents".
void join_compounds(const Context& context, std::vector<Draft>& drafts);
// Joins ranges, hands units back over lists ("5, 6 and 7 percent"), drops scores.
void join_ranges(Context& context, std::vector<Draft>& drafts);
// Takes the words of the modifier beside each draft into it.
void attach_modifiers(const Context& context, std::vector<Draft>& drafts);

}  // namespace sayso::figures
