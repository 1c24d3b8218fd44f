// Points named by fields of the calendar: months, days, weekdays, years, quarters, decades.
#include "extractors/times/grammar.hpp"

#include <algorithm>

namespace sayso::times {
namespace {

bool is_day_number(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::number || x[i].digits > 2 || x[i].value < 1 || x[i].value > 31) return false;
  const bool fraction =
      x[i + 1].kind == Kind::punctuation && x[i + 1].glued && x.kind(i + 2) == Kind::number && x[i + 2].glued &&
      (x[i + 1].value == ':' || x[i + 1].value == '.' || (x[i + 1].value == ',' && x[i + 2].digits == 3));
  return !fraction && x.kind(i + 1) != Kind::meridiem && !x.mark(i + 1, '%');
}

// A day of the month: "10", "10th", "the 10th", "tenth".
std::optional<Read<int>> read_day(const Lexemes& x, std::size_t i) {
  const std::size_t j = x.kind(i) == Kind::article && x[i].value == 0 ? i + 1 : i;
  if (const auto ordinal = read_ordinal(x, j); ordinal && ordinal->value > 0 && ordinal->value <= 31) {
    const Kind next = x.kind(ordinal->next);
    if (next == Kind::unit || next == Kind::scale || x.kind(x.skip_hyphen(ordinal->next)) == Kind::unit) return {};
    return ordinal;
  }
  if (j == i && is_day_number(x, i)) return Read<int>{x[i].value, i + 1};
  return {};
}

// "on the 15th", "by the 3rd": a day of a month that goes without saying.
bool is_day_alone(const Lexemes& x, std::size_t i, std::size_t next) {
  const bool suffixed = x.kind(i) == Kind::number && x.kind(i + 1) == Kind::ordinal_suffix;
  const bool the = i > 1 && x.kind(i - 1) == Kind::article && x[i - 1].value == 0;
  if (!suffixed || !the || !x.has(i - 2, cue::on_day | cue::limit_before | cue::future_before | cue::past_before))
    return false;
  const Pos pos = x.pos(next);
  return !counts_something(x, next) && !x.capital(next) && pos != Pos::propn && pos != Pos::num &&
         x.kind(next) != Kind::of && x.kind(next) != Kind::ordinal && x.kind(next) != Kind::phrase;
}

// Whether the network sees a person's name here, or has seen one that ends so in an article where this owns something
// ("Theresa May ... May's cabinet").
bool names_person(const Lexemes& x, std::size_t i) {
  const Document& d = x.document();
  const std::uint32_t token = x[i].token;
  const auto name = std::lower_bound(d.names.begin(), d.names.end(), token,
                                     [](const NameSpan& n, std::uint32_t t) { return n.tokens.last <= t; });
  if (name != d.names.end() && name->tokens.contains(token)) return name->type == EntityType::person;
  constexpr std::ptrdiff_t most_names = 200;  // a person the article is about is named early
  const bool owns = token + 1 < d.tokens.size() && !d.tokens[token + 1].is(token_flag::space_before) &&
                    d.tokens[token + 1].pos == Pos::part;
  return owns &&
         std::any_of(d.names.begin(), std::min(name, d.names.begin() + std::min(std::ssize(d.names), most_names)),
                     [&](const NameSpan& n) {
                       return n.type == EntityType::person && n.tokens.size() > 1 &&
                              d.tokens[n.tokens.last - 1].lower == d.tokens[token].lower;
                     });
}

// "April sales rose", "May residential permits fell": at the start of a sentence, before a noun in small letters.
bool opens_with_measure(const Lexemes& x, std::size_t i, std::size_t next) {
  if (!x.starts_sentence(i) || next >= x.size() || x.capital(next)) return false;
  if (x.pos(next) == Pos::noun) return true;
  return x.pos(next) == Pos::adj && next + 1 < x.size() && !x.capital(next + 1) &&
         (x.pos(next + 1) == Pos::noun || x.mark(next + 1, '-'));
}

// Whether the month word at i, which ends before `next`, is a month here and no name, verb or noun.
bool is_month(const Lexemes& x, std::size_t i, std::size_t next, const Point& point) {
  const std::uint8_t guards = x[i].word.guards;
  const bool dated = point.day != unknown || point.year != unknown || point.within != Unit::none;
  if (is_alone(x, i, next) && (x.capital(i) || x[i].span.size() > 3)) return true;
  const bool joined = (x.mark(next, '-') || x.mark(next, '/')) && x.kind(next + 1) == Kind::month;
  if (joined && x.capital(i) && x.capital(next + 1)) return true;  // "May-June 2005"
  if ((guards & guard::capital) != 0 && !x.capital(i)) {
    // "it may first": in small letters a word is a month beside digits.
    const bool digits = x.kind(i + 1) == Kind::number || point.day == unknown;
    if (!dated || !(digits || i == 0 || x.has(i - 1, cue::preposition))) return false;
  }
  if (dated) return true;
  if ((guards & guard::date) != 0) {
    return x.capital(i) && (x.has(i - 1, cue::preposition) || relates(x, i - 1) || x.kind(i - 1) == Kind::weekday);
  }
  if ((guards & (guard::evidence | guard::name)) == 0) return true;
  if (names_person(x, i)) return false;
  if (x.pos(i) != Pos::aux && x.pos(i) != Pos::verb && opens_with_measure(x, i, next)) return true;
  if (i > 0 && (x.has(i - 1, cue::title) || (is_name_like(x, i - 1) && !x.starts_sentence(i - 1)))) return false;
  const bool beside = i > 0 && (x.has(i - 1, cue::preposition) || relates(x, i - 1) || x.kind(i - 1) == Kind::of);
  if (is_name_like(x, next) && !beside) return false;
  if ((guards & guard::name) != 0) return beside || !x.starts_sentence(i);
  return beside && x.pos(i) != Pos::aux && x.pos(i) != Pos::verb;
}

// "Dec-25-2018", "Mar/3/2018"
std::optional<Read<Point>> read_joined_month_first(const Lexemes& x, std::size_t i, Point p) {
  const bool dash = x.glued_mark(i + 1, '-'), slash = x.glued_mark(i + 1, '/');
  if ((!dash && !slash) || !x.glued_mark(i + 3, dash ? '-' : '/')) return {};
  const Lexeme &day = x[i + 2], &year = x[i + 4];
  if (day.kind != Kind::number || !day.glued || day.digits > 2 || year.kind != Kind::number || !year.glued ||
      year.digits != 4 || (x[i + 5].glued && x.kind(i + 5) != Kind::punctuation))
    return {};
  p.unit = Unit::day;
  p.day = day.value;
  p.year = year.value;
  return exists_day(p) ? std::optional(Read<Point>{p, i + 5}) : std::nullopt;
}

// "last", "next", "coming"; "this Sun" may be a star and "that Sun" a firm.
bool points_from_today(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::relation) return false;
  const auto relation = static_cast<Relation>(x[i].value);
  return relation == Relation::last || relation == Relation::next || relation == Relation::coming ||
         relation == Relation::past;
}

