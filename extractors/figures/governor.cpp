#include <algorithm>

#include "extractors/figures/measured.hpp"
#include "extractors/figures/verbs.hpp"

namespace sayso::figures {
namespace {

constexpr std::uint32_t longest_walk = 18;

bool is_noun(Pos pos) { return pos == Pos::noun || pos == Pos::propn; }

// What the walk from a figure to its verb found.
struct Governor {
  std::uint32_t verb = 0;
  std::optional<NounPhrase> object;  // of all that stands between them the leftmost, but for what prepositions govern
  std::optional<NounPhrase> nearby;  // the same with them
  bool found = false;
  bool at_once = false;  // the object follows the verb: "increase [output] to"
};

// The noun phrase is governed by a preposition: "sold to [a group]", "sold to a bank and [a group]".
bool is_governed(const Surroundings& a, const NounPhrase& phrase) {
  std::uint32_t at = phrase.tokens.first;
  for (int joined = 0; joined < 3; ++joined) {
    while (at > a.s.sentence.first && (a.clause.pos(at - 1) == Pos::det || a.clause.pos(at - 1) == Pos::pron)) --at;
    if (at == a.s.sentence.first) return false;
    if (a.clause.pos(at - 1) == Pos::adp) return true;
    if (a.clause.pos(at - 1) != Pos::cconj || at < a.s.sentence.first + 2) return false;
    const auto before = phrase_ending_at(a.clause, at - 2, Joins::none);
    if (!before) return false;
    at = before->tokens.first;
  }
  return false;
}

// "Sold [two mills] to a bank for": what is counted is an object as any other noun is.
std::optional<NounPhrase> counted_object(const Surroundings& a, const Figure& count) {
  const std::uint32_t head = count.tokens.last - 1;
  if (count.kind != FigureKind::count || a.clause.pos(head) != Pos::noun) return std::nullopt;
  const NounPhrase phrase{count.tokens, head};
  return is_governed(a, phrase) ? std::nullopt : std::optional(phrase);
}

// "The three months [ended] Sept. 30": a participle that is part of a time.
bool is_in_time(const Surroundings& a, std::uint32_t verb) {
  return is_reduced_relative(a.clause, verb) && a.s.time_at(verb - 1) != nullptr && a.s.time_at(verb + 1) != nullptr;
}

// "Worth" is an adjective that governs as a verb does.
bool governs(const Surroundings& a, std::uint32_t token) {
  const Pos pos = a.clause.pos(token);
  if (a.is(token, word::compared | word::base) || is_attribute(a.clause, token)) return false;
  // "an Elmet-[based] maker"
  const bool hyphened = pos == Pos::verb && token > a.s.sentence.first &&
                        a.lower(token - 1) == a.s.lexicon.marks.hyphen && !a.clause[token].is(token_flag::space_before);
  if (hyphened) return false;
  return pos == Pos::verb || pos == Pos::aux || (pos == Pos::adj && (a.uses(token) & change_use::level) != 0);
}

// A noun beside a noun that is a verb of level, and nothing else in words.tsv.
bool is_level_noun(const Surroundings& a, std::uint32_t token) {
  const Pos before = a.clause.pos(token - 1);
  return (before == Pos::noun || before == Pos::propn) && a.clause.lemma(token) == a.clause.lower(token) &&
         a.uses(token) == change_use::level && !a.is(token, word::stands_in);
}

// A value stands behind "to", but "provide them with" joins the preposition to the verb.
bool is_value(const Surroundings& a, std::uint32_t from) {
  const Pos pos = a.clause.pos(from - 1);
  if (pos != Pos::adp && pos != Pos::part) return false;
  return a.is(from - 1, word::to | word::at | word::from | word::by | word::for_word);
}

// "The jobs [created] since May to": a participle that says more of a noun, not "they [appealed] for".
bool says_more(const Surroundings& a, std::uint32_t verb, std::uint32_t from) {
  if (verb + 2 >= from || !is_reduced_relative(a.clause, verb)) return false;
  return !a.s.document.slice(a.clause[verb]).ends_with("ing");
}

// Walks left to the verb; what it passes on the way is the object. Without a verb, what stands before a colon or a
// conjunction names the figure.
Governor walk(const Surroundings& a, std::uint32_t from, bool value) {
  Governor g;
  const std::uint32_t begin = a.s.sentence.first;
  std::uint32_t at = from;
  bool joined = false;  // a conjunction has been passed since the object
  bool own = false;     // "brought the total to 40 and the [toll] to": what is left of the other figure is of that
  for (std::uint32_t steps = 0; at > begin && steps < longest_walk; ++steps) {
    --at;
    if (const Figure* other = a.s.figure_at(at); other != nullptr) {
      if (value) {
        own = own || (g.object && joined);
        if (const auto counted = own ? std::nullopt : counted_object(a, *other)) g.object = counted;
      }
      at = other->tokens.first;
      continue;
    }
    if (const Time* time = a.s.time_at(at); time != nullptr) {
      if (time->tokens.first <= begin) break;
      at = time->tokens.first;
      continue;
    }
    const Pos pos = a.clause.pos(at);
    if (pos == Pos::verb && a.is(at, word::base)) {
      // "cut, according to the union, by": who said it is not what it is about
      g.object.reset();
      g.nearby.reset();
      continue;
    }
    // "a package [worth] $5m": a noun to the tagger now and then
    const bool worth = at + 1 == from && (pos == Pos::noun || pos == Pos::adp) && at > begin && is_level_noun(a, at);
    if ((worth || governs(a, at)) && !is_in_time(a, at) && !(value && says_more(a, at, from))) {
      g.verb = at;
      g.found = true;
      return g;
    }
    joined = joined || (g.object && pos == Pos::cconj);
    if (pos == Pos::noun || pos == Pos::propn) {
      if (is_aside(a.clause, at)) continue;
      if (auto phrase = phrase_ending_at(a.clause, at, Joins::of)) {
        g.nearby = phrase;
        if (!own && !is_governed(a, *phrase)) g.object = phrase;
        at = phrase->tokens.first;
        continue;
      }
    }
    // "MINISTER: Over 60 per cent": who speaks
    const bool speaker =
        at > begin && a.clause[begin].is(token_flag::all_caps) && a.clause[at - 1].is(token_flag::all_caps);
    if (pos == Pos::punct && a.lower(at) == a.s.lexicon.marks.colon && at > begin && !g.nearby && !speaker)
      g.nearby = phrase_ending_at(a.clause, at - 1, Joins::of);
    const Marks& m = a.s.lexicon.marks;
    const Symbol mark = a.lower(at);
    const bool pause = mark == m.comma || mark == m.hyphen || mark == m.open || mark == m.close;
    if (pos == Pos::sconj || (pos == Pos::punct && !pause)) break;
  }
  return g;
}

// The verb that the figure is a change by, with the object behind it: "raise the [fee] that it charges by 45 cents".
Governor at_cue(const Surroundings& a, std::uint32_t i, std::uint32_t from) {
  const std::uint32_t cue = a.links[i].cue;
  Governor g{cue, std::nullopt, std::nullopt, true};
  const Figure* amount = a.s.figure_at(cue + 1);  // "fell [40 points] to 3,400"
  const bool points = amount != nullptr && amount->kind == FigureKind::count && amount->unit == "point";
  const auto object = points ? std::nullopt : a.thing_from(cue + 1, Joins::of);
  if (object && object->tokens.last <= from) {
    g.object = object;
    g.at_once = true;
  }
  return g;
}

bool is_passive(const Surroundings& a, std::uint32_t verb) {
  const bool plain = a.clause.lemma(verb) == a.clause.lower(verb) && a.clause.lemma(verb) != Symbol::unknown;
  if (verb == a.s.sentence.first || plain) return false;
  std::uint32_t at = verb - 1;
  while (at > a.s.sentence.first && a.clause.pos(at) == Pos::adv) --at;
  return a.clause.pos(at) == Pos::aux;
}

// "Added 2% to [output]": the whole that the share came to.
Span added_to(const Surroundings& a, std::uint32_t i, const Governor& g) {
  const std::uint32_t behind = a.s.behind_amount(a.figure(i));
  const bool adds = (a.uses(g.verb) & change_use::percent) != 0;
  if (!adds || g.object || !a.is(behind, word::to)) return {};
  const auto phrase = a.thing_from(behind + 1, Joins::of);
  return phrase && !a.is(phrase->head, word::stands_in) ? a.span(*phrase) : Span{};
}

std::optional<NounPhrase> subject(const Surroundings& a, std::uint32_t verb) {
  // "a deal worth £2bn": the noun beside it
  if (is_noun(a.clause.pos(verb)) ||
      ((a.clause.pos(verb) == Pos::adj || a.clause.pos(verb) == Pos::adp) && verb > a.s.sentence.first)) {
    std::uint32_t last = verb - 1;
    while (last > a.s.sentence.first && a.clause.pos(last) == Pos::punct) --last;  // "a new portfolio, worth"
    if (auto phrase = past_places(a.clause, last)) return phrase;
  }
  // "claims to the insurer totalling $2m"
  const bool of_noun = a.s.document.slice(a.clause[verb]).ends_with("ing") && is_reduced_relative(a.clause, verb);
  if (of_noun && a.s.time_at(verb - 1) == nullptr) {
    if (auto phrase = past_places(a.clause, verb - 1)) return phrase;
  }
  if (auto phrase = subject_of(a.clause, verb)) return phrase;
  // "with investments in 2014 totalling $5m"
  const Time* time = of_noun ? a.s.time_at(verb - 1) : nullptr;
  if (time == nullptr || time->tokens.first <= a.s.sentence.first + 1) return std::nullopt;
  std::uint32_t last = time->tokens.first - 1;
  while (last > a.s.sentence.first && (a.clause.pos(last) == Pos::adp || a.clause.pos(last) == Pos::det)) --last;
  return is_noun(a.clause.pos(last)) ? past_places(a.clause, last) : std::nullopt;
}

bool is_plural(const Clause& clause, std::uint32_t noun) {
  return clause.pos(noun) == Pos::noun && clause.lemma(noun) != clause.lower(noun);
}

// What "it" or "they" before the verb means: the subject of the clause before it, else that of the sentence before.
Span antecedent(const Surroundings& a, std::uint32_t verb) {
  std::uint32_t at = verb;
  while (at > a.s.sentence.first && (a.clause.pos(at - 1) == Pos::aux || a.clause.pos(at - 1) == Pos::adv)) --at;
  if (at == a.s.sentence.first) return {};
  --at;
  if (a.clause.pos(at) != Pos::pron || !a.is(at, word::back) || a.is(at, word::relative)) return {};
  const bool they = a.is(at, word::person);
  const auto main_subject = [&](TokenRange sentence, std::uint32_t before) -> Span {
    const Clause clause{a.s.document, a.s.lexicon, sentence};
    const std::uint32_t main = Verbs(a.s.document, a.s.lexicon, sentence).main_verb();
    if (main >= before) return {};
    auto phrase = subject_of(clause, main);
    // "One of the losers was [the Elmet index]. It fell"
    if (phrase && !they && is_plural(clause, phrase->head) && clause.pos(main) == Pos::aux)
      phrase = phrase_from(clause, main + 1);
    return phrase && is_plural(clause, phrase->head) == they ? a.span(*phrase) : Span{};
  };
  if (const Span own = main_subject(a.s.sentence, at); !own.empty()) return own;
  const auto& sentences = a.s.document.sentences;
  const auto here = std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
    return sentence.tokens.last <= a.s.sentence.first;
  });
  if (here == sentences.begin()) return {};
  const TokenRange before = (here - 1)->tokens;
  return main_subject(before, before.last);
}

