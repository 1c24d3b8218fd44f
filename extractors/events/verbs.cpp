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

// "stronger than previously [thought], rising 3 percent": a measure, and no clause that others go with.
bool Connector::compares(std::uint32_t index) {
  const std::size_t back = before(1) == ChunkKind::adverb ? 2 : 1;
  const bool subordinate = before(back) == ChunkKind::subordinator;
  if (clause(index).form != Form::past || (!subordinate && before(back) != ChunkKind::preposition)) return false;
  if (!word(chunks()[at_ - back].tokens.first, word_class::comparison)) return false;
  if (kind(at_ + 1) != ChunkKind::comma && kind(at_ + 1) != ChunkKind::boundary) return false;
  if (subordinate) close_empty_frame();
  begin(index, none, Link::adverbial, none);
  return true;
}

void Connector::read_clause(std::uint32_t index) {
  if (joins_linking_verb(index) || compares(index)) return;
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
    // "the invasion to fight militants [ousted] the government"
    if (!waiting && fronted_ != none && top().clause == fronted_ && top().subject != none) return !has_object;
    if (!waiting && top().clause != none && inside_subject(clause(top().clause)))
      return !has_object && ahead_[at_ + 1] != none;  // "those demanding bread [marched] on the palace"
    if (!waiting) return top().link != Link::relative || top().clause != none || by_agent;
    if (by_agent) return true;
    // "what the firm [sold] was bread"
    if (top().link == Link::relative && top().antecedent != none && kind(at_ + 1) == ChunkKind::clause) return false;
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
  // "[accused] of theft, he resigned", "if [elected], she would"
  return top().subject == none && (at_ == 0 || (behind_conjunction() && !has_object));
}

// "if [elected]", "when [asked]", but not "as [planned]"
bool Connector::behind_conjunction() const {
  if (before(1) != ChunkKind::subordinator && before(1) != ChunkKind::relative) return false;
  const std::uint32_t conjunction = chunks()[at_ - 1].tokens.first;
  if (before(1) == ChunkKind::relative && token(conjunction).pos != Pos::adv) return false;
  return !word(conjunction, word_class::clause_preposition);
}

