#include "extractors/times/times.hpp"

#include <algorithm>
#include <utility>

#include "extractors/times/grammar.hpp"
#include "extractors/times/lexemes.hpp"
#include "extractors/times/resolve.hpp"
#include "extractors/times/tense.hpp"
#include "pipeline/document/limits.hpp"

namespace sayso::times {
namespace {

constexpr std::uint32_t widest_expression = 24;  // lexemes; from where one begins to the word that makes it a time
constexpr std::size_t usual_sentence = 128;      // lexemes; more are read as well, with another allocation
constexpr std::size_t usual_expressions = 8;     // the same
constexpr std::size_t usual_times = 16;          // of an article
constexpr std::uint32_t dateline_sentences = 4;  // a full date this early is the day of an article that has none

bool joins(const Lexemes& x, std::size_t i) {
  return x.kind(i) == Kind::conjunction_and || x.kind(i) == Kind::conjunction_or || x.mark(i, '-') || x.mark(i, ',') ||
         x.mark(i, '/') || x.has(i, cue::range);
}

// "May 5-7", "July 26 and 27": the second day, with the month of the first.
std::optional<Expression> read_second_day(const Lexemes& x, const Expression& first) {
  const std::size_t i = first.last;
  const Point& p = first.point;
  if (first.form != Form::point || p.kind != PointKind::calendar || p.day == unknown || p.month == unknown ||
      p.clock.given())
    return {};
  const bool list = x.mark(i, ',') &&
                    (x.kind(i + 2) == Kind::conjunction_and || (x.mark(i + 2, ',') && x.kind(i + 3) == Kind::number));
  if (!joins(x, i) || (x.mark(i, ',') && !list) || x.mark(i, '/') || x.kind(i + 1) != Kind::number ||
      x[i + 1].digits > 2)
    return {};
  const int day = x[i + 1].value;
  if (day <= p.day && x.mark(i, '-')) return {};
  const Kind after = x.kind(x.kind(i + 2) == Kind::ordinal_suffix ? i + 3 : i + 2);
  const bool of_month = after == Kind::of && x.kind(i + 3) == Kind::month;  // "3 and 12 of September"
  if (!exists(p.year, p.month, day) || after == Kind::month || of_month || after == Kind::unit ||
      after == Kind::meridiem || x.has(i + 2, cue::counted) || x.mark(i + 2, '%') || x.mark(i + 2, ':') ||
      (x.mark(i + 2, '.') && x.kind(i + 3) == Kind::number && x[i + 3].glued) || x.pos(i + 2) == Pos::noun) {
    return {};
  }
  Expression e = first;
  e.first = i + 1;
  e.point.day = day;
  e.point.weekday = unknown;
  e.point.part = DayPart::none;
  const std::size_t next = x.kind(i + 2) == Kind::ordinal_suffix ? i + 3 : i + 2;
  e.shown = next;
  e.last = p.year == unknown ? read_within(x, next, e.point) : next;
  return e;
}

// The first day of "4 to 7 September", "10-12 May 2018".
std::optional<Expression> read_first_day(const Lexemes& x, std::size_t i) {
  if (x.kind(i) != Kind::number || x[i].digits > 2 || x[i].value < 1) return {};
  std::size_t j = x.kind(i + 1) == Kind::ordinal_suffix ? i + 2 : i + 1;
  const std::size_t end = j;
  if (!joins(x, j) || x.mark(j, ',') || x.mark(j, '/')) return {};
  const auto second = read_day_first(x, j + 1);
  if (!second || second->value.month == unknown || !exists(second->value.year, second->value.month, x[i].value))
    return {};
  if (x[i].value >= second->value.day) return {};
  Expression e;
  e.first = i;
  e.last = end;
  e.point = second->value;
  e.point.day = x[i].value;
  return e;
}

// The second year of "1998-2003" or "2004-05".
std::optional<Expression> read_second_year(const Lexemes& x, const Expression& first) {
  const std::size_t i = first.last;
  const Point& p = first.point;
  if (first.form != Form::point || p.kind != PointKind::calendar || p.unit != Unit::year || p.year == unknown)
    return {};
  if (!(x.mark(i, '-') || x.mark(i, '/')) || x.kind(i + 1) != Kind::number || (x[i + 1].glued && x[i + 1].digits == 0))
    return {};
  const int digits = x[i + 1].digits;
  const int year = digits == 2 ? p.year / 100 * 100 + x[i + 1].value : digits == 4 ? x[i + 1].value : unknown;
  if (year == unknown || year <= p.year || year > p.year + 200) return {};
  Expression e = first;
  e.first = i + 1;
  e.last = i + 2;
  e.point.year = year;
  return e;
}

// The lexemes that an expression may begin with, by what they are alone and by a word of time, a digit or a mark that
// stands not far behind; last to first. Without a branch, for nothing foretells them.
std::span<const std::uint32_t> starts_of(std::span<const Lexeme> lexemes, std::vector<std::uint32_t>& buffer) {
  if (buffer.size() < lexemes.size()) buffer.resize(lexemes.size());
  constexpr std::uint32_t reach = (1U << widest_expression) - 1;
  std::size_t count = 0;
  std::uint32_t triggers = 0;  // a bit for each lexeme from this one on, as far as an expression goes
  for (std::size_t i = lexemes.size(); i-- > 0;) {
    const Lexeme& lexeme = lexemes[i];
    triggers = (triggers << 1U | static_cast<std::uint32_t>(lexeme.word.trigger)) & reach;
    buffer[count] = static_cast<std::uint32_t>(i);
    count += static_cast<std::size_t>(lexeme.word.begins) & static_cast<std::size_t>(triggers != 0);
  }
  return std::span(buffer).first(count);
}

void read_sentence(const Lexemes& x, std::span<const std::uint32_t> starts, std::vector<Expression>& out) {
  std::size_t free_from = 0;
  for (std::size_t k = starts.size(); k-- > 0;) {
    const std::size_t i = starts[k];
    if (i < free_from || !may_begin(x, i)) continue;
    const Kind kind = x.kind(i);
    const bool dates = kind == Kind::number || kind == Kind::month;
    if (const std::size_t behind = dates ? skip_impossible_date(x, i) : i; behind != i) {
      free_from = behind;
      continue;
    }
    auto expression = kind == Kind::number ? read_first_day(x, i) : std::nullopt;
    if (!expression && (kind == Kind::number || kind == Kind::cardinal)) expression = read_first_clock(x, i);
    if (!expression) expression = read_expression(x, i);
    if (!expression || expression->last <= i) continue;
    while (expression) {
      out.push_back(*expression);
      free_from = expression->last;
      auto second = read_second_day(x, *expression);
      expression = second ? second : read_second_year(x, *expression);
    }
  }
}

// "from March 3 to May 5, 1994", "January and February 2004": the year behind holds for both.
void share_years(const Lexemes& x, std::vector<Expression>& expressions) {
  for (std::size_t i = expressions.size(); i-- > 1;) {
    Expression& first = expressions[i - 1];
    const Expression& second = expressions[i];
    const bool open = first.form == Form::point && first.point.kind == PointKind::calendar &&
                      first.point.year == unknown && first.point.within == Unit::none &&
                      first.point.relation == Relation::none &&
                      (first.point.month != unknown || first.point.quarter != unknown || first.point.half != unknown);
    const bool given = second.form == Form::point && second.point.kind == PointKind::calendar &&
                       (second.point.year != unknown || second.point.within == Unit::year) &&
                       second.point.unit == first.point.unit;
    if (!open || !given || second.first > first.last + 2 || !joins(x, first.last)) continue;
    first.point.year = second.point.year;
    first.point.within = second.point.within;
    first.point.within_relation = second.point.within_relation;
  }
}

// A clock time without a day takes the day that follows closely ("at 10:35 a.m. (0735 GMT) Friday").
void share_days(std::vector<Expression>& expressions) {
  for (std::size_t i = expressions.size(); i-- > 1;) {
    Expression& first = expressions[i - 1];
    const Expression& second = expressions[i];
    if (first.form != Form::point || !first.point.clock.given() || first.point.kind != PointKind::none) continue;
    if (second.form != Form::point || second.point.unit != Unit::day || second.point.kind == PointKind::none ||
        second.first > first.last + 5)
      continue;
    const Clock clock = first.point.clock;
    first.point = second.point;
    first.point.clock = clock;
    first.point.part = DayPart::none;
  }
}

// "from Monday to Friday": the Friday after that Monday.
bool ends_range(const Lexemes& x, const Expression& first, const Expression& second) {
  const auto weekday = [](const Expression& e) {
    return e.form == Form::point && e.point.weekday != unknown && e.point.month == unknown && e.point.day == unknown &&
           e.point.nth == 0 && e.point.relation == Relation::none && e.point.within == Unit::none;
  };
  return weekday(first) && weekday(second) && second.first == first.last + 1 &&
         (x.has(first.last, cue::range) || x.mark(first.last, '-'));
}

// A full date that stands alone or opens the article ("Friday, January 4, 2019", "PARIS, 3 May 2018 -").
bool is_dateline(const Lexemes& x, const Expression& e, std::uint32_t sentence) {
  const bool full = e.form == Form::point && e.point.kind == PointKind::calendar && e.point.unit == Unit::day &&
                    e.point.year != unknown && sentence < dateline_sentences;
  if (!full) return false;
  const bool alone = x.size() <= e.last - e.first + 4;
  const bool opens = sentence == 0 && e.first <= 8 &&
                     (x.mark(e.last, '-') || x.mark(e.last, '(') || x.mark(e.last, ')') || x.mark(e.last, ':'));
  return alone || opens;
}

// "in five years" is a date ahead where the verb points there, else how long something took.
void point_ahead(const Lexemes& x, const TenseOf& tense_of, Expression& e) {
  if (e.form != Form::duration || e.first == 0 || e.amount.vague || x.kind(e.first) == Kind::relation) return;
  if (x.kind(e.first) == Kind::article && x[e.first].value == 0) return;
  if (!x.has(e.first - 1, cue::inside) || (e.first > 1 && x.kind(e.first - 2) == Kind::number)) return;
  const Tense tense = tense_of();
  if (tense != Tense::future && !((tense == Tense::open || tense == Tense::bare) && e.first == 1)) return;
  e.form = Form::offset;
  e.sign = 1;
  e.from = From::article;
}

Time time_of(const Lexemes& x, const Expression& e, Resolved resolved) {
  const Lexeme& first = x[e.first];
  const Lexeme& last = x[(e.shown != 0 ? e.shown : e.last) - std::size_t{1}];
  Time time;
  time.span = {first.span.begin, last.span.end};
  time.tokens = {first.token, last.token + 1};
  time.type = resolved.type;
  time.value = std::move(resolved.value);
  time.mod = std::string(name_of(resolved.mod));
  return time;
}

// Of a publication month "Tuesday" cannot be told, "last month" can.
bool needs_exact_day(const Expression& e, Unit exact) {
  switch (e.form) {
    case Form::offset:
      return e.amount.unit < exact;
    case Form::point:
      break;
    default:
      return false;
  }
  if (exact == Unit::month && e.point.month != unknown) return false;
  if (e.point.year != unknown) return false;
  return e.point.clock.given() || e.point.kind == PointKind::none || e.point.unit < exact;
}

std::optional<Resolved> resolve_as_known(const Expression& e, const TenseOf& tense_of, Anchors& anchors,
                                         std::uint32_t sentence, const Words& words) {
  if (anchors.exact == Unit::day || !needs_exact_day(e, anchors.exact))
    return resolve(e, tense_of, anchors, sentence, words);
  const auto article = std::exchange(anchors.article, std::nullopt);
  auto resolved = resolve(e, tense_of, anchors, sentence, words);
  anchors.article = article;
  return resolved;
}

// "the first of march", "march 3rd": in small letters "may" is a month only beside other parts of a date.
bool names_day_in_small_letters(const Document& document, const Sentence& sentence, const Words& words) {
  if (!sentence.has(token_class::time_name)) return false;
  const TokenRange tokens = sentence.tokens;
  const auto tells_day = [&](std::uint32_t token) {
    if (!tokens.contains(token)) return false;
    const Kind kind = words.of(document.tokens[token].lower).kind;
    return kind == Kind::of || kind == Kind::ordinal;
  };
  for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
    if (words.of(document.tokens[i].lower).kind != Kind::month) continue;
    if (tokens.size() == 1 || tells_day(i - 1) || tells_day(i + 1)) return true;
  }
  return false;
}

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary_in)
    : vocabulary(vocabulary_in), words(source, vocabulary_in) {}

