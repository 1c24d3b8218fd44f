// Points of a month and more: years, quarters, decades, fiscal years, seasons; and what a smaller point lies within.
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

// "More than 2000", "over 1900 active members": a bound makes it a number, but "rose over 2010" compares with a year.
bool is_bounded(const Lexemes& x, std::size_t i, std::size_t next) {
  for (std::size_t words = 1; words <= 2 && words <= i; ++words) {
    const std::uint32_t from = x[i - words].token, to = x[i].token;
    const auto match = x.words().approximations.longest(x.document(), from, to);
    if (!match || from + match->tokens != to) continue;
    if (x.has(next, cue::of_year)) return false;  // "rose over 2007 levels"
    const Mod mod = static_cast<Mod>(match->value);
    if (mod != Mod::more_than && mod != Mod::less_than) continue;
    const Pos pos = x.pos(next);
    const bool thing = pos == Pos::noun || pos == Pos::adj || pos == Pos::verb || pos == Pos::propn;
    return !x.has(i - words, cue::preposition) || thing;
  }
  return false;
}

// "2015 11:50": the hour that follows a date in mail and logs.
bool begins_clock(const Lexemes& x, std::size_t i) {
  return x[i].digits <= 2 && x.glued_mark(i + 1, ':') && x.kind(i + 2) == Kind::number && x[i + 2].glued;
}

// What makes a number like 2000 a count, an amount or a label.
bool is_counted(const Lexemes& x, std::size_t i, std::size_t next, bool behind_day = false) {
  // "2010 year-to-date sales": the hyphens join the unit to what follows
  const bool to_date = x.kind(next) == Kind::unit && !x.plural(next) && x.glued_mark(next + 1, '-') && x[i].digits == 4;
  if (to_date && static_cast<Unit>(x[next].value) == Unit::year) return false;
  const bool number_before = x.before(i).kind == Kind::number || x.before(i).kind == Kind::cardinal;
  if (i > 0 && (x.has(i - 1, cue::currency) || (number_before && !behind_day))) return true;
  if (i > 0 && x[i].glued && x[i - 1].kind != Kind::punctuation && x[i - 1].kind != Kind::edge &&
      x[i - 1].kind != Kind::fiscal)
    return true;
  if (i > 1 && (x.glued_mark(i - 1, '.') || x.glued_mark(i - 1, '/')) && x[i].glued) return true;
  // "the Russell 2000 Index", "the Windows 2000 Server"
  if (i > 0 && is_name_like(x, i - 1) && x.pos(i - 1) == Pos::propn && is_name_like(x, next)) return true;
  const std::size_t after = x.skip_hyphen(next);
  const Kind kind = x.kind(after);
  const auto number_behind = [&x](std::size_t j) {
    return x[j].glued && x[j].kind == Kind::punctuation && x.kind(j + 1) == Kind::number && x[j + 1].glued;
  };
  if (number_behind(next) && number_behind(next + 2)) return true;  // "2014-22-29", no day of the calendar
  // "1998-2003" is no count, "2000 000" is.
  if (x.has(after, cue::counted) || kind == Kind::scale || kind == Kind::zone) return true;
  if (kind == Kind::number && after == next && !begins_clock(x, next)) return true;
  if (kind == Kind::unit && static_cast<Unit>(x[after].value) != Unit::quarter) return true;
  if (x[next].glued && x.kind(next) != Kind::punctuation && x.kind(next) != Kind::possessive &&
      x.kind(next) != Kind::other)
    return true;
  return x.mark(next, '%') || x.mark(next, '$') ||
         (x[next].glued && x.kind(next) == Kind::other && x[next].token == x[i].token);
}

// "44 BC", "AD 79", "234 B.C.E.": astronomical years, where 1 BC is 0.
std::optional<Read<int>> read_era_year(const Lexemes& x, std::size_t i) {
  const bool ahead = x.kind(i) == Kind::era && x[i].value == 1;
  const std::size_t j = ahead ? i + 1 : i;
  const bool era = ahead || x.kind(j + 1) == Kind::era;
  if (!era || x.kind(j) != Kind::number || x[j].digits > 4 || x[j].value < 1 || (x[j].glued && !x[j].whole)) return {};
  const std::size_t at = ahead ? i : j + 1;
  // "ad", "ce" and "bc" in small letters are other words.
  if (!x.capital(at) && x[at].span.size() < 3) return {};
  const bool before = x[at].value == 0;
  return Read<int>{before ? 1 - x[j].value : x[j].value, ahead ? j + 1 : j + 2};
}

