#include "extractors/figures/moments.hpp"

#include <algorithm>

namespace sayso::figures {

Moments::Moments(const SentenceFigures& sentence)
    : s_(sentence), clause_{sentence.document, sentence.lexicon, sentence.sentence} {
  if (!s_.timed) return;
  const auto& times = s_.document.times;
  const auto begin = std::partition_point(times.begin(), times.end(),
                                          [&](const Time& t) { return t.tokens.first < s_.sentence.first; });
  const auto end =
      std::partition_point(begin, times.end(), [&](const Time& t) { return t.tokens.first < s_.sentence.last; });
  first_ = static_cast<std::uint32_t>(begin - times.begin());
  last_ = static_cast<std::uint32_t>(end - times.begin());
}

bool Moments::is_stretch(const Time& t) const {
  if (t.type != TimeType::duration || t.tokens.first == s_.sentence.first) return false;
  // "for the first nine months": of a year that is known, and not told behind it
  const bool of_year = clause_.is(t.tokens.last, word::of) && clause_.holds(t.tokens.last + 1);
  if (clause_.is(t.tokens.first - 1, word::for_word) && clause_.pos(t.tokens.first) == Pos::det &&
      !clause_.is(t.tokens.first, word::article) && clause_.pos(t.tokens.first + 1) == Pos::adj &&
      t.tokens.last > t.tokens.first + 2 && !of_year)
    return true;
  // "the three months ended Sept. 30": known by its end
  const Time* end = clause_.holds(t.tokens.last + 1) ? s_.time_at(t.tokens.last + 1) : nullptr;
  if (end != nullptr && end->type == TimeType::date && end->value.size() > 4) return false;
  return clause_.is(t.tokens.first, word::stretch) || clause_.is(t.tokens.first - 1, word::stretch);
}

bool Moments::places(const Time& t) const {
  if (t.type == TimeType::duration) return is_stretch(t);
  // "over 2007 levels": what it is compared with
  const bool bound = clause_.is(t.tokens.first, word::bound) ||
                     (t.tokens.first > s_.sentence.first && clause_.is(t.tokens.first - 1, word::bound));
  std::uint32_t noun = t.tokens.last;
  if (bound && clause_.holds(noun) && is_possessive(clause_, noun)) ++noun;
  if (bound && clause_.holds(noun) && clause_.pos(noun) == Pos::noun) return false;
  // "two weeks before the May 3 deadline"
  std::uint32_t lead = t.tokens.first;
  if (lead > s_.sentence.first && clause_.pos(lead - 1) == Pos::det && !clause_.is(lead - 1, word::article)) --lead;
  if (lead > s_.sentence.first && clause_.is(lead - 1, word::moment) && clause_.pos(lead - 1) == Pos::adp) return false;
  // "relative to the levels of a year ago"
  const std::uint32_t of = t.tokens.first - 1;
  if (t.tokens.first > s_.sentence.first + 1 && clause_.pos(of - 1) == Pos::noun && clause_.is(of, word::of) &&
      clause_.lemma(of - 1) != Symbol::unknown && s_.lexicon.is(clause_.lemma(of - 1), word::stands_in) &&
      clause_.lemma(of - 1) != clause_.lower(of - 1))
    return false;
  // "compared to those of a year ago"
  if (t.tokens.first > s_.sentence.first + 2 && clause_.is(of, word::of) && clause_.pos(of - 1) == Pos::pron &&
      clause_.pos(of - 2) == Pos::adp)
    return false;
  // "23 percent below a year earlier"
  if (t.tokens.first > s_.sentence.first + 1 && clause_.pos(of - 1) == Pos::noun && clause_.is(of, word::bound)) {
    const Figure* share = s_.figure_at(of - 1);
    if (share != nullptr && share->kind == FigureKind::percent) return false;
  }
  if (t.type == TimeType::date) return !t.value.ends_with("_REF") || t.value.starts_with("PRESENT");
  if (t.type != TimeType::time) return false;
  const std::size_t clock = t.value.find('T');
  const bool part = clock + 1 < t.value.size() && t.value[clock + 1] >= 'A';
  // "as of 14:48 UTC"
  const bool as_of = t.tokens.first > s_.sentence.first + 1 && clause_.is(of, word::of) && clause_.is(of - 1, word::as);
  return part || as_of || (t.tokens.first > s_.sentence.first && clause_.is(t.tokens.first - 1, word::by));
}

bool Moments::of_dateline(std::uint32_t index) const {
  const std::uint32_t begin = time(index).tokens.first;
  const bool dateline =
      begin < s_.sentence.first + 8 && clause_[s_.sentence.first].is(token_flag::all_caps) && s_.sentence.first == 0;
  return dateline && begin > s_.sentence.first && clause_.lower(begin - 1) == s_.lexicon.marks.comma;
}

bool Moments::of_saying(std::uint32_t index) const {
  const std::uint32_t begin = time(index).tokens.first;
  if (is_of_source(begin) || is_of_telling(begin)) return true;
  for (std::uint32_t back = 1; back <= 2 && begin >= s_.sentence.first + back; ++back) {
    const std::uint32_t token = begin - back;
    if (clause_.pos(token) == Pos::verb) return clause_.is(token, word::said);
  }
  return false;
}

bool Moments::is_of_telling(std::uint32_t token) const {
  std::uint32_t noun = token;
  if (noun > s_.sentence.first && clause_.pos(noun - 1) == Pos::adp) --noun;
  if (noun < s_.sentence.first + 2 || !is_noun(noun - 1)) return false;
  const Symbol lemma = clause_.lemma(noun - 1);
  return lemma != Symbol::unknown && (s_.lexicon.verbs[lemma] & verb_class::telling) != 0;
}

bool Moments::is_of_source(std::uint32_t token) const {
  constexpr std::uint32_t longest_source = 12;
  const std::uint32_t limit = token > s_.sentence.first + longest_source ? token - longest_source : s_.sentence.first;
  while (token > limit) {
    --token;
    if (clause_.pos(token) == Pos::punct) return false;
    if (clause_.pos(token) == Pos::verb) return clause_.is(token, word::base) && clause_.is(token + 1, word::to);
  }
  return false;
}

std::uint32_t Moments::first_behind(std::uint32_t token) const {
  const auto& times = s_.document.times;
  const auto found = std::partition_point(times.begin() + first_, times.begin() + last_,
                                          [&](const Time& t) { return t.tokens.first < token; });
  return static_cast<std::uint32_t>(found - times.begin());
}

bool Moments::is_record(std::uint32_t index) const {
  const std::uint32_t begin = time(index).tokens.first;
  return begin > s_.sentence.first + 1 && clause_.is(begin - 1, word::since) && !tells_of(time(index));
}

bool Moments::tells_of(const Time& t) const {
  std::uint32_t next = t.tokens.last;
  if (clause_.holds(next) && clause_.lower(next) == s_.lexicon.marks.comma) ++next;
  return clause_.holds(next) && clause_.is(next, word::when);
}

bool Moments::opens_sentence(const Time& t) const {
  if (t.tokens.first > s_.sentence.first + 3 || !clause_.holds(t.tokens.last)) return false;
  if (clause_.lower(t.tokens.last) == s_.lexicon.marks.comma) return true;
  const Pos next = clause_.pos(t.tokens.last);
  // "Last year some 3,000 people went", but "2015 sales"
  const bool alone = t.tokens.first == s_.sentence.first && next != Pos::propn;
  return (alone || clause_.pos(s_.sentence.first) == Pos::adp) &&
         (next == Pos::det || next == Pos::propn || next == Pos::pron);
}

bool Moments::opens_clause(const Time& t) const {
  std::uint32_t token = t.tokens.first;
  while (token > s_.sentence.first) {
    --token;
    if (clause_.lower(token) == s_.lexicon.marks.comma) return true;
    if (clause_.pos(token) != Pos::adp && clause_.pos(token) != Pos::det && s_.time_at(token) == nullptr) return false;
  }
  return false;
}

bool Moments::is_noun(std::uint32_t token) const {
  return clause_.holds(token) && (clause_.pos(token) == Pos::noun || clause_.pos(token) == Pos::propn);
}

bool Moments::is_verbal(std::uint32_t token) const {
  return clause_.holds(token) && (clause_.pos(token) == Pos::verb || clause_.pos(token) == Pos::aux);
}

bool Moments::is_past(std::uint32_t verb) const {
  if (!clause_.holds(verb) || clause_.pos(verb) != Pos::verb) return false;
  const std::string_view form = s_.document.slice(clause_[verb]);
  return clause_.lemma(verb) != clause_.lower(verb) && !form.ends_with("s") && !form.ends_with("ing");
}

bool Moments::opens_span(std::uint32_t index) const {
  if (index < first_ || index + 1 >= last_) return false;
  const Time &a = time(index), &b = time(index + 1);
  const bool dates = a.type == TimeType::date && b.type == TimeType::date;
  if (!dates || b.tokens.first != a.tokens.last + 1) return false;
  const std::uint32_t joint = a.tokens.last;
  const Symbol mark = clause_.lower(joint);
  // "2000-2009", but "July-August 2006" is short enough
  constexpr std::size_t year = std::string_view("2000").size();
  if (mark == s_.lexicon.marks.hyphen || mark == s_.lexicon.marks.en_dash)
    return a.value.size() == year && b.value.size() == year;
  if (a.tokens.first == s_.sentence.first) return false;
  const std::uint32_t lead = a.tokens.first - 1;
  const Pos pos = clause_.pos(joint);
  const bool between = clause_.is(lead, word::between) && clause_.is(joint, word::and_word);
  return between || (clause_.is(lead, word::from) && (pos == Pos::adp || pos == Pos::part));
}

bool Moments::is_clause(std::uint32_t first, std::uint32_t last) const {
  constexpr std::uint32_t longest = 12;
  if (last - first > longest) return false;
  while (first < last && clause_.pos(first) != Pos::punct) ++first;
  return first == last;
}

bool Moments::is_of_event(const Time& t, std::uint32_t figure) const {
  if (t.tokens.first <= s_.sentence.first) return false;
  std::uint32_t at = t.tokens.last;
  if (is_noun(at)) {
    if (clause_.pos(t.tokens.first - 1) == Pos::adp) return false;  // "in May sales fell"
    while (at < figure && !is_verbal(at)) {
      const Pos pos = clause_.pos(at);
      // "the May 3 raid in which they say 12 died"
      if (clause_.is(at, word::relative) && clause_.is(at - 1, word::in)) return is_clause(at, figure);
      if (pos == Pos::punct || pos == Pos::sconj || pos == Pos::pron || clause_.is(at, word::relative)) return false;
      ++at;
    }
  } else {
    const bool noun = t.tokens.first > s_.sentence.first + 1 && clause_.pos(t.tokens.first - 1) == Pos::adp &&
                      is_noun(t.tokens.first - 2);
    if (!noun || !clause_.holds(at) || !clause_.is(at, word::relative)) return false;
    ++at;
  }
  if (!is_verbal(at) || clause_.pos(at - 1) == Pos::part) return false;  // "intent to sell"
  while (is_verbal(at)) ++at;
  for (; at < figure; ++at) {
    const Pos pos = clause_.pos(at);
    if (is_verbal(at) || pos == Pos::punct || pos == Pos::sconj || clause_.is(at, word::relative)) return false;
  }
  return true;
}

bool Moments::is_noun_in_doubt(std::uint32_t token) const {
  return clause_.pos(token) == Pos::verb && clause_.pos(token - 1) == Pos::noun &&
         s_.document.slice(clause_[token]).ends_with("s") && clause_.holds(token + 1) &&
         (s_.time_at(token + 1) != nullptr || clause_.pos(token + 1) == Pos::adp);
}

bool Moments::is_second_of_pair(std::uint32_t verb) const {
  if (clause_.pos(verb) != Pos::verb || verb < s_.sentence.first + 2) return false;
  const Figure* count = s_.figure_at(verb - 1);
  return count != nullptr && count->kind == FigureKind::count && count->tokens.first > s_.sentence.first &&
         clause_.pos(count->tokens.first - 1) == Pos::cconj;
}

bool Moments::is_of_purpose(std::uint32_t index) const {
  const TokenRange t = time(index).tokens;
  if (t.first < s_.sentence.first + 2 || !clause_.is(t.first - 1, word::for_word)) return false;
  const bool compound = clause_.holds(t.last + 1) && clause_.lower(t.last + 1) == s_.lexicon.marks.hyphen;
  return is_noun(t.last) && !compound && is_noun(t.first - 2);
}

}  // namespace sayso::figures
