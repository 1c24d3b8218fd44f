#include "extractors/events/claims.hpp"

#include <algorithm>
#include <optional>

namespace sayso::events {
namespace {

// What a speaker does by saying it: the event is the speech itself, and nobody
// else claims it.
bool is_speech_act(EventType type) {
  switch (type) {
    case EventType::denial:
    case EventType::refusal:
    case EventType::accusation:
    case EventType::request:
    case EventType::threat:
      return true;
    default:
      return false;
  }
}

class Claims {
 public:
  Claims(const Document& document, const Lexicon& lexicon, std::span<const std::uint32_t> background,
         std::vector<Event>& events)
      : document_(document), lexicon_(lexicon), background_(background), events_(events) {}

  void add() {
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) {
      const auto index = static_cast<QuoteIndex>(i);
      const Quote& quote = document_.quotes[i];
      if (quote.cue) speak(quote, index);
      for (const Span content : quote.content) report(quote, index, content);
    }
  }

 private:
  [[nodiscard]] std::vector<Event>::iterator first_from(std::uint32_t byte) {
    return std::lower_bound(events_.begin(), events_.end(), byte,
                            [](const Event& e, std::uint32_t b) { return e.trigger.end <= b; });
  }

  // The cue itself may be an event: "denied", "accused".
  void speak(const Quote& quote, QuoteIndex index) {
    for (auto e = first_from(quote.cue->span.begin); e != events_.end() && e->trigger.begin < quote.cue->span.end;
         ++e) {
      e->quote = index;
      const bool denial = e->type == EventType::denial || (e->type == EventType::refusal && !withholds(quote, *e));
      if (quote.stance == Stance::denial && denial) {
        e->type = EventType::denial;
        settle_denial(quote, *e);
      }
    }
  }