// Whether "Sat" or "Mon" is a day of the week: before a time of day, behind "last" or "on", or all there is.
bool shows_weekday(const Lexemes& x, std::size_t i, std::size_t next) {
  if (is_alone(x, i, next)) return true;
  const bool clock = x.kind(next) == Kind::number && read_clock_first(x, next).has_value();
  if (clock && next == i + 1) return true;  // "mon 2:35"
  if (!x.capital(i) || x.token(i).is(token_flag::all_caps)) return false;
  if (next > i + 1 && x.kind(next - 1) == Kind::part) return true;
  if (i > 0 && (points_from_today(x, i - 1) || x.has(i - 1, cue::on_day))) return true;
  const std::size_t j = x.has(next, cue::at_clock) || x.mark(next, ',') ? next + 1 : next;
  return (x.kind(j) == Kind::number || x.kind(j) == Kind::clock_word) && read_clock(x, j).has_value();
}

bool ends_phrase(const Lexemes& x, std::size_t i) { return i >= x.size() || x.kind(i) == Kind::punctuation; }

// "Tuesday week", "Monday next", "Sunday last": says of the weekday before i which one it is.
std::size_t read_relation_behind(const Lexemes& x, std::size_t i, Point& p) {
  if (p.part != DayPart::none || !ends_phrase(x, i + 1)) return i;
  const bool week = x.kind(i) == Kind::unit && static_cast<Unit>(x[i].value) == Unit::week && !x.plural(i) &&
                    x[i].word.times == 1 && !x.capital(i);
  if (week) {
    p.relation = Relation::coming;
    p.offset = 1;
    return i + 1;
  }
  if (x.kind(i) != Kind::relation) return i;
  const auto relation = static_cast<Relation>(x[i].value);
  if (relation != Relation::next && relation != Relation::last) return i;
  p.relation = relation == Relation::next ? Relation::coming : relation;
  return i + 1;
}

