// Which period of the calendar a point names, given the article's day and the dates before it.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "extractors/times/resolve.hpp"

namespace sayso::times {
namespace {

using std::chrono::days;

Period make(Unit unit, int year, int index) {
  Period p;
  p.unit = unit;
  p.year = year;
  p.index = index;
  return p;
}

Day end_of(const Period& p) {
  const auto after = shift(p, 1, p.unit == Unit::part ? Unit::day : p.unit);
  return after ? day_of(*after) : day_of(p) + days(1);
}

// Days from `day` to the period; 0 inside it, negative where it is over.
std::int64_t distance(const Period& p, Day day) {
  if (day_of(p) > day) return (day_of(p) - day).count();
  if (end_of(p) <= day) return (end_of(p) - days(1) - day).count();
  return 0;
}

const Period* reference(const Anchors& anchors) {
  if (anchors.last) return &anchors.last->period;
  return anchors.article ? &*anchors.article : nullptr;
}

// The day that a relation counts from.
const Period* origin(const Anchors& anchors, Relation relation) {
  const bool text = relation == Relation::previous || relation == Relation::following || relation == Relation::same;
  return text ? reference(anchors) : anchors.article ? &*anchors.article : nullptr;
}

int step_of(Relation relation) {
  switch (relation) {
    case Relation::last:
    case Relation::previous:
    case Relation::past:
      return -1;
    case Relation::next:
    case Relation::following:
    case Relation::coming:
      return 1;
    default:
      return 0;
  }
}

// What a date on the other side of the article's day than its verb says costs, in days: past verbs are nearly always
// right (but less so beside a day: "declared a dividend payable Dec. 1"), "is due" and "will" may belong to something
// else ("will review the Feb. 23 accord").
std::int64_t against_tense(std::int64_t distance, Tense tense, bool exact) {
  if (tense == Tense::past && distance > 0) return exact ? 260 : 310;
  if (tense == Tense::future && distance < 0) return 150;
  return 0;
}

// The one of the candidates, one a year, that relation and tense call for.
template <class Make>
std::optional<Period> choose_year(Make make_in, Relation relation, const TenseOf& tense_of, const Anchors& anchors) {
  const Period* from = origin(anchors, relation);
  if (from == nullptr || !from->dated()) return {};
  const Day day = day_of(*from);
  const int year = period_of(day).year;
  if (relation == Relation::same) return make_in(year);
  const Tense tense = tense_of();
  std::optional<Period> best;
  std::int64_t best_cost = 0;
  for (int candidate = year - 2; candidate <= year + 2; ++candidate) {
    const std::optional<Period> p = make_in(candidate);
    if (!p) continue;
    const std::int64_t d = distance(*p, day);
    const int step = step_of(relation);
    const bool fits = relation == Relation::current ? p->year == year || d == 0
                      : step < 0                    ? d < 0
                      : step > 0                    ? d > 0
                                                    : true;
    if (!fits) continue;
    const std::int64_t cost = std::abs(d) + against_tense(d, tense, p->unit == Unit::day);
    if (!best || cost < best_cost) best = p, best_cost = cost;
  }
  return best;
}

// The year that "of last year", "of the same year" or a number gives.
int outer_year(const Point& p, const Anchors& anchors, std::uint32_t sentence) {
  if (p.year != unknown) return p.year;
  if (p.within != Unit::year) return unknown;
  const bool near = anchors.last && anchors.last->sentence == sentence;
  const Relation relation = p.within_relation == Relation::same && !near ? Relation::current : p.within_relation;
  const Period* from = origin(anchors, relation);
  if (from == nullptr || !from->dated()) return unknown;
  return period_of(day_of(*from)).year + step_of(relation);
}

std::optional<Period> weekday_near(int weekday, Relation relation, const TenseOf& tense_of, const Anchors& anchors) {
  const Period* from = origin(anchors, relation);
  Period open;
  open.unit = Unit::day;
  open.weekday = weekday;
  if (from == nullptr || !from->dated() || (from->unit > Unit::day && relation != Relation::none)) return open;
  const Day day = day_of(*from);
  const int ahead = (weekday - weekday_of(day) + 7) % 7;
  const int behind = (7 - ahead) % 7;
  const int in_week = weekday - weekday_of(day);
  switch (relation) {
    case Relation::last:
    case Relation::past:
    case Relation::previous:
      return period_of(day - days(behind == 0 ? 7 : behind));
    case Relation::next:
      return period_of(day + days(in_week + 7));
    case Relation::coming:
    case Relation::following:
      return period_of(day + days(ahead == 0 ? 7 : ahead));
    case Relation::current:
      return period_of(day + days(in_week < 0 && tense_of() == Tense::future ? ahead : in_week));
    default: {
      const Tense tense = tense_of();
      if (tense == Tense::bare && ahead < behind) return period_of(day + days(ahead));
      return period_of(tense == Tense::future ? day + days(ahead) : day - days(behind));
    }
  }
}

std::optional<Period> weekday_in_week(const Point& p, const Anchors& anchors) {
  const Period* from = origin(anchors, p.within_relation);
  if (from == nullptr || !from->dated()) return weekday_near(p.weekday, Relation::none, Tense::open, {});
  const auto week = shift(widen(*from, Unit::week), step_of(p.within_relation), Unit::week);
  if (!week) return {};
  return period_of(day_of(*week) + days(p.weekday - 1));
}

std::optional<Period> nth_in(const Point& p, const Period& whole) {
  const auto last_day = end_of(whole) - days(1);
  if (p.weekday != unknown) {
    if (p.unit == Unit::week) {  // "2013-W31-4"
      const auto monday = day_of(widen(period_of(day_of(whole) + days(3)), Unit::week));
      return period_of(monday + days(7 * (p.nth - 1) + p.weekday - 1));
    }
    if (whole.unit != Unit::month) return {};
    const auto day = nth_weekday(whole.year, whole.index, p.nth, p.weekday);
    return day ? std::optional(period_of(*day)) : std::nullopt;
  }
  // A week belongs to the month that most of it is in.
  const int lean = p.unit == Unit::week ? 3 : 0;
  if (p.nth < 0) return shift(widen(period_of(last_day - days(lean)), p.unit), p.nth + 1, p.unit);
  const auto nth = shift(widen(period_of(day_of(whole) + days(lean)), p.unit), p.nth - 1, p.unit);
  if (!nth || day_of(*nth) > last_day) return {};
  return nth;
}

// "Thursday the 15th": the nearest month whose 15th is a Thursday, on the side that the verb points to.
std::optional<Period> weekday_of_month(const Point& p, const Period& from, Tense tense) {
  const Period month = widen(from, Unit::month);
  for (int distance = 0; distance <= 12; ++distance) {
    for (const int side : {1, -1}) {
      if ((tense == Tense::past && side > 0 && distance > 0) || (tense == Tense::future && side < 0)) continue;
      const auto there = shift(month, side * distance, Unit::month);
      if (!there || !exists(there->year, there->index, p.day)) continue;
      Period day = make(Unit::day, there->year, there->index);
      day.day = p.day;
      if (weekday_of(day_of(day)) != p.weekday) continue;
      const bool behind = day_of(day) < day_of(from);
      if (behind ? tense == Tense::future : tense == Tense::past && day_of(day) > day_of(from)) continue;
      return day;
    }
  }
  return {};
}

std::optional<Period> day_point(const Point& p, const TenseOf& tense_of, const Anchors& anchors, std::uint32_t sentence,
                                int year) {
  if (p.month == unknown && p.day == unknown && p.weekday != unknown) {
    if (p.within == Unit::week) return weekday_in_week(p, anchors);
    return weekday_near(p.weekday, p.relation, tense_of, anchors);
  }
  if (p.month == unknown) {  // "the 20th of next month", "Friday the 13th"
    const Period* from = origin(anchors, p.within == Unit::month ? p.within_relation : Relation::none);
    // "from 17 April to the 19th": the month that the text is in.
    const bool near = p.within == Unit::none && p.weekday == unknown && anchors.day &&
                      anchors.day->sentence + 2 >= sentence && anchors.day->period.day <= p.day;
    if (near) from = &anchors.day->period;
    if (from == nullptr || !from->dated()) return make(Unit::day, unknown, unknown);
    if (p.weekday != unknown && p.within == Unit::none) {
      if (auto day = weekday_of_month(p, *from, tense_of())) return day;
    }
    int step = step_of(p.within_relation);
    if (p.within == Unit::none && p.weekday == unknown &&
        !near) {  // "on the 15th": this month's, unless the verb says no
      const int today = period_of(day_of(*from)).day;
      const Tense tense = tense_of();
      step = tense == Tense::past && p.day > today ? -1 : tense == Tense::future && p.day < today ? 1 : 0;
    }
    const auto month = shift(widen(*from, Unit::month), step, Unit::month);
    if (!month || !exists(month->year, month->index, p.day)) return {};
    Period day = make(Unit::day, month->year, month->index);
    day.day = p.day;
    return day;
  }
  const auto in_year = [&p](int y) -> std::optional<Period> {
    if (!exists(y, p.month, p.day)) return {};
    Period day = make(Unit::day, y, p.month);
    day.day = p.day;
    if (p.weekday != unknown && weekday_of(day_of(day)) != p.weekday) return {};
    return day;
  };
  if (year == unknown) {
    if (auto day = choose_year(in_year, p.relation, p.weekday != unknown ? TenseOf(Tense::open) : tense_of, anchors))
      return day;
    Point any = p;
    any.weekday = unknown;
    if (p.weekday != unknown) return day_point(any, tense_of, anchors, sentence, year);
  } else if (!exists(year, p.month, p.day)) {
    return {};
  }
  Period day = make(Unit::day, year, p.month);
  day.day = p.day;
  return day;
}

std::optional<Period> calendar_point(const Point& p, const TenseOf& tense_of, const Anchors& anchors,
                                     std::uint32_t sentence) {
  const int year = outer_year(p, anchors, sentence);
  if (p.unit == Unit::century || p.unit == Unit::decade) return make(p.unit, p.year, unknown);
  if (p.nth != 0) {
    Period whole = make(Unit::year, year, unknown);
    if (p.month != unknown) {
      whole = make(Unit::month, year, p.month);
      const auto in_year = [&p](int y) { return std::optional(make(Unit::month, y, p.month)); };
      if (year == unknown) whole = choose_year(in_year, Relation::none, tense_of, anchors).value_or(whole);
    } else if (year == unknown) {
      const Period* from = origin(anchors, p.within_relation);
      if (from == nullptr || !from->dated()) return {};
      const auto moved = shift(widen(*from, p.within), step_of(p.within_relation), p.within);
      if (!moved) return {};
      whole = *moved;
    }
    return whole.dated() ? nth_in(p, whole) : std::nullopt;
  }
  if (p.unit == Unit::day) {
    auto day = day_point(p, tense_of, anchors, sentence, year);
    const bool named = p.within == Unit::week || p.within == Unit::weekend;  // "the week of June 4"
    if (day && named && p.month != unknown && day->dated()) return widen(*day, p.within);
    return day;
  }
  if (p.unit == Unit::year) {
    Period result = make(Unit::year, year, unknown);
    result.fiscal = p.fiscal;
    return result;
  }
  const int index = p.unit == Unit::month     ? p.month
                    : p.unit == Unit::quarter ? p.quarter
                    : p.unit == Unit::half    ? p.half
                                              : p.season;
  const auto in_year = [&](int y) { return std::optional(make(p.unit, y, index)); };
  if (year != unknown) return in_year(year);
  return choose_year(in_year, p.relation, tense_of, anchors).value_or(make(p.unit, unknown, index));
}

// "the quarter", "the same period", "that year": the text's own, where it gave one lately.
std::optional<Period> same_unit(const Point& p, const TenseOf& tense_of, const Anchors& anchors,
                                std::uint32_t sentence) {
  const auto in_year = [&](Period period) -> std::optional<Period> {
    const int year = outer_year(p, anchors, sentence);
    if (year != unknown && period.dated()) return shift(period, year - period.year, Unit::year);
    return period;
  };
  if (p.unit == Unit::none || p.unit == Unit::quarter) {
    const auto& known = p.unit == Unit::none ? anchors.period : anchors.quarter;
    if (known) return in_year(known->period);
    if (p.unit == Unit::none) {
      if (!anchors.last || outer_year(p, anchors, sentence) == unknown) return {};
      return in_year(anchors.last->period);
    }
  }
  const Anchors::Given* last = anchors.last ? &*anchors.last : nullptr;
  // "The weekend" is the article's, whatever day the text spoke of before.
  const bool own = p.unit == Unit::weekend && p.definite;
  const bool near = !own && last != nullptr && last->period.dated() && last->period.unit <= p.unit &&
                    last->period.unit != Unit::none && (last->sentence + (p.definite ? 0U : 3U) >= sentence);
  if (near) return in_year(widen(last->period, p.unit));
  if (!anchors.article) return make(p.unit, unknown, unknown);
  if (p.unit == Unit::quarter || p.unit == Unit::weekend) {
    const Period now = widen(*anchors.article, p.unit);
    const bool begun = p.unit == Unit::weekend && day_of(now) <= day_of(*anchors.article);
    if (begun || tense_of() == Tense::future) return now;
    return in_year(shift(now, -1, p.unit).value_or(now));
  }
  return in_year(widen(*anchors.article, p.unit));
}

std::optional<Period> day_or_part(const Point& p, const Anchors& anchors, std::uint32_t sentence) {
  Relation relation = p.relation;
  if (relation == Relation::next && p.definite) relation = Relation::following;  // "the next day"
  const Period* from = origin(anchors, relation);
  const bool from_text =
      relation == Relation::same || relation == Relation::previous || relation == Relation::following;
  if (from_text && anchors.day && anchors.day->sentence + 6 >= sentence)
    from = &anchors.day->period;
  else if (from_text && anchors.article)
    from = &*anchors.article;
  Period open = make(Unit::day, unknown, unknown);
  if (from == nullptr || !from->dated()) {
    open.part = p.part;
    return open;
  }
  auto day = shift(widen(*from, Unit::day), step_of(relation), Unit::day);
  if (day) day->part = p.part;
  return day;
}

std::optional<Period> unit_point(const Point& p, const TenseOf& tense_of, const Anchors& anchors,
                                 std::uint32_t sentence) {
  if (p.unit == Unit::day || p.unit == Unit::part) return day_or_part(p, anchors, sentence);
  std::optional<Period> result;
  if (p.relation == Relation::same) {
    result = same_unit(p, tense_of, anchors, sentence);
  } else {
    const int year = outer_year(p, anchors, sentence);
    const bool text_next = p.relation == Relation::next && p.definite && anchors.last &&
                           anchors.last->sentence == sentence && anchors.last->period.unit == p.unit;
    const Period* from = text_next ? &anchors.last->period : origin(anchors, p.relation);
    if (from == nullptr || !from->dated()) return make(p.unit, unknown, unknown);
    if (from->unit > p.unit) from = anchors.article ? &*anchors.article : from;
    if (p.unit == Unit::quarter && p.relation == Relation::last && year != unknown) return make(Unit::quarter, year, 4);
    Period base = widen(*from, p.unit);
    int step = step_of(p.relation);
    if (p.unit == Unit::weekend && p.relation == Relation::current && day_of(base) > day_of(*from) &&
        tense_of() == Tense::past)
      step = -1;
    if (p.unit == Unit::weekend && p.relation == Relation::last && day_of(base) > day_of(*from) + days(5)) step = -1;
    if (p.unit == Unit::weekend && p.relation == Relation::coming) step = 0;
    result = shift(base, step, p.unit);
  }
  if (result && p.fiscal) result->fiscal = true;
  return result;
}

std::optional<Period> holiday_point(const Point& p, const TenseOf& tense_of, const Anchors& anchors,
                                    std::uint32_t sentence, const Words& words) {
  const Holiday& holiday = words.holidays[p.phrase];
  const auto in_year = [&](int year) -> std::optional<Period> {
    std::optional<Day> day;
    switch (holiday.rule) {
      case Holiday::Rule::fixed: {
        Period fixed = make(Unit::day, year, holiday.month);
        fixed.day = holiday.n;
        day = day_of(fixed);
        break;
      }
      case Holiday::Rule::weekday:
        day = nth_weekday(year, holiday.month, holiday.n, holiday.weekday);
        break;
      case Holiday::Rule::easter:
        day = easter(year);
        break;
      case Holiday::Rule::orthodox:
        day = orthodox_easter(year);
        break;
      case Holiday::Rule::listed: {
        const auto& listed = words.feast_days[static_cast<std::size_t>(holiday.n)];
        const auto first = std::lower_bound(listed.begin(), listed.end(), day_of(make(Unit::year, year, unknown)));
        if (first != listed.end() && period_of(*first).year == year) day = *first;
        break;
      }
    }
    if (!day) return {};
    return period_of(*day + days(holiday.offset));
  };
  const int year = outer_year(p, anchors, sentence);
  if (year != unknown) return year >= 1583 ? in_year(year) : std::nullopt;
  if (auto chosen = choose_year(in_year, p.relation, tense_of, anchors)) return chosen;
  Period open = make(Unit::day, unknown, unknown);
  if (holiday.rule == Holiday::Rule::fixed) open.index = holiday.month, open.day = holiday.n;
  return open;
}

}  // namespace

std::optional<Period> resolve_point(const Point& p, const TenseOf& tense_of, const Anchors& anchors,
                                    std::uint32_t sentence, const Words& words) {
  std::optional<Period> result;
  switch (p.kind) {
    case PointKind::none:
    case PointKind::fixed:
      return {};
    case PointKind::calendar:
      result = calendar_point(p, tense_of, anchors, sentence);
      break;
    case PointKind::day_offset:
      if (!anchors.article) {
        result = make(Unit::day, unknown, unknown);
      } else {
        result = shift(widen(*anchors.article, Unit::day), p.offset, Unit::day);
      }
      break;
    case PointKind::unit:
      result = unit_point(p, tense_of, anchors, sentence);
      break;
    case PointKind::holiday:
      result = holiday_point(p, tense_of, anchors, sentence, words);
      if (result && result->dated() && (p.within == Unit::week || p.within == Unit::weekend)) {
        const bool long_weekend = p.within == Unit::weekend && weekday_of(day_of(*result)) <= 2;
        result = widen(period_of(day_of(*result) - days(long_weekend ? 7 : 0)), p.within);
      }
      break;
  }
  if (result && p.offset != 0 && p.kind != PointKind::day_offset) {
    const Unit by = p.unit == Unit::part        ? Unit::day
                    : p.weekday != unknown      ? Unit::week
                    : p.kind == PointKind::unit ? p.unit
                                                : Unit::year;
    result = shift(*result, p.offset, by);
  }
  if (result && p.part != DayPart::none) result->part = p.part;
  return result;
}

}  // namespace sayso::times
