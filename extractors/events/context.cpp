// A cascade, after Saurí and Pustejovsky (FactBank): the clause's own modal
// verbs and negation first, then, from the inside out, each word that it stands
// under: "agreed to [buy]" is planned, "could agree to [buy]" possible,
// "refused to [buy]" negative, "did not refuse to [buy]" open.
#include "extractors/events/context.hpp"

#include <algorithm>

namespace sayso::events {
namespace {

constexpr int furthest = 8;

Status stronger(Status a, Status b) { return std::max(a, b); }

Polarity opposite(Polarity p) { return p == Polarity::positive ? Polarity::negative : Polarity::positive; }

class Cascade {
 public:
  explicit Cascade(const Reader& reader) : r_(reader) {}

  [[nodiscard]] Context of_clause(std::uint32_t index, int depth = 0) const {
    const Clause& c = r_.clause(index);
    Context context = own(c);
    if (depth >= furthest) return context;
    if (c.opener != none) {
      const StatusWord opener = r_.lexicon.status_of(StatusKind::conjunction, r_.token(c.opener).lower);
      if (c.link == Link::adverbial && opener.effect == Effect::conditional) context.status = Status::conditional;
      // "until it [lifts] the ban", "once he [retires]": the present tense of what is to come
      if (c.link == Link::adverbial && opener.effect == Effect::planned && is_present(r_, c))
        context.status = stronger(context.status, Status::planned);
    }
    switch (c.link) {
      case Link::infinitive:
        if (ranked(c)) return c.parent == none ? context : as_open_as(c.parent, context, depth);
        return under_infinitive(c, context, depth);
      case Link::gerund:
        return under_gerund(c, context, depth);
      case Link::content:
        return under_content(c, context, depth);
      case Link::purpose:
        if (ranked(c)) return c.parent == none ? context : as_open_as(c.parent, context, depth);
        context = combine(context, {Polarity::positive, wished_for(c) ? Status::possible : Status::planned});
        return c.parent == none ? context : as_open_as(c.parent, context, depth);  // "may use the law to [sue] them"
      case Link::coordinate:
        if (shares_auxiliary(c)) return of_clause(c.parent, depth + 1);
        if (c.parent != none && goes_on_condition(c, r_.clause(c.parent))) context.status = Status::conditional;
        break;
      case Link::relative:
      case Link::reduced:
        return c.parent_phrase == none ? context : under_antecedent(c.parent_phrase, context, depth);
      case Link::participle:
        return c.parent == none ? context : as_open_as(c.parent, context, depth);
      default:
        break;
    }
    return context;
  }

  [[nodiscard]] Context of_phrase(const Occurrence& o) const {
    const Context context = settled(o, described(o.phrase, o.governor));
    // "denied [any] agreement": under a negation "any" is no guess.
    if (context.polarity != Polarity::negative || context.status != Status::possible) return context;
    return settled(o, described(o.phrase, o.governor, Any::denied));
  }

 private:
  enum class Any : std::uint8_t { open, denied };

  // What stands above the noun added to what the noun says by itself.
  [[nodiscard]] Context settled(const Occurrence& o, Context context) const {
    // "the vote [scheduled] for Monday"
    if (const std::uint32_t participle = r_.phrase(o.phrase).participle; participle != none) {
      const Symbol word = r_.token(r_.clause(participle).head).lower;
      const auto plans = [&](StatusKind kind) { return r_.lexicon.status_of(kind, word).effect == Effect::planned; };
      if (plans(StatusKind::adjective) || plans(StatusKind::predicate))
        context.status = stronger(context.status, Status::planned);
    }
    if (to_come(r_.phrase(o.phrase), *o.reading->type)) context.status = stronger(context.status, Status::planned);
    // What is rejected was said all the same: "denied the accusation", "refused
    // the request".
    if (o.governor.word.effect == Effect::negative && is_said(*o.reading->type)) return context;
    if (is_definite(r_.phrase(o.phrase)) && told_as_past(o.phrase)) return context;
    if (o.governor.word.effect == Effect::none && o.governor.clause != none &&
        brought_about(r_.phrase(o.phrase), *o.reading->type))
      return as_open_as(o.governor.clause, context, 0);
    // "met to discuss Friday's [attacks]"
    if (*o.reading->type == EventType::assault && o.governor.clause != none && is_definite(r_.phrase(o.phrase)) &&
        r_.lexicon.grammar.lemma_is(r_.token(r_.clause(o.governor.clause).head), word_class::raises))
      return context;
    const Context whole = under_governor(o.governor, context, 0);
    // Who took no part in [talks] leaves them real.
    const bool within = within_deed(r_.phrase(o.phrase), o.governor) || is_one_of_more(r_.phrase(o.phrase));
    return {within ? context.polarity : whole.polarity, whole.status};
  }

