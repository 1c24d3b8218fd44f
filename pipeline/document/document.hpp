// The one structure that every stage reads and each stage adds its layer to.
//
// Document owns the article's text and a vector per layer. Layers hold byte spans and indices; a text is sliced on
// the spot with Document::slice. The names are those of the JSON (shared contract); what a field means is said there
// and, where it is ours, here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pipeline/document/article.hpp"
#include "pipeline/document/number.hpp"
#include "pipeline/document/types.hpp"

namespace sayso {

// What the letters of a token look like; a set of bits in Token::flags.
namespace token_flag {
inline constexpr std::uint8_t space_before = 1;  // white space (or the text's start) stands before it
inline constexpr std::uint8_t capitalised = 2;   // first letter is upper case
inline constexpr std::uint8_t all_caps = 4;      // two letters or more, none lower case
inline constexpr std::uint8_t has_lower = 8;
inline constexpr std::uint8_t has_digit = 16;
inline constexpr std::uint8_t punctuation = 32;     // no letter and no digit
inline constexpr std::uint8_t sentence_start = 64;  // first word of its sentence, opening marks skipped
inline constexpr std::uint8_t in_quotation = 128;   // between a pair of quotation marks
}  // namespace token_flag

// What a token may be to some layer, by its form alone: worked out once for each form, so that a layer passes over
// sentences that hold nothing for it. A set of bits in Token::classes; Sentence::classes has those of all its tokens.
namespace token_class {
inline constexpr std::uint8_t time = 1;       // a digit, or a word that an expression of time needs
inline constexpr std::uint8_t time_name = 2;  // a word that is one with a capital ("May")
inline constexpr std::uint8_t time_word = 4;  // a word that the grammar of times knows
inline constexpr std::uint8_t number = 8;     // a digit, or a word or sign that a figure needs
inline constexpr std::uint8_t plain = 16;     // nothing to cut: letters, apostrophes and stops, or one byte but a digit
}  // namespace token_class

// Trivially copyable: an article's tokens are one allocation.
struct Token {
  Span span;
  Symbol lower = Symbol::unknown;  // the word in lower case
  Symbol lemma = Symbol::unknown;  // by form and pos; unknown words have none
  std::int32_t head = -1;          // index in Document::tokens, -1 for a sentence's root or where no tree was made
  std::uint8_t deprel = 0;         // 1 + index in `relations` (names.hpp), 0 where no tree was made
  Pos pos = Pos::none;
  std::uint8_t flags = 0;
  std::uint8_t classes = 0;

  [[nodiscard]] bool is(std::uint8_t flag) const { return (flags & flag) != 0; }
  [[nodiscard]] bool has(std::uint8_t token_class) const { return (classes & token_class) != 0; }
};

struct Sentence {
  Span span;  // without surrounding white space
  TokenRange tokens;
  std::uint32_t paragraph = 0;  // counts up from 0
  std::uint8_t classes = 0;     // of its tokens, together