Span of_subject(const Surroundings& a, std::uint32_t i, const Governor& g) {
  // "the strikes cost the airline $5m" measures a cost, "the plane cost $5m" the plane
  const bool measure = (a.uses(g.verb) & change_use::measure) != 0;
  const bool suffered =
      measure && g.verb + 1 < a.figure(i).tokens.first && (g.object || a.clause.pos(g.verb + 1) == Pos::pron);
  if (const auto phrase = suffered ? std::nullopt : subject(a, g.verb)) {
    // "prices were down 29 cents but are 27 cents higher": an amount is no thing, but what it is of
    const Figure* amount = a.s.figure_at(phrase->head);
    return amount != nullptr && amount->kind != FigureKind::count && !amount->of.empty() ? amount->of : a.span(*phrase);
  }
  if (measure) return a.clause[g.verb].span;
  if (a.clause.pos(g.verb) == Pos::adj) return {};
  const ChangeLink& link = a.links[i];
  const bool changes = link.role != ChangeRole::none && !link.cue_behind;
  const Span meant = changes ? antecedent(a, g.verb) : Span{};
  return meant.empty() ? a.earlier(i) : meant;
}

// "$5m [to upgrade the bridge]": what it is for.
Span aim_behind(const Surroundings& a, std::uint32_t i) {
  const std::uint32_t at = a.s.behind_amount(a.figure(i));
  if (!a.is(at, word::to) || !a.clause.holds(at + 1) || a.clause.pos(at + 1) != Pos::verb) return {};
  std::uint32_t object = at + 2;
  if (a.clause.holds(object) && a.clause.pos(object) == Pos::adp) ++object;  // "assist with"
  const auto phrase = a.thing_from(object, Joins::of);
  return a.s.document.span_of({at + 1, phrase ? phrase->tokens.last : at + 2});
}

