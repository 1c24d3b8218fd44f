#include "extractors/quotes/marked.hpp"

#include <algorithm>

namespace sayso::quotes {
namespace {

// With this many words a quotation is hardly ever a title, a nickname or a doubted word.
constexpr std::uint32_t words_of_speech = 6;

TokenRange with_marks(const Document& document, const Quotation& quotation) {
  TokenRange range = quotation.tokens;
  const auto& tokens = document.tokens;
  while (range.first > 0 && tokens[range.first - 1].span.begin >= quotation.outer.begin) --range.first;
  while (range.last < tokens.size() && tokens[range.last].span.end <= quotation.outer.end) ++range.last;
  return range;
}

// The words end as a clause does before its marks close: ",”" or ".”".
bool ends_in_punctuation(const Document& document, TokenRange inner) {
  if (inner.empty()) return false;
  const Token& last = document.tokens[inner.last - 1];
  if (!last.is(token_flag::punctuation)) return false;
  const char c = document.text()[last.span.begin];
  return c == ',' || c == '.' || c == '!' || c == '?';
}

// The marks enclose a whole sentence: "“No way.”"
bool is_sentence(const Document& document, const Quotation& quotation) {
  const Sentence& sentence = document.sentences[document.sentence_of(quotation.tokens.first)];
  return quotation.tokens.size() > 1 && sentence.span == quotation.outer;
}

bool is_speech(const Document& document, const Quotation& quotation, TokenRange inner) {
  if (inner.size() >= words_of_speech || is_sentence(document, quotation)) return true;
  return quotation.closed && ends_in_punctuation(document, inner);
}

// An opening mark that nothing closes covers its paragraph only where the next one opens again, as quotations over
// several paragraphs do; elsewhere the closing mark was forgotten, and the sentence's end is the better guess.
std::uint32_t end_of_unclosed(const Document& document, std::size_t index, TokenRange outer) {
  const std::uint32_t sentence = document.sentence_of(outer.first);
  const std::uint32_t paragraph = document.sentences[sentence].paragraph;
  const auto& quotations = document.quotations;
  for (std::size_t next = index + 1; next < quotations.size(); ++next) {
    if (quotations[next].depth != 0 || quotations[next].tokens.empty()) continue;
    const std::uint32_t other = document.sentence_of(quotations[next].tokens.first);
    const bool opens_paragraph = document.sentences[other].paragraph == paragraph + 1 &&
                                 document.sentences[other].span.begin == quotations[next].outer.begin;
    if (opens_paragraph) return outer.last;
    break;
  }
  return std::min(outer.last, document.sentences[sentence].tokens.last);
}

// A noun before "said" is sometimes taken for an auxiliary, and "wrote" behind a name for a noun.
Pos part_of_speech(const Lexicon& lexicon, const Token& token) {
  const std::uint32_t classes = lexicon.classes(token);
  if (token.pos == Pos::aux && (classes & word::auxiliary) == 0) {
    return token.is(token_flag::capitalised) ? Pos::propn : Pos::noun;
  }
  // "The WHO said"
  if ((classes & word::relative) != 0 && token.is(token_flag::all_caps)) return Pos::propn;
  return (classes & word::report) != 0 ? Pos::verb : token.pos;
}

// "a liberal think tank": behind an article and adjectives a verb's base form or present is a noun.
bool stands_as_noun(const Document& document, const Lexicon& lexicon, const std::vector<Pos>& parts) {
  const std::size_t i = parts.size();
  const Token& token = document.tokens[i];
  const std::string_view form = document.slice(token);
  const bool base = token.lower != Symbol::unknown && token.lower == token.lemma;
  if (!base && !form.ends_with('s')) return false;
  std::size_t before = i;
  while (before > 0 && before + 3 > i && parts[before - 1] == Pos::adj) --before;
  return before > 0 && (lexicon.classes(document.tokens[before - 1]) & word::article) != 0;
}

bool reports(const Lexicon& lexicon, const Token& token) {
  const auto lemma = static_cast<std::size_t>(token.lemma);
  return lemma < lexicon.verb_of_lemma.size() && lexicon.verb_of_lemma[lemma] != no_cue;
}

// "the price will rise, Wang said", "the council on Countering Violence": names that the tagger took for verbs. Inside
// a name verbs that report stay what they are: a headline in capitals is easily taken for one name.
void put_names_right(const Document& document, const Lexicon& lexicon, std::vector<Pos>& parts) {
  for (const Mention& mention : document.entities.mentions) {
    if (mention.form != MentionForm::name) continue;
    const bool person = document.entities.entities[at(mention.entity)].type == EntityType::person;
    const std::uint32_t first = mention.tokens.first, last = person ? mention.tokens.last : first + 1;
    for (std::uint32_t i = first; i < last; ++i) {
      const Token& token = document.tokens[i];
      const bool name = parts[i] == Pos::verb && token.is(token_flag::capitalised) && !token.is(token_flag::all_caps);
      if (name && (i == first || !reports(lexicon, token))) parts[i] = Pos::propn;
    }
  }
}

}  // namespace

Marked::Marked(const Document& text, const Lexicon& words)
    : document(text), lexicon(words), stretch_of(text.tokens.size(), no_stretch), time_end(text.tokens.size(), 0) {
  parts.reserve(document.tokens.size());
  for (const Token& token : document.tokens) {
    const Pos pos = part_of_speech(lexicon, token);
    parts.push_back(pos == Pos::verb && stands_as_noun(document, lexicon, parts) ? Pos::noun : pos);
  }
  put_names_right(document, lexicon, parts);
  std::uint32_t covered = 0;
  for (std::size_t i = 0; i < document.quotations.size(); ++i) {
    const Quotation& quotation = document.quotations[i];
    if (quotation.depth != 0 || quotation.tokens.empty() || quotation.tokens.first < covered) continue;
    Stretch stretch;
    stretch.outer = with_marks(document, quotation);
    stretch.inner = quotation.tokens;
    stretch.closed = quotation.closed;
    if (!quotation.closed) {
      stretch.outer.last = end_of_unclosed(document, i, stretch.outer);
      stretch.inner.last = std::min(stretch.inner.last, stretch.outer.last);
      if (stretch.inner.empty()) continue;
    }
    stretch.outer.first = std::max(stretch.outer.first, covered);
    stretch.paragraph = document.sentences[document.sentence_of(stretch.outer.first)].paragraph;
    stretch.speech = is_speech(document, quotation, stretch.inner);
    const auto index = static_cast<std::uint32_t>(stretches.size());
    std::fill(stretch_of.begin() + stretch.outer.first, stretch_of.begin() + stretch.outer.last, index);
    covered = stretch.outer.last;
    stretches.push_back(stretch);
  }
  for (const Time& time : document.times) {
    for (std::uint32_t i = time.tokens.first; i < time.tokens.last; ++i) time_end[i] = time.tokens.last;
  }
}

bool Marked::dash(std::size_t i) const {
  if (!token(i).is(token_flag::punctuation) || quoted(i)) return false;
  const std::string_view form = document.slice(token(i));
  if (form == "\xE2\x80\x94" || form == "\xE2\x80\x93" || form == "\xE2\x80\x95" || form == "--") return true;
  return form == "-" && token(i).is(token_flag::space_before) && i + 1 < document.tokens.size() &&
         token(i + 1).is(token_flag::space_before);
}

}  // namespace sayso::quotes
