// Amounts of time: how long ("three months"), how far from another time ("two years ago").
#include "extractors/times/grammar.hpp"

namespace sayso::times {
std::optional<Read<UnitWord>> read_unit(const Lexemes& x, std::size_t i) {
  std::size_t j = x.skip_hyphen(i);
  // "eight trading days", "ten more years", "three consecutive quarters": one word may stand between.
  if (x.kind(j) == Kind::ordinal && x[j].value == 2 && x.kind(j + 1) != Kind::unit)
    return Read<UnitWord>{{Unit::second, 1, false}, j + 1};
  if (x.kind(j) == Kind::fiscal) ++j;
  const bool related = x.kind(j) == Kind::relation && x.kind(j + 1) == Kind::unit && x.plural(j + 1) && j > 0 &&
                       (x.kind(j - 1) == Kind::number || x.kind(j - 1) == Kind::cardinal);
  if (related) ++j;  // "two upcoming weeks"
  // "three successive fiscal years"
  const std::size_t unit = x.kind(j + 1) == Kind::fiscal ? j + 2 : j + 1;
  const bool between = (x.kind(j) == Kind::other || x.kind(j) == Kind::phrase) && x.kind(unit) == Kind::unit &&
                       x.plural(unit) && x[j].whole && x[j].word.cues == 0 &&
                       (x.pos(j) == Pos::adj || x.pos(j) == Pos::noun || x.pos(j) == Pos::verb ||
                        x.pos(j) == Pos::adv || x.pos(j) == Pos::det);
  if (between) j = unit;
  if (x.kind(j) != Kind::unit) return {};
  return Read<UnitWord>{{static_cast<Unit>(x[j].value), x[j].word.times, x.plural(j)}, j + 1};
}

namespace {

// "3h", "49 s", "2mo": a number in digits and a letter or two.
std::optional<Read<UnitWord>> read_short_unit(const Lexemes& x, std::size_t i) {
  if (i == 0 || x.kind(i - 1) != Kind::number || x[i].span.size() > 2) return {};
  if (x.kind(i) == Kind::plural_suffix) return Read<UnitWord>{{Unit::second, 1, true}, i + 1};
  if (x.kind(i) != Kind::short_unit || x.capital(i)) return {};
  return Read<UnitWord>{{static_cast<Unit>(x[i].value), x[i].word.times, true}, i + 1};
}

// The same, where more units or a direction show that the letter is a unit: "1d 21h ago".
std::optional<Read<UnitWord>> read_lone_short_unit(const Lexemes& x, std::size_t i) {
  const auto unit = read_short_unit(x, i);
  if (!unit) return {};
  // "in 1h", "in 1/2 h", where nothing else is said
  const bool preposed = x.has(0, cue::inside) && x.kind(1) == Kind::number && x.kind(i) == Kind::short_unit;
  if (preposed && unit->value.unit != Unit::minute && is_alone(x, 1, unit->next)) return unit;
  if (!x[i].glued) return {};
  const std::size_t j = x.mark(unit->next, ',') ? unit->next + 1 : unit->next;
  const std::size_t k = x.kind(j) == Kind::conjunction_and ? j + 1 : j;
  if (x.kind(k) == Kind::number) {
    const auto more = read_unit(x, k + 1);
    const auto letter = more ? more : read_short_unit(x, k + 1);
    return letter && letter->value.unit < unit->value.unit ? unit : std::nullopt;
  }
  if (x.kind(unit->next) != Kind::direction) return {};
  const auto way = static_cast<DirectionWord>(x[unit->next].value);
  return way == DirectionWord::before || way == DirectionWord::after ? std::nullopt : unit;
}

bool is_the(const Lexemes& x, std::size_t i) { return x.kind(i) == Kind::article && x[i].value == 0; }

// The words that make an amount one of a certain stretch: "the past", "the first", "next", "recent".
struct Lead {
  Relation relation = Relation::none;
  bool first = false;
  bool definite = false;
  std::size_t next = 0;
};
Lead read_lead(const Lexemes& x, std::size_t i) {
  Lead lead;
  lead.next = i;
  if (is_the(x, i)) lead.definite = true, ++lead.next;
  if (x.kind(lead.next) == Kind::relation) {
    lead.relation = static_cast<Relation>(x[lead.next].value);
    ++lead.next;
    if (lead.relation == Relation::current && x.kind(lead.next) == Kind::relation) ++lead.next;
  } else if (x.kind(lead.next) == Kind::ordinal && (x[lead.next].value == 1 || lead.definite)) {
    lead.first = true;
    ++lead.next;
  }
  return lead;
}

bool ends_clause(const Lexemes& x, std::size_t i) {
  return i >= x.size() || x.kind(i) == Kind::punctuation || x.kind(i) == Kind::conjunction_and;
}

void set_offset(Expression& e, int sign, From from) {
  e.form = Form::offset;
  e.sign = sign;
  e.from = from;
}

// "15 minutes before 3 p.m.", "two hours after noon on Friday"
std::optional<Read<Point>> read_clock_base(const Lexemes& x, std::size_t i) {
  const Kind kind = x.kind(i);
  if (kind != Kind::number && kind != Kind::cardinal && kind != Kind::clock_word) return {};
  const auto clock = read_clock_first(x, i);
  if (!clock || !(clock->point.clock.meridiem || clock->point.clock.minute != unknown)) return {};
  return Read<Point>{clock->point, clock->last};
}

// "six months ago today", "a year ago Friday", "ten years ago last month": counted from that day.
void read_anniversary(const Lexemes& x, Expression& e) {
  if (e.amount.vague || e.mod != Mod::none || x[e.last].glued) return;
  const std::size_t i = x.has(e.last, cue::on_day) ? e.last + 1 : e.last;
  const Kind kind = x.kind(i);
  if (kind != Kind::relative_day && kind != Kind::weekday && !(kind == Kind::relation && i == e.last)) return;
  if (e.amount.unit < Unit::day) return;
  const auto point = read_point(x, i);
  if (!point || point->value.mod != Mod::none || point->value.point.kind == PointKind::fixed ||
      point->value.point.unit >= e.amount.unit || point->value.point.clock.given() ||
      point->value.point.year != unknown)
    return;
  if (kind == Kind::relation && point->value.point.relation != Relation::last &&
      point->value.point.relation != Relation::current)
    return;
  e.point = point->value.point;
  e.from = From::point;
  e.last = point->next;
}

// "ago", "earlier", "from now", "after next Friday" behind an amount.
void read_direction(const Lexemes& x, Expression& e) {
  const std::size_t i = x.skip_hyphen(e.last);
  if (x.kind(i) != Kind::direction) return;
  const auto way = static_cast<DirectionWord>(x[i].value);
  switch (way) {
    case DirectionWord::ago:
      set_offset(e, -1, From::article);
      e.last = i + 1;
      read_anniversary(x, e);
      return;
    case DirectionWord::hence:
      set_offset(e, 1, From::article);
      break;
    case DirectionWord::earlier:
      set_offset(e, -1, From::text);
      break;
    case DirectionWord::later:
      set_offset(e, 1, From::text);
      break;
    default: {
      if (const auto clock = e.amount.vague ? std::nullopt : read_clock_base(x, i + 1); clock) {
        set_offset(e, way == DirectionWord::before ? -1 : 1, From::point);
        e.point = clock->value;
        e.last = clock->next;
        return;
      }
      const auto point = read_point(x, i + 1);
      const bool near = point && is_near(point->value.point);
      const bool now = point && point->value.point.kind == PointKind::fixed && way != DirectionWord::after;
      if (near || now) {
        set_offset(e, way == DirectionWord::before ? -1 : 1, now ? From::article : From::point);
        e.point = point->value.point;
        e.last = point->next;
        return;
      }
      if (way == DirectionWord::from || !ends_clause(x, i + 1) || e.amount.vague) return;
      set_offset(e, way == DirectionWord::before ? -1 : 1, From::text);
    }
  }
  e.last = i + 1;
}

// "1 hour, 5 minutes and 30 seconds", "a minute and a half"
void read_more(const Lexemes& x, Expression& e) {
  if (e.amount.hundredths == 0 && x.kind(e.last) == Kind::conjunction_and) {
    const auto fraction = read_fraction(x, e.last + 1);
    if (fraction && x.kind(fraction->next) != Kind::of) {
      e.amount.hundredths = fraction->value;
      e.last = fraction->next;
      return;
    }
  }
  Unit larger = e.amount.unit;
  for (Amount::Part& part : e.amount.more) {
    std::size_t i = e.last;
    if (x.mark(i, ',')) ++i;
    if (x.kind(i) == Kind::conjunction_and) ++i;
    const auto quantity = read_quantity(x, i);
    if (!quantity || quantity->value.vague || quantity->value.hundredths != 0) return;
    auto unit = read_unit(x, quantity->next);
    if (!unit) unit = read_short_unit(x, quantity->next);
    if (!unit || unit->value.unit >= larger || unit->value.unit < Unit::second) return;
    part = {quantity->value.whole, unit->value.unit};
    larger = part.unit;
    e.last = unit->next;
  }
}

// "two to three weeks", "10-15 days": the lower end, the whole as one span.
std::optional<Read<Quantity>> read_upper_end(const Lexemes& x, std::size_t i) {
  if (x.mark(i, '-') && x.has(i + 1, cue::range))  // "30-to-60-day"
    return read_quantity(x, x.mark(i + 2, '-') ? i + 3 : i + 2);
  const bool to = x.kind(i) == Kind::conjunction_or || x.mark(i, '-') || (x.has(i, cue::range));
  if (!to || x.kind(i + 1) == Kind::article) return {};
  return read_quantity(x, i + 1);
}

// What stands before or behind an amount and makes it none: an age, a distance, a share ("a quarter").
bool is_no_time(const Lexemes& x, std::size_t i, std::size_t next) {
  if (x.kind(x.skip_hyphen(next)) == Kind::old) return true;
  if (i > 0 && (x.has(i - 1, cue::currency) || (x[i].glued && x.mark(i - 1, '.')))) return true;
  return x.kind(next) == Kind::of && x.kind(next + 1) == Kind::old;
}

bool after_preposition(const Lexemes& x, std::size_t i) {
  return i == 0 || x.has(i - 1, cue::preposition) || x.kind(i - 1) == Kind::direction ||
         x.kind(i - 1) == Kind::punctuation || x.kind(i - 1) == Kind::conjunction_or ||
         x.kind(i - 1) == Kind::conjunction_and;
}

// "15 a year": how often. "took a year", "for a year": how long.
bool is_rate(const Lexemes& x, std::size_t i) {
  if (after_preposition(x, i)) return false;
  const Pos before = x.pos(i - 1);
  return x.kind(i - 1) == Kind::number || x.kind(i - 1) == Kind::frequency || x.kind(i - 1) == Kind::scale ||
         x.kind(i - 1) == Kind::cardinal || before == Pos::noun || before == Pos::num || before == Pos::propn ||
         before == Pos::sym;
}

std::optional<Expression> read_year_ago(const Lexemes& x, std::size_t i) {
  std::size_t j = is_the(x, i) ? i + 1 : i;
  if (j > i && x.kind(j) == Kind::relation && static_cast<Relation>(x[j].value) == Relation::same) ++j;
  if (x.kind(j) != Kind::unit || x.plural(j) || x.skip_hyphen(j + 1) == j + 1) return {};
  Expression e;
  e.first = i;
  e.last = j + 1;
  e.amount = {1, 0, false, static_cast<Unit>(x[j].value), {}};
  read_direction(x, e);
  if (e.form != Form::offset) return {};
  e.from = From::text;
  if (const auto quarter = read_ordinal_point(x, e.last); quarter && quarter->value.quarter != unknown) {
    e.last = quarter->next;
  } else if (x.kind(e.last) == Kind::period || x.kind(e.last) == Kind::unit) {
    ++e.last;
  }
  return e;
}

// "the year before", "the week earlier", "the month after" at the end of a clause.
std::optional<Expression> read_unit_before(const Lexemes& x, std::size_t i) {
  if (!is_the(x, i) || x.kind(i + 1) != Kind::unit || x.plural(i + 1)) return {};
  const std::size_t j = i + 2;
  const bool previous =
      x.kind(j) == Kind::relation && static_cast<Relation>(x[j].value) == Relation::previous && ends_clause(x, j + 1);
  if (x.kind(j) != Kind::direction && !previous) return {};
  Expression e;
  e.first = i;
  e.last = j;
  e.amount = {1, 0, false, static_cast<Unit>(x[i + 1].value), {}};
  if (e.amount.unit < Unit::day) return {};
  if (previous) {
    set_offset(e, -1, From::text);
    e.last = j + 1;
    return e;
  }
  const auto way = static_cast<DirectionWord>(x[j].value);
  const bool alone = way == DirectionWord::earlier || way == DirectionWord::later || ends_clause(x, j + 1) ||
                     x.has(j + 1, cue::preposition);
  if (!alone || way == DirectionWord::ago || way == DirectionWord::from || way == DirectionWord::hence) return {};
  set_offset(e, way == DirectionWord::earlier || way == DirectionWord::before ? -1 : 1, From::text);
  e.last = j + 1;
  return e;
}

// "the first six months of 2018" is a half, "the last three months of 2018" a quarter.
void become_period(const Lexemes& x, const Lead& lead, Expression& e) {
  const int part = lead.first ? x[lead.next - 1].value : lead.relation == Relation::last ? -1 : 0;
  const int months = e.amount.whole * (e.amount.unit == Unit::quarter ? 3 : 1);
  const bool fits = e.amount.unit == Unit::month || e.amount.unit == Unit::quarter;
  if (part == 0 || !fits || (months != 3 && months != 6) || part > 12 / months || x.kind(e.last) != Kind::of) return;
  Point p;
  p.kind = PointKind::calendar;
  p.unit = months == 3 ? Unit::quarter : Unit::half;
  (months == 3 ? p.quarter : p.half) = part > 0 ? part : 12 / months;
  const std::size_t next = read_within(x, e.last, p);
  if (next == e.last) return;
  e.form = Form::point;
  e.point = p;
  e.last = next;
}

// Behind "-long": "a decade-long feud".
std::size_t skip_long(const Lexemes& x, std::size_t i) {
  return x.glued_mark(i, '-') && x.has(i + 1, cue::length) ? i + 2 : i;
}

// "Three quarters of them", "three-quarters": parts of a whole, not of a year.
bool is_part_of(const Lexemes& x, std::size_t unit, std::size_t next) {
  if (x.glued_mark(unit - 1, '-')) return true;
  return x.kind(next) == Kind::of && x.pos(next + 1) == Pos::pron;
}

// "a second", "the SEC" are no seconds; "one second", "in a sec", "60-second" are.
bool is_one_second(const Lexemes& x, std::size_t number, std::size_t unit, bool hyphen) {
  if (x.kind(unit) != Kind::ordinal) return !x.capital(unit);
  const bool digits = x.kind(number) == Kind::number || x.kind(number) == Kind::cardinal;
  if (digits && hyphen && x[number].value > 1) return true;
  return digits && x[number].value == 1 && !counts_something(x, unit + 1) && x.pos(unit + 1) != Pos::propn;
}

// "1 hour thirty", where nothing else is said
void read_bare_minutes(const Lexemes& x, Expression& e) {
  if (e.amount.unit != Unit::hour || e.amount.hundredths != 0 || e.amount.more[0].unit != Unit::none) return;
  const std::size_t i = x.kind(e.last) == Kind::conjunction_and ? e.last + 1 : e.last;
  const auto minutes = x.kind(i) == Kind::number && x[i].digits <= 2
                           ? Read<int>{x[i].value, i + 1}
                           : read_below_hundred(x, i).value_or(Read<int>{0, i});
  if (minutes.value < 1 || minutes.value > 59 || !is_alone(x, e.first, minutes.next)) return;
  e.amount.more[0] = {minutes.value, Unit::minute};
  e.last = minutes.next;
}

// "three months", "the past two and a half years", "two weeks or so ago"
std::optional<Expression> read_counted_unit(const Lexemes& x, std::size_t i, const Lead& lead,
                                            const Read<Quantity>& quantity) {
  const bool led = lead.relation != Relation::none || lead.first;
  std::size_t j = quantity.next;
  if (const auto upper = read_upper_end(x, j); upper && read_unit(x, upper->next)) j = upper->next;
  auto read = read_unit(x, j);
  if (!read) read = read_lone_short_unit(x, j);
  if (!read) return led ? std::nullopt : read_counted_points(x, i, quantity);
  if (read->value.unit == Unit::weekend) return {};
  // Of "the three-month truce" the article is the noun's.
  const bool hyphen = x.skip_hyphen(j) != j;
  if (lead.definite && !led && hyphen) return {};
  const UnitWord unit = read->value;
  // "2010 year-to-date sales"
  if (unit.unit == Unit::year && !unit.plural && !hyphen && x[lead.next].digits == 4 && x.glued_mark(read->next, '-'))
    return {};
  // "a second", "a quarter" may be an ordinal, a share; "two second homes" are no seconds.
  if (unit.unit == Unit::second && !unit.plural && !is_one_second(x, quantity.next - 1, read->next - 1, hyphen))
    return {};
  Expression e;
  e.first = i;
  e.form = Form::duration;
  e.last = read->next;
  e.amount = {quantity.value.whole * unit.times, quantity.value.hundredths, quantity.value.vague, unit.unit, {}};
  e.stretch = lead.definite || lead.first;
  if (is_no_time(x, i, e.last)) return {};
  if (const std::size_t end = skip_long(x, e.last); end != e.last) {
    if (x.kind(lead.next) == Kind::article) return {};  // of "a week-long strike" the article is the noun's
    e.last = end;
    return e;
  }
  read_more(x, e);
  read_bare_minutes(x, e);
  if (!led) read_direction(x, e);
  if (!led && e.form == Form::duration && x.kind(e.last) == Kind::possessive && x.has(e.last + 1, cue::time_word)) {
    set_offset(e, 1, From::article);  // "in two weeks' time"
    e.last += 2;
  } else if (!led && e.form == Form::duration && unit.plural && i > 0 && x.has(i - 1, cue::inside) &&
             x.has(e.last, cue::time_word)) {
    set_offset(e, 1, From::article);  // "in two weeks time"
    ++e.last;
  }
  if (x.kind(e.last) == Kind::conjunction_or && x.kind(e.last + 1) == Kind::cardinal && quantity.value.whole == 1 &&
      x[e.last + 1].value == 2 && !counts_something(x, e.last + 2)) {
    e.last += 2;  // "a year or two"
    if (!led) read_direction(x, e);
  }
  if (x.kind(e.last) == Kind::conjunction_or && x.has(e.last + 1, cue::or_so)) {
    e.last += 2;
    e.mod = Mod::approx;
    read_direction(x, e);
  }
  if (e.form != Form::duration) return e;
  // "60 Minutes" and "48 Hours" are programmes.
  const std::size_t word = read->next - 1;
  const bool inside = e.first == 1 && x.has(0, cue::inside | cue::stretch);  // "In 5 Minutes", a heading
  if (x.capital(word) && !x.starts_sentence(word) && !x.token(word).is(token_flag::all_caps) && !inside) return {};
  const bool share = (!unit.plural && quantity.value.whole < 2) ||
                     (x.kind(e.last) == Kind::of && !led && read->next == x.skip_hyphen(j) + 1);
  if (unit.unit == Unit::quarter && (share || is_part_of(x, read->next - 1, e.last)))
    return {};  // "a quarter of voters"
  const bool a = x.kind(lead.next) == Kind::article && quantity.next == lead.next + 1;
  if (a && e.last == read->next && is_rate(x, lead.next)) e.form = Form::set;
  become_period(x, lead, e);
  return e;
}

// "weeks", "recent months", "years later"
std::optional<Expression> read_vague_unit(const Lexemes& x, const Lead& lead, Expression e) {
  if (e.amount.unit == Unit::weekend || lead.relation == Relation::same || lead.first) return {};
  const bool led = lead.relation != Relation::none;
  e.amount.vague = true;
  if (!led && !lead.definite) read_direction(x, e);
  if (e.form != Form::duration || led) return e;
  const bool preposed = e.first > 0 && after_preposition(x, e.first) && x.kind(e.first - 1) != Kind::punctuation;
  if (!preposed || lead.definite || x.kind(e.last) == Kind::of) return {};
  return e;
}

}  // namespace

std::optional<Expression> read_amount(const Lexemes& x, std::size_t i) {
  if (x.kind(i) == Kind::ordinal || x.kind(i) == Kind::number) {
    if (auto beside = read_beside_point(x, i)) return beside;
  }
  if (x.kind(i) == Kind::article || x.kind(i) == Kind::unit) {
    if (auto year_ago = read_year_ago(x, i)) return year_ago;
    if (auto beside = read_beside_point(x, i)) return beside;
    if (auto before = read_unit_before(x, i)) return before;
  }
  const Lead lead = read_lead(x, i);
  const bool second_article = x.kind(lead.next) == Kind::article && lead.next > i;
  if (const auto quantity = second_article ? std::nullopt : read_quantity(x, lead.next)) {
    return read_counted_unit(x, i, lead, *quantity);
  }
  const auto unit = read_unit(x, lead.next);
  if (unit && lead.next == i && unit->value.unit != Unit::weekend) {
    if (const std::size_t end = skip_long(x, unit->next); end != unit->next) {
      Expression e;
      e.first = i;
      e.form = Form::duration;
      e.last = end;
      e.amount = {unit->value.times, 0, unit->value.plural, unit->value.unit, {}};
      return e;
    }
  }
  if (!unit || unit->next != lead.next + 1 || is_no_time(x, i, unit->next)) return {};
  Expression e;
  e.first = i;
  e.form = Form::duration;
  e.last = unit->next;
  e.amount.unit = unit->value.unit;
  if (unit->value.plural) return read_vague_unit(x, lead, e);
  e.amount.whole = 1;
  if (!lead.definite || e.amount.unit < Unit::hour || e.amount.unit == Unit::quarter) return {};
  // "the year ended March 31", "the year to March"
  const bool ended = x.kind(e.last) == Kind::ended || (x.has(e.last, cue::range) && x.kind(e.last + 1) == Kind::month);
  if (ended && lead.relation == Relation::none && !lead.first && e.amount.unit == Unit::year) return e;
  // "in the past year", "over the next month"
  const bool around =
      lead.relation == Relation::last || lead.relation == Relation::next || lead.relation == Relation::coming;
  const bool stretch = i > 0 && x.has(i - 1, cue::stretch) && around && e.amount.unit != Unit::day;
  if (lead.relation == Relation::past || stretch) return e;
  return {};
}

}  // namespace sayso::times