  // "promised to leave before the [talks]", "will leave after the [vote]": as far ahead as what it is compared with.
  [[nodiscard]] bool to_come(const Phrase& p, EventType type) const {
    // "days before the [vote]"
    const std::uint32_t above = p.clause == none && p.phrase != none ? r_.phrase(p.phrase).clause : p.clause;
    if (p.relation != Relation::oblique || above == none || type == EventType::assault) return false;
    const StatusKind kind = type == EventType::election ? StatusKind::conjunction : StatusKind::preposition;
    if (r_.lexicon.status_of(kind, r_.token(p.preposition).lower).effect != Effect::planned) return false;
    const Status outer = of_clause(above, 1).status;
    if (outer == Status::planned || outer == Status::possible || outer == Status::conditional) return true;
    // "intensifies its campaign before the [vote]"
    return type == EventType::election && is_present(r_, r_.clause(above)) &&
           r_.lexicon.status_of(StatusKind::preposition, r_.token(p.preposition).lower).effect == Effect::planned;
  }

  static Context combine(Context inner, Context outer) {
    return {inner.polarity == outer.polarity ? Polarity::positive : Polarity::negative,
            stronger(inner.status, outer.status)};
  }

  // What a word of status makes of an event below it; `outer` is the context of
  // the word itself.
  static Context apply(StatusWord word, Context inner, Context outer) {
    switch (word.effect) {
      case Effect::light:
        return combine(inner, outer);
      case Effect::planned:
      case Effect::would:
        return combine(inner, {outer.polarity, stronger(outer.status, Status::planned)});
      case Effect::possible:
        return combine(inner, {outer.polarity, stronger(outer.status, Status::possible)});
      case Effect::conditional:
        return combine(inner, {outer.polarity, Status::conditional});
      case Effect::reported:
        return combine(inner, {Polarity::positive, outer.status == Status::actual ? Status::reported : outer.status});
      case Effect::negative:
      case Effect::ends: {
        // Not refusing leaves it open.
        const Status open = outer.polarity == Polarity::negative ? Status::possible : Status::actual;
        return combine(inner, {opposite(outer.polarity), stronger(outer.status, open)});
      }
      default:
        return inner;
    }
  }

  // "the third president [to be impeached]" was.
  [[nodiscard]] bool ranked(const Clause& c) const {
    const auto& phrases = r_.syntax.phrases;
    const auto after = std::lower_bound(phrases.begin(), phrases.end(), c.group.first,
                                        [](const Phrase& p, std::uint32_t token) { return p.base.first < token; });
    if (after == phrases.begin()) return false;
    const Phrase& p = *std::prev(after);
    if (p.base.last != c.group.first || p.possessor.size() > 0) return false;
    const std::uint32_t first = p.base.first;
    return first < p.head && r_.token(first).pos == Pos::det && !r_.word(first, word_class::indefinite) &&
           r_.document.figure_at(first + 1) != nullptr && r_.document.figure_at(first + 1)->kind == FigureKind::ordinal;
  }

  [[nodiscard]] Context under_infinitive(const Clause& c, Context context, int depth) const {
    if (c.parent_phrase != none) return under_noun(c.parent_phrase, context, depth);
    if (c.parent == none) return context;
    const Clause& parent = r_.clause(c.parent);
    StatusWord word = status_of_verb(r_, parent);
    // "is not the first to [sign] it": it was signed all the same
    if (word.effect == Effect::none && parent.copular && parent.object != none)
      return combine(context, {Polarity::positive, of_clause(c.parent, depth + 1).status});
    if (word.effect == Effect::none || word.effect == Effect::actual) word.effect = Effect::light;
    return apply(word, context, of_clause(c.parent, depth + 1));
  }

