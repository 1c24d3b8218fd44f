// Which of a trigger's rows counts: the first whose conditions (triggers.tsv, column `if`) all hold.
#include <algorithm>

#include "extractors/events/occurrence.hpp"

namespace sayso::events {
namespace {

bool is_of_type(const Document& document, std::uint32_t head, EntityType type) {
  const Mention* mention = document.mention_at(head);
  return mention != nullptr && document.entities.entities[at(mention->entity)].type == type;
}

// "the mayors", "Oslo and Bern", "they"
bool is_several(const Reader& reader, const Filler& filler) {
  if (filler.phrase != none && reader.phrase(filler.phrase).conjunct != none) return true;
  const Token& head = reader.token(filler.head);
  if (head.pos == Pos::pron) return (reader.classes_of(filler.head) & reader.lexicon.many) != 0;
  return head.pos != Pos::propn && head.lower != head.lemma;
}

// A figure beside the trigger that may say by how much: "rose 2%", "a 2% rise", "rose by 2%"; next to "up", which
// has other uses ("gave up a $2 bid").
bool measured(const Reader& reader, const Occurrence& occurrence) {
  const Pos pos = reader.token(occurrence.trigger.first).pos;
  const bool adverb = pos == Pos::adv || pos == Pos::adp || pos == Pos::part;
  const bool by = adverb && occurrence.trigger.last < reader.sentence.last &&
                  reader.word(occurrence.trigger.last, word_class::by | word_class::from);
  const std::uint32_t reach = adverb && !by ? 1 : 3;
  const auto& figures = reader.document.figures;
  const std::uint32_t first = occurrence.trigger.first;
  const std::uint32_t begin = std::max(reader.sentence.first, first - std::min(first, reach));
  auto i = std::lower_bound(figures.begin(), figures.end(), begin,
                            [](const Figure& f, std::uint32_t t) { return f.tokens.last <= t; });
  for (; i != figures.end() && i->tokens.first < std::min(occurrence.trigger.last + reach, reader.sentence.last); ++i) {
    switch (i->kind) {
      case FigureKind::money:
      case FigureKind::percent:
      case FigureKind::points:
      case FigureKind::multiple:
      case FigureKind::fraction:
        return true;
      case FigureKind::count:
      case FigureKind::quantity:
      case FigureKind::number: {
        // "fell to 88 million", "trimmed 300 barrels", but not "rose to speak at 3"
        const std::uint32_t begin_of_figure = i->tokens.first;
        constexpr std::uint64_t ways = word_class::by | word_class::from | word_class::infinitive_mark;
        if (begin_of_figure == occurrence.trigger.last) return true;
        if (begin_of_figure == occurrence.trigger.last + 1 && reader.word(begin_of_figure - 1, ways)) return true;
        break;
      }
      default:
        break;
    }
  }
  return false;
}

bool class_between(const Reader& reader, const Occurrence& occurrence, TokenRange range, std::uint64_t classes) {
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    if (!occurrence.trigger.contains(i) && (reader.classes_of(i) & classes) != 0) return true;
  }
  return false;
}

bool class_nearby(const Reader& reader, const Occurrence& occurrence, std::uint64_t classes) {
  constexpr std::uint32_t reach = 25;
  const std::uint32_t first = occurrence.trigger.first;
  const std::uint32_t begin = std::max(reader.sentence.first, first - std::min(first, reach));
  return class_between(reader, occurrence, {begin, std::min(reader.sentence.last, first + reach)}, classes);
}

// What an article is about stands in its headline and first sentence, and in the sentences before and after.
bool class_in_story(const Reader& reader, const Occurrence& occurrence, std::uint64_t classes) {
  constexpr std::uint32_t lead = 60;
  constexpr std::uint32_t before = 120;
  constexpr std::uint32_t behind = 60;
  const auto end = static_cast<std::uint32_t>(reader.document.tokens.size());
  const std::uint32_t first = occurrence.trigger.first;
  const std::uint32_t begin = first - std::min(first, before);
  return class_between(reader, occurrence, {begin, std::min(end, first + behind)}, classes) ||
         class_between(reader, occurrence, {0, std::min(begin, lead)}, classes);
}

bool passes(const Reader& reader, const Occurrence& occurrence, const Condition& condition) {
  const Reader& r = reader;
  const std::uint32_t head =
      occurrence.clause != none ? r.clause(occurrence.clause).head : r.phrase(occurrence.phrase).head;
  switch (condition.test) {
    case Test::plural:
      return r.token(head).lower != r.token(head).lemma;
    case Test::reduced:
      return occurrence.clause != none && r.clause(occurrence.clause).link == Link::reduced;
    case Test::predicate:
      return occurrence.phrase != none && r.phrase(occurrence.phrase).relation == Relation::predicate &&
             r.word(r.clause(r.phrase(occurrence.phrase).clause).head, word_class::be);
    case Test::figure:
      return measured(r, occurrence);
    case Test::passive:
      return occurrence.clause != none && r.clause(occurrence.clause).passive;
    case Test::lightly:
      return occurrence.governor.word.effect != Effect::none;
    default:
      break;
  }
  if (condition.slot.place == Place::nearby) return class_nearby(r, occurrence, condition.classes);
  if (condition.slot.place == Place::story) return class_in_story(r, occurrence, condition.classes);
  for (const Filler& filler : find(reader, occurrence, condition.slot)) {
    switch (condition.test) {
      case Test::noun_class:
        if ((r.classes_of(filler.head) & condition.classes) != 0) return true;
        break;
      case Test::party:
        if (is_party(r, filler)) return true;
        break;
      case Test::organisation:
        if (is_of_type(r.document, filler.head, EntityType::org)) return true;
        break;
      case Test::several:
        if (is_several(r, filler)) return true;
        break;
      case Test::person:
        if (is_of_type(r.document, filler.head, EntityType::person)) return true;
        break;
      case Test::name:
        if (is_name(r, filler.head)) return true;
        break;
      case Test::money:
        if (holds_money(r.document, filler.tokens)) return true;
        break;
      case Test::time:
        if (r.document.time_at(filler.head) != nullptr) return true;
        break;
      default:
        return true;
    }
  }
  return false;
}

}  // namespace

const Reading* reading_of(const Reader& reader, const Occurrence& occurrence, const Trigger& trigger) {
  const Lexicon& lexicon = reader.lexicon;
  for (std::uint32_t i = trigger.first; i < trigger.last; ++i) {
    const Reading& reading = lexicon.readings[i];
    const auto first = lexicon.conditions.begin() + reading.first_condition;
    const auto last = lexicon.conditions.begin() + reading.last_condition;
    const bool all =
        std::all_of(first, last, [&](const Condition& c) { return passes(reader, occurrence, c) == c.holds; });
    if (all) return reading.type ? &reading : nullptr;
  }
  return nullptr;
}

}  // namespace sayso::events
