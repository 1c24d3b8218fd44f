#include "extractors/times/resolve.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace sayso::times {
namespace {

struct UnitLetter {
  char letter;
  bool clock;          // behind the "T" of PT2H
  std::int32_t times;  // a decade is ten years
  std::int32_t parts;  // how many of `part` it has
  Unit part;
};

UnitLetter letter_of(Unit unit) {
  switch (unit) {
    case Unit::second:
      return {'S', true, 1, 0, Unit::none};
    case Unit::minute:
      return {'M', true, 1, 60, Unit::second};
    case Unit::hour:
      return {'H', true, 1, 60, Unit::minute};
    case Unit::week:
      return {'W', false, 1, 0, Unit::none};
    case Unit::month:
      return {'M', false, 1, 0, Unit::none};
    case Unit::quarter:
      return {'Q', false, 1, 0, Unit::none};
    case Unit::half:
      return {'M', false, 6, 0, Unit::none};
    case Unit::year:
      return {'Y', false, 1, 12, Unit::month};
    case Unit::decade:
      return {'Y', false, 10, 0, Unit::none};
    case Unit::century:
      return {'Y', false, 100, 0, Unit::none};
    default:
      return {'D', false, 1, 24, Unit::hour};
  }
}

void append_part(std::string& out, std::int64_t count, Unit unit, bool& in_clock) {
  const UnitLetter letter = letter_of(unit);
  if (letter.clock && !in_clock) out += 'T', in_clock = true;
  out += std::to_string(count * letter.times);
  out += letter.letter;
}

// "2.5" of 250 hundredths.
void append_hundredths(std::string& out, std::int64_t hundredths) {
  out += std::to_string(hundredths / 100);
  const auto rest = static_cast<int>(hundredths % 100);
  if (rest == 0) return;
  out += '.';
  out += static_cast<char>('0' + rest / 10);
  if (rest % 10 != 0) out += static_cast<char>('0' + rest % 10);
}

std::string duration_of(const Amount& amount) {
  const UnitLetter letter = letter_of(amount.unit);
  std::string out = "P";
  bool in_clock = false;
  if (amount.vague) {
    if (letter.clock) out += 'T';
    out += 'X';
    out += letter.letter;
    return out;
  }
  // Quarters of a unit are whole numbers of a smaller one: "an hour and a half" is PT1H30M.
  const std::int32_t parts = amount.hundredths % 25 == 0 ? amount.hundredths * letter.parts : 0;
  if (amount.hundredths != 0 && (parts == 0 || parts % 100 != 0)) {
    if (letter.clock) out += 'T';
    append_hundredths(out, (std::int64_t{100} * amount.whole + amount.hundredths) * letter.times);
    out += letter.letter;
    return out;
  }
  if (amount.whole > 0 || amount.hundredths == 0) append_part(out, amount.whole, amount.unit, in_clock);
  if (parts != 0) append_part(out, parts / 100, letter.part, in_clock);
  for (const Amount::Part& part : amount.more) {
    if (part.unit != Unit::none) append_part(out, part.count, part.unit, in_clock);
  }
  return out;
}

Resolved dated(const Period& period, Mod mod) {
  const bool time = period.hour != unknown || period.part != DayPart::none;
  return {time ? TimeType::time : TimeType::date, value_of(period), mod, period};
}

Resolved duration(const Expression& e) { return {TimeType::duration, duration_of(e.amount), e.mod, {}}; }

std::int64_t seconds_in(const Amount& amount) {
  const auto size = [](Unit unit) {
    return unit == Unit::day ? 86'400 : unit == Unit::hour ? 3600 : unit == Unit::minute ? 60 : 1;
  };
  std::int64_t seconds = std::int64_t{amount.whole} * size(amount.unit) + amount.hundredths * size(amount.unit) / 100;
  for (const Amount::Part& part : amount.more) {
    if (part.unit != Unit::none) seconds += std::int64_t{part.count} * size(part.unit);
  }
  return seconds;
}

std::optional<Period> shift_clock(const Period& from, std::int64_t seconds, Unit finest) {
  if (from.hour == unknown) return {};
  std::int64_t total = std::int64_t{from.hour} * 3600 + (from.minute == unknown ? 0 : from.minute) * 60 +
                       (from.second == unknown ? 0 : from.second) + seconds;
  constexpr std::int64_t day = 86'400;
  const std::int64_t over = total >= 0 ? total / day : -((day - 1 - total) / day);
  total -= over * day;
  Period base = from;
  base.hour = base.minute = base.second = unknown;
  auto moved = shift(base, over, Unit::day);
  if (!moved) return {};
  moved->hour = static_cast<int>(total / 3600);
  moved->minute = static_cast<int>(total / 60 % 60);
  if (finest == Unit::second) moved->second = static_cast<int>(total % 60);
  return moved;
}

// Where an offset counts from. A year before or after means the same reporting period a year away where the text has
// just given one ("profit fell in the third quarter, from $2m a year earlier").
std::optional<Period> offset_base(const Expression& e, const Anchors& anchors, std::uint32_t sentence) {
  const bool year = e.amount.unit == Unit::year && e.amount.whole == 1 && e.amount.hundredths == 0;
  if (year && e.sign < 0 && anchors.period && anchors.period->sentence + 4 >= sentence) return anchors.period->period;
  if (e.from == From::text && anchors.last && anchors.last->period.dated()) {
    if (e.amount.unit <= Unit::day && anchors.day) return anchors.day->period;
    return anchors.last->period;
  }
  return anchors.article;
}

// How coarse a point is that lies so many units from another: "three weeks ago" counted from a day is a day.
Unit grain_of(const Expression& e, const Period& from) {
  const Unit unit = e.amount.unit;
  if (unit == Unit::week && from.unit <= Unit::day && e.mod == Mod::none) return Unit::day;
  return unit == Unit::decade || unit == Unit::century ? Unit::year : unit;
}

Unit finest_unit(const Amount& amount) {
  Unit finest = amount.unit;
  for (const Amount::Part& part : amount.more) {
    if (part.unit != Unit::none) finest = part.unit;
  }
  return amount.unit == Unit::day && amount.hundredths != 0 ? Unit::hour : finest;
}

bool is_exact(const Amount& amount) { return amount.hundredths == 0 && amount.more[0].unit == Unit::none; }

// A base moved by years and months, weeks and days: "a year and a half ago" is a month.
std::optional<Period> shift_by_parts(const Period& base, const Expression& e) {
  const Unit unit = e.amount.unit;
  const std::int64_t hundredths = std::int64_t{100} * e.amount.whole + e.amount.hundredths;
  if (unit >= Unit::decade) {
    const std::int64_t years = hundredths * letter_of(unit).times / 100;
    return shift(widen(base, Unit::year), e.sign * years, Unit::year);
  }
  if (unit == Unit::year && e.amount.hundredths != 0)
    return shift(widen(base, Unit::month), e.sign * hundredths * 12 / 100, Unit::month);
  if (e.amount.hundredths != 0) return {};
  auto moved =
      shift(widen(base, std::min(finest_unit(e.amount), Unit::month)), std::int64_t{e.sign} * e.amount.whole, unit);
  for (const Amount::Part& part : e.amount.more) {
    if (moved && part.unit >= Unit::day) moved = shift(*moved, std::int64_t{e.sign} * part.count, part.unit);
  }
  return moved;
}

// "the week before Christmas", "the Monday after Easter"
std::optional<Resolved> resolve_beside(const Expression& e, const Period& base) {
  if (e.weekday == unknown) {
    const auto moved = shift(widen(base, e.amount.unit), std::int64_t{e.sign} * e.amount.whole, e.amount.unit);
    return moved ? std::optional(dated(*moved, e.mod)) : std::nullopt;
  }
  const int ahead = e.sign * (e.weekday - weekday_of(day_of(base)));
  const int first = ahead <= 0 ? ahead + 7 : ahead;
  const auto day = shift(widen(base, Unit::day), std::int64_t{e.sign} * (first + 7 * (e.amount.whole - 1)), Unit::day);
  return day ? std::optional(dated(*day, e.mod)) : std::nullopt;
}

std::optional<Resolved> resolve_clock(const Expression& e, const TenseOf& tense_of, const Anchors& anchors,
                                      std::uint32_t sentence, const Words& words);

std::optional<Resolved> resolve_offset(const Expression& e, const TenseOf& tense_of, const Anchors& anchors,
                                       std::uint32_t sentence, const Words& words) {
  if (e.amount.vague) {
    if (e.from == From::article && e.sign < 0) return Resolved{TimeType::date, "PAST_REF", e.mod, {}};
    return duration(e);
  }
  std::optional<Period> base;
  if (e.from == From::point && e.point.clock.given())
    base = resolve_clock(e, tense_of, anchors, sentence, words)->period;
  else if (e.from == From::point)
    base = resolve_point(e.point, tense_of, anchors, sentence, words);
  else
    base = offset_base(e, anchors, sentence);
  if (!base || !base->dated()) return duration(e);
  if (e.stretch) return resolve_beside(e, *base);
  const Unit finest = finest_unit(e.amount);
  if (e.amount.unit < Unit::part || (e.amount.unit == Unit::day && finest < Unit::part)) {
    const auto moved = shift_clock(*base, e.sign * seconds_in(e.amount), finest);
    if (!moved) return duration(e);
    return dated(*moved, e.mod);
  }
  const Unit grain = grain_of(e, *base);
  Period from = *base;
  from.hour = from.minute = from.second = unknown;
  from.part = DayPart::none;
  if (from.unit > grain && e.amount.unit != Unit::year) return duration(e);
  // From a point with a day of its own the result is a day; else it is as coarse as the amount.
  const bool report = from.unit >= Unit::month && grain == Unit::year;
  if (e.from != From::point && !report && from.unit != grain) from = widen(from, grain);
  const auto moved =
      is_exact(e.amount) ? shift(from, std::int64_t{e.sign} * e.amount.whole, e.amount.unit) : shift_by_parts(*base, e);
  if (!moved) return duration(e);
  return dated(*moved, e.mod);
}

std::optional<Resolved> resolve_set(const Expression& e) {
  Resolved resolved{TimeType::set, {}, e.mod, {}};
  if (e.point.kind == PointKind::none || e.point.unit == Unit::none) {
    Amount amount = e.amount;
    if (amount.unit == Unit::part) {
      resolved.value = "XXXX-XX-XXTNI";
      return resolved;
    }
    if (amount.unit == Unit::weekend) {
      resolved.value = "XXXX-WXX-WE";
      return resolved;
    }
    resolved.value = duration_of(amount);
    return resolved;
  }
  Period p;
  p.unit = e.point.unit;
  p.weekday = e.point.weekday;
  p.index = e.point.month != unknown ? e.point.month : e.point.season;
  p.part = e.point.part;
  p.hour = e.point.clock.hour, p.minute = e.point.clock.minute;
  resolved.value = value_of(p);
  return resolved;
}

std::optional<Resolved> resolve_clock(const Expression& e, const TenseOf& tense_of, const Anchors& anchors,
                                      std::uint32_t sentence, const Words& words) {
  std::optional<Period> day;
  if (e.point.kind != PointKind::none)
    day = resolve_point(e.point, tense_of, anchors, sentence, words);
  else if (anchors.day && anchors.day->sentence + 2 >= sentence)
    day = anchors.day->period;
  else
    day = anchors.article;
  if (!day) {
    day = Period{};
    day->unit = Unit::day;
  }
  day->part = DayPart::none;
  day->hour = e.point.clock.hour;
  day->minute = e.point.clock.minute;
  day->second = e.point.clock.second;
  day->utc = e.point.clock.utc;
  return dated(*day, e.mod);
}

bool read_digits(std::string_view text, std::size_t at, std::size_t count, int& out) {
  if (at + count > text.size()) return false;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + count, out);
  return error == std::errc() && end == text.data() + at + count;
}

}  // namespace

