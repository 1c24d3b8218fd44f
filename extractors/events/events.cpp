#include "extractors/events/events.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "extractors/events/arguments.hpp"
#include "extractors/events/claims.hpp"
#include "extractors/events/context.hpp"
#include "extractors/events/identity.hpp"
#include "extractors/events/occurrence.hpp"
#include "extractors/events/syntax.hpp"
#include "pipeline/document/limits.hpp"

namespace sayso::events {
namespace {

// How sure a kind of finding is, as measured on development texts.
double confidence_of(const Occurrence& occurrence, const Event& event) {
  const bool acted = std::any_of(event.arguments.begin(), event.arguments.end(), [](const Argument& a) {
    return a.role == Role::actor || a.role == Role::target || a.role == Role::object;
  });
  const double base = occurrence.clause != none ? 0.8 : 0.7;
  return acted ? base + 0.1 : base - 0.15;
}

// A day or a month after that of publication, as far as both are told; weeks, quarters and seasons are not compared.
bool is_after(std::string_view value, std::string_view published) {
  const std::size_t size = std::min({value.size(), published.size(), std::string_view("2019-01-10").size()});
  const auto digit = [](char c) { return (c >= '0' && c <= '9') || c == '-'; };
  value = value.substr(0, size);
  return size >= 4 && std::all_of(value.begin(), value.end(), digit) && value > published.substr(0, size);
}

// "next week", "early next month", but "the next day"
bool is_coming(const Reader& reader, TokenRange time) {
  for (std::uint32_t i = time.first; i < time.last; ++i) {
    if (!reader.word(i, word_class::coming)) continue;
    return i == reader.sentence.first || reader.token(i - 1).pos != Pos::det;
  }
  return false;
}

// "the talks on Monday", "the trial starts on Monday": a time to come, and no verb in the past.
bool is_ahead(const Reader& reader, const Occurrence& occurrence, const Event& event) {
  const auto time = std::find_if(event.arguments.begin(), event.arguments.end(),
                                 [](const Argument& a) { return a.role == Role::time && a.time; });
  if (time == event.arguments.end()) return false;
  if (occurrence.clause != none && !is_present(reader, reader.clause(occurrence.clause))) return false;
  const Time& when = reader.document.times[at(*time->time)];
  // "the meeting hoped for an accord by the end of next year" is over
  if (occurrence.phrase != none) {
    const Phrase& p = reader.phrase(occurrence.phrase);
    const bool acts = p.relation == Relation::subject && p.clause != none;
    if (acts && reader.clause(p.clause).form == Form::past && !reader.clause(p.clause).passive) return false;
  }
  return is_coming(reader, when.tokens) || is_after(when.value, reader.document.article.published);
}

// A person, or people, by name or by what they are.
bool is_person(const Reader& reader, std::uint32_t head) {
  const Mention* mention = reader.document.mention_at(head);
  if (mention != nullptr) {
    const EntityType type = reader.document.entities.entities[at(mention->entity)].type;
    return type == EntityType::person || type == EntityType::norp || type == EntityType::org;
  }
  return (reader.classes_of(head) & reader.lexicon.party) != 0;
}

// "a [raid] on a ship that [killed] two": the deed whose scene or target the relative word stands next to.
std::optional<Occurrence> deed_above(const Reader& reader, std::uint32_t phrase) {
  constexpr int deepest = 3;
  for (int i = 0; i < deepest && phrase != none; ++i) {
    const Phrase& p = reader.phrase(phrase);
    if (p.relation != Relation::oblique || is_person(reader, p.head)) return std::nullopt;
    phrase = p.phrase;
    if (phrase == none) break;
    if (auto noun = occurrence_of_phrase(reader, phrase)) return noun;
  }
  return std::nullopt;
}

// People are killed in attacks, and in raids of the police.
bool may_be_done_by(EventType done, EventType deed) {
  return done == deed || (done == EventType::assault && deed == EventType::coercion);
}

// "A [raid] by rebels [killed] two": who did it is told by the noun.
void take_actor_from_noun(const Reader& reader, const Occurrence& verb, Event& event) {
  if (verb.clause == none || reader.clause(verb.clause).subject == none) return;
  const Clause& clause = reader.clause(verb.clause);
  const std::uint32_t counted = counted_of(reader, clause.subject);  // "a wave of [raids]"
  const std::uint32_t subject = counted == none ? clause.subject : counted;
  auto noun = clause.passive ? std::nullopt : occurrence_of_phrase(reader, subject);
  const bool scene = !noun && !clause.passive && clause.link == Link::relative;
  if (scene) noun = deed_above(reader, subject);
  if (!noun || !may_be_done_by(event.type, *noun->reading->type)) return;
  Event told;
  told.type = event.type;
  add_frame_arguments(reader, *noun, told);
  const auto acts = [](const Argument& a) { return a.role == Role::actor; };
  if (std::none_of(told.arguments.begin(), told.arguments.end(), acts)) {
    const TokenRange deed = reader.phrase(clause.subject).base;
    const auto is_deed = [&](const Argument& a) { return acts(a) && a.what.tokens.overlaps(deed); };
    if (scene) std::erase_if(event.arguments, is_deed);
    for (Argument& a : event.arguments) {
      if (is_deed(a)) a.role = Role::instrument;
    }
    return;
  }
  std::erase_if(event.arguments, acts);
  std::copy_if(told.arguments.begin(), told.arguments.end(), std::back_inserter(event.arguments), acts);
}

// "was killed in a Danish [raid]", "by a [raid] of rebels": the deed that somebody fell victim to.
void take_actor_from_scene(const Reader& reader, const Occurrence& verb, Event& event) {
  const bool done_to = event.type == EventType::assault || event.type == EventType::coercion;
  if (!done_to || verb.clause == none || !reader.clause(verb.clause).passive) return;
  const auto acts = [](const Argument& a) { return a.role == Role::actor; };
  if (std::any_of(event.arguments.begin(), event.arguments.end(), acts)) return;
  constexpr int most = 8;
  int seen = 0;
  std::uint32_t i = reader.clause(verb.clause).first_oblique;
  for (; i != none && seen < most; i = reader.phrase(i).next_oblique, ++seen) {
    const Phrase& p = reader.phrase(i);
    if (!reader.word(p.preposition, word_class::by | word_class::place_preposition)) continue;
    const auto deed = occurrence_of_phrase(reader, i);
    const bool raid =
        deed && (may_be_done_by(event.type, *deed->reading->type) || *deed->reading->type == EventType::assault);
    if (!raid) continue;
    Event told;
    told.type = event.type;
    add_frame_arguments(reader, *deed, told);
    // "arrested in clashes between fans and police" leaves open by whom.
    if (event.type == EventType::coercion && std::count_if(told.arguments.begin(), told.arguments.end(), acts) != 1)
      return;
    std::copy_if(told.arguments.begin(), told.arguments.end(), std::back_inserter(event.arguments), acts);
    return;
  }
}

// A noun that the sentence takes for granted: it says something of it, or of what goes with it, and asserts neither.
bool is_background(const Occurrence& occurrence) {
  const Effect effect = occurrence.governor.word.effect;
  return occurrence.phrase != none && (effect == Effect::none || effect == Effect::actual);
}

// "the rally [was attended] by thousands", "during the talks they [left]": told as over.
bool is_over(const Reader& reader, const Occurrence& occurrence) {
  const std::uint32_t above = reader.phrase(occurrence.phrase).clause;
  if (above == none) return false;
  const Clause& c = reader.clause(above);
  const Token& first = reader.token(c.group.first);
  if (c.form == Form::past) return true;
  return first.pos == Pos::aux && first.lower != first.lemma && !reader.word(c.group.first, word_class::present);
}

Event make_event(const Reader& reader, std::uint32_t sentence, const Occurrence& occurrence) {
  Event event;
  event.type = *occurrence.reading->type;
  event.tokens = occurrence.trigger;
  event.trigger = reader.document.span_of(occurrence.trigger);
  event.sentence = sentence;
  const Context context = context_of(reader, occurrence);
  event.polarity = context.polarity;
  event.status = context.status;
  add_frame_arguments(reader, occurrence, event);
  take_actor_from_noun(reader, occurrence, event);
  take_actor_from_scene(reader, occurrence, event);
  add_adjuncts(reader, occurrence, event);
  if (event.status == Status::actual && is_ahead(reader, occurrence, event)) event.status = Status::planned;
  event.confidence = confidence_of(occurrence, event);
  return event;
}

// A plan whose content is an event of its own is told by that event: "plans to
// [buy]".
bool tells_plan(const Reader& reader, const Occurrence& occurrence) {
  if (*occurrence.reading->type != EventType::plan) return false;
  const std::uint32_t complement = occurrence.clause != none ? reader.clause(occurrence.clause).complement
                                                             : reader.phrase(occurrence.phrase).complement;
  if (complement == none) return false;
  return occurrence_of_clause(reader, complement).has_value();
}

// The event that the object of the verb names.
std::optional<Occurrence> event_of_object(const Reader& reader, std::uint32_t verb) {
  const Clause& clause = reader.clause(verb);
  const std::uint32_t object = clause.passive ? clause.subject : clause.object;
  return object == none ? std::nullopt : occurrence_of_phrase(reader, object);
}

// Does a verb that says little by itself leave its event to the noun? "signed [the deal]" does; "launched [an
// inquiry]" puts nothing on the market.
bool told_by_object(const Reader& reader, const Occurrence& occurrence) {
  const EventType type = *occurrence.reading->type;
  const bool begins = type == EventType::launch || type == EventType::opening;
  if (!begins && type != EventType::agreement) return false;
  if (!begins && status_of_verb(reader, reader.clause(occurrence.clause)).effect != Effect::light) return false;
  const auto noun = event_of_object(reader, occurrence.clause);
  return noun && noun->governor.clause == occurrence.clause && (begins || noun->reading->type == type);
}

// A noun below a verb of the same type, in the same clause, is the verb's
// event: "agreed a [deal]".
bool repeats_verb(const Reader& reader, const Occurrence& noun) {
  if (noun.governor.clause == none) return false;
  // "rose after [an increase] of 3%" tells of two.
  if (reader.word(reader.phrase(noun.phrase).preposition, word_class::clause_preposition)) return false;
  const auto verb = occurrence_of_clause(reader, noun.governor.clause);
  if (!verb || verb->reading->type != noun.reading->type) return false;
  const auto told = event_of_object(reader, noun.governor.clause);
  return !told || told->phrase != noun.phrase || !told_by_object(reader, *verb);
}

// Types of which the kind alone counts as an event too: "talks", "a ban in force". The others are told by what
// happened.
bool counts_as_kind(EventType type) {
  switch (type) {
    case EventType::talks:
    case EventType::ban:
    case EventType::sanction:
    case EventType::cooperation:
    case EventType::agreement:
    case EventType::denial:
    case EventType::refusal:
    case EventType::purchase:
    case EventType::acquisition:
    case EventType::spending:
    case EventType::investment:
    case EventType::plan:
      return true;
    default:
      return false;
  }
}

// "recent violence [in Oslo]"
bool is_placed(const Reader& reader, const Phrase& phrase) {
  return phrase.base.last < reader.sentence.last && reader.token(phrase.base.last).pos == Pos::adp;
}

// "honour killings", with no word that says which.
bool is_bare(const Reader& reader, const Phrase& phrase) {
  for (std::uint32_t i = phrase.base.first; i < phrase.head; ++i) {
    const Pos pos = reader.token(i).pos;
    if ((pos != Pos::noun && pos != Pos::adj) || reader.document.mention_at(i) != nullptr) return false;
  }
  return true;
}

// "renounced [violence]", "in search of [aid]": a noun alone, of which the sentence says neither that it happened nor
// who, to whom, when or where, names a kind of event and no event.
bool is_generic(const Reader& reader, const Occurrence& occurrence, const Event& event) {
  const Phrase& p = reader.phrase(occurrence.phrase);
  if (counts_as_kind(event.type) || is_placed(reader, p)) return false;
  const bool alone = p.base.size() == occurrence.trigger.size();
  if (!alone &&
      (event.type == EventType::election || p.phrase == none || p.relation != Relation::oblique || !is_bare(reader, p)))
    return false;
  if (occurrence.governor.word.effect != Effect::none || !event.arguments.empty() || p.first_oblique != none)
    return false;
  const bool shares_determiner =  // "his arrest and [detention]"
      p.relation == Relation::conjunct && reader.phrase(p.phrase).base.size() > 1;
  const bool of_time =  // "after [beatings]"
      p.relation == Relation::oblique && reader.word(p.preposition, word_class::clause_preposition);
  const bool asserted = p.relation == Relation::subject || p.relation == Relation::predicate ||
                        p.relation == Relation::free || p.participle != none;
  if (asserted || shares_determiner || of_time) return false;
  // "[riots] that erupted": what tells more of it stands next to it.
  const auto& clauses = reader.syntax.clauses;
  constexpr std::ptrdiff_t furthest = 2;
  const auto next = std::upper_bound(clauses.begin(), clauses.end(), p.head,
                                     [](std::uint32_t token, const Clause& c) { return token < c.head; });
  return std::none_of(next, next + std::min(furthest, clauses.end() - next),
                      [&](const Clause& c) { return c.parent_phrase == occurrence.phrase; });
}

struct Found {
  std::vector<Event> events;
  std::vector<std::uint32_t> background;  // first bytes of the triggers of nouns that nobody asserts
  std::vector<std::uint32_t> open;        // of these, the ones of which nothing says that they are over
};

void read_sentence(const Reader& reader, std::uint32_t sentence, Found& found) {
  std::vector<Event>& events = found.events;
  for (std::uint32_t i = 0; i < reader.syntax.clauses.size(); ++i) {
    const auto occurrence = occurrence_of_clause(reader, i);
    if (occurrence && !tells_plan(reader, *occurrence) && !told_by_object(reader, *occurrence))
      events.push_back(make_event(reader, sentence, *occurrence));
  }
  for (std::uint32_t i = reader.sentence.first; i < reader.sentence.last; ++i) {
    if (!reader.lexicon.may_begin(reader.token(i).lower, trigger_kind::word)) continue;
    const auto occurrence = occurrence_of_word(reader, i);
    if (occurrence) events.push_back(make_event(reader, sentence, *occurrence));
  }
  for (std::uint32_t i = 0; i < reader.syntax.phrases.size(); ++i) {
    const auto occurrence = occurrence_of_phrase(reader, i);
    if (!occurrence || tells_plan(reader, *occurrence) || repeats_verb(reader, *occurrence)) continue;
    Event event = make_event(reader, sentence, *occurrence);
    if (is_generic(reader, *occurrence, event)) continue;
    events.push_back(std::move(event));
    if (!is_background(*occurrence)) continue;
    found.background.push_back(events.back().trigger.begin);
    if (events.back().type == EventType::election || !is_over(reader, *occurrence))
      found.open.push_back(events.back().trigger.begin);
  }
}

// Is there a word behind the verb that is the second half of it, with the object between: "turned it [down]"?
bool particle_follows(const Document& document, std::uint32_t verb, std::uint32_t end, const Lexicon& lexicon) {
  for (std::uint32_t i = verb + 1; i < end; ++i) {
    const Token& token = document.tokens[i];
    if (!lexicon.grammar.is(token, word_class::particle)) continue;
    if (lexicon.verbs.exact(std::array{document.tokens[verb].lemma, token.lower})) return true;
  }
  return false;
}

// Does one of the prepositions that the trigger asks for stand around the token?
bool has_preposition(const Document& document, std::uint32_t token, TokenRange sentence, const Lexicon& lexicon,
                     const Trigger& trigger) {
  constexpr std::uint32_t before = 32, behind = 96;  // a sentence without end is read in linear time
  const auto begin = lexicon.prepositions.begin() + trigger.first_preposition;
  const auto end = lexicon.prepositions.begin() + trigger.last_preposition;
  if (begin == end) return false;
  const std::uint32_t first = std::max(sentence.first, token - std::min(token, before));
  const std::uint32_t last = std::min(sentence.last, token + behind);
  for (std::uint32_t i = first; i < last; ++i) {
    if (std::find(begin, end, document.tokens[i].lower) != end) return true;
  }
  return false;
}

// May the word begin a trigger? Asked before anything is known of the sentence's syntax, so a yes may prove wrong.
bool may_begin_trigger(const Document& document, std::uint32_t i, TokenRange sentence, bool figure,
                       const Lexicon& lexicon) {
  const Token& token = document.tokens[i];
  const auto counts = [&](std::uint32_t index) {
    const Trigger& trigger = lexicon.triggers[index];
    return figure || !trigger.needs_figure || has_preposition(document, i, sentence, lexicon, trigger);
  };
  constexpr auto by_lemma = match::Field::lemma;
  // A noun to the tagger is read as a verb before "to" alone: "the firm [plans] to sell".
  const bool noun_tag = token.pos == Pos::noun;
  const bool verb =
      token.pos == Pos::verb || (noun_tag && i + 1 < sentence.last && document.tokens[i + 1].pos == Pos::part);
  if (verb && lexicon.is_trigger(token.lemma, trigger_kind::verb)) return true;
  if (noun_tag && lexicon.is_trigger(token.lemma, trigger_kind::noun)) return true;
  if (verb && lexicon.may_begin(token.lemma, trigger_kind::verb)) {
    const auto match = lexicon.verbs.longest(document, i, sentence.last, by_lemma);
    if (match && counts(match->value)) return true;
    if (particle_follows(document, i, sentence.last, lexicon)) return true;
  }
  if (lexicon.may_begin(token.lemma, trigger_kind::noun)) {
    const auto match = lexicon.nouns.longest(document, i, sentence.last, by_lemma);
    const bool noun =
        noun_tag || token.pos == Pos::adj || (verb && !document.slice(token).ends_with("ing"));  // not "according"
    if (match && (match->tokens > 1 || noun) && counts(match->value)) return true;
  }
  if (!lexicon.may_begin(token.lower, trigger_kind::word)) return false;
  const auto match = lexicon.words.longest(document, i, sentence.last);
  return match && counts(match->value);
}

// False where no trigger begins at any word; such a sentence needs no syntax.
bool may_tell_event(const Document& document, TokenRange sentence, const Lexicon& lexicon) {
  // A trigger that counts with a figure only has it near by (readings.cpp); the longest trigger is taken into account.
  constexpr std::uint32_t before = 4, behind = 10;
  auto figure = std::lower_bound(document.figures.begin(), document.figures.end(), sentence.first,
                                 [](const Figure& f, std::uint32_t token) { return f.tokens.last <= token; });
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    while (figure != document.figures.end() && figure->tokens.last + before < i) ++figure;
    const bool near = figure != document.figures.end() && figure->tokens.first < i + behind;
    if (may_begin_trigger(document, i, sentence, near, lexicon)) return true;
  }
  return false;
}

bool has(const Event& event, Role role) {
  return std::any_of(event.arguments.begin(), event.arguments.end(), [&](const Argument& a) { return a.role == role; });
}

// "met officials [to discuss] trade": one event, told by the first verb; the second says what it was about.
void merge_purpose(const Reader& reader, std::vector<Event>& events, std::size_t first) {
  for (const Clause& c : reader.syntax.clauses) {
    if (c.link != Link::purpose || c.parent == none) continue;
    const std::uint32_t met = reader.clause(c.parent).head;
    const auto told_by = [&](std::uint32_t head) {
      return [head](const Event& e) { return e.type == EventType::talks && e.tokens.first == head; };
    };
    const auto begin = events.begin() + static_cast<std::ptrdiff_t>(first);
    const auto above = std::find_if(begin, events.end(), told_by(met));
    const auto below = std::find_if(begin, events.end(), told_by(c.head));
    if (above == events.end() || below == events.end()) continue;
    for (const Argument& a : below->arguments) {
      if (a.role == Role::object && !has(*above, Role::object)) above->arguments.push_back(a);
    }
    if (has(*above, Role::object))
      std::erase_if(above->arguments, [](const Argument& a) { return a.role == Role::purpose; });
    events.erase(below);
  }
}

// Talks told twice in a sentence ("met him [to discuss] trade", "held meetings with him [for talks] on trade") share
// what they were about and with whom; the later one tells the more special thing.
void share_topic(std::vector<Event>& events, std::size_t first) {
  constexpr std::size_t furthest = 3;
  for (std::size_t i = first; i < events.size(); ++i) {
    Event& event = events[i];
    if (event.type != EventType::talks || has(event, Role::object)) continue;
    for (std::size_t j = i + 1; j < std::min(events.size(), i + furthest); ++j) {
      if (events[j].type != EventType::talks || events[j].polarity != event.polarity) continue;
      for (const Argument& a : events[j].arguments) {
        if (a.role == Role::object) event.arguments.push_back(a);
      }
      break;
    }
  }
}

// Text order; where two readings share words, the longer trigger and then the
// verb stays.
void put_in_order(std::vector<Event>& events, std::size_t first) {
  const auto begin = events.begin() + static_cast<std::ptrdiff_t>(first);
  std::stable_sort(begin, events.end(), [](const Event& a, const Event& b) {
    return a.trigger.begin != b.trigger.begin ? a.trigger.begin < b.trigger.begin : a.trigger.end > b.trigger.end;
  });
  const auto overlaps = [](const Event& a, const Event& b) { return a.trigger.overlaps(b.trigger); };
  events.erase(std::unique(begin, events.end(), overlaps), events.end());
}

void order_arguments(std::vector<Event>& events) {
  for (Event& event : events) {
    std::stable_sort(event.arguments.begin(), event.arguments.end(), [](const Argument& a, const Argument& b) {
      return a.role != b.role ? a.role < b.role : a.what.span.begin < b.what.span.begin;
    });
  }
}

}  // namespace

std::vector<Event> extract(const Document& document, const Lexicon& lexicon) {
  Found found;
  std::vector<Event>& events = found.events;
  Syntax syntax;
  for (std::uint32_t i = 0; i < document.sentences.size() && events.size() < most_found; ++i) {
    const TokenRange tokens = document.sentences[i].tokens;
    if (!may_tell_event(document, tokens, lexicon)) continue;
    read_chunks(document, tokens, lexicon.grammar, syntax);
    connect(document, lexicon.grammar, syntax);
    Reader reader{document, lexicon, syntax, tokens};
    reader.condition = has_condition(reader);
    const std::size_t first = events.size();
    read_sentence(reader, i, found);
    put_in_order(events, first);
    merge_purpose(reader, events, first);
    share_topic(events, first);
  }
  add_claims(document, lexicon, found.background, events);
  order_arguments(events);
  join_mentions(document, lexicon, found.open, events);
  return std::move(found.events);
}

}  // namespace sayso::events
