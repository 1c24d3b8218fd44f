#include "extractors/quotes/clauses.hpp"

#include <algorithm>

#include "extractors/quotes/phrases.hpp"

namespace sayso::quotes {
namespace {

// Bounds of looking around, in tokens.
constexpr std::uint32_t longest_verb_group = 10;
constexpr std::uint32_t farthest_subject = 60;
constexpr std::uint32_t longest_content = 300;
constexpr std::uint32_t longest_participle = 8;
constexpr std::uint32_t longest_relative = 24;
constexpr int most_verbs = 6;
constexpr int deepest_apposition = 5;
constexpr int longest_list = 8;

VerbForm form_of(const Marked& marked, std::size_t verb) {
  const Token& token = marked.token(verb);
  const std::string_view form = marked.document.slice(token);
  if (form.size() > 4 && form.ends_with("ing")) return VerbForm::gerund;
  if (token.lower != Symbol::unknown && token.lower == token.lemma) return VerbForm::base;
  if (form.ends_with('s')) return VerbForm::present;
  return VerbForm::past;
}

bool is_adverb(const Marked& marked, std::size_t i) { return marked.pos(i) == Pos::adv || marked.pos(i) == Pos::part; }

bool can_end_name(Pos pos) { return pos == Pos::noun || pos == Pos::propn || pos == Pos::pron; }

bool is_verb(const Marked& marked, std::size_t i) { return marked.pos(i) == Pos::verb || marked.pos(i) == Pos::aux; }

bool is_clause_comma(const Marked& marked, std::size_t i) {
  const char c = marked.mark(i);
  return c == ',' || c == ')' || marked.dash(i);
}

// "Ann Lee, 36, the bank's chair, [who]": the phrase with those before it to which it is an apposition.
TokenRange with_antecedent(const Marked& marked, TokenRange phrase, std::uint32_t floor) {
  for (int depth = 0; depth < deepest_apposition && phrase.first > floor + 1; ++depth) {
    const bool number = marked.pos(phrase.first) == Pos::num;
    const bool apposed = number || marked.is(phrase.first, word::article | word::possessive);
    if (!apposed || marked.mark(phrase.first - 1) != ',') break;
    const TokenRange before = noun_phrase_before(marked, phrase.first - 1, floor);
    if (before.empty()) break;
    phrase.first = before.first;
  }
  return phrase;
}

Subject subject_of_relative(const Marked& marked, std::uint32_t pronoun, std::uint32_t floor) {
  Subject subject{SubjectKind::relative, {pronoun, pronoun + 1}, pronoun, std::nullopt};
  // "many of whom"
  if (pronoun > floor + 1 && marked.is(pronoun - 1, word::attach) && !marked.quoted(pronoun - 2) &&
      !marked.token(pronoun - 2).is(token_flag::punctuation)) {
    const TokenRange share = noun_phrase_before(marked, pronoun + 1, floor);
    if (share.size() > 1) subject.phrase = {std::max(share.first, pronoun - 2), pronoun + 1};
  }
  std::uint32_t end = subject.phrase.first;
  if (end > floor && is_clause_comma(marked, end - 1)) --end;
  if (const TokenRange names = noun_phrase_before(marked, end, floor); !names.empty())
    subject.names = with_antecedent(marked, names, floor);
  return subject;
}

// Whether the range, which is short, holds a finite verb and no relative pronoun before it: auxiliaries, or verbs that
// are neither participles in "-ing" nor infinitives.
bool is_main_clause(const Marked& marked, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (marked.quoted(i)) continue;
    if (marked.is(i, word::relative)) return false;
    const Pos pos = marked.pos(i);
    if (pos == Pos::aux) return true;
    if (pos != Pos::verb || form_of(marked, i) == VerbForm::gerund || i == range.first) continue;
    const Pos before = marked.pos(i - 1);
    const bool attribute = before == Pos::det || before == Pos::adj || marked.is(i - 1, word::possessive);
    if (!attribute && !marked.is(i - 1, word::infinitive)) {
      return true;
    }
  }
  return false;
}

// The phrase that names somebody, without an inserted adverb: ", however,".
bool is_insertion(const Marked& marked, TokenRange range) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Pos pos = marked.pos(i);
    if (pos != Pos::adv && pos != Pos::adp && pos != Pos::det && pos != Pos::punct && !marked.in_time(i)) return false;
  }
  return true;
}

