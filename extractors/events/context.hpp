// Did it happen, will it, might it, or not: polarity and status of an event,
// from its clause and what stands above it.
#pragma once

#include "extractors/events/occurrence.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::events {

struct Context {
  Polarity polarity = Polarity::positive;
  Status status = Status::actual;
};

// "starts", "is starting"
[[nodiscard]] bool is_present(const Reader& reader, const Clause& clause);

[[nodiscard]] Context context_of(const Reader& reader, const Occurrence& occurrence);

}  // namespace sayso::events
