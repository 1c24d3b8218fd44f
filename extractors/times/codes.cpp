// Quarters and halves as companies write them: "Q4 2018", "3Q18", "2018-Q4", "1H19", "Q2 FY2018".
#include <string_view>

#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

// 'Q' or 'H' where that letter stands glued behind a number, else 0.
char letter_at(const Lexemes& x, std::size_t i) {
  if (!x[i].glued || x[i].span.size() != 1 || x.kind(i) == Kind::punctuation || x.kind(i) == Kind::number) return 0;
  const char letter = x.document().slice(x[i].span).front();
  if (letter == 'q' && x.kind(i + 1) == Kind::number && x[i + 1].glued) return 'Q';
  return letter == 'Q' || letter == 'H' ? letter : '\0';
}

bool glued_digits(const Lexemes& x, std::size_t i, std::uint8_t digits) {
  return x.kind(i) == Kind::number && x[i].glued && x[i].digits == digits;
}

std::optional<Point> named_by(char letter, int index) {
  Point p;
  p.kind = PointKind::calendar;
  if (index < 1 || index > (letter == 'Q' ? 4 : 2)) return {};
  p.unit = letter == 'Q' ? Unit::quarter : Unit::half;
  (letter == 'Q' ? p.quarter : p.half) = index;
  return p;
}

// The year behind a code: "2018", "'18", "of last year", "FY2018", "18" where it is glued.
Read<Point> with_year(const Lexemes& x, std::size_t i, Point p) {
  if (glued_digits(x, i, 2)) {
    p.year = full_year(x[i].value);
    return {p, i + 1};
  }
  const std::size_t j = x.glued_mark(i, '-') || x.glued_mark(i, '/') ? i + 1 : i;
  if (const auto year = read_short_year(x, j); year && (j == i || x[j].digits == 4)) {
    const bool apart = x.kind(j) != Kind::number || x[j].digits == 4;
    if (apart && !x.has(year->next, cue::counted)) {
      p.year = year->value;
      return {p, year->next};
    }
  }
  if (x.kind(i) == Kind::fiscal) {
    const auto fiscal = read_fiscal(x, i);
    if (fiscal && fiscal->value.year != unknown) {
      p.year = fiscal->value.year;
      p.fiscal = true;
      return {p, fiscal->next};
    }
  }
  return read_within_point(x, i, p);
}

}  // namespace

std::optional<Read<Point>> read_quarter_code(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::quarter_code) return {};
  const bool half = x[i].value > 10;
  const auto p = named_by(half ? 'H' : 'Q', x[i].value % 10);
  const auto read = with_year(x, i + 1, *p);
  // Alone, "H1" is a label and "H2" hydrogen.
  const bool dated = read.value.year != unknown || read.value.within != Unit::none;
  const bool bare = !dated && (half || !x.capital(i));
  return bare ? std::nullopt : std::optional(read);
}

std::optional<Read<Point>> read_numbered_code(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::number || x[i].glued) return {};
  const char letter = letter_at(x, i + 1);
  if (letter == 0) return {};
  if ((x[i].digits == 4 || x[i].digits == 2) && glued_digits(x, i + 2, 1)) {  // "2018Q4", "18Q4"
    auto p = named_by(letter, x[i + 2].value);
    if (!p) return {};
    p->year = x[i].digits == 4 ? x[i].value : full_year(x[i].value);
    return Read<Point>{*p, i + 3};
  }
  if (x[i].digits != 1) return {};
  const auto p = named_by(letter, x[i].value);  // "3Q18", "1H 2019"
  if (!p) return {};
  const auto read = with_year(x, i + 2, *p);
  const bool dated = read.value.year != unknown || read.value.within != Unit::none;
  const bool preposed = i > 0 && x.has(i - 1, cue::preposition);
  return dated || (letter == 'Q' && preposed) ? std::optional(read) : std::nullopt;
}

}  // namespace sayso::times