// The mark that opens what `closing` closes: a bracket, a dash or a comma, at or after `floor`; `closing` if there is
// none.
std::uint32_t opening_mark(const Marked& marked, std::uint32_t closing, std::uint32_t floor) {
  const bool bracket = marked.mark(closing) == ')', dash = marked.dash(closing);
  for (std::uint32_t i = closing; i > floor; --i) {
    const std::uint32_t mark = i - 1;
    if (marked.quoted(mark) && marked.stretches[marked.stretch_of[mark]].speech) return closing;
    const bool opens = bracket ? marked.mark(mark) == '('
                       : dash  ? marked.dash(mark)
                               : is_clause_comma(marked, mark) && !marked.dash(mark);
    if (opens) return mark;
  }
  return closing;
}

// Whether a phrase stands where a clause begins, so that it can be a subject with all that follows it between commas.
bool begins_clause(const Marked& marked, std::uint32_t token, std::uint32_t floor) {
  if (token == floor) return true;
  const std::uint32_t before = token - 1;
  return marked.quoted(before) || marked.is(before, word::coordinator | word::subordinator | word::that) ||
         is_clause_comma(marked, before) || marked.token(before).is(token_flag::punctuation);
}

// Behind a comma that closes an apposition or a relative clause: "Ann Lee, the bank's chair, [said]". Several may
// follow each other ("Ann Lee, 34, of Denver, Colorado,"), so the walk goes on to the farthest phrase that can begin a
// clause, until a clause stands between two commas.
Subject subject_apart(const Marked& marked, std::uint32_t comma, std::uint32_t floor) {
  const std::uint32_t begin = std::max(floor, comma > farthest_subject ? comma - farthest_subject : 0);
  // "Ann Lee (R-Ohio), [said]"
  if (comma > begin && marked.mark(comma - 1) == ')') --comma;
  std::uint32_t closing = comma;
  TokenRange phrase, nearest;
  for (int depth = 0; depth < deepest_apposition; ++depth) {
    const std::uint32_t opening = opening_mark(marked, closing, begin);
    if (opening == closing || is_main_clause(marked, {opening + 1, closing})) break;
    closing = opening;
    if (opening > begin && marked.mark(opening - 1) == ')') closing = opening_mark(marked, opening - 1, begin);
    const TokenRange candidate = noun_phrase_before(marked, closing, floor);
    if (candidate.empty()) break;
    const bool number = candidate.size() == 1 && marked.pos(candidate.first) == Pos::num;
    const bool prepositional = candidate.first > floor && marked.pos(candidate.first - 1) == Pos::adp;
    if (number || prepositional) continue;
    if (nearest.empty()) nearest = candidate;
    if (!begins_clause(marked, candidate.first, floor)) continue;
    phrase = candidate;
    if (candidate.first == floor || !is_clause_comma(marked, candidate.first - 1)) break;
  }
  if (phrase.empty()) phrase = nearest;
  if (phrase.empty()) return {};
  const std::uint32_t behind = marked.mark(comma) == ')' ? comma + 1 : comma;
  const std::uint32_t last = is_insertion(marked, {phrase.last, comma}) ? phrase.last : behind;
  return {SubjectKind::apart, {phrase.first, last}, phrase.first, std::nullopt};
}

// ", and [counter-sued]": the subject's next act.
bool next_act(const Marked& marked, std::uint32_t verb, std::uint32_t limit) {
  while (verb < limit && is_adverb(marked, verb)) ++verb;
  return verb < limit && is_verb(marked, verb) && !marked.quoted(verb) && form_of(marked, verb) != VerbForm::gerund;
}

