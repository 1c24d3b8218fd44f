// Points some steps away from another: "the week before last", "two Fridays ago", "the day after Christmas".
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

Unit unit_at(const Lexemes& x, std::size_t i) { return static_cast<Unit>(x[i].value); }

bool is_way(const Lexemes& x, std::size_t i, DirectionWord way) {
  return x.kind(i) == Kind::direction && static_cast<DirectionWord>(x[i].value) == way;
}

bool is_relation(const Lexemes& x, std::size_t i, Relation relation) {
  return x.kind(i) == Kind::relation && static_cast<Relation>(x[i].value) == relation;
}

// What the word at i names, plural or not: a weekday, a month, a season, a part of the day, a unit of a day or more.
std::optional<Point> named_by(const Lexemes& x, std::size_t i) {
  Point p;
  p.kind = PointKind::calendar;
  switch (x.kind(i)) {
    case Kind::weekday:
      p.unit = Unit::day;
      p.weekday = x[i].value;
      return p;
    case Kind::month:
      if ((x[i].word.guards & guard::capital) != 0 && !x.capital(i)) return {};
      p.unit = Unit::month;
      p.month = x[i].value;
      return p;
    case Kind::season:
      p.unit = Unit::season;
      p.season = x[i].value;
      return p;
    case Kind::part:
      p.kind = PointKind::unit;
      p.unit = Unit::part;
      p.part = static_cast<DayPart>(x[i].value);
      return p;
    case Kind::unit:
      p.kind = PointKind::unit;
      p.unit = unit_at(x, i);
      return p.unit >= Unit::day && x[i].word.times == 1 ? std::optional(p) : std::nullopt;
    default:
      return {};
  }
}

bool goes_on(const Lexemes& x, std::size_t i) {
  return named_by(x, i) || x.kind(i) == Kind::number || x.kind(i) == Kind::cardinal || x.kind(i) == Kind::ordinal ||
         x.kind(i) == Kind::phrase;
}

}  // namespace

bool is_near(const Point& p) {
  return p.kind == PointKind::day_offset || p.kind == PointKind::holiday || p.relation != Relation::none ||
         (p.kind == PointKind::calendar && p.year == unknown && p.unit == Unit::day);
}

std::optional<Read<Point>> read_before_last(const Lexemes& x, std::size_t i) {
  const std::size_t j = x.kind(i) == Kind::article && x[i].value == 0 ? i + 1 : i;
  const bool last = is_way(x, j + 1, DirectionWord::before) && is_relation(x, j + 2, Relation::last);
  const bool next = is_way(x, j + 1, DirectionWord::after) && is_relation(x, j + 2, Relation::next);
  if ((!last && !next) || x.plural(j) || goes_on(x, j + 3)) return {};
  auto p = named_by(x, j);
  if (!p) return {};
  p->relation = last ? Relation::last : p->weekday != unknown ? Relation::coming : Relation::next;
  p->offset = last ? -1 : 1;
  return Read<Point>{*p, j + 3};
}

std::optional<Expression> read_counted_points(const Lexemes& x, std::size_t i, const Read<Quantity>& quantity) {
  const std::size_t j = quantity.next;
  if (quantity.value.vague || quantity.value.hundredths != 0 || quantity.value.whole < 1 || x.kind(j) == Kind::unit)
    return {};
  auto p = named_by(x, j);
  if (!p) return {};
  Expression e;
  e.first = i;
  if (is_way(x, j + 1, DirectionWord::ago)) {
    p->relation = Relation::last;
    e.last = j + 2;
  } else if (is_way(x, j + 1, DirectionWord::from)) {
    const auto now = read_phrase(x, j + 2);
    if (!now || now->value.kind != PointKind::fixed) return {};
    p->relation = Relation::next;
    e.last = now->next;
  } else {
    return {};
  }
  // The next Friday, not the one of next week, is the first of those to come.
  if (p->relation == Relation::next && p->weekday != unknown) p->relation = Relation::coming;
  p->offset = (quantity.value.whole - 1) * (p->relation == Relation::last ? -1 : 1);
  e.point = *p;
  return e;
}

std::optional<Expression> read_beside_point(const Lexemes& x, std::size_t i) {
  std::size_t j = x.kind(i) == Kind::article && x[i].value == 0 ? i + 1 : i;
  int count = 1;
  if (const auto ordinal = read_ordinal(x, j); ordinal && ordinal->value > 0 && ordinal->value < 60) {
    count = ordinal->value;  // "the second Sunday after Easter"
    j = ordinal->next;
  }
  const bool before = is_way(x, j + 1, DirectionWord::before);
  if (j == i || x.plural(j) || (!before && !is_way(x, j + 1, DirectionWord::after))) return {};
  const auto named = named_by(x, j);
  if (!named || (named->weekday == unknown && x.kind(j) != Kind::unit)) return {};
  const auto point = read_point(x, j + 2);
  if (!point || point->value.point.kind == PointKind::fixed || !is_near(point->value.point) ||
      point->value.point.unit > Unit::day)
    return {};
  Expression e;
  e.form = Form::offset;
  e.first = i;
  e.last = point->next;
  e.point = point->value.point;
  e.from = From::point;
  e.sign = before ? -1 : 1;
  e.stretch = true;
  e.amount.whole = count;
  e.amount.unit = named->unit;
  e.weekday = named->weekday;
  return e;
}

}  // namespace sayso::times
