// The subject of a verb: the first noun phrase of what stands between the start of its clause and the verb. Going left
// over everything that a long subject holds ("the number of patients in England waiting more than a year for routine
// treatment") finds it where joining phrase to phrase at prepositions stops half-way.
#include "extractors/figures/phrases.hpp"

namespace sayso::figures {
namespace {

constexpr std::uint32_t longest_subject = 40, longest_aside = 30, longest_step_back = 20;

bool is_noun(Pos pos) { return pos == Pos::noun || pos == Pos::propn; }

std::string_view form(const Clause& clause, std::uint32_t token) { return clause.document.slice(clause[token]); }

// "The share of people 65 and [over]"
bool ends_open_number(const Clause& clause, std::uint32_t token) {
  return clause.is(token, word::bound | word::aged) && token > clause.sentence.first + 3 &&
         clause.pos(token - 1) == Pos::cconj && clause.pos(token - 2) == Pos::num;
}

// Auxiliaries, adverbs and "to" stand before the verb.
std::uint32_t before_auxiliaries(const Clause& clause, std::uint32_t verb) {
  while (verb > clause.sentence.first) {
    const Pos pos = clause.pos(verb - 1);
    if (pos == Pos::noun && is_aside(clause, verb - 1)) {
      verb -= 2;  // "may in fact be"
      continue;
    }
    const bool each = pos == Pos::det && clause.is(verb - 1, word::each);  // "the two indices each rose"
    if (pos != Pos::aux && pos != Pos::adv && pos != Pos::part && !each) break;
    if (pos == Pos::part && is_possessive(clause, verb - 1)) break;
    if (pos == Pos::adv && ends_open_number(clause, verb - 1)) break;
    --verb;
  }
  return verb;
}

// Where the aside that ends at `close` begins, or `close` where it has no beginning.
std::uint32_t bracket_before(const Clause& clause, std::uint32_t close) {
  const std::uint32_t begin = clause.sentence.first;
  const std::uint32_t limit = close > begin + longest_aside ? close - longest_aside : begin;
  for (std::uint32_t open = close; open > limit;) {
    if (form(clause, --open) == "(") return open;
  }
  return close;
}

// A verb by which something is told.
bool is_teller(const Clause& clause, std::uint32_t verb) {
  const Symbol lemma = clause.lemma(verb);
  return clause.is(verb, word::said) ||
         (lemma != Symbol::unknown && (clause.lexicon.verbs[lemma] & verb_class::speech) != 0);
}

// The stretch of a clause that may be one noun phrase, up to its last token; walks left from there.
class Stretch {
 public:
  Stretch(const Clause& clause, std::uint32_t last) : c_(clause), last_(last), first_(last + 1) { walk(); }
  [[nodiscard]] std::uint32_t first() const { return first_; }

 private:
  void walk() {
    const std::uint32_t begin = c_.sentence.first;
    while (first_ > begin && last_ + 1 - first_ < longest_subject) {
      const std::uint32_t at = first_ - 1;
      switch (c_.pos(at)) {
        case Pos::noun:
        case Pos::propn:
        case Pos::adj:
        case Pos::num:
        case Pos::sym:
        case Pos::det:
        case Pos::adv:
        case Pos::adp:
        case Pos::part:
          // "acted when the number rose"
          if (c_.pos(at) == Pos::adv && c_.is(at, word::when)) return;
          if (c_.pos(at) == Pos::det && opens_clause(at)) return;
          break;
        case Pos::pron:
          // "its prices"; a pronoun that is no part of a phrase ends it
          if (at == last_ || !(is_noun(c_.pos(at + 1)) || c_.pos(at + 1) == Pos::adj) || c_.is(at, word::relative))
            return;
          break;
        case Pos::cconj:
          // "small and large firms"
          // and "new and used cars"
          if (at > begin && at < last_ && c_.pos(at - 1) == Pos::adj &&
              (c_.pos(at + 1) == Pos::adj || is_attribute_of_next(at + 1)))
            break;
          // "seized between 2015 and 2018"
          if (at > begin && at < last_ && c_.document.time_at(at - 1) != nullptr &&
              c_.document.time_at(at + 1) != nullptr)
            break;
          // "sales in April and May": a month that no time has told
          if (at > begin + 1 && at + 1 == last_ && c_.pos(last_) == Pos::propn && c_.pos(at - 2) == Pos::adp &&
              c_.document.time_at(at - 1) != nullptr)
            break;
          if (at == begin || !is_noun(c_.pos(at - 1)) || c_.document.time_at(at - 1) != nullptr) return;
          // "Minnesota and the Dakotas": two names are one phrase
          if (after_and_ == 0 && !(c_.pos(at - 1) == Pos::propn && c_.pos(last_) == Pos::propn)) after_and_ = first_;
          break;
        case Pos::verb:
          if (after_and_ == 0 && (is_reduced_relative(c_, at) || is_purpose(at))) break;
          // "the toll after violence following the death of Bell and Cole"
          if (form(c_, at).ends_with("ing") && at > begin && is_noun(c_.pos(at - 1))) break;
          if (at > begin && form(c_, at - 1) == "-") break;  // "a state-controlled city"
          if (is_attribute_of_next(at) || is_between_times(at) || is_gerund(at)) break;
          return end_at_verb();
        case Pos::aux:
          return end_at_verb();
        case Pos::sconj:
          if (at < last_ && is_gerund(at + 1)) break;
          return;
        case Pos::punct:
          if (form(c_, at) == ")") {
            const std::uint32_t open = bracket_before(c_, at);
            if (open == at) return;
            first_ = open;
            continue;
          }
          if (form(c_, at) != "-") return;
          break;
        default:
          return;
      }
      first_ = at;
    }
  }

