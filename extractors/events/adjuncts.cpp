// Time, place, purpose, reason and figures: what may stand beside any event.
#include <algorithm>

#include "extractors/events/arguments.hpp"

namespace sayso::events {
namespace {

constexpr int furthest = 8;

class Adjuncts {
 public:
  Adjuncts(const Reader& reader, const Occurrence& occurrence, Event& event)
      : r_(reader), o_(occurrence), event_(event), clause_(clause_of_event()) {}

  void fill() {
    add_time();
    if (clause_ == none) return;
    add_obliques();
    if (o_.clause != none) add_purpose();
    add_figures();
  }

 private:
  // The clause that tells more about the event: its own, or the one a noun is
  // the object of.
  [[nodiscard]] std::uint32_t clause_of_event() const {
    if (o_.clause != none) return o_.clause;
    return o_.governor.clause;
  }

  [[nodiscard]] bool has(Role role) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(),
                       [&](const Argument& a) { return a.role == role; });
  }

  // The phrase that holds the token, or none.
  [[nodiscard]] std::uint32_t phrase_at(std::uint32_t token) const {
    const auto& phrases = r_.syntax.phrases;
    const auto after = std::upper_bound(phrases.begin(), phrases.end(), token,
                                        [](std::uint32_t t, const Phrase& p) { return t < p.base.first; });
    if (after == phrases.begin()) return none;
    const auto index = static_cast<std::uint32_t>(after - phrases.begin()) - 1;
    return phrases[index].base.contains(token) ? index : none;
  }

  // "up from 4% [a year earlier]": a time of comparison.
  [[nodiscard]] bool compared(std::uint32_t phrase) const {
    const auto from = [&](std::uint32_t p) { return r_.word(r_.phrase(p).preposition, word_class::from); };
    return from(phrase) || (r_.phrase(phrase).relation == Relation::time && phrase > 0 && from(phrase - 1) &&
                            r_.phrase(phrase - 1).base.last == r_.phrase(phrase).base.first);
  }

  // "reopened after a meeting [Friday]": the day stands right behind an event of its own.
  [[nodiscard]] bool dates_noun_before(std::uint32_t phrase) const {
    if (phrase == 0 || r_.phrase(phrase).relation != Relation::time) return false;
    const Phrase& before = r_.phrase(phrase - 1);
    return before.base.last == r_.phrase(phrase).base.first && before.relation == Relation::oblique &&
           r_.word(before.preposition, word_class::clause_preposition | word_class::verbal_preposition) &&
           occurrence_of_phrase(r_, phrase - 1).has_value();
  }

  // How well a time dates this event: 3 stands in the event's own phrase, 2 in
  // its clause, 1 in a clause around it, 0 elsewhere.
  [[nodiscard]] int fit(const Time& time) const {
    std::uint32_t phrase = phrase_at(time.tokens.first);
    if (phrase == none && time.tokens.size() > 1) phrase = phrase_at(time.tokens.last - 1);
    if (o_.phrase != none && phrase != none && r_.phrase(phrase).preposition == o_.trigger.last) return 3;
    if (phrase != none && dates_noun_before(phrase)) return phrase - 1 == o_.phrase ? 3 : 0;
    // "condemned [Saturday's] attack" was not on Saturday.
    if (phrase != none && phrase != o_.phrase && r_.phrase(phrase).possessor.overlaps(time.tokens) &&
        !time.tokens.contains(r_.phrase(phrase).head))
      return 0;
    std::uint32_t owner = none;
    for (int i = 0; i < furthest && phrase != none; ++i) {
      if (phrase == o_.phrase) return 3;
      owner = r_.phrase(phrase).clause;
      if (r_.phrase(phrase).relation == Relation::subject || compared(phrase)) return 0;
      phrase = r_.phrase(phrase).phrase;
    }
    if (owner == none) owner = opened_by(time);
    if (owner == none || clause_ == none || !dated_by_clause()) return 0;
    if (owner == clause_) return 2;
    std::uint32_t above = clause_;
    for (int i = 0; i < furthest && above != none; ++i) {
      const Clause& c = r_.clause(above);
      if (c.link == Link::relative || c.link == Link::content || c.link == Link::adverbial || c.link == Link::main)
        break;
      if (c.link == Link::reduced && c.parent_phrase != none) break;
      above = c.parent;
      if (above == owner) return 1;
    }
    const Clause& mine = r_.clause(clause_);
    const Clause& other = r_.clause(owner);
    const bool below = other.parent == clause_ && (other.link == Link::purpose || other.link == Link::infinitive);
    return below && mine.head < other.head && o_.clause != none && other.link == Link::purpose ? 1 : 0;
  }

  // "lifted the [ban] on Friday": Friday dates the lifting.
  [[nodiscard]] bool dated_by_clause() const {
    const Effect effect = o_.governor.word.effect;
    return o_.clause != none || (effect != Effect::none && effect != Effect::actual && effect != Effect::negative);
  }

  // A time before every verb dates the first clause with a tense behind it: "On
  // Monday [the firm said]".
  [[nodiscard]] std::uint32_t opened_by(const Time& time) const {
    const auto& clauses = r_.syntax.clauses;
    auto next = std::lower_bound(clauses.begin(), clauses.end(), time.tokens.last,
                                 [](const Clause& c, std::uint32_t token) { return c.head < token; });
    for (int i = 0; i < furthest && next != clauses.end(); ++i, ++next) {
      if (next->form != Form::infinitive && next->link != Link::relative && next->link != Link::reduced) {
        return static_cast<std::uint32_t>(next - clauses.begin());
      }
    }
    return none;
  }

