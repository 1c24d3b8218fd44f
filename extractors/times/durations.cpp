// Amounts of time: how long ("three months"), how far from another time ("two years ago"), how often ("every Tuesday").
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

bool plural(const Lexemes& x, std::size_t i) { return (x[i].word.guards & guard::plural) != 0; }
bool is_the(const Lexemes& x, std::size_t i) { return x.kind(i) == Kind::article && x[i].value == 0; }

struct UnitWord {
  Unit unit;
  std::int32_t times;
  bool plural;
};

std::optional<Read<UnitWord>> read_unit(const Lexemes& x, std::size_t i) {
  std::size_t j = x.skip_hyphen(i);
  // "eight trading days", "ten more years", "three consecutive quarters": one word may stand between.
  if (x.kind(j) == Kind::ordinal && x[j].value == 2 && x.kind(j + 1) != Kind::unit)
    return Read<UnitWord>{{Unit::second, 1, false}, j + 1};
  if (x.kind(j) == Kind::fiscal) ++j;
  const bool between = x.kind(j) == Kind::other && x.kind(j + 1) == Kind::unit && plural(x, j + 1) && x[j].whole &&
                       !x.has(j, 0xFFFF) &&
                       (x.pos(j) == Pos::adj || x.pos(j) == Pos::noun || x.pos(j) == Pos::verb ||
                        x.pos(j) == Pos::adv || x.pos(j) == Pos::det);
  if (between) ++j;
  if (x.kind(j) != Kind::unit) return {};
  return Read<UnitWord>{{static_cast<Unit>(x[j].value), x[j].word.times, plural(x, j)}, j + 1};
}

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