bool Connector::meets_finite(std::size_t i) {
  // "a clerk convicted [of stealing bread] is free"
  const bool gerund_behind = kind(i) == ChunkKind::preposition && kind(i + 1) == ChunkKind::clause &&
                             clause(chunks()[i + 1].index).form == Form::gerund;
  if (gerund_behind) i = behind_modifiers(kind(i + 2) == ChunkKind::phrase ? i + 3 : i + 2);
  // "a state expected [to hold a vote] is"
  const bool infinitive_behind =
      kind(i) == ChunkKind::clause && clause(chunks()[i].index).form == Form::infinitive && !gerund_behind;
  if (infinitive_behind) {
    i = behind_modifiers(kind(i + 1) == ChunkKind::phrase ? i + 2 : i + 1);
    return kind(i) == ChunkKind::clause && clause(chunks()[i].index).form == Form::finite;
  }
  if (ahead_[i] == none) return false;
  const Form form = clause(chunks()[ahead_[i]].index).form;
  if (form != Form::past) return form == Form::finite;
  // "supporters gathered on Friday [protested] the vote", but "fell by 8% and", "two [held] hostage"
  const std::size_t next = ahead_[i] + 1;
  if (i >= ahead_[i] || kind(next) != ChunkKind::phrase) return false;
  for (std::size_t k = i; k < ahead_[i]; ++k) {
    if (kind(k) == ChunkKind::coordinator) return false;
  }
  const Phrase& object = phrase(chunks()[next].index);
  const Token& noun = token(object.head);  // "killed two", "killed dozens", but "held hostage"
  const bool whole = object.base.size() > 1 || pronoun(object) || named(object) || noun.lower != noun.lemma ||
                     document_.figure_at(object.head) != nullptr;
  return !temporal(object) && whole;
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

// "the deal, which [he said] hurts trade": the relative clause is that of the next verb.
bool Connector::inserted_in_relative(std::uint32_t index, std::uint32_t subject) {
  Level& level = top();
  if (level.clause != none || level.link != Link::relative || level.antecedent == none || subject == none) return false;
  if (subject == level.antecedent || !lemma(clause(index).head, word_class::takes_clause)) return false;
  if (kind(at_ + 1) != ChunkKind::clause) return false;
  const Clause& next = clause(chunks()[at_ + 1].index);
  if (next.form != Form::finite && next.form != Form::past) return false;
  begin(index, subject, Link::main, none);
  phrase(subject).relation = Relation::subject;
  phrase(subject).clause = index;
  clause(index).first = std::min(clause(index).first, phrase(subject).base.first);
  level.subject = none;
  return true;
}

void Connector::finite(std::uint32_t index) {
  Clause& c = clause(index);
  if (c.question && kind(at_ + 1) != ChunkKind::phrase) c.question = false;
  if (top().clause != none && top().subject == none && before(1) == ChunkKind::comma &&
      lemma(c.head, word_class::takes_clause) && kind(at_ + 1) == ChunkKind::phrase) {
    c.question = true;  // "..., said the minister"
  }
  // "said selling it [would hurt]": the gerund is its subject
  const std::uint32_t act = top().clause;
  if (act != none && clause(act).link == Link::gerund && clause(act).subject == none && clause(act).opener == none &&
      top().subject == none && clause(act).parent != none) {
    begin(index, none, Link::content, clause(act).parent);
    top().clause = index;
    return;
  }
  if (!find_frame() && !c.question) return coordinate(index);
  Level& level = top();
  const std::uint32_t previous = level.clause;
  std::uint32_t subject = c.question ? none : level.subject;
  if (subject == none && level.link == Link::relative) subject = level.antecedent;
  if (inserted_in_relative(index, subject)) return;
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
  // "..., with two workers [injured]"
  const bool undergone = subject != none && phrase(subject).base.first > 0 && c.form == Form::past &&
                         word(phrase(subject).base.first - 1, word_class::absolute) &&
                         kind(at_ + 1) != ChunkKind::phrase;
  if (undergone) c.passive = true;
  if (is_bare_infinitive(index)) {
    c.link = Link::infinitive;
    c.form = Form::infinitive;
  }
  level.clause = index;
  level.subject = none;
}

// "will make a clerk [resign]"
bool Connector::is_bare_infinitive(std::uint32_t index) {
  const Clause& c = clause(index);
  const Token& verb = token(c.head);
  return c.link == Link::content && c.parent != none && c.subject != none && c.group.size() == 1 &&
         verb.lower == verb.lemma && verb.lower != Symbol::unknown && c.opener == phrase(c.subject).base.first &&
         lemma(clause(c.parent).head, word_class::takes_bare);
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
  const bool shared =
      clause(previous).group.size() > 1 && (shares_passive(previous, index) || shares_perfect(previous, index));
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

// "said it had killed two and [injured] four", but "said they had left and [denied] it"
bool Connector::shares_perfect(std::uint32_t previous, std::uint32_t index) {
  const Clause& c = clause(previous);
  const std::uint32_t first = c.group.first;
  return !c.passive && c.link == Link::content && before(1) == ChunkKind::coordinator &&
         clause(index).form == Form::past && token(first).pos == Pos::aux && !word(first, word_class::be) &&
         token(first).lower != token(first).lemma && token(c.head).lower != token(c.head).lemma &&
         !lemma(clause(index).head, word_class::takes_clause | word_class::takes_to);
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
  // "called for [the ban to be lifted]"
  const bool wished = (c.link == Link::purpose || c.link == Link::infinitive) && c.passive && c.subject != none &&
                      c.parent != none && phrase(c.subject).relation == Relation::oblique &&
                      phrase(c.subject).clause == c.parent;
  if (wished) phrase(c.subject).last = std::max(phrase(c.subject).last, c.last);
  if (c.parent != none && c.parent < index && c.link != Link::coordinate) {
    clause(c.parent).last = std::max(clause(c.parent).last, c.last);
  }
}

}  // namespace sayso::events
