// Dates in digits: "2019-01-10", "01/10/2019", "10.1.2019", "9/2012", "8/10".
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

bool is_year(const Lexeme& x) { return x.kind == Kind::number && x.digits == 4 && x.value >= 1000 && x.value < 2200; }

Point calendar_point(Unit unit) {
  Point p;
  p.kind = PointKind::calendar;
  p.unit = unit;
  return p;
}

std::optional<Read<Point>> read_three(const Lexemes& x, std::size_t i, char separator) {
  const Lexeme &a = x[i], &b = x[i + 2], &c = x[i + 4];
  const bool goes_on = x[i + 5].glued && (x.mark(i + 5, separator) || x.kind(i + 5) == Kind::number);
  if (goes_on && x.kind(i + 6) == Kind::number) return {};
  Point p = calendar_point(Unit::day);
  if (a.digits == 4) {
    if (c.digits > 2) return {};
    p.year = a.value, p.month = b.value, p.day = c.value;
  } else if (c.digits == 4 || (c.digits == 2 && (separator == '/' || b.kind == Kind::month))) {
    if (a.digits > 2 || b.digits > 2) return {};
    p.year = c.digits == 4 ? c.value : full_year(c.value);
    // American order unless it cannot be; with full stops the day comes first.
    const bool day_first = b.kind == Kind::month || separator == '.' || a.value > 12;
    p.month = day_first ? b.value : a.value;
    p.day = day_first ? a.value : b.value;
  } else {
    return {};
  }
  if (p.year < 1000 || p.year >= 2200 || !exists_day(p)) return {};
  return Read<Point>{p, i + 5};
}

// "20150221"
std::optional<Read<Point>> read_compact(const Lexemes& x, std::size_t i) {
  Point p = calendar_point(Unit::day);
  p.year = x[i].value / 10000, p.month = x[i].value / 100 % 100, p.day = x[i].value % 100;
  const bool goes_on = x[i + 1].glued && x.kind(i + 1) == Kind::number;
  // Other numbers of eight digits are hardly ever days of these years.
  if (p.year < 1950 || p.year >= 2050 || !exists_day(p) || goes_on || x.has(i + 1, cue::counted)) return {};
  if (i > 0 && x.has(i - 1, cue::currency)) return {};
  return Read<Point>{p, i + 1};
}

// "2013-W31", "2013-W31-4"
std::optional<Read<Point>> read_iso_week(const Lexemes& x, std::size_t i) {
  const bool week = is_year(x[i]) && x.glued_mark(i + 1, '-') && x[i + 2].glued && x[i + 2].span.size() == 1 &&
                    x.document().slice(x[i + 2].span) == "W" && x[i + 3].glued && x.kind(i + 3) == Kind::number &&
                    x[i + 3].digits == 2;
  if (!week || x[i + 3].value < 1 || x[i + 3].value > 53) return {};
  Point p = calendar_point(Unit::week);
  p.year = x[i].value;
  p.nth = x[i + 3].value;
  const bool day =
      x.glued_mark(i + 4, '-') && x[i + 5].glued && x[i + 5].digits == 1 && x[i + 5].value >= 1 && x[i + 5].value <= 7;
  if (day) p.weekday = x[i + 5].value;
  return Read<Point>{p, day ? i + 6 : i + 4};
}

std::optional<Read<Point>> read_two(const Lexemes& x, std::size_t i, char separator) {
  const Lexeme &a = x[i], &b = x[i + 2];
  if (x[i + 3].glued && x[i + 3].kind != Kind::punctuation) return {};
  Point month = calendar_point(Unit::month);
  // "2014-10"; but "2004-05" is a span of two years.
  if (is_year(a) && b.digits == 2 && b.value >= 1 && b.value <= 12 && b.value != (a.value + 1) % 100) {
    month.year = a.value, month.month = b.value;
    return Read<Point>{month, i + 3};
  }
  if (separator != '/' || a.value < 1 || a.value > 12 || a.digits > 2) return {};
  if (is_year(b)) {
    month.year = b.value, month.month = a.value;
    return Read<Point>{month, i + 3};
  }
  // "8/10" is a fraction unless a preposition or nothing else stands beside it.
  const bool alone = i == 0 && i + 3 >= x.size();
  const bool beside = i > 0 && (x.has(i - 1, cue::preposition) || x.kind(i - 1) == Kind::weekday);
  if (b.digits > 2 || !exists(unknown, a.value, b.value) || !(alone || beside)) return {};
  if (x.kind(i + 3) == Kind::of || x.has(i + 3, cue::counted) || x.kind(i + 3) == Kind::unit) return {};
  Point day = calendar_point(Unit::day);
  day.month = a.value, day.day = b.value;
  return Read<Point>{day, i + 3};
}

}  // namespace

std::optional<Read<Point>> read_numeric_date(const Lexemes& x, std::size_t i) {
  const Lexeme& before = x.before(i);
  const bool joined = i > 0 && x[i].glued && before.kind == Kind::punctuation;
  if (x.kind(i) != Kind::number) return {};
  if (x[i].digits == 8 && !x[i].glued) return read_compact(x, i);
  if (x[i].digits > 4) return {};
  if (joined && before.value != '(' && before.value != '\'' && before.value != '"') return {};
  if (auto week = read_iso_week(x, i)) return week;
  const Lexeme &mark = x[i + 1], &second = x[i + 2];
  if (mark.kind != Kind::punctuation || !mark.glued || !second.glued) return {};
  if (second.kind != Kind::number && second.kind != Kind::month) return {};
  const auto separator = static_cast<char>(mark.value);
  if (separator != '-' && separator != '/' && separator != '.') return {};
  const bool three = x.glued_mark(i + 3, separator) && x.kind(i + 4) == Kind::number && x[i + 4].glued;
  if (three) return read_three(x, i, separator);
  if (separator == '.' || second.kind == Kind::month) return {};
  return read_two(x, i, separator);
}

}  // namespace sayso::times