Anchors read_published(std::string_view text) {
  Anchors anchors;
  Period p;
  p.unit = Unit::day;
  if (!read_digits(text, 0, 4, p.year) || p.year < 1 || p.year >= last_year) return anchors;
  if (text.size() == 4) {
    p.index = 7;
    p.day = 1;
    anchors.exact = Unit::year;
  } else if (!read_digits(text, 5, 2, p.index)) {
    return anchors;
  } else if (text.size() == 7) {
    p.day = 15;
    anchors.exact = Unit::month;
  } else if (!read_digits(text, 8, 2, p.day)) {
    return anchors;
  }
  if (!exists(p.year, p.index, p.day)) return anchors;
  int hour = 0, minute = 0, second = 0;
  if (read_digits(text, 11, 2, hour) && read_digits(text, 14, 2, minute) && hour < 24 && minute < 60) {
    p.hour = hour;
    p.minute = minute;
    if (read_digits(text, 17, 2, second) && second < 60) p.second = second;
  }
  anchors.article = p;
  return anchors;
}

std::optional<Resolved> resolve(const Expression& e, const TenseOf& tense_of, const Anchors& anchors,
                                std::uint32_t sentence, const Words& words) {
  switch (e.form) {
    case Form::duration:
      return duration(e);
    case Form::offset:
      return resolve_offset(e, tense_of, anchors, sentence, words);
    case Form::set:
      return resolve_set(e);
    case Form::point:
      break;
  }
  if (e.point.kind == PointKind::fixed) {
    const FixedPhrase& phrase = words.fixed[e.point.phrase];
    return Resolved{phrase.type, phrase.value, e.mod, {}};
  }
  if (e.point.clock.given()) return resolve_clock(e, tense_of, anchors, sentence, words);
  auto period = resolve_point(e.point, tense_of, anchors, sentence, words);
  if (!period || (period->dated() && (period->year < first_year || period->year > last_year))) return {};
  period->hour = period->minute = period->second = unknown;
  return dated(*period, e.mod);
}

