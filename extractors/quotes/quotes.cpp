#include "extractors/quotes/quotes.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/quotes/attribution.hpp"
#include "extractors/quotes/phrases.hpp"
#include "extractors/quotes/statements.hpp"
#include "pipeline/document/names.hpp"

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

// The country of a nationality, where the article names it.
class Countries {
 public:
  explicit Countries(const Document& document) : d_(document) {
    const auto& entities = document.entities.entities;
    for (std::uint32_t e = 0; e < entities.size(); ++e) {
      if (entities[e].type == EntityType::gpe && code_of(e) != 0) by_code_.emplace_back(code_of(e), e);
    }
    std::sort(by_code_.begin(), by_code_.end());
  }

  // Itself where the article does not name the country; none where it is no country's.
  [[nodiscard]] std::optional<EntityIndex> of(EntityIndex nationality) const {
    const std::uint32_t code = code_of(static_cast<std::uint32_t>(at(nationality)));
    if (code == 0) return std::nullopt;
    auto country = std::lower_bound(by_code_.begin(), by_code_.end(), std::pair{code, 0U});
    for (; country != by_code_.end() && country->first == code; ++country) {
      if (is_whole(country->second, at(nationality))) return EntityIndex{country->second};
    }
    return nationality;
  }

 private:
  [[nodiscard]] std::uint32_t code_of(std::uint32_t entity) const {
    const auto& links = d_.entities.entities[entity].links;
    return links.empty() ? 0 : country_of(links.front().code);
  }

  // The Gaza Strip and Scotland have the code of a country too, but begin neither as the code does nor as its people.
  [[nodiscard]] bool is_whole(std::uint32_t country, std::size_t nationality) const {
    const Entity& entity = d_.entities.entities[country];
    const std::string_view people = d_.slice(d_.entities.entities[nationality].name).substr(0, 2);
    const char code = entity.links.front().code.front();
    const auto begins = [&](Span name) { return d_.slice(name).front() == code || d_.slice(name).starts_with(people); };
    return begins(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), begins);
  }

  const Document& d_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_code_;
};

// Whether who is mentioned inside a phrase speaks through its head: "Shell's spokesman", "officials at Shell", but not
// "the Luton-based firm", "a firm in Luton", "Shell's founder" and "analysts at Shell". A nationality does only where
// the head says so ("Kenyan officials"). `chunk` is the phrase up to its head.
bool speaks_through(const Marked& marked, const Mention& mention, TokenRange chunk) {
  const EntityType type = marked.document.entities.entities[at(mention.entity)].type;
  if (type == EntityType::person || chunk.empty()) return false;
  const bool voice = marked.is(chunk.last - 1, word::voice);
  if (mention.tokens.first >= chunk.last) return voice && type == EntityType::org;
  if (mention.tokens.last < chunk.last && marked.mark(mention.tokens.last) == '-') return false;
  if (type == EntityType::norp) return voice && !marked.is(chunk.last - 1, word::member);
  return voice || (type == EntityType::org && !marked.is(chunk.last - 1, word::member));
}

// "its minister, Ann Lee": a name behind a comma.
bool adds_name(const Marked& marked, TokenRange phrase, TokenRange chunk) {
  return chunk.last + 1 < phrase.last && marked.mark(chunk.last) == ',' && marked.pos(chunk.last + 1) == Pos::propn;
}

// Who a phrase speaks of: the person it names ("the bank's chair, Ann Lee"), else what its head mentions (of a list its
// first member), else who speaks through it.
std::optional<EntityIndex> entity_of(const Marked& marked, const Countries& countries, TokenRange phrase) {
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
    if (!any && speaks_through(marked, *mention, chunk)) {
      const bool nationality = document.entities.entities[at(mention->entity)].type == EntityType::norp;
      any = nationality ? countries.of(mention->entity) : mention->entity;
    }
    i = std::max(i, last - 1);
  }
  if (head) return head;
  // A person whose name is no entity is none of those the phrase mentions besides.
  return adds_name(marked, phrase, chunk) ? std::nullopt : any;
}

Reference reference_to(const Marked& marked, const Countries& countries, TokenRange phrase,
                       std::optional<TokenRange> names) {
  return {marked.document.span_of(phrase), phrase, entity_of(marked, countries, names.value_or(phrase))};
}

// A cue's share of uses that report lowers what its rule promises.
double confidence_of(const Marked& marked, const Attribution& attribution) {
  const Confidence confidence = marked.lexicon.confidences[static_cast<std::size_t>(attribution.rule)];
  const double share = attribution.cue.tokens.empty() ? 1.0 : marked.lexicon.cues[attribution.cue.entry].share;
  return confidence.right * (1.0 - confidence.by_share * (1.0 - share));
}

Quote make_quote(const Marked& marked, const Countries& countries, const Selected& selected, Stance stance) {
  const Document& document = marked.document;
  const Attribution& attribution = selected.attribution;
  Quote quote;
  quote.form = form_of(marked, selected.content);
  quote.stance = stance;
  quote.confidence = confidence_of(marked, attribution);
  if (!attribution.subject.phrase.empty()) {
    quote.speaker = reference_to(marked, countries, attribution.subject.phrase, attribution.subject.names);
  }
  if (!attribution.cue.tokens.empty()) {
    const TokenRange tokens = attribution.cue.tokens;
    quote.cue = Cue{document.span_of(tokens), tokens, marked.lexicon.cues[attribution.cue.entry].lemma};
  }
  for (const TokenRange range : selected.content) quote.content.push_back(content_span(marked, range));
  if (!attribution.addressee.empty())
    quote.addressee = reference_to(marked, countries, attribution.addressee, std::nullopt);
  return quote;
}

}  // namespace

std::vector<Quote> extract(const Document& document, const Lexicon& lexicon) {
  const Marked marked(document, lexicon);
  const std::vector<Statement> statements = read_statements(marked);
  const Countries countries(document);
  std::vector<Quote> quotes;
  quotes.reserve(statements.size());
  for (const Statement& one : statements)
    quotes.push_back(make_quote(marked, countries, one.selected, one.decision.stance));
  return quotes;
}

}  // namespace sayso::quotes
