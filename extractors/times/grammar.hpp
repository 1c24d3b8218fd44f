// Reads expressions of time from lexemes: a small grammar by recursive descent. Every rule starts at a given lexeme,
// looks ahead by a constant number of lexemes and says where it ended; nothing here knows the article's date.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "extractors/times/expression.hpp"
#include "extractors/times/lexemes.hpp"
#include "extractors/times/words.hpp"

namespace sayso::times {

// A sentence's lexemes; beyond either end stand lexemes of kind `other`.
class Lexemes {
 public:
  Lexemes(std::span<const Lexeme> lexemes, const Document& document, const Words& words)
      : lexemes_(lexemes), document_(&document), words_(&words) {}

  [[nodiscard]] std::size_t size() const { return lexemes_.size(); }
  [[nodiscard]] const Lexeme& operator[](std::size_t i) const { return i < lexemes_.size() ? lexemes_[i] : none_; }
  [[nodiscard]] const Lexeme& before(std::size_t i) const { return i > 0 ? (*this)[i - 1] : none_; }
  [[nodiscard]] Kind kind(std::size_t i) const { return (*this)[i].kind; }
  [[nodiscard]] bool plural(std::size_t i) const { return ((*this)[i].word.guards & guard::plural) != 0; }
  [[nodiscard]] bool mark(std::size_t i, char character) const {
    const Lexeme& x = (*this)[i];
    return x.kind == Kind::punctuation && x.value == character;
  }
  [[nodiscard]] bool glued_mark(std::size_t i, char character) const { return mark(i, character) && (*this)[i].glued; }
  [[nodiscard]] bool capital(std::size_t i) const;
  [[nodiscard]] Pos pos(std::size_t i) const { return i < lexemes_.size() ? token(i).pos : Pos::none; }
  [[nodiscard]] bool starts_sentence(std::size_t i) const;
  [[nodiscard]] bool has(std::size_t i, std::uint32_t cues) const { return ((*this)[i].word.cues & cues) != 0; }
  [[nodiscard]] const Token& token(std::size_t i) const { return document_->tokens[lexemes_[i].token]; }
  [[nodiscard]] const Document& document() const { return *document_; }
  [[nodiscard]] const Words& words() const { return *words_; }
  // The lexeme after `i` that does not belong to the phrase of `tokens` tokens that begins there.
  [[nodiscard]] std::size_t skip_tokens(std::size_t i, std::uint32_t tokens) const;
  // Skips one hyphen that stands glued between two words ("third-quarter", "mid-June").
  [[nodiscard]] std::size_t skip_hyphen(std::size_t i) const {
    return glued_mark(i, '-') && (*this)[i + 1].glued ? i + 1 : i;
  }

