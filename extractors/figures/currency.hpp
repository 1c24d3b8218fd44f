// Money: the currency before or behind a number, and which dollar, pound or crown the article means.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extractors/figures/atoms.hpp"
#include "extractors/figures/lexicon.hpp"

namespace sayso::figures {

struct CurrencyReading {
  std::uint32_t first = 0, last = 0;  // atoms, half-open
  std::uint32_t currency = 0;         // index in Lexicon::currencies
  std::uint32_t country = 0;          // named beside it ("Australian dollars"), or 0
};

// The currency that ends right before the atom: "US$", "EUR ", "ringgit ".
[[nodiscard]] std::optional<CurrencyReading> currency_before(std::string_view text, const Atoms& atoms,
                                                             std::uint32_t atom, const Lexicon& lexicon);
// The currency that begins at the atom: " dollars", "€", " Malaysian ringgit", "p".
[[nodiscard]] std::optional<CurrencyReading> currency_behind(std::string_view text, const Atoms& atoms,
                                                             std::uint32_t atom, const Lexicon& lexicon);

// Tells which currency is meant. One for each document; the places are counted when the first ambiguous one comes.
class CurrencyResolver {
 public:
  CurrencyResolver(const Document& document, const Lexicon& lexicon) : document_(document), lexicon_(lexicon) {}

  // The ISO 4217 code. Remembers what was named outright, for the bare word after it.
  [[nodiscard]] std::string_view resolve(const CurrencyReading& reading);
  // How often the article names places of the country.
  [[nodiscard]] std::uint32_t evidence(std::uint32_t country);
  // True where a pound sign stands anywhere in the article.
  [[nodiscard]] bool has_pound_sign();

 private:
  // Whether the euro sign stands in the article and the dollar sign does not.
  [[nodiscard]] bool pays_in_euros();
  void count_places();
  void count_publisher();

  const Document& document_;
  const Lexicon& lexicon_;
  bool counted_ = false;
  std::optional<bool> pound_sign_, euros_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places_;    // country, mentions
  std::vector<std::pair<std::uint32_t, std::string_view>> named_;  // currency, code last named outright
  bool dollars_named_ = false;                                     // "20 dollars" stood before
};

}  // namespace sayso::figures