// ", [with some papers claiming]": others say what follows.
bool others_say(const Marked& marked, std::uint32_t with, std::uint32_t limit) {
  const bool preposition = marked.pos(with) == Pos::adp || marked.pos(with) == Pos::sconj;
  if (!preposition || !marked.is(with, word::attach)) return false;
  const std::uint32_t verb = noun_phrase_at(marked, with + 1, limit).last;
  if (verb == 0 || verb >= limit || marked.pos(verb) != Pos::verb || form_of(marked, verb) != VerbForm::gerund)
    return false;
  const auto lemma = static_cast<std::size_t>(marked.token(verb).lemma);
  const auto& cues = marked.lexicon.verb_of_lemma;
  return lemma < cues.size() && cues[lemma] != no_cue && (marked.lexicon.cues[cues[lemma]].frames & frame::clause) != 0;
}

// Whether the word behind a comma begins what is no longer said.
bool cuts(const Marked& marked, std::uint32_t next, std::uint32_t limit, Shape shape) {
  if (marked.quoted(next)) return false;
  if (marked.is(next, word::coordinator)) {
    // "but": a new subject that is named, or a verb, is the article's own; "but that", "but he" goes on.
    const bool goes_on = shape == Shape::clause && next + 1 < limit &&
                         (marked.quoted(next + 1) || marked.is(next + 1, word::that | word::subject));
    if (marked.is(next, word::cut)) return !goes_on;
    return shape == Shape::phrase && next_act(marked, next + 1, limit);
  }
  if (marked.is(next, word::cut) || others_say(marked, next, limit)) return true;
  // An apposition to what is denied, welcomed or cited.
  if (shape == Shape::phrase && marked.is(next, word::article)) return true;
  // "most of which", "in which"
  for (std::uint32_t i = next + 1; i < std::min(next + 3, limit); ++i) {
    if (marked.is(i, word::relative) && marked.is(i, word::cut) && marked.pos(i - 1) == Pos::adp) return true;
  }
  // ", further noting"
  while (next + 1 < limit && marked.pos(next) == Pos::adv && !marked.quoted(next + 1)) ++next;
  return marked.pos(next) == Pos::verb && form_of(marked, next) == VerbForm::gerund;
}

// "those surveyed [said]", "a woman wearing a hat [said]": the phrase before a participle that ends at `end` or stands
// a few words before it.
TokenRange phrase_before_participle(const Marked& marked, std::uint32_t end, std::uint32_t floor) {
  floor = std::max(floor, end > longest_participle ? end - longest_participle : 0);
  for (std::uint32_t i = end; i > floor + 1; --i) {
    if (marked.token(i - 1).is(token_flag::punctuation) || marked.quoted(i - 1)) break;
    if (marked.is(i - 1, word::coordinator | word::that)) break;
    if (marked.pos(i - 1) != Pos::verb) continue;
    const VerbForm form = form_of(marked, i - 1);
    const TokenRange phrase = noun_phrase_before(marked, i - 1, floor);
    if (phrase.empty() || (form != VerbForm::past && form != VerbForm::gerund)) break;
    // Behind "he" or "who" it is no participle.
    if (marked.is(phrase.first, word::subject | word::relative)) break;
    return {phrase.first, end};
  }
  return {};
}

// "another man who did not want to be named [said]": the phrase before a relative clause without a comma.
TokenRange phrase_before_relative(const Marked& marked, std::uint32_t end, std::uint32_t floor) {
  floor = std::max(floor, end > longest_relative ? end - longest_relative : 0);
  for (std::uint32_t i = end; i > floor + 1; --i) {
    if (marked.mark(i - 1) != '\0' || marked.quoted(i - 1)) break;
    if (!marked.is(i - 1, word::relative) || marked.is(i - 1, word::that)) continue;
    const TokenRange phrase = noun_phrase_before(marked, i - 1, floor);
    if (!phrase.empty()) return {phrase.first, end};
  }
  return {};
}

bool is_place(const Marked& marked, std::uint32_t token) {
  const Mention* mention = marked.document.mention_at(token);
  if (mention == nullptr) return false;
  const EntityType type = marked.document.entities.entities[at(mention->entity)].type;
  return type == EntityType::gpe || type == EntityType::loc;
}

