#include "extractors/quotes/clauses.hpp"

#include <algorithm>

#include "extractors/quotes/phrases.hpp"

namespace sayso::quotes {
namespace {

// Bounds of looking around, in tokens.
constexpr std::uint32_t longest_verb_group = 10;
constexpr std::uint32_t farthest_subject = 60;
constexpr std::uint32_t longest_content = 300;
constexpr int deepest_apposition = 5;

VerbForm form_of(const Marked& marked, std::size_t verb) {
  const Token& token = marked.token(verb);
  const std::string_view form = marked.document.slice(token);
  if (form.size() > 4 && form.ends_with("ing")) return VerbForm::gerund;
  if (token.lower != Symbol::unknown && token.lower == token.lemma) return VerbForm::base;
  if (form.ends_with('s')) return VerbForm::present;
  return VerbForm::past;
}

bool is_adverb(const Marked& marked, std::size_t i) {
  return marked.token(i).pos == Pos::adv || marked.token(i).pos == Pos::part;
}

bool is_verb(const Marked& marked, std::size_t i) {
  return marked.token(i).pos == Pos::verb || marked.token(i).pos == Pos::aux;
}

bool is_clause_comma(const Marked& marked, std::size_t i) {
  const char c = marked.mark(i);
  return c == ',' || c == ')' || marked.dash(i);
}

Subject subject_of_relative(const Marked& marked, std::uint32_t pronoun, std::uint32_t floor) {
  Subject subject{SubjectKind::relative, {pronoun, pronoun + 1}, pronoun, std::nullopt};
  std::uint32_t end = pronoun;
  if (end > floor && is_clause_comma(marked, end - 1)) --end;
  if (const TokenRange names = noun_phrase_before(marked, end, floor); !names.empty()) subject.names = names;
  return subject;
}

// Whether the range, which is short, holds a finite verb and no relative pronoun before it: auxiliaries, or verbs that
// are neither participles in "-ing" nor infinitives.
bool is_main_clause(const Marked& marked, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (marked.quoted(i)) continue;
    if (marked.is(i, word::relative)) return false;
    const Pos pos = marked.token(i).pos;
    if (pos == Pos::aux) return true;
    if (pos == Pos::verb && form_of(marked, i) != VerbForm::gerund && i > range.first &&
        !(i > 0 && marked.is(i - 1, word::infinitive))) {
      return true;
    }
  }
  return false;
}

// The phrase that names somebody, without an inserted adverb: ", however,".
bool is_insertion(const Marked& marked, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Pos pos = marked.token(i).pos;
    if (pos != Pos::adv && pos != Pos::adp && pos != Pos::det && pos != Pos::punct && !marked.in_time(i)) return false;
  }
  return true;
}

// Behind a comma that closes an apposition or a relative clause: "Ann Lee, the bank's chair, [said]".
Subject subject_apart(const Marked& marked, std::uint32_t comma, std::uint32_t floor) {
  const std::uint32_t begin = std::max(floor, comma > farthest_subject ? comma - farthest_subject : 0);
  std::uint32_t opening = comma;
  TokenRange phrase;
  for (int depth = 0; depth < deepest_apposition; ++depth) {
    std::uint32_t i = opening;
    const bool bracket = marked.mark(opening) == ')';
    while (i > begin && (bracket ? marked.mark(i - 1) != '(' : !is_clause_comma(marked, i - 1))) {
      if (marked.quoted(i - 1) && marked.stretches[marked.stretch_of[i - 1]].speech) return {};
      --i;
    }
    if (i == begin) break;
    if (is_main_clause(marked, {i, opening})) break;
    opening = i - 1;
    const TokenRange candidate = noun_phrase_before(marked, opening, floor);
    if (candidate.empty()) continue;
    const bool number = candidate.size() == 1 && marked.token(candidate.first).pos == Pos::num;
    if (number) continue;
    phrase = candidate;
    // The phrase itself may be an apposition or a place ("of Denver, Colorado,"): look further while a comma and a
    // name stand before it.
    const bool deeper = candidate.first > floor && is_clause_comma(marked, candidate.first - 1) &&
                        candidate.first - 1 > floor && marked.token(candidate.first - 2).pos == Pos::propn &&
                        marked.token(candidate.first).pos != Pos::propn;
    if (!deeper) break;
  }
  if (phrase.empty()) return {};
  const std::uint32_t last = is_insertion(marked, {phrase.last, comma}) ? phrase.last : comma;
  return {SubjectKind::apart, {phrase.first, last}, phrase.first, std::nullopt};
}

}  // namespace

VerbGroup verb_group(const Marked& marked, std::uint32_t verb, std::uint32_t floor) {
  VerbGroup group;
  group.form = form_of(marked, verb);
  std::uint32_t first = verb;
  floor = std::max(floor, verb > longest_verb_group ? verb - longest_verb_group : 0);
  bool auxiliary = false, be_next = false;
  for (std::uint32_t i = verb; i > floor;) {
    --i;
    if (marked.quoted(i) || marked.token(i).is(token_flag::punctuation)) break;
    const std::uint32_t classes = marked.classes(i);
    if ((classes & word::negator) != 0 && marked.token(i).pos != Pos::det) {
      group.negated = true;
    } else if ((classes & word::auxiliary) != 0 && marked.token(i).pos != Pos::part) {
      if (!auxiliary) be_next = (classes & word::be) != 0;
      auxiliary = true;
      group.modal = group.modal || (classes & word::modal) != 0;
    } else if ((classes & word::infinitive) != 0 && marked.token(i).pos == Pos::part) {
      group.infinitive = !auxiliary || group.form == VerbForm::base || group.infinitive;
      first = i;
      break;
    } else if (!is_adverb(marked, i)) {
      break;
    }
    first = i;
  }
  // Adverbs before a subject-less verb belong to it only next to it; a leading adverb does no harm.
  group.tokens = {first, verb + 1};
  group.passive = be_next && group.form == VerbForm::past;
  group.finite = !group.infinitive && (auxiliary || (group.form != VerbForm::gerund));
  return group;
}

