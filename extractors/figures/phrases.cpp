#include "extractors/figures/phrases.hpp"

#include <algorithm>

namespace sayso::figures {
namespace {

constexpr std::uint32_t longest_phrase = 12;

bool is_noun(Pos pos) { return pos == Pos::noun || pos == Pos::propn; }

// "Economic [and] Financial Management Initiative": inside a name, whose words have capitals.
bool joins_name(const Clause& clause, std::uint32_t token) {
  if (clause.pos(token) != Pos::cconj || token == clause.sentence.first || !clause.holds(token + 2)) return false;
  const auto capital = [&](std::uint32_t t) {
    const Token& at = clause[t];
    return at.is(token_flag::capitalised) && !at.is(token_flag::sentence_start) &&
           (is_noun(at.pos) || at.pos == Pos::adj);
  };
  return capital(token - 1) && capital(token + 1) && capital(token + 2);
}

// "Condition [Based] Maintenance Programme", "Standard [&] Poor's": between capitals inside a name, whatever the tagger
// says.
bool goes_on_name(const Clause& clause, std::uint32_t token) {
  if (token == clause.sentence.first || !clause.holds(token + 1)) return false;
  const auto capital = [&](std::uint32_t t) {
    return clause[t].is(token_flag::capitalised) && !clause[t].is(token_flag::sentence_start);
  };
  if (!clause[token - 1].is(token_flag::capitalised) || !capital(token + 1)) return false;
  if (clause.document.slice(clause[token]) == "&") return true;
  return capital(token) && is_noun(clause.pos(token - 1)) && is_noun(clause.pos(token + 1));
}

// "State [and] local offices": a noun before a conjunction is an attribute as the adjective behind it is.
bool joins_attributes(const Clause& clause, std::uint32_t token) {
  if (clause.pos(token) != Pos::cconj || !clause.holds(token + 2) || clause.pos(token + 1) != Pos::adj) return false;
  const Token& before = clause[token - 1];
  std::uint32_t last = token + 2;  // "past and future cleanup costs"
  while (clause.holds(last + 1) && clause.pos(last) == Pos::noun && clause.pos(last + 1) == Pos::noun) ++last;
  const Token& head = clause[last];
  // "US and Canadian output"
  const bool names = before.pos == Pos::propn && clause[token + 1].is(token_flag::capitalised);
  if (names && head.pos == Pos::noun) return true;
  return before.pos == Pos::noun && before.lemma == before.lower && head.pos == Pos::noun && head.lemma != head.lower &&
         !clause.document.time_at(token + 1);
}

// Words inside a noun phrase, left of its head.
bool is_inside(const Clause& clause, std::uint32_t token) {
  switch (clause.pos(token)) {
    case Pos::noun:
    case Pos::propn:
    case Pos::adj:
    case Pos::num:
    case Pos::sym:
      return true;
    case Pos::part:
      return is_possessive(clause, token);
    case Pos::punct:
      return clause.document.slice(clause[token]) == "-";
    case Pos::verb:
      // "state-[backed] loans"
      return token > clause.sentence.first && clause.lower(token - 1) == clause.lexicon.marks.hyphen;
    case Pos::adp:
    case Pos::adv:
      // "[out]-of-pocket costs"
      if (clause.holds(token + 2) && clause.document.slice(clause[token + 1]) == "-" &&
          !clause[token + 1].is(token_flag::space_before) && !clause[token + 2].is(token_flag::space_before))
        return true;
      [[fallthrough]];
    default:
      // "year-[to]-date", "cost-[of]-living"
      return token > clause.sentence.first && clause.holds(token + 1) &&
             clause.lower(token - 1) == clause.lexicon.marks.hyphen &&
             clause.lower(token + 1) == clause.lexicon.marks.hyphen;
  }
}

// "Over the next 20 years [demand] will rise": a time that a determiner opens is no part of what follows it.
bool begins_behind_time(const Clause& clause, std::uint32_t first) {
  const Pos pos = clause.pos(first - 1);
  if (pos != Pos::noun && pos != Pos::propn) return false;
  const Time* time = clause.document.time_at(first - 1);
  return time != nullptr && time->tokens.last == first && clause.pos(time->tokens.first) == Pos::det &&
         !is_possessive(clause, first);
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
  while (first > clause.sentence.first && last - first < longest_phrase && is_inside(clause, first - 1) &&
         !begins_behind_time(clause, first))
    --first;
  while (first < last && !is_noun(clause.pos(first)) && clause.pos(first) != Pos::adj) ++first;
  return NounPhrase{{first, last + 1}, last};
}

// Past a comma, determiners and possessives to the left of a phrase.
std::uint32_t before_determiners(const Clause& clause, std::uint32_t first) {
  const std::uint32_t limit = first > clause.sentence.first + 6 ? first - 6 : clause.sentence.first;
  while (first > limit) {
    const Pos pos = clause.pos(first - 1);
    const bool hyphen = pos == Pos::punct && clause.document.slice(clause[first - 1]) == "-";
    const bool attribute = pos == Pos::verb && is_attribute(clause, first - 1);  // "of [confirmed] cases"
    if (!is_determiner(pos) && pos != Pos::num && pos != Pos::adv && !hyphen && !attribute) break;
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
    } else if (noun == end && clause.pos(last) == Pos::verb && clause.holds(last + 1) &&
               clause.pos(last + 1) == Pos::noun) {
      continue;  // "the total of [confirmed] cases"
    } else if (!is_inside(clause, last) || (noun > end && clause.pos(last) == Pos::adj &&
                                            clause.pos(last - 1) != Pos::verb && !goes_on_name(clause, last))) {
      break;
    }
  }
  return noun > end ? noun + 1 : end;
}

}  // namespace

