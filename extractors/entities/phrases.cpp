#include "extractors/entities/phrases.hpp"

#include <algorithm>
#include <string_view>

namespace sayso::entities {
namespace {

using namespace token_flag;

// How many tokens before its head a phrase may begin, and adverbs between a subject and its verb.
constexpr std::uint32_t longest_phrase = 6, most_adverbs = 2;
// What may stand between commas or in brackets behind a subject.
constexpr std::uint32_t longest_insertion = 16;

bool is_nominal(const Token& t) { return t.pos == Pos::noun || t.pos == Pos::propn; }

bool modifies(const Token& t) {
  return t.pos == Pos::adj || t.pos == Pos::num || is_nominal(t) || t.pos == Pos::adv || t.pos == Pos::part;
}

}  // namespace

std::optional<Phrase> phrase_ending_at(const Document& d, const Lexicon& lexicon, std::uint32_t head,
                                       TokenRange within) {
  if (head + 1 < within.last && is_nominal(d.tokens[head + 1])) return std::nullopt;
  const std::uint32_t first = within.first;
  Phrase phrase;
  const std::uint32_t limit = head - first > longest_phrase ? head - longest_phrase : first;
  std::uint32_t begin = head;
  while (begin > limit && modifies(d.tokens[begin - 1])) --begin;
  if (begin > limit) {
    const Token& before = d.tokens[begin - 1];
    const std::uint32_t traits = lexicon.traits(before.lower);
    // "She said that man is free": no determiner.
    phrase.definite = (traits & trait::definite) != 0 && before.pos != Pos::sconj;
    phrase.possessed = (traits & trait::possessive) != 0;
    phrase.indefinite = !phrase.definite && before.pos == Pos::det;
    if (phrase.definite || phrase.possessed || before.pos == Pos::det) --begin;
  }
  const Token& noun = d.tokens[head];
  phrase.tokens = {begin, head + 1};
  phrase.noun = lexicon.noun(noun.lemma);
  const std::string_view text = d.slice(noun);
  phrase.plural = noun.lemma == Symbol::unknown ? text.ends_with('s') : noun.lower != noun.lemma;
  return phrase;
}

std::uint32_t verb_of(const Document& d, TokenRange phrase, TokenRange sentence) {
  std::uint32_t next = phrase.last;
  // ", a farmer from Oslo,", "(R-Ohio)"
  if (next < sentence.last && d.tokens[next].is(punctuation)) {
    const std::string_view mark = d.slice(d.tokens[next]);
    if (mark != "," && mark != "(") return sentence.last;
    const std::string_view closing = mark == "," ? "," : ")";
    const std::uint32_t limit = std::min(sentence.last, next + longest_insertion);
    std::uint32_t end = next + 1;
    while (end < limit && d.slice(d.tokens[end]) != closing && d.tokens[end].pos != Pos::verb) ++end;
    if (end >= limit || d.slice(d.tokens[end]) != closing) return sentence.last;
    next = end + 1;
  }
  const std::uint32_t limit = std::min(sentence.last, next + most_adverbs);
  while (next < limit && d.tokens[next].pos == Pos::adv) ++next;
  const bool verb = next < sentence.last && (d.tokens[next].pos == Pos::verb || d.tokens[next].pos == Pos::aux);
  return verb ? next : sentence.last;
}

Place place_of(const Document& d, TokenRange phrase, TokenRange sentence) {
  if (phrase.first > sentence.first && d.tokens[phrase.first - 1].pos == Pos::adp) return Place::oblique;
  return verb_of(d, phrase, sentence) < sentence.last ? Place::subject : Place::other;
}

}  // namespace sayso::entities