  void add_time() {
    const auto& times = r_.document.times;
    auto i = std::lower_bound(times.begin(), times.end(), r_.sentence.first,
                              [](const Time& t, std::uint32_t token) { return t.tokens.first < token; });
    const std::uint32_t here = event_.tokens.first;
    auto best = times.end();
    int best_fit = 0;
    std::uint32_t best_distance = 0;
    constexpr int most = 16;
    for (int n = 0; n < most && i != times.end() && i->tokens.first < r_.sentence.last; ++i, ++n) {
      if (i->type == TimeType::duration || i->type == TimeType::set || i->tokens.overlaps(o_.trigger)) continue;
      const int score = fit(*i);
      const std::uint32_t distance = i->tokens.first > here ? i->tokens.first - here : here - i->tokens.first;
      if (score == 0 || score < best_fit || (score == best_fit && distance >= best_distance)) continue;
      best = i;
      best_fit = score;
      best_distance = distance;
    }
    if (best == times.end()) return;
    Argument argument{Role::time, reference(r_.document, best->tokens, best->tokens.first), std::nullopt};
    argument.what.span = best->span;
    argument.what.entity = std::nullopt;
    argument.time = static_cast<TimeIndex>(best - times.begin());
    event_.arguments.push_back(argument);
  }

  void add_obliques() {
    const Clause& c = r_.clause(clause_);
    int seen = 0;
    for (std::uint32_t i = c.first_oblique; i != none && seen < furthest; i = r_.phrase(i).next_oblique, ++seen) {
      add_oblique(i);
    }
    if (o_.phrase == none) return;
    seen = 0;
    for (std::uint32_t i = r_.phrase(o_.phrase).first_oblique; i != none && seen < furthest;
         i = r_.phrase(i).next_oblique, ++seen) {
      add_oblique(i);
    }
  }

  void add_oblique(std::uint32_t index) {
    const Phrase& p = r_.phrase(index);
    const TokenRange tokens{p.base.first, p.last};
    if (taken(tokens)) return;
    if (r_.word(p.preposition, word_class::place_preposition) && is_place(p.head)) {
      if (!has(Role::place))
        event_.arguments.push_back({Role::place, reference(r_.document, tokens, p.head), std::nullopt});
      return;
    }
    const bool because = r_.word(p.preposition, word_class::reason) ||
                         (p.preposition > r_.sentence.first && r_.word(p.preposition - 1, word_class::reason));
    if (because && !has(Role::reason)) {
      event_.arguments.push_back({Role::reason, reference(r_.document, tokens, p.head), std::nullopt});
    }
  }

  [[nodiscard]] bool taken(TokenRange tokens) const {
    return std::any_of(event_.arguments.begin(), event_.arguments.end(),
                       [&](const Argument& a) { return a.what.tokens.overlaps(tokens); });
  }

  [[nodiscard]] bool is_place(std::uint32_t head) const {
    const Mention* mention = r_.document.mention_at(head);
    if (mention == nullptr) return false;
    const EntityType type = r_.document.entities.entities[at(mention->entity)].type;
    return type == EntityType::gpe || type == EntityType::loc || type == EntityType::fac;
  }

  void add_purpose() {
    const auto& clauses = r_.syntax.clauses;
    constexpr std::uint32_t next_few = 3;
    for (std::uint32_t i = o_.clause + 1; i < clauses.size() && i <= o_.clause + next_few; ++i) {
      const Clause& c = clauses[i];
      if (c.link != Link::purpose || c.parent != o_.clause) continue;
      const TokenRange tokens{c.group.first, std::max(c.group.last, c.last)};
      if (!taken(tokens))
        event_.arguments.push_back({Role::purpose, reference(r_.document, tokens, c.head), std::nullopt});
      if (!event_.arguments.empty() && event_.arguments.back().role == Role::purpose) {
        event_.arguments.back().what.entity = std::nullopt;
      }
      return;
    }
  }

  [[nodiscard]] bool counts(const Figure& figure) const {
    switch (figure.kind) {
      case FigureKind::money:
      case FigureKind::percent:
      case FigureKind::points:
      case FigureKind::quantity:
      case FigureKind::multiple:
        return true;
      case FigureKind::count:
        return event_.type != EventType::increase && event_.type != EventType::decrease;
      default:
        return event_.type == EventType::increase || event_.type == EventType::decrease;
    }
  }

  void add_figures() {
    const Clause& c = r_.clause(clause_);
    TokenRange range{c.first, std::max(c.last, c.group.last)};
    if (o_.phrase != none) {
      range.first = std::min(range.first, r_.phrase(o_.phrase).base.first);
      range.last = std::max(range.last, r_.phrase(o_.phrase).last);
    }
    const auto& figures = r_.document.figures;
    auto i = std::lower_bound(figures.begin(), figures.end(), range.first,
                              [](const Figure& f, std::uint32_t token) { return f.tokens.first < token; });
    constexpr int most = 16;
    for (int n = 0; n < most && i != figures.end() && i->tokens.first < range.last; ++i, ++n) {
      if (counts(*i)) event_.figures.push_back(static_cast<FigureIndex>(i - figures.begin()));
    }
  }

  const Reader& r_;
  const Occurrence& o_;
  Event& event_;
  std::uint32_t clause_;
};

}  // namespace

void add_adjuncts(const Reader& reader, const Occurrence& occurrence, Event& event) {
  Adjuncts(reader, occurrence, event).fill();
}

}  // namespace sayso::events