std::optional<Read<Point>> read_bare_year(const Lexemes& x, std::size_t i) {
  if (const auto era = read_era_year(x, i)) {
    Point p;
    p.kind = PointKind::calendar;
    p.unit = Unit::year;
    p.year = era->value;
    return Read<Point>{p, era->next};
  }
  // "since '82"
  const bool apostrophe = i > 0 && x.has(i - 1, cue::preposition) && x[i + 1].digits == 2 && x.kind(i) != Kind::number;
  const auto year = apostrophe ? read_short_year(x, i) : read_year(x, i);
  if (!year || is_counted(x, i, year->next) || is_bounded(x, i, year->next)) return {};
  const bool preposed = i > 0 && (x.has(i - 1, cue::preposition) || x.kind(i - 1) == Kind::of || x.mark(i - 1, '(') ||
                                  x.kind(i - 1) == Kind::unit || relates(x, i - 1));
  const bool modern = year->value >= 1900 && year->value <= 2060;
  // Speech writes years in words; "nineteen ninety-six" counts nothing.
  const bool spoken = x.kind(i) == Kind::cardinal && x[i].value == 19 && year->value % 100 >= 20;
  if (x.kind(i) != Kind::number && !preposed && !spoken) return {};
  if (!modern && i > 0 && x.has(i - 1, cue::at_clock)) return {};  // "closed at 1030"
  if (!modern && (!preposed || x.pos(year->next) == Pos::noun)) return {};
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::year;
  p.year = year->value;
  return Read<Point>{p, year->next};
}

// "2014-15", "1999-2000", "2020-21 fiscal year": a year that begins in one year of the calendar and ends in the next is
// known by the second. "2009-10-21" is a day.
std::optional<Read<Point>> read_year_pair(const Lexemes& x, std::size_t i) {
  const Lexeme& first = x[i];
  const Lexeme& second = x[i + 2];
  if (first.kind != Kind::number || first.digits != 4 || first.value < 1900 || first.value > 2060) return {};
  if (!(x.glued_mark(i + 1, '-') || x.glued_mark(i + 1, '/')) || second.kind != Kind::number || !second.glued)
    return {};
  const int following = first.value + 1;
  const bool pair =
      (second.digits == 2 && second.value == following % 100) || (second.digits == 4 && second.value == following);
  const bool goes_on = x[i + 3].glued && (x[i + 3].kind != Kind::punctuation || x[i + 4].glued);
  if (!pair || (goes_on && x.kind(i + 3) != Kind::possessive)) return {};
  if (i > 0 && (x.has(i - 1, cue::currency) || (first.glued && x.mark(i - 1, '-')))) return {};
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::year;
  p.fiscal = true;
  p.year = following;
  std::size_t next = i + 3;
  const bool year_word = x.kind(next) == Kind::fiscal && x.kind(next + 1) == Kind::unit && !x.plural(next + 1) &&
                         static_cast<Unit>(x[next + 1].value) == Unit::year;
  if (year_word) next += 2;
  return Read<Point>{p, next};
}

