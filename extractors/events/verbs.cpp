// How clauses hang together: which verb stands under which, and with which
// subject. See phrases.cpp.
#include <algorithm>

#include "extractors/events/connector.hpp"

namespace sayso::events {

// "remained [imprisoned]"
bool Connector::joins_linking_verb(std::uint32_t index) {
  const std::uint32_t governor = top().clause;
  Clause& c = clause(index);
  if ((c.form != Form::past && c.form != Form::participle) || before(1) != ChunkKind::clause) return false;
  if (governor != index_before(1) || !lemma(clause(governor).head, word_class::linking)) return false;
  begin(index, clause(governor).subject, Link::participle, governor);
  c.passive = true;
  top().clause = index;
  return true;
}

void Connector::read_clause(std::uint32_t index) {
  if (joins_linking_verb(index)) return;
  switch (clause(index).form) {
    case Form::infinitive:
      infinitive(index);
      break;
    case Form::gerund:
      gerund(index);
      break;
    case Form::participle:
      reduced(index);
      break;
    case Form::past:
      past_is_reduced() ? reduced(index) : finite(index);
      break;
    case Form::finite:
      finite(index);
      break;
  }
}

// "fell by [5 percent]"
bool Connector::tells_amount(std::size_t i) const {
  if (kind(i) != ChunkKind::phrase) return false;
  const std::uint32_t head = syntax_.phrases[chunks()[i].index].head;
  const Figure* figure = document_.figure_at(head);
  return figure != nullptr && figure->kind != FigureKind::count;
}

// The second half of a verb that never governs a phrase: "called [off]", "shut [down]".
bool Connector::cut_off(std::size_t i) const {
  if (kind(i) != ChunkKind::preposition && kind(i) != ChunkKind::adverb && kind(i) != ChunkKind::other) return false;
  const std::uint32_t half = chunks()[i].tokens.first;
  return chunks()[i].tokens.size() == 1 && word(half, word_class::particle) &&
         !word(half, word_class::noun_preposition | word_class::place_preposition);
}

bool Connector::past_is_reduced() {
  const std::size_t back = before(1) == ChunkKind::adverb ? 2 : 1;
  // "[shut] down the schools"
  const std::size_t next = cut_off(at_ + 1) ? at_ + 2 : at_ + 1;
  const bool has_object = kind(next) == ChunkKind::phrase && !temporal(phrase(chunks()[next].index));
  const bool by_agent = kind(at_ + 1) == ChunkKind::preposition &&
                        word(chunks()[at_ + 1].tokens.first, word_class::by) && !tells_amount(at_ + 2);
  if (before(back) == ChunkKind::phrase) {
    if (word(phrase(index_before(back)).head, word_class::subject_pronoun)) return false;  // "some that we [helped]"
    const bool waiting = top().subject != none && (top().clause == none || top().subject == root(index_before(back)));
    if (!waiting && top().clause != none && inside_subject(clause(top().clause)))
      return !has_object && ahead_[at_ + 1] != none;  // "those demanding bread [marched] on the palace"
    if (!waiting) return top().link != Link::relative || top().clause != none || by_agent;
    if (by_agent) return true;
    return !has_object && meets_finite(at_ + 1);
  }
  if (before(back) == ChunkKind::comma && !has_object) {
    if (top().clause == none && top().subject != none) return by_agent || meets_finite_past_comma(at_ + 1);
    // "the men, who wore masks, [fled] to the woods": the verb that the men wait for
    const bool awaited = depth_ > 0 && top().link == Link::relative && top().antecedent != none &&
                         levels_[depth_ - 1].clause == none && levels_[depth_ - 1].subject == top().antecedent;
    if (awaited && !meets_finite_past_comma(at_ + 1)) return by_agent;
    return by_agent || kind(at_ + 1) == ChunkKind::preposition;
  }
  return at_ == 0 && top().subject == none;
}

bool Connector::meets_finite(std::size_t i) {
  // "a clerk convicted [of stealing bread] is free"
  const bool gerund_behind = kind(i) == ChunkKind::preposition && kind(i + 1) == ChunkKind::clause &&
                             clause(chunks()[i + 1].index).form == Form::gerund;
  if (gerund_behind) i = behind_modifiers(kind(i + 2) == ChunkKind::phrase ? i + 3 : i + 2);
  return ahead_[i] != none && clause(chunks()[ahead_[i]].index).form == Form::finite;
}

bool Connector::meets_finite_past_comma(std::size_t i) const {
  i = behind_modifiers(i);
  if (kind(i) != ChunkKind::comma || kind(i + 1) != ChunkKind::clause) return false;
  const Form form = syntax_.clauses[chunks()[i + 1].index].form;
  return form == Form::finite || form == Form::past;
}

void Connector::begin(std::uint32_t index, std::uint32_t subject, Link link, std::uint32_t parent) {
  Clause& c = clause(index);
  c.subject = subject;
  c.link = link;
  c.parent = parent;
}

// "where", "when": the phrase before them is no part of the clause.
bool Connector::relative_adverb(std::uint32_t opener) const { return opener != none && token(opener).pos == Pos::adv; }

void Connector::finite(std::uint32_t index) {
  Clause& c = clause(index);
  if (c.question && kind(at_ + 1) != ChunkKind::phrase) c.question = false;
  if (top().clause != none && top().subject == none && before(1) == ChunkKind::comma &&
      lemma(c.head, word_class::takes_clause) && kind(at_ + 1) == ChunkKind::phrase) {
    c.question = true;  // "..., said the minister"
  }
  if (!find_frame() && !c.question) return coordinate(index);
  Level& level = top();
  const std::uint32_t previous = level.clause;
  std::uint32_t subject = c.question ? none : level.subject;
  if (subject == none && level.link == Link::relative) subject = level.antecedent;
  begin(index, subject, previous == none ? level.link : Link::coordinate, previous == none ? level.parent : previous);
  c.opener = previous == none ? level.opener : none;
  c.parent_phrase = previous == none ? level.antecedent : none;
  const bool behind_preposition =  // "in which it says so"
      c.opener != none && c.opener > 0 && word(c.opener, word_class::relative) && token(c.opener - 1).pos == Pos::adp;
  const bool object_before = !relative_adverb(c.opener) && !behind_preposition &&
                             !(word(c.opener, word_class::possessive) && word(c.opener, word_class::relative));
  if (c.link == Link::relative && subject != level.antecedent && object_before) {
    c.object = level.antecedent;
  }
  if (c.link == Link::content && level.antecedent != none) phrase(level.antecedent).complement = index;
  if (c.link == Link::content && level.parent != none && clause(level.parent).complement == none) {
    clause(level.parent).complement = index;
  }
  if (c.link == Link::relative && (c.passive || c.object == level.antecedent)) describe(level.antecedent, index);
  if (c.opener != none) c.first = std::min(c.first, c.opener);
  if (fronted_ != none && (level.link == Link::main || level.parent == fronted_)) {
    clause(fronted_).subject = subject;
    fronted_ = none;
  }
  if (subject != none && subject != level.antecedent) {
    phrase(subject).relation = Relation::subject;
    phrase(subject).clause = index;
    c.first = std::min(c.first, phrase(subject).base.first);
  }
  level.clause = index;
  level.subject = none;
}

bool Connector::find_frame() {
  if (top().subject != none) return true;
  if (top().clause == none && top().link == Link::relative) return true;
  if (before(1) == ChunkKind::coordinator || (before(1) == ChunkKind::adverb && before(2) == ChunkKind::coordinator)) {
    if (top().clause != none) return false;
  }
  for (std::size_t depth = depth_; depth-- > 0;) {
    if (levels_[depth].subject != none) {
      depth_ = depth;
      return true;
    }
  }
  return top().clause == none;
}

void Connector::coordinate(std::uint32_t index) {
  std::uint32_t previous = top().clause;
  if (goes_on_infinitive(previous, index)) {
    const Clause& twin = clause(previous);
    begin(index, twin.subject, twin.link, twin.parent);
    clause(index).parent_phrase = twin.parent_phrase;
    clause(index).form = Form::infinitive;
    top().clause = index;
    return;
  }
  constexpr int furthest = 6;
  // "said they were beaten and [robbed]"
  const bool shared = clause(previous).group.size() > 1 && shares_passive(previous, index);
  for (int i = 0; i < furthest && !shared && !alike(previous, index); ++i) {
    const std::uint32_t above = clause(previous).parent;
    if (above == none) break;
    // "says rebels are arming and [urged] them to stop": who says one thing says the other
    constexpr std::uint64_t speech = word_class::controls_object | word_class::controls_oblique;
    const bool speaks_on = clause(index).form == Form::past && clause(previous).link == Link::content &&
                           lemma(clause(above).head, word_class::takes_clause) && lemma(clause(index).head, speech);
    if (alike(above, index) || speaks_on) {
      previous = above;
      break;
    }
    previous = tensed(previous) ? previous : above;
    if (tensed(previous)) break;
  }
  while (depth_ > 0 && !holds(previous)) --depth_;
  begin(index, clause(previous).subject, Link::coordinate, previous);
  if (shares_passive(previous, index)) clause(index).passive = true;
  top().clause = index;
}

// "plans to close two plants and [cut] jobs"
bool Connector::goes_on_infinitive(std::uint32_t previous, std::uint32_t index) const {
  const Clause& c = syntax_.clauses[index];
  const Token& verb = token(c.group.first);
  const bool passive = word(c.group.first, word_class::be) && c.passive;  // "wants him to resign or [be removed]"
  // "asked him to halt it, [sign] the treaty and leave"
  const bool listed = before(1) == ChunkKind::comma && c.group.size() == 1 && token(c.head).pos == Pos::verb;
  return (before(1) == ChunkKind::coordinator || listed) && syntax_.clauses[previous].form == Form::infinitive &&
         (passive || (c.group.size() == 1 && verb.pos != Pos::aux)) && verb.lower == verb.lemma &&
         verb.lower != Symbol::unknown;
}

// "was convicted and [sentenced] to three years": the auxiliary of the verb before it, where it has no object.
bool Connector::shares_passive(std::uint32_t previous, std::uint32_t index) {
  const Clause& c = clause(index);
  if (!clause(previous).passive || c.form != Form::past) return false;
  const bool has_object = kind(at_ + 1) == ChunkKind::phrase && !temporal(phrase(chunks()[at_ + 1].index));
  if (before(1) != ChunkKind::coordinator || has_object) return false;
  if (lemma(c.head, word_class::takes_clause | word_class::takes_to)) return false;
  return document_.slice(token(c.head)).ends_with("ed");
}

// Is this level's last verb the clause, or below it?
bool Connector::holds(std::uint32_t index) {
  constexpr int furthest = 6;
  std::uint32_t c = top().clause;
  for (int i = 0; i < furthest && c != none; ++i, c = clause(c).parent) {
    if (c == index) return true;
  }
  return false;
}

bool Connector::tensed(std::uint32_t index) {
  return clause(index).form == Form::finite ||
         (clause(index).form == Form::past && clause(index).link != Link::reduced);
}

// "said they had left and [denied] it": a bare past tense goes on with a bare
// past tense.
bool Connector::alike(std::uint32_t left, std::uint32_t right) {
  const bool bare_left = clause(left).form == Form::past && clause(left).link != Link::reduced;
  return tensed(left) && bare_left == (clause(right).form == Form::past);
}

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
  return marked && !temporal(p) && !lemma(p.head, word_class::takes_infinitive) ? left : none;
}

