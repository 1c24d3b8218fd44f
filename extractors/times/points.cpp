// A point in time of any kind, with the edge of it that is meant ("early", "the end of") and its time of day.
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

std::optional<Read<Point>> read_bare_point(const Lexemes& x, std::size_t i) {
  switch (x.kind(i)) {
    case Kind::month:
      if (auto step = read_before_last(x, i)) return step;
      return read_month_first(x, i);
    case Kind::weekday:
      if (auto step = read_before_last(x, i)) return step;
      return read_weekday(x, i);
    case Kind::relative_day:
      return read_relative_day(x, i);
    case Kind::season:
      return read_season(x, i);
    case Kind::quarter_code:
      return read_quarter_code(x, i);
    case Kind::fiscal:
      return read_fiscal(x, i);
    case Kind::relation:
      if (auto relation = read_relation(x, i)) return relation;
      return read_phrase(x, i);
    case Kind::punctuation:
    case Kind::possessive:
      if (auto decade = read_decade(x, i)) return decade;
      return read_year_point(x, i);
    case Kind::part:
      return i > 0 && x.has(i - 1, cue::preposition) ? read_part_of_day(x, i) : std::nullopt;
    case Kind::unit:
      if (auto day = read_relative_day(x, i)) return day;
      return read_numbered_week(x, i);
    case Kind::era:
      return read_year_point(x, i);
    case Kind::decade_word:
      return read_decade(x, i);
    case Kind::number:
    case Kind::cardinal:
      if (auto date = read_numeric_date(x, i)) return date;
      if (auto code = read_numbered_code(x, i)) return code;
      if (auto day = read_day_first(x, i)) return day;
      if (auto decade = read_decade(x, i)) return decade;
      if (auto ordinal = read_ordinal_point(x, i)) return ordinal;
      return read_year_point(x, i);
    case Kind::ordinal:
      if (auto day = read_day_first(x, i)) return day;
      return read_ordinal_point(x, i);
    case Kind::article:
      if (x[i].value != 0) return read_phrase(x, i);  // "a moment ago"
      if (auto step = read_before_last(x, i)) return step;
      if (auto day = read_relative_day(x, i)) return day;
      if (auto phrase = read_phrase(x, i)) return phrase;
      if (auto relation = read_relation(x, i)) return relation;
      if (auto unit = read_definite_unit(x, i)) return unit;
      if (x.kind(i + 1) == Kind::article || x.kind(i + 1) == Kind::relative_day || x.kind(i + 1) == Kind::weekday ||
          x.kind(i + 1) == Kind::month)
        return {};
      if (auto inner = read_bare_point(x, i + 1)) {
        // Of "the 2016 election", "the 2014-15 budget" only the year is a time.
        const bool bare = inner->value.unit == Unit::year &&
                          (inner->next == i + 2 || (inner->next == i + 4 && x.kind(i + 3) == Kind::number));
        return bare || inner->value.kind == PointKind::fixed ? std::nullopt : inner;
      }
      return {};
    default:
      return x[i].kind == Kind::other ? std::nullopt : read_phrase(x, i);
  }
}

// "T13:15:30Z" behind an ISO date
std::optional<Read<Clock>> read_iso_clock(const Lexemes& x, std::size_t i) {
  if (!x[i].glued || x[i].span.size() != 1 || x.document().slice(x[i].span) != "T" || x.kind(i + 1) != Kind::number)
    return {};
  const Lexeme& digits = x[i + 1];
  std::optional<Read<Clock>> clock;
  if (digits.digits == 6 || digits.digits == 4) {  // "T115048"
    const int time = digits.digits == 6 ? digits.value : digits.value * 100;
    Clock c;
    c.hour = time / 10000, c.minute = time / 100 % 100;
    if (digits.digits == 6) c.second = time % 100;
    if (c.hour > 24 || c.minute > 59 || time % 100 > 59) return {};
    const bool utc = x.kind(i + 2) == Kind::zone && x[i + 2].glued && x[i + 2].value == 0;
    c.utc = utc;
    clock = Read<Clock>{c, utc ? i + 3 : i + 2};
  } else {
    clock = read_clock(x, i + 1);
  }
  if (!clock) return {};
  const bool offset = (x.mark(clock->next, '+') || x.mark(clock->next, '-')) && x[clock->next].glued &&
                      x.kind(clock->next + 1) == Kind::number;
  if (offset) clock->next += x.mark(clock->next + 2, ':') ? 4 : 2;
  return clock;
}

