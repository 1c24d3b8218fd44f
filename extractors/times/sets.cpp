// How often: "every Tuesday", "twice a week", "daily", "Monday nights".
#include "extractors/times/grammar.hpp"

namespace sayso::times {

// Behind "every Monday", "every day": "at 9 a.m."
static std::size_t read_hour_of_set(const Lexemes& x, std::size_t i, Point& p) {
  if (!x.has(i, cue::at_clock) || p.part != DayPart::none) return i;
  const auto clock = read_clock(x, i + 1);
  if (!clock) return i;
  p.clock = clock->value;
  return clock->next;
}

std::optional<Expression> read_set(const Lexemes& x, std::size_t i) {
  Expression e;
  e.form = Form::set;
  e.first = i;
  std::size_t j = i;
  const auto done = [&e](std::size_t next) {
    e.last = next;
    return e;
  };
  if (x.kind(j) == Kind::set) {
    // Newspapers and programmes are named so: "the Daily Mail".
    if (x.capital(j) && x.capital(j + 1) && x.kind(j + 1) != Kind::punctuation) return {};
    e.amount = {x[j].word.times, 0, false, static_cast<Unit>(x[j].value), {}};
    return done(j + 1);
  }
  if (x.kind(j) == Kind::frequency ||
      ((x.kind(j) == Kind::number || x.kind(j) == Kind::cardinal) && x.kind(j + 1) == Kind::frequency)) {
    j += x.kind(j) == Kind::frequency ? 1 : 2;  // "twice a week", "three times every year", "twice daily"
    if (x.kind(j) == Kind::set || x.kind(j) == Kind::every) {
      auto often = read_set(x, j);
      if (often) often->first = i;
      return often;
    }
    const bool each = x.kind(j) == Kind::every || (x.kind(j) == Kind::article && x[j].value == 1);
    if (!each || x.kind(j + 1) != Kind::unit || x.plural(j + 1)) return {};
    e.amount = {x[j + 1].word.times, 0, false, static_cast<Unit>(x[j + 1].value), {}};
    return done(j + 2);
  }
  const bool every = x.kind(j) == Kind::every;
  e.point.kind = PointKind::calendar;
  if (every) ++j;
  const bool plurals = x.plural(j);
  if (!plurals && x.kind(j) == Kind::weekday && x.kind(j + 1) == Kind::part && x.plural(j + 1)) {
    e.point.unit = Unit::day;  // "Monday mornings"
    e.point.weekday = x[j].value;
    e.point.part = static_cast<DayPart>(x[j + 1].value);
    return done(j + 2);
  }
  if (!every && !plurals) return {};
  const bool weekends = x.kind(j) == Kind::unit && static_cast<Unit>(x[j].value) == Unit::weekend;
  if (!every && weekends && ((i > 0 && x.has(i - 1, cue::on_day | cue::at_clock)) || is_alone(x, i, i + 1))) {
    e.point.kind = PointKind::none;
    e.amount = {1, 0, false, Unit::weekend, {}};
    return done(j + 1);
  }
  if (every && x.kind(j) == Kind::unit) {
    if (x.kind(j + 1) == Kind::of) return {};
    const auto unit = static_cast<Unit>(x[j].value);
    if (unit == Unit::day) {
      e.point.unit = unit;
      if (const std::size_t next = read_hour_of_set(x, j + 1, e.point); next != j + 1) return done(next);
      e.point.unit = Unit::none;
    }
    e.point.kind = PointKind::none;
    e.amount = {x[j].word.times, 0, false, unit, {}};
    return done(j + 1);
  }
  if (every && x.kind(j) == Kind::other_word && x.kind(j + 1) == Kind::unit) {
    e.point.kind = PointKind::none;
    e.amount = {2, 0, false, static_cast<Unit>(x[j + 1].value), {}};
    return done(j + 2);
  }
  if (every && x.kind(j) == Kind::other_word) ++j;
  switch (x.kind(j)) {
    case Kind::weekday:
      e.point.unit = Unit::day;
      e.point.weekday = x[j].value;
      if (!plurals && x.kind(j + 1) == Kind::part)
        e.point.part = static_cast<DayPart>(x[++j].value);
      else if (plurals && !every && !(i > 0 && x.has(j - 1, cue::preposition)) &&
               x.kind(j - 1) != Kind::conjunction_and && !is_alone(x, i, j + 1))
        return {};
      return done(read_hour_of_set(x, j + 1, e.point));
    case Kind::month:
      if (!every || ((x[j].word.guards & guard::capital) != 0 && !x.capital(j))) return {};
      e.point.unit = Unit::month;
      e.point.month = x[j].value;
      return done(j + 1);
    case Kind::season:
      if (!every) return {};
      e.point.unit = Unit::season;
      e.point.season = x[j].value;
      return done(j + 1);
    case Kind::part:
      if (!every && !(i > 0 && x.has(i - 1, cue::preposition))) return {};
      e.point.unit = Unit::day;
      e.point.part = static_cast<DayPart>(x[j].value);
      return done(j + 1);
    default:
      break;
  }
  if (!every) return {};
  const auto quantity = read_quantity(x, j);  // "every two years"
  if (!quantity) return {};
  const auto unit = read_unit(x, quantity->next);
  if (!unit) return {};
  e.point.kind = PointKind::none;
  e.amount = {quantity->value.whole * unit->value.times,
              quantity->value.hundredths,
              quantity->value.vague,
              unit->value.unit,
              {}};
  return done(unit->next);
}

}  // namespace sayso::times
