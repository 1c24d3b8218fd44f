// Parties named inside what something is done to or agreed on.
#include "extractors/events/inner_parties.hpp"

namespace sayso::events {
namespace {

// People and organisations that a phrase or clause speaks of: the last resort for whom something is done to.
class InnerParties {
 public:
  InnerParties(const Reader& reader, const Occurrence& o, std::uint32_t trigger_subject, Fillers& out)
      : reader_(reader),
        subject_(trigger_subject),
        settles_(o.reading != nullptr && o.reading->type == EventType::agreement),
        out_(out) {}

  // "sanctions against [Oslo]", "curbs imposed on [Oslo]"
  void of_phrase(std::uint32_t phrase) {
    constexpr int deepest = 2;
    for (int i = 0; i < deepest && phrase != none; ++i) {
      const Phrase& p = reader_.phrase(phrase);
      of_obliques(p.first_oblique);
      if (p.participle != none) of_obliques(reader_.clause(p.participle).first_oblique);
      phrase = p.first_oblique;
    }
  }

  // "demanded that [the mayor] resign"
  void of_subject(const Clause& clause) {
    if (clause.form != Form::infinitive && clause.subject != subject_) add(clause.subject);
  }

  // "refused to meet [the mayor]"
  void of_predicate(const Clause& clause) {
    add(clause.object);
    if (clause.object != none && settles_) of_receivers(clause.object);
    if (clause.object != none && !settles_) of_phrase(clause.object);
    of_obliques(clause.first_oblique);
    if (out_.size > 0 || settles_) return;  // "agreed to go on with the reforms of her predecessor"
    each_oblique(clause.first_oblique, [&](std::uint32_t i) { of_phrase(i); });  // "to reply to a request from [Oslo]"
    if (out_.size > 0) return;
    if (clause.object != none) owner_of(clause.object);
    each_oblique(clause.first_oblique, [&](std::uint32_t i) { owner_of(i); });
  }

 private:
  template <class Visit>
  void each_oblique(std::uint32_t first, Visit visit) {
    constexpr int most = 8;
    int seen = 0;
    for (std::uint32_t i = first; i != none && seen < most; i = reader_.phrase(i).next_oblique, ++seen) visit(i);
  }

  void of_obliques(std::uint32_t first) {
    each_oblique(first, [&](std::uint32_t i) {
      const Phrase& p = reader_.phrase(i);
      const bool place = reader_.word(p.preposition, word_class::place_preposition) && is_place(p.head);
      const bool agent =
          settles_ && reader_.word(p.preposition, word_class::by);  // "agreed to have it heard by a court"
      if (!place && !agent) add(i);
    });
  }

  // "agreed to pay a million in tax [to Oslo]"
  void of_receivers(std::uint32_t object) {
    of_obliques(reader_.phrase(object).first_oblique);
    each_oblique(reader_.phrase(object).first_oblique, [&](std::uint32_t i) {
      each_oblique(reader_.phrase(i).first_oblique, [&](std::uint32_t deep) {
        if (reader_.word(reader_.phrase(deep).preposition, word_class::infinitive_mark)) add(deep);
      });
    });
  }

  // By name, or as "his country".
  [[nodiscard]] bool is_place(std::uint32_t head) const {
    if (is_name(reader_, head)) return true;
    const Mention* mention = reader_.document.mention_at(head);
    if (mention == nullptr) return false;
    const EntityType type = reader_.document.entities.entities[at(mention->entity)].type;
    return type == EntityType::gpe || type == EntityType::loc;
  }

  // "to lift the ban on [Danish] beef": the name before a noun, down the chain of phrases.
  void owner_of(std::uint32_t phrase) {
    constexpr int deepest = 4;
    for (int n = 0; n < deepest && phrase != none && out_.size == 0; ++n) {
      const Phrase& p = reader_.phrase(phrase);
      for (std::uint32_t i = p.base.first; i < p.head && out_.size == 0; ++i) {
        const Mention* mention = reader_.document.mention_at(i);
        if (mention == nullptr || mention->form != MentionForm::name || mention->tokens.last > p.head) continue;
        const Filler owner{mention->tokens, mention->tokens.last - 1, none, none};
        if (is_party(reader_, owner)) out_.add(owner);
      }
      phrase = p.first_oblique;
    }
  }

  void add(std::uint32_t phrase) {
    if (phrase == none || phrase == subject_ || does_planned(phrase)) return;
    const Filler filler = whole(reader_, phrase);
    const Token& head = reader_.token(filler.head);
    // "agreed to send [500 soldiers]": whom one counts is not whom one agrees with.
    const Figure* count = reader_.document.figure_at(filler.tokens.first);
    if (settles_ && count != nullptr && reader_.document.mention_at(filler.head) == nullptr) return;
    // "agreed to found [a firm]": what is brought about is nobody yet; but "approved the release of [a clerk]".
    const bool new_one = settles_ || reader_.phrase(phrase).relation != Relation::oblique;
    if (new_one && reader_.document.slice(reader_.token(filler.tokens.first)).size() <= 2 &&
        !is_name(reader_, filler.head) && reader_.word(filler.tokens.first, word_class::indefinite))
      return;
    const bool names_nobody =
        (head.pos == Pos::pron || head.pos == Pos::num) &&
        (reader_.document.mention_at(filler.head) == nullptr || reader_.word(filler.head, word_class::thing_pronoun));
    if (!names_nobody && is_party(reader_, filler)) out_.add(filler);
  }

  // "dropped plans for [the envoy] to leave"
  [[nodiscard]] bool does_planned(std::uint32_t phrase) const {
    const std::uint32_t plan = reader_.phrase(phrase).phrase;
    const std::uint32_t below = plan == none ? none : reader_.phrase(plan).complement;
    return below != none && reader_.clause(below).link == Link::infinitive && reader_.clause(below).subject == phrase;
  }

  const Reader& reader_;
  std::uint32_t subject_;
  bool settles_;  // the trigger tells of an agreement
  Fillers& out_;
};

}  // namespace

Fillers inner_parties_of_clause(const Reader& reader, const Occurrence& o, std::uint32_t object) {
  Fillers out;
  const Clause& c = reader.clause(o.clause);
  InnerParties inner(reader, o, c.subject, out);
  if (object != none && object != c.subject) inner.of_phrase(object);
  if (c.complement == none || c.passive) return out;
  inner.of_subject(reader.clause(c.complement));
  // "asked to meet him" asks another one.
  const bool of_others =
      reader.lexicon.grammar.lemma_is(reader.token(c.head), word_class::controls_object | word_class::controls_oblique);
  if (!of_others) inner.of_predicate(reader.clause(c.complement));
  return out;
}

Fillers inner_parties_of_phrase(const Reader& reader, const Occurrence& o) {
  Fillers out;
  InnerParties(reader, o, none, out).of_phrase(o.phrase);
  return out;
}

}  // namespace sayso::events
