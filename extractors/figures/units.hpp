// Units of measure behind a number, by name and by symbol.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/figures/atoms.hpp"
#include "extractors/figures/lexicon.hpp"

namespace sayso::figures {

struct UnitReading {
  std::string code;  // UCUM, with powers and quotients: "km2", "mg/mL"
  std::string per;   // of a flow, or empty
  UnitClass unit_class = UnitClass::measure;
  std::uint32_t last = 0;  // atom after it
  bool symbol = false;     // written as a symbol
};

// The unit that begins at the atom, which must follow the number at once or after a hyphen.
[[nodiscard]] std::optional<UnitReading> read_unit(std::string_view text, const Atoms& atoms, std::uint32_t atom,
                                                   const Lexicon& lexicon);

// What a figure is counted by, from the atom on ("a barrel", "per 100,000 people", "/day", "each year").
struct RateReading {
  std::string unit;
  std::uint32_t last = 0;
};
[[nodiscard]] std::optional<RateReading> read_rate(const Document& document, const Atoms& atoms, std::uint32_t atom,
                                                   const Lexicon& lexicon);

}  // namespace sayso::figures