  // "is not the first [lawsuit] against it", "was not the only [attack]"
  [[nodiscard]] bool is_one_of_more(const Phrase& p) const {
    if (p.relation != Relation::predicate) return false;
    for (std::uint32_t i = p.base.first; i < p.head; ++i) {
      const Figure* figure = r_.document.figure_at(i);
      if (r_.word(i, word_class::restrictive) || (figure != nullptr && figure->kind == FigureKind::ordinal))
        return true;
    }
    return false;
  }

  // "called for the ban to be [lifted]"
  [[nodiscard]] bool wished_for(const Clause& c) const {
    if (c.parent == none || c.subject == none || r_.phrase(c.subject).clause != c.parent) return false;
    return r_.phrase(c.subject).relation == Relation::oblique &&
           status_of_verb(r_, r_.clause(c.parent)).effect == Effect::possible;
  }

  // What goes with an act, or is a part of it, is no more certain than the act: "could raise it, [selling] its shares".
  [[nodiscard]] Context as_open_as(std::uint32_t clause, Context context, int depth) const {
    const Status outer = of_clause(clause, depth + 1).status;
    const bool aim = r_.clause(clause).link == Link::purpose;  // "joined the race to replace him, [winning] the seat"
    if (outer != Status::reported && !aim) context.status = stronger(context.status, outer);
    return context;
  }

  // "any firm that [breaks] the rules", "wants a law that [bans] it": what does not exist yet does nothing yet.
  [[nodiscard]] Context under_antecedent(std::uint32_t phrase, Context context, int depth) const {
    const Phrase& p = r_.phrase(phrase);
    for (std::uint32_t i = p.base.first; i <= p.head; ++i) {
      const Effect effect = r_.lexicon.status_of(StatusKind::adjective, r_.token(i).lower).effect;
      if (effect == Effect::planned) context.status = stronger(context.status, Status::planned);
      if (effect == Effect::possible) context.status = stronger(context.status, Status::possible);
    }
    if (!introduced(p)) return context;
    const Governor governor = governor_of(r_, phrase);
    const Status outer = under_governor(governor, {}, depth + 1).status;
    if (outer != Status::reported) context.status = stronger(context.status, outer);
    return context;
  }

  // "got no seats in the [vote]", but "was not in [talks]"
  [[nodiscard]] bool within_deed(const Phrase& p, const Governor& governor) const {
    return p.relation == Relation::oblique && governor.clause != none && !r_.clause(governor.clause).copular &&
           governor.word.effect == Effect::light && r_.word(p.preposition, word_class::place_preposition);
  }

  // "the attack", "Friday's attack"
  [[nodiscard]] bool is_definite(const Phrase& p) const {
    if (!p.possessor.empty()) return true;
    return p.base.first < p.head && r_.token(p.base.first).pos == Pos::det &&
           !r_.word(p.base.first, word_class::indefinite | word_class::negative_determiner);
  }

  // "the aim of the [talks] that resumed on Monday"
  [[nodiscard]] bool told_as_past(std::uint32_t phrase) const {
    const auto& clauses = r_.syntax.clauses;
    constexpr std::ptrdiff_t most = 2;
    const auto next = std::upper_bound(clauses.begin(), clauses.end(), r_.phrase(phrase).head,
                                       [](std::uint32_t token, const Clause& c) { return token < c.head; });
    return std::any_of(next, next + std::min(most, clauses.end() - next), [&](const Clause& c) {
      return c.parent_phrase == phrase && c.link == Link::relative && c.form == Form::past;
    });
  }

  // "a law", "an attack", which nobody knows of yet
  [[nodiscard]] bool introduced(const Phrase& p) const {
    return p.possessor.empty() && p.base.first < p.head && r_.word(p.base.first, word_class::indefinite);
  }

