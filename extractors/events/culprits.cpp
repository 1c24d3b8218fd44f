#include "extractors/events/culprits.hpp"

#include <algorithm>

namespace sayso::events {
namespace {

constexpr int deepest = 4;

class Culprit {
 public:
  Culprit(const Reader& reader, std::uint32_t deed, EventType type)
      : r_(reader), deed_(first_of_list(deed)), type_(type) {}

  [[nodiscard]] std::optional<Filler> find() const {
    const Phrase& p = r_.phrase(deed_);
    if (p.participle != none && r_.clause(p.participle).passive) {
      if (auto blamed = blamed_in(r_.clause(p.participle))) return blamed;
    }
    if (p.clause != none && p.relation != Relation::oblique) {
      const Clause& c = r_.clause(p.clause);
      if (deed_ != (c.passive ? c.subject : c.object)) return std::nullopt;
      // "[the group] claimed the attack"
      if (!c.passive && is_crime() && tells_deed(StatusKind::deed, r_.token(c.head).lemma) && !denies(c))
        return party(doer_of(r_, c));
      return blamed_in(c);
    }
    return p.relation == Relation::oblique ? behind_preposition(deed_) : std::nullopt;
  }

 private:
  [[nodiscard]] std::uint32_t first_of_list(std::uint32_t phrase) const {
    for (int i = 0; i < deepest && r_.phrase(phrase).relation == Relation::conjunct; ++i)
      phrase = r_.phrase(phrase).phrase;
    return phrase;
  }

  [[nodiscard]] std::optional<EventType> type_of(const Clause& clause) const {
    const auto index = static_cast<std::uint32_t>(&clause - r_.syntax.clauses.data());
    const auto verb = occurrence_of_clause(r_, index);
    return verb ? verb->reading->type : std::nullopt;
  }

  [[nodiscard]] bool tells_deed(StatusKind kind, Symbol word) const {
    return r_.lexicon.status_of(kind, word).effect != Effect::none;
  }

  [[nodiscard]] bool denies(const Clause& clause) const {
    for (std::uint32_t i = clause.group.first; i < clause.group.last; ++i) {
      if (r_.word(i, word_class::negation)) return true;
    }
    return status_of_verb(r_, clause).effect == Effect::negative;
  }

  [[nodiscard]] bool is_negative(const Phrase& p) const {
    const std::uint32_t first = p.base.first;
    return r_.word(first, word_class::negative_determiner) ||
           (first > r_.sentence.first && r_.word(first - 1, word_class::negative_determiner));
  }

  [[nodiscard]] std::optional<Filler> party(std::uint32_t phrase) const {
    if (phrase == none || phrase == deed_) return std::nullopt;
    const Phrase& p = r_.phrase(phrase);
    if (is_negative(p)) return std::nullopt;  // "no group has claimed responsibility"
    const bool around = p.last > r_.phrase(deed_).base.first && p.base.first < r_.phrase(deed_).base.first;
    const Filler filler{{p.base.first, around ? p.base.last : p.last}, p.head, phrase, none};
    const bool those = p.base.size() > 1 && r_.word(p.head, word_class::thing_pronoun);  // "[those responsible]"
    return those || is_party(r_, filler) ? std::optional(filler) : std::nullopt;
  }

  // "blamed the attack [on rebels]"
  [[nodiscard]] std::optional<Filler> blamed_in(const Clause& clause) const {
    const auto verb = occurrence_of_clause(r_, static_cast<std::uint32_t>(&clause - r_.syntax.clauses.data()));
    if (!verb || verb->reading->type != EventType::accusation) return std::nullopt;
    if (auto filler = blamed_among(*verb, clause.first_oblique)) return filler;
    return blamed_among(*verb, r_.phrase(deed_).first_oblique);
  }

  [[nodiscard]] std::optional<Filler> blamed_among(const Occurrence& verb, std::uint32_t oblique) const {
    const bool own = oblique == r_.phrase(deed_).first_oblique;  // "the attack [on a bank]"
    int seen = 0;
    for (std::uint32_t i = oblique; i != none && seen < deepest; i = r_.phrase(i).next_oblique, ++seen) {
      const std::uint32_t preposition = r_.phrase(i).preposition;
      if (r_.word(preposition, word_class::by)) continue;
      if ((own || r_.word(preposition, word_class::place_preposition)) &&
          !aims_by(r_, verb, r_.token(preposition).lower))
        continue;
      if (auto filler = party(i)) return filler;
    }
    return std::nullopt;
  }