// "500 metres north of", "a mile from": how far, of nothing that has a name.
bool is_distance(const Surroundings& a, std::uint32_t i) {
  const Figure& f = a.figure(i);
  const bool length = f.unit == "m" || f.unit == "km" || f.unit == "[mi_i]" || f.unit == "[ft_i]" || f.unit == "cm" ||
                      f.unit == "[yd_i]" || f.unit == "[nmi_i]";
  if (f.kind != FigureKind::quantity || !length || !f.per.empty()) return false;
  const std::uint32_t behind = a.s.behind_amount(f);
  if (!a.clause.holds(behind)) return false;
  const Pos next = a.clause.pos(behind);
  // "southwest of": a noun to the tagger
  const Symbol way = a.lower(behind);
  if (way != Symbol::unknown && a.s.lexicon.names[way] == NameKind::angle) return true;
  return (next == Pos::adp && !a.is(behind, word::of)) || next == Pos::adv;
}

// The verb itself; of one that says little its subject or what the figure is for.
Span verb_or_thing(const Surroundings& a, std::uint32_t i, const Governor& g) {
  if (is_distance(a, i) || a.clause.is(g.verb, word::said)) return {};
  const Symbol lemma = a.clause.lemma(g.verb);
  if (lemma == Symbol::unknown || !a.s.lexicon.is(lemma, word::light)) return a.clause[g.verb].span;
  if (const Span aim = aim_behind(a, i); !aim.empty()) return aim;
  // "included $5m for the Elmet Textile Centre": who gets it says more than the verb
  const std::uint32_t behind = a.s.behind_amount(a.figure(i));
  if (a.figure(i).kind == FigureKind::money && a.is(behind, word::for_word)) {
    if (const auto payee = a.thing_from(behind + 1, Joins::of)) return a.span(*payee);
  }
  const auto phrase = subject(a, g.verb);
  // "South Korea saw a 9% fall"
  const bool change = a.links[i].role == ChangeRole::amount && a.links[i].cue_behind && a.is_share(i) &&
                      a.links[i].cue == a.figure(i).tokens.last;
  if (phrase && (change || a.clause.pos(phrase->head) == Pos::noun)) return a.span(*phrase);
  if (g.object) return a.span(*g.object);
  if (a.figure(i).kind != FigureKind::money) return {};
  const Span before = a.earlier(i);
  return before.empty() ? a.clause[g.verb].span : before;
}