// "1988 third quarter", "2018 fiscal year", "2018 Q4", "2018 March 18"
std::optional<Read<Point>> read_year_first(const Lexemes& x, std::size_t i) {
  const auto year = read_year(x, i);
  if (!year || x.kind(i) != Kind::number) return {};
  const std::size_t j = year->next;
  std::optional<Read<Point>> inner;
  if (x.kind(j) == Kind::ordinal || x.kind(j) == Kind::fiscal || x.kind(j) == Kind::half)
    inner = read_ordinal_point(x, j);
  if (!inner && x.kind(j) == Kind::fiscal) inner = read_fiscal(x, j);
  const std::size_t code = x.skip_hyphen(j);
  if (x.kind(code) == Kind::quarter_code) inner = read_quarter_code(x, code);
  if (x.kind(j) == Kind::month && x.before(i).kind != Kind::month) inner = read_month_first(x, j);
  if ((x.kind(j) == Kind::period || (x.kind(j) == Kind::unit && static_cast<Unit>(x[j].value) == Unit::quarter)) &&
      i > 0 && x.kind(i - 1) == Kind::article) {
    Point p;  // "the 1988 period": the text's period in that year
    p.kind = PointKind::unit;
    p.relation = Relation::same;
    p.unit = x.kind(j) == Kind::period ? Unit::none : Unit::quarter;
    inner = Read<Point>{p, j + 1};
  }
  if (!inner || inner->value.year != unknown) return {};
  if (inner->value.month != unknown && inner->value.day == unknown && x.kind(j) == Kind::month) return {};
  inner->value.year = year->value;
  return exists_day(inner->value) ? inner : std::nullopt;
}

// Behind an ordinal: "third last", "second to last"; then n counts from the end.
std::size_t read_from_end(const Lexemes& x, std::size_t i, int& n) {
  std::size_t j = x.skip_hyphen(i);
  if (x.has(j, cue::range)) j = x.skip_hyphen(j + 1);
  if (n < 1 || x.kind(j) != Kind::relation || static_cast<Relation>(x[j].value) != Relation::last) return i;
  n = -n;
  return j + 1;
}

}  // namespace

bool relates(const Lexemes& x, std::size_t i) {
  const Kind kind = x.kind(i);
  return kind == Kind::relation || kind == Kind::edge || kind == Kind::every ||
         (kind == Kind::punctuation && x[i].value == '-' && i > 0 && x.kind(i - 1) == Kind::edge);
}

bool is_alone(const Lexemes& x, std::size_t first, std::size_t last) {
  if (first > 3 || x.size() > last + 3) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (i == first) i = last;
    if (i >= x.size()) break;
    const Kind kind = x.kind(i);
    if (kind != Kind::punctuation && kind != Kind::article && kind != Kind::relation && !x.has(i, cue::preposition))
      return false;
  }
  return true;
}

bool is_name_like(const Lexemes& x, std::size_t i) {
  return x.capital(i) && x.kind(i) == Kind::other && !x.has(i, cue::preposition);
}

bool exists_day(const Point& p) { return p.day == unknown || exists(p.year, p.month, p.day); }

std::size_t read_within(const Lexemes& x, std::size_t i, Point& p) {
  std::size_t j = i;
  bool linked = false;
  if (x.kind(j) == Kind::of || x.has(j, cue::inside))
    ++j, linked = true;
  else if (x.mark(j, ','))
    ++j;
  if (const auto era = p.year == unknown ? read_era_year(x, j) : std::nullopt) {
    p.year = era->value;
    return era->next;
  }
  const bool short_form = p.day != unknown || linked || (p.month != unknown && x.kind(j) != Kind::number);
  const auto year = short_form ? read_short_year(x, j) : read_year(x, j);
  if (year && p.year == unknown) {
    // In "March 3 2015" the number before is the day.
    const bool behind_day = j == i && p.day != unknown && (x.kind(j) != Kind::number || x[j].digits == 4);
    if (is_counted(x, j, year->next, behind_day)) return i;
    p.year = year->value;
    return year->next;
  }
  if (x.mark(i, ',') || p.year != unknown) return i;
  const bool the = x.kind(j) == Kind::article && x[j].value == 0;
  if (the) ++j;
  Relation relation = the && linked ? Relation::same : Relation::none;
  if (x.kind(j) == Kind::relation) relation = static_cast<Relation>(x[j++].value);
  if (relation == Relation::none || relation == Relation::past || relation == Relation::recent) return i;
  if (x.kind(j) == Kind::fiscal) ++j;
  if (x.kind(j) == Kind::unit && !x.plural(j)) {
    const auto unit = static_cast<Unit>(x[j].value);
    if (unit <= p.unit || unit < Unit::week || unit == Unit::weekend) return i;
    p.within = unit;
    p.within_relation = relation;
    return j + 1;
  }
  return i;
}

