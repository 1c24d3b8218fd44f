// Units that look like something else, settled by what stands around them: letters, degrees, pounds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extractors/figures/draft.hpp"
#include "extractors/figures/units.hpp"

namespace sayso::figures {

// "A gallon", "a dollar": the one that the article at the atom is, before units that a newspaper means nothing else by.
// "$5 a gallon" is a rate, "a dollar sign" no amount.
[[nodiscard]] std::optional<Numeral> one_of_unit(const Context& context, std::uint32_t atom);

// A letter behind digits is a scale ("£5m", "5m people") or a unit ("80m-deep", "300K"); in the second case the numeral
// is left without it. For numbers that no currency stands before.
void settle_letter_scale(Context& context, Numeral& numeral);

// "30 C outside", "2.1 pm": letters that begin at the atom, where they can be no name and no half of the day.
[[nodiscard]] std::optional<UnitReading> letter_unit(const Context& context, const Numeral& numeral,
                                                     std::uint32_t atom);

// The unit of degrees that end before the atom: Cel, [degF] or deg. Weather is told in Celsius but in articles that
// name the United States; degrees of latitude and turning are angles.
[[nodiscard]] std::string degrees(const Context& context, std::uint32_t after);

// Pounds of something, or of a person or thing that weighs them, in an article that never pays in pounds.
[[nodiscard]] bool is_weight(const Context& context, const Numeral& numeral, const CurrencyReading& pounds);

// What names the noun before or behind it: no place for "a dollar" or a lone letter to be an amount.
[[nodiscard]] inline bool is_named_by(Pos pos) {
  return pos == Pos::noun || pos == Pos::propn || pos == Pos::num || pos == Pos::sym;
}

// "Half of the", "a third more", "two thirds": but "a quarter" is a period, and "the first half" no share.
[[nodiscard]] bool part_stands(const Context& context, const Numeral& numeral);
// "Four Northern California real estate firms": the place beside the word has no such currency.
[[nodiscard]] bool is_of_country(const Currency& currency, std::uint32_t country);
// What is behind an amount whose sign stood before it says again which currency it is: "US$5 million dollars", "$5
// CAD", but "$5 million real estate". Its code, `code` where only the words repeat it, or nothing.
[[nodiscard]] std::string_view code_again(const Context& context, const CurrencyReading& before,
                                          const CurrencyReading& behind, std::string_view code);
// "Two AU soldiers": capitals behind a number in words that are an attribute of what it counts.
[[nodiscard]] bool is_acronym(const Context& context, std::uint32_t symbol);
// A lone inch or minute mark may be the end of a quotation.
[[nodiscard]] bool is_quotation_mark(const Context& context, std::uint32_t atom);
// "The P5 model": a small whole number behind a letter is money only where the article is about that country.
[[nodiscard]] bool is_lettered_name(const Context& context, const Numeral& numeral, const CurrencyReading& currency);
// "Eighteen B-17s": the letter behind the number is no unit but begins a name.
[[nodiscard]] bool begins_name(const Context& context, const Numeral& numeral, const UnitReading& unit);
// Four plain digits that no time took: a year all the same where nothing is counted.
[[nodiscard]] bool looks_like_year(const Context& context, const Numeral& numeral);

// "A 6.4-magnitude quake", "a tremor of magnitude 3.4 cracked walls": tenths of a thing are no count of it, nor
// are the thousands of a mark.
[[nodiscard]] bool is_graded(const Context& context, const Numeral& numeral, const Counted& noun);
// "One train in eight": behind the noun where a share of such things follows, else behind the number.
[[nodiscard]] std::uint32_t past_one_thing(const Context& context, const Numeral& numeral);

}  // namespace sayso::figures
