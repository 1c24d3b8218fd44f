// Points named by how they lie to others: "last week", "the following day", "yesterday", "that year", "the quarter".
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

Unit unit_at(const Lexemes& x, std::size_t i) { return static_cast<Unit>(x[i].value); }

Point related(Relation relation, bool definite) {
  Point p;
  p.kind = PointKind::calendar;
  p.relation = relation;
  p.definite = definite;
  return p;
}

// "this year's third quarter", "last week's Sunday": the smaller point, within the larger.
std::optional<Read<Point>> read_part_of(const Lexemes& x, std::size_t i, const Point& whole) {
  if (x.kind(i) != Kind::possessive) return {};
  std::optional<Read<Point>> inner;
  const Kind kind = x.kind(i + 1);
  if (kind == Kind::ordinal || kind == Kind::fiscal || kind == Kind::half) inner = read_ordinal_point(x, i + 1);
  if (kind == Kind::weekday) inner = read_weekday(x, i + 1);
  if (kind == Kind::month) inner = read_month_first(x, i + 1);
  if (!inner || inner->value.within != Unit::none || inner->value.year != unknown || inner->value.unit >= whole.unit)
    return {};
  inner->value.within = whole.unit;
  inner->value.within_relation = whole.relation;
  return inner;
}

std::optional<Read<Point>> read_related_unit(const Lexemes& x, std::size_t i, Point p) {
  p.kind = PointKind::unit;
  p.unit = unit_at(x, i);
  if (x.plural(i) || x[i].word.times != 1) return {};
  if (p.unit < Unit::day) return {};
  if (p.unit == Unit::day && p.relation != Relation::same && p.relation != Relation::previous &&
      p.relation != Relation::following && p.relation != Relation::next) {
    return {};
  }
  if (auto part = read_part_of(x, i + 1, p)) return part;
  if (p.unit == Unit::week && p.relation != Relation::same && x.kind(i + 1) == Kind::weekday && !x.plural(i + 1)) {
    auto day = read_weekday(x, i + 1);  // "last week Tuesday"
    if (day && day->value.month == unknown && day->value.day == unknown && day->value.within == Unit::none &&
        day->value.relation == Relation::none) {
      day->value.within = Unit::week;
      day->value.within_relation = p.relation;
      return day;
    }
  }
  std::size_t next = i + 1;
  if (p.unit == Unit::day && x.kind(next) == Kind::part && !x.plural(next))
    p.part = static_cast<DayPart>(x[next++].value);
  if (p.relation == Relation::same || p.unit == Unit::quarter || p.unit == Unit::weekend)
    next = read_within(x, next, p);
  return Read<Point>{p, next};
}

}  // namespace

std::optional<Read<Point>> read_relation(const Lexemes& x, std::size_t i) {
  std::size_t j = i;
  const bool definite = x.kind(j) == Kind::article && x[j].value == 0;
  if (definite) ++j;
  if (x.kind(j) != Kind::relation) return {};
  auto relation = static_cast<Relation>(x[j++].value);
  if (relation == Relation::recent) return {};
  if (relation == Relation::current && x.kind(j) == Kind::relation &&
      static_cast<Relation>(x[j].value) != Relation::recent) {
    relation = static_cast<Relation>(x[j++].value);  // "this past spring", "this coming Friday"
  }
  if (relation == Relation::past && !definite && j == i + 1 && x.kind(j) != Kind::weekday) return {};
  if (x.kind(j) == Kind::whole) ++j;
  Point p = related(relation, definite);
  if (relation == Relation::last) {
    if (auto nth = read_ordinal_point(x, j - 1); nth && nth->next > j + 1) return nth;  // "the last week of March"
  }
  if (x.kind(j) == Kind::fiscal) p.fiscal = true, j = x.skip_hyphen(j + 1);
  // "This Week" and "Last Night" with capitals in a sentence are titles.
  const bool titled =
      x.capital(j) && x.capital(j - 1) && !x.starts_sentence(j - 1) && !x.token(j).is(token_flag::all_caps);
  if (titled && (x.kind(j) == Kind::unit || x.kind(j) == Kind::part)) return {};
  switch (x.kind(j)) {
    case Kind::unit:
      return read_related_unit(x, j, p);
    case Kind::period:
      if (relation == Relation::current || relation == Relation::coming || relation == Relation::next) return {};
      p.kind = PointKind::unit;
      p.relation = Relation::same;
      return read_within_point(x, j + 1, p);
    case Kind::weekday: {
      auto day = read_weekday(x, j);
      if (!day || day->value.month != unknown || day->value.day != unknown) return {};
      day->value.relation = relation;
      day->value.definite = definite;
      return day;
    }
    case Kind::month:
      if ((x[j].word.guards & guard::capital) != 0 && !x.capital(j)) return {};
      p.unit = Unit::month;
      p.month = x[j].value;
      if (x.kind(j + 1) == Kind::number && x[j + 1].digits <= 2 && exists(unknown, p.month, x[j + 1].value)) {
        p.unit = Unit::day;
        p.day = x[j + 1].value;
        return Read<Point>{p, j + 2};
      }
      return Read<Point>{p, j + 1};
    case Kind::season:
      // "reported that fall sales were"
      if (x.plural(j) || (relation == Relation::same && !definite && x.pos(j - 1) == Pos::sconj)) return {};
      p.unit = Unit::season;
      p.season = x[j].value;
      return Read<Point>{p, j + 1};
    case Kind::part:
      if (x.plural(j)) return {};
      p.kind = PointKind::unit;
      p.unit = Unit::part;
      p.part = static_cast<DayPart>(x[j].value);
      return Read<Point>{p, j + 1};
    case Kind::phrase: {
      // "fitting that Easter and ..." points at nothing.
      if (relation == Relation::same && x.pos(j - 1) != Pos::det && x.pos(j - 1) != Pos::adj) return {};
      auto phrase = read_phrase(x, j);
      if (!phrase || phrase->value.kind != PointKind::holiday) return {};
      phrase->value.relation = relation;
      return phrase;
    }
    case Kind::ordinal: {  // "last year's" has no possessive here: "the next third quarter" is rare
      if (relation != Relation::same) return {};
      auto quarter = read_ordinal_point(x, j);
      if (quarter && quarter->value.unit == Unit::quarter && quarter->value.nth == 0) return quarter;
      return {};
    }
    default:
      return {};
  }
}

