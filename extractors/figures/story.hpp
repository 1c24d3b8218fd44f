// What is told from sentence to sentence: "On Monday a bus overturned. Five people died." A time that the main verb of
// one sentence has holds for what the next sentences tell in the simple past, until one names another time.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {

// The times in which a sentence leaves the next: of what its main verb tells, where it names no other; and of its
// changes ("Sales rose 5% in May. Profit fell 2%."), which others that are compared with them do not disturb.
struct Told {
  std::optional<TimeIndex> event, change;
};
[[nodiscard]] Told told_time(const SentenceFigures& sentence, const std::vector<ChangeLink>& links);
// Whether the sentence goes on to tell in the simple past.
[[nodiscard]] bool goes_on(const Document& document, const Lexicon& lexicon, TokenRange sentence);
// Whether the figure is part of what the sentence tells in the simple past: neither of what is so still, nor of what
// somebody says about it.
[[nodiscard]] bool is_told(const SentenceFigures& sentence, const Figure& figure);

}  // namespace sayso::figures
