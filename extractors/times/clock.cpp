// Times of day: "9:30 a.m.", "2030 GMT", "10 o'clock", "noon", "half past three", "ten thirty p.m.".
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

bool glued_number(const Lexemes& x, std::size_t i, std::uint8_t digits) {
  return x.kind(i) == Kind::number && x[i].glued && x[i].digits == digits;
}

// "+8", "-05:30" behind GMT or UTC.
std::size_t read_offset(const Lexemes& x, std::size_t i, Clock& clock) {
  if (!(x.mark(i, '+') || x.mark(i, '-')) || x.kind(i + 1) != Kind::number || !x[i + 1].glued) return i;
  clock.utc = false;
  const bool minutes = x.glued_mark(i + 2, ':') && glued_number(x, i + 3, 2);
  return minutes ? i + 4 : i + 2;
}

// "Eastern time", "Pacific Daylight Time", "local time", "Beijing time"
std::size_t read_zone_name(const Lexemes& x, std::size_t i) {
  const bool named = x.kind(i) == Kind::zone_name || (is_name_like(x, i) && x.pos(i) == Pos::propn);
  if (!named) return i;
  const std::size_t j = x.has(i + 1, cue::zone_kind) ? i + 2 : i + 1;
  return x.has(j, cue::time_word) ? j + 1 : i;
}

// "-0500", "+02:00" straight behind a clock time, as in the heads of mail.
std::size_t read_bare_offset(const Lexemes& x, std::size_t i, const Clock& clock) {
  const bool sign = x.mark(i, '+') || (x.mark(i, '-') && (clock.second != unknown || !x[i].glued));
  if (!sign || clock.minute == unknown || x.kind(i + 1) != Kind::number || !x[i + 1].glued) return i;
  if (x[i + 1].digits == 4) return x[i + 1].value <= 1400 && x[i + 1].value % 100 < 60 ? i + 2 : i;
  const bool parted = x[i + 1].digits == 2 && x.glued_mark(i + 2, ':') && glued_number(x, i + 3, 2);
  return parted ? i + 4 : i;
}

std::size_t read_zone(const Lexemes& x, std::size_t i, Clock& clock) {
  if (const std::size_t named = read_zone_name(x, i); named != i) return named;
  if (const std::size_t offset = read_bare_offset(x, i, clock); offset != i) return offset;
  const std::size_t j = x.mark(i, '(') ? i + 1 : i;
  if (x.kind(j) != Kind::zone) return i;
  // Alone, lower-case "et" or "est" are foreign words.
  const bool clear = (clock.meridiem || clock.minute != unknown) && x[j].span.size() > 2;
  if (!x.capital(j) && !clear) return i;
  const bool utc = clock.utc;
  clock.utc = x[j].value == 0;
  const std::size_t next = clock.utc ? read_offset(x, j + 1, clock) : j + 1;
  if (j == i) return next;
  if (x.mark(next, ')')) return next + 1;
  clock.utc = utc;
  return i;
}

char small_letter(const Lexemes& x, std::size_t i) {
  if (x[i].span.size() != 1 || x.kind(i) == Kind::punctuation || x.kind(i) == Kind::number) return 0;
  return static_cast<char>(x.document().slice(x[i].span).front() | 0x20);
}

// The hours to add that "a.m.", "pm", "in the AM", "p m" or the "p" of "3:15p" say.
std::optional<Read<int>> read_half_of_day(const Lexemes& x, std::size_t i, const Clock& clock) {
  if (x.kind(i) == Kind::meridiem) return Read<int>{x[i].value, i + 1};
  if (x.has(i, cue::inside) && x.kind(i + 1) == Kind::article && x.kind(i + 2) == Kind::meridiem)
    return Read<int>{x[i + 2].value, i + 3};
  const char letter = small_letter(x, i);
  if (letter != 'a' && letter != 'p') return {};
  const int hours = letter == 'a' ? 0 : 12;
  if (small_letter(x, i + 1) == 'm' && clock.minute != unknown) return Read<int>{hours, i + 2};
  const bool told = clock.minute != unknown || (i > 1 && x.has(i - 2, cue::at_clock));
  const bool letter_only = x[i].glued && !(x[i + 1].glued && x.kind(i + 1) != Kind::punctuation);
  return told && letter_only ? std::optional(Read<int>{hours, i + 1}) : std::nullopt;
}