Span named_by(const Surroundings& a, std::uint32_t i, std::uint32_t from, const Governor& g) {
  // "moving northeast at 20 mph": the way is no thing
  const Symbol way = g.object ? a.lower(g.object->head) : Symbol::unknown;
  if (way != Symbol::unknown && a.s.lexicon.names[way] == NameKind::angle) return of_subject(a, i, g);
  const std::uint8_t use = a.uses(g.verb);
  const Pos before = a.clause.pos(from - 1);
  const bool tied = before == Pos::adp || before == Pos::part;
  const bool value = is_value(a, from);
  const bool transitive = (use & change_use::transitive) != 0 || (value && g.at_once);
  const bool about_subject = a.clause.pos(g.verb) == Pos::aux || (use & (change_use::verb | change_use::level)) != 0 ||
                             (a.links[i].role == ChangeRole::amount && !a.links[i].cue_behind);
  // "billed the insurer for $5m": the verb says what, its object whom
  const bool of_deed = a.is(from - 1, word::for_word) && (use & change_use::measure) != 0;
  const bool of_object = g.object && (value || transitive) && !of_deed;
  // "was lowered to", "was little changed at": a passive says it of its subject; "sold for" of the selling
  // "will be owned 55 percent by the union"
  const bool shared = !tied && a.is_share(i) && a.is(a.figure(i).tokens.last, word::by);
  const bool passive = !g.object && (tied || shared) && !a.is(from - 1, word::for_word) && is_passive(a, g.verb);
  const bool gained = a.is_share(i) && (use & change_use::percent) != 0;
  // "the bank gained $704m": the verb says what
  const bool made = a.figure(i).kind == FigureKind::money && a.links[i].role == ChangeRole::none && !tied &&
                    (use & change_use::percent) != 0;
  if (passive || gained || (about_subject && !made && !(of_object && transitive))) return of_subject(a, i, g);
  if (of_object) return a.span(*g.object);
  // "lost 2%, bringing it to 7,465": what the figure before is of
  const bool it = value && g.verb + 2 == from - 1 && a.clause.pos(g.verb + 1) == Pos::pron &&
                  a.is(g.verb + 1, word::back) && i > a.s.first;
  if (it && !a.figure(i - 1).of.empty()) return a.figure(i - 1).of;
  if (const Span purpose = purpose_behind(a, i); !purpose.empty()) return purpose;
  if (a.clause.pos(g.verb) == Pos::verb) return verb_or_thing(a, i, g);
  return g.nearby ? a.span(*g.nearby) : Span{};
}

}  // namespace

