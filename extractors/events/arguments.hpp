// Fills an event's arguments.
#pragma once

#include "extractors/events/occurrence.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::events {

// Adds actor, target, object and the other roles that the trigger's frame
// names.
void add_frame_arguments(const Reader& reader, const Occurrence& occurrence, Event& event);

// Adds what any event may have: time, place, purpose, reason, and the figures
// that belong to it.
void add_adjuncts(const Reader& reader, const Occurrence& occurrence, Event& event);

// A stretch of tokens with the entity that its head names.
[[nodiscard]] Reference reference(const Document& document, TokenRange tokens, std::uint32_t head);

}  // namespace sayso::events