// Applies "a.m." or "p.m."; nothing where the hour cannot be one of twelve.
std::optional<std::size_t> read_meridiem(const Lexemes& x, std::size_t i, Clock& clock) {
  if (x.kind(i) == Kind::clock_word && clock.hour == 12 && (clock.minute == unknown || clock.minute == 0)) {
    clock.hour = x[i].value;  // "12 noon"
    clock.minute = 0;
    clock.meridiem = true;
    return i + 1;
  }
  const auto half = read_half_of_day(x, i, clock);
  if (!half) return i;
  if (clock.hour > 12) return {};
  if (clock.hour < 1) return {};
  clock.hour = clock.hour % 12 + half->value;
  clock.meridiem = true;
  return half->next;
}

// "3ish", "10:30-ish"
std::size_t skip_ish(const Lexemes& x, std::size_t i) {
  const std::size_t j = x.skip_hyphen(i);
  return x[j].glued && x[j].span.size() == 3 && x.has(j, cue::or_so) ? j + 1 : i;
}

std::optional<Read<Clock>> finish(const Lexemes& x, std::size_t i, Clock clock, bool needs_more) {
  const auto after = read_meridiem(x, skip_ish(x, i), clock);
  if (!after) return {};
  const std::size_t next = read_zone(x, *after, clock);
  if (needs_more && next == i) return {};
  if (clock.hour > 24 || (clock.hour == 24 && clock.minute > 0)) return {};
  return Read<Clock>{clock, next};
}

bool is_hours(const Lexemes& x, std::size_t i) {
  return x.kind(i) == Kind::unit && static_cast<Unit>(x[i].value) == Unit::hour && x.plural(i);
}

std::optional<Read<Clock>> read_digital(const Lexemes& x, std::size_t i) {
  Clock clock;
  if (x[i].digits > 2) return {};
  clock.hour = x[i].value;
  const bool colon = x.glued_mark(i + 1, ':');
  const bool letter = x.kind(i + 1) == Kind::short_unit && x[i + 1].glued && !x.capital(i + 1) &&
                      static_cast<Unit>(x[i + 1].value) == Unit::hour;  // "13h30"
  const bool at = i > 0 && x.has(i - 1, cue::at_clock);
  if (letter && !(x[i + 2].glued && x.kind(i + 2) != Kind::punctuation) && clock.hour < 25 &&
      (at || (is_alone(x, i, i + 2) && !x.has(0, cue::inside))))
    return finish(x, i + 2, clock, false);  // "at 15h"
  if (!colon && !letter && !x.glued_mark(i + 1, '.')) return {};
  if (!glued_number(x, i + 2, 2) || x[i + 2].value > 59) return {};
  clock.minute = x[i + 2].value;
  std::size_t next = i + 3;
  if (letter && x[next].glued && x.kind(next) != Kind::punctuation) return {};
  if (colon && x.glued_mark(next, ':') && glued_number(x, next + 1, 2) && x[next + 1].value < 60) {
    clock.second = x[next + 1].value;
    next += 2;
  }
  const bool decimal = x.glued_mark(next, '.') && x.kind(next + 1) == Kind::number && x[next + 1].glued;
  if (decimal && clock.second == unknown) return {};  // "2:45.3" is how long a race took
  if (decimal) next += 2;
  if (colon && is_hours(x, next)) ++next;  // "17:00 hours"
  return finish(x, next, clock, !colon && !letter);
}

// "2030 GMT", "1030 a.m.", "at 0930 hours"
std::optional<Read<Clock>> read_four_digits(const Lexemes& x, std::size_t i) {
  if (x[i].digits < 3 || x[i].digits > 4 || x[i].value % 100 > 59 || x[i].value > 2400) return {};
  Clock clock;
  clock.hour = x[i].value / 100;
  clock.minute = x[i].value % 100;
  const std::size_t next = i + 1;
  if (x.kind(next) == Kind::meridiem) return finish(x, next, clock, true);
  if (x[i].digits != 4) return {};
  const bool hours = is_hours(x, next);
  const bool preposed = i > 0 && x.has(i - 1, cue::at_clock | cue::limit_before);
  // "at 0800"; "at 1030" may be a price, unless nothing else is said.
  const bool bare =
      preposed && x[i].whole && (x[i].value < 1000 || (x.has(i - 1, cue::at_clock) && is_alone(x, i, next)));
  if (bare && !hours && !counts_something(x, next)) return finish(x, next, clock, false);
  if (hours && (x[i].value < 1000 || preposed)) return finish(x, next + 1, clock, false);
  const std::size_t after = read_zone(x, next, clock);
  return after == next ? std::nullopt : std::optional(Read<Clock>{clock, after});
}