std::optional<Read<Point>> read_decade(const Lexemes& x, std::size_t i) {
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::decade;
  const bool apostrophe = x.mark(i, '\'') || x.kind(i) == Kind::possessive;
  std::size_t j = apostrophe ? i + 1 : i;
  // In "his late sixties" a person grows old; a decade has "the" before it or an apostrophe.
  const auto has_article = [&x](std::size_t k) {
    while (k > 0 && (x.kind(k - 1) == Kind::edge || x.mark(k - 1, '-'))) --k;
    // "the 70s and 80s"
    const bool second = k > 2 && (x.kind(k - 1) == Kind::conjunction_and || x.kind(k - 1) == Kind::conjunction_or) &&
                        x.kind(k - 2) == Kind::plural_suffix;
    if (second) return true;
    return k > 0 && x.kind(k - 1) == Kind::article && x[k - 1].value == 0;
  };
  if (x.kind(j) == Kind::number && x[j].value % 10 == 0) {
    const std::size_t suffix = x.mark(j + 1, '\'') && x[j + 1].glued ? j + 2 : j + 1;
    const bool plural = x[suffix].glued && (x.kind(suffix) == Kind::plural_suffix ||
                                            (x.kind(suffix) == Kind::possessive && suffix == j + 1 && has_article(j)));
    if (!plural) return {};
    if (x[j].digits == 4 && x[j].value >= 1000 && x[j].value < 2200) {
      p.year = x[j].value / 10;
      if (x[j].value % 100 == 0 && x[j].value < 2000) p.unit = Unit::century, p.year = x[j].value / 100;
      return Read<Point>{p, suffix + 1};
    }
    if (x[j].digits != 2 || !(apostrophe || has_article(j))) return {};
    p.year = full_decade(x[j].value);
    return Read<Point>{p, suffix + 1};
  }
  int century = 19;
  if (x.kind(j) == Kind::cardinal && x[j].value >= 15 && x[j].value <= 20 &&
      x.kind(x.skip_hyphen(j + 1)) == Kind::decade_word) {
    century = x[j].value;
    j = x.skip_hyphen(j + 1);
  } else if (!has_article(j)) {
    return {};
  }
  if (x.kind(j) != Kind::decade_word) return {};
  p.year = century * 10 + x[j].value;
  return Read<Point>{p, j + 1};
}

std::optional<Read<Point>> read_ordinal_point(const Lexemes& x, std::size_t i) {
  std::size_t j = i;
  Point p;
  p.kind = PointKind::calendar;
  if (x.kind(j) == Kind::fiscal) p.fiscal = true, j = x.skip_hyphen(j + 1);
  int n = 0;
  if (x.kind(j) == Kind::relation && static_cast<Relation>(x[j].value) == Relation::last) {
    n = -1;
    ++j;
  } else if (x.kind(j) == Kind::edge_noun) {
    return {};
  } else {
    const auto ordinal = read_ordinal(x, j);
    if (!ordinal) return {};
    n = ordinal->value;
    j = read_from_end(x, ordinal->next, n);
  }
  const bool hyphen = x.skip_hyphen(j) != j;
  j = x.skip_hyphen(j);
  if (x.kind(j) == Kind::fiscal) p.fiscal = true, ++j;
  if (x.kind(j) == Kind::half && n >= -1 && n != 0 && n <= 2) {
    p.unit = Unit::half;
    p.half = n == -1 ? 2 : n;
    const std::size_t next = read_within(x, j + 1, p);
    if (next != j + 1 || hyphen) return Read<Point>{p, next};
    if (x.kind(j + 1) != Kind::of) return {};
    const std::size_t k = x.kind(j + 2) == Kind::article ? j + 3 : j + 2;
    auto decade = read_decade(x, k);  // "the last half of the 1980s"
    if (!decade) return {};
    return decade;
  }
  if (x.kind(j) == Kind::weekday && x.kind(j + 1) != Kind::part) {
    p.unit = Unit::day;
    p.weekday = x[j].value;
    p.nth = n;
  } else if (x.kind(j) == Kind::unit) {
    p.unit = static_cast<Unit>(x[j].value);
    if (x[j].word.times != 1) return {};
    const bool plural = x.plural(j);
    if (p.unit == Unit::century && n > 0) {
      p.year = n - 1;
      std::size_t next = j + 1;
      if (x.kind(next) == Kind::era) {
        if (x[next].value == 0) p.year = -n;
        ++next;
      }
      return Read<Point>{p, next};
    }
    if (plural) return {};
    if (p.unit == Unit::quarter && n >= 1 && n <= 4) {
      p.quarter = n;
      return read_within_point(x, j + 1, p);
    }
    p.nth = n;
    if (p.unit != Unit::day && p.unit != Unit::week && p.unit != Unit::weekend && p.unit != Unit::month &&
        p.unit != Unit::quarter)
      return {};
  } else {
    return {};
  }
  // "first Monday of March", "last week of 2018", "the third day of the month"
  const bool in = x.kind(j + 1) == Kind::of || x.has(j + 1, cue::inside);
  const bool related = x.kind(j + 1) == Kind::relation;  // "first Monday next month"
  if (!in && !related) return {};
  const std::size_t k = x.kind(j + 2) == Kind::article && x.kind(j + 3) == Kind::month ? j + 3 : j + 2;
  if (in && x.kind(k) == Kind::month) {
    const auto month = read_month_first(x, k);
    if (!month || month->value.day != unknown) return {};
    p.month = month->value.month, p.year = month->value.year;
    p.within = month->value.within, p.within_relation = month->value.within_relation;
    return Read<Point>{p, month->next};
  }
  const std::size_t next = read_within(x, j + 1, p);
  if (next == j + 1 || (p.within == Unit::none && p.year == unknown)) return {};
  return Read<Point>{p, next};
}