  // "denied [him] a visa": whom something was refused stands in what the quote
  // takes for its content.
  [[nodiscard]] static bool withholds(const Quote& quote, const Event& event) {
    return std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& a) {
      return a.role == Role::target && !quote.content.empty() && quote.content.front().contains(a.what.span);
    });
  }

  // One truth: the denial's actor and object are the quote's speaker and
  // content.
  void settle_denial(const Quote& quote, Event& event) {
    const bool speaker =
        quote.speaker && !lexicon_.grammar.is(document_.tokens[quote.speaker->tokens.first], word_class::relative);
    const auto gone = [&](const Argument& a) { return a.role == Role::object || (a.role == Role::actor && speaker); };
    std::erase_if(event.arguments, gone);
    if (speaker) event.arguments.push_back({Role::actor, *quote.speaker, std::nullopt});
    if (quote.content.empty()) return;
    Argument object;
    object.role = Role::object;
    object.what.span = quote.content.front();
    object.what.tokens = tokens_of(object.what.span);
    if (!object.what.tokens.empty()) event.arguments.push_back(object);
  }

  [[nodiscard]] TokenRange tokens_of(Span span) const {
    const auto& tokens = document_.tokens;
    const auto first = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                                        [](const Token& t, std::uint32_t byte) { return t.span.end <= byte; });
    const auto last = std::lower_bound(first, tokens.end(), span.end,
                                       [](const Token& t, std::uint32_t byte) { return t.span.begin < byte; });
    return {static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(last - tokens.begin())};
  }

  void report(const Quote& quote, QuoteIndex index, Span content) {
    const bool claimed = quote.speaker && quote.speaker->entity && claims(quote, content);
    // A "Halden Bank report" is the bank's.
    const bool rumoured = quote.speaker && !quote.speaker->entity && is_hearsay(*quote.speaker);
    for (auto e = first_from(content.begin); e != events_.end() && e->trigger.begin < content.end; ++e) {
      // Inner quotes come later in text order and claim more closely.
      e->quote = index;
      e->claimant.reset();
      if (quote.speaker) name_first_person(*quote.speaker, *e);
      if (std::binary_search(background_.begin(), background_.end(), e->trigger.begin)) continue;
      if (rumoured && e->status == Status::actual) e->status = Status::reported;
      if (!claimed) continue;
      if (!(is_speech_act(e->type) && acts(*e, *quote.speaker))) e->claimant = quote.speaker->entity;
    }
  }

  // "press reports", "two sources", "a newspaper": nobody answers for it, as somebody does for "the report".
  [[nodiscard]] bool is_hearsay(const Reference& speaker) const {
    const auto& tokens = document_.tokens;
    std::uint32_t head = speaker.tokens.first;
    while (head + 1 < speaker.tokens.last && tokens[head + 1].pos != Pos::adp) ++head;
    if ((lexicon_.classes_of(tokens[head].lemma) & lexicon_.hearsay) == 0) return false;
    // "a police report"
    const bool published = (lexicon_.classes_of(tokens[head].lemma) & lexicon_.published) != 0;
    for (std::uint32_t i = speaker.tokens.first; published && i < head; ++i) {
      const std::uint64_t classes = lexicon_.classes_of(tokens[i].lemma);
      if ((classes & lexicon_.party) != 0 && (classes & lexicon_.hearsay) == 0) return false;
    }
    return tokens[head].lower != tokens[head].lemma ||
           lexicon_.grammar.is(tokens[speaker.tokens.first], word_class::indefinite);
  }

  // Who welcomes a deal or has no comment on it does not say that there is one; nor does who calls for one.
  [[nodiscard]] bool claims(const Quote& quote, Span content) const {
    switch (quote.stance) {
      case Stance::support:
      case Stance::opposition:
      case Stance::no_comment:
      case Stance::demand:
        if (quote.form != QuoteForm::direct) return false;
        break;
      default:
        break;
    }
    const TokenRange tokens = tokens_of(content);
    return std::any_of(document_.tokens.begin() + tokens.first, document_.tokens.begin() + tokens.last,
                       [](const Token& t) { return t.pos == Pos::verb || t.pos == Pos::aux; });
  }

  // "I" in quotation marks is the speaker; "we" are those for whom he speaks, where the article says who they are.
  void name_first_person(const Reference& speaker, Event& event) const {
    for (Argument& a : event.arguments) {
      if (a.what.entity || a.what.tokens.size() != 1) continue;
      const Token& token = document_.tokens[a.what.tokens.first];
      if (!token.is(token_flag::in_quotation) || !lexicon_.grammar.is(token, word_class::first_person)) continue;
      const bool plural = lexicon_.grammar.is(token, word_class::first_plural);
      a.what.entity = plural ? spoken_for(speaker) : speaker.entity;
    }
  }

  // "Shell's chief executive, Ann Lee" and Ann Lee, known as "chief executive of Shell", speak for Shell.
  [[nodiscard]] std::optional<EntityIndex> spoken_for(const Reference& speaker) const {
    if (!speaker.entity || type_of(*speaker.entity) != EntityType::person) return speaker.entity;
    if (const auto body = body_within(speaker.span)) return body;
    const Span role = document_.entities.entities[at(*speaker.entity)].role;
    const auto body = role.empty() ? std::nullopt : body_within(role);
    return body ? body : speaker.entity;
  }

  // The first organisation or country mentioned in the span.
  [[nodiscard]] std::optional<EntityIndex> body_within(Span span) const {
    const auto& mentions = document_.entities.mentions;
    auto m = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                              [](const Mention& mention, std::uint32_t byte) { return mention.span.begin < byte; });
    for (; m != mentions.end() && m->span.end <= span.end; ++m) {
      const EntityType type = type_of(m->entity);
      if (type == EntityType::org || type == EntityType::gpe) return m->entity;
    }
    return std::nullopt;
  }

  [[nodiscard]] EntityType type_of(EntityIndex entity) const { return document_.entities.entities[at(entity)].type; }

  // Is the speaker himself the actor?
  [[nodiscard]] bool acts(const Event& event, const Reference& speaker) const {
    return std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& a) {
      if (a.role != Role::actor) return false;
      if (a.what.entity && a.what.entity == speaker.entity) return true;
      return a.what.tokens.size() == 1 &&
             lexicon_.grammar.is(document_.tokens[a.what.tokens.first], word_class::first_person);
    });
  }

  const Document& document_;
  const Lexicon& lexicon_;
  std::span<const std::uint32_t> background_;
  std::vector<Event>& events_;
};

}  // namespace

void add_claims(const Document& document, const Lexicon& lexicon, std::span<const std::uint32_t> background,
                std::vector<Event>& events) {
  Claims(document, lexicon, background, events).add();
}

}  // namespace sayso::events