void Connector::infinitive(std::uint32_t index) {
  const std::uint32_t governor = top().clause;
  const std::size_t back = before(1) == ChunkKind::adverb ? 2 : 1;
  Clause& c = clause(index);
  if (before(back) == ChunkKind::phrase && noun_complement(index, index_before(back))) return;
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
    const std::uint32_t named = before(back) == ChunkKind::phrase ? done_by(index_before(back), back) : none;
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
  begin(index, named != none ? named : governor == none ? none : clause(governor).subject, Link::infinitive, none);
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
      const bool object = governor != none && clause(governor).object != none && !clause(governor).passive;
      const bool content = object && index_before(back + 1) == clause(governor).object &&
                           before(back + 1) == ChunkKind::phrase &&  // "has no intention of [leaving]"
                           lemma(phrase(clause(governor).object).head, word_class::takes_infinitive);
      const bool by_object =
          object && !content &&
          (word(c.opener, word_class::from | word_class::of) ||
           (word(c.opener, word_class::noun_preposition) &&
            !word(c.opener, word_class::by | word_class::place_preposition) && acts(phrase(clause(governor).object))));
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
      // "a wave of [selling]": what is done, not who does it
      const bool act = c.parent_phrase != none && c.parent_phrase == subject && word(c.opener, word_class::of);
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
  begin(index, antecedent, Link::reduced, top().clause);
  c.parent_phrase = antecedent;
  c.passive = true;
  describe(antecedent, index);
  hold(index);
}