  // "a new [attack] would be answered", "will lead to a [rise]"; "ended after a meeting" leaves the meeting real.
  [[nodiscard]] bool brought_about(const Phrase& p, EventType type) const {
    if (!introduced(p)) return false;
    return p.relation == Relation::subject ||
           (p.relation == Relation::oblique &&
            (r_.word(p.preposition, word_class::infinitive_mark) ||  // "hopes to return with a deal"
             (r_.word(p.preposition, word_class::absolute) && p.participle == none) ||
             (type == EventType::talks && r_.word(p.preposition, word_class::place_preposition))) &&  // "at a summit"
            !r_.word(p.preposition - 1, word_class::verbal_preposition));  // "according to a deal"
  }

  // "its plan to [buy]"
  [[nodiscard]] Context under_noun(std::uint32_t phrase, Context context, int depth) const {
    const Phrase& p = r_.phrase(phrase);
    StatusWord word = r_.lexicon.status_of(StatusKind::noun, r_.token(p.head).lemma);
    if (word.effect == Effect::none) word.effect = Effect::possible;  // "an incentive to [sell]"
    const Governor governor = governor_of(r_, phrase);
    const Context noun = under_governor(governor, described(phrase, governor), depth + 1);
    return apply(word, context, {noun.polarity, Status::actual});
  }

  [[nodiscard]] Context under_gerund(const Clause& c, Context context, int depth) const {
    if (c.opener == none) return context;
    const StatusWord opener = r_.lexicon.status_of(StatusKind::preposition, r_.token(c.opener).lower);
    if (opener.effect == Effect::negative || opener.effect == Effect::possible) return apply(opener, context, {});
    if (c.parent_phrase != none) {
      if (denied(c.parent_phrase)) return {opposite(context.polarity), context.status};
      // "an interest in [buying]", "the possibility of [selling]"
      const StatusWord noun = r_.lexicon.status_of(StatusKind::noun, r_.token(r_.phrase(c.parent_phrase).head).lemma);
      if (noun.effect == Effect::possible || noun.effect == Effect::planned) {
        const Governor governor = governor_of(r_, c.parent_phrase);  // "has no intention of [leaving]"
        const Context whole = under_governor(governor, described(c.parent_phrase, governor), depth + 1);
        return apply(noun, context, {whole.polarity, Status::actual});
      }
    }
    // "will raise it by [selling] its shares"
    if (c.parent != none && r_.word(c.opener, word_class::by)) return as_open_as(c.parent, context, depth);
    if (c.parent == none) return context;
    // "was not involved in [killing] them"
    const Clause& above = r_.clause(c.parent);
    const bool describes = above.copular && above.predicate != none && above.object == none;
    const StatusWord word = status_of_verb(r_, above);
    // "is not afraid of [attacking]"
    if (describes && word.effect == Effect::negative) return apply(word, context, of_clause(c.parent, depth + 1));
    if (describes && !r_.word(c.opener, word_class::clause_preposition) &&
        of_clause(c.parent, depth + 1).polarity == Polarity::negative)
      return {opposite(context.polarity), context.status};
    const bool kept = word.effect == Effect::negative || word.effect == Effect::ends;
    const bool kept_from = kept && r_.word(c.opener, word_class::from);
    // "is suspected of [killing]", but not "said after [killing]"
    const bool told = word.effect == Effect::reported && !r_.word(c.opener, word_class::clause_preposition);
    // "measures aimed at [reversing] it"
    const bool meant = word.effect == Effect::planned && !r_.word(c.opener, word_class::clause_preposition);
    if (kept_from || told || meant || word.effect == Effect::possible) {
      return apply(word, context, of_clause(c.parent, depth + 1));
    }
    return context;
  }

  // "dismissed the rumour that it [sold] the mine"
  [[nodiscard]] bool denied(std::uint32_t phrase) const {
    if ((r_.classes_of(r_.phrase(phrase).head) & r_.lexicon.claim) == 0) return false;
    const Governor governor = governor_of(r_, phrase);
    return governor.clause != none && governor.word.effect == Effect::negative;
  }

