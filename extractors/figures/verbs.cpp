#include "extractors/figures/verbs.hpp"

namespace sayso::figures {

bool Verbs::is_verbal(std::uint32_t token) const {
  const Pos pos = clause_.pos(token);
  return (pos == Pos::verb || pos == Pos::aux) && !is_attribute(clause_, token);
}

bool Verbs::is_infinite(std::uint32_t token) const {
  if (token > clause_.sentence.first && clause_.pos(token - 1) == Pos::part &&
      clause_.lexicon.is(clause_.lower(token - 1), word::to))
    return true;
  return clause_.document.slice(clause_[token]).ends_with("ing");
}

bool Verbs::has(std::uint32_t token, std::uint8_t classes) const {
  return ((clause_.lexicon.verbs[clause_.lower(token)] | clause_.lexicon.verbs[clause_.lemma(token)]) & classes) != 0;
}

bool Verbs::is_speech(std::uint32_t token) const {
  return (clause_.lexicon.verbs[clause_.lemma(token)] & verb_class::speech) != 0 || clause_.is(token, word::said);
}

std::uint32_t Verbs::begin_of(std::uint32_t verb) const {
  std::uint32_t first = verb;
  for (std::uint32_t t = verb; t > clause_.sentence.first; --t) {
    const Pos pos = clause_.pos(t - 1);
    if (pos == Pos::verb || pos == Pos::aux) first = t - 1;
    if (pos != Pos::verb && pos != Pos::aux && pos != Pos::adv && pos != Pos::part) break;
  }
  return first;
}

std::uint32_t Verbs::end_of(std::uint32_t verb) const {
  while (clause_.holds(verb + 1)) {
    const Pos pos = clause_.pos(verb + 1);
    const bool goes_on = pos == Pos::verb || pos == Pos::aux || pos == Pos::part ||
                         (pos == Pos::adv && clause_.holds(verb + 2) && clause_.pos(verb + 2) == Pos::verb);
    if (!goes_on) break;
    ++verb;
  }
  return verb + 1;
}

bool Verbs::is_simple_past(std::uint32_t first) const {
  if (has(first, verb_class::perfect)) return false;
  if ((clause_.lexicon.verbs[clause_.lower(first)] & verb_class::past) != 0) return true;
  if (clause_.pos(first) != Pos::verb || clause_.lemma(first) == Symbol::unknown) return false;
  const std::string_view form = clause_.document.slice(clause_[first]);
  return clause_.lemma(first) != clause_.lower(first) && !form.ends_with("s") && !form.ends_with("ing");
}

bool Verbs::opens_other_clause(std::uint32_t token) const {
  const bool acronym = clause_[token].is(token_flag::all_caps);  // "the WHO"
  return !acronym && (clause_.pos(token) == Pos::sconj || clause_.is(token, word::relative));
}

std::uint32_t Verbs::main_verb() const {
  bool other = false;
  for (std::uint32_t t = clause_.sentence.first; t < clause_.sentence.last; ++t) {
    other = other || opens_other_clause(t);
    if (!is_verbal(t) || is_infinite(t)) continue;
    // "the penalties paid by the firm amount to"
    const bool participle = clause_.holds(t + 1) && clause_.is(t + 1, word::by) && is_reduced_relative(clause_, t);
    if (participle && begin_of(t) == t) continue;
    if (!other) return t;
    other = false;
    t = end_of(t) - 1;
  }
  return clause_.sentence.last;
}

}  // namespace sayso::figures