namespace {

// "Standard & Poor's [500]": a number that a name with a possessive ends with.
bool ends_name(const Clause& clause, std::uint32_t first, std::uint32_t number) {
  return number >= first + 2 && clause.pos(number) == Pos::num && is_possessive(clause, number - 1) &&
         clause.pos(number - 2) == Pos::propn;
}

// "A third of the firms [plan] to hire": behind a plural a verb, whatever the tagger says.
bool is_plan(const Clause& clause, std::uint32_t head, std::uint32_t token) {
  if (head + 1 != token || !clause.holds(token + 2) || !clause.is(token + 1, word::to)) return false;
  const bool plural = clause.pos(head) == Pos::noun && clause.lemma(head) != clause.lower(head);
  return plural && clause.pos(token) == Pos::noun && clause.lemma(token) == clause.lower(token) &&
         clause.pos(token + 1) == Pos::part && clause.pos(token + 2) == Pos::verb;
}

// A time that is no attribute of a noun behind it.
bool begins_time(const Clause& clause, std::uint32_t token) {
  const Time* time = clause.document.time_at(token);
  if (time == nullptr || time->tokens.first != token) return false;
  if (!clause.holds(time->tokens.last)) return true;
  const Pos next = clause.pos(time->tokens.last);
  return !is_noun(next) && next != Pos::adj && clause.lower(time->tokens.last) != clause.lexicon.marks.hyphen;
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
    } else if (is_noun(clause.pos(t)) || ends_name(clause, first, t)) {
      if (found && (begins_time(clause, t) || is_plan(clause, head, t))) break;  // "a new hall today"
      head = t;
      found = true;
    } else if (clause.pos(t) == Pos::verb && !found && clause.holds(t + 1) && is_noun(clause.pos(t + 1))) {
      continue;  // "falling prices", "listed companies"
    } else if (found && clause.pos(t) == Pos::adj) {
      // "adult [social] care", but "a flat [last] year"
      const bool hyphened = clause.holds(t + 2) && clause.document.slice(clause[t + 1]) == "-" &&
                            !clause[t + 1].is(token_flag::space_before) && is_noun(clause.pos(t + 2));
      // "industry-[wide] car sales"
      const bool joined = t > first && clause.lower(t - 1) == clause.lexicon.marks.hyphen &&
                          !clause[t].is(token_flag::space_before) && clause.holds(t + 1) && is_noun(clause.pos(t + 1));
      const bool inside =
          hyphened || joined ||
          (clause.holds(t + 1) && clause.pos(t + 1) == Pos::noun && clause.document.time_at(t) == nullptr);
      if (!inside && !goes_on_name(clause, t)) break;
    } else if (found && joins_attributes(clause, t)) {
      continue;  // "state [and] local offices"
    } else if (!is_inside(clause, t) && !joins_name(clause, t) && !(found && goes_on_name(clause, t))) {
      break;
    }
  }
  if (!found) return std::nullopt;
  return NounPhrase{{first, joins == Joins::none ? head + 1 : end_with_of(clause, head + 1)}, head};
}

