// The state of connect(): see phrases.cpp, which says how it works.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "extractors/events/syntax.hpp"

namespace sayso::events {

// A clause that has begun; see phrases.cpp.
struct Level {
  std::uint32_t subject = none;     // phrase in wait of its verb
  std::uint32_t clause = none;      // the last verb of this level
  std::uint32_t opener = none;      // token
  std::uint32_t antecedent = none;  // phrase a relative clause belongs to
  std::uint32_t parent = none;      // clause
  Link link = Link::main;
};

class Connector {
 public:
  Connector(const Document& document, const Grammar& grammar, Syntax& syntax)
      : document_(document), grammar_(grammar), syntax_(syntax), ahead_(syntax.ahead), lists_(syntax.lists) {}

  void run();

 private:
  [[nodiscard]] const std::vector<Chunk>& chunks() const { return syntax_.chunks; }
  [[nodiscard]] ChunkKind kind(std::size_t i) const {
    return i < chunks().size() ? chunks()[i].kind : ChunkKind::boundary;
  }
  [[nodiscard]] ChunkKind before(std::size_t distance) const {
    return at_ >= distance ? chunks()[at_ - distance].kind : ChunkKind::boundary;
  }
  [[nodiscard]] std::uint32_t index_before(std::size_t distance) const { return chunks()[at_ - distance].index; }
  [[nodiscard]] Phrase& phrase(std::uint32_t i) { return syntax_.phrases[i]; }
  [[nodiscard]] Clause& clause(std::uint32_t i) { return syntax_.clauses[i]; }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
  [[nodiscard]] bool word(std::uint32_t i, std::uint64_t classes) const {
    return i != none && grammar_.is(token(i), classes);
  }
  [[nodiscard]] bool lemma(std::uint32_t i, std::uint64_t classes) const {
    return i != none && grammar_.lemma_is(token(i), classes);
  }
  [[nodiscard]] Level& top() { return levels_[depth_]; }
  [[nodiscard]] const Level& top() const { return levels_[depth_]; }
  [[nodiscard]] bool named(const Phrase& p) const { return token(p.head).pos == Pos::propn; }
  [[nodiscard]] bool pronoun(const Phrase& p) const { return token(p.head).pos == Pos::pron; }
  static bool closes_with_comma(Link link) { return link == Link::adverbial || link == Link::relative; }
  template <class Governor>
  void chain(Governor& governor, std::uint32_t index) {
    if (governor.first_oblique == none) governor.first_oblique = index;
    if (governor.last_oblique != none) phrase(governor.last_oblique).next_oblique = index;
    governor.last_oblique = index;
  }

