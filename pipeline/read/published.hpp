#pragma once

#include <string_view>

namespace sayso::read {

// True for a day of the calendar written YYYY-MM-DD.
[[nodiscard]] bool is_day(std::string_view text);

// True for what "published" may hold by ISO 8601: a day, a year and month, a year, or a day with a time of day after
// "T" and perhaps a zone.
[[nodiscard]] bool is_published(std::string_view text);

}  // namespace sayso::read