  [[nodiscard]] Context under_content(const Clause& c, Context context, int depth) const {
    if (c.parent_phrase != none && denied(c.parent_phrase)) return {opposite(context.polarity), context.status};
    if (c.parent == none) return context;
    // "declined to say whether": open.
    if (c.opener != none &&
        r_.lexicon.status_of(StatusKind::conjunction, r_.token(c.opener).lower).effect == Effect::conditional) {
      return combine(context, {Polarity::positive, Status::possible});
    }
    if (is_demanded(c)) context.status = stronger(context.status, Status::possible);
    const StatusWord word = status_of_verb(r_, r_.clause(c.parent));
    if (word.effect == Effect::light || word.effect == Effect::actual || word.effect == Effect::reported)
      return context;
    // "told them that it had [sold] the yard", but "told them to sell", "demanded that they sell"
    if (word.effect == Effect::possible && word.subject == Sharing::object && has_tense(c)) return context;
    return apply(word, context, of_clause(c.parent, depth + 1));
  }

  // A tense of its own: "sold", "had sold", "sells", and no base form.
  [[nodiscard]] bool has_tense(const Clause& c) const {
    const Token& first = r_.token(c.group.first);
    if (r_.word(c.head, word_class::unchanged)) return false;
    if (c.form == Form::past)
      return r_.lexicon.grammar.lemma_is(r_.token(r_.clause(c.parent).head), word_class::takes_clause);
    if (c.form != Form::finite || r_.lexicon.status_of(StatusKind::modal, first.lower).effect != Effect::none)
      return false;
    return first.lower != first.lemma && first.pos != Pos::adv;
  }

  // "insists that the minister [resign]": the base form behind one who would take an "s".
  [[nodiscard]] bool is_demanded(const Clause& c) const {
    if (c.form != Form::finite || c.group.size() != 1 || c.subject == none || c.parent == none) return false;
    const Clause& above = r_.clause(c.parent);
    const bool says = r_.lexicon.grammar.lemma_is(r_.token(above.head), word_class::takes_clause);
    if (!says && !above.copular) return false;
    const Token& verb = r_.token(c.head);
    const Token& subject = r_.token(r_.phrase(c.subject).head);
    const bool one = (subject.pos == Pos::noun && subject.lower == subject.lemma) || subject.pos == Pos::propn;
    return one && r_.phrase(c.subject).conjunct == none && !r_.document.slice(subject).ends_with('s') &&
           verb.pos == Pos::verb && verb.lower == verb.lemma && !r_.word(c.head, word_class::unchanged) &&
           (r_.classes_of(r_.phrase(c.subject).head) & (r_.lexicon.many | r_.lexicon.partitive)) == 0;
  }

  [[nodiscard]] Context under_governor(const Governor& governor, Context context, int depth) const {
    if (depth >= furthest) return context;
    if (governor.phrase != none) {
      if (governor.word.effect == Effect::none) return context;
      const Phrase& above = r_.phrase(governor.phrase);
      return apply(governor.word, context, {modifiers(above).polarity, Status::actual});
    }
    if (governor.clause == none) return apply(governor.word, context, {});
    const Context outer = of_clause(governor.clause, depth + 1);
    if (governor.word.effect == Effect::none) {
      // A verb that says nothing about it leaves it real; "if it breaks the
      // ban" too.
      return context;
    }
    return apply(governor.word, context, outer);
  }

  // What a phrase says by itself. Of "no talks were held" the clause counts the "no".
  [[nodiscard]] Context described(std::uint32_t phrase, const Governor& governor, Any any = Any::open) const {
    Context context = modifiers(r_.phrase(phrase), any);
    std::uint32_t first = phrase;  // of the list that it belongs to
    for (int i = 0; i < furthest && r_.phrase(first).relation == Relation::conjunct; ++i)
      first = r_.phrase(first).phrase;
    const Relation relation = r_.phrase(first).relation;
    const bool counted =
        relation == Relation::subject || relation == Relation::object || relation == Relation::predicate;
    const Effect effect = governor.word.effect;
    const bool passed_on = effect != Effect::none && effect != Effect::reported && effect != Effect::actual;
    if (counted && passed_on && negative_phrase(first) && negative_phrase(phrase)) {
      context.polarity = opposite(context.polarity);
    }
    return context;
  }