  // "Guns held by previously [convicted] felons"
  [[nodiscard]] bool is_attribute_of_next(std::uint32_t verb) const {
    if (verb == c_.sentence.first || verb >= last_ || c_.pos(verb) != Pos::verb || !form(c_, verb).ends_with("ed"))
      return false;
    std::uint32_t noun = verb + 1;
    if (noun < last_ && c_.pos(noun) == Pos::adj) ++noun;  // "used domestic cars"
    if (!is_noun(c_.pos(noun))) return false;
    std::uint32_t before = verb - 1;
    if (before > c_.sentence.first && c_.pos(before) == Pos::adv) --before;
    return c_.pos(before) == Pos::adp || c_.pos(before) == Pos::cconj || is_possessive(c_, before);
  }

  // "They report [that] holiday sales were up": no determiner of a plural.
  [[nodiscard]] bool opens_clause(std::uint32_t determiner) const {
    if (!c_.is(determiner, word::relative)) return false;
    std::uint32_t noun = determiner + 1;
    while (noun < last_ && is_noun(c_.pos(noun + 1))) ++noun;
    return noun <= last_ && c_.pos(noun) == Pos::noun && c_.lemma(noun) != c_.lower(noun);
  }

  // "Income for the quarter [ended] May 3"
  [[nodiscard]] bool is_between_times(std::uint32_t verb) const {
    return verb > c_.sentence.first && verb < last_ && c_.document.time_at(verb - 1) != nullptr &&
           c_.document.time_at(verb + 1) != nullptr;
  }

  // "Profit from [continuing] lines", "a gain on [selling] mills"
  [[nodiscard]] bool is_gerund(std::uint32_t verb) const {
    return verb > c_.sentence.first + 1 && verb < last_ && form(c_, verb).ends_with("ing") &&
           c_.is(verb - 1, word::joins_noun | word::from) && is_noun(c_.pos(verb - 2)) && is_noun(c_.pos(verb + 1));
  }

  // "The contract [to build] the ship"
  [[nodiscard]] bool is_purpose(std::uint32_t verb) const {
    return verb >= c_.sentence.first + 2 && c_.pos(verb - 1) == Pos::part && !is_possessive(c_, verb - 1) &&
           is_noun(c_.pos(verb - 2));
  }

  // "They sold cars and [profits] rose": what the verb before governs is another clause.
  void end_at_verb() {
    // "makers who report increases in wage and [benefit costs]": two objects of one relative clause
    // and "it said supply of oil and refined fuels": a clause is told
    if (after_and_ != 0 && !is_relative_verb() && !is_teller(c_, first_ - 1)) first_ = after_and_;
  }

  // The verb before the stretch is that of a relative clause: "makers who [report]".
  [[nodiscard]] bool is_relative_verb() const {
    std::uint32_t at = first_ - 1;
    while (at > c_.sentence.first &&
           (c_.pos(at) == Pos::verb || c_.pos(at) == Pos::aux || c_.pos(at) == Pos::adv || c_.pos(at) == Pos::part))
      --at;
    return at > c_.sentence.first && c_.is(at, word::relative) && is_noun(c_.pos(at - 1));
  }