Subject subject_before(const Marked& marked, const VerbGroup& group, std::uint32_t floor) {
  std::uint32_t end = group.tokens.first;
  // A time between subject and verb: "the ministry on Tuesday said".
  while (end > floor && marked.in_time(end - 1)) --end;
  if (end != group.tokens.first && end > floor && marked.is(end - 1, word::adjunct)) --end;
  if (end <= floor || marked.quoted(end - 1)) return {};
  if (is_clause_comma(marked, end - 1)) return subject_apart(marked, end - 1, floor);
  if (marked.is(end - 1, word::relative) && marked.token(end - 1).pos != Pos::det) {
    return subject_of_relative(marked, end - 1, floor);
  }
  const TokenRange phrase = noun_phrase_before(marked, end, floor);
  if (phrase.empty()) return {};
  // "reporters who asked the minister said": the phrase is an object inside a clause about the subject.
  if (phrase.first > floor && marked.token(phrase.first - 1).pos == Pos::verb && !marked.quoted(phrase.first - 1)) {
    const std::uint32_t begin = std::max(floor, phrase.first > 12 ? phrase.first - 12 : 0);
    for (std::uint32_t i = phrase.first - 1; i > begin; --i) {
      if (marked.mark(i) != '\0') break;
      if (!marked.is(i, word::relative) || marked.is(i, word::that)) continue;
      const TokenRange governor = noun_phrase_before(marked, i, floor);
      if (!governor.empty()) return {SubjectKind::before, {governor.first, end}, governor.first, std::nullopt};
    }
  }
  return {SubjectKind::before, phrase, phrase.first, std::nullopt};
}

Subject subject_behind(const Marked& marked, std::uint32_t behind, std::uint32_t limit) {
  if (behind >= limit) return {};
  const TokenRange phrase = noun_phrase_at(marked, behind, limit);
  if (phrase.empty()) return {};
  // "said he": only behind a quotation; elsewhere the pronoun begins what is said.
  const bool pronoun = marked.is(behind, word::subject) || marked.is(behind, word::that);
  if (pronoun && (behind < 2 || !marked.quoted(behind - 2))) return {};
  const std::uint32_t next = phrase.last;
  // "said the bank and its owners had": a subject of what is said.
  if (next + 1 < limit && marked.is(next, word::coordinator)) {
    const TokenRange other = noun_phrase_at(marked, next + 1, limit);
    if (!other.empty() && other.last < limit && is_verb(marked, other.last)) return {};
  }
  if (next < limit && is_verb(marked, next) && !marked.quoted(next)) return {};
  return {SubjectKind::behind, with_apposition(marked, phrase, limit), behind, std::nullopt};
}

Subject subject_of_clause(const Marked& marked, std::uint32_t token, std::uint32_t floor) {
  floor = std::max(floor, token > farthest_subject ? token - farthest_subject : 0);
  int verbs_left = 4;
  for (std::uint32_t i = token; i > floor && verbs_left > 0;) {
    --i;
    if (marked.quoted(i) || !is_verb(marked, i)) continue;
    const VerbGroup group = verb_group(marked, i, floor);
    if (!group.finite) continue;
    --verbs_left;
    Subject subject = subject_before(marked, group, floor);
    if (subject.kind != SubjectKind::none) {
      subject.kind = SubjectKind::shared;
      return subject;
    }
    i = group.tokens.first;
  }
  return {};
}

std::uint32_t content_end(const Marked& marked, std::uint32_t begin, std::uint32_t limit, Shape shape) {
  limit = std::min(limit, begin + longest_content);
  std::uint32_t i = begin;
  bool verb_seen = shape == Shape::phrase;
  while (i < limit) {
    if (marked.quoted(i)) {
      const Stretch& stretch = marked.stretches[marked.stretch_of[i]];
      i = stretch.outer.last;
      continue;
    }
    const char c = marked.mark(i);
    if (c == ';') return i;
    verb_seen = verb_seen || is_verb(marked, i);
    // A relative clause or participle behind the subject of what is said is part of it.
    if (c == ',' && i + 1 < limit && verb_seen) {
      const std::uint32_t next = i + 1;
      const std::uint32_t classes = marked.classes(next);
      if ((classes & word::cut) != 0) return i;
      const bool participle =
          marked.token(next).pos == Pos::verb && !marked.quoted(next) && form_of(marked, next) == VerbForm::gerund;
      if (participle) return i;
    }
    ++i;
  }
  return std::max(i, limit);
}

bool holds_verb(const Marked& marked, TokenRange range) {
  const std::uint32_t last = std::min(range.last, range.first + longest_content);
  for (std::uint32_t i = range.first; i < last; ++i) {
    if (is_verb(marked, i)) return true;
  }
  return false;
}

}  // namespace sayso::quotes
