#include "extractors/figures/story.hpp"

#include <algorithm>

#include "extractors/figures/moments.hpp"
#include "extractors/figures/verbs.hpp"

namespace sayso::figures {
namespace {

// "Died [on Monday]", "[On Monday] a bus overturned": an adverbial of the verb, nothing of a noun.
bool is_of_verb(const SentenceFigures& s, const Verbs& verbs, const Moments& times, std::uint32_t index) {
  const Clause c{s.document, s.lexicon, s.sentence};
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
  // "a bus from Elmet on Monday left the road"
  if (led && c.holds(t.tokens.last) && verbs.is_verbal(t.tokens.last) && verbs.main_verb() == t.tokens.last)
    return verbs.is_simple_past(t.tokens.last) && !verbs.is_speech(verbs.end_of(t.tokens.last) - 1);
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

// "On May 3 one left, on May 9 another", "between May and July": who knows for which of them the next goes on?
bool has_one_time(const Moments& times) {
  std::string_view value;
  for (std::uint32_t i = times.first(); i < times.last(); ++i) {
    const Time& t = times.time(i);
    if (t.type != TimeType::date || t.value.ends_with("_REF")) continue;
    if (!value.empty() && value != t.value) return false;
    value = t.value;
  }
  return true;
}

// A day behind that of the article: nothing has happened on it yet.
bool is_ahead(const SentenceFigures& s, const Time& t) {
  const std::string_view published = s.document.article.published;
  constexpr std::size_t day = std::string_view("2020-10-10").size();
  return published.size() >= day && t.value.size() >= day && t.value[0] >= '0' && t.value[0] <= '9' &&
         std::string_view(t.value).substr(0, day) > published.substr(0, day);
}

std::optional<TimeIndex> event_time(const SentenceFigures& s) {
  const Moments times(s);
  // "Compared with May, sales rose"
  const bool compared = s.lexicon.is(s.document.tokens[s.sentence.first].lower, word::compared);
  if (compared || !has_one_time(times)) return std::nullopt;
  const Verbs verbs(s.document, s.lexicon, s.sentence);
  std::optional<TimeIndex> told;
  for (std::uint32_t i = times.first(); i < times.last(); ++i) {
    const Time& t = times.time(i);
    const bool point = t.type == TimeType::date || t.type == TimeType::time;
    const bool holds = point && !is_ahead(s, t) && !t.value.ends_with("_REF") && times.places(t) &&
                       !times.of_dateline(i) && !times.of_saying(i) && !times.is_record(i) &&
                       is_of_verb(s, verbs, times, i);
    if (holds) told = TimeIndex{i};
  }
  return told;
}

std::optional<TimeIndex> change_time(const SentenceFigures& s, const std::vector<ChangeLink>& links) {
  std::optional<TimeIndex> time;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (links[i].role != ChangeRole::amount && links[i].role != ChangeRole::level) continue;
    const auto& held = s.figures[i].time;
    if (!held || (time && *time != *held)) return std::nullopt;
    // "The index, which fell 5% on Friday, was closed today"
    if (links[i].cue > s.sentence.first && s.lexicon.is(s.document.tokens[links[i].cue - 1].lower, word::relative))
      return std::nullopt;
    time = held;
  }
  if (!time) return std::nullopt;
  const Time& t = s.document.times[at(*time)];
  const bool point = t.type == TimeType::date && !t.value.ends_with("_REF");
  // "between May and July", "from May to July": an end of what the change took
  const bool end =
      t.tokens.first > s.sentence.first &&
      s.lexicon.is(s.document.tokens[t.tokens.first - 1].lower, word::between | word::from | word::to | word::and_word);
  return point && !end ? time : std::nullopt;
}

}  // namespace

Told told_time(const SentenceFigures& s, const std::vector<ChangeLink>& links) {
  return {event_time(s), change_time(s, links)};
}

bool goes_on(const Document& document, const Lexicon& lexicon, TokenRange sentence) {
  const Verbs verbs(document, lexicon, sentence);
  const std::uint32_t main = verbs.main_verb();
  return main < sentence.last && verbs.is_simple_past(main);
}

bool is_told(const SentenceFigures& s, const Figure& figure) {
  const Verbs verbs(s.document, s.lexicon, s.sentence);
  const Clause c{s.document, s.lexicon, s.sentence};
  const std::uint32_t main = verbs.main_verb();
  if (main == s.sentence.last) return false;
  const bool spoken = verbs.is_speech(verbs.end_of(main) - 1) && !verbs.has(main, verb_class::perfect);
  const bool past = verbs.is_simple_past(main) || spoken;
  // "Earlier it climbed to 88", "it later rose": of another time
  const std::uint32_t near = std::min(verbs.end_of(main) + 1, s.sentence.last);
  for (std::uint32_t t = s.sentence.first; t < near; ++t) {
    if (c.is(t, word::moment) && c.pos(t) == Pos::adv) return false;
  }
  if (!past && !verbs.has(main, verb_class::perfect)) return false;
  for (std::uint32_t t = figure.tokens.first; t-- > s.sentence.first;) {
    if (c[t].is(token_flag::in_quotation) != c[figure.tokens.first].is(token_flag::in_quotation)) return false;
    if (c.pos(t) == Pos::sconj) break;  // "affirmed that two of the drugs are"
    if (!verbs.is_verbal(t)) continue;
    if (verbs.is_infinite(t)) {
      // ", killing 13 and wounding 40"
      const bool joined = t > s.sentence.first && (c.pos(t - 1) == Pos::punct || c.pos(t - 1) == Pos::cconj);
      const bool accompanies = joined && s.document.slice(c[t]).ends_with("ing");
      if (!accompanies) return false;
      continue;
    }
    const std::uint32_t first = verbs.begin_of(t);
    // "They have killed 39 and wounded 150"
    const bool result = verbs.has(main, verb_class::perfect) && s.lexicon.is(c.lemma(t), word::befalls) &&
                        main > s.sentence.first && c.pos(main - 1) == Pos::pron;
    // "witnesses said 12 were killed", but "the army says 12 were"
    if (verbs.is_speech(t) && verbs.is_simple_past(first)) break;
    if (verbs.is_speech(t)) return false;
    return result || (past && verbs.is_simple_past(first));
  }
  if (!past) return false;
  for (std::uint32_t t = figure.tokens.last; t < s.sentence.last; ++t) {
    if (verbs.opens_other_clause(t)) return false;
    if (verbs.is_verbal(t) && !verbs.is_infinite(t))
      return verbs.is_simple_past(t) && !verbs.is_speech(verbs.end_of(t) - 1);
  }
  return false;
}

}  // namespace sayso::figures