  [[nodiscard]] static bool temporal(const Phrase& p) { return p.temporal; }
  // Deeper nesting than this is no sentence; the innermost level is reused.
  void open(Level level);
  // From the right: the verb that a phrase at chunk i would meet as its
  // subject, and whether a list goes on there.
  void look_ahead();
  // "since [his election]": a conjunction with a phrase and no verb is a preposition.
  void demote_conjunctions();
  // The chunk of the finite verb that a phrase at chunk i meets, or none.
  [[nodiscard]] std::uint32_t verb_ahead(std::size_t i);
  [[nodiscard]] bool owes_main_clause() const;
  [[nodiscard]] bool closes_before_clause() const;
  [[nodiscard]] bool owes_verb(const Clause& relative, std::uint32_t verb) const;
  [[nodiscard]] bool addresses(std::uint32_t object);
  [[nodiscard]] bool brackets(std::size_t open) const;
  [[nodiscard]] bool inserted(std::size_t comma) const;
  [[nodiscard]] std::size_t past_aside(std::size_t comma) const;
  [[nodiscard]] std::size_t past_relative(std::size_t comma) const;
  [[nodiscard]] std::size_t past_description(std::size_t relative) const;
  [[nodiscard]] std::size_t dash_behind(std::size_t open) const;
  void step();
  void read_adjective(std::uint32_t adjective);
  void read_boundary(std::uint32_t mark);
  void open_relative(std::uint32_t word_token);
  // The phrase an apposition or a list member belongs to.
  [[nodiscard]] std::uint32_t owner(std::uint32_t index);
  [[nodiscard]] std::uint32_t name_whole(std::uint32_t index);
  [[nodiscard]] std::uint32_t person_of(std::uint32_t index);
  [[nodiscard]] std::uint32_t past_place(std::uint32_t index);
  void open_subordinate(std::uint32_t conjunction);
  // A speaker and his verb between commas: a clause that leaves those around it as they are.
  void read_insertion(std::uint32_t index);
  [[nodiscard]] bool place(const Phrase& p) const;
  [[nodiscard]] bool joins_place(std::uint32_t index);
  [[nodiscard]] bool joins_age(std::uint32_t index);
  [[nodiscard]] bool goes_on_infinitive(std::uint32_t previous, std::uint32_t index) const;
  [[nodiscard]] bool shares_passive(std::uint32_t previous, std::uint32_t index);
  void read_phrase(std::uint32_t index);
  // "after [the talks] failed": a preposition whose phrase meets a verb.
  [[nodiscard]] bool opens_clause(std::uint32_t preposition) const;
  // Does the phrase at this chunk end at a comma with a verb behind it?
  [[nodiscard]] bool closes_before_verb() const;
  [[nodiscard]] bool acts_meanwhile() const;
  [[nodiscard]] bool measures_act();
  void wait(std::uint32_t index);
  // The phrase before the preposition: "refusal" of "refusal on Thursday".
  std::uint32_t left_of_oblique(std::uint32_t index);
  // Behind a verb: its object, or the subject of what it says ("said [the firm]
  // left").
  [[nodiscard]] bool describes_until(std::size_t verb) const;
  void behind_verb(std::uint32_t index);
  [[nodiscard]] bool inside_subject(const Clause& participle) const;
  [[nodiscard]] bool inside_relative() const;
  [[nodiscard]] bool under_reduced(const Clause& infinitive) const {  // "a state expected to [hold] a vote"
    return infinitive.parent != none && syntax_.clauses[infinitive.parent].link == Link::reduced;
  }
  void set_object(std::uint32_t index, std::uint32_t governor);
  // Two phrases side by side: "a charge [the firm] denies", "gave the mayor [a
  // key]".
  void behind_phrase(std::uint32_t index);
  // The phrase at the left side of the comma or "and" before this chunk, list
  // members and phrases behind prepositions walked back to the one that can be
  // continued.
  [[nodiscard]] std::uint32_t left_neighbour() const;
  // "met the mayor and [the firm] left" begins a clause; "the mayor and [the
  // firm] left" is one subject.
  bool join_list(std::uint32_t index);
  // In "the mayor of X and the governor of Y" the partner of the governor is
  // the mayor: a member joins the nearest phrase of its own kind.
  [[nodiscard]] std::uint32_t list_partner(std::uint32_t left, std::uint32_t index);
  bool join_apposition(std::uint32_t index);
  // An apposition explains a name by a common noun or the other way round.
  [[nodiscard]] std::uint32_t apposition_partner(std::uint32_t left, std::uint32_t index);
  // Past the phrases behind prepositions that begin at chunk i.
  [[nodiscard]] std::size_t behind_modifiers(std::size_t i) const;
  // Behind a comma or "and", no member of anything: the subject of a new
  // clause, or a phrase left alone.
  void begin_clause_or_wait(std::uint32_t index);
  void attach_oblique(std::uint32_t index, std::uint32_t preposition);
  // The phrase at the top of a chain of phrases within phrases.
  [[nodiscard]] std::uint32_t topic_owner(std::uint32_t left, std::uint32_t preposition);
  [[nodiscard]] std::uint32_t root(std::uint32_t index);
  bool noun_governs(std::uint32_t left, std::uint32_t index, std::uint32_t preposition, bool waiting);
  [[nodiscard]] bool joins_linking_verb(std::uint32_t index);
  void read_clause(std::uint32_t index);
  bool compares(std::uint32_t index);
  // Is "imposed", without auxiliary, a participle here? It is where the phrase
  // before it already has a part to play, or where a finite verb follows that
  // would be left without a subject.
  [[nodiscard]] bool past_is_reduced();
  [[nodiscard]] bool tells_amount(std::size_t i) const;
  [[nodiscard]] bool cut_off(std::size_t i) const;
  [[nodiscard]] bool meets_finite(std::size_t i);
  [[nodiscard]] bool meets_finite_past_comma(std::size_t i) const;
  void begin(std::uint32_t index, std::uint32_t subject, Link link, std::uint32_t parent);
  [[nodiscard]] bool relative_adverb(std::uint32_t opener) const;
  void finite(std::uint32_t index);
  bool inserted_in_relative(std::uint32_t index, std::uint32_t subject);
  // Closes frames until one has a subject in wait; false where none has.
  bool find_frame();
  // "..., and denied it": the subject of the verb before.
  [[nodiscard]] bool behind_conjunction() const;
  [[nodiscard]] bool is_bare_infinitive(std::uint32_t index);
  [[nodiscard]] bool shares_perfect(std::uint32_t previous, std::uint32_t index);
  void coordinate(std::uint32_t index);
  bool holds(std::uint32_t index);
  bool tensed(std::uint32_t index);
  bool alike(std::uint32_t left, std::uint32_t right);
  std::uint32_t asked_of(std::uint32_t governor, std::size_t back);
  [[nodiscard]] std::uint32_t done_by(std::uint32_t left, std::size_t back);
  void infinitive(std::uint32_t index);
  void close_empty_frame();
  // "its plan [to buy]"
  bool noun_complement(std::uint32_t index, std::uint32_t left);
  [[nodiscard]] std::uint32_t before_time(std::size_t back) const;
  [[nodiscard]] bool acts(const Phrase& p) const;
  [[nodiscard]] std::uint32_t main_verb(std::uint32_t governor);
  [[nodiscard]] std::uint32_t gerund_before(std::uint32_t opener, std::uint32_t governor) const;
  [[nodiscard]] bool does_as_object(std::uint32_t opener, std::uint32_t governor, std::size_t back);
  void gerund(std::uint32_t index);
  // Makes a verb without tense the one that takes what follows, and leaves a
  // waiting subject waiting.
  void hold(std::uint32_t index);
  void describe(std::uint32_t noun, std::uint32_t participle);
  void reduced(std::uint32_t index);
  // From the right: how far each phrase and clause reaches, what belongs to it
  // included.
  void extend();
  void extend_from_phrase(std::uint32_t index);
  void extend_from_clause(std::uint32_t index);

  const Document& document_;
  const Grammar& grammar_;
  Syntax& syntax_;
  std::vector<std::uint32_t>& ahead_;
  std::vector<std::uint8_t>& lists_;
  std::array<Level, 12> levels_{};
  std::uint32_t fronted_ = none;  // a clause before the main one whose subject is still to come
  std::size_t depth_ = 0;
  std::size_t at_ = 0;
};

}  // namespace sayso::events