Read<Point> with_time(const Lexemes& x, Read<Point> read) {
  const bool day = read.value.unit == Unit::day && read.value.kind != PointKind::fixed;
  if (const auto iso = day ? read_iso_clock(x, read.next) : std::nullopt) {
    read.value.clock = iso->value;
    read.next = iso->next;
    return read;
  }
  auto full = with_clock(x, read);
  // "Sat Feb 21 11:50:48 2015": machines write the year last.
  Point& p = full.value;
  if (full.next != read.next && p.month != unknown && p.day != unknown && p.year == unknown) {
    const auto year = x.kind(full.next) == Kind::number && !x[full.next].glued ? read_year(x, full.next) : std::nullopt;
    if (year && !x.has(year->next, cue::counted)) {
      p.year = year->value;
      full.next = year->next;
    }
  }
  return full;
}

// The number of lexemes of an edge at i ("early", "mid-", "the end of", "later"), and what it means.
struct Edge {
  Mod mod = Mod::none;
  std::size_t next = 0;
};
std::optional<Edge> read_edge(const Lexemes& x, std::size_t i) {
  const bool the = x.kind(i) == Kind::article && x[i].value == 0;
  const std::size_t j = the ? i + 1 : i;
  if (x.kind(j) == Kind::edge_noun) {
    if (x.kind(j + 1) != Kind::of) return {};
    return Edge{static_cast<Mod>(x[j].value), j + 2};
  }
  if (x.kind(j) == Kind::edge) {
    std::size_t next = x.skip_hyphen(j + 1);
    if (x.has(next, cue::inside | cue::on_day)) ++next;
    return Edge{static_cast<Mod>(x[j].value), next};
  }
  if (x.kind(j) == Kind::direction && !the) {
    const auto way = static_cast<DirectionWord>(x[j].value);
    if (way != DirectionWord::earlier && way != DirectionWord::later) return {};
    std::size_t next = j + 1;
    if (x.has(next, cue::inside | cue::on_day)) ++next;
    return Edge{way == DirectionWord::earlier ? Mod::start : Mod::end, next};
  }
  return {};
}

// "end of month", "start of year", without an article
std::optional<Read<Point>> read_bare_unit(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::unit || x.plural(i) || x[i].word.times != 1 || x.capital(i)) return {};
  const auto unit = static_cast<Unit>(x[i].value);
  const Kind next = x.kind(i + 1);
  if (unit < Unit::day || unit > Unit::year || next == Kind::number || next == Kind::cardinal ||
      next == Kind::ordinal || x.pos(i + 1) == Pos::noun)
    return {};
  Point p;
  p.kind = PointKind::unit;
  p.unit = unit;
  p.relation = Relation::same;
  return Read<Point>{p, i + 1};
}

}  // namespace

std::optional<Read<EdgedPoint>> read_point(const Lexemes& x, std::size_t i) {
  if (const auto edge = read_edge(x, i)) {
    if (auto point = read_bare_point(x, edge->next)) {
      if (point->value.kind == PointKind::fixed) return {};
      const auto full = with_time(x, *point);
      return Read<EdgedPoint>{{full.value, edge->mod}, full.next};
    }
    if (const auto unit = read_bare_unit(x, edge->next);
        unit && x.kind(edge->next - 1) == Kind::of && !(i > 0 && x.kind(i - 1) == Kind::article))
      return Read<EdgedPoint>{{unit->value, edge->mod}, unit->next};
    if (const auto part = read_part_of_day(x, edge->next))
      return Read<EdgedPoint>{{part->value, edge->mod}, part->next};
    // "early morning", "mid-afternoon" alone
    if (x.kind(edge->next) == Kind::part && !x.plural(edge->next) && x.kind(i) != Kind::direction && i > 0 &&
        x.has(i - 1, cue::preposition)) {
      Point p;
      p.kind = PointKind::unit;
      p.unit = Unit::part;
      p.relation = Relation::same;
      p.part = static_cast<DayPart>(x[edge->next].value);
      auto next = edge->next + 1;
      if (const auto day = read_bare_point(x, next);
          day && day->value.unit == Unit::day && day->value.part == DayPart::none) {
        p = day->value;
        p.part = static_cast<DayPart>(x[edge->next].value);
        next = day->next;
      }
      return Read<EdgedPoint>{{p, edge->mod}, next};
    }
    // "year end", "year-end" are read below; any other edge needs a point.
    if (x.kind(i) != Kind::article) return {};
  }
  if (x.kind(i) == Kind::unit && static_cast<Unit>(x[i].value) == Unit::year && !x.plural(i)) {
    std::size_t j = x.skip_hyphen(i + 1);
    if (x.kind(j) == Kind::possessive) ++j;
    const bool end = x.kind(j) == Kind::edge_noun && static_cast<Mod>(x[j].value) == Mod::end;
    if (!end) return {};
    Point p;
    p.kind = PointKind::unit;
    p.unit = Unit::year;
    p.relation = Relation::same;
    return Read<EdgedPoint>{{p, Mod::end}, j + 1};
  }
  auto point = read_bare_point(x, i);
  if (!point) return {};
  const auto full = with_time(x, *point);
  return Read<EdgedPoint>{{full.value, Mod::none}, full.next};
}

}  // namespace sayso::times