bool is_hour(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::number && x.kind(i) != Kind::cardinal) return false;
  return x[i].digits <= 2 && x[i].value >= 1 && x[i].value <= 12;
}

// "ten thirty p.m.", "at seven forty-five"
std::optional<Read<Clock>> read_word_clock(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::cardinal || !is_hour(x, i)) return {};
  const auto minutes = read_below_hundred(x, x.skip_hyphen(i + 1));
  if (!minutes || minutes->value < 10 || minutes->value > 59) return {};
  Clock clock;
  clock.hour = x[i].value;
  clock.minute = minutes->value;
  if (x.kind(minutes->next) == Kind::meridiem) return finish(x, minutes->next, clock, true);
  const bool at = i > 0 && x.has(i - 1, cue::at_clock) && x.kind(i - 1) != Kind::meridiem;
  if (!at || counts_something(x, minutes->next)) return {};
  return finish(x, minutes->next, clock, false);
}

// "half three": half past three, in British speech.
std::optional<Read<Clock>> read_half_hour(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::half || x.kind(i + 1) != Kind::cardinal || !is_hour(x, i + 1)) return {};
  const bool at = i > 0 && x.has(i - 1, cue::at_clock);
  if ((!at && !is_alone(x, i, i + 2)) || counts_something(x, i + 2)) return {};
  Clock clock;
  clock.hour = x[i + 1].value;
  clock.minute = 30;
  return finish(x, i + 2, clock, false);
}

// "at 3 15", where nothing else is said.
std::optional<Read<Clock>> read_parted_clock(const Lexemes& x, std::size_t i) {
  const bool parted = x.kind(i) == Kind::number && x.kind(i + 1) == Kind::number && !x[i + 1].glued &&
                      x[i + 1].digits == 2 && x[i + 1].value < 60 && x[i].digits <= 2 && x[i].value < 25;
  if (!parted || i == 0 || !x.has(i - 1, cue::at_clock) || !is_alone(x, i, i + 2)) return {};
  Clock clock;
  clock.hour = x[i].value;
  clock.minute = x[i + 1].value;
  return Read<Clock>{clock, i + 2};
}

// How many minutes before or after an hour.
struct Distance {
  int minutes = 0;
  bool named = false;  // "half", "quarter" or "minutes" says that they are minutes
  std::size_t next = 0;
};
std::optional<Distance> read_distance(const Lexemes& x, std::size_t i) {
  Distance distance;
  if (const auto fraction = read_fraction(x, i); fraction && x.kind(i) != Kind::number && fraction->value < 75) {
    distance = {fraction->value * 60 / 100, true, fraction->next};
  } else if (x.kind(i) == Kind::number || x.kind(i) == Kind::cardinal) {
    const auto minutes = x.kind(i) == Kind::number ? Read<int>{x[i].value, i + 1} : *read_below_hundred(x, i);
    if (x[i].digits > 2 || minutes.value < 1 || minutes.value > 59) return {};
    const bool unit = x.kind(minutes.next) == Kind::unit && static_cast<Unit>(x[minutes.next].value) == Unit::minute;
    distance = {minutes.value, unit, unit ? minutes.next + 1 : minutes.next};
  } else {
    return {};
  }
  // "past", "after" and "to", "before", "till"
  const std::size_t j = distance.next++;
  const bool past = x.kind(j) == Kind::relation && static_cast<Relation>(x[j].value) == Relation::past;
  const bool direction = x.kind(j) == Kind::direction;
  const auto way = direction ? static_cast<DirectionWord>(x[j].value) : DirectionWord::none;
  if (past || way == DirectionWord::after) return distance;
  if (way != DirectionWord::before && !x.has(j, cue::range)) return {};
  if (distance.minutes == 30 && distance.named && x.kind(j - 1) == Kind::half) return {};
  distance.minutes = -distance.minutes;
  return distance;
}

