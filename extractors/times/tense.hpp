#pragma once

#include <cstddef>
#include <cstdint>

#include "extractors/times/grammar.hpp"

namespace sayso::times {

// `bare`: the text is nothing but the expression, so that the day nearest to it is as good as any.
enum class Tense : std::uint8_t { open, past, future, bare };

// Where the clause around the lexemes first .. last-1 points: by the word straight before them ("until", "since"), by
// the nearest verb group before them, or where there is none by the first behind. Looks at a bounded stretch.
[[nodiscard]] Tense tense_at(const Lexemes& x, std::size_t first, std::size_t last);

}  // namespace sayso::times
