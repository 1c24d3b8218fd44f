#include "extractors/times/grammar.hpp"

namespace sayso::times {
namespace {

bool begins_amount(Kind kind) {
  return kind == Kind::number || kind == Kind::cardinal || kind == Kind::article || kind == Kind::relation ||
         kind == Kind::unit || kind == Kind::vague || kind == Kind::half || kind == Kind::ordinal ||
         kind == Kind::fiscal || kind == Kind::punctuation;
}

bool begins_set(const Lexemes& x, std::size_t i) {
  const Kind kind = x.kind(i);
  return kind == Kind::every || kind == Kind::set || kind == Kind::frequency || x.plural(i) ||
         x.kind(i + 1) == Kind::frequency || (kind == Kind::weekday && x.kind(i + 1) == Kind::part && x.plural(i + 1));
}

std::optional<Expression> read_core(const Lexemes& x, std::size_t i) {
  const Kind kind = x.kind(i);
  if (kind == Kind::phrase && !read_phrase(x, i)) return {};
  const bool fraction = kind == Kind::half || ((kind == Kind::unit || kind == Kind::article) && read_fraction(x, i));
  if (kind == Kind::number || kind == Kind::cardinal || kind == Kind::clock_word || fraction) {
    if (auto clock = read_clock_first(x, i)) return clock;
  }
  std::optional<Expression> best;
  const auto consider = [&best](const std::optional<Expression>& candidate) {
    if (candidate && (!best || candidate->last > best->last)) best = candidate;
  };
  if (const auto point = read_point(x, i)) {
    // written where it stays: a copy of fields just written waits for each of them
    Expression& e = best.emplace();
    e.first = i;
    e.last = point->next;
    e.point = point->value.point;
    e.mod = point->value.mod;
  }
  if (best && best->point.kind == PointKind::unit && best->point.relation == Relation::same &&
      best->point.within == Unit::none) {
    // "the same month a year ago" is one time: the text's month, a year back.
    auto back = read_amount(x, best->last);
    if (back && back->form == Form::offset && back->sign < 0 && back->amount.unit == Unit::year &&
        !back->amount.vague) {
      back->first = i;
      back->from = From::text;
      consider(back);
    }
  }
  if (begins_amount(kind)) consider(read_amount(x, i));
  if (begins_set(x, i)) consider(read_set(x, i));
  return best;
}

// "over the past year" and "$3m over three years" say where, "for over three years" says how long.
bool is_approximation(const Lexemes& x, std::size_t i, std::size_t next) {
  if (!x.has(i, cue::preposition) || next != i + 1) return true;
  if (x.kind(next) == Kind::relation || (x.kind(next) == Kind::article && x[next].value == 0)) return false;
  if (!x.has(i, cue::stretch)) return true;  // about, around
  // "rose over 2007 levels": no more than a year
  if (x[next].digits == 4 && x[next].value >= 1900 && x[next].value < 2060 && x.kind(next + 1) != Kind::unit)
    return false;
  if (i == 0) return false;
  const Pos before = x.pos(i - 1);
  return before == Pos::adp || before == Pos::verb || before == Pos::aux || before == Pos::sconj || before == Pos::adv;
}

// Whether a phrase of phrases.tsv or holidays.tsv may go on here behind its first word.
bool goes_on_phrase(const Lexemes& x, std::size_t i) {
  return x[i].word.in_phrase && (x[i].word.ends_phrase || x[i + 1].word.in_phrase);
}

// A word that says nothing about time.
bool is_plain(const Lexemes& x, std::size_t i) { return x.kind(i) == Kind::other && x[i].word.cues == 0; }

// The lexeme behind a number and the groups of three digits that belong to it: "1,234".
std::size_t skip_groups(const Lexemes& x, std::size_t i) {
  ++i;
  while (x.glued_mark(i, ',') && x.kind(i + 1) == Kind::number && x[i + 1].glued && x[i + 1].digits == 3) i += 2;
  return i;
}

// Whether nothing goes on here that makes a number before it a time: most numbers are figures.
bool ends_number(const Lexemes& x, std::size_t i) {
  switch (x.kind(i)) {
    case Kind::other:  // "10 more days", "9 in the morning"
      return (x[i].word.cues & ~cue::counted) == 0 && x.kind(i + 1) != Kind::unit && !x[i].glued;
    case Kind::punctuation:
      return x.mark(i, '%') || ((x.mark(i, ',') || x.mark(i, '.')) && !x[i + 1].glued);
    default:
      return false;
  }
}

}  // namespace

bool Lexemes::capital(std::size_t i) const {
  if (i >= lexemes_.size()) return false;
  const Span span = lexemes_[i].span;
  const char first = document_->slice(span).front();
  return (first >= 'A' && first <= 'Z') || (lexemes_[i].whole && token(i).is(token_flag::capitalised));
}

bool Lexemes::starts_sentence(std::size_t i) const {
  return i < lexemes_.size() && token(i).is(token_flag::sentence_start);
}

std::size_t Lexemes::skip_tokens(std::size_t i, std::uint32_t tokens) const {
  const std::uint32_t end = lexemes_[i].token + tokens;
  while (i < lexemes_.size() && lexemes_[i].token < end) ++i;
  return i;
}

bool may_begin(const Lexemes& x, std::size_t i) {
  if (!x[i].word.begins) return false;
  if (x[i].word.is_approximation || (x[i].word.approximate && x[i + 1].word.in_approximation)) return true;
  if (!begins_time(x.kind(i))) return false;
  switch (x.kind(i)) {
    case Kind::article:
    case Kind::relation:
    case Kind::every:
    case Kind::vague:
    case Kind::edge:
    case Kind::edge_noun:
    case Kind::half:
      return x.kind(i + 1) != Kind::other || goes_on_phrase(x, i + 1) || x.kind(i + 2) == Kind::unit;
    case Kind::phrase:
      return x[i].word.is_phrase || goes_on_phrase(x, i + 1);
    case Kind::unit:  // one "year" alone is no time
      return x.plural(i) || !(is_plain(x, i + 1) || x.mark(i + 1, ',') || x.mark(i + 1, '.'));
    case Kind::direction:  // "later this year"
      return x[i].value == static_cast<int>(DirectionWord::earlier) ||
             x[i].value == static_cast<int>(DirectionWord::later) || x[i + 1].word.in_phrase;
    case Kind::number:
      return x[i].digits == 4 || x[i].digits == 8 || !ends_number(x, skip_groups(x, i));
    case Kind::cardinal:
      return !ends_number(x, i + 1);
    case Kind::punctuation:
      return x[i].value == '\'' && x.kind(i + 1) == Kind::number;
    case Kind::possessive:
    case Kind::era:
      return x.kind(i + 1) == Kind::number;
    default:
      return true;
  }
}

std::optional<Expression> read_expression(const Lexemes& x, std::size_t i) {
  const Lexeme& here = x[i];
  if (here.whole && here.word.approximate) {
    const std::size_t end = x[x.size() - 1].token + std::size_t{1};
    const auto match = x.words().approximations.longest(x.document(), here.token, end);
    if (match && is_approximation(x, i, x.skip_tokens(i, match->tokens))) {
      const auto inner = read_core(x, x.skip_tokens(i, match->tokens));
      const bool exact =
          inner && inner->form == Form::point && !inner->point.clock.given() && inner->point.unit < Unit::month;
      if (inner && !exact && inner->form != Form::set) {
        Expression e = *inner;
        e.first = i;
        if (e.mod == Mod::none) e.mod = static_cast<Mod>(match->value);
        return e;
      }
    }
  }
  return begins_time(here.kind) ? read_core(x, i) : std::nullopt;
}

}  // namespace sayso::times