// "half past three", "a quarter to four p.m.", "20 minutes past noon"
std::optional<Read<Clock>> read_minutes_past(const Lexemes& x, std::size_t i) {
  const auto distance = read_distance(x, i);
  if (!distance) return {};
  const std::size_t j = distance->next;
  std::optional<Read<Clock>> hour;
  const bool nested = read_distance(x, j).has_value();
  if (x.kind(j) == Kind::clock_word || (is_hour(x, j) && !nested)) hour = read_clock(x, j);
  if (hour && hour->value.minute != unknown && hour->value.minute != 0) return {};
  if (!hour) {
    // A bare number may be anything: it needs "past", or a preposition before it all.
    const bool past = x.kind(j - 1) == Kind::relation;
    const bool preposed = i == 0 || x.has(i - 1, cue::preposition) || (past && x.pos(i - 1) == Pos::aux);
    const bool fives = x.kind(i) == Kind::cardinal && distance->minutes % 5 == 0;  // "at ten to six"
    const bool told = fives && ((i > 0 && x.has(i - 1, cue::at_clock)) || read_part_after(x, j + 1));
    const bool clear =
        past ? distance->named || preposed : told || (distance->named && preposed && !x.has(i - 1, cue::stretch));
    if (x.kind(j - 1) == Kind::direction || !is_hour(x, j) || !clear || counts_something(x, j + 1)) return {};
    Clock bare;
    bare.hour = x[j].value;
    hour = Read<Clock>{bare, j + 1};
  }
  const int total = (hour->value.hour * 60 + distance->minutes + 24 * 60) % (24 * 60);
  hour->value.hour = total / 60;
  hour->value.minute = total % 60;
  return hour;
}

}  // namespace

bool counts_something(const Lexemes& x, std::size_t i) {
  const Kind kind = x.kind(i);
  const Pos pos = x.pos(i);
  if (kind == Kind::part || kind == Kind::weekday || kind == Kind::relative_day || kind == Kind::month) return false;
  const bool goes_on = x[i].glued && kind == Kind::punctuation && x[i + 1].glued && x.kind(i + 1) == Kind::number;
  return kind == Kind::unit || kind == Kind::scale || kind == Kind::number || kind == Kind::cardinal || goes_on ||
         x.mark(i, '%') || x.glued_mark(i, '-') || x.has(i, cue::counted) || pos == Pos::noun || pos == Pos::adj ||
         pos == Pos::sym;
}

std::optional<Read<Clock>> read_bare_hour(const Lexemes& x, std::size_t i) {
  if (!is_hour(x, i) || counts_something(x, i + 1)) return {};
  Clock clock;
  clock.hour = x[i].value;
  return Read<Clock>{clock, i + 1};
}

int hour_in_part(int hour, DayPart part) {
  if (hour >= 12 || hour < 1) return hour;
  if (part == DayPart::afternoon || part == DayPart::evening) return hour + 12;
  return part == DayPart::night && hour >= 5 ? hour + 12 : hour;
}

std::optional<Read<Clock>> read_clock(const Lexemes& x, std::size_t i) {
  Clock clock;
  if (x.kind(i) == Kind::clock_word) {
    clock.hour = x[i].value;
    clock.minute = 0;
    clock.meridiem = true;
    return Read<Clock>{clock, read_zone(x, i + 1, clock)};
  }
  if (i > 0 && (x.has(i - 1, cue::currency) || (x[i].glued && (x.mark(i - 1, ':') || x.mark(i - 1, '.'))))) return {};
  if (auto past = read_minutes_past(x, i)) return past;
  if (auto half = read_half_hour(x, i)) return half;
  if (auto parted = read_parted_clock(x, i)) return parted;
  std::size_t next = i + 1;
  if (x.kind(i) == Kind::number) {
    if (auto digital = read_digital(x, i)) return digital;
    if (auto together = read_four_digits(x, i)) return together;
    if (x[i].digits > 2) return {};
  } else if (auto words = read_word_clock(x, i)) {
    return words;
  } else if (x.kind(i) != Kind::cardinal || x[i].value > 12) {
    return {};
  }
  clock.hour = x[i].value;
  if (x.kind(next) == Kind::oclock) {
    if (clock.hour > 12) return {};
    return finish(x, next + 1, clock, false);
  }
  if (x.kind(next) == Kind::zone || x.kind(next) == Kind::zone_name || is_name_like(x, next)) return {};
  // "I am": the word needs its points, capitals or a number in digits glued to it or before it.
  if (x.kind(next) == Kind::meridiem && x.kind(i) == Kind::cardinal && x[next].span.size() < 3 &&
      x.pos(next) == Pos::aux && !(i > 0 && x.has(i - 1, cue::at_clock)))
    return {};
  return finish(x, next, clock, true);
}

std::optional<Read<DayPart>> read_part_after(const Lexemes& x, std::size_t i) {
  if (!x.has(i, cue::preposition)) return {};
  const std::size_t j = x.kind(i + 1) == Kind::article && x[i + 1].value == 0 ? i + 2 : i + 1;
  if (x.kind(j) != Kind::part || x.plural(j) || x.pos(j + 1) == Pos::noun) return {};
  return Read<DayPart>{static_cast<DayPart>(x[j].value), j + 1};
}

}  // namespace sayso::times
