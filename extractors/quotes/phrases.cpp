#include "extractors/quotes/phrases.hpp"

#include <algorithm>

namespace sayso::quotes {
namespace {

bool is_nominal(Pos pos) { return pos == Pos::noun || pos == Pos::propn || pos == Pos::num || pos == Pos::sym; }

// Marks inside names and compounds: hyphens, the stop of an abbreviation, an apostrophe.
bool joins(const Marked& marked, std::size_t i) {
  const char c = marked.mark(i);
  if (c == '-' || c == '/' || c == '&') return !marked.dash(i);
  return (c == '.' || c == '\'') && !marked.token(i).is(token_flag::space_before);
}

bool is_possessive_clitic(const Marked& marked, std::size_t i) {
  if (marked.pos(i) != Pos::part || marked.quoted(i)) return false;
  const std::string_view form = marked.document.slice(marked.token(i));
  return form.ends_with('s') || form == "'" || form == "\xE2\x80\x99";
}

bool is_possessive_pronoun(const Marked& marked, std::size_t i) { return marked.is(i, word::possessive); }

bool is_determiner(const Marked& marked, std::size_t i) {
  return marked.pos(i) == Pos::det || is_possessive_pronoun(marked, i);
}

// A word that can only be a whole noun phrase: "he", "everyone", "who".
bool is_pronoun(const Marked& marked, std::size_t i) {
  return !marked.quoted(i) && marked.pos(i) == Pos::pron && !is_possessive_pronoun(marked, i);
}

// A capitalised word before a name that was taken for a verb: "said Representative Lee".
bool is_capital_title(const Marked& marked, std::size_t i) {
  const Token& token = marked.token(i);
  if (!token.is(token_flag::capitalised) || token.is(token_flag::sentence_start)) return false;
  if (i + 1 >= marked.document.tokens.size()) return false;
  // "Acting Assistant Secretary Lee"
  const Pos next = marked.pos(i + 1);
  const bool title = (next == Pos::noun || next == Pos::adj) && marked.token(i + 1).is(token_flag::capitalised);
  return next == Pos::propn || title;
}

// Words between determiner and noun.
bool is_inside(const Marked& marked, std::size_t i) {
  if (marked.in_time(i)) return false;
  const Pos pos = marked.pos(i);
  if (pos == Pos::verb && is_capital_title(marked, i)) return true;
  // "Luton-based"
  if (pos == Pos::verb && i > 0 && marked.mark(i - 1) == '-' && joins(marked, i - 1)) return true;
  return is_nominal(pos) || pos == Pos::adj || pos == Pos::x || joins(marked, i) || is_possessive_clitic(marked, i);
}

bool is_attaching(const Marked& marked, std::size_t i) {
  return marked.is(i, word::attach) && marked.pos(i) != Pos::part && !marked.quoted(i);
}

// The first token of a time inside a noun phrase, which a determiner opens; `last` where there is none.
std::uint32_t begin_of_inner_time(const Marked& marked, std::uint32_t last, std::uint32_t floor) {
  std::uint32_t i = last;
  while (i > floor && marked.in_time(i) && i + 4 > last) --i;
  return i != last && is_determiner(marked, i) && !marked.in_time(i) ? i + 1 : last;
}

// 'Marcia "Cia" Price': the quotation that stands inside a name at the token, or nothing.
const Stretch* nickname_at(const Marked& marked, std::uint32_t token) {
  constexpr std::uint32_t longest_nickname = 2;
  if (!marked.quoted(token)) return nullptr;
  const Stretch& stretch = marked.stretches[marked.stretch_of[token]];
  const TokenRange outer = stretch.outer;
  if (stretch.speech || stretch.inner.size() > longest_nickname) return nullptr;
  if (outer.first == 0 || outer.last >= marked.document.tokens.size()) return nullptr;
  const bool between = marked.pos(outer.first - 1) == Pos::propn && marked.pos(outer.last) == Pos::propn;
  return between ? &stretch : nullptr;
}

// Whether a name goes on from the token before: "Sanford C. Coats", whatever its parts are taken for.
bool goes_on_name(const Marked& marked, std::uint32_t i) {
  const Mention* const mention = marked.document.mention_at(i);
  return mention != nullptr && mention->form == MentionForm::name && mention->tokens.first < i && !marked.quoted(i - 1);
}

// One chunk to the left, ending at `end`.
TokenRange chunk_before(const Marked& marked, std::uint32_t end, std::uint32_t floor) {
  if (end <= floor) return {};
  std::uint32_t i = end - 1;
  if (marked.in_time(i)) return {};
  if (is_pronoun(marked, i)) return {i, end};
  const bool nominal = is_nominal(marked.pos(i)) || marked.pos(i) == Pos::adj || marked.pos(i) == Pos::x ||
                       is_determiner(marked, i) || joins(marked, i) || is_possessive_clitic(marked, i);
  if (!nominal || (joins(marked, i) && (marked.mark(i) != '.' || i == floor || !is_inside(marked, i - 1)))) return {};
  bool open = !is_determiner(marked, i) || (i > floor && is_possessive_clitic(marked, i - 1));
  while (open && i > floor && end - i < longest_phrase) {
    const std::uint32_t before = i - 1;
    if (const Stretch* nickname = nickname_at(marked, before); nickname != nullptr && nickname->outer.first > floor) {
      i = nickname->outer.first - 1;
    } else if (is_inside(marked, before) &&
               (!joins(marked, before) || (before > floor && is_inside(marked, before - 1)))) {
      i = before;
    } else if (const std::uint32_t time = begin_of_inner_time(marked, before, floor); time != before) {
      i = time;  // "the Sunday shooting"
    } else if (is_determiner(marked, before) && !marked.in_time(before)) {
      i = before;
      // "all the president's men", "both the parties": a determiner before a determiner.
      open = i > floor && is_determiner(marked, i - 1);
    } else if (is_pronoun(marked, before) && is_possessive_clitic(marked, i)) {
      i = before;
      open = false;
    } else if (marked.pos(before) == Pos::adv && before > floor && marked.pos(i) == Pos::adj &&
               is_determiner(marked, before - 1)) {
      i = before;  // "the most powerful man"
    } else if (marked.pos(before) == Pos::cconj && before > floor && marked.pos(before - 1) == Pos::propn &&
               marked.pos(i) == Pos::propn) {
      i = before;  // "Barnes and Noble", "Lee and Ortiz"
    } else if (goes_on_name(marked, i)) {
      i = before;
    } else {
      open = false;
    }
  }
  if (i + 1 == end && marked.pos(i) == Pos::adj && !marked.token(i).is(token_flag::capitalised)) return {};
  return {i, end};
}

}  // namespace

bool starts_noun_phrase(const Marked& marked, std::size_t token) {
  if (marked.quoted(token)) return false;
  const Pos pos = marked.pos(token);
  return is_nominal(pos) || pos == Pos::det || pos == Pos::pron || pos == Pos::adj || pos == Pos::x ||
         is_possessive_pronoun(marked, token) || (pos == Pos::verb && is_capital_title(marked, token));
}

TokenRange chunk_at(const Marked& marked, std::uint32_t begin, std::uint32_t limit) {
  limit = std::min(limit, begin + longest_phrase);
  if (begin >= limit || !starts_noun_phrase(marked, begin)) return {};
  if (is_pronoun(marked, begin)) {
    const bool possessor = begin + 1 < limit && is_possessive_clitic(marked, begin + 1);
    if (!possessor) return {begin, begin + 1};
  }
  std::uint32_t i = begin;
  bool noun_seen = false;
  for (; i < limit; ++i) {
    if (const Stretch* nickname = nickname_at(marked, i); nickname != nullptr && i > begin) {
      if (nickname->outer.last >= limit) break;
      i = nickname->outer.last;
    }
    const bool determiner = is_determiner(marked, i) && (i == begin || is_determiner(marked, i - 1));
    const bool adverb = marked.pos(i) == Pos::adv && i > begin && is_determiner(marked, i - 1);
    // A participle between determiner and noun: "the so-called expert", "the newly elected mayor".
    const bool participle = marked.pos(i) == Pos::verb && !noun_seen && i > begin && i + 1 < limit &&
                            is_inside(marked, i + 1) && !marked.is(i, word::auxiliary);
    const bool coordinated = marked.pos(i) == Pos::cconj && i > begin && i + 1 < limit &&
                             marked.pos(i - 1) == Pos::propn && marked.pos(i + 1) == Pos::propn;
    const bool pronoun = i == begin && is_pronoun(marked, i);
    if (!determiner && !adverb && !participle && !coordinated && !pronoun && !is_inside(marked, i)) break;
    if (joins(marked, i) && (i == begin || i + 1 >= limit || !is_inside(marked, i + 1))) break;
    // "promised the force [£5 million]" has two objects.
    if (marked.pos(i) == Pos::sym && noun_seen && marked.pos(i - 1) == Pos::noun) break;
    noun_seen = noun_seen || is_nominal(marked.pos(i));
  }
  return {begin, i};
}

TokenRange noun_phrase_at(const Marked& marked, std::uint32_t begin, std::uint32_t limit) {
  TokenRange phrase = chunk_at(marked, begin, limit);
  if (phrase.empty()) return phrase;
  limit = std::min(limit, begin + longest_phrase);
  while (phrase.last + 1 < limit && is_attaching(marked, phrase.last)) {
    const TokenRange attached = chunk_at(marked, phrase.last + 1, limit);
    if (attached.empty()) break;
    phrase.last = attached.last;
  }
  return phrase;
}

TokenRange noun_phrase_before(const Marked& marked, std::uint32_t end, std::uint32_t floor) {
  floor = std::max(floor, end > longest_phrase ? end - longest_phrase : 0);
  // "the owners each", "Lee himself", "Lee, Ortiz and Wu each"
  const std::uint32_t whole = end;
  if (end > floor + 1 && marked.is(end - 1, word::floating) && !marked.quoted(end - 1)) {
    const std::uint32_t before = end - 2;
    const bool noun = marked.pos(before) == Pos::noun || marked.pos(before) == Pos::propn;
    if (noun && !marked.in_time(before)) end = before + 1;
  }
  TokenRange phrase = chunk_before(marked, end, floor);
  if (phrase.empty()) return phrase;
  phrase.last = whole;
  while (phrase.first > floor + 1 && is_attaching(marked, phrase.first - 1)) {
    const TokenRange governor = chunk_before(marked, phrase.first - 1, floor);
    if (governor.empty()) break;
    phrase.first = governor.first;
  }
  return phrase;
}

TokenRange with_apposition(const Marked& marked, TokenRange phrase, std::uint32_t limit) {
  if (phrase.empty() || phrase.last + 1 >= limit || marked.mark(phrase.last) != ',') return phrase;
  std::uint32_t begin = phrase.last + 1;
  // An age: "Ann Lee, 34, a baker".
  if (marked.pos(begin) == Pos::num && begin + 1 < limit && marked.mark(begin + 1) == ',') {
    phrase.last = begin + 1;
    begin += 2;
  }
  const TokenRange apposition = noun_phrase_at(marked, begin, limit);
  if (apposition.empty() || marked.pos(begin) == Pos::pron) return phrase;
  const bool ends = apposition.last >= limit || marked.mark(apposition.last) == ',' ||
                    marked.mark(apposition.last) == '.' || marked.quoted(apposition.last);
  return ends ? TokenRange{phrase.first, apposition.last} : phrase;
}

std::uint32_t prepositional_phrase_end(const Marked& marked, std::uint32_t begin, std::uint32_t limit) {
  if (begin + 1 >= limit) return begin;
  std::uint32_t inner = begin + 1;
  if (marked.in_time(inner)) return std::min(marked.time_end[inner], limit);
  const TokenRange phrase = chunk_at(marked, inner, limit);
  if (phrase.empty()) return begin;
  inner = phrase.last;
  // What hangs on it: "in an interview with the paper", "at a meeting of ministers".
  while (inner + 1 < limit && marked.is(inner, word::attach) && !marked.in_time(inner + 1)) {
    const TokenRange attached = chunk_at(marked, inner + 1, limit);
    if (attached.empty()) break;
    inner = attached.last;
  }
  return inner;
}

TokenRange possessor(const Marked& marked, TokenRange phrase) {
  TokenRange owner = phrase;
  for (std::uint32_t i = phrase.first; i + 1 < phrase.last; ++i) {
    const bool attached = marked.pos(i) == Pos::adp && marked.is(i, word::attach);
    if (attached && marked.document.slice(marked.token(i)) != "of") owner.first = i + 1;
  }
  return owner;
}

}  // namespace sayso::quotes
