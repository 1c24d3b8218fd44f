// What a number counts, read from the parts of speech behind it.
#include <algorithm>

#include "extractors/figures/draft.hpp"

namespace sayso::figures {
namespace {

// Longest noun phrase worth following; longer ones are tagging gone wrong.
constexpr std::uint32_t longest_phrase = 8;

bool is_noun(const Token& token) { return token.pos == Pos::noun; }

// Words that may stand between a number and its noun: "3 [newly built] homes", "12 [Afghan] soldiers".
bool may_precede_noun(const Document& document, std::uint32_t first, std::uint32_t token, std::uint32_t end) {
  const Token& t = document.tokens[token];
  switch (t.pos) {
    case Pos::adj:
    case Pos::propn:
      return true;
    case Pos::num: {
      // "12 [two]-seat gliders"
      const bool seats = token + 3 < end && document.slice(document.tokens[token + 1]) == "-" &&
                         is_noun(document.tokens[token + 2]) && is_noun(document.tokens[token + 3]);
      if (seats) return true;
      // "24 Boeing [737] jets", "two top-[ten] investors"
      if (token == first) return false;
      const Token& before = document.tokens[token - 1];
      // "46 affordable [one]-bedroom flats"
      const bool joined =
          token + 2 < end && document.slice(document.tokens[token + 1]) == "-" && is_noun(document.tokens[token + 2]);
      if (joined && before.pos == Pos::adj) return true;
      return before.pos == Pos::propn || (document.slice(before) == "-" && token > first + 1);
    }
    case Pos::sym:
      return token > first && document.slice(t) == "-";  // "four MS-13 members"
    case Pos::adv:
    case Pos::verb:
    case Pos::punct:
    case Pos::cconj: {
      // an adverb or participle needs an adjective or noun behind it, a hyphen or "and" an adjective
      if (token + 1 >= end) return false;
      const Pos next = document.tokens[token + 1].pos;
      const std::string_view form = document.slice(t);
      if (t.pos == Pos::punct) return form == "-" && token > first;
      if (t.pos == Pos::cconj) {
        const Pos before = document.tokens[token - 1].pos;
        // "30 ballistic and [cruise] missiles"
        const bool joins = (next == Pos::noun || next == Pos::propn) && token + 2 < end &&
                           is_noun(document.tokens[token + 2]) &&
                           document.slice(document.tokens[token + 2]).ends_with("s");
        const bool names = before == Pos::propn && next == Pos::propn;  // "eight House and Senate offices"
        return (before == Pos::adj && (next == Pos::adj || joins)) || (names && joins);
      }
      const bool joined = t.pos == Pos::verb && token > first && document.slice(document.tokens[token - 1]) == "-";
      const bool participle =
          t.pos == Pos::adv || joined || form.ends_with("ed") || form.ends_with("ing") || form.ends_with("en");
      return participle && (next == Pos::noun || next == Pos::adj || next == Pos::verb);
    }
    default:
      return false;
  }
}

// Behind words that hyphens join to one attribute: "[coal-fired] plants", "[guest-of-government] visits", or `token`.
std::uint32_t past_compound(const Document& document, std::uint32_t token, std::uint32_t end) {
  const auto hyphen = [&](std::uint32_t t) { return t < end && document.slice(document.tokens[t]) == "-"; };
  if (token + 3 >= end || !hyphen(token + 1) || !is_noun(document.tokens[token])) return token;
  std::uint32_t behind = token + 3;
  while (hyphen(behind) && behind + 1 < end) behind += 2;
  const Pos joined = document.tokens[token + 2].pos;
  const bool attribute = joined == Pos::verb || joined == Pos::adj || behind > token + 3;
  const Pos next = behind < end ? document.tokens[behind].pos : Pos::punct;
  // "four guest-of-government visits": behind them no verb ends in "s"
  const bool plural = next == Pos::verb && document.slice(document.tokens[behind]).ends_with("s");
  return attribute && (next == Pos::noun || next == Pos::propn || next == Pos::adj || plural) ? behind : token;
}

bool is_plural(const Document& document, const Token& token) {
  if (token.lemma != Symbol::unknown) return token.lemma != token.lower;
  return document.slice(token).ends_with("s");
}

// Nouns from the token on end in a plural: "tax [returns]".
bool plural_ahead(const Document& document, std::uint32_t token, std::uint32_t end) {
  bool plural = false;
  for (; token < end && is_noun(document.tokens[token]); ++token) plural = is_plural(document, document.tokens[token]);
  return plural;
}

// "Two Hyattsville[,] Maryland, men": the noun behind a place between commas, or `comma`.
std::uint32_t past_place(const Document& document, std::uint32_t first, std::uint32_t comma, std::uint32_t end) {
  const auto is_comma = [&](std::uint32_t t) { return document.slice(document.tokens[t]) == ","; };
  if (comma == first || document.tokens[comma - 1].pos != Pos::propn || !is_comma(comma)) return comma;
  std::uint32_t t = comma + 1;
  while (t < end && document.tokens[t].pos == Pos::propn) ++t;
  return t > comma + 1 && t + 1 < end && is_comma(t) && is_noun(document.tokens[t + 1]) &&
                 is_plural(document, document.tokens[t + 1])
             ? t + 1
             : comma;
}

// "35 serious [crashes] in": behind an adjective and before what no verb has there.
bool follows_adjective(const Document& document, std::uint32_t token) {
  if (document.tokens[token - 1].pos != Pos::adj || token + 1 >= document.tokens.size()) return false;
  const Pos next = document.tokens[token + 1].pos;
  return next == Pos::adp || next == Pos::punct;
}

// The head of the noun phrase from `token` on: the last noun of the first run of nouns; of names alone, a plural.
std::optional<std::uint32_t> head_noun(const Document& document, std::uint32_t token, std::uint32_t end, bool many) {
  std::optional<std::uint32_t> head, name, behind_compound;
  const std::uint32_t limit = std::min(end, token + longest_phrase);
  for (std::uint32_t t = token; t < limit; ++t) {
    const Token& at = document.tokens[t];
    // "customers" of "Cape May County customers": a capital inside the phrase is a name's
    const bool name_part =
        at.is(token_flag::capitalised) && t > token && t + 1 < limit && document.tokens[t + 1].pos == Pos::propn;
    // "six primaries yesterday"
    // and "three Serbs Thursday", but "12 Cape May customers"
    const bool named = name && (at.pos != Pos::propn || document.slice(document.tokens[*name]).ends_with("s"));
    if ((head || named) && document.time_at(t) != nullptr) break;
    // "one held last week"
    const Time* time = !head && t > token && is_noun(at) ? document.time_at(t) : nullptr;
    const bool ends = time != nullptr && time->tokens.last == t + 1;
    if (ends && (t + 1 >= end || !is_noun(document.tokens[t + 1]))) return std::nullopt;
    // "121 countries voting": a participle, whatever the tagger says
    if (head && at.pos == Pos::noun && document.slice(at).ends_with("ing") && t == *head + 1 &&
        document.slice(document.tokens[*head]).ends_with("s"))
      break;
    // "169 runs while": behind a plural number no verb ends in "s"
    const bool first = t == token || t == behind_compound || (t == token + 1 && many && follows_adjective(document, t));
    const bool plural = first && at.pos == Pos::verb && document.slice(at).ends_with("s");
    if (const std::uint32_t behind = past_compound(document, t, limit); behind != t) {
      head.reset();
      behind_compound = behind;
      t = behind - 1;
      continue;
    }
    // "three ship builds": a singular noun behind a plural number is none yet
    const bool agrees = !head || document.slice(document.tokens[*head]).ends_with("s");
    const bool builds = head && many && !agrees && t == *head + 1 && at.pos == Pos::verb &&
                        document.slice(at).ends_with("s") && !at.is(token_flag::capitalised);
    if ((is_noun(at) && !name_part) || plural || builds) {
      head = t;
      continue;
    }
    if (head) {
      // "tea and coffee mugs" is rare, "men-at-arms" and "passers-by" too: the run ends here
      const bool compound = document.slice(at) == "-" && !at.is(token_flag::space_before) && t + 1 < limit &&
                            is_noun(document.tokens[t + 1]);
      if (compound) continue;
      // "five country residential lots": the plural that the number asks for is still to come
      const bool singular = document.tokens[*head].lemma == document.tokens[*head].lower;
      // of "fourteen state nominating contests"
      const bool attribute = at.pos == Pos::verb && document.slice(at).ends_with("ing");
      // and of "30 cruise and ballistic missiles"
      const bool joins = at.pos == Pos::cconj && t + 1 < limit && document.tokens[t + 1].pos == Pos::adj;
      if (many && !agrees && singular && t == *head + 1 && (joins || attribute || at.pos == Pos::adj) &&
          plural_ahead(document, joins ? t + 2 : t + 1, limit)) {
        if (joins) ++t;
        continue;
      }
      break;
    }
    if (const std::uint32_t noun = past_place(document, token, t, limit); noun != t) return noun;
    // "12 Reserve Districts mostly described growth": what a plural name does
    const bool predicate = many && name && *name + 1 == t && document.slice(document.tokens[*name]).ends_with("s") &&
                           (at.pos == Pos::adv || at.pos == Pos::verb);
    if (predicate || !may_precede_noun(document, token, t, limit)) break;
    if (at.pos == Pos::propn) name = t;
  }
  if (head) return head;
  if (name && document.slice(document.tokens[*name]).ends_with("s")) return name;
  return std::nullopt;
}

// The noun that a word stands for when it is counted: "31 dead", "200 people"; unknown for most words.
Symbol people_word(const Context& context, std::uint32_t token) {
  const Document& document = context.document;
  const Symbol noun = context.lexicon.nouns[document.tokens[token].lower];
  if (noun == Symbol::unknown) return noun;
  const bool attribute = token + 1 < document.tokens.size() && is_noun(document.tokens[token + 1]);
  return attribute && !is_noun(document.tokens[token]) ? Symbol::unknown : noun;
}

// Past a possessor: "two of [the town's] schools".
std::uint32_t past_owner(const Document& document, std::uint32_t token, std::uint32_t end) {
  const std::uint32_t limit = std::min(end, token + 5);
  for (std::uint32_t t = token; t < limit; ++t) {
    const Pos pos = document.tokens[t].pos;
    if (pos == Pos::part && t > token && t + 1 < end) return t + 1;
    if (pos != Pos::propn && pos != Pos::noun && pos != Pos::det) break;
  }
  return token;
}

// "One", "1"
bool is_one(const Context& context, std::uint32_t token) {
  const NumberWord word = context.lexicon.numbers[context.document.tokens[token].lower];
  return (word.role == NumberRole::digit && word.value == 1) ||
         context.document.slice(context.document.tokens[token]) == "1";
}

bool is_determiner(const Token& token) { return token.pos == Pos::det || token.pos == Pos::pron; }

// The lemma; of acronyms with their capitals ("13 NGOs": NGO).
std::string noun_text(const Context& context, std::uint32_t index) {
  const Token& token = context.document.tokens[index];
  const std::string_view form = context.document.slice(token);
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (form.size() > 2 && form.ends_with('s') && std::all_of(form.begin(), form.end() - 1, upper))
    return std::string(form.substr(0, form.size() - 1));
  // "six A350s"
  if (token.is(token_flag::has_digit) && token.is(token_flag::capitalised) && form.size() > 2 && form.ends_with('s'))
    return std::string(form.substr(0, form.size() - 1));
  // "12 Federal Reserve Districts": a name that is counted is a noun
  Token noun = token;
  const bool name = noun.pos == Pos::propn && form.ends_with('s') && !noun.is(token_flag::has_digit);
  if (name) noun.pos = Pos::noun;
  std::string lemma = context.lexicon.lemmatiser.text(context.document, noun);
  // "two Filipinos"
  const bool alone = index == context.sentence.first || !context.document.tokens[index - 1].is(token_flag::capitalised);
  if (name && alone && upper(form.front()) && !lemma.empty() && lemma.front() >= 'a' && lemma.front() <= 'z')
    lemma.front() = form.front();
  return lemma;
}

// Behind an age that stands between a number and its noun: "two 16-year-old [boys]", or `token`.
std::uint32_t past_age(const Context& context, std::uint32_t token) {
  const Document& document = context.document;
  if (document.tokens[token].pos != Pos::num || token + 5 >= context.sentence.last) return token;
  const auto hyphen = [&](std::uint32_t t) { return document.slice(document.tokens[t]) == "-"; };
  const bool age = hyphen(token + 1) && context.lexicon.is(document.tokens[token + 2].lower, word::year) &&
                   hyphen(token + 3) && context.lexicon.is(document.tokens[token + 4].lower, word::old);
  return age ? token + 5 : token;
}

bool is_opening_mark(std::string_view form) {
  return form == "\"" || form == "\u201c" || form == "\u2018" || form == "'" || form == "``";
}

// "A new four [lane] motorway": one thing has four of them.
bool is_of_one(const Context& context, std::uint32_t noun) {
  const Document& document = context.document;
  if (!is_noun(document.tokens[noun]) || is_plural(document, document.tokens[noun]) ||
      noun < context.sentence.first + 2)
    return false;
  std::uint32_t before = noun - 1;
  const std::uint32_t limit = noun > context.sentence.first + 4 ? noun - 4 : context.sentence.first;
  while (before > limit && document.tokens[before - 1].pos == Pos::adj) --before;
  return before > limit && context.lexicon.is(document.tokens[before - 1].lower, word::article);
}

}  // namespace

std::optional<Counted> counted_noun(const Context& context, std::uint32_t atom) {
  if (atom >= context.atoms.size()) return std::nullopt;
  const Document& document = context.document;
  const std::uint32_t end = context.sentence.last;
  std::uint32_t token = context.atoms[atom].token;
  // "hourly staff": a set of times is an attribute, a date or duration ends the phrase
  if (const Time* time = context.time_at(atom); time != nullptr && time->type != TimeType::set) return std::nullopt;
  bool in_span = true;
  if (context.lexicon.is(context.word(atom), word::of)) {
    // "seven of the 12 [bodies]", "most of its employees"
    std::uint32_t next = token + 1;
    if (next >= end) return std::nullopt;
    // "the 3.33 million of a year earlier", "of last year"
    if (document.time_at(next) != nullptr || context.lexicon.is(document.tokens[next].lower, word::article))
      return std::nullopt;
    next = past_owner(document, next, end);
    if (!is_determiner(document.tokens[next]) && next == token + 1) return std::nullopt;
    const std::uint32_t limit = std::min(end, next + 5);
    // "of his or her paintings"
    const auto joins = [&](std::uint32_t at) {
      return document.tokens[at].pos == Pos::cconj && at + 1 < limit && is_determiner(document.tokens[at - 1]) &&
             is_determiner(document.tokens[at + 1]);
    };
    while (next < limit &&
           (is_determiner(document.tokens[next]) || document.tokens[next].pos == Pos::num || joins(next))) {
      in_span = in_span && document.tokens[next].pos != Pos::num;
      ++next;
    }
    if (next >= end) return std::nullopt;
    // "five of those involved ropes"
    const bool stands = document.tokens[next - 1].pos == Pos::pron && document.tokens[next].pos == Pos::verb;
    if (stands && context.lexicon.is(document.tokens[next - 1].lower, word::after_part)) return std::nullopt;
    token = next;
  }
  if (const std::uint32_t behind = past_age(context, token); behind != token) {
    token = behind;
    in_span = false;
  }
  if (const Symbol people = people_word(context, token); people != Symbol::unknown)
    return Counted{token, people, in_span};
  // "a 32-[bed] unit"
  const bool hyphened = atom > 0 && context.word(atom - 1) == context.lexicon.marks.hyphen;
  const bool attribute = hyphened && is_noun(document.tokens[token]);
  // "a new four lane motorway", "three ships"
  const bool many = token > context.sentence.first && !is_one(context, token - 1) &&
                    document.slice(document.tokens[token - 1]).find('.') == std::string_view::npos;
  // "1,000 “likes”"
  if (token + 1 < end && is_opening_mark(document.slice(document.tokens[token])) && is_noun(document.tokens[token + 1]))
    ++token;
  auto head = attribute ? std::optional(token) : head_noun(document, token, end, many);
  if (!head) return std::nullopt;
  // "200 insurgents surrender": a verb to any reader, for a plural number has no singular behind a plural noun
  const auto singular = [&](const Token& t) {
    return is_noun(t) && t.lemma == t.lower && t.lemma != Symbol::unknown &&
           context.lexicon.names[t.lower] != NameKind::plural && context.lexicon.nouns[t.lower] == Symbol::unknown;
  };
  const Token& last = document.tokens[*head];
  const bool goes_on =
      *head + 1 < end && (document.tokens[*head + 1].pos == Pos::adp || document.tokens[*head + 1].pos == Pos::punct ||
                          document.tokens[*head + 1].pos == Pos::adv || document.tokens[*head + 1].pos == Pos::det);
  if (many && *head > token && singular(last) && goes_on && is_plural(document, document.tokens[*head - 1]) &&
      is_noun(document.tokens[*head - 1]))
    --*head;
  const Symbol people = people_word(context, *head);
  const bool alike = *head == token || is_plural(document, document.tokens[*head]) || people != Symbol::unknown;
  if (many && !alike && !attribute && is_noun(document.tokens[*head])) {
    if (document.tokens[token].pos == Pos::verb) return std::nullopt;  // "eleven stopped treatment"
    if (is_of_one(context, token)) return Counted{token, Symbol::unknown, in_span};
  }
  return Counted{*head, people_word(context, *head), in_span};
}

std::string unit_of(const Context& context, const Counted& noun) {
  if (noun.stands_for != Symbol::unknown) return std::string(context.lexicon.vocabulary.text(noun.stands_for));
  return noun_text(context, noun.last_token);
}

}  // namespace sayso::figures