  const Clause& c_;
  std::uint32_t last_, first_, after_and_ = 0;
};

// The token behind times and determiners: "last year [sales] rose".
std::uint32_t past_times(const Clause& clause, std::uint32_t token, std::uint32_t last) {
  while (token <= last) {
    const Time* time = clause.document.time_at(token);
    const bool attribute = time != nullptr && time->tokens.last <= last && is_noun(clause.pos(time->tokens.last));
    if (time != nullptr && !attribute) {
      token = time->tokens.last;
    } else if (clause.pos(token) == Pos::adv || clause.pos(token) == Pos::det || is_possessive(clause, token)) {
      ++token;
    } else {
      break;
    }
  }
  return token;
}

// "The number of [people] who have been treated in Leeds": where the stretch that begins at `first` is governed by the
// verb of a relative clause, the noun that the clause says more of.
std::optional<NounPhrase> before_relative(const Clause& clause, std::uint32_t first) {
  const std::uint32_t begin = clause.sentence.first;
  std::uint32_t at = first;
  while (at > begin && (clause.pos(at - 1) == Pos::verb || clause.pos(at - 1) == Pos::aux ||
                        clause.pos(at - 1) == Pos::adv || clause.pos(at - 1) == Pos::part))
    --at;
  if (at == first || at < begin + 2 || !clause.is(at - 1, word::relative) || !is_noun(clause.pos(at - 2)))
    return std::nullopt;
  return phrase_ending_at(clause, at - 2, Joins::of);
}

// The first noun phrase of the stretch that ends at `last`, with all that belongs to it.
std::optional<NounPhrase> first_phrase(const Clause& clause, std::uint32_t last) {
  if (ends_open_number(clause, last)) last -= 3;
  if (clause.pos(last) != Pos::num && !is_noun(clause.pos(last)) && form(clause, last) != ")") {
    // "treatment" of "waiting for treatment abroad" is the same subject; a pronoun or conjunction is none
    if (clause.pos(last) != Pos::adj) return std::nullopt;
  }
  const std::uint32_t first = Stretch(clause, last).first();
  if (const auto phrase = before_relative(clause, first)) return phrase;
  const std::uint32_t begin = past_times(clause, first, last);
  // "In Japan sales rose": what a preposition governs is no subject
  if (begin > last || clause.pos(begin) == Pos::adp) return phrase_ending_at(clause, last, Joins::all);
  auto phrase = phrase_from(clause, begin, Joins::of);
  if (!phrase || phrase->head > last) return phrase_ending_at(clause, last, Joins::all);
  if (phrase->tokens.last <= last) {
    bool whole = true;
    for (std::uint32_t t = phrase->tokens.last; t <= last && whole; ++t) {
      whole = clause.pos(t) != Pos::punct && clause.pos(t) != Pos::verb && clause.document.time_at(t) == nullptr;
    }
    if (whole) phrase->tokens.last = last + 1;
  }
  return phrase;
}

// What ends at `last` is no preposition's: "expects [prices] to rise", not "fell after the [vote] to end".
bool is_object(const Clause& clause, std::uint32_t last) {
  if (!is_noun(clause.pos(last))) return false;
  const std::uint32_t begin = past_times(clause, Stretch(clause, last).first(), last);
  return begin <= last && clause.pos(begin) != Pos::adp;
}

// A verb that says where a quantity stands, and nothing of a change.
bool is_level(const Clause& clause, std::uint32_t verb) {
  const Symbol lemma = clause.lemma(verb);
  return lemma != Symbol::unknown && clause.lexicon.changes[lemma].uses == change_use::level;
}

// "To [close] at 7,000", "to [end] up 5%", "to [close] down 5%"
bool states_level(const Clause& clause, std::uint32_t verb) {
  if (clause.pos(verb) != Pos::verb || !clause.is(verb - 1, word::to) || !clause.holds(verb + 1)) return false;
  return clause.is(verb + 1, word::at) ||
         (clause.lexicon.changes[clause.lower(verb + 1)].uses & change_use::particle) != 0;
}

// "[Equipment] that the agency estimates will cost": what somebody tells of in a relative clause.
std::optional<NounPhrase> before_teller(const Clause& clause, std::uint32_t verb) {
  if (clause.pos(verb) != Pos::verb || verb == clause.sentence.first || !is_teller(clause, verb)) return std::nullopt;
  if (!is_noun(clause.pos(verb - 1))) return std::nullopt;
  const std::uint32_t first = Stretch(clause, verb - 1).first();
  if (first < clause.sentence.first + 2 || !clause.is(first - 1, word::relative)) return std::nullopt;
  return past_places(clause, first - 2);
}

// The nearest auxiliary to the left of `token`, or `token`.
std::uint32_t copula_before(const Clause& clause, std::uint32_t token) {
  std::uint32_t at = token;
  while (at > clause.sentence.first && token - at < longest_step_back) {
    if (clause.pos(--at) == Pos::aux) return at;
  }
  return token;
}

// The phrase that is all that stands before the token in its sentence.
std::optional<NounPhrase> whole_before(const Clause& clause, std::uint32_t token) {
  if (token == clause.sentence.first || !is_noun(clause.pos(token - 1))) return std::nullopt;
  if (Stretch(clause, token - 1).first() != clause.sentence.first) return std::nullopt;
  return clause.pos(clause.sentence.first) == Pos::adp ? std::nullopt : first_phrase(clause, token - 1);
}

// The nearest verb to the left of `token`, or `token`.
std::uint32_t verb_before(const Clause& clause, std::uint32_t token) {
  std::uint32_t at = token;
  while (at > clause.sentence.first && token - at < longest_step_back) {
    if (clause.pos(--at) == Pos::verb) return at;
  }
  return token;
}

}  // namespace

std::optional<NounPhrase> subject_of(const Clause& clause, std::uint32_t verb) {
  const std::uint32_t begin = clause.sentence.first;
  std::uint32_t at = verb;
  bool relative = false;
  for (int hops = 0; hops < 4; ++hops) {
    const std::uint32_t group = before_auxiliaries(clause, at);
    const bool infinitive = group < at && clause.pos(at - 1) == Pos::part;
    const bool participle = form(clause, group).ends_with("ing");
    if (group == begin) return std::nullopt;
    const std::uint32_t before = group - 1;
    const Pos pos = clause.pos(before);
    const bool comma = form(clause, before) == ",";
    if (infinitive && pos == Pos::adj) {
      at = before;  // "is likely to rise"
      continue;
    }
    // "took losses to close at 7,000": what a level is said of is no object
    const std::uint32_t giver = infinitive ? verb_before(clause, before) : before;
    const bool reached =
        giver != before && is_level(clause, at) && states_level(clause, at) && !is_teller(clause, giver);
    // "rebounded after falling 250 points"
    const bool joined =
        participle && group == at && (pos == Pos::sconj || pos == Pos::adp) && !clause.is(before, word::of);
    if (!relative && ((infinitive && (reached || !is_object(clause, before))) || (comma && participle) || joined)) {
      // "fell 2%, to close at", "stayed at 5%, having touched": of the verb before
      at = pos == Pos::verb ? before : verb_before(clause, before);
      // "Loans were strong, rising 5%"
      if (at == before && comma) at = copula_before(clause, before);
      // "Exports, totalling $5m, were": no verb but this
      if (at == before && comma && !clause.is(group, word::light) && clause.document.time_at(before - 1) == nullptr)
        return whole_before(clause, before);
      if (at == before && pos != Pos::verb) return std::nullopt;
      continue;
    }
    if (auto phrase = relative ? past_places(clause, before) : first_phrase(clause, before)) return phrase;
    if (form(clause, before) == ")") {
      at = bracket_before(clause, before);
      if (at == before) return std::nullopt;
      continue;
    }
    if (comma) {
      // what stands between two commas is an aside: the subject is before it
      std::uint32_t open = before;
      while (open > begin && before - open < longest_aside && (open == before || form(clause, open) != ",")) --open;
      // "tripled in May, doubled in June": of the verb before
      const std::uint32_t list = verb_before(clause, before);
      if (open == begin || form(clause, open) != ",") {
        // "The Elmet index, was down 5%"
        if (list == before) return open == begin ? whole_before(clause, before) : std::nullopt;
        open = list;
      }
      at = open;
      continue;
    }
    if (pos == Pos::pron || pos == Pos::det || pos == Pos::sconj) {
      if (!clause.is(before, word::relative)) return std::nullopt;
      at = before;
      relative = true;
      if (at > begin && form(clause, at - 1) == ",") --at;
      continue;
    }
    if (pos != Pos::cconj && pos != Pos::verb) return std::nullopt;
    if (const auto thing = before_teller(clause, before)) return thing;
    // "opened lower and closed at", "expected to reach": the verb before has the same subject
    at = pos == Pos::verb ? before : verb_before(clause, before);
    if (at == before && pos != Pos::verb) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace sayso::figures