// "[the ministry in Munich,] Germany": what a place is the place of.
TokenRange with_place(const Marked& marked, TokenRange phrase, std::uint32_t floor) {
  if (phrase.first < floor + 2 || marked.mark(phrase.first - 1) != ',') return phrase;
  if (!is_place(marked, phrase.first - 2) || !is_place(marked, phrase.last - 1)) return phrase;
  const TokenRange whole = noun_phrase_before(marked, phrase.first - 1, floor);
  // "In Munich, Germany said"
  const bool adjunct = whole.empty() || (whole.first > floor && marked.pos(whole.first - 1) == Pos::adp);
  return adjunct ? phrase : TokenRange{whole.first, phrase.last};
}

// "[Snowe, Collins] and Michaud": the names of a list before its last two, where a clause begins with them.
TokenRange with_list(const Marked& marked, TokenRange phrase, std::uint32_t floor) {
  bool joined = false;
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) joined = joined || marked.pos(i) == Pos::cconj;
  if (!joined || marked.pos(phrase.first) != Pos::propn) return phrase;
  TokenRange whole = phrase;
  for (int members = 0; members < longest_list && whole.first > floor + 1; ++members) {
    if (marked.mark(whole.first - 1) != ',') break;
    const TokenRange member = noun_phrase_before(marked, whole.first - 1, floor);
    if (member.empty() || marked.pos(member.last - 1) != Pos::propn) break;
    whole.first = member.first;
  }
  const bool begins =
      whole.first == floor || (begins_clause(marked, whole.first, floor) && !is_clause_comma(marked, whole.first - 1));
  return begins ? whole : phrase;
}

// "[Experts on Japan and nuclear] safety", "[The family, protesters and civic] leaders": what "and" joins to a phrase,
// where a clause begins with all of it.
TokenRange with_coordinates(const Marked& marked, TokenRange phrase, std::uint32_t floor) {
  TokenRange whole = phrase;
  for (int members = 0; members < longest_list && whole.first > floor + 1; ++members) {
    std::uint32_t joint = whole.first - 1;
    // "observers in Virginia and around the country"
    if (marked.pos(joint) == Pos::adp && joint > floor + 1) --joint;
    const bool comma = members > 0 && marked.mark(joint) == ',';
    if (marked.quoted(joint) || (!comma && marked.pos(joint) != Pos::cconj)) break;
    const TokenRange before = noun_phrase_before(marked, joint, floor);
    if (before.empty() || marked.is(before.first, word::subject)) break;
    whole.first = before.first;
    if (whole.first == floor) return whole;
  }
  const bool begins = whole.first > floor && (marked.is(whole.first - 1, word::subordinator | word::that) ||
                                              (marked.mark(whole.first - 1) == ',' && whole.first < floor + 12));
  return begins ? whole : phrase;
}

// "said [chairman] and chief executive Ann Lee": of two roles of one person the name closes the second.
TokenRange with_second_role(const Marked& marked, TokenRange phrase, std::uint32_t limit) {
  if (phrase.empty() || phrase.last + 1 >= limit || !marked.is(phrase.last, word::coordinator)) return phrase;
  if (marked.pos(phrase.first) != Pos::noun || marked.pos(phrase.last - 1) != Pos::noun) return phrase;
  const TokenRange second = noun_phrase_at(marked, phrase.last + 1, limit);
  if (second.size() < 2 || marked.pos(second.last - 1) != Pos::propn) return phrase;
  const Pos first = marked.pos(second.first);
  const bool bare = first == Pos::noun || first == Pos::propn || first == Pos::adj;
  const bool verb = second.last < limit && is_verb(marked, second.last) && !marked.quoted(second.last);
  return bare && !verb ? TokenRange{phrase.first, second.last} : phrase;
}

// Whether nothing before a subject makes its clause part of another: "that", "while", or a verb ("said the plan").
bool is_main_subject(const Marked& marked, const Subject& subject, std::uint32_t floor) {
  if (subject.clause_begin == floor) return true;
  const std::uint32_t before = subject.clause_begin - 1;
  return !marked.is(before, word::subordinator | word::that | word::question | word::relative) &&
         marked.pos(before) != Pos::verb && marked.pos(before) != Pos::sconj && marked.pos(before) != Pos::noun;
}