  // "no agreement", "a proposed ban"
  [[nodiscard]] Context modifiers(const Phrase& p, Any any = Any::open) const {
    Context context;
    for (std::uint32_t i = p.base.first; i < p.head; ++i) {
      if (denies(i)) context.polarity = Polarity::negative;
      const StatusWord word = r_.lexicon.status_of(StatusKind::adjective, r_.token(i).lower);
      if (any == Any::denied && word.effect == Effect::possible && r_.word(i, word_class::indefinite)) continue;
      if (word.effect != Effect::none) context = apply(word, context, {});
    }
    return context;
  }

  // The clause's own modal verbs, negation and adverbs.
  [[nodiscard]] Context own(const Clause& c) const {
    Context context;
    for (std::uint32_t i = c.group.first; i < c.group.last; ++i) {
      const Symbol lower = r_.token(i).lower;
      const bool only = i + 1 < r_.sentence.last && r_.word(i + 1, word_class::restrictive);  // "did not only [sign]"
      if (r_.word(i, word_class::negation) && !only) context.polarity = opposite(context.polarity);
      if (r_.token(i).pos == Pos::aux) {
        const StatusWord modal = r_.lexicon.status_of(StatusKind::modal, lower);
        if (modal.effect != Effect::none && !is_had(c, i, modal)) context = apply(modal, context, {});
      } else if (r_.token(i).pos == Pos::adv) {
        const StatusWord adverb = r_.lexicon.status_of(StatusKind::adverb, lower);
        if (adverb.effect != Effect::none) context = apply(adverb, context, {});
      }
    }
    if (const StatusWord adverb = opening_adverb(c); adverb.effect != Effect::none)
      context = apply(adverb, context, {});
    if (would_have(c)) context.status = Status::conditional;
    if (passed_over(c)) context.polarity = opposite(context.polarity);
    // "nobody tried to [attack] it" is denied once
    const bool told = c.link == Link::infinitive && c.parent != none && r_.clause(c.parent).subject == c.subject;
    if ((!told && negative_phrase(c.subject)) || negative_phrase(c.object))
      context.polarity = opposite(context.polarity);
    if (context.status == Status::planned && r_.condition) context.status = Status::conditional;
    return context;
  }

  // "[Reportedly], two men were killed": an adverb before the subject, which may count as a part of it.
  [[nodiscard]] StatusWord opening_adverb(const Clause& c) const {
    if (c.subject == none || r_.phrase(c.subject).relation != Relation::subject) return {};
    const std::uint32_t first = r_.phrase(c.subject).base.first;
    if (first >= c.group.first || r_.phrase(c.subject).clause != &c - r_.syntax.clauses.data()) return {};
    constexpr std::uint32_t furthest_back = 2;  // past a comma
    for (std::uint32_t i = std::max(r_.sentence.first, first - std::min(first, furthest_back)); i <= first; ++i) {
      const StatusWord word = r_.lexicon.status_of(StatusKind::adverb, r_.token(i).lower);
      if (word.effect != Effect::none && r_.token(i).pos == Pos::adv) return word;
    }
    return {};
  }

  // "he'[d] ordered it" has no infinitive behind it.
  [[nodiscard]] bool is_had(const Clause& c, std::uint32_t i, StatusWord modal) const {
    if (modal.effect != Effect::would) return false;
    while (++i < c.group.last && (r_.word(i, word_class::negation) || r_.token(i).pos == Pos::adv)) {
    }
    return i < c.group.last && r_.token(i).lower != r_.token(i).lemma && r_.token(i).pos != Pos::adv;
  }

  // "would have [sold] it": it did not come to that.
  [[nodiscard]] bool would_have(const Clause& c) const {
    for (std::uint32_t i = c.group.first; i + 2 < c.group.last; ++i) {
      const StatusWord modal = r_.lexicon.status_of(StatusKind::modal, r_.token(i).lower);
      if (modal.effect != Effect::would) continue;
      const std::uint32_t next = r_.word(i + 1, word_class::negation) ? i + 2 : i + 1;
      return r_.token(next).pos == Pos::aux && !r_.word(next, word_class::be) && !r_.word(next, word_class::negation);
    }
    return false;
  }