Span named_by_verb(const Surroundings& a, std::uint32_t i, std::uint32_t from) {
  const std::uint32_t begin = a.s.sentence.first;
  const bool item = from == begin + 1 && (a.clause.pos(begin) == Pos::punct || a.clause.pos(begin) == Pos::sym);
  if (from == begin || item) {
    const Span purpose = purpose_behind(a, i);
    if (!purpose.empty() || a.figure(i).kind != FigureKind::money) return purpose;
    if (const Span aim = aim_behind(a, i); !aim.empty()) return aim;
    // "$5m to Fara Council to upgrade a street,"
    const std::uint32_t behind = a.s.behind_amount(a.figure(i));
    const auto payee = a.is(behind, word::to) ? a.thing_from(behind + 1, Joins::of) : std::nullopt;
    return payee ? a.span(*payee) : Span{};
  }
  const Pos before = a.clause.pos(from - 1);
  const bool tied = before == Pos::adp || before == Pos::part;
  const ChangeLink& link = a.links[i];
  if (!tied && a.figure(i).kind == FigureKind::money && link.role == ChangeRole::none) {
    if (const Span purpose = purpose_behind(a, i); !purpose.empty()) return purpose;
  }
  const bool by_cue = link.role != ChangeRole::none && !link.cue_behind && link.cue < from &&
                      a.clause.pos(link.cue) == Pos::verb && a.s.figure_at(link.cue) == nullptr;
  const Governor g = by_cue ? at_cue(a, i, from) : walk(a, from, is_value(a, from));
  if (!g.found && !g.nearby && a.figure(i).kind == FigureKind::money) return aim_behind(a, i);
  if (!g.found) return g.nearby ? a.span(*g.nearby) : Span{};
  if (const Span whole = added_to(a, i, g); !whole.empty()) return whole;
  return named_by(a, i, from, g);
}

}  // namespace sayso::figures
