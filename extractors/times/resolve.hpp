// From what an expression says to a TIMEX3 type and value, by the calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extractors/times/calendar.hpp"
#include "extractors/times/expression.hpp"
#include "extractors/times/tense.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::times {

// What an expression may point from. `sentence` numbers say how far back the text gave it.
struct Anchors {
  std::optional<Period> article;  // the publication day, with the time where the input gives one
  Unit exact = Unit::day;         // month or year: where the input gives no more, `article` is a day in its middle
  struct Given {
    Period period;
    std::uint32_t sentence = 0;
  };
  std::optional<Given> last;     // the latest date in the text, of any size
  std::optional<Given> day;      // the latest of day size
  std::optional<Given> quarter;  // the latest quarter
  std::optional<Given> period;   // the latest of a size companies report by: month, quarter, half, fiscal year
};

struct Resolved {
  TimeType type = TimeType::date;
  std::string value;
  Mod mod = Mod::none;
  std::optional<Period> period;  // of a date or time whose place in the calendar is known at least in part
};

// What "2019-01-10", "2019-01-10T09:30:00+01:00", "2019-01" or "2019" say; nothing is known from other text.
[[nodiscard]] Anchors read_published(std::string_view text);

// Nothing for an expression that turns out to name no time (a date that does not exist, a year beyond the calendar).
[[nodiscard]] std::optional<Resolved> resolve(const Expression& expression, const TenseOf& tense_of,
                                              const Anchors& anchors, std::uint32_t sentence, const Words& words);

// Remembers a resolved time for those that follow.
void remember(Anchors& anchors, const Expression& expression, const Resolved& resolved, std::uint32_t sentence);

// The period a point names (anchors.cpp).
[[nodiscard]] std::optional<Period> resolve_point(const Point& point, const TenseOf& tense_of, const Anchors& anchors,
                                                  std::uint32_t sentence, const Words& words);

}  // namespace sayso::times
