// Times of day: "9:30 a.m.", "2030 GMT", "10 o'clock", "noon".
#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

bool glued_number(const Lexemes& x, std::size_t i, std::uint8_t digits) {
  return x.kind(i) == Kind::number && x[i].glued && x[i].digits == digits;
}

std::size_t read_zone(const Lexemes& x, std::size_t i, Clock& clock) {
  const std::size_t j = x.mark(i, '(') ? i + 1 : i;
  if (x.kind(j) != Kind::zone) return i;
  // Lower-case "et" or "est" are foreign words.
  if (!x.capital(j)) return i;
  clock.utc = x[j].value == 0;
  const std::size_t next = j + 1;
  if (j == i) return next;
  return x.mark(next, ')') ? next + 1 : i;
}

// Applies "a.m." or "p.m."; nothing where the hour cannot be one of twelve.
std::optional<std::size_t> read_meridiem(const Lexemes& x, std::size_t i, Clock& clock) {
  if (x.kind(i) != Kind::meridiem) return i;
  if (clock.hour > 12) return {};
  if (clock.hour < 1) return {};
  clock.hour = clock.hour % 12 + x[i].value;
  return i + 1;
}

std::optional<Read<Clock>> finish(const Lexemes& x, std::size_t i, Clock clock, bool needs_more) {
  const auto after = read_meridiem(x, i, clock);
  if (!after) return {};
  const std::size_t next = read_zone(x, *after, clock);
  if (needs_more && next == i) return {};
  if (clock.hour > 24 || (clock.hour == 24 && clock.minute > 0)) return {};
  return Read<Clock>{clock, next};
}

std::optional<Read<Clock>> read_digital(const Lexemes& x, std::size_t i) {
  Clock clock;
  if (x[i].digits > 2) return {};
  clock.hour = x[i].value;
  const bool colon = x.glued_mark(i + 1, ':');
  if (!colon && !x.glued_mark(i + 1, '.')) return {};
  if (!glued_number(x, i + 2, 2) || x[i + 2].value > 59) return {};
  clock.minute = x[i + 2].value;
  std::size_t next = i + 3;
  if (colon && x.glued_mark(next, ':') && glued_number(x, next + 1, 2) && x[next + 1].value < 60) {
    clock.second = x[next + 1].value;
    next += 2;
  }
  const bool decimal = x.glued_mark(next, '.') && x.kind(next + 1) == Kind::number && x[next + 1].glued;
  if (decimal && clock.second == unknown) return {};  // "2:45.3" is how long a race took
  if (decimal) next += 2;
  return finish(x, next, clock, !colon);
}

}  // namespace

std::optional<Read<Clock>> read_clock(const Lexemes& x, std::size_t i) {
  Clock clock;
  if (x.kind(i) == Kind::clock_word) {
    clock.hour = x[i].value;
    clock.minute = 0;
    return Read<Clock>{clock, read_zone(x, i + 1, clock)};
  }
  if (i > 0 && (x.has(i - 1, cue::currency) || (x[i].glued && x.mark(i - 1, ':')))) return {};
  std::size_t next = i + 1;
  if (x.kind(i) == Kind::number) {
    if (auto digital = read_digital(x, i)) return digital;
    if (x[i].digits == 4 && x[i].value % 100 < 60 && x[i].value <= 2400) {  // "2030 GMT"
      clock.hour = x[i].value / 100;
      clock.minute = x[i].value % 100;
      const std::size_t after = read_zone(x, next, clock);
      if (after != next) return Read<Clock>{clock, after};
      return {};
    }
    if (x[i].digits > 2) return {};
  } else if (x.kind(i) != Kind::cardinal || x[i].value > 12) {
    return {};
  }
  clock.hour = x[i].value;
  if (x.kind(next) == Kind::oclock) {
    if (clock.hour > 12) return {};
    return finish(x, next + 1, clock, false);
  }
  if (x.kind(next) == Kind::zone) return {};
  // "I am": the word needs its points, capitals or a number in digits glued to it or before it.
  if (x.kind(next) == Kind::meridiem && x.kind(i) == Kind::cardinal && x[next].span.size() < 3 &&
      x.pos(next) == Pos::aux)
    return {};
  return finish(x, next, clock, true);
}

std::optional<Read<DayPart>> read_part_after(const Lexemes& x, std::size_t i) {
  if (!x.has(i, cue::preposition)) return {};
  const std::size_t j = x.kind(i + 1) == Kind::article && x[i + 1].value == 0 ? i + 2 : i + 1;
  if (x.kind(j) != Kind::part || x.plural(j)) return {};
  return Read<DayPart>{static_cast<DayPart>(x[j].value), j + 1};
}

}  // namespace sayso::times