std::optional<Read<Point>> read_relative_day(const Lexemes& x, std::size_t i) {
  Point p;
  p.kind = PointKind::day_offset;
  p.unit = Unit::day;
  std::size_t j = i;
  // "the day before yesterday", "day after tomorrow"
  const std::size_t k = x.kind(j) == Kind::article && x[j].value == 0 ? j + 1 : j;
  if (x.kind(k) == Kind::unit && unit_at(x, k) == Unit::day && !x.plural(k) && x.kind(k + 1) == Kind::direction &&
      x.kind(k + 2) == Kind::relative_day) {
    const auto way = static_cast<DirectionWord>(x[k + 1].value);
    if (way == DirectionWord::before) p.offset = -1;
    if (way == DirectionWord::after) p.offset = 1;
    j = k + 2;
  }
  if (x.kind(j) != Kind::relative_day) return {};
  // "USA Today", "the Today programme"
  if (x.capital(j) && !x.starts_sentence(j) &&
      (x.has(j + 1, cue::name_after) ||
       (j > 0 && x.capital(j - 1) && x.kind(j - 1) == Kind::other && x.pos(j - 1) == Pos::propn)))
    return {};
  if (x[j].value >= 100) {
    p.part = DayPart::night;
  } else {
    p.offset += x[j].value;
    if (x.kind(j + 1) == Kind::part && !x.plural(j + 1)) p.part = static_cast<DayPart>(x[++j].value);
  }
  return Read<Point>{p, j + 1};
}

// "the week of October 7", "the month of May", "the year 2000": what names the unit, behind it at i.
static std::optional<Read<Point>> read_named_unit(const Lexemes& x, std::size_t i, Unit unit) {
  if (unit == Unit::year) {
    const auto year = read_year_point(x, i);
    if (year && year->value.unit == Unit::year) return year;
  }
  if (x.kind(i) != Kind::of) return {};
  auto date = x.kind(i + 1) == Kind::month    ? read_month_first(x, i + 1)
              : x.kind(i + 1) == Kind::number ? read_year_point(x, i + 1)
                                              : std::nullopt;
  if (!date || date->value.unit > unit) return {};
  if (date->value.unit == unit) return date;
  if ((unit != Unit::week && unit != Unit::weekend) || date->value.unit != Unit::day) return {};
  date->value.within = unit;
  date->value.within_relation = Relation::same;
  return date;
}

std::optional<Read<Point>> read_part_of_day(const Lexemes& x, std::size_t i) {
  const bool hours = x.kind(i) == Kind::unit && unit_at(x, i) == Unit::hour && x.plural(i);
  if (!hours && (x.kind(i) != Kind::part || x.plural(i))) return {};
  const bool of = x.kind(i + 1) == Kind::of;
  if (!of && (hours || !x.has(i + 1, cue::on_day))) return {};
  // A word that names a day must follow, not another part of one: this ends the recursion.
  const Kind kind = x.kind(x.kind(i + 2) == Kind::article ? i + 3 : i + 2);
  if (kind != Kind::weekday && kind != Kind::month && kind != Kind::number && kind != Kind::ordinal &&
      kind != Kind::relative_day && kind != Kind::relation && kind != Kind::phrase)
    return {};
  auto day = read_point(x, i + 2);
  if (!day || day->value.mod != Mod::none) return {};
  Point p = day->value.point;
  const bool whole = p.unit == Unit::day && p.kind != PointKind::fixed && p.part == DayPart::none && !p.clock.given();
  const bool night = hours && p.part == DayPart::morning;  // "the early hours of Tuesday morning"
  if (!whole && !night) return {};
  p.part = hours ? DayPart::morning : static_cast<DayPart>(x[i].value);
  return Read<Point>{p, day->next};
}

