// In words: by which row of which lexicon an event was found, and which words decided whether it is so.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "extractors/events/events.hpp"
#include "extractors/events/occurrence.hpp"
#include "extractors/events/syntax.hpp"

namespace sayso::events {
namespace {

class Explainer {
 public:
  Explainer(const Document& document, const Lexicon& lexicon) : document_(document), lexicon_(lexicon) {}

  [[nodiscard]] std::vector<EventReasons> run() {
    std::vector<EventReasons> reasons(document_.events.size());
    for (std::size_t i = 0; i < reasons.size(); ++i) {
      const Event& event = document_.events[i];
      if (i == 0 || document_.events[i - 1].sentence != event.sentence) read(event.sentence);
      explain(event, reasons[i]);
    }
    return reasons;
  }

 private:
  void read(std::uint32_t sentence) {
    tokens_ = document_.sentences[sentence].tokens;
    read_chunks(document_, tokens_, lexicon_.grammar, syntax_);
    connect(document_, lexicon_.grammar, syntax_);
  }

  void explain(const Event& event, EventReasons& reasons) const {
    const Reader reader{document_, lexicon_, syntax_, tokens_};
    if (const auto occurrence = occurrence_at(reader, event)) {
      reasons.type = "triggers.tsv: " + lexicon_.rows[at(reader, *occurrence)];
      reasons.context = words_of_context(reader, *occurrence);
    }
    if (reasons.type.empty() || type_differs(event)) reasons.type += " (the quote that it is the cue of decides)";
    if (reasons.context.empty()) reasons.context = "no word says otherwise";
    reasons.claimant = event.claimant ? "the speaker of the quote that it stands in"
                       : event.quote  ? "in a quote, but taken for granted, the speaker's own act, or nobody is named"
                                      : "the article's own voice";
  }

  [[nodiscard]] static std::size_t at(const Reader& reader, const Occurrence& occurrence) {
    return static_cast<std::size_t>(occurrence.reading - reader.lexicon.readings.data());
  }

  [[nodiscard]] bool type_differs(const Event& event) const {
    return event.type == EventType::denial && event.quote.has_value() &&
           document_.quotes[sayso::at(*event.quote)].cue.has_value() &&
           document_.quotes[sayso::at(*event.quote)].cue->span.overlaps(event.trigger);
  }

  // What was found at the event's trigger.
  [[nodiscard]] static std::optional<Occurrence> occurrence_at(const Reader& reader, const Event& event) {
    const auto same = [&](const std::optional<Occurrence>& o) { return o && o->trigger.first == event.tokens.first; };
    for (std::uint32_t i = 0; i < reader.syntax.clauses.size(); ++i) {
      if (auto o = occurrence_of_clause(reader, i); same(o)) return o;
    }
    if (auto o = occurrence_of_word(reader, event.tokens.first); same(o)) return o;
    for (std::uint32_t i = 0; i < reader.syntax.phrases.size(); ++i) {
      if (auto o = occurrence_of_phrase(reader, i); same(o)) return o;
    }
    return std::nullopt;
  }

  // The words that may change polarity and status: of the clause, and those that it stands under.
  [[nodiscard]] static std::string words_of_context(const Reader& reader, const Occurrence& occurrence) {
    std::string text;
    std::uint32_t clause = occurrence.clause;
    if (clause == none) {
      add_words(reader, reader.phrase(occurrence.phrase).base, text);
      clause = occurrence.governor.clause;
      if (clause != none) add_governor(reader, clause, text);
    }
    constexpr int furthest = 8;
    for (int i = 0; i < furthest && clause != none; ++i) {
      const Clause& c = reader.clause(clause);
      add_words(reader, c.group, text);
      if (c.opener != none) add_words(reader, {c.opener, c.opener + 1}, text);
      if (c.link != Link::infinitive && c.link != Link::content && c.link != Link::gerund) break;
      clause = c.parent;
      if (clause != none) add_governor(reader, clause, text);
    }
    return text;
  }

  static void add_governor(const Reader& reader, std::uint32_t clause, std::string& text) {
    if (status_of_verb(reader, reader.clause(clause)).effect != Effect::none)
      add(reader, reader.clause(clause).head, text);
  }

  static void add_words(const Reader& reader, TokenRange range, std::string& text) {
    constexpr std::uint64_t negative = word_class::negation | word_class::negative_determiner;
    constexpr StatusKind kinds[] = {StatusKind::modal, StatusKind::adjective, StatusKind::adverb,
                                    StatusKind::conjunction, StatusKind::preposition};
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      const Symbol word = reader.token(i).lower;
      if (reader.token(i).pos == Pos::verb) continue;
      const bool decides = std::any_of(std::begin(kinds), std::end(kinds), [&](StatusKind kind) {
        return reader.lexicon.status_of(kind, word).effect != Effect::none;
      });
      if (decides || reader.word(i, negative)) add(reader, i, text);
    }
  }

  static void add(const Reader& reader, std::uint32_t token, std::string& text) {
    text += text.empty() ? "status.tsv and grammar.tsv: " : ", ";
    text += reader.document.slice(reader.token(token));
  }

  const Document& document_;
  const Lexicon& lexicon_;
  TokenRange tokens_;
  Syntax syntax_;
};

}  // namespace

std::vector<EventReasons> explain(const Document& document, const Lexicon& lexicon) {
  return Explainer(document, lexicon).run();
}

}  // namespace sayso::events
