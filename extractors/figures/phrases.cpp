#include "extractors/figures/phrases.hpp"

#include <algorithm>

namespace sayso::figures {
namespace {

constexpr std::uint32_t longest_phrase = 12;

bool is_noun(Pos pos) { return pos == Pos::noun || pos == Pos::propn; }

bool is_comma(const Clause& clause, std::uint32_t token) { return clause.document.slice(clause[token]) == ","; }

// Words inside a noun phrase, left of its head.
bool is_inside(const Clause& clause, std::uint32_t token) {
  switch (clause.pos(token)) {
    case Pos::noun:
    case Pos::propn:
    case Pos::adj:
    case Pos::num:
    case Pos::sym:
      return true;
    case Pos::part: {
      const std::string_view form = clause.document.slice(clause[token]);
      return form.ends_with("s") || form == "'" || form == "’";
    }
    case Pos::punct:
      return clause.document.slice(clause[token]) == "-";
    default:
      return false;
  }
}

bool is_determiner(Pos pos) { return pos == Pos::det || pos == Pos::pron; }

// One phrase without prepositions that ends at `last`.
std::optional<NounPhrase> simple_phrase(const Clause& clause, std::uint32_t last) {
  if (!clause.holds(last)) return std::nullopt;
  // "the FTSE 100": a number that a name ends with
  const bool numbered = clause.pos(last) == Pos::num && clause.holds(last - 1) && last > clause.sentence.first &&
                        clause.pos(last - 1) == Pos::propn;
  if (!is_noun(clause.pos(last)) && !numbered) return std::nullopt;
  std::uint32_t first = last;
  while (first > clause.sentence.first && last - first < longest_phrase && is_inside(clause, first - 1)) --first;
  while (first < last && !is_noun(clause.pos(first)) && clause.pos(first) != Pos::adj) ++first;
  return NounPhrase{{first, last + 1}, last};
}

// Past a comma, determiners and possessives to the left of a phrase.
std::uint32_t before_determiners(const Clause& clause, std::uint32_t first) {
  const std::uint32_t limit = first > clause.sentence.first + 6 ? first - 6 : clause.sentence.first;
  while (first > limit) {
    const Pos pos = clause.pos(first - 1);
    const bool hyphen = pos == Pos::punct && clause.document.slice(clause[first - 1]) == "-";
    if (!is_determiner(pos) && pos != Pos::num && pos != Pos::adv && !hyphen) break;
    --first;
  }
  return first;
}

// "With", "to" and the like join to the verb more often than to the noun.
bool joins_with(const Clause& clause, std::uint32_t preposition, Joins joins) {
  if (joins == Joins::none) return false;
  return clause.is(preposition, joins == Joins::all ? word::joins_noun : word::of);
}

}  // namespace

std::optional<NounPhrase> phrase_ending_at(const Clause& clause, std::uint32_t last, Joins joins) {
  auto phrase = simple_phrase(clause, last);
  for (int round = 0; phrase && round < 3; ++round) {
    const std::uint32_t first = before_determiners(clause, phrase->tokens.first);
    if (first < clause.sentence.first + 2 || clause.pos(first - 1) != Pos::adp) break;
    if (!joins_with(clause, first - 1, joins)) break;
    const auto outer = simple_phrase(clause, first - 2);
    if (!outer) break;
    phrase->tokens.first = outer->tokens.first;
    phrase->head = outer->head;
  }
  return phrase;
}

namespace {

// The end of a phrase up to `end` and of what "of" adds to it: "acquisition [of core parts]".
std::uint32_t end_with_of(const Clause& clause, std::uint32_t end) {
  if (!clause.holds(end) || !clause.is(end, word::of)) return end;
  std::uint32_t last = end + 1;
  while (clause.holds(last) && is_determiner(clause.pos(last))) ++last;
  std::uint32_t noun = end;
  for (; clause.holds(last) && last < end + longest_phrase; ++last) {
    if (is_noun(clause.pos(last))) {
      noun = last;
    } else if (!is_inside(clause, last) || (noun > end && clause.pos(last) == Pos::adj)) {
      break;
    }
  }
  return noun > end ? noun + 1 : end;
}

}  // namespace

std::optional<NounPhrase> phrase_from(const Clause& clause, std::uint32_t first, Joins joins) {
  while (clause.holds(first) && is_determiner(clause.pos(first))) ++first;
  while (clause.holds(first) && clause.document.slice(clause[first]) == "-") ++first;
  std::uint32_t head = first;
  bool found = false;
  for (std::uint32_t t = first; clause.holds(t) && t < first + longest_phrase; ++t) {
    if (clause.pos(t) == Pos::part && is_inside(clause, t)) {
      found = false;  // "the company's [staff]"
    } else if (is_noun(clause.pos(t))) {
      head = t;
      found = true;
    } else if (clause.pos(t) == Pos::verb && !found && clause.holds(t + 1) && is_noun(clause.pos(t + 1))) {
      continue;  // "falling prices", "listed companies"
    } else if (!is_inside(clause, t) || (found && clause.pos(t) == Pos::adj)) {
      break;
    }
  }
  if (!found) return std::nullopt;
  return NounPhrase{{first, joins == Joins::none ? head + 1 : end_with_of(clause, head + 1)}, head};
}

std::optional<NounPhrase> subject_of(const Clause& clause, std::uint32_t verb) {
  std::uint32_t at = verb;
  bool relative = false;
  for (int hops = 0; hops < 4; ++hops) {
    // auxiliaries, adverbs and "to" before the verb
    while (at > clause.sentence.first &&
           (clause.pos(at - 1) == Pos::aux || clause.pos(at - 1) == Pos::adv || clause.pos(at - 1) == Pos::part)) {
      --at;
    }
    if (at == clause.sentence.first) return std::nullopt;
    std::uint32_t before = at - 1;
    if (const auto phrase = phrase_ending_at(clause, before, relative ? Joins::of : Joins::all)) return phrase;
    if (clause.document.slice(clause[before]) == ")") {
      const std::uint32_t limit = before > clause.sentence.first + 30 ? before - 30 : clause.sentence.first;
      while (before > limit && clause.document.slice(clause[before]) != "(") --before;
      if (before == limit) return std::nullopt;
      at = before;
      continue;
    }
    if (is_comma(clause, before)) {
      // what stands between two commas is an aside: the subject is before it
      std::uint32_t open = before;
      while (open > clause.sentence.first && before - open < 30 && (open == before || !is_comma(clause, open))) --open;
      if (open == clause.sentence.first || !is_comma(clause, open)) return std::nullopt;
      at = open;
      continue;
    }
    if (clause.pos(before) == Pos::pron || clause.pos(before) == Pos::det || clause.pos(before) == Pos::sconj) {
      if (!clause.is(before, word::relative)) return std::nullopt;
      at = before;
      relative = true;
      if (at > clause.sentence.first && is_comma(clause, at - 1)) --at;
      continue;
    }
    if (clause.pos(before) != Pos::cconj && clause.pos(before) != Pos::verb) return std::nullopt;
    // "opened lower and closed at", "expected to reach": the verb before has the same subject
    std::uint32_t other = before;
    while (other > clause.sentence.first && clause.pos(other) != Pos::verb && before - other < 15) --other;
    if (clause.pos(other) != Pos::verb) return std::nullopt;
    at = other;
  }
  return std::nullopt;
}

}  // namespace sayso::figures