  [[nodiscard]] bool has(std::uint8_t token_class) const { return (classes & token_class) != 0; }
};

// A pair of quotation marks as segmentation matched them; `inner` is what they enclose.
// A paragraph that opens a quotation and never closes it has closed == false and ends with the paragraph.
struct Quotation {
  Span outer, inner;
  TokenRange tokens;       // the tokens inside, marks left out
  std::uint8_t depth = 0;  // 0 outermost
  bool closed = true;
};

enum class EntityType : std::uint8_t { person, norp, fac, org, gpe, loc, product, event, work_of_art, law, language };
enum class MentionForm : std::uint8_t { name, nominal, pronoun };

// A code in a public registry: {"iso3166", "JP"}.
struct Link {
  std::string registry, code;
};

struct Entity {
  EntityType type = EntityType::org;
  Span name;                  // its fullest mention
  std::vector<Span> aliases;  // other forms of the name, each once
  Span role;                  // empty where the article gives none
  std::vector<Link> links;
};

// A name as the learned network sees it: evidence for the entities extractor, which decides.
struct NameSpan {
  TokenRange tokens;
  EntityType type = EntityType::org;
};

struct Mention {
  Span span;
  TokenRange tokens;
  EntityIndex entity{};
  MentionForm form = MentionForm::name;
};

// Entities in order of their first mention; mentions of all of them in text order (longer first where they nest).
struct EntityLayer {
  std::vector<Entity> entities;
  std::vector<Mention> mentions;
};

enum class FigureKind : std::uint8_t {
  money,
  percent,
  points,
  quantity,
  count,
  ordinal,
  fraction,
  multiple,
  age,
  number
};
enum class Modifier : std::uint8_t { none, about, at_least, at_most, more_than, less_than };
enum class Direction : std::uint8_t { increase, decrease };

struct Change {
  Direction direction = Direction::increase;
  std::variant<std::monostate, FigureIndex, TimeIndex> from;
};

struct Figure {
  Span span;
  TokenRange tokens;
  FigureKind kind = FigureKind::number;
  std::optional<Number> value;  // or low and high
  std::optional<Number> low, high;
  std::string unit;  // ISO 4217, UCUM, "%", "pp", "bp" or the counted noun's lemma; may be empty
  std::string per;   // unit of a rate, or empty
  Modifier modifier = Modifier::none;
  Span of;  // empty where there is none
  std::optional<TimeIndex> time;
  std::optional<FigureIndex> equals;
  std::optional<Change> change;
};

enum class TimeType : std::uint8_t { date, time, duration, set };

struct Time {
  Span span;
  TokenRange tokens;
  TimeType type = TimeType::date;
  std::string value;  // TIMEX3
  std::string mod;    // TIMEX3 mod (APPROX, MORE_THAN, START ...), or empty
};

enum class QuoteForm : std::uint8_t { direct, indirect, mixed };
enum class Stance : std::uint8_t {
  denial,
  confirmation,
  support,
  opposition,
  accusation,
  promise,
  demand,
  warning,
  prediction,
  concern,
  no_comment,
  statement
};

// A stretch of text that names somebody or something, with the entity it names where that is known.
struct Reference {
  Span span;
  TokenRange tokens;
  std::optional<EntityIndex> entity;
};

struct Cue {
  Span span;
  TokenRange tokens;
  std::string lemma;
};

struct Quote {
  QuoteForm form = QuoteForm::indirect;
  Stance stance = Stance::statement;
  double confidence = 0;  // 0 to 1
  std::optional<Reference> speaker;
  std::optional<Cue> cue;     // none for a continuation
  std::vector<Span> content;  // one span, or several where the cue breaks it
  std::optional<Reference> addressee;
};

enum class EventType : std::uint8_t {
  denial,
  talks,
  ban,
  cooperation,
  agreement,
  support,
  aid,
  concession,
  retreat,
  request,
  accusation,
  refusal,
  threat,
  protest,
  sanction,
  mobilization,
  coercion,
  assault,
  purchase,
  sale,
  spending,
  investment,
  acquisition,
  opening,
  closure,
  launch,
  appointment,
  resignation,
  lawsuit,
  ruling,
  election,
  increase,
  decrease,
  plan
};
enum class Role : std::uint8_t { actor, target, object, purpose, reason, time, place, instrument };
enum class Polarity : std::uint8_t { positive, negative };
enum class Status : std::uint8_t { actual, planned, possible, conditional, reported };

struct Argument {
  Role role = Role::actor;
  Reference what;
  std::optional<TimeIndex> time;  // of a time argument
};

struct Event {
  EventType type = EventType::plan;
  Span trigger;
  TokenRange tokens;  // of the trigger
  std::uint32_t sentence = 0;
  Polarity polarity = Polarity::positive;
  Status status = Status::actual;
  double confidence = 0;
  std::optional<EntityIndex> claimant;
  std::optional<QuoteIndex> quote;
  std::vector<FigureIndex> figures;
  std::vector<Argument> arguments;    // by role, then text order
  std::optional<EventIndex> same_as;  // the first mention of the same event
  std::vector<EventIndex> mentions;   // of a first mention: the later ones
};

enum class CheckKind : std::uint8_t { implied_rate, sum, change, share, conflict };
enum class Verdict : std::uint8_t { consistent, inconsistent, unverifiable };

struct Check {
  CheckKind kind = CheckKind::implied_rate;
  Verdict verdict = Verdict::unverifiable;
  std::vector<FigureIndex> figures;
  std::string detail;
};

// One article and all that was found in it.
struct Document {
  Article article;
  std::string hash;          // of the text's words: what documents are compared by
  std::string duplicate_of;  // id of a document of the same run that this one is a copy of; empty: none is known
  double similarity = 0;     // to that one, 0 to 1
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;
  std::vector<NameSpan> names;  // in text order, without overlaps, within sentences
  std::vector<Time> times;
  std::vector<Figure> figures;
  EntityLayer entities;
  std::vector<Quote> quotes;
  std::vector<Event> events;
  std::vector<Check> checks;

  [[nodiscard]] std::string_view text() const { return article.text; }
  [[nodiscard]] std::string_view slice(Span span) const {
    return std::string_view(article.text).substr(span.begin, span.size());
  }
  [[nodiscard]] std::string_view slice(const Token& token) const { return slice(token.span); }
  // Bytes from the first to the last token of a range that is not empty.
  [[nodiscard]] Span span_of(TokenRange range) const {
    return {tokens[range.first].span.begin, tokens[range.last - 1].span.end};
  }
  // Index of the sentence that holds the token; O(log sentences).
  [[nodiscard]] std::uint32_t sentence_of(std::size_t token) const;
  // The longest entity mention that covers the token, if any; O(log mentions).
  [[nodiscard]] const Mention* mention_at(std::size_t token) const;
  // The time that covers the token, if any; O(log times).
  [[nodiscard]] const Time* time_at(std::size_t token) const;
  // The same of figures; O(log figures).
  [[nodiscard]] const Figure* figure_at(std::size_t token) const;
  // The mention that a noun phrase as a whole stands for: the one that ends the phrase before its first comma,
  // preposition or relative pronoun ("Shinzo Abe" of "Japan's Prime Minister Shinzo Abe", nothing of "Japan's
  // decision").
  [[nodiscard]] const Mention* head_mention(TokenRange phrase) const;
};

// First broken rule of a layer (order, bounds, code-point edges, cross references), or empty where all hold.
// For debug builds and tests.
[[nodiscard]] std::string validate(const Document& document);

}  // namespace sayso
