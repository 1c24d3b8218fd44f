#include "extractors/quotes/quotes.hpp"

#include <algorithm>

#include "extractors/quotes/attribution.hpp"
#include "extractors/quotes/phrases.hpp"
#include "extractors/quotes/statements.hpp"

namespace sayso::quotes {
namespace {

// The bytes of a piece of content: without the marks where a quotation is all of it.
Span content_span(const Marked& marked, TokenRange range) {
  if (marked.quoted(range.first)) {
    const Stretch& stretch = marked.stretches[marked.stretch_of[range.first]];
    if (range.last <= stretch.outer.last && range.first <= stretch.inner.first) {
      range = {stretch.inner.first, std::min(stretch.inner.last, range.last)};
      const Token& last = marked.token(range.last - 1);
      if (range.size() > 1 && marked.document.slice(last) == ",") --range.last;
    }
  }
  return marked.document.span_of(range);
}

QuoteForm form_of(const Marked& marked, const std::vector<TokenRange>& content) {
  bool inside = false, outside = false;
  for (const TokenRange range : content) {
    for (std::uint32_t i = range.first; i < range.last && !(inside && outside); ++i) {
      if (marked.token(i).is(token_flag::punctuation)) continue;
      (marked.quoted(i) ? inside : outside) = true;
    }
  }
  if (!inside) return QuoteForm::indirect;
  return outside ? QuoteForm::mixed : QuoteForm::direct;
}

// Whether a mention heads its noun phrase or an apposition to it, and does not hang on a preposition, own something or
// tell what something is called ("the Lee government").
bool stands_free(const Marked& marked, const Mention& mention, TokenRange phrase) {
  const std::uint32_t first = mention.tokens.first, last = mention.tokens.last;
  if (last < phrase.last && (marked.pos(last) == Pos::part || marked.pos(last) == Pos::noun)) return false;
  return first == phrase.first || marked.pos(first - 1) != Pos::adp;
}

// Whether who is mentioned inside a phrase speaks through its head: "Shell's spokesman", "officials at Shell", but not
// "the Luton-based firm", "a firm in Luton", "Shell's founder" and "analysts at Shell". `chunk` is the phrase up to its
// head.
bool speaks_through(const Marked& marked, const Mention& mention, TokenRange chunk) {
  const EntityType type = marked.document.entities.entities[at(mention.entity)].type;
  if (type == EntityType::person || type == EntityType::norp || chunk.empty()) return false;
  const bool voice = marked.is(chunk.last - 1, word::voice);
  if (mention.tokens.first >= chunk.last) return voice && type == EntityType::org;
  if (mention.tokens.last < chunk.last && marked.mark(mention.tokens.last) == '-') return false;
  return voice || (type == EntityType::org && !marked.is(chunk.last - 1, word::member));
}

// "its minister, Ann Lee": a name behind a comma.
bool adds_name(const Marked& marked, TokenRange phrase, TokenRange chunk) {
  return chunk.last + 1 < phrase.last && marked.mark(chunk.last) == ',' && marked.pos(chunk.last + 1) == Pos::propn;
}

// Who a phrase speaks of: the person it names ("the bank's chair, Ann Lee"), else what its head mentions (of a list its
// first member), else who speaks through it.
std::optional<EntityIndex> entity_of(const Marked& marked, TokenRange phrase) {
  const Document& document = marked.document;
  std::optional<EntityIndex> head, any;
  const TokenRange chunk = chunk_at(marked, phrase.first, phrase.last);
  for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
    if (marked.is(i, word::relative) && i > phrase.first) break;
    const Mention* mention = document.mention_at(i);
    if (mention == nullptr || !phrase.contains(mention->tokens.first)) continue;
    const std::uint32_t last = mention->tokens.last;
    const bool person = document.entities.entities[at(mention->entity)].type == EntityType::person;
    const bool free = stands_free(marked, *mention, phrase);
    if (!head && free && person && mention->form == MentionForm::name) return mention->entity;
    // "the water company, Halden"
    const bool apposed = chunk.last + 1 == mention->tokens.first && marked.mark(chunk.last) == ',';
    const bool body = document.entities.entities[at(mention->entity)].type == EntityType::org;
    if (!head && apposed && body && mention->form == MentionForm::name) head = mention->entity;
    if (!head && free && (last == chunk.last || (last < chunk.last && marked.is(last, word::coordinator))))
      head = mention->entity;
    if (!any && speaks_through(marked, *mention, chunk)) any = mention->entity;
    i = std::max(i, last - 1);
  }
  if (head) return head;
  // A person whose name is no entity is none of those the phrase mentions besides.
  return adds_name(marked, phrase, chunk) ? std::nullopt : any;
}

Reference reference_to(const Marked& marked, TokenRange phrase, std::optional<TokenRange> names) {
  return {marked.document.span_of(phrase), phrase, entity_of(marked, names.value_or(phrase))};
}

// A cue's share of uses that report lowers what its rule promises.
double confidence_of(const Marked& marked, const Attribution& attribution) {
  const Confidence confidence = marked.lexicon.confidences[static_cast<std::size_t>(attribution.rule)];
  const double share = attribution.cue.tokens.empty() ? 1.0 : marked.lexicon.cues[attribution.cue.entry].share;
  return confidence.right * (1.0 - confidence.by_share * (1.0 - share));
}

Quote make_quote(const Marked& marked, const Selected& selected, Stance stance) {
  const Document& document = marked.document;
  const Attribution& attribution = selected.attribution;
  Quote quote;
  quote.form = form_of(marked, selected.content);
  quote.stance = stance;
  quote.confidence = confidence_of(marked, attribution);
  if (!attribution.subject.phrase.empty()) {
    quote.speaker = reference_to(marked, attribution.subject.phrase, attribution.subject.names);
  }
  if (!attribution.cue.tokens.empty()) {
    const TokenRange tokens = attribution.cue.tokens;
    quote.cue = Cue{document.span_of(tokens), tokens, marked.lexicon.cues[attribution.cue.entry].lemma};
  }
  for (const TokenRange range : selected.content) quote.content.push_back(content_span(marked, range));
  if (!attribution.addressee.empty()) quote.addressee = reference_to(marked, attribution.addressee, std::nullopt);
  return quote;
}

}  // namespace

std::vector<Quote> extract(const Document& document, const Lexicon& lexicon) {
  const Marked marked(document, lexicon);
  const std::vector<Statement> statements = read_statements(marked);
  std::vector<Quote> quotes;
  quotes.reserve(statements.size());
  for (const Statement& one : statements) quotes.push_back(make_quote(marked, one.selected, one.decision.stance));
  return quotes;
}

}  // namespace sayso::quotes