std::optional<Read<Point>> read_fiscal(const Lexemes& x, std::size_t i) {
  if (auto quarter = read_ordinal_point(x, i)) return quarter;
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::year;
  p.fiscal = true;
  std::size_t j = x.skip_hyphen(i + 1);
  const bool year_word = x.kind(j) == Kind::unit && static_cast<Unit>(x[j].value) == Unit::year && !x.plural(j);
  if (year_word) ++j;
  const bool code = x[i].value == 1;
  const auto year = read_short_year(x, j);
  if (year) {
    p.year = year->value;
    j = year->next;
  } else if (code && x.kind(j) == Kind::number && x[j].digits == 2) {
    p.year = full_year(x[j++].value);
  } else if (!year_word) {
    return {};
  }
  // "fiscal 2018-19" is the year that it ends in.
  if (p.year != unknown && (x.glued_mark(j, '-') || x.glued_mark(j, '/')) && x.kind(j + 1) == Kind::number &&
      x[j + 1].digits == 2 && x[j + 1].value == (p.year + 1) % 100) {
    ++p.year;
    j += 2;
  }
  if (!year && p.year == unknown) {
    p.kind = PointKind::unit;
    p.relation = Relation::same;
  }
  return Read<Point>{p, j};
}

std::optional<Read<Point>> read_season(const Lexemes& x, std::size_t i) {
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::season;
  p.season = x[i].value;
  const std::uint8_t guards = x[i].word.guards;
  if ((guards & guard::plural) != 0 || x.pos(i) == Pos::verb) return {};
  const std::size_t next = read_within(x, i + 1, p);
  if (next != i + 1) return Read<Point>{p, next};
  const bool the = i > 0 && x.kind(i - 1) == Kind::article && x[i - 1].value == 0;
  const std::size_t before = the ? i - 1 : i;
  const bool preposed = before > 0 && x.has(before - 1, cue::preposition) && x.kind(before - 1) != Kind::of;
  if ((guards & guard::relation) != 0 &&
      (!preposed || x.kind(i + 1) == Kind::of || (the && x.has(i + 1, cue::preposition))))
    return {};
  if (!preposed && !(i > 0 && x.kind(i - 1) == Kind::edge)) return {};
  if (is_name_like(x, i + 1)) return {};
  return Read<Point>{p, next};
}

std::optional<Read<Point>> read_year_point(const Lexemes& x, std::size_t i) {
  if (auto pair = read_year_pair(x, i)) return pair;
  if (auto first = read_year_first(x, i)) return first;
  return read_bare_year(x, i);
}

}  // namespace sayso::times