// "ago", "earlier", "from now", "after next Friday" behind an amount.
void read_direction(const Lexemes& x, Expression& e) {
  const std::size_t i = x.skip_hyphen(e.last);
  if (x.kind(i) != Kind::direction) return;
  const auto way = static_cast<DirectionWord>(x[i].value);
  switch (way) {
    case DirectionWord::ago:
      set_offset(e, -1, From::article);
      break;
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
      const auto point = read_point(x, i + 1);
      const bool near =
          point && (point->value.point.kind == PointKind::day_offset || point->value.point.kind == PointKind::holiday ||
                    point->value.point.relation != Relation::none ||
                    (point->value.point.kind == PointKind::calendar && point->value.point.year == unknown &&
                     point->value.point.unit == Unit::day));
      const bool now = point && point->value.point.kind == PointKind::fixed && way == DirectionWord::from;
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

// "5 minutes, 30 seconds", "a minute and a half"
void read_more(const Lexemes& x, Expression& e) {
  std::size_t i = e.last;
  if (x.kind(i) == Kind::conjunction_and && x.kind(i + 1) == Kind::article && x[i + 1].value == 1 &&
      x.kind(i + 2) == Kind::half && e.amount.tenths == 0) {
    e.amount.tenths = 5;
    e.last = i + 3;
    return;
  }
  if (x.mark(i, ',')) ++i;
  if (x.kind(i) == Kind::conjunction_and) ++i;
  const auto quantity = read_quantity(x, i);
  if (!quantity || quantity->value.vague || quantity->value.tenths != 0) return;
  const auto unit = read_unit(x, quantity->next);
  if (!unit || unit->value.unit >= e.amount.unit || unit->value.unit < Unit::second) return;
  e.amount.more = quantity->value.whole;
  e.amount.more_unit = unit->value.unit;
  e.last = unit->next;
}

// "two to three weeks", "10-15 days": the lower end, the whole as one span.
std::optional<Read<Quantity>> read_upper_end(const Lexemes& x, std::size_t i) {
  const bool to = x.kind(i) == Kind::conjunction_or || x.mark(i, '-') ||
                  (x.has(i, cue::preposition) && x.document().slice(x[i].span) == "to");
  if (!to || x.kind(i + 1) == Kind::article) return {};
  return read_quantity(x, i + 1);
}

// What stands before or behind an amount and makes it none: an age, a distance, a share ("a quarter").
bool is_no_time(const Lexemes& x, std::size_t i, std::size_t next) {
  if (x.kind(x.skip_hyphen(next)) == Kind::old) return true;
  if (i > 0 && (x.has(i - 1, cue::currency) || (x[i].glued && x.mark(i - 1, '.')))) return true;
  return x.kind(next) == Kind::of && x.document().slice(x[next + 1].span) == "age";
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
  if (x.kind(j) != Kind::unit || plural(x, j) || x.skip_hyphen(j + 1) == j + 1) return {};
  Expression e;
  e.first = i;
  e.last = j + 1;
  e.amount = {1, 0, false, static_cast<Unit>(x[j].value), 0, Unit::none};
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

}  // namespace

namespace {

// "the year before", "the week earlier", "the month after" at the end of a clause.
std::optional<Expression> read_unit_before(const Lexemes& x, std::size_t i) {
  if (!is_the(x, i) || x.kind(i + 1) != Kind::unit || plural(x, i + 1)) return {};
  const std::size_t j = i + 2;
  const bool previous =
      x.kind(j) == Kind::relation && static_cast<Relation>(x[j].value) == Relation::previous && ends_clause(x, j + 1);
  if (x.kind(j) != Kind::direction && !previous) return {};
  Expression e;
  e.first = i;
  e.last = j;
  e.amount = {1, 0, false, static_cast<Unit>(x[i + 1].value), 0, Unit::none};
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

}  // namespace

std::optional<Expression> read_amount(const Lexemes& x, std::size_t i) {
  if (x.kind(i) == Kind::article || x.kind(i) == Kind::unit) {
    if (auto year_ago = read_year_ago(x, i)) return year_ago;
    if (auto before = read_unit_before(x, i)) return before;
  }
  Expression e;
  e.first = i;
  e.form = Form::duration;
  const Lead lead = read_lead(x, i);
  const bool led = lead.relation != Relation::none || lead.first;
  const auto quantity =
      x.kind(lead.next) == Kind::article && lead.next > i ? std::nullopt : read_quantity(x, lead.next);
  if (quantity) {
    std::size_t j = quantity->next;
    if (const auto upper = read_upper_end(x, j); upper && read_unit(x, upper->next)) j = upper->next;
    const auto unit = read_unit(x, j);
    if (!unit) return {};
    if (lead.definite && !led && x.skip_hyphen(j) != j)
      return {};  // of "the three-month truce" the article is the noun's
    const bool a = x.kind(lead.next) == Kind::article && quantity->next == lead.next + 1;
    // "a second", "a day", "a quarter" may be an ordinal, a share.
    if (unit->value.unit == Unit::second && !unit->value.plural && quantity->value.whole < 2) return {};
    if (unit->value.unit == Unit::weekend) return {};
    if (x.kind(quantity->next) == Kind::ordinal && !unit->value.plural &&
        x.skip_hyphen(quantity->next) == quantity->next)
      return {};
    e.amount = {quantity->value.whole, quantity->value.tenths, quantity->value.vague, unit->value.unit, 0, Unit::none};
    e.amount.whole *= unit->value.times;
    e.last = unit->next;
    if (is_no_time(x, i, e.last)) return {};
    e.stretch = lead.definite || lead.first;
    read_more(x, e);
    if (!led) read_direction(x, e);
    if (x.kind(e.last) == Kind::conjunction_or && x.document().slice(x[e.last + 1].span) == "so") {
      e.last += 2;
      e.mod = Mod::approx;
      read_direction(x, e);
    }
    // "60 Minutes" and "48 Hours" are programmes.
    const std::size_t word = unit->next - 1;
    if (e.form == Form::duration && x.capital(word) && !x.starts_sentence(word) &&
        !x.token(word).is(token_flag::all_caps))
      return {};
    const bool quarter = unit->value.unit == Unit::quarter && e.form == Form::duration;
    if (quarter && !unit->value.plural && quantity->value.whole < 2) return {};
    if (quarter && x.kind(e.last) == Kind::of && !led) return {};  // "three quarters of voters"
    if (a && e.form == Form::duration && e.last == unit->next && is_rate(x, lead.next)) e.form = Form::set;
    const int part = lead.first ? x[lead.next - 1].value : lead.relation == Relation::last ? -1 : 0;
    if (part != 0 && x.kind(e.last) == Kind::of && e.amount.unit >= Unit::month && e.amount.unit <= Unit::quarter) {
      // "the first six months of 2018" is a half, "the first three months" a quarter.
      const int months = e.amount.whole * (e.amount.unit == Unit::quarter ? 3 : 1);
      Point p;
      p.kind = PointKind::calendar;
      p.unit = months == 3 ? Unit::quarter : Unit::half;
      if (months == 3) p.quarter = part > 0 ? part : 4;
      if (months == 6) p.half = part > 0 ? part : 2;
      const std::size_t next = read_within(x, e.last, p);
      if (next != e.last && (months == 3 || months == 6) && part <= 12 / months) {
        e.form = Form::point;
        e.point = p;
        e.last = next;
      }
    }
    return e;
  }
  const auto unit = read_unit(x, lead.next);
  if (!unit || unit->next != lead.next + 1) return {};
  e.last = unit->next;
  if (is_no_time(x, i, e.last)) return {};
  e.amount.unit = unit->value.unit;
  if (unit->value.plural) {
    // "weeks", "the early years", "recent months", "years later"
    if (unit->value.unit == Unit::weekend) return {};
    e.amount.vague = true;
    if (lead.relation == Relation::same || lead.first) return {};
    if (!led && !lead.definite) read_direction(x, e);
    const bool preposed = after_preposition(x, i) && i > 0 && x.kind(i - 1) != Kind::punctuation;
    if (e.form == Form::duration && lead.relation == Relation::none && (!preposed || lead.definite)) return {};
    if (e.form == Form::duration && !led && x.kind(e.last) == Kind::of) return {};
    return e;
  }
  e.amount.whole = 1;
  // "in the past year", "over the next month", "the year ended March 31"
  const bool stretch = i > 0 && x.has(i - 1, cue::preposition) && x.kind(i - 1) != Kind::of;
  if (lead.definite && !led && unit->value.unit == Unit::year &&
      (x.kind(e.last) == Kind::ended ||
       (x.has(e.last, cue::preposition) && x.document().slice(x[e.last].span) == "to" &&
        x.kind(e.last + 1) == Kind::month))) {
    return e;
  }
  if (!lead.definite || unit->value.unit < Unit::hour || unit->value.unit == Unit::quarter) return {};
  const std::string_view preposition = i > 0 ? x.document().slice(x[i - 1].span) : std::string_view{};
  if (lead.relation == Relation::past ||
      (stretch &&
       (lead.relation == Relation::last || lead.relation == Relation::next || lead.relation == Relation::coming) &&
       unit->value.unit != Unit::day &&
       (preposition == "over" || preposition == "in" || preposition == "within" || preposition == "for" ||
        preposition == "during"))) {
    return e;
  }
  return {};
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
    e.amount = {x[j].word.times, 0, false, static_cast<Unit>(x[j].value), 0, Unit::none};
    return done(j + 1);
  }
  if (x.kind(j) == Kind::frequency ||
      ((x.kind(j) == Kind::number || x.kind(j) == Kind::cardinal) && x.kind(j + 1) == Kind::frequency)) {
    j += x.kind(j) == Kind::frequency ? 1 : 2;  // "twice a week", "three times every year"
    const bool each = x.kind(j) == Kind::every || (x.kind(j) == Kind::article && x[j].value == 1);
    if (!each || x.kind(j + 1) != Kind::unit || plural(x, j + 1)) return {};
    e.amount = {x[j + 1].word.times, 0, false, static_cast<Unit>(x[j + 1].value), 0, Unit::none};
    return done(j + 2);
  }
  const bool every = x.kind(j) == Kind::every;
  e.point.kind = PointKind::calendar;
  if (every) ++j;
  const bool plurals = plural(x, j);
  if (!every && !plurals) return {};
  if (every && x.kind(j) == Kind::unit) {
    if (x.kind(j + 1) == Kind::of) return {};
    e.point.kind = PointKind::none;
    e.amount = {x[j].word.times, 0, false, static_cast<Unit>(x[j].value), 0, Unit::none};
    return done(j + 1);
  }
  if (every && x.kind(j) == Kind::other_word && x.kind(j + 1) == Kind::unit) {
    e.point.kind = PointKind::none;
    e.amount = {2, 0, false, static_cast<Unit>(x[j + 1].value), 0, Unit::none};
    return done(j + 2);
  }
  if (every && x.kind(j) == Kind::other_word) ++j;
  switch (x.kind(j)) {
    case Kind::weekday:
      e.point.unit = Unit::day;
      e.point.weekday = x[j].value;
      if (!plurals && x.kind(j + 1) == Kind::part)
        e.point.part = static_cast<DayPart>(x[++j].value);
      else if (plurals && !every && !(x.has(j - 1, cue::preposition) && i > 0) &&
               x.kind(j - 1) != Kind::conjunction_and)
        return {};
      return done(j + 1);
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
  if (!quantity || quantity->value.vague) return {};
  const auto unit = read_unit(x, quantity->next);
  if (!unit) return {};
  e.point.kind = PointKind::none;
  e.amount = {
      quantity->value.whole * unit->value.times, quantity->value.tenths, false, unit->value.unit, 0, Unit::none};
  return done(unit->next);
}

}  // namespace sayso::times
