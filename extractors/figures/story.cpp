#include "extractors/figures/story.hpp"

#include "extractors/figures/moments.hpp"

namespace sayso::figures {
namespace {

// Verb groups of one sentence: "were reportedly killed".
class Verbs {
 public:
  Verbs(const Document& document, const Lexicon& lexicon, TokenRange sentence) : clause_{document, lexicon, sentence} {}

  [[nodiscard]] bool is_verbal(std::uint32_t token) const {
    const Pos pos = clause_.pos(token);
    return (pos == Pos::verb || pos == Pos::aux) && !is_attribute(clause_, token);
  }
  [[nodiscard]] bool is_infinite(std::uint32_t token) const {
    if (token > clause_.sentence.first && clause_.pos(token - 1) == Pos::part &&
        clause_.lexicon.is(clause_.lower(token - 1), word::to))
      return true;
    return clause_.document.slice(clause_[token]).ends_with("ing");
  }
  [[nodiscard]] bool has(std::uint32_t token, std::uint8_t classes) const {
    return ((clause_.lexicon.verbs[clause_.lower(token)] | clause_.lexicon.verbs[clause_.lemma(token)]) & classes) != 0;
  }
  [[nodiscard]] bool is_speech(std::uint32_t token) const {
    return (clause_.lexicon.verbs[clause_.lemma(token)] & verb_class::speech) != 0 || clause_.is(token, word::said);
  }
  // The first token of the group that the verb ends or stands in.
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t verb) const {
    std::uint32_t first = verb;
    for (std::uint32_t t = verb; t > clause_.sentence.first; --t) {
      const Pos pos = clause_.pos(t - 1);
      if (pos == Pos::verb || pos == Pos::aux) first = t - 1;
      if (pos != Pos::verb && pos != Pos::aux && pos != Pos::adv && pos != Pos::part) break;
    }
    return first;
  }
  [[nodiscard]] std::uint32_t end_of(std::uint32_t verb) const {
    while (clause_.holds(verb + 1)) {
      const Pos pos = clause_.pos(verb + 1);
      const bool goes_on = pos == Pos::verb || pos == Pos::aux || pos == Pos::part ||
                           (pos == Pos::adv && clause_.holds(verb + 2) && clause_.pos(verb + 2) == Pos::verb);
      if (!goes_on) break;
      ++verb;
    }
    return verb + 1;
  }
  // "Killed", "was killed"; not "has killed", "is killed", "would kill".
  [[nodiscard]] bool is_simple_past(std::uint32_t first) const {
    if (has(first, verb_class::perfect)) return false;
    if ((clause_.lexicon.verbs[clause_.lower(first)] & verb_class::past) != 0) return true;
    if (clause_.pos(first) != Pos::verb || clause_.lemma(first) == Symbol::unknown) return false;
    const std::string_view form = clause_.document.slice(clause_[first]);
    return clause_.lemma(first) != clause_.lower(first) && !form.ends_with("s") && !form.ends_with("ing");
  }
  [[nodiscard]] bool opens_other_clause(std::uint32_t token) const {
    return clause_.pos(token) == Pos::sconj || clause_.is(token, word::relative);
  }
  // The first group that no conjunction or relative word opens, or the sentence's end.
  [[nodiscard]] std::uint32_t main_verb() const {
    bool other = false;
    for (std::uint32_t t = clause_.sentence.first; t < clause_.sentence.last; ++t) {
      other = other || opens_other_clause(t);
      if (!is_verbal(t) || is_infinite(t)) continue;
      if (!other) return t;
      other = false;
      t = end_of(t) - 1;
    }
    return clause_.sentence.last;
  }