// "18 July, Friday", "July 18 (Fri)": the weekday behind the date says which year is meant.
std::size_t read_weekday_behind(const Lexemes& x, std::size_t i, Point& p) {
  const bool bracket = x.mark(i, '(');
  if (p.day == unknown || p.weekday != unknown || (!bracket && !x.mark(i, ','))) return i;
  if (x.kind(i + 1) != Kind::weekday || x.plural(i + 1)) return i;
  const std::size_t j = x.glued_mark(i + 2, '.') && (x[i + 1].word.guards & guard::date) != 0 ? i + 3 : i + 2;
  if (bracket ? !x.mark(j, ')') : !ends_phrase(x, j)) return i;
  p.weekday = x[i + 1].value;
  return bracket ? j + 1 : j;
}

}  // namespace

std::size_t skip_impossible_date(const Lexemes& x, std::size_t i) {
  const auto past_year = [&x](std::size_t j) {
    const std::size_t k = x.mark(j, ',') ? j + 1 : j;
    const auto year = read_year(x, k);
    return year ? year->next : j;
  };
  const auto is_short = [&x](std::size_t j) { return x.kind(j) == Kind::number && x[j].digits <= 2; };
  if (x.kind(i) == Kind::month && is_short(i + 1) && x.kind(i + 2) != Kind::unit) {
    const auto year = read_year(x, x.mark(i + 2, ',') ? i + 3 : i + 2);
    const bool two_digit_year = !year && is_only_year(x, i + 1);
    if (!two_digit_year && !exists(year ? year->value : unknown, x[i].value, x[i + 1].value)) return past_year(i + 2);
  }
  if (is_short(i) && x.kind(i + 1) == Kind::month) {
    const auto year = read_year(x, i + 2);
    if (!exists(year ? year->value : unknown, x[i + 1].value, x[i].value)) return past_year(i + 2);
  }
  // "2/29/2014", "2014/22/29": three numbers between slashes that make no day.
  const bool slashes = x.kind(i) == Kind::number && x.glued_mark(i + 1, '/') && x[i + 2].glued &&
                       x.kind(i + 2) == Kind::number && x.glued_mark(i + 3, '/') && x[i + 4].glued &&
                       x.kind(i + 4) == Kind::number;
  if (slashes && !read_numeric_date(x, i)) return i + 5;
  return i;
}

std::optional<Read<Point>> read_month_first(const Lexemes& x, std::size_t i) {
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::month;
  p.month = x[i].value;
  if (const auto joined = read_joined_month_first(x, i, p)) return joined;
  std::size_t next = i + 1;
  if (x.glued_mark(next, '.') && x[i].whole && (x[i].word.guards & guard::date) != 0) ++next;
  const std::size_t day_at = x.mark(next, ',') ? next + 1 : next;
  // "14 in May, 23 in June": behind a comma stands a day only where "on" or its year says so
  const auto day = read_day(x, day_at);
  const bool dated = day && (day_at == next || (i > 0 && x.has(i - 1, cue::on_day)) ||
                             read_year(x, x.mark(day->next, ',') ? day->next + 1 : day->next));
  if (dated) {
    p.day = day->value;
    p.unit = Unit::day;
    next = day->next;
  } else if (is_only_year(x, next) && (x[i].word.guards & guard::date) != 0) {
    p.year = full_year(x[next++].value);
  }
  next = read_within(x, next, p);
  if (p.day != unknown && p.year == unknown && is_only_year(x, next) && !x.has(next + 1, cue::counted))
    p.year = full_year(x[next++].value);
  if (x.kind(next) == Kind::era) ++next;
  next = read_weekday_behind(x, next, p);
  if (!exists_day(p) || !is_month(x, i, next, p)) return {};
  return Read<Point>{p, next};
}

