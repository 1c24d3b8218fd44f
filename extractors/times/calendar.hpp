// Civil calendar: periods of every size TIMEX3 knows, how they are written, and how they move.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace sayso::times {

// Sizes of time, small to large. `part` is a part of the day (TMO, TNI), `weekend` Saturday and Sunday of a week.
enum class Unit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  part,
  day,
  weekend,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century
};

enum class DayPart : std::uint8_t { none, morning, midday, afternoon, evening, night, dawn, day };

inline constexpr int unknown = std::numeric_limits<int>::min();

// A stretch of the calendar. Which fields count depends on `unit`; a field that the text leaves open is `unknown`.
struct Period {
  Unit unit = Unit::none;
  int year = unknown;   // of a decade its first three digits (199), of a century its first two (19); ISO week-year
  int index = unknown;  // month 1-12 (also of days and clock times), quarter, half, ISO week; season 0-3 (spring first)
  int day = unknown;
  int weekday = unknown;  // 1 Monday to 7 Sunday; only where the day is not known
  int hour = unknown, minute = unknown, second = unknown;
  DayPart part = DayPart::none;
  bool fiscal = false;
  bool utc = false;

  [[nodiscard]] bool dated() const { return year != unknown; }
};

using Day = std::chrono::sys_days;

// Years that arithmetic may reach; beyond them an expression has no date.
inline constexpr int first_year = -9999, last_year = 9999;

[[nodiscard]] bool exists(int year, int month, int day);  // an unknown year may be a leap year
[[nodiscard]] Day day_of(const Period& period);           // a dated period's first day
[[nodiscard]] Period period_of(Day day);                  // unit day
[[nodiscard]] int weekday_of(Day day);                    // 1 Monday to 7 Sunday
[[nodiscard]] Period week_of(Day day);                    // ISO 8601 week
[[nodiscard]] Day easter(int year);                       // Gregorian, by Meeus, Jones and Butcher
[[nodiscard]] Day orthodox_easter(int year);              // Julian computus, on the Gregorian calendar
// The n-th such weekday of a month; n below 0 counts from its end.
[[nodiscard]] std::optional<Day> nth_weekday(int year, int month, int n, int weekday);

// The period of size `unit` that holds the first day of `period`; a part of day is a day here.
[[nodiscard]] Period widen(const Period& period, Unit unit);
// The period moved by `count` times `unit`; nothing where it leaves the calendar. Days of shorter months are the last.
[[nodiscard]] std::optional<Period> shift(const Period& period, std::int64_t count, Unit unit);
// TIMEX3: 2018-12, 2019-W03, 2018-Q4, XXXX-WXX-2, 2019-01-10T09:30, FY2019.
[[nodiscard]] std::string value_of(const Period& period);

}  // namespace sayso::times