std::optional<NounPhrase> past_places(const Clause& clause, std::uint32_t last) {
  const auto phrase = phrase_ending_at(clause, last, Joins::of);
  if (!phrase) return phrase;
  const Token& head = clause[phrase->head];
  const bool name =
      head.pos == Pos::propn || (head.is(token_flag::capitalised) && !head.is(token_flag::sentence_start));
  if (!name) return phrase;
  const std::uint32_t first = before_determiners(clause, phrase->tokens.first);
  if (first < clause.sentence.first + 2 || clause.pos(first - 1) != Pos::adp) return phrase;
  const auto outer = phrase_ending_at(clause, first - 2, Joins::of);
  return outer ? outer : phrase;
}

bool is_possessive(const Clause& clause, std::uint32_t token) {
  const std::string_view form = clause.document.slice(clause[token]);
  return clause.pos(token) == Pos::part && (form.ends_with("s") || form == "'" || form == "’");
}

bool is_aside(const Clause& clause, std::uint32_t noun) {
  if (!clause.is(noun, word::aside) || !is_noun(clause.pos(noun))) return false;
  std::uint32_t first = noun;
  if (first > clause.sentence.first && clause.pos(first - 1) == Pos::adj) --first;  // "in early trading"
  const bool governed = first > clause.sentence.first && clause.pos(first - 1) == Pos::adp;
  // no "in trading floors"
  return governed && !(clause.holds(noun + 1) && is_noun(clause.pos(noun + 1)));
}

bool is_reduced_relative(const Clause& clause, std::uint32_t verb) {
  if (verb == clause.sentence.first || !clause.holds(verb + 1)) return false;
  const bool noun = is_noun(clause.pos(verb - 1)) || clause.document.time_at(verb - 1) != nullptr;
  if (!noun || clause.is(verb, word::said)) return false;
  const std::string_view form = clause.document.slice(clause[verb]);
  if (form.ends_with("ing")) return true;
  // "rose in May" is no participle, nor is a verb in its plain form
  const Symbol lemma = clause.lemma(verb);
  constexpr std::uint8_t finite = change_use::verb | change_use::level;
  if (form.ends_with("s") || (lemma != Symbol::unknown && (clause.lexicon.changes[lemma].uses & finite) != 0))
    return false;
  if (lemma != Symbol::unknown && lemma == clause.lower(verb)) return false;
  const Pos next = clause.pos(verb + 1);
  return next == Pos::adp || next == Pos::adv || next == Pos::part || next == Pos::sconj ||
         clause.document.time_at(verb + 1) != nullptr;
}

bool is_attribute(const Clause& clause, std::uint32_t verb) {
  if (verb == clause.sentence.first || !clause.holds(verb + 1) || clause.pos(verb) != Pos::verb) return false;
  const std::string_view form = clause.document.slice(clause[verb]);
  if (!form.ends_with("ed") && !form.ends_with("ing") && !form.ends_with("en")) return false;
  const bool determined = clause.pos(verb - 1) == Pos::det || clause.is(verb - 1, word::after_part) ||
                          is_possessive(clause, verb - 1) ||                           // "the firm's proved reserves"
                          (clause.pos(verb - 1) == Pos::adp && form.ends_with("ed"));  // "of reported magnitude 5"
  const Pos next = clause.pos(verb + 1);
  return determined && (is_noun(next) || next == Pos::adj || next == Pos::num || next == Pos::sym);
}

}  // namespace sayso::figures