  // "on charges [of murder]" tells of the charges' clause.
  [[nodiscard]] std::optional<Filler> behind_preposition(std::uint32_t phrase) const {
    for (int i = 0; i < deepest; ++i) {
      const Phrase& p = r_.phrase(phrase);
      if (p.relation != Relation::oblique) return std::nullopt;
      if (p.phrase == none) return p.clause == none ? std::nullopt : in_clause(r_.clause(p.clause), p.preposition);
      const Phrase& host = r_.phrase(p.phrase);
      const bool does = tells_deed(StatusKind::deed, r_.token(p.preposition).lower) ||
                        (p.preposition > r_.sentence.first && r_.token(p.preposition - 1).pos == Pos::adj &&
                         tells_deed(StatusKind::deed, r_.token(p.preposition - 1).lower));
      if (does && is_crime()) return party(p.phrase);  // "the men [behind] the attack", "[responsible] for it"
      if (tells_deed(StatusKind::deed, r_.token(host.head).lemma)) return who_has(host);
      if (tells_deed(StatusKind::deed, r_.token(host.base.last - 1).lower))  // "those [responsible] for it"
        return is_crime() ? party(p.phrase) : std::nullopt;
      if (host.relation == Relation::object && host.clause != none)
        return in_clause(r_.clause(host.clause), p.preposition);
      if (!r_.word(p.preposition, word_class::of)) return std::nullopt;
      phrase = p.phrase;
    }
    return std::nullopt;
  }

  // "claimed [responsibility] for", "their [role] in"
  [[nodiscard]] std::optional<Filler> who_has(const Phrase& responsibility) const {
    if (is_negative(responsibility)) return std::nullopt;  // "had no role in"
    const TokenRange owner = responsibility.possessor;
    if (!owner.empty()) return Filler{owner, owner.last - 1, none, none};
    if (responsibility.clause == none || responsibility.relation == Relation::subject) return std::nullopt;
    const Clause& clause = r_.clause(responsibility.clause);
    if (denies(clause) || !is_crime()) return std::nullopt;
    return party(type_of(clause) == EventType::accusation ? acted_upon(clause) : doer_of(r_, clause));
  }

  // "detained over the agreement", "charged after his arrest": what courts and police do, and what takes two.
  [[nodiscard]] bool is_crime() const {
    return type_ != EventType::coercion && type_ != EventType::ruling && type_ != EventType::agreement &&
           type_ != EventType::talks && type_ != EventType::election;
  }

  [[nodiscard]] static std::uint32_t acted_upon(const Clause& clause) {
    return clause.passive ? clause.subject : clause.object;
  }

  [[nodiscard]] std::optional<Filler> in_clause(const Clause& clause, std::uint32_t preposition) const {
    const bool responsible = clause.predicate != none && tells_deed(StatusKind::deed, r_.token(clause.predicate).lower);
    const bool behind = clause.copular && tells_deed(StatusKind::deed, r_.token(preposition).lower);
    // "was held after the attack", "during the riot"
    constexpr std::uint64_t beside = word_class::by | word_class::clause_preposition | word_class::while_preposition;
    if (r_.word(preposition, beside)) return std::nullopt;
    if (r_.word(preposition, word_class::place_preposition) && !behind) return std::nullopt;
    if (responsible || behind) return denies(clause) || !is_crime() ? std::nullopt : party(clause.subject);
    const auto type = type_of(clause);
    const bool tried = (type == EventType::ruling || type == EventType::coercion) && is_crime();
    if (denies(clause)) return std::nullopt;  // "was acquitted of the murder"
    return tried || type == EventType::accusation ? party(acted_upon(clause)) : std::nullopt;
  }

  const Reader& r_;
  std::uint32_t deed_;
  EventType type_;
};

}  // namespace

std::optional<Filler> culprit_of(const Reader& reader, const Occurrence& occurrence) {
  return occurrence.phrase == none ? std::nullopt
                                   : Culprit(reader, occurrence.phrase, *occurrence.reading->type).find();
}

}  // namespace sayso::events