std::optional<Read<Point>> read_numbered_week(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::unit || unit_at(x, i) != Unit::week || x.plural(i)) return {};
  if (x.kind(i + 1) != Kind::number || x[i + 1].value < 1 || x[i + 1].value > 53) return {};
  Point p;
  p.kind = PointKind::calendar;
  p.unit = Unit::week;
  p.nth = x[i + 1].value;
  const std::size_t next = read_within(x, i + 2, p);
  const bool dated = p.year != unknown || p.within == Unit::year;
  return dated ? std::optional(Read<Point>{p, next}) : std::nullopt;
}

std::optional<Read<Point>> read_definite_unit(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::article || x[i].value != 0) return {};
  const std::size_t j = x.kind(i + 1) == Kind::whole ? i + 2 : i + 1;  // "the entire year"
  if (x.kind(j) == Kind::part && !x.plural(j)) {                       // "in the morning"
    if (auto day = read_part_of_day(x, j)) return day;
    const bool preposed = i > 0 && x.has(i - 1, cue::preposition);
    if (!preposed || x.kind(j + 1) == Kind::of || x.has(j + 1, cue::name_after)) return {};
    Point p = related(Relation::same, true);
    p.kind = PointKind::unit;
    p.unit = Unit::part;
    p.part = static_cast<DayPart>(x[j].value);
    return Read<Point>{p, j + 1};
  }
  if (x.kind(j) != Kind::unit || x.plural(j) || x[j].word.times != 1) return {};
  const Unit unit = unit_at(x, j);
  if (unit < Unit::day || unit == Unit::century) return {};
  Point p = related(Relation::same, true);
  p.kind = PointKind::unit;
  p.unit = unit;
  std::size_t k = j + 1;
  const bool to_month = x.has(k, cue::range) && x.kind(k + 1) == Kind::month;
  if (unit == Unit::year && (x.kind(k) == Kind::ended || to_month)) return {};  // how long, not when
  if (auto named = read_named_unit(x, k, unit)) return named;
  if (unit == Unit::day) {
    // Alone, "the day" is a time only after a preposition or a verb: "late in the day", "shares ended the day higher".
    const bool preposed =
        i > 0 && (x.has(i - 1, cue::preposition) || x.kind(i - 1) == Kind::of || x.pos(i - 1) == Pos::verb);
    const bool hyphened = x.glued_mark(k, '-');  // "the day-to-day work"
    if (!preposed || hyphened || x.kind(k) == Kind::direction || x.kind(k) == Kind::relation) return {};
  }
  if (x.kind(k) == Kind::other && x.capital(k) && x.capital(j)) return {};
  return Read<Point>{p, k};
}

std::optional<Read<Point>> read_phrase(const Lexemes& x, std::size_t i) {
  // Most phrases that begin with "the" or "at" go on with a word of few phrases.
  const bool common = x[i].kind != Kind::phrase || x[i].word.cues != 0;
  if (!x[i].whole || (common && !x[i + 1].word.in_phrase)) return {};
  const auto& words = x.words();
  const std::size_t token = x[i].token;
  const std::size_t end = x[x.size() - 1].token + std::size_t{1};
  const auto match = words.phrases.longest(x.document(), token, end);
  if (!match) return {};
  const std::size_t next = x.skip_tokens(i, match->tokens);
  Point p;
  p.phrase = match->value;
  if (match->value < words.fixed.size()) {
    p.kind = PointKind::fixed;
    return Read<Point>{p, next};
  }
  // The Chinese and the Islamic new year are other days.
  if (i > 0 && x.has(i - 1, cue::name_before)) return {};
  p.kind = PointKind::holiday;
  p.unit = Unit::day;
  p.phrase -= static_cast<std::uint32_t>(words.fixed.size());
  const bool shown = x.capital(i) || words.holidays[p.phrase].any_case;
  if (!shown && read_within_point(x, next, p).value.year == unknown) return {};
  // "Easter week", "Labor Day weekend"
  const Unit around = x.kind(next) == Kind::unit && !x.plural(next) ? unit_at(x, next) : Unit::none;
  if ((around == Unit::week || around == Unit::weekend) && x[next].word.times == 1) {
    const auto dated = read_within_point(x, next + 1, p);
    p.year = dated.value.year;
    p.within = around;
    p.within_relation = Relation::same;
    return Read<Point>{p, p.year == unknown ? next + 1 : dated.next};
  }
  // "Christmas sales" and "Easter eggs" are things; so are names that go on ("Easter Island").
  if (match->tokens == 1 && (x.pos(next) == Pos::noun || (x.capital(next) && x.pos(next) == Pos::propn))) return {};
  return read_within_point(x, next, p);
}

}  // namespace sayso::times