// "He's denied it": before an object pronoun or an article the clitic is "has".
bool is_have(const Marked& marked, TokenRange group) {
  if (group.last >= marked.document.tokens.size()) return false;
  if (marked.document.slice(marked.token(group.first)).size() < 2 ||
      marked.token(group.first).is(token_flag::space_before))
    return false;
  return marked.is(group.last, word::object | word::article) ||
         (marked.is(group.last, word::subject) && marked.pos(group.last) == Pos::pron);
}

}  // namespace

VerbGroup verb_group(const Marked& marked, std::uint32_t verb, std::uint32_t floor) {
  VerbGroup group;
  group.form = form_of(marked, verb);
  std::uint32_t first = verb;
  floor = std::max(floor, verb > longest_verb_group ? verb - longest_verb_group : 0);
  bool auxiliary = false, be_next = false;
  for (std::uint32_t i = verb; i > floor;) {
    --i;
    if (marked.quoted(i) || marked.token(i).is(token_flag::punctuation)) break;
    const std::uint32_t classes = marked.classes(i);
    // "Lee neither confirmed": no determiner, as a name stands before it.
    const bool bound = marked.pos(i) == Pos::det && (i == floor || !can_end_name(marked.pos(i - 1)));
    if ((classes & word::negator) != 0 && !bound) {
      group.negated = true;
    } else if ((classes & word::auxiliary) != 0 && marked.pos(i) != Pos::part) {
      if (!auxiliary) be_next = (classes & word::be) != 0;
      auxiliary = true;
      group.modal = group.modal || (classes & word::modal) != 0;
    } else if ((classes & word::infinitive) != 0 && marked.pos(i) == Pos::part) {
      group.infinitive = !auxiliary || group.form == VerbForm::base || group.infinitive;
      first = i;
      break;
    } else if (!is_adverb(marked, i) || (classes & (word::subordinator | word::question)) != 0) {
      break;  // "when asked"
    }
    first = i;
  }
  // Adverbs before a subject-less verb belong to it only next to it; a leading adverb does no harm.
  group.tokens = {first, verb + 1};
  group.passive = be_next && group.form == VerbForm::past && !is_have(marked, group.tokens);
  group.finite = !group.infinitive && (auxiliary || (group.form != VerbForm::gerund));
  return group;
}

Subject subject_before(const Marked& marked, const VerbGroup& group, std::uint32_t floor) {
  std::uint32_t end = group.tokens.first;
  // A time between subject and verb: "the ministry on Tuesday said".
  while (end > floor && marked.in_time(end - 1)) --end;
  while (end != group.tokens.first && end > floor + 1 && marked.pos(end - 1) == Pos::adv) --end;
  if (end != group.tokens.first && end > floor && marked.is(end - 1, word::adjunct)) --end;
  // "who all said"
  if (end > floor + 1 && marked.pos(end - 1) == Pos::det && marked.is(end - 2, word::relative | word::subject)) --end;
  if (end <= floor || marked.quoted(end - 1)) return {};
  if (is_clause_comma(marked, end - 1)) return subject_apart(marked, end - 1, floor);
  if (marked.is(end - 1, word::relative) && marked.pos(end - 1) != Pos::det) {
    return subject_of_relative(marked, end - 1, floor);
  }
  if (marked.is(end - 1, word::coordinator) || marked.is(group.tokens.first, word::coordinator)) return {};
  TokenRange phrase = noun_phrase_before(marked, end, floor);
  if (phrase.empty()) phrase = phrase_before_relative(marked, end, floor);
  if (phrase.empty()) phrase = phrase_before_participle(marked, end, floor);
  if (phrase.empty() || (phrase.size() == 1 && marked.is(phrase.first, word::article))) return {};
  // "reporters who asked the minister [said]": the phrase is an object inside a clause about the subject.
  // "The move came after the ministry [said]" is another clause.
  if (phrase.first > floor && marked.pos(phrase.first - 1) != Pos::punct && !marked.quoted(phrase.first - 1) &&
      !marked.is(phrase.first - 1, word::subordinator)) {
    TokenRange whole = phrase_before_relative(marked, phrase.first, floor);
    if (whole.empty()) whole = phrase_before_participle(marked, phrase.first, floor);
    if (!whole.empty()) phrase.first = whole.first;
  }
  phrase = with_list(marked, with_place(marked, phrase, floor), floor);
  phrase = with_coordinates(marked, phrase, floor);
  return {SubjectKind::before, phrase, phrase.first, std::nullopt};
}

