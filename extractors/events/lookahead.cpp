// What stands to the right of a chunk, read before anything is connected: the verb that a phrase would meet, past what
// is put in between. See phrases.cpp.
#include <algorithm>

#include "extractors/events/connector.hpp"

namespace sayso::events {
namespace {

constexpr std::size_t longest_aside = 12;  // chunks

}  // namespace

void Connector::look_ahead() {
  ahead_.assign(chunks().size() + 2, none);
  lists_.assign(chunks().size() + 2, 0);
  for (std::size_t i = chunks().size(); i-- > 0;) {
    switch (kind(i)) {
      case ChunkKind::clause:
        ahead_[i] = static_cast<std::uint32_t>(i);
        break;
      case ChunkKind::adverb:
        ahead_[i] = ahead_[i + 1];
        break;
      case ChunkKind::adjective:  // "forces [loyal] to the general fled"
        if (i > 0 && kind(i - 1) == ChunkKind::phrase && kind(i + 1) == ChunkKind::preposition)
          ahead_[i] = ahead_[i + 1];
        break;
      case ChunkKind::preposition:
        if (kind(i + 1) != ChunkKind::phrase) break;
        lists_[i] = lists_[i + 2];
        // A clause of its own: "the visit [after the talks failed]".
        if (!word(chunks()[i].tokens.first, word_class::clause_preposition)) ahead_[i] = ahead_[i + 2];
        break;
      case ChunkKind::phrase:
        if (temporal(syntax_.phrases[chunks()[i].index])) ahead_[i] = ahead_[i + 1];
        break;
      case ChunkKind::coordinator:
        if (kind(i + 1) == ChunkKind::phrase) ahead_[i] = ahead_[i + 2], lists_[i] = 1;
        break;
      case ChunkKind::comma:
        if (kind(i + 1) == ChunkKind::coordinator) {
          lists_[i] = lists_[i + 1];
        } else if (const std::size_t verb = past_aside(i); verb != 0) {
          ahead_[i] = static_cast<std::uint32_t>(verb);
        } else if (const std::size_t main = past_relative(i); main != 0) {
          ahead_[i] = static_cast<std::uint32_t>(main);
        } else if (inserted(i)) {
          if (kind(i + 3) == ChunkKind::comma) ahead_[i] = ahead_[i + 4];
        } else if (kind(i + 1) == ChunkKind::preposition) {  // "the mayor[, in his last days,] pardoned"
          const std::size_t close = behind_modifiers(i + 1);
          const bool aside = close > i + 1 && kind(close) == ChunkKind::comma && kind(close + 1) == ChunkKind::clause;
          if (aside) ahead_[i] = ahead_[close + 1];
        } else if (kind(i + 1) == ChunkKind::phrase) {  // apposition or list
          lists_[i] = lists_[i + 2];
          const std::size_t close = behind_modifiers(i + 2);
          const bool aside =
              kind(close) == ChunkKind::comma && (close == i + 2 || kind(close + 1) == ChunkKind::clause);
          ahead_[i] = aside ? ahead_[close + 1] : lists_[i] != 0 ? ahead_[i + 2] : none;
        }
        break;
      case ChunkKind::relative:
        if (const std::size_t main = past_description(i); main != 0) ahead_[i] = static_cast<std::uint32_t>(main);
        break;
      case ChunkKind::boundary:
        if (const std::size_t close = dash_behind(i); close != 0) ahead_[i] = ahead_[close + 1];
        if (brackets(i)) ahead_[i] = ahead_[i + 3], lists_[i] = lists_[i + 3];
        break;
      default:
        break;
    }
  }
}

// "the plane[, carrying 103 people,] was hijacked": the verb right behind what a participle adds, or 0.
std::size_t Connector::past_aside(std::size_t comma) const {
  if (kind(comma + 1) != ChunkKind::clause) return 0;
  const Form form = syntax_.clauses[chunks()[comma + 1].index].form;
  if (form != Form::gerund && form != Form::past && form != Form::participle) return 0;
  std::size_t i = comma + 2;
  for (const std::size_t stop = i + longest_aside; i < stop && kind(i) != ChunkKind::comma; ++i) {
    if (kind(i) == ChunkKind::clause && syntax_.clauses[chunks()[i].index].form == Form::infinitive) continue;
    if (kind(i) != ChunkKind::phrase && kind(i) != ChunkKind::preposition && kind(i) != ChunkKind::adverb) return 0;
  }
  if (kind(i) != ChunkKind::comma || kind(i + 1) != ChunkKind::clause) return 0;
  const Clause& verb = syntax_.clauses[chunks()[i + 1].index];
  return verb.form == Form::finite && !lemma(verb.head, word_class::takes_clause) ? i + 1 : 0;
}

// "the men[, who wore masks,] fled": the verb right behind a relative clause between commas, or 0.
std::size_t Connector::past_relative(std::size_t comma) const {
  std::size_t i = comma + 1;
  if (kind(i) == ChunkKind::phrase) i = behind_modifiers(i + 1);  // "Rovik[, the firm that owns it,] has sold"
  if (kind(i) != ChunkKind::relative || token(chunks()[i].tokens.first).pos == Pos::adv) return 0;
  ++i;
  bool verb = false;
  for (const std::size_t stop = i + longest_aside; i < stop && kind(i) != ChunkKind::comma; ++i) {
    if (kind(i) == ChunkKind::boundary || kind(i) == ChunkKind::relative) return 0;
    verb = verb || kind(i) == ChunkKind::clause;
  }
  if (!verb || kind(i) != ChunkKind::comma || kind(i + 1) != ChunkKind::clause) return 0;
  const Form form = syntax_.clauses[chunks()[i + 1].index].form;
  return form == Form::finite || form == Form::past ? i + 1 : 0;
}

// "said any man [who breaks the rules] will be fined": the verb with a tense behind a relative clause, or 0.
std::size_t Connector::past_description(std::size_t relative) const {
  if (kind(relative + 1) != ChunkKind::clause || token(chunks()[relative].tokens.first).pos == Pos::adv) return 0;
  if (lemma(syntax_.clauses[chunks()[relative + 1].index].head, word_class::takes_clause)) return 0;
  std::size_t i = relative + 2;
  for (const std::size_t stop = i + longest_aside; i < stop; ++i) {
    if (kind(i) == ChunkKind::clause && syntax_.clauses[chunks()[i].index].form != Form::infinitive) break;
    if (kind(i) != ChunkKind::clause && kind(i) != ChunkKind::phrase && kind(i) != ChunkKind::preposition &&
        kind(i) != ChunkKind::adverb)
      return 0;
  }
  return kind(i) == ChunkKind::clause && syntax_.clauses[chunks()[i].index].form == Form::finite ? i : 0;
}

// "the men [- two Serbs and a Croat -] were": the second of two dashes with no verb between them, or 0.
std::size_t Connector::dash_behind(std::size_t open) const {
  const auto dash = [&](std::size_t i) {
    if (i >= chunks().size() || kind(i) != ChunkKind::boundary) return false;
    const Token& mark = token(chunks()[i].tokens.first);
    const std::string_view text = document_.slice(mark);
    return mark.is(token_flag::space_before) &&
           (text.find_first_not_of('-') == text.npos || text == "–" || text == "—");
  };
  if (!dash(open)) return 0;
  for (std::size_t i = open + 1; i < open + 1 + longest_aside; ++i) {
    if (dash(i)) return i;
    if (kind(i) == ChunkKind::clause || kind(i) == ChunkKind::boundary) return 0;
  }
  return 0;
}

// "the army [(LRA)] was"
bool Connector::brackets(std::size_t open) const {
  if (kind(open + 1) != ChunkKind::phrase || open + 2 >= chunks().size() || kind(open + 2) != ChunkKind::boundary)
    return false;
  return document_.slice(token(chunks()[open].tokens.first)) == "(" &&
         document_.slice(token(chunks()[open + 2].tokens.first)) == ")";
}

// "the union[, he added,] was ready", "... is weighing it[, Kyodo reported]"
bool Connector::inserted(std::size_t comma) const {
  if (kind(comma) != ChunkKind::comma || kind(comma + 1) != ChunkKind::phrase || kind(comma + 2) != ChunkKind::clause)
    return false;
  const Clause& verb = syntax_.clauses[chunks()[comma + 2].index];
  const bool ends = kind(comma + 3) == ChunkKind::comma || kind(comma + 3) == ChunkKind::boundary;
  return ends && (verb.form == Form::finite || verb.form == Form::past) && lemma(verb.head, word_class::takes_clause);
}

// "[if] he won the vote, he would": a comma behind the first verb, and a subject with its verb behind the comma.
bool Connector::closes_before_clause() const {
  bool verb = false;
  for (std::size_t i = at_ + 1; i < at_ + 1 + longest_aside && i < chunks().size(); ++i) {
    if (kind(i) == ChunkKind::boundary) return false;
    if (kind(i) == ChunkKind::comma && verb)
      return kind(i + 1) == ChunkKind::phrase && kind(i + 2) == ChunkKind::clause &&
             syntax_.clauses[chunks()[i + 2].index].form == Form::finite;
    verb = verb || kind(i) == ChunkKind::clause;
  }
  return false;
}

// "When it was signed, [the shares] fell": a clause before the main one, which is still to come.
bool Connector::owes_main_clause() const {
  if (depth_ == 0 || top().clause == none) return false;
  const bool fronted = top().link == Link::reduced && top().clause == fronted_;  // "accused of theft, he resigned"
  if (top().link != Link::adverbial && !fronted) return false;
  const Level& outer = levels_[depth_ - 1];
  return outer.link == Link::main && outer.clause == none && outer.subject == none;
}

// "the group that claimed the attack [has left]": the one verb ahead is that of the group. Of "the man who claimed the
// firm [left] was fined" the second is.
bool Connector::owes_verb(const Clause& relative, std::uint32_t verb) const {
  if (verb == none || relative.link != Link::relative) return false;
  const std::size_t stop = std::min<std::size_t>(chunks().size(), verb + 1 + longest_aside);
  for (std::size_t i = verb + 1; i < stop && kind(i) != ChunkKind::boundary; ++i) {
    if (kind(i) != ChunkKind::clause) continue;
    const Form form = syntax_.clauses[chunks()[i].index].form;
    if (form == Form::finite || form == Form::past) return false;
  }
  return true;
}

// "held [two days] of talks", but "it took [two days] of talks"
bool Connector::measures_act() {
  if (before(1) != ChunkKind::clause || kind(at_ + 1) != ChunkKind::preposition) return false;
  const std::uint32_t subject = clause(index_before(1)).subject;
  return word(chunks()[at_ + 1].tokens.first, word_class::of) && subject != none &&
         !word(phrase(subject).head, word_class::thing_pronoun);
}

// "told [the board] that he left", but "the claim that he left"
bool Connector::addresses(std::uint32_t object) {
  if (top().clause == none || clause(top().clause).object != object) return false;
  return lemma(clause(top().clause).head, word_class::controls_object) &&
         !lemma(phrase(object).head, word_class::takes_clause);
}

std::uint32_t Connector::verb_ahead(std::size_t i) {
  const std::uint32_t found = ahead_[i + 1];
  if (found == none) return none;
  const Clause& c = clause(chunks()[found].index);
  if (c.form == Form::finite) return found;
  if (c.form != Form::past) return none;
  if (kind(i + 1) == ChunkKind::comma && kind(i + 2) == ChunkKind::relative) return found;
  const bool infinitive =
      kind(found + 1) == ChunkKind::clause && clause(chunks()[found + 1].index).form == Form::infinitive;
  const bool passive = infinitive && !lemma(c.head, word_class::takes_to);  // "a man thought to be ill"
  if (kind(found + 1) != ChunkKind::preposition && !passive && lemma(c.head, word_class::takes_clause)) return found;
  const bool apart = before(1) == ChunkKind::comma || before(1) == ChunkKind::coordinator;
  // "..., the bank refused to answer", but "opened a centre intended to help"
  if (apart && infinitive && lemma(c.head, word_class::takes_to)) return found;
  if (before(1) == ChunkKind::comma && lists_[i + 1] == 0 && owes_main_clause()) return found;
  // "the shares fell by 5 percent"
  if (kind(found + 1) == ChunkKind::preposition && word(chunks()[found + 1].tokens.first, word_class::by) &&
      tells_amount(found + 2))
    return found;
  // "imposed": a past tense if something stands behind it as its object.
  return kind(found + 1) == ChunkKind::phrase && !temporal(phrase(chunks()[found + 1].index)) ? found : none;
}

}  // namespace sayso::events
