// What is told from sentence to sentence: "On Monday a bus overturned. Five people died." A time that the main verb of
// one sentence has holds for what the next sentences tell in the simple past, until one names another time.
#pragma once

#include <cstdint>
#include <optional>

#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {

// The time at which what the sentence's main verb tells happened, where the sentence names one and no other.
[[nodiscard]] std::optional<TimeIndex> told_time(const SentenceFigures& sentence);
// Whether the sentence goes on to tell in the simple past.
[[nodiscard]] bool goes_on(const Document& document, const Lexicon& lexicon, TokenRange sentence);
// Whether the figure is part of what the sentence tells in the simple past: neither of what is so still, nor of what
// somebody says about it.
[[nodiscard]] bool is_told(const SentenceFigures& sentence, const Figure& figure);

}  // namespace sayso::figures
