// Times of day with the day they belong to, and from one to another: "10 p.m. Wednesday", "from 2 to 5 p.m.".
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

bool has_part(const Point& p) { return p.part != DayPart::none; }

bool step_is_ahead(Relation relation) { return relation == Relation::next || relation == Relation::coming; }

bool is_day(const Point& p) {
  return p.kind != PointKind::fixed && p.kind != PointKind::none && (p.unit == Unit::day || p.unit == Unit::part) &&
         !p.clock.given();
}

// The day behind a clock time, with or without "on" and a comma.
std::optional<Read<Point>> read_day_after(const Lexemes& x, std::size_t i) {
  std::size_t j = x.mark(i, ',') ? i + 1 : i;
  if (x.has(j, cue::on_day)) ++j;
  const auto day = read_point(x, j);
  if (!day || !is_day(day->value.point)) return {};
  return Read<Point>{day->value.point, day->next};
}

// Whether the words before make a bare number an hour.
enum class Hour : std::uint8_t { open, certain };

// A number without minutes or "a.m." is an hour before a part of the day: "9 in the morning", "8 this evening".
std::optional<Read<Clock>> read_hour_of_part(const Lexemes& x, std::size_t i, Hour hour_is) {
  const auto hour = read_bare_hour(x, i);
  if (!hour) return {};
  // "They lost 10 to 3 on Friday night": "to" alone does not make an hour of a number.
  const bool preposed = hour_is == Hour::certain || i == 0 || x.kind(i - 1) == Kind::direction ||
                        x.has(i - 1, cue::at_clock | cue::limit_before | cue::future_before | cue::past_before);
  if (x.kind(hour->next) == Kind::relative_day) {  // "8 tonight"
    if (x[hour->next].value >= 100 || preposed) return hour;
  }
  if (!preposed) return {};
  if (read_part_after(x, hour->next)) return hour;
  const auto day = read_day_after(x, hour->next);
  return day && has_part(day->value) ? hour : std::nullopt;
}

std::optional<Expression> read_clock_and_day(const Lexemes& x, std::size_t i, Hour hour_is) {
  auto clock = read_clock(x, i);
  if (!clock) clock = read_hour_of_part(x, i, hour_is);
  if (!clock) return {};
  Expression e;
  e.first = i;
  e.last = clock->next;
  Clock time = clock->value;
  if (const auto part = read_part_after(x, e.last)) {
    time.hour = hour_in_part(time.hour, part->value);
    time.meridiem = true;
    e.last = part->next;
  }
  e.point.unit = Unit::day;
  if (const auto day = read_day_after(x, e.last)) {
    e.point = day->value;
    time.meridiem = time.meridiem || has_part(e.point);
    time.hour = hour_in_part(time.hour, e.point.part);
    e.point.part = DayPart::none;
    e.last = day->next;
  }
  e.point.clock = time;
  return e;
}

}  // namespace

std::optional<Expression> read_clock_first(const Lexemes& x, std::size_t i) {
  return read_clock_and_day(x, i, Hour::open);
}

std::optional<Expression> read_first_clock(const Lexemes& x, std::size_t i) {
  if (i > 0 && (x.has(i - 1, cue::currency) || (x[i].glued && x[i - 1].kind == Kind::punctuation))) return {};
  const bool cardinal = x.kind(i) == Kind::cardinal;
  if ((x.kind(i) != Kind::number && !cardinal) || x[i].digits > 2 || x[i].value < 1 || x[i].value > 12) return {};
  std::size_t j = i + 1;
  Expression e;
  e.point.clock.hour = x[i].value;
  const bool minutes = x.glued_mark(j, ':') && x.kind(j + 1) == Kind::number && x[j + 1].digits == 2;
  if (minutes) {
    if (x[j + 1].value > 59) return {};
    e.point.clock.minute = x[j + 1].value;
    j += 2;
  }
  // "from", "between"; "at ten to six" is one time.
  const bool at = i > 0 && x.has(i - 1, cue::at_clock);
  const bool framed = i > 0 && x.has(i - 1, cue::preposition) && !at;
  if (at && x.kind(i) == Kind::cardinal && x[i].value % 5 == 0) return {};
  const bool between = framed && x.kind(j) == Kind::conjunction_and;
  if (!(x.mark(j, '-') || x.has(j, cue::range) || between)) return {};
  const auto second = read_clock_and_day(x, j + 1, framed ? Hour::certain : Hour::open);
  if (!second || !second->point.clock.meridiem) return {};
  // "11 to 2 p.m." begins in the morning.
  const int end = second->point.clock.hour, hour = e.point.clock.hour;
  if (end >= 12 && hour < 12 && hour + 12 <= end) e.point.clock.hour += 12;
  e.first = i;
  e.last = j;
  const Clock clock = e.point.clock;
  e.point = second->point;
  e.point.clock = clock;
  return e;
}

Read<Point> with_clock(const Lexemes& x, Read<Point> read) {
  if (!is_day(read.value)) return read;
  std::size_t i = read.next;
  if (x.mark(i, ',')) ++i;
  const bool at = x.has(i, cue::at_clock);
  if (at) ++i;
  auto clock = read_clock(x, i);
  if (has_part(read.value)) {
    if (!clock && at) clock = read_bare_hour(x, i);
    if (!at && clock && !clock->value.meridiem) return read;
  }
  // "tomorrow at 3", "next Tuesday at 9"; a bare weekday and a number may be the price that a share closed at.
  const bool ahead = (read.value.kind == PointKind::day_offset && read.value.offset >= 0) ||
                     step_is_ahead(read.value.relation) || is_alone(x, read.next, i + 1);
  const auto bare = !clock && at ? read_bare_hour(x, i) : std::nullopt;
  if (bare && (ahead || read_part_after(x, bare->next))) clock = bare;
  if (!clock) return read;
  if (const auto part = clock->value.meridiem ? std::nullopt : read_part_after(x, clock->next)) {
    clock->value.hour = hour_in_part(clock->value.hour, part->value);
    clock->value.meridiem = true;
    clock->next = part->next;
  }
  read.value.clock = clock->value;
  read.value.clock.hour = hour_in_part(clock->value.hour, clock->value.meridiem ? DayPart::none : read.value.part);
  read.value.part = DayPart::none;
  read.next = clock->next;
  return read;
}

}  // namespace sayso::times
