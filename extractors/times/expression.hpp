// What an expression of time says, before the calendar: the result of reading and the input of resolving.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "extractors/times/words.hpp"

namespace sayso::times {

// A quantity of some unit. `vague` ("several") has no number.
struct Amount {
  std::int32_t whole = 0;
  std::int8_t hundredths = 0;  // 50 is a half
  bool vague = false;
  Unit unit = Unit::none;
  // Smaller units behind it, large to small: "one hour, five minutes and 30 seconds". "An hour and a half" has none.
  struct Part {
    std::int32_t count = 0;
    Unit unit = Unit::none;
  };
  std::array<Part, 5> more{};
};

// How a point in time is named.
enum class PointKind : std::uint8_t {
  none,
  calendar,    // fields of the calendar, some left open: "Jan. 10", "Friday", "the third quarter"
  day_offset,  // yesterday, today, tomorrow
  unit,        // last week, this month, the year
  holiday,     // Christmas 2018
  fixed        // a phrase with a value of its own
};

struct Clock {
  int hour = unknown, minute = unknown, second = unknown;
  bool utc = false;
  bool meridiem = false;  // the half of the day is certain: "a.m.", "in the evening", "noon"

  [[nodiscard]] bool given() const { return hour != unknown; }
};

struct Point {
  PointKind kind = PointKind::none;
  Unit unit = Unit::none;  // the smallest unit named
  Relation relation = Relation::none;
  // The larger period it lies in, where words rather than a number say which: "of last year", "of next month".
  Unit within = Unit::none;
  Relation within_relation = Relation::none;
  bool definite = false;  // "the" stands before it
  bool fiscal = false;
  int year = unknown;  // also the decade or century, by `unit`
  int month = unknown, day = unknown, weekday = unknown, quarter = unknown, half = unknown, season = unknown;
  int nth = 0;               // "first Monday of", "last week of" (-1): counted in `unit`, or `weekday`
  int offset = 0;            // of day_offset; else how many more of its kind away than `relation` says
  std::uint32_t phrase = 0;  // holiday or fixed: its index
  DayPart part = DayPart::none;
  Clock clock;
};

enum class Form : std::uint8_t {
  point,
  duration,
  offset,  // an amount before or after `point`, or where that is none, before or after the article or the text
  set
};

enum class From : std::uint8_t { article, text, point };

struct Expression {
  Form form = Form::point;
  std::size_t first = 0, last = 0;  // lexemes, half-open
  std::size_t shown = 0;            // where its span ends, where that is before `last`: "9" of "March 8-9, 2008"
  Point point;
  Amount amount;
  int sign = 0;  // of an offset
  From from = From::article;
  Mod mod = Mod::none;
  int weekday = unknown;  // of an offset: the first such day before or after `point`
  // A duration with "the" or "first": one certain stretch of time. An offset: the whole week, not a day of it.
  bool stretch = false;
};

}  // namespace sayso::times