std::optional<Read<Point>> read_day_first(const Lexemes& x, std::size_t i) {
  const auto day = read_day(x, i);
  if (!day) return {};
  std::size_t j = day->next;
  if (x.kind(j) == Kind::unit && static_cast<Unit>(x[j].value) == Unit::day) ++j;
  const bool of = x.kind(j) == Kind::of;
  if (of) ++j;
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::day;
  p.day = day->value;
  if (x.kind(j) != Kind::month) {  // "the 20th of next month"
    const bool named_day = x.kind(i) != Kind::number || x.kind(i + 1) == Kind::ordinal_suffix || i == 0 ||
                           x.has(i - 1, cue::on_day | cue::limit_before);
    const std::size_t next = of && named_day ? read_within(x, j - 1, p) : j;
    if (p.within == Unit::month) return Read<Point>{p, next};
    return is_day_alone(x, i, day->next) ? std::optional(Read<Point>{p, day->next}) : std::nullopt;
  }
  p.month = x[j].value;
  std::size_t next = j + 1;
  // "the 3rd of march" is a date, "5 may" may be none.
  if ((x[j].word.guards & guard::capital) != 0 && !x.capital(j) && !(of && day->next != i + 1) &&
      !(of && x.kind(i) == Kind::ordinal))
    return {};
  if (x.glued_mark(next, '.') && (x[j].word.guards & guard::date) != 0) ++next;
  // "on 5 May, 12 people": the next number is no year.
  next = read_within(x, next, p);
  // "14th April 15": behind a day that is surely one, another two digits at the end are the year.
  const bool last_number = day->next != i + 1 && x.kind(next) == Kind::number && x[next].digits == 2 &&
                           !x[next].glued && ends_phrase(x, next + 1) && !x[next + 1].glued;
  if (p.year == unknown && (is_only_year(x, next) || last_number) && !x.has(next + 1, cue::counted))
    p.year = full_year(x[next++].value);
  next = read_weekday_behind(x, next, p);
  if (!exists_day(p)) return {};
  return Read<Point>{p, next};
}

std::optional<Read<Point>> read_weekday(const Lexemes& x, std::size_t i) {
  const std::uint8_t guards = x[i].word.guards;
  if ((guards & guard::plural) != 0 || (i > 0 && x.has(i - 1, cue::name_before) && x.capital(i - 1))) return {};
  Point p;
  std::size_t next = i + 1;
  if (x.glued_mark(next, '.') && (guards & guard::date) != 0) ++next;
  DayPart part = DayPart::none;
  if (x.kind(next) == Kind::part && !x.plural(next)) {
    if (x.capital(next) && is_name_like(x, next + 1)) return {};  // "Saturday Night Live"
    part = static_cast<DayPart>(x[next++].value);
  }
  const bool comma = x.mark(next, ',');
  const std::size_t j = comma ? next + 1 : next;
  const std::size_t k = x.kind(j) == Kind::article ? j + 1 : j;
  std::optional<Read<Point>> date;
  if (x.kind(j) == Kind::month) date = read_month_first(x, j);
  if (!date && (x.kind(k) == Kind::number || x.kind(k) == Kind::ordinal || x.kind(k) == Kind::cardinal)) {
    date = read_day_first(x, k);
    if (!date) date = read_numeric_date(x, k);
    if (!date && !comma) {  // "Friday the 13th"
      const auto day = read_ordinal(x, k);
      // "on Tuesday the first ship" names no day.
      const bool apart = x.kind(k) == Kind::number || (day && x.kind(day->next) == Kind::punctuation);
      if (day && day->value > 0 && day->value <= 31 && (k > j || x.kind(k) == Kind::number) && apart) {
        Point only;
        only.day = day->value;
        date = Read<Point>{only, day->next};
      }
    }
  }
  if (date) {
    p = date->value;
    next = date->next;
  } else if ((guards & guard::date) != 0 && !shows_weekday(x, i, next)) {
    return {};
  }
  p.kind = PointKind::calendar;
  p.unit = Unit::day;
  p.weekday = x[i].value;
  p.part = part;
  if (!date) {
    if (x.has(next, cue::name_after) && x.capital(next)) return {};
    if (const std::size_t behind = read_relation_behind(x, next, p); behind != next) return Read<Point>{p, behind};
    next = read_within(x, next, p);
    if (x.mark(next, ',') && p.within == Unit::none) {  // "Tuesday, next week"
      Point apart;
      apart.unit = Unit::day;
      if (const std::size_t end = read_within(x, next + 1, apart); apart.within == Unit::week) {
        p.within = apart.within, p.within_relation = apart.within_relation;
        next = end;
      }
    }
    if (p.year != unknown || p.within == Unit::year)
      p.year = unknown, p.within = Unit::none, next = i + (part == DayPart::none ? 1 : 2);
  }
  return Read<Point>{p, next};
}

}  // namespace sayso::times
