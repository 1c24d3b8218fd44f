// Verbs without a tense: infinitives, gerunds and participles, what they stand under and who does what they say. See
// phrases.cpp.
#include "extractors/events/connector.hpp"

namespace sayso::events {

// "called on [him] to publish": who is asked stands behind a preposition.
std::uint32_t Connector::asked_of(std::uint32_t governor, std::size_t back) {
  if (before(back) != ChunkKind::phrase || governor == none) return none;
  const std::uint32_t left = index_before(back);
  const bool asks = lemma(clause(governor).head, word_class::controls_object | word_class::controls_oblique) &&
                    clause(governor).object == none;
  return asks && phrase(left).relation == Relation::oblique && phrase(left).clause == governor &&
                 !temporal(phrase(left))
             ? left
             : none;
}

// "waits for [the firm] to pay": who does what the infinitive says, where that is told by name.
std::uint32_t Connector::done_by(std::uint32_t left, std::size_t back) {
  const Phrase& p = phrase(left);
  // "calls on those responsible for [it] to be named"
  if (before(back + 2) == ChunkKind::adjective && before(back + 3) == ChunkKind::phrase) return none;
  const bool marked = p.relation == Relation::oblique && word(p.preposition, word_class::infinitive_subject);
  // "waits for the decision [to be] overturned", but "asks for a decision to ban it"
  const bool undergoes = kind(at_) == ChunkKind::clause && clause(chunks()[at_].index).passive;
  return marked && !temporal(p) && (undergoes || !lemma(p.head, word_class::takes_infinitive)) ? left : none;
}

void Connector::infinitive(std::uint32_t index) {
  const std::uint32_t governor = top().clause;
  const std::size_t back = before(1) == ChunkKind::adverb ? 2 : 1;
  Clause& c = clause(index);
  const bool behind = before(back) == ChunkKind::phrase;
  const std::uint32_t named = behind ? done_by(index_before(back), back) : none;
  const bool of_verb = named != none && governor != none && phrase(named).clause == governor;
  if (behind && !(of_verb && c.passive) && noun_complement(index, index_before(back))) return;
  const bool told_late = governor != none && clause(governor).passive && clause(governor).object == none &&
                         clause(governor).subject != none && before(back) == ChunkKind::clause &&
                         lemma(phrase(clause(governor).subject).head, word_class::takes_infinitive) &&
                         lemma(clause(governor).head, word_class::brings);
  if (told_late) {  // "a deal has been reached [to end] the war"
    begin(index, none, Link::infinitive, none);
    c.parent_phrase = clause(governor).subject;
  } else if (governor == none) {  // "To [buy] it, the firm ..."
    begin(index, none, Link::purpose, none);
    fronted_ = index;
  } else if (before(back) == ChunkKind::coordinator && clause(governor).form == Form::infinitive) {
    const Clause& twin = clause(governor);
    begin(index, twin.subject, twin.link, twin.parent);
    c.parent_phrase = twin.parent_phrase;
  } else {
    const Clause& g = clause(governor);
    const bool direct = before(back) == ChunkKind::clause || before(back) == ChunkKind::adjective ||
                        before(1) == ChunkKind::adverb || before(1) == ChunkKind::relative ||
                        before(1) == ChunkKind::subordinator;
    const std::uint32_t asked = asked_of(governor, back);
    const bool about = g.object == none && lemma(g.head, word_class::takes_to);
    const bool describes = g.copular && g.object != none;  // "was the first town to [ban] cars"
    const bool controlled = g.object != none && !g.passive && lemma(g.head, word_class::controls_object);
    // "sent [an envoy] to meet him"
    const bool sends = g.object != none && !g.passive && lemma(g.head, word_class::sends);
    const bool passive_control = g.passive && lemma(g.head, word_class::controls_object);
    const Link link = direct || about || describes || asked != none || controlled || passive_control ? Link::infinitive
                                                                                                     : Link::purpose;
    const std::uint32_t subject = asked != none                      ? asked
                                  : named != none                    ? named
                                  : (controlled || sends) && !direct ? g.object
                                                                     : g.subject;
    begin(index, subject, link, governor);
    if (link == Link::infinitive && g.complement == none) clause(governor).complement = index;
    // "the men whom it refused [to admit]"
    const bool moved = direct && g.link == Link::relative && g.object != none && g.object == g.parent_phrase &&
                       !g.passive && lemma(g.head, word_class::takes_to) &&
                       !lemma(g.head, word_class::controls_object) && kind(at_ + 1) != ChunkKind::phrase;
    if (moved) {
      c.object = g.object;
      clause(governor).object = none;
    }
  }
  if (before(1) == ChunkKind::relative || before(1) == ChunkKind::subordinator) close_empty_frame();
  top().clause = index;
}

void Connector::close_empty_frame() {
  if (depth_ > 0 && top().clause == none && top().subject == none) --depth_;
}

// The phrase before the preposition: "refusal" of "refusal on Thursday".
std::uint32_t Connector::left_of_oblique(std::uint32_t index) {
  const Phrase& p = phrase(index);
  if (p.relation != Relation::oblique) return none;
  if (p.phrase != none || index == 0) return p.phrase;
  return phrase(index - 1).base.last == p.preposition ? index - 1 : none;
}

bool Connector::noun_complement(std::uint32_t index, std::uint32_t left) {
  std::uint32_t noun = left;
  constexpr int furthest = 3;
  for (int i = 0; i < furthest && noun != none; ++i) {
    if (lemma(phrase(noun).head, word_class::takes_infinitive)) break;
    noun = left_of_oblique(noun);
  }
  if (noun == none) return false;
  const std::uint32_t governor = top().clause;
  const bool of_verb =
      governor != none && clause(governor).object == noun && lemma(clause(governor).head, word_class::controls_object);
  if (of_verb) return false;
  const std::uint32_t named =
      left == noun ? none : done_by(left, before(1) == ChunkKind::adverb ? 2 : 1);  // "plans for [the envoy] to leave"
  // "offered [Iran] a deal to stop"
  const bool given = governor != none && clause(governor).second_object != none &&
                     root(noun) == clause(governor).second_object && !clause(governor).passive;
  const std::uint32_t subject = governor == none ? none : given ? clause(governor).object : clause(governor).subject;
  begin(index, named != none ? named : subject, Link::infinitive, none);
  clause(index).parent_phrase = noun;
  if (phrase(noun).complement == none) phrase(noun).complement = index;
  if (top().subject != none && top().clause == none) {  // the noun itself still waits for its verb
    Level inner;
    inner.link = Link::infinitive;
    open(inner);
  }
  top().clause = index;
  return true;
}

// The phrase at this distance, or the one before it where it is a time: "passed a motion on Friday [urging] ...".
std::uint32_t Connector::before_time(std::size_t back) const {
  if (!temporal(syntax_.phrases[index_before(back)])) return index_before(back);
  const std::size_t next = before(back + 1) == ChunkKind::preposition ? back + 2 : back + 1;
  return before(next) == ChunkKind::phrase ? index_before(next) : index_before(back);
}

// Somebody by name: "blamed [the mayor] for leaving", but not "won the prize for finding it".
bool Connector::acts(const Phrase& p) const {
  const Mention* mention = document_.mention_at(p.head);
  if (mention == nullptr) return false;
  const EntityType type = document_.entities.entities[at(mention->entity)].type;
  return type == EntityType::person || type == EntityType::org || type == EntityType::gpe || type == EntityType::norp;
}

// "attacked a convoy carrying mail, [killing] two": what a comma sets apart goes with the main verb, not with what
// tells more of its object.
std::uint32_t Connector::main_verb(std::uint32_t governor) {
  constexpr int furthest = 4;
  for (int i = 0; i < furthest && governor != none; ++i) {
    const Clause& c = clause(governor);
    const bool describes = c.link == Link::reduced && c.parent != none && c.parent_phrase != none &&
                           phrase(c.parent_phrase).relation != Relation::subject;
    if (!describes) break;
    governor = c.parent;
  }
  return governor;
}

// "of stopping them from firing and of [freeing] two": the gerund behind the same preposition before "and".
std::uint32_t Connector::gerund_before(std::uint32_t opener, std::uint32_t governor) const {
  if (before(2) != ChunkKind::coordinator && before(3) != ChunkKind::coordinator) return none;
  constexpr int furthest = 4;
  for (int i = 0; i < furthest && governor != none; ++i) {
    const Clause& c = syntax_.clauses[governor];
    if (c.link == Link::gerund && c.opener != none && token(c.opener).lower == token(opener).lower) return governor;
    governor = c.parent;
  }
  return none;
}

// "kept [him] from leaving", "accused [the head of the union] of lying", "blamed [the mayor] for leaving": whether the
// object of the verb does what the gerund behind the preposition says.
bool Connector::does_as_object(std::uint32_t opener, std::uint32_t governor, std::size_t back) {
  if (governor == none || clause(governor).object == none || clause(governor).passive) return false;
  const std::uint32_t object = clause(governor).object;
  const bool behind_phrase = before(back + 1) == ChunkKind::phrase;
  // "has no intention of [leaving]"
  const Token& noun = token(phrase(object).head);
  const bool is_one = noun.lower == noun.lemma;  // not "accused the authorities of [lying]"
  if (behind_phrase && is_one && index_before(back + 1) == object &&
      lemma(phrase(object).head, word_class::takes_infinitive))
    return false;
  // "quoted [him] as saying"
  if (word(opener, word_class::from | word_class::comparison)) return true;
  // "joined it in the hope of [winning]" tells of another phrase
  if (word(opener, word_class::of)) {
    if (!behind_phrase) return true;
    const std::uint32_t left = index_before(back + 1);  // "found him guilty Monday of", "arrested him on charges of"
    return temporal(phrase(left)) || lemma(phrase(left).head, word_class::told) || root(left) == object;
  }
  return word(opener, word_class::noun_preposition) && !word(opener, word_class::by | word_class::place_preposition) &&
         acts(phrase(object));
}

void Connector::gerund(std::uint32_t index) {
  // "the firm, which makes tanks, [calling] it a lie": the comma ends the relative clause.
  if (before(1) == ChunkKind::comma && depth_ > 0 && top().link == Link::relative && top().clause != none &&
      !relative_adverb(top().opener))
    --depth_;
  const std::size_t back = before(1) == ChunkKind::adverb ? 2 : 1;
  const std::uint32_t governor = before(back) == ChunkKind::comma ? main_verb(top().clause) : top().clause;
  const std::uint32_t subject = governor == none ? top().subject : clause(governor).subject;
  Clause& c = clause(index);
  switch (before(back)) {
    case ChunkKind::preposition: {
      c.opener = chunks()[at_ - back].tokens.first;
      const bool by_object = does_as_object(c.opener, governor, back);
      if (before(back + 1) == ChunkKind::phrase) c.parent_phrase = index_before(back + 1);
      if (const std::uint32_t twin = gerund_before(c.opener, governor); twin != none) {
        begin(index, clause(twin).subject, Link::gerund, twin);
        c.parent_phrase = clause(twin).parent_phrase;
        break;
      }
      if (word(c.opener, word_class::complementiser)) {  // "said that [sending] them would help"
        begin(index, none, Link::gerund, governor);
        break;
      }
      // "a wave of [selling]", "a deal on [sending] troops": what is done, not who does it
      const bool act =
          c.parent_phrase != none && c.parent_phrase == subject && word(c.opener, word_class::noun_preposition);
      begin(index, by_object ? clause(governor).object : act ? none : subject, Link::gerund, governor);
      break;
    }
    case ChunkKind::clause:
      // "said [selling] the centre would hurt"
      if (lemma(clause(governor).head, word_class::takes_clause) && kind(at_ + 1) == ChunkKind::phrase &&
          meets_finite(at_ + 2)) {
        begin(index, none, Link::gerund, governor);
        break;
      }
      begin(index, subject, Link::infinitive, governor);
      if (clause(governor).complement == none) clause(governor).complement = index;
      break;
    case ChunkKind::phrase: {
      const std::uint32_t described =
          past_place(owner(before_time(back)));  // "surrounded offices in Gaza [threatening] ..."
      // "wrote to him in Oslo [asking] for it": a place does nothing
      const Phrase& scene = phrase(described);
      if (scene.relation == Relation::oblique && place(scene) && subject != none && governor != none &&
          word(scene.preposition, word_class::place_preposition) && !clause(governor).passive) {
        begin(index, subject, Link::participle, governor);
        break;
      }
      begin(index, described, Link::reduced, governor);
      c.parent_phrase = described;
      break;
    }
    case ChunkKind::coordinator:
      if (governor != none && clause(governor).form == Form::gerund) {
        begin(index, clause(governor).subject, clause(governor).link, clause(governor).parent);
        c.parent_phrase = clause(governor).parent_phrase;
        c.opener = clause(governor).opener;
        break;
      }
      begin(index, subject, Link::participle, governor);
      break;
    default:
      begin(index, subject, Link::participle, governor);
  }
  hold(index);
}

void Connector::hold(std::uint32_t index) {
  if (top().clause == none) {
    Level inner;
    inner.link = clause(index).link;
    open(inner);
  }
  top().clause = index;
}

void Connector::describe(std::uint32_t noun, std::uint32_t participle) {
  if (noun != none && phrase(noun).participle == none) phrase(noun).participle = participle;
}

void Connector::reduced(std::uint32_t index) {
  Clause& c = clause(index);
  const std::size_t back = before(1) == ChunkKind::adverb || before(1) == ChunkKind::comma ? 2 : 1;
  std::uint32_t antecedent = before(back) == ChunkKind::phrase ? owner(index_before(back)) : none;
  // "appeared in court on Monday, [charged] with theft"
  const bool beside =
      antecedent != none && before(1) == ChunkKind::comma && phrase(antecedent).clause != none &&
      phrase(antecedent).clause == top().clause &&
      (temporal(phrase(antecedent)) || word(phrase(antecedent).preposition, word_class::place_preposition));
  if (beside && !lemma(c.head, word_class::dated)) antecedent = none;
  if (antecedent == none && top().clause != none) antecedent = clause(top().clause).subject;
  // "were surrounded by soldiers, [beaten] and jailed"
  const std::uint32_t governor = top().clause;
  const bool goes_on = kind(at_ + 1) == ChunkKind::coordinator || kind(at_ + 1) == ChunkKind::comma;
  const bool listed = goes_on && before(1) == ChunkKind::comma && governor != none && clause(governor).passive &&
                      antecedent != none && phrase(antecedent).clause == governor &&
                      word(phrase(antecedent).preposition, word_class::by);
  if (listed) antecedent = clause(governor).subject;
  // "Accused of theft, the clerk resigned", "If elected, she would": the subject is still to come
  if (antecedent == none && governor == none && top().subject == none) fronted_ = index;
  c.passive = true;
  if (behind_conjunction()) {
    const std::uint32_t outer = depth_ == 0 ? none : levels_[depth_ - 1].clause;
    if (antecedent == none && outer != none) antecedent = clause(outer).subject;  // "will resign if [convicted]"
    begin(index, antecedent, Link::adverbial, none);
    c.opener = chunks()[at_ - 1].tokens.first;
    top().clause = index;
    return;
  }
  begin(index, antecedent, Link::reduced, top().clause);
  c.parent_phrase = antecedent;
  describe(antecedent, index);
  hold(index);
}

}  // namespace sayso::events
