// Who did what a noun names, where the sentence tells it by another word.
#pragma once

#include <optional>

#include "extractors/events/occurrence.hpp"

namespace sayso::events {

// "accused [them] of the attack", "[they] were convicted of the murder", "[they] claimed responsibility for the
// bombing", "an attack blamed on [them]"; nothing where nobody is named, or said not to have done it.
[[nodiscard]] std::optional<Filler> culprit_of(const Reader& reader, const Occurrence& occurrence);

}  // namespace sayso::events