  Clause clause_;
};

// "Died [on Monday]", "[On Monday] a bus overturned": an adverbial of the verb, nothing of a noun.
bool is_of_verb(const SentenceFigures& s, const Verbs& verbs, const Moments& times, std::uint32_t index) {
  const Clause& c = verbs.clause_;
  const Time& t = times.time(index);
  if (c.holds(t.tokens.last) && (times.is_noun(t.tokens.last) || is_possessive(c, t.tokens.last))) return false;
  std::uint32_t before = t.tokens.first;
  if (before > s.sentence.first && c.pos(before - 1) == Pos::det) --before;
  if (before > s.sentence.first && c.is(before - 1, word::since)) return false;
  if (times.opens_sentence(t)) {
    const std::uint32_t main = verbs.main_verb();
    return main < s.sentence.last && verbs.is_simple_past(main) && !verbs.is_speech(verbs.end_of(main) - 1);
  }
  const bool led = before > s.sentence.first && c.pos(before - 1) == Pos::adp;
  if (led && !c.is(before - 1, word::in | word::stretch) && s.document.slice(c[before - 1]) != "on") return false;
  for (std::uint32_t i = before; i-- > s.sentence.first;) {
    if (c.pos(i) == Pos::punct || verbs.opens_other_clause(i)) return false;
    if (!verbs.is_verbal(i)) continue;
    if (verbs.is_infinite(i) || verbs.is_speech(i)) return false;
    const std::uint32_t first = verbs.begin_of(i);
    if (!verbs.is_simple_past(first)) return false;
    // "In a statement released on Monday, he said"
    if (c.pos(s.sentence.first) == Pos::adp && is_reduced_relative(c, i)) return false;
    // "the man arrested on Monday told"
    for (std::uint32_t k = t.tokens.last; k < s.sentence.last && c.pos(k) != Pos::punct; ++k) {
      if (verbs.opens_other_clause(k) || c.pos(k) == Pos::cconj) break;
      if (verbs.is_verbal(k) && !verbs.is_infinite(k)) return false;
    }
    for (std::uint32_t k = s.sentence.first; k < first; ++k) {
      if (verbs.opens_other_clause(k)) return false;
    }
    return true;
  }
  return false;
}

}  // namespace

std::optional<TimeIndex> told_time(const SentenceFigures& s) {
  const Moments times(s);
  const Verbs verbs(s.document, s.lexicon, s.sentence);
  std::optional<TimeIndex> told;
  std::string_view value;
  // "On May 3 one left, on May 9 another", "between May and July": who knows for which of them the next goes on
  for (std::uint32_t i = times.first(); i < times.last(); ++i) {
    const Time& t = times.time(i);
    if (t.type != TimeType::date || t.value.ends_with("_REF")) continue;
    if (!value.empty() && value != t.value) return std::nullopt;
    value = t.value;
  }
  for (std::uint32_t i = times.first(); i < times.last(); ++i) {
    const Time& t = times.time(i);
    if (t.type != TimeType::date || t.value.ends_with("_REF")) continue;
    const bool holds = times.places(t) && !times.of_dateline(i) && !times.of_saying(i) && !times.is_record(i) &&
                       is_of_verb(s, verbs, times, i);
    if (holds) told = TimeIndex{i};
  }
  return told;
}

bool goes_on(const Document& document, const Lexicon& lexicon, TokenRange sentence) {
  const Verbs verbs(document, lexicon, sentence);
  const std::uint32_t main = verbs.main_verb();
  return main < sentence.last && verbs.is_simple_past(main);
}

bool is_told(const SentenceFigures& s, const Figure& figure) {
  const Verbs verbs(s.document, s.lexicon, s.sentence);
  const Clause& c = verbs.clause_;
  const std::uint32_t main = verbs.main_verb();
  if (main == s.sentence.last) return false;
  const bool spoken = verbs.is_speech(verbs.end_of(main) - 1);
  if (!verbs.is_simple_past(main) && !spoken) return false;
  for (std::uint32_t t = figure.tokens.first; t-- > s.sentence.first;) {
    if (c[t].is(token_flag::in_quotation) != c[figure.tokens.first].is(token_flag::in_quotation)) return false;
    if (!verbs.is_verbal(t)) continue;
    if (verbs.is_infinite(t)) {
      // ", killing 13"
      const bool accompanies =
          s.document.slice(c[t]).ends_with("ing") && t > s.sentence.first && c.pos(t - 1) == Pos::punct;
      if (!accompanies) return false;
      continue;
    }
    return !verbs.is_speech(t) && verbs.is_simple_past(verbs.begin_of(t));
  }
  for (std::uint32_t t = figure.tokens.last; t < s.sentence.last; ++t) {
    if (verbs.opens_other_clause(t)) return false;
    if (verbs.is_verbal(t) && !verbs.is_infinite(t))
      return verbs.is_simple_past(t) && !verbs.is_speech(verbs.end_of(t) - 1);
  }
  return false;
}

}  // namespace sayso::figures
