#include <algorithm>

#include "extractors/figures/measured.hpp"

namespace sayso::figures {
namespace {

bool is_noun(Pos pos) { return pos == Pos::noun || pos == Pos::propn; }

bool is_opening_mark(std::string_view form) {
  return form == "“" || form == "\"" || form == "‘" || form == "'" || form == "``";
}

bool is_closing_mark(std::string_view form) { return form == "”" || form == "\"" || form == "’" || form == "'"; }

// "5% of [sales]", "half of [which]", "$1bn worth of [crops]".
Span of_behind(const Surroundings& a, std::uint32_t i, std::uint32_t behind) {
  if (a.clause.holds(behind + 1) && a.is(behind + 1, word::of) && (a.uses(behind) & change_use::level) != 0) ++behind;
  if (!a.is(behind, word::of)) return {};
  // "half of which", "77 of them": of the figure before
  if (a.is(behind + 1, word::back)) {
    // "makers, half of whom": the noun before the comma is nearer than any figure
    const std::uint32_t first = a.figure(i).tokens.first;
    const bool clause = a.is(behind + 1, word::relative) && first >= a.s.sentence.first + 2 &&
                        a.s.figure_at(first - 2) == nullptr && is_noun(a.clause.pos(first - 2));
    const auto phrase = clause ? past_places(a.clause, first - 2) : std::nullopt;
    if (phrase && a.clause.pos(phrase->head) == Pos::noun && a.s.time_at(phrase->head) == nullptr)
      return a.span(*phrase);
    std::uint32_t back = i;
    while (back > a.s.first && a.figure(back - 1).kind == FigureKind::ordinal) --back;  // "for the first time"
    return back > a.s.first ? a.figure(back - 1).span : Span{};
  }
  // "20 per cent of these are": of the figure before
  const bool alone =
      a.clause.holds(behind + 2) && (a.clause.pos(behind + 2) == Pos::aux || a.clause.pos(behind + 2) == Pos::punct);
  if (alone && i > a.s.first && a.is(behind + 1, word::after_part) && a.clause.pos(behind + 1) == Pos::pron)
    return a.figure(i - 1).span;
  // "half of [those asked] see": a pronoun with what says more of it
  const bool those = a.clause.holds(behind + 2) && a.clause.pos(behind + 2) == Pos::verb &&
                     a.is(behind + 1, word::after_part) && a.clause.pos(behind + 1) != Pos::noun;
  if (those && !a.s.document.slice(a.clause[behind + 2]).ends_with("s") &&
      (!a.clause.holds(behind + 3) || !is_noun(a.clause.pos(behind + 3))))
    return a.s.document.span_of({behind + 1, behind + 3});
  // "15 percent of the [$7m] that it needs"
  const std::uint32_t amount = a.is(behind + 1, word::article | word::after_part) ? behind + 2 : behind + 1;
  if (const Figure* base = a.s.figure_at(amount); base != nullptr && base->kind == FigureKind::money && a.is_share(i))
    return base->span;
  const auto phrase = phrase_from(a.clause, behind + 1);
  if (phrase) return a.s.time_at(phrase->head) == nullptr ? a.span(*phrase) : Span{};
  // "40 percent of [Elmet's more than 300 users]": an owner before a count
  const bool counted = i + 1 < a.s.last && a.figure(i + 1).kind == FigureKind::count;
  const std::uint32_t count = counted ? a.figure(i + 1).tokens.first : 0;
  constexpr std::uint32_t longest_owner = 5;
  const bool owned =
      counted && count > behind + 1 && count - behind < longest_owner && is_possessive(a.clause, count - 1);
  return owned ? a.s.document.span_of({behind + 1, a.figure(i + 1).tokens.last}) : Span{};
}

// "A £2m [plant]", "its 5% [stake]": the figure is an attribute.
Span noun_behind(const Surroundings& a, std::uint32_t i, std::uint32_t next) {
  const FigureKind kind = a.figure(i).kind;
  // "the 30 kilometre, $5m [upgrade]"
  const std::uint32_t number = a.figure(i).tokens.first;
  const bool paired = i + 1 < a.s.last && a.figure(i + 1).tokens.first == next + 1 &&
                      a.lower(next) == a.s.lexicon.marks.comma && number > a.s.sentence.first &&
                      a.clause.pos(number - 1) == Pos::det;
  if (paired) next = a.figure(i + 1).tokens.last;
  // "a $5m “rescue [package]”"
  const std::uint32_t begin = a.figure(i).tokens.first;
  const bool determined = begin > a.s.sentence.first && a.clause.pos(begin - 1) == Pos::det;
  if (determined && a.clause.holds(next) && is_opening_mark(a.s.document.slice(a.clause[next]))) ++next;
  // "a 6.8 magnitude quake": what is counted is whole
  const auto& value = a.figure(i).value;
  const bool measure = value && value->exponent < 0 && a.clause.holds(next) && a.clause.pos(next) == Pos::noun;
  if (!a.clause.holds(next) || (kind == FigureKind::number && !measure)) return {};
  const Pos pos = a.clause.pos(next);
  // "20 out of 37 [papers]"
  const bool parts = a.figure(i).tokens.size() > 2;  // "one in five [adult readers]", but "half empty"
  if (kind == FigureKind::fraction && pos != Pos::noun && !(parts && pos == Pos::adj)) return {};
  const bool compound = pos == Pos::adp && a.clause.holds(next + 1) && a.s.document.slice(a.clause[next + 1]) == "-" &&
                        !a.clause[next + 1].is(token_flag::space_before);  // "a $500 out-of-pocket cap"
  const bool hyphen = compound || a.s.document.slice(a.clause[next]) == "-";
  if (!is_noun(pos) && pos != Pos::adj && !hyphen) return {};
  if ((a.s.lexicon.changes[a.lower(next)].uses & change_use::comparative) != 0) return {};
  // "eight kilometres (five miles) southwest of the town"
  const Symbol way = a.lower(next);
  const bool distance = kind == FigureKind::quantity && way != Symbol::unknown &&
                        a.s.lexicon.names[way] == NameKind::angle && a.is(next + 1, word::of | word::from);
  if (distance) return {};
  const auto phrase = a.thing_from(next);
  if (phrase && a.is(phrase->head, word::stands_in)) return {};  // "in the 90 percent range"
  if (phrase) return a.span(*phrase);
  // "a $500 fine" is an adjective to the tagger now and then
  const std::uint32_t first = a.figure(i).tokens.first;
  const bool attribute = first > a.s.sentence.first && a.clause.pos(first - 1) == Pos::det && pos == Pos::adj;
  return attribute && (!a.clause.holds(next + 1) || a.clause.pos(next + 1) != Pos::adj) ? a.clause[next].span : Span{};
}

// "Doubled [the size] of", "twice [the price]".
Span multiplied(const Surroundings& a, std::uint32_t next) {
  if (!a.clause.holds(next) || a.clause.pos(next) == Pos::adp || a.is(next, word::as)) return {};
  // "twice what was needed": a clause
  const bool clause = a.clause.pos(next) == Pos::pron && a.clause.holds(next + 1) &&
                      a.clause.pos(next + 1) != Pos::noun && a.clause.pos(next + 1) != Pos::adj;
  if (clause) return {};
  const auto phrase = a.thing_from(next, Joins::of);
  return phrase ? a.span(*phrase) : Span{};
}

// "£22m in [cash]", "$11m in dredging [contracts]": no article, so neither a place nor a period.
Span in_kind(const Surroundings& a, std::uint32_t next) {
  if (!a.is(next, word::in) || !a.clause.holds(next + 1)) return {};
  const Pos pos = a.clause.pos(next + 1);
  if (!is_noun(pos) && pos != Pos::adj && pos != Pos::verb) return {};
  const auto phrase = a.thing_from(next + 1, Joins::of);
  if (phrase && a.is(phrase->head, word::stands_in)) return {};  // "$5m in total"
  return phrase && a.clause.pos(phrase->head) == Pos::noun ? a.span(*phrase) : Span{};
}

// "A [cheque] for $5m"
Span paper_for(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t first = a.figure(i).tokens.first;
  if (a.figure(i).kind != FigureKind::money || first < a.s.sentence.first + 2 || !a.is(first - 1, word::for_word))
    return {};
  const bool paper = a.is(first - 2, word::tender) && a.clause.pos(first - 2) == Pos::noun;
  const auto phrase = paper ? phrase_ending_at(a.clause, first - 2, Joins::none) : std::nullopt;
  return phrase ? a.span(*phrase) : Span{};
}

// "An average of [sales]": the noun before "of".
Span before_of(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t first = a.figure(i).tokens.first;
  if (first < a.s.sentence.first + 2 || !a.is(first - 1, word::of)) return {};
  // "for a [gain] of $5m": money that a change is told in without a measure is of the change
  if (a.is_change_noun(first - 2) && (a.links[i].role != ChangeRole::none || a.figure(i).kind != FigureKind::money))
    return {};
  std::uint32_t noun = first - 2;
  // "a fund (EFF) of $5m"
  constexpr std::uint32_t longest_name = 4;
  for (std::uint32_t t = noun; a.lower(noun) == a.s.lexicon.marks.close && t > a.s.sentence.first + 1; --t) {
    if (noun - t > longest_name) return {};
    if (a.lower(t) == a.s.lexicon.marks.open) noun = t - 1;
  }
  // but "defrauded the Agency (AID) of $5m"
  if (noun != first - 2 && a.clause.pos(noun) != Pos::noun) return {};
  if (a.is(noun, word::stands_in)) {
    // "[restitution] in the amount of"
    const bool apart =
        first >= a.s.sentence.first + 5 && a.clause.pos(first - 3) == Pos::det && a.is(first - 4, word::in);
    if (!apart) return {};
    noun = first - 5;
  }
  // "a [profit] for last year of $5m"
  const Time* time = a.s.time_at(noun);
  if (time != nullptr && noun == first - 2) {
    std::uint32_t before = time->tokens.first;
    while (before > a.s.sentence.first + 1 &&
           (a.clause.pos(before - 1) == Pos::adp || a.clause.pos(before - 1) == Pos::det))
      --before;
    if (before == time->tokens.first || !is_noun(a.clause.pos(before - 1))) return {};
    noun = before - 1;
  }
  // "a tax [credit] for the purchase of a home in the amount of"
  const bool apart = noun != first - 2 && a.lower(first - 2) != a.s.lexicon.marks.close;
  auto phrase = apart ? phrase_ending_at(a.clause, noun, Joins::all) : past_places(a.clause, noun);
  if (!phrase) return {};
  // "a country with a per capita [GDP] of $5": an acronym with an attribute is no place
  if (const auto own = phrase_ending_at(a.clause, noun, Joins::of);
      !apart && own && own->head == noun && own->tokens.size() > 1 && a.clause[noun].is(token_flag::all_caps))
    phrase = own;
  // "the head of the agency's [staff] of twelve": what has an owner of its own is what is counted
  const auto own = apart ? phrase : phrase_ending_at(a.clause, noun, Joins::none);
  for (std::uint32_t t = own->tokens.first; !apart && t < own->tokens.last; ++t) {
    if (is_possessive(a.clause, t) && phrase->tokens.first < own->tokens.first) return a.span(*own);
  }
  return a.span(*phrase);
}

// "Elmet, [population] 1,800,": a noun after a pause with nothing but its number.
Span labelled(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.figure(i);
  const std::uint32_t first = f.tokens.first;
  if (f.kind != FigureKind::number || first < a.s.sentence.first + 2 || a.clause.pos(first - 1) != Pos::noun) return {};
  const auto phrase = phrase_ending_at(a.clause, first - 1, Joins::none);
  if (!phrase || phrase->tokens.first == a.s.sentence.first || a.s.time_at(first - 1) != nullptr) return {};
  // "of reported magnitude 4.9": tenths have a measure beside them
  if (f.value && f.value->exponent < 0) return a.span(*phrase);
  const Symbol mark = a.lower(phrase->tokens.first - 1);
  const bool paused = mark == a.s.lexicon.marks.comma || mark == a.s.lexicon.marks.open;
  const bool ends = !a.clause.holds(f.tokens.last) || a.clause.pos(f.tokens.last) == Pos::punct;
  return paused && ends ? a.span(*phrase) : Span{};
}

// "Homes [above $500,000]": a bound belongs to the noun beside it.
Span bounded(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t first = a.figure(i).tokens.first;
  // "a balance in excess of $5m"
  const bool bound = a.figure(i).modifier != Modifier::none;
  // "for amounts less than $5m", but "come to a good deal more than $5m"
  const bool many = bound && a.is(first, word::more) && first > a.s.sentence.first &&
                    a.clause.lemma(first - 1) != a.clause.lower(first - 1);
  const bool excess = many || (bound && a.is(first, word::in));
  // "homes [priced] above $500,000"
  if (a.is(first, word::bound) && first >= a.s.sentence.first + 3 && a.clause.pos(first - 1) == Pos::verb &&
      (a.s.lexicon.verbs[a.clause.lemma(first - 1)] & verb_class::prices) != 0) {
    const auto priced = phrase_ending_at(a.clause, first - 2, Joins::none);
    return priced ? a.span(*priced) : Span{};
  }
  if ((!a.is(first, word::bound) && !excess) || !is_noun(a.clause.pos(first - 1)) || a.s.time_at(first - 1) != nullptr)
    return {};
  const auto phrase = phrase_ending_at(a.clause, first - 1, Joins::none);
  if (!phrase) return {};
  if (a.is(first, word::stretch) || excess) {
    // "with [incomes] over $5m", but "gave the school over $5m"
    std::uint32_t at = phrase->tokens.first;
    while (at > a.s.sentence.first && a.clause.pos(at - 1) == Pos::det) --at;
    const Pos before = at > a.s.sentence.first ? a.clause.pos(at - 1) : Pos::punct;
    if (before != Pos::adp && before != Pos::cconj) return {};
  }
  return a.span(*phrase);
}

// "Paid $5m in May, [$6m] in June": the next of a list that says no more of itself.
Span listed(const Surroundings& a, std::uint32_t i) {
  if (i == a.s.first || a.figure(i - 1).kind != a.figure(i).kind) return {};
  const std::uint32_t begin = a.figure(i - 1).tokens.last, first = a.figure(i).tokens.first;
  if (first < begin + 2 || first > begin + 12) return {};
  const Symbol mark = a.lower(first - 1);
  const bool marked = mark == a.s.lexicon.marks.comma || mark == a.s.lexicon.marks.semicolon;
  if (a.clause.pos(first - 1) != Pos::cconj && !marked) return {};
  for (std::uint32_t t = begin; t + 1 < first; ++t) {
    const Pos pos = a.clause.pos(t);
    if (pos == Pos::verb || pos == Pos::aux || pos == Pos::sconj || pos == Pos::pron) return {};
  }
  // "and $5m to rebuild the bridge"
  const std::uint32_t behind = a.s.behind_amount(a.figure(i));
  if (a.is(behind, word::to) && a.clause.holds(behind + 1) && a.clause.pos(behind + 1) == Pos::verb) return {};
  const Span own = a.figure(i).kind == FigureKind::money ? purpose_behind(a, i) : Span{};
  return own.empty() ? a.figure(i - 1).of : own;
}

// "Of which [half] is gone", "of whom [20] fled".
Span of_which(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t first = a.figure(i).tokens.first;
  if (i == a.s.first || first < a.s.sentence.first + 2) return {};
  return a.is(first - 1, word::back) && a.is(first - 2, word::of) ? a.figure(i - 1).span : Span{};
}

// "Warehouses brought in $5m, medical [devices] $2m and [services] $1m": a list leaves the verb out.
Span gapped(const Surroundings& a, std::uint32_t i, const NounPhrase& phrase) {
  const Figure& before = a.figure(i - 1);
  const FigureKind kind = a.figure(i).kind;
  const bool bare = kind == FigureKind::number && before.kind == FigureKind::quantity;
  if (before.kind != kind && !bare) return {};
  std::uint32_t at = phrase.tokens.first;
  while (at > before.tokens.last && (a.clause.pos(at - 1) == Pos::det || a.clause.pos(at - 1) == Pos::pron)) --at;
  const bool joined =
      at > before.tokens.last && (a.clause.pos(at - 1) == Pos::cconj || a.clause.pos(at - 1) == Pos::punct);
  if (!joined || before.of.empty()) return {};
  for (std::uint32_t t = before.tokens.last; t < at; ++t) {
    if (a.clause.pos(t) == Pos::verb || a.clause.pos(t) == Pos::aux) return {};
  }
  // what stands before the first figure and its verb was the subject, and so is this
  const auto& tokens = a.s.document.tokens;
  const auto named = std::partition_point(tokens.begin() + a.s.sentence.first, tokens.begin() + before.tokens.first,
                                          [&](const Token& t) { return t.span.end <= before.of.begin; });
  const bool subject = before.of.end <= before.span.begin && named->pos != Pos::verb;
  return subject ? a.span(phrase) : before.of;
}

// A dash between words, no hyphen within one.
bool is_dash(const Surroundings& a, std::uint32_t token) {
  const Marks& m = a.s.lexicon.marks;
  const Symbol mark = a.lower(token);
  const bool apart = a.clause.holds(token + 1) && a.clause[token].is(token_flag::space_before) &&
                     a.clause[token + 1].is(token_flag::space_before);
  return mark == m.em_dash || ((mark == m.hyphen || mark == m.en_dash) && apart);
}

// "The [cap], now $71m a team, is": beside the noun that it says more of.
Span apposed(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.figure(i);
  std::uint32_t at = f.tokens.first;
  while (at > a.s.sentence.first && a.clause.pos(at - 1) == Pos::adv) --at;
  if (at < a.s.sentence.first + 2) return {};
  // "the number of readers - over 12,000"
  if (a.lower(at - 1) != a.s.lexicon.marks.comma && !is_dash(a, at - 1)) return {};
  if (!is_noun(a.clause.pos(at - 2)) || a.s.time_at(at - 2) != nullptr || a.s.figure_at(at - 2) != nullptr) return {};
  if (i > a.s.first && at - a.figure(i - 1).tokens.last < 8) return {};
  const bool closed = !a.clause.holds(f.tokens.last) || a.clause.pos(f.tokens.last) == Pos::punct || !f.per.empty();
  // "the largest [tax cut] in our history - $12bn"
  const auto phrase = phrase_ending_at(a.clause, at - 2, f.kind == FigureKind::money ? Joins::all : Joins::of);
  return closed && phrase && a.clause.pos(phrase->head) == Pos::noun ? a.span(*phrase) : Span{};
}

// "The jobless [rate] in 2017 (3.6%) and 2018 (2.7%)": the measure before the time.
Span before_time(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t first = a.figure(i).tokens.first;
  if (first < a.s.sentence.first + 2 || a.lower(first - 1) != a.s.lexicon.marks.open) return {};
  const Time* time = a.s.time_at(first - 2);
  if (time == nullptr || time->tokens.first < a.s.sentence.first + 2) return {};
  const std::uint32_t before = time->tokens.first - 1;
  // "rose 23 percent in the quarter (2,637)"
  if (const Figure* amount = a.s.figure_at(before - 1); amount != nullptr && amount->kind != FigureKind::count)
    return amount->of;
  if (a.clause.pos(before) == Pos::cconj && i > a.s.first) return a.figure(i - 1).of;
  if (a.clause.pos(before) != Pos::adp) return {};
  const auto phrase = phrase_ending_at(a.clause, before - 1, Joins::of);
  return phrase ? a.span(*phrase) : Span{};
}

// "Among the makers asked, [a third] expect", "Of the 7m cases, [3m]": the whole opens the sentence.
Span base_in_front(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t begin = a.s.sentence.first;
  // "In a poll of [1,000 voters], 52 percent"
  if (i > a.s.first && a.is_share(i) && a.is(begin, word::in) && a.figure(i - 1).kind == FigureKind::count) {
    const TokenRange asked = a.figure(i - 1).tokens;
    const bool polled = asked.first > begin + 2 && a.is(asked.first - 1, word::of) &&
                        asked.last + 1 == a.figure(i).tokens.first && a.lower(asked.last) == a.s.lexicon.marks.comma;
    if (polled) return a.figure(i - 1).span;
  }
  std::uint32_t comma = a.figure(i).tokens.first - 1;
  // "Among the makers asked, a little [more than a third]"
  if (comma > begin + 2 && a.clause.pos(comma) == Pos::adj && a.clause.pos(comma - 1) == Pos::det) comma -= 2;
  if (!a.is(begin, word::base) || comma > begin + 16 || a.lower(comma) != a.s.lexicon.marks.comma) return {};
  // "Of [those who served], one in five"
  const bool those = a.is(begin, word::of) && a.is(begin + 1, word::after_part) && a.is(begin + 2, word::relative);
  if (those) return a.s.document.span_of({begin + 1, comma});
  auto phrase = phrase_from(a.clause, begin + 1);
  if (a.is(begin + 1, word::to)) {
    // "According to respondents to a survey of [retailers] in May, 40%"
    std::uint32_t last = comma - 1;
    if (const Time* time = a.s.time_at(last); time != nullptr && time->tokens.first > begin + 2)
      last = time->tokens.first - 2;
    phrase = phrase_ending_at(a.clause, last, Joins::none);
  }
  return phrase && phrase->tokens.last <= comma && a.s.time_at(phrase->head) == nullptr ? a.span(*phrase) : Span{};
}

// "The $5m that it has already [received]": the verb of a clause about the amount, with a subject of its own.
Span done_by_others(const Surroundings& a, std::uint32_t i, std::uint32_t behind) {
  constexpr std::uint32_t longest_subject = 5;
  const std::uint32_t first = a.figure(i).tokens.first;
  if (first == a.s.sentence.first || a.clause.pos(first - 1) != Pos::det || !a.clause.holds(behind + 1)) return {};
  std::uint32_t at = behind;
  const bool relative = a.is(at, word::relative);
  if (relative) ++at;
  // without "that" only a pronoun shows that a clause begins: "the $5m it received"
  if (!relative && a.clause.pos(at) != Pos::pron) return {};
  const std::uint32_t subject = at;
  while (a.clause.holds(at) && at < subject + longest_subject) {
    const Pos pos = a.clause.pos(at);
    if (!is_noun(pos) && pos != Pos::det && pos != Pos::adj && pos != Pos::pron && pos != Pos::part) break;
    ++at;
  }
  if (at == subject) return {};
  while (a.clause.holds(at) && (a.clause.pos(at) == Pos::aux || a.clause.pos(at) == Pos::adv)) ++at;
  if (!a.clause.holds(at) || a.clause.pos(at) != Pos::verb) return {};
  const Symbol lemma = a.clause.lemma(at);
  const bool light = lemma != Symbol::unknown && a.s.lexicon.is(lemma, word::light | word::said);
  return light ? Span{} : a.clause[at].span;
}

}  // namespace

Span named_behind(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.figure(i);
  std::uint32_t behind = a.s.behind_amount(f);
  if (const Span whole = of_behind(a, i, behind); !whole.empty()) return whole;
  // "7,000 tons per year of [soot]"
  if (f.kind == FigureKind::quantity && !f.per.empty() && a.is(behind, word::per | word::each)) {
    if (const Span whole = of_behind(a, i, behind + 2); !whole.empty()) return whole;
  }
  const bool marked = a.clause.holds(behind) && is_closing_mark(a.s.document.slice(a.clause[behind]));
  if (marked) {
    if (const Span whole = of_behind(a, i, behind + 1); !whole.empty()) return whole;
  }
  if (a.links[i].cue_behind) return {};
  const bool half = f.kind == FigureKind::fraction && a.clause.holds(behind) && a.clause.pos(behind) == Pos::det;
  if (f.kind == FigureKind::multiple || half) return multiplied(a, behind);
  if (const Span noun = noun_behind(a, i, behind); !noun.empty()) return noun;
  if (f.kind != FigureKind::money || a.links[i].role != ChangeRole::none) return {};
  if (const Span verb = done_by_others(a, i, behind); !verb.empty()) return verb;
  // "$5m annually in further contracts", "$5m a year in contracts"
  const Time* each = f.per.empty() ? nullptr : a.s.time_at(behind);
  return in_kind(a, each != nullptr ? each->tokens.last : behind);
}

Span purpose_behind(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t at = a.s.behind_amount(a.figure(i));
  if (!a.clause.holds(at) || a.clause.pos(at) != Pos::adp || !a.is(at, word::purpose)) return {};
  const auto phrase = a.thing_from(at + 1, Joins::of);
  // "in the pending budget" says where, "in the purchase of land" what for
  const bool placed = a.clause.holds(at + 1) && (a.clause.pos(at + 1) == Pos::det || a.clause.pos(at + 1) == Pos::pron);
  if (phrase && a.is(at, word::in) && placed && phrase->tokens.last == phrase->head + 1) return {};
  // a name is a place or a payee, not a measure, but for an item of a list that says nothing else
  const std::uint32_t first = a.figure(i).tokens.first;
  const bool item =
      first <= a.s.sentence.first + 1 &&
      (first == a.s.sentence.first || a.clause.pos(first - 1) == Pos::punct || a.clause.pos(first - 1) == Pos::sym);
  return phrase && (item || a.clause.pos(phrase->head) == Pos::noun) ? a.span(*phrase) : Span{};
}

Span named_before(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t first = a.figure(i).tokens.first;
  if (first == a.s.sentence.first) return {};
  for (const auto shape : {before_of, paper_for, bounded, of_which, before_time, labelled}) {
    if (const Span noun = shape(a, i); !noun.empty()) return noun;
  }
  const FigureKind kind = a.figure(i).kind;
  if (a.is_share(i) || kind == FigureKind::number || kind == FigureKind::count) {
    if (const Span whole = base_in_front(a, i); !whole.empty()) return whole;
  }
  if (a.links[i].role != ChangeRole::none) return {};
  if (i > a.s.first && first > a.figure(i - 1).tokens.last && is_noun(a.clause.pos(first - 1))) {
    const auto phrase = phrase_ending_at(a.clause, first - 1, Joins::none);
    if (phrase && phrase->tokens.first >= a.figure(i - 1).tokens.last) {
      if (const Span noun = gapped(a, i, *phrase); !noun.empty()) return noun;
    }
  }
  if (const Span same = listed(a, i); !same.empty()) return same;
  const bool bare = kind == FigureKind::number && is_dash(a, first - 1);
  return kind == FigureKind::money || kind == FigureKind::percent || bare ? apposed(a, i) : Span{};
}

Span named_at_change(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.figure(i);
  const ChangeLink& link = a.links[i];
  if (link.role == ChangeRole::none) return {};
  const std::uint32_t cue = link.cue;
  // "a shop reported [sales] down 1%"
  const bool particle = (a.s.lexicon.changes[a.lower(cue)].uses & change_use::particle) != 0;
  if (particle && !link.cue_behind && cue > a.s.sentence.first && a.clause.pos(cue - 1) == Pos::noun &&
      a.s.time_at(cue - 1) == nullptr && a.s.figure_at(cue - 1) == nullptr) {
    if (const auto phrase = past_places(a.clause, cue - 1)) return a.span(*phrase);
  }
  // "reported same-store [sales] in May up 5.7%"
  const Time* between = particle && !link.cue_behind && cue > a.s.sentence.first ? a.s.time_at(cue - 1) : nullptr;
  if (between != nullptr && between->tokens.last == cue && between->tokens.first > a.s.sentence.first + 1) {
    const std::uint32_t adposition = between->tokens.first - 1;
    const bool placed = a.clause.pos(adposition) == Pos::adp && a.clause.pos(adposition - 1) == Pos::noun &&
                        !a.is(adposition - 1, word::month | word::year);
    const auto phrase = placed ? past_places(a.clause, adposition - 1) : std::nullopt;
    if (phrase && a.s.figure_at(phrase->head) == nullptr) return a.span(*phrase);
  }
  if (link.cue_behind ? (a.uses(cue) & change_use::noun) == 0 : !a.is_change_noun(cue)) return {};
  // "cuts of 21% (160,000 units) in [output]"
  const bool aside =
      i + 1 < a.s.last && a.figure(i + 1).tokens.first == f.tokens.last + 1 && is_bracketed(a.s, a.figure(i + 1));
  const std::uint32_t behind = aside ? a.figure(i + 1).tokens.last + 1 : f.tokens.last;
  for (const std::uint32_t at : {cue + 1, behind}) {
    if (!a.is(at, word::in | word::of) || f.tokens.contains(at + 1)) continue;
    if (const auto phrase = a.thing_from(at + 1)) return a.span(*phrase);
  }
  if (link.cue_behind) {
    std::uint32_t first = f.tokens.last;
    while (first < cue && a.clause.pos(first) != Pos::noun) ++first;
    return first < cue ? a.s.document.span_of({first, cue}) : Span{};
  }
  if (cue > a.s.sentence.first && a.clause.pos(cue - 1) == Pos::noun && a.s.time_at(cue - 1) == nullptr) {
    if (const auto phrase = phrase_ending_at(a.clause, cue - 1, Joins::none)) return a.span(*phrase);
  }
  // "a gain of $5m on the sale", "a jump of 17 metres": the cue itself, where the amount is one of its own
  const bool own = f.kind == FigureKind::money || f.kind == FigureKind::quantity;
  return own && f.tokens.first == cue + 2 && a.is(cue + 1, word::of) ? a.clause[cue].span : Span{};
}

}  // namespace sayso::figures