void Connector::extend() {
  for (std::size_t i = chunks().size(); i-- > 0;) {
    const Chunk& chunk = chunks()[i];
    if (chunk.kind == ChunkKind::phrase) extend_from_phrase(chunk.index);
    if (chunk.kind == ChunkKind::clause) extend_from_clause(chunk.index);
  }
}

void Connector::extend_from_phrase(std::uint32_t index) {
  Phrase& p = phrase(index);
  p.list_last = std::max(p.list_last, p.last);
  if (p.phrase != none && p.phrase < index) {
    Phrase& governor = phrase(p.phrase);
    governor.list_last = std::max(governor.list_last, p.list_last);
    if (p.relation != Relation::conjunct) governor.last = std::max(governor.last, p.list_last);
  }
  if (p.clause != none) clause(p.clause).last = std::max(clause(p.clause).last, p.list_last);
}

void Connector::extend_from_clause(std::uint32_t index) {
  const Clause& c = clause(index);
  const bool inside = c.link == Link::infinitive || c.link == Link::content;
  if (c.parent_phrase != none) {
    Phrase& p = phrase(c.parent_phrase);
    if (inside) p.last = std::max(p.last, c.last);
    p.list_last = std::max(p.list_last, p.last);
    if (p.clause != none && p.clause < index) clause(p.clause).last = std::max(clause(p.clause).last, c.last);
  }
  if (c.parent != none && c.parent < index && c.link != Link::coordinate) {
    clause(c.parent).last = std::max(clause(c.parent).last, c.last);
  }
}

}  // namespace sayso::events