std::vector<Time> extract(const Document& document, const Lexicon& lexicon) {
  std::vector<Time> times;
  std::vector<Lexeme> lexemes;
  std::vector<std::uint32_t> starts;
  std::vector<Expression> expressions;
  lexemes.reserve(usual_sentence);
  starts.reserve(usual_sentence);
  expressions.reserve(usual_expressions);
  Anchors anchors = read_published(document.article.published);
  for (std::uint32_t s = 0; s < document.sentences.size() && times.size() < most_found; ++s) {
    const Sentence& sentence = document.sentences[s];
    if (!sentence.has(token_class::time) && !names_day_in_small_letters(document, sentence, lexicon.words)) continue;
    lexemes.clear();
    expressions.clear();
    read_lexemes(document, sentence.tokens, lexicon.words, lexicon.vocabulary, lexemes);
    const Lexemes x(lexemes, document, lexicon.words);
    read_sentence(x, starts_of(lexemes, starts), expressions);
    share_years(x, expressions);
    share_days(expressions);
    for (std::size_t k = 0; k < expressions.size(); ++k) {
      Expression& e = expressions[k];
      const TenseOf tense_of(x, e.first, e.last, document.sentences.size() == 1);
      point_ahead(x, tense_of, e);
      if (k > 0 && ends_range(x, expressions[k - 1], e)) e.point.relation = Relation::following;
      auto resolved = resolve_as_known(e, tense_of, anchors, s, lexicon.words);
      if (!resolved) continue;
      if (!anchors.article && is_dateline(x, e, s) && resolved->period)
        anchors.article = widen(*resolved->period, Unit::day);
      remember(anchors, e, *resolved, s);
      if (times.empty()) times.reserve(usual_times);
      times.push_back(time_of(x, e, std::move(*resolved)));
    }
  }
  return times;
}

}  // namespace sayso::times