  // "resigned rather than [sign] it"
  [[nodiscard]] bool passed_over(const Clause& c) const {
    const std::uint32_t mark = c.group.first - 1;
    if (c.group.first < r_.sentence.first + 2 || !r_.word(mark, word_class::comparison)) return false;
    return r_.lexicon.status_of(StatusKind::conjunction, r_.token(mark - 1).lower).effect == Effect::negative;
  }

  [[nodiscard]] bool negative_phrase(std::uint32_t index) const {
    if (index == none) return false;
    const std::uint32_t first = r_.phrase(index).base.first;
    if (denies(first)) return true;
    if (first == r_.sentence.first) return false;
    if (r_.word(first - 1, word_class::negative_determiner)) return true;  // "neither [side] won"
    // "Not [everyone] agreed", but "if not [dozens]", "is not [part] of it"
    const bool opens = first - 1 == r_.sentence.first || r_.token(first - 2).pos == Pos::punct;
    return opens && r_.word(first - 1, word_class::negation) && !r_.word(first, word_class::restrictive);
  }

  // "no contract", but not "no-bid contract"
  [[nodiscard]] bool denies(std::uint32_t word) const {
    return r_.word(word, word_class::negative_determiner) &&
           (word + 1 == r_.sentence.last || r_.token(word + 1).is(token_flag::space_before));
  }

  // "was not killed but [wounded]"
  [[nodiscard]] bool contrasts(const Clause& c) const {
    return c.group.first > r_.sentence.first && r_.word(c.group.first - 1, word_class::contrast);
  }

  // "will meet X and [sign] Y"
  [[nodiscard]] bool shares_auxiliary(const Clause& c, int depth = 0) const {
    if (c.parent == none || c.group.size() != 1 || depth >= furthest) return false;
    const Clause& parent = r_.clause(c.parent);
    if (c.passive && parent.passive) return !contrasts(c);  // "will be charged and [tried]"
    if (c.form != Form::finite || c.subject != parent.subject) return false;
    const Token& head = r_.token(c.head);
    if (head.lower != head.lemma || contrasts(c)) return false;
    return r_.token(parent.group.first).pos == Pos::aux ||
           (parent.link == Link::coordinate && shares_auxiliary(parent, depth + 1));
  }

  // "if it agrees and [frees] them"
  [[nodiscard]] bool goes_on_condition(const Clause& c, const Clause& before) const {
    return before.link == Link::adverbial && before.opener != none && c.subject == before.subject &&
           is_present(r_, c) && is_present(r_, before) &&
           r_.lexicon.status_of(StatusKind::conjunction, r_.token(before.opener).lower).effect == Effect::conditional;
  }

  const Reader& r_;
};

}  // namespace

bool is_present(const Reader& reader, const Clause& clause) {
  const Token& first = reader.token(clause.group.first);
  if (clause.form != Form::finite) return false;
  if (first.pos != Pos::verb) return reader.word(clause.group.first, word_class::present);
  return first.lower == first.lemma || reader.document.slice(first).ends_with('s');
}

bool has_condition(const Reader& reader) {
  return std::any_of(reader.syntax.clauses.begin(), reader.syntax.clauses.end(), [&](const Clause& c) {
    return c.link == Link::adverbial && c.opener != none && !reader.word(c.opener, word_class::negation) &&
           reader.lexicon.status_of(StatusKind::conjunction, reader.token(c.opener).lower).effect ==
               Effect::conditional;
  });
}

Context context_of(const Reader& reader, const Occurrence& occurrence) {
  const Cascade cascade(reader);
  Context context = occurrence.clause != none ? cascade.of_clause(occurrence.clause) : cascade.of_phrase(occurrence);
  const EventType type = *occurrence.reading->type;
  const bool plan = type == EventType::plan;
  // "would neither confirm nor deny": who will not say so does not.
  const bool withholds = type == EventType::denial || type == EventType::refusal;
  if (withholds && context.polarity == Polarity::negative && context.status == Status::planned)
    context.status = Status::actual;
  if (plan && context.status == Status::actual && context.polarity == Polarity::positive) {
    context.status = Status::planned;
  }
  return context;
}

}  // namespace sayso::events