void remember(Anchors& anchors, const Expression& expression, const Resolved& resolved, std::uint32_t sentence) {
  const Amount& amount = expression.amount;
  if (expression.form == Form::duration && amount.unit == Unit::month && (amount.whole == 6 || amount.whole == 9) &&
      expression.stretch && anchors.article) {
    // "In the first nine months profit rose ...": a year earlier is then the year before.
    anchors.period = Anchors::Given{widen(*anchors.article, Unit::year), sentence};
  }
  if (!resolved.period || !resolved.period->dated()) return;
  const Period p = *resolved.period;
  if (p.unit >= Unit::decade || p.year < 1) return;
  anchors.last = Anchors::Given{p, sentence};
  if (p.unit == Unit::day) anchors.day = anchors.last;
  const bool reporting = p.unit == Unit::month || p.unit == Unit::quarter || p.unit == Unit::half || p.fiscal;
  const bool ahead = anchors.article && day_of(p) > day_of(*anchors.article);
  if (!reporting || expression.form != Form::point || ahead) return;
  // The period that another is compared with is not what the text goes on about: after "the 1988 quarter",
  // "a year earlier" still counts from the quarter that was reported.
  const Anchors::Given* old = anchors.period ? &*anchors.period : nullptr;
  const bool compared = old != nullptr && old->sentence + 6 >= sentence && old->period.unit == p.unit &&
                        old->period.index == p.index && p.year < old->period.year;
  if (compared) return;
  anchors.period = anchors.last;
  if (p.unit == Unit::quarter) anchors.quarter = anchors.last;
}

}  // namespace sayso::times