 private:
  std::span<const Lexeme> lexemes_;
  const Document* document_;
  const Words* words_;
  static constexpr Lexeme none_{};
};

// Something read, and the first lexeme after it.
template <class Value>
struct Read {
  Value value;
  std::size_t next;
};

struct Quantity {
  std::int32_t whole = 0;
  std::int8_t hundredths = 0;  // 50 is a half
  bool vague = false;
};

// numbers.cpp
[[nodiscard]] std::optional<Read<Quantity>> read_quantity(const Lexemes& x,
                                                          std::size_t i);  // "24", "two and a half", "several", "a"
// Hundredths: "a half", "three quarters", "3/4".
[[nodiscard]] std::optional<Read<std::int8_t>> read_fraction(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<int>> read_below_hundred(const Lexemes& x, std::size_t i);  // in words: "forty-two"
[[nodiscard]] std::optional<Read<int>> read_ordinal(const Lexemes& x, std::size_t i);        // "3rd", "twenty-first"
[[nodiscard]] std::optional<Read<int>> read_year(const Lexemes& x, std::size_t i);  // "1998", "nineteen ninety-eight"
[[nodiscard]] std::optional<Read<int>> read_short_year(const Lexemes& x, std::size_t i);  // also "'98"

// The year that two digits stand for: 00 to 39 are of this century, the rest of the last. A decade is spoken of when it
// has begun, so "the 30s" are the 1930s.
[[nodiscard]] int full_year(int digits);
[[nodiscard]] int full_decade(int digits);
// Two digits that are no day of a month, so that beside a month they can only be a year.
[[nodiscard]] bool is_only_year(const Lexemes& x, std::size_t i);

// dates.cpp: points with fields of the calendar
[[nodiscard]] std::optional<Read<Point>> read_month_first(const Lexemes& x, std::size_t i);
// The lexeme behind a date that does not exist ("February 30, 2014"), or `i`: none of its parts is a time either.
[[nodiscard]] std::size_t skip_impossible_date(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_day_first(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_weekday(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_numeric_date(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_decade(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_ordinal_point(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_fiscal(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_season(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_year_point(const Lexemes& x,
                                                         std::size_t i);  // a year, alone or before its quarter
// "of 2018", "2018", "last year", "of next month": fills the open larger fields of the point.
[[nodiscard]] std::size_t read_within(const Lexemes& x, std::size_t i, Point& point);
[[nodiscard]] inline Read<Point> read_within_point(const Lexemes& x, std::size_t i, Point point) {
  const std::size_t next = read_within(x, i, point);
  return {point, next};
}

// years.cpp: helpers
// Whether the lexeme is a word that relates a time to another: "last", "every", "early", "mid-".
[[nodiscard]] bool relates(const Lexemes& x, std::size_t i);
// Whether the lexemes are all that the sentence says, but for a preposition or an article before them and marks.
[[nodiscard]] bool is_alone(const Lexemes& x, std::size_t first, std::size_t last);
// A capitalised word that is no word of time.
[[nodiscard]] bool is_name_like(const Lexemes& x, std::size_t i);
// False for a day that its month does not have.
[[nodiscard]] bool exists_day(const Point& point);

// relations.cpp
[[nodiscard]] std::optional<Read<Point>> read_relation(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_relative_day(const Lexemes& x, std::size_t i);
// "morning of 5 May", "dawn on Sunday"; behind "early" also "hours of Tuesday".
[[nodiscard]] std::optional<Read<Point>> read_part_of_day(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_numbered_week(const Lexemes& x, std::size_t i);  // "week 32 of 2018"
[[nodiscard]] std::optional<Read<Point>> read_definite_unit(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Point>> read_phrase(const Lexemes& x, std::size_t i);

// codes.cpp
[[nodiscard]] std::optional<Read<Point>> read_quarter_code(const Lexemes& x, std::size_t i);   // "Q4 2018", "H1"
[[nodiscard]] std::optional<Read<Point>> read_numbered_code(const Lexemes& x, std::size_t i);  // "3Q18", "2018Q4"

// steps.cpp
// "the week before last", "the Friday after next"
[[nodiscard]] std::optional<Read<Point>> read_before_last(const Lexemes& x, std::size_t i);
// "two Fridays ago", "three summers from now", its quantity read
[[nodiscard]] std::optional<Expression> read_counted_points(const Lexemes& x, std::size_t i,
                                                            const Read<Quantity>& quantity);
// "the day after Christmas", "the week before the holiday", "the Monday after Easter"
[[nodiscard]] std::optional<Expression> read_beside_point(const Lexemes& x, std::size_t i);
// Whether a point lies by itself near the article or the text, so that it can be counted from.
[[nodiscard]] bool is_near(const Point& point);

// clock.cpp
[[nodiscard]] std::optional<Read<Clock>> read_clock(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Read<Clock>> read_bare_hour(const Lexemes& x, std::size_t i);     // "8" of "tonight at 8"
[[nodiscard]] std::optional<Read<DayPart>> read_part_after(const Lexemes& x, std::size_t i);  // "in the morning"
// Whether what stands behind a number makes it no hour: a unit, a noun, more digits.
[[nodiscard]] bool counts_something(const Lexemes& x, std::size_t i);
// The hour of 24 that an hour of 12 is in that part of the day.
[[nodiscard]] int hour_in_part(int hour, DayPart part);

// hours.cpp: clock times and days
// "10 p.m. Wednesday", "5 p.m. on Nov. 9", "9 in the morning"
[[nodiscard]] std::optional<Expression> read_clock_first(const Lexemes& x, std::size_t i);
// The first time of "from 2 to 5 p.m.", "9:30-11 a.m.".
[[nodiscard]] std::optional<Expression> read_first_clock(const Lexemes& x, std::size_t i);
// A day and the time of day behind it: "Friday at 3 p.m.", "tonight at 8".
[[nodiscard]] Read<Point> with_clock(const Lexemes& x, Read<Point> read);

// points.cpp: any of the above, with its edge ("early", "the end of") and its time of day
struct EdgedPoint {
  Point point;
  Mod mod = Mod::none;
};
[[nodiscard]] std::optional<Read<EdgedPoint>> read_point(const Lexemes& x, std::size_t i);

// durations.cpp
struct UnitWord {
  Unit unit;
  std::int32_t times;  // a fortnight is two weeks
  bool plural;
};
// "months", "-month", "trading days", "more years"
[[nodiscard]] std::optional<Read<UnitWord>> read_unit(const Lexemes& x, std::size_t i);
[[nodiscard]] std::optional<Expression> read_amount(const Lexemes& x, std::size_t i);  // durations and offsets
// sets.cpp
[[nodiscard]] std::optional<Expression> read_set(const Lexemes& x, std::size_t i);

// grammar.cpp
// Whether an expression may begin at lexeme i: a quick look that spares most words the rules.
[[nodiscard]] bool may_begin(const Lexemes& x, std::size_t i);
// The longest expression that begins at lexeme i, where it may.
[[nodiscard]] std::optional<Expression> read_expression(const Lexemes& x, std::size_t i);

}  // namespace sayso::times