Subject subject_behind(const Marked& marked, std::uint32_t behind, std::uint32_t limit) {
  if (behind >= limit) return {};
  const TokenRange phrase = with_second_role(marked, noun_phrase_at(marked, behind, limit), limit);
  if (phrase.empty()) return {};
  // "said he": only behind a quotation; elsewhere the pronoun begins what is said.
  const bool pronoun = marked.is(behind, word::subject) || marked.is(behind, word::that);
  if (pronoun && (behind < 2 || !marked.quoted(behind - 2))) return {};
  const std::uint32_t next = phrase.last;
  // "said the bank and its owners had": a subject of what is said.
  if (next + 1 < limit && marked.is(next, word::coordinator)) {
    const TokenRange other = noun_phrase_at(marked, next + 1, limit);
    if (!other.empty() && other.last < limit && is_verb(marked, other.last)) return {};
  }
  if (next < limit && is_verb(marked, next) && !marked.quoted(next)) return {};
  return {SubjectKind::behind, with_apposition(marked, phrase, limit), behind, std::nullopt};
}

Subject subject_of_clause(const Marked& marked, std::uint32_t token, std::uint32_t floor) {
  floor = std::max(floor, token > farthest_subject ? token - farthest_subject : 0);
  int verbs_left = most_verbs;
  Subject nearest;
  for (std::uint32_t i = token; i > floor && verbs_left > 0;) {
    --i;
    if (marked.quoted(i) || !is_verb(marked, i)) continue;
    const VerbGroup group = verb_group(marked, i, floor);
    if (!group.finite) continue;
    --verbs_left;
    Subject subject = subject_before(marked, group, floor);
    i = group.tokens.first;
    if (subject.kind == SubjectKind::none) continue;
    const bool main = subject.kind != SubjectKind::relative && is_main_subject(marked, subject, floor);
    subject.kind = SubjectKind::shared;
    if (main) return subject;
    if (nearest.kind == SubjectKind::none) nearest = subject;
  }
  return nearest;
}

std::uint32_t content_end(const Marked& marked, std::uint32_t begin, std::uint32_t limit, Shape shape) {
  limit = std::min(limit, begin + longest_content);
  bool verb_seen = shape == Shape::phrase;
  bool no_verb = shape == Shape::phrase;  // as yet
  int brackets = 0;
  std::uint32_t i = begin;
  while (i < limit) {
    if (marked.quoted(i)) {
      const Stretch& stretch = marked.stretches[marked.stretch_of[i]];
      i = stretch.outer.last;
      // "ruled it “true,” but could not resist": the comma stands before the closing mark.
      const bool comma = marked.document.slice(marked.token(stretch.inner.last - 1)) == ",";
      if (comma && i < limit && verb_seen && cuts(marked, i, limit, shape)) return i;
      continue;
    }
    const char c = marked.mark(i);
    brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ';' || brackets < 0) return i;
    verb_seen = verb_seen || is_verb(marked, i);
    no_verb = no_verb && !is_verb(marked, i);
    // "called the plan a mess [and] left"
    if (no_verb && i > begin && marked.is(i, word::coordinator) && next_act(marked, i + 1, limit)) return i;
    // A relative clause or participle behind the subject of what is said is part of it.
    if (c == ',' && i + 1 < limit && verb_seen && cuts(marked, i + 1, limit, shape)) return i;
    ++i;
  }
  return std::max(i, limit);
}

bool holds_verb(const Marked& marked, TokenRange range) {
  const std::uint32_t last = std::min(range.last, range.first + longest_content);
  for (std::uint32_t i = range.first; i < last; ++i) {
    if (is_verb(marked, i)) return true;
  }
  return false;
}

}  // namespace sayso::quotes
