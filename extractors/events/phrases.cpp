// Connects phrases and clauses from left to right, with a stack of the clauses
// that are still open.
//
// A level is a clause that has begun: the phrase that may become its subject,
// then its verb. A relative word, a conjunction or a verb of saying opens a
// level; a finite verb that finds no subject beside it closes levels until one
// has a subject waiting: "The firm, which makes tanks, denied it". Where two
// readings are open (is the next phrase the object of this verb or the subject
// of the next one?) the verb ahead decides, looked up in a table made from the
// right in one pass.
#include "extractors/events/connector.hpp"

namespace sayso::events {
void Connector::run() {
  look_ahead();
  demote_conjunctions();
  levels_[0] = {};
  for (at_ = 0; at_ < chunks().size(); ++at_) step();
  extend();
}

void Connector::open(Level level) {
  if (depth_ + 1 < levels_.size()) ++depth_;
  top() = level;
}

void Connector::demote_conjunctions() {
  for (std::size_t i = 0; i + 1 < chunks().size(); ++i) {
    if (kind(i) != ChunkKind::subordinator || !word(chunks()[i].tokens.first, word_class::clause_preposition)) continue;
    const bool nominative =
        kind(i + 1) == ChunkKind::phrase && word(phrase(chunks()[i + 1].index).head, word_class::subject_pronoun);
    if (kind(i + 1) == ChunkKind::phrase && ahead_[i + 2] == none && !nominative) {
      syntax_.chunks[i].kind = ChunkKind::preposition;
    } else if (kind(i + 1) == ChunkKind::preposition && kind(i + 2) == ChunkKind::phrase && ahead_[i + 3] == none) {
      syntax_.chunks[i].kind = ChunkKind::adverb;  // "was beaten [while] in custody"
    }
  }
}

void Connector::step() {
  const Chunk& chunk = chunks()[at_];
  switch (chunk.kind) {
    case ChunkKind::phrase:
      read_phrase(chunk.index);
      break;
    case ChunkKind::clause:
      read_clause(chunk.index);
      break;
    case ChunkKind::relative:
      open_relative(chunk.tokens.first);
      break;
    case ChunkKind::subordinator:
      open_subordinate(chunk.tokens.first);
      break;
    case ChunkKind::adjective:
      read_adjective(chunk.tokens.last - 1);
      break;
    case ChunkKind::boundary:
      read_boundary(chunk.tokens.first);
      break;
    default:
      break;
  }
}

void Connector::read_adjective(std::uint32_t adjective) {
  if (top().clause == none || before(1) == ChunkKind::phrase) return;
  Clause& c = clause(top().clause);
  if (c.predicate == none) c.predicate = adjective;
}

void Connector::read_boundary(std::uint32_t mark) {
  const std::string_view text = document_.slice(token(mark));
  if (text == "(" || text == ")" || text == "[" || text == "]") return;
  if (text == ";" || text == ":") depth_ = 0, levels_[0] = {};
  if (top().subject == none || top().clause != none) return;
  if (const std::size_t close = dash_behind(at_); close != 0) at_ = close;
}

void Connector::open_relative(std::uint32_t word_token) {
  // "told the station on Monday [that] ..."
  const bool says = top().clause != none && lemma(clause(top().clause).head, word_class::takes_clause);
  if (says && word(word_token, word_class::complementiser) && before(1) == ChunkKind::phrase &&
      temporal(phrase(index_before(1))))
    return open_subordinate(word_token);
  Level level;
  level.link = Link::relative;
  level.opener = word_token;
  std::size_t back = 1;
  while (before(back) == ChunkKind::comma || before(back) == ChunkKind::preposition) ++back;
  if (before(back) == ChunkKind::adverb && before(back + 1) == ChunkKind::phrase) ++back;
  if (before(back) == ChunkKind::phrase) level.antecedent = owner(before_time(back));
  if (level.antecedent != none) level.antecedent = name_whole(level.antecedent);
  if (level.antecedent != none && word(word_token, word_class::of_people))
    level.antecedent = person_of(level.antecedent);
  if (back == 1 && level.antecedent != none && token(word_token).pos != Pos::adv) {
    level.antecedent = past_place(level.antecedent);
  }
  open(level);
}

// "the attack in Oslo [that] hurt two": what is described is the attack.
std::uint32_t Connector::past_place(std::uint32_t index) {
  const Phrase& p = phrase(index);
  if (p.relation != Relation::oblique || !place(p)) return index;
  if (p.phrase != none) return p.phrase;
  const std::uint32_t left = left_of_oblique(index);  // "blamed for bombings in Oslo [that] killed two"
  if (left != none && !named(phrase(left)) && !pronoun(phrase(left)) && !temporal(phrase(left))) return left;
  const std::uint32_t object = p.clause != none ? clause(p.clause).object : none;
  return object != none && !named(phrase(object)) ? object : index;
}

// "the Supreme Court of the United States, [which] ruled": the court, where the name is one.
std::uint32_t Connector::name_whole(std::uint32_t index) {
  const Mention* mention = document_.mention_at(phrase(index).head);
  const bool part = mention != nullptr && mention->form == MentionForm::name &&
                    mention->tokens.first < phrase(index).base.first && phrase(index).relation == Relation::oblique &&
                    phrase(index).phrase != none;
  return part ? phrase(index).phrase : index;
}

// "Raza Haider, a member of the party, [who] was shot": the person, not the party.
std::uint32_t Connector::person_of(std::uint32_t index) {
  const auto is = [&](std::uint32_t i, EntityType type) {
    const Mention* mention = document_.mention_at(phrase(i).head);
    return mention != nullptr && document_.entities.entities[at(mention->entity)].type == type;
  };
  if (document_.mention_at(phrase(index).head) == nullptr || is(index, EntityType::person)) return index;
  constexpr int furthest = 4;
  std::uint32_t up = phrase(index).phrase;
  for (int i = 0; i < furthest && up != none; ++i, up = phrase(up).phrase) {
    if (is(up, EntityType::person)) return owner(up);
  }
  return index;
}

std::uint32_t Connector::owner(std::uint32_t index) {
  while (phrase(index).relation == Relation::apposition && phrase(index).phrase != none) index = phrase(index).phrase;
  return index;
}

void Connector::open_subordinate(std::uint32_t conjunction) {
  Level level;
  level.opener = conjunction;
  bool content = word(conjunction, word_class::complementiser) && before(1) != ChunkKind::comma &&
                 before(1) != ChunkKind::boundary && at_ > 0;
  // "asked if", but "will leave if"
  if (content && !word(conjunction, word_class::relative) && top().clause != none)
    content = lemma(clause(top().clause).head, word_class::takes_clause) ||
              (before(1) == ChunkKind::phrase &&
               (lemma(phrase(index_before(1)).head, word_class::takes_clause) ||  // "doubts whether", "asked him if"
                (lemma(clause(top().clause).head, word_class::controls_object) && !clause(top().clause).passive)));
  // "said [if] he won, he would ban it", "said that [if] he won", but "asked if he won, he said"
  const bool opens_main = content && !word(conjunction, word_class::relative) && top().clause != none &&
                          clause(top().clause).link == Link::main && closes_before_clause();
  const bool told_that = before(1) == ChunkKind::relative || before(1) == ChunkKind::subordinator;
  if (opens_main || (content && !word(conjunction, word_class::relative) && told_that)) content = false;
  level.link = content ? Link::content : Link::adverbial;
  level.parent = top().clause;
  if (content && before(1) == ChunkKind::phrase && !addresses(index_before(1)) && !temporal(phrase(index_before(1))))
    level.antecedent = index_before(1);
  open(level);
}

void Connector::read_insertion(std::uint32_t index) {
  const std::uint32_t verb = chunks()[++at_].index;
  begin(verb, index, Link::main, none);
  phrase(index).relation = Relation::subject;
  phrase(index).clause = verb;
  clause(verb).first = phrase(index).base.first;
}

bool Connector::place(const Phrase& p) const {
  const Mention* mention = named(p) ? document_.mention_at(p.head) : nullptr;
  if (mention == nullptr) return false;
  const EntityType type = document_.entities.entities[at(mention->entity)].type;
  return type == EntityType::gpe || type == EntityType::loc;
}

// "in Paris, [France], a clerk left": the wider place, no list and no subject.
bool Connector::joins_place(std::uint32_t index) {
  if (before(2) != ChunkKind::phrase || kind(at_ + 1) != ChunkKind::comma || lists_[at_ + 1] != 0) return false;
  const std::uint32_t left = index_before(2);
  if (phrase(left).relation != Relation::oblique || !place(phrase(left)) || !place(phrase(index))) return false;
  phrase(index).relation = Relation::apposition;
  phrase(index).phrase = left;
  return true;
}

// "Ann Lee, [53], left": no party of its own.
bool Connector::joins_age(std::uint32_t index) {
  const bool between =
      before(2) == ChunkKind::phrase && (kind(at_ + 1) == ChunkKind::comma || kind(at_ + 1) == ChunkKind::boundary);
  if (!between || lists_[at_ + 1] != 0) return false;
  const std::uint32_t left = index_before(2);
  const Figure* figure = document_.figure_at(phrase(index).head);
  const bool bare = phrase(index).base.size() == 1 && token(phrase(index).head).pos == Pos::num;
  if (!named(phrase(left)) || (!bare && (figure == nullptr || figure->kind != FigureKind::age))) return false;
  phrase(index).relation = Relation::apposition;
  phrase(index).phrase = left;
  return true;
}

void Connector::read_phrase(std::uint32_t index) {
  Phrase& p = phrase(index);
  if (at_ > 0 && inserted(at_ - 1)) return read_insertion(index);
  if (before(1) == ChunkKind::preposition) {
    const std::uint32_t preposition = chunks()[at_ - 1].tokens.first;
    if (word(preposition, word_class::absolute) && before(2) == ChunkKind::comma && acts_meanwhile())
      return wait(index);
    if (!opens_clause(preposition)) return attach_oblique(index, preposition);
    open_subordinate(preposition);
    top().link = Link::adverbial;
    return wait(index);
  }
  const bool often = p.base.size() > 1 && word(p.head, word_class::frequency) && before(1) == ChunkKind::phrase;
  if ((temporal(p) && !pronoun(p) && !measures_act()) || often) {
    p.relation = Relation::time;
    p.clause = top().clause;
    return;
  }
  if (before(1) == ChunkKind::comma && (joins_place(index) || joins_age(index))) return;
  if (before(1) == ChunkKind::coordinator || before(1) == ChunkKind::comma) {
    if (join_list(index) || join_apposition(index)) return;
    return begin_clause_or_wait(index);
  }
  if (before(1) == ChunkKind::boundary && join_apposition(index)) return;
  if (before(1) == ChunkKind::phrase) return behind_phrase(index);
  if (top().clause == none || before(1) == ChunkKind::relative || before(1) == ChunkKind::subordinator) {
    return wait(index);
  }
  behind_verb(index);
}

// "..., with [officials] saying so": a verb without tense stands right behind the phrase.
bool Connector::acts_meanwhile() const {
  if (kind(at_ + 1) != ChunkKind::clause) return false;
  const Form form = syntax_.clauses[chunks()[at_ + 1].index].form;
  return form == Form::gerund || form == Form::past || form == Form::participle;
}

bool Connector::closes_before_verb() const {
  const std::size_t i = behind_modifiers(at_ + 1);
  return kind(i) == ChunkKind::comma && kind(i + 1) == ChunkKind::clause;
}

bool Connector::opens_clause(std::uint32_t preposition) const {
  if (!word(preposition, word_class::clause_preposition) || ahead_[at_ + 1] == none) return false;
  if (top().clause == none && top().subject != none) return false;
  const Form form = syntax_.clauses[chunks()[ahead_[at_ + 1]].index].form;
  return form == Form::finite || form == Form::past;
}

void Connector::wait(std::uint32_t index) {
  phrase(index).relation = Relation::free;
  top().subject = index;
}

// Does a relative clause stand between this chunk and the verb?
bool Connector::describes_until(std::size_t verb) const {
  for (std::size_t i = at_ + 1; i < verb; ++i) {
    if (kind(i) == ChunkKind::relative) return true;
    if (kind(i) == ChunkKind::comma) {
      const std::size_t next = kind(i + 1) == ChunkKind::phrase ? behind_modifiers(i + 2) : i + 1;
      return kind(next) == ChunkKind::relative;
    }
  }
  return false;
}

void Connector::behind_verb(std::uint32_t index) {
  const std::uint32_t governor = top().clause;
  Clause& c = clause(governor);
  // "To ban [cars] is a mistake"
  if (governor == fronted_ && before(1) == ChunkKind::clause && !c.copular) return set_object(index, governor);
  const bool next_to_verb = before(1) == ChunkKind::clause || before(1) == ChunkKind::adverb;
  const bool says = lemma(c.head, word_class::takes_clause);
  std::uint32_t verb = verb_ahead(at_);
  // "said [the men], who wore masks, fled", but "hurt [the men], who wore masks, and fled"
  if (verb != none && !says && describes_until(verb)) verb = none;
  const bool nominative = word(phrase(index).head, word_class::subject_pronoun);
  // "announced [the ban] after curbs imposed on it", but "announced [it] planned to"
  const bool thing = !pronoun(phrase(index)) && !named(phrase(index)) && lemma(c.head, word_class::takes_object);
  const bool states = says && !thing;
  const std::uint32_t past = states && verb == none ? ahead_[at_ + 1] : none;
  // "said the firm left", but "heard the case of a clerk accused of theft"
  const bool ambiguous_past =
      past != none && clause(chunks()[past].index).form == Form::past &&
      !(kind(past + 1) == ChunkKind::preposition &&
        word(chunks()[past + 1].tokens.first, word_class::of | word_class::by) && past > at_ + 1);
  if ((verb != none || ambiguous_past) && !nominative &&
      (inside_subject(c) || (inside_relative() && (!says || owes_verb(c, verb)))))
    return set_object(index, governor);
  if (verb != none || nominative || ambiguous_past) {
    Level level;
    level.link = says || next_to_verb ? Link::content : Link::coordinate;
    level.parent = governor;
    level.subject = index;
    if (level.link == Link::content) level.opener = phrase(index).base.first;
    open(level);
    return;
  }
  if (c.copular) {
    phrase(index).relation = Relation::predicate;
    phrase(index).clause = governor;
    if (c.object == none) c.object = index;
    return;
  }
  if (c.object == none) return set_object(index, governor);
  if (c.object == c.parent_phrase && lemma(c.head, word_class::names)) {  // "what he called [a lie]"
    c.second_object = index;
    phrase(index).relation = Relation::second_object;
    phrase(index).clause = governor;
    return;
  }
  phrase(index).relation = Relation::free;
  top().subject = index;
}

// "the police guarding [the march] arrested": the verb ahead is that of the phrase which the participle describes.
bool Connector::inside_subject(const Clause& participle) const {
  if (participle.link == Link::gerund && participle.subject == none && participle.opener == none)
    return true;  // "said selling [the mill] would hurt"
  if (depth_ == 0) return false;
  const Level& outer = levels_[depth_ - 1];
  if (outer.clause != none || outer.subject == none) return false;
  if (participle.link == Link::gerund) return true;  // "the bar to joining [the union] is low"
  // "a plan to buy [the mill] was dropped"
  if (participle.link == Link::infinitive && (participle.parent_phrase != none || under_reduced(participle)))
    return true;
  return participle.link == Link::reduced && outer.subject == participle.parent_phrase;
}

// "the man who broke [the rules] was fined": the verb ahead is that of the phrase which the relative clause describes.
bool Connector::inside_relative() const {
  if (depth_ == 0 || top().link != Link::relative || top().antecedent == none) return false;
  const Level& outer = levels_[depth_ - 1];
  return outer.clause == none && outer.subject == top().antecedent;
}

void Connector::set_object(std::uint32_t index, std::uint32_t governor) {
  Phrase& p = phrase(index);
  Clause& c = clause(governor);
  p.relation = Relation::object;
  p.clause = governor;
  if (c.question && c.subject == none && c.object == none) {  // "did [X] deny"
    p.relation = Relation::subject;
    c.subject = index;
    return;
  }
  c.object = index;
}

void Connector::behind_phrase(std::uint32_t index) {
  const std::uint32_t previous = index_before(1);
  const bool behind_time = temporal(phrase(previous));  // "said on Friday [it] had left"
  const bool fronted =
      before(2) == ChunkKind::preposition && before(3) == ChunkKind::coordinator;  // "but in 2003 [it]"
  // "the deal [the bank] made with it": two phrases side by side and the verb of the second
  const bool contact = kind(at_ + 1) == ChunkKind::clause && !behind_time &&
                       clause(chunks()[at_ + 1].index).form == Form::past && top().clause != none &&
                       clause(top().clause).object != previous;
  // "asked what [the firm] sold"
  const bool free_relative = pronoun(phrase(previous)) && word(phrase(previous).head, word_class::takes_clause) &&
                             (verb_ahead(at_) != none || ahead_[at_ + 1] != none);
  if (free_relative || ((verb_ahead(at_) != none || contact) && top().clause != none)) {
    Level level;
    const bool says = !free_relative && lemma(clause(top().clause).head, word_class::takes_clause) &&
                      (behind_time || clause(top().clause).object == previous);
    level.link = says && !fronted ? Link::content : behind_time ? Link::coordinate : Link::relative;
    level.parent = top().clause;
    if (level.link == Link::relative) level.antecedent = previous;
    level.subject = index;
    level.opener = phrase(index).base.first;
    open(level);
    return;
  }
  const std::uint32_t governor = top().clause;
  if (governor != none && clause(governor).object == previous && clause(governor).second_object == none &&
      !clause(governor).copular) {
    clause(governor).second_object = index;
    phrase(index).relation = Relation::second_object;
    phrase(index).clause = governor;
    return;
  }
  if (governor != none && clause(governor).object == none && behind_time) {
    // "said on Friday [the deal], which ..., was": its verb stands behind the comma.
    const bool speaks_on = kind(at_ + 1) == ChunkKind::comma && lemma(clause(governor).head, word_class::takes_clause);
    if (!speaks_on && !fronted) return behind_verb(index);
  }
  wait(index);
}

std::uint32_t Connector::left_neighbour() const {
  std::size_t back = 2;
  if (before(1) == ChunkKind::coordinator && before(2) == ChunkKind::comma) back = 3;
  if (before(back) == ChunkKind::adverb) ++back;
  return before(back) == ChunkKind::phrase ? index_before(back) : none;
}

bool Connector::join_list(std::uint32_t index) {
  const std::uint32_t left = left_neighbour();
  if (left == none) return false;
  const bool listed = before(1) == ChunkKind::coordinator || lists_[at_ + 1] != 0;
  if (!listed) return false;
  // "231 backing the bill, and [194] opposing it"
  if (before(1) == ChunkKind::coordinator && before(2) == ChunkKind::comma && kind(at_ + 1) == ChunkKind::clause &&
      clause(chunks()[at_ + 1].index).form == Form::gerund)
    return false;
  if (temporal(phrase(left)) != temporal(phrase(index))) return false;  // "on Monday, [Oslo] and Bern signed"
  const std::uint32_t partner = list_partner(left, index);
  const Relation relation = phrase(partner).relation;
  const bool waiting = top().subject != none && (top().subject == partner || top().subject == root(partner));
  // "met the mayor and [the firm] left" begins a clause; "the mayor and [the
  // firm] left" is one subject.
  if (verb_ahead(at_) != none && !waiting && relation != Relation::conjunct) return false;
  // "saw them, but [he] declined", "against the sale, but [it] went on"
  if (!waiting && word(phrase(index).head, word_class::subject_pronoun)) return false;
  const bool opens = before(2) == ChunkKind::comma && kind(at_ + 1) == ChunkKind::clause;
  if (!waiting && opens && word(phrase(index).head, word_class::thing_pronoun)) return false;
  if (before(1) == ChunkKind::comma && named(phrase(partner)) != named(phrase(index))) return false;
  // "In Oslo, [Ann Lee], sister of Jo and Bo, was fined"
  const bool fronted =
      relation == Relation::oblique && phrase(partner).clause == none && phrase(partner).phrase == none;
  if (before(1) == ChunkKind::comma && fronted && place(phrase(partner)) && !place(phrase(index))) return false;
  if (phrase(partner).conjunct != none) return false;
  phrase(partner).conjunct = index;
  phrase(index).relation = Relation::conjunct;
  phrase(index).phrase = partner;
  return true;
}

std::uint32_t Connector::list_partner(std::uint32_t left, std::uint32_t index) {
  constexpr int furthest = 4;
  std::uint32_t candidate = left;
  for (int i = 0; i < furthest && candidate != none; ++i) {
    const Phrase& p = phrase(candidate);
    if (named(p) == named(phrase(index)) && p.conjunct == none && p.relation != Relation::time) return candidate;
    // "Ann Lee, sister of Jo and [Bo], left": the list ends inside the commas
    const bool leaves = i > 0 && p.relation == Relation::apposition && before(1) == ChunkKind::coordinator &&
                        before(2) != ChunkKind::comma && kind(behind_modifiers(at_ + 1)) == ChunkKind::comma;
    if (leaves || (p.relation != Relation::oblique && p.relation != Relation::apposition)) break;
    candidate = p.phrase;
  }
  return left;
}

bool Connector::join_apposition(std::uint32_t index) {
  const std::uint32_t left = left_neighbour();
  if (left == none) return false;
  const std::uint32_t partner = apposition_partner(left, index);
  if (partner == none) return false;
  // "the Front, [a group] seen as its arm, ..."
  const bool described = kind(at_ + 1) == ChunkKind::clause && clause(chunks()[at_ + 1].index).form == Form::participle;
  if (kind(at_ + 1) == ChunkKind::clause && !described && top().subject != partner) return false;
  const ChunkKind next = kind(behind_modifiers(at_ + 1));
  const bool closed = next == ChunkKind::comma || next == ChunkKind::boundary || next == ChunkKind::clause ||
                      next == ChunkKind::relative || next == ChunkKind::coordinator;
  if (!closed) return false;
  if (verb_ahead(at_) != none && phrase(partner).relation != Relation::free && top().subject != partner) return false;
  phrase(index).relation = Relation::apposition;
  phrase(index).phrase = partner;
  return true;
}

std::uint32_t Connector::apposition_partner(std::uint32_t left, std::uint32_t index) {
  if (pronoun(phrase(index)) || temporal(phrase(left))) return none;
  constexpr int furthest = 4;
  std::uint32_t candidate = owner(left);  // "Ann Lee, 53, [a clerk], left"
  for (int i = 0; i < furthest && candidate != none; ++i) {
    const Phrase& p = phrase(candidate);
    if (pronoun(p)) return none;
    if (named(p) != named(phrase(index))) return candidate;
    // "Jo Smith, Labour of Leeds, [said]"
    if (top().subject == candidate && top().clause == none && closes_before_verb()) return candidate;
    if (p.relation != Relation::oblique) return none;
    candidate = p.phrase;
  }
  return none;
}

std::size_t Connector::behind_modifiers(std::size_t i) const {
  constexpr std::size_t furthest = 8;
  const std::size_t stop = i + furthest;
  while (i < stop && kind(i) == ChunkKind::preposition && kind(i + 1) == ChunkKind::phrase) i += 2;
  return i;
}

void Connector::begin_clause_or_wait(std::uint32_t index) {
  // "Ann Lee, of Green Pond, [Iowa], was fined": one more word on who waits for the verb
  const std::uint32_t waiting = top().subject;
  if (before(1) == ChunkKind::comma && top().clause == none && waiting != none && !pronoun(phrase(index)) &&
      closes_before_verb()) {
    phrase(index).relation = Relation::apposition;
    phrase(index).phrase = waiting;
    return;
  }
  if (verb_ahead(at_) != none) {
    while (depth_ > 0 && top().clause != none && closes_with_comma(top().link)) --depth_;
    if (top().clause != none) {
      Level next;
      next.link = Link::coordinate;
      next.parent = top().clause;
      top() = next;
    }
  }
  wait(index);
}

void connect(const Document& document, const Grammar& grammar, Syntax& syntax) {
  Connector(document, grammar, syntax).run();
}

}  // namespace sayso::events
