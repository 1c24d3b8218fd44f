#include "extractors/times/tense.hpp"

#include <algorithm>
#include <string_view>

namespace sayso::times {
namespace {

constexpr std::size_t reach = 30;  // lexemes; longer clauses say little about the time in them

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() > end.size() && word.substr(word.size() - end.size()) == end;
}

bool before_noun(const Lexemes& x, std::size_t i) {
  const Pos next = x.pos(i + 1);
  return next == Pos::noun || next == Pos::adj || x.mark(i + 1, '-');
}

// A verb of the clause. Participles are tagged adjectives now and then ("the deal, announced Friday"), and those
// before a noun say nothing about the clause ("lower-than-expected earnings").
bool is_verb(const Lexemes& x, std::size_t i) {
  const Pos pos = x.pos(i);
  if (pos == Pos::aux) return true;
  if (pos != Pos::verb && pos != Pos::adj) return false;
  const bool participle = ends_with(x.document().slice(x[i].span), "ed");
  const bool name = x.capital(i) && !x.starts_sentence(i);  // "the United States Thursday"
  if (participle) return !name && !before_noun(x, i) && !x.mark(i - 1, '-');
  return pos == Pos::verb;
}

// "said", "rose", "agreed"; a participle counts as past too.
bool is_past_form(const Lexemes& x, std::size_t i) {
  if (!is_verb(x, i)) return false;
  if (x.has(i, cue::past)) return true;
  const std::string_view word = x.document().slice(x[i].span);
  return ends_with(word, "ed");  // irregular ones are in cues.tsv
}

// The "to" of an infinitive; "not" and "n't" are particles too.
bool is_to(const Lexemes& x, std::size_t i) { return x.pos(i) == Pos::part && !x.has(i, cue::negation); }

// "have to leave", "need to leave": what must be done lies ahead.
bool obliges(const Lexemes& x, std::size_t i) { return x.has(i, cue::obliges) && is_to(x, i + 1); }

// "to be held", "was to end", "agreed to meet": whether "to" at i, before a verb that is `passive`, points ahead.
bool leads_ahead(const Lexemes& x, std::size_t i, bool passive) {
  if (!is_to(x, i)) return false;
  return passive || (i > 0 && (x.pos(i - 1) == Pos::aux || (x.has(i - 1, cue::intends) && x.pos(i - 1) != Pos::noun)));
}

// The tense of the verb group whose last verb stands at `verb`.
Tense of_group(const Lexemes& x, std::size_t verb) {
  bool past = is_past_form(x, verb);
  bool future = x.has(verb, cue::future);
  bool passive = false;
  for (std::size_t i = verb, steps = 0; i > 0 && steps < 5 && !future; ++steps) {
    --i;
    const Pos pos = x.pos(i);
    if (obliges(x, i)) return Tense::future;
    if (x.has(i, cue::hindered) && x.has(i + 1, cue::negation)) return Tense::past;  // "could not be reached Friday"
    if ((x.has(i, cue::future) && pos != Pos::noun) || leads_ahead(x, i, passive)) {
      future = true;
    } else if (pos == Pos::aux) {
      passive = passive || x.has(i, cue::passive);
      past = past || x.has(i, cue::past);
    } else if (pos != Pos::adv && pos != Pos::part && pos != Pos::pron && pos != Pos::verb)
      break;
  }
  return future ? Tense::future : past ? Tense::past : Tense::open;
}

// The tense of the first verb group behind the expression.
Tense tense_behind(const Lexemes& x, std::size_t last) {
  const std::size_t end = std::min(x.size(), last + reach);
  for (std::size_t i = last; i < end; ++i) {
    if (x.mark(i, ';')) break;
    if (obliges(x, i)) return Tense::future;
    if (!is_verb(x, i)) continue;
    while (i + 1 < end && (is_verb(x, i + 1) || (x.pos(i + 1) == Pos::adv && is_verb(x, i + 2))))
      ++i;  // "has been scheduled"
    if (const Tense tense = of_group(x, i); tense != Tense::open) return tense;
  }
  return Tense::open;
}

}  // namespace

Tense tense_at(const Lexemes& x, std::size_t first, std::size_t last) {
  std::size_t before = first;
  while (before > 0 && (x.kind(before - 1) == Kind::article || x.kind(before - 1) == Kind::edge)) --before;
  const bool limit = before > 0 && x.has(before - 1, cue::limit_before);
  if (before > 0) {
    if (x.has(before - 1, cue::future_before)) {
      // "Until Thursday, they had not asked."
      return before == 1 && tense_behind(x, last) == Tense::past ? Tense::past : Tense::future;
    }
    if (x.has(before - 1, cue::past_before)) return Tense::past;
    // "beginning in May", "as soon as Friday", "ended on Sept. 30"
    if (before > 1 && x.has(before - 1, cue::preposition)) {
      if (x.has(before - 2, cue::future_before)) return Tense::future;
      if (x.has(before - 2, cue::past_before)) return Tense::past;
    }
  }
  for (std::size_t i = first, steps = 0; i > 0 && steps < reach; ++steps) {
    --i;
    if (x.mark(i, ';') || x.mark(i, ':')) break;
    const bool cued = x.has(i, cue::future) && x.pos(i) != Pos::verb && x.pos(i) != Pos::adp && !x.mark(i - 1, '-') &&
                      !before_noun(x, i);
    if (obliges(x, i)) return Tense::future;
    if (!is_verb(x, i) && !cued) continue;
    if (limit && i > 0 && x.pos(i - 1) == Pos::part && x.pos(i) == Pos::verb) return Tense::future;  // "to end by May"
    if (const Tense tense = of_group(x, i); tense != Tense::open) return tense;
  }
  if (const Tense tense = tense_behind(x, last); tense != Tense::open) return tense;
  return limit ? Tense::future : Tense::open;
}

Tense TenseOf::operator()() const {
  if (x_ == nullptr) return known_;
  const Tense tense = tense_at(*x_, first_, last_);
  return tense == Tense::open && one_sentence_ && is_alone(*x_, first_, last_) ? Tense::bare : tense;
}

}  // namespace sayso::times
