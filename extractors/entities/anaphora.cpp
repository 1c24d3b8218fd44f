// Pronouns and definite nouns to what they stand for. One pass from left to right keeps the things mentioned last in
// mind, those without a name too: "the driver" and "the plan" take up most of the "he" and "it" that a list of names
// alone would hand to the nearest person and body. Each candidate that agrees in type, number and gender gets points
// for how near, how prominent and how often named it is; weights were set on GUM (train and dev) and our press
// articles.
#include "extractors/entities/anaphora.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "extractors/entities/nouns.hpp"

namespace sayso::entities {
namespace {

using namespace token_flag;

// How many sentences back a pronoun may look.
constexpr std::uint32_t person_reach = 8, thing_reach = 3;

// Points of a candidate for a pronoun; less by the sentence, the last for all that are further away.
constexpr std::array<int, 5> away = {0, 14, 22, 40, 52};
constexpr int leading = 14, oblique = -8, again = 3, often_named = 2, sex_known = 6, was_pronoun = 4, both_subjects = 4,
              subject_of_same_verb = -10, body_that_acts = 12;
// By what the candidate is: for "he" and "she", for "it", for "they".
constexpr int unnamed_person = -14, unnamed_thing = 0, untyped_thing = 10, named_body = -4, unnamed_several = 0,
              one_of_no_name = -20, body_as_several = -28, people_as_several = -2, several_of_a_country = 2;
// How many tokens may lie between a verb's subject and its object.
constexpr std::uint32_t subject_to_object = 6;

constexpr int fixed = 1000;  // keeps points above zero

constexpr TypeSet bodies_and_things = static_cast<TypeSet>(~(only(EntityType::person) | only(EntityType::norp)));

// Who may say something.
constexpr TypeSet speakers = static_cast<TypeSet>(only(EntityType::person) | only(EntityType::org) |
                                                  only(EntityType::gpe) | only(EntityType::norp));

class Resolver : public Nouns {
 public:
  Resolver(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders, EntityLayer& layer)
      : Nouns(document, lexicon, genders, layer) {}

  void run() {
    merged_.reserve(layer_.mentions.size() * 2);
    for (std::uint32_t s = 0; s < d_.sentences.size(); ++s) {
      sentence_ = s;
      read_sentence(d_.sentences[s].tokens);
    }
    add_late_mentions();
    layer_.mentions = std::move(merged_);
  }

 private:
  // Mentions whose name came behind them.
  void add_late_mentions() {
    if (late_.empty()) return;
    merged_.insert(merged_.end(), late_.begin(), late_.end());
    std::stable_sort(merged_.begin(), merged_.end(), [](const Mention& a, const Mention& b) {
      return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
    });
  }

  void read_sentence(TokenRange tokens) {
    std::uint32_t first = tokens.first;  // where a phrase may begin
    for (std::uint32_t i = tokens.first; i < tokens.last;) {
      const Mention* name = next_ < layer_.mentions.size() ? &layer_.mentions[next_] : nullptr;
      if (name != nullptr && name->tokens.first <= i) {
        ++next_;
        merged_.push_back(*name);
        // The country in "Japanese government" is not who acts.
        const bool inside = name->tokens.first < i && last_name_ && last_name_->tokens.last >= name->tokens.last;
        if (inside) continue;
        hear(name->entity, name->tokens, false);
        if (type_of(name->entity) == EntityType::person) {
          described_.add_title(name->entity, name->tokens, tokens.first);
        }
        last_name_ = *name;
        first = i = std::max(i, name->tokens.last);
        continue;
      }
      const Pos pos = d_.tokens[i].pos;
      if (pos == Pos::pron) read_pronoun(i);
      if (pos == Pos::noun || pos == Pos::propn) {
        const std::uint32_t end = name != nullptr ? std::min(tokens.last, name->tokens.first) : tokens.last;
        if (const auto phrase = phrase_ending_at(d_, lexicon_, i, {first, end})) {
          keep(phrase->tokens, nominal(*phrase, name), MentionForm::nominal);
          first = i + 1;
        }
      }
      ++i;
    }
  }

  void read_pronoun(std::uint32_t i) {
    const PronounKind kind = lexicon_.pronoun(d_.tokens[i].lower);
    if (kind == PronounKind::none || kind >= PronounKind::i) return;
    keep({i, i + 1}, pronoun(i, kind), MentionForm::pronoun);
  }

  void keep(TokenRange tokens, std::optional<EntityIndex> entity, MentionForm form) {
    // The "'" of "Netherlands' daily paper" is no part of the paper.
    while (tokens.size() > 1 && d_.tokens[tokens.first].pos == Pos::part) ++tokens.first;
    if (entity) merged_.push_back({d_.span_of(tokens), tokens, *entity, form});
  }

  // --- pronouns
  std::optional<EntityIndex> pronoun(std::uint32_t i, PronounKind kind) {
    // "it is expected that", "it was raining": nothing is meant.
    if (kind == PronounKind::it && expletive(i)) return std::nullopt;
    const auto best = choose(i, kind);
    if (!best) return std::nullopt;
    const std::uint32_t entity = mind_[*best].entity;
    // Who was "he" once is no "she" later.
    if (mind_[*best].gender == Gender::unknown) {
      if (kind == PronounKind::he) mind_[*best].gender = Gender::male;
      if (kind == PronounKind::she) mind_[*best].gender = Gender::female;
      if (entity != none) genders_[entity] = mind_[*best].gender;
    }
    mention(*best, {i, i + 1}, place_of(d_, {i, i + 1}, sentence()), true);
    if (entity == none) return std::nullopt;
    return EntityIndex{entity};
  }

  [[nodiscard]] std::optional<std::size_t> choose(std::uint32_t i, PronounKind kind) const {
    const Place place = place_of(d_, {i, i + 1}, sentence());
    const bool person = kind == PronounKind::he || kind == PronounKind::she;
    const bool says = !person && speaks({i, i + 1});
    const std::uint32_t reach = person ? person_reach : thing_reach;
    std::optional<std::size_t> best;
    int best_points = 0;
    for (std::size_t k = mind_.size(); k-- > 0;) {
      const Referent& r = mind_[k];
      if (sentence_ - r.sentence > reach) break;
      if (!agrees(r, kind) || (says && r.types != 0 && (r.types & speakers) == 0)) continue;
      const int points = weigh(r, kind, place, i);
      if (!best || points > best_points) {
        best = k;
        best_points = points;
      }
    }
    return best;
  }

  [[nodiscard]] static bool agrees(const Referent& r, PronounKind kind) {
    const bool person = has(r.types, EntityType::person);
    switch (kind) {
      case PronounKind::he:
        return person && !r.plural && r.gender != Gender::female;
      case PronounKind::she:
        return person && !r.plural && r.gender != Gender::male;
      case PronounKind::it:
        return !r.plural && (r.types == 0 || (r.types & bodies_and_things) != 0);
      default:
        return r.plural || has(r.types, EntityType::org) || has(r.types, EntityType::norp);
    }
  }

  [[nodiscard]] int weigh(const Referent& r, PronounKind kind, Place place, std::uint32_t i) const {
    const std::size_t sentences = sentence_ - r.sentence;
    int points = fixed - away[std::min(sentences, away.size() - 1)] + by_kind(r, kind) + again * doublings(r.count);
    if (r.entity != none) points += often_named * doublings(names_[r.entity]);
    if (r.pronoun) points += was_pronoun;
    if (r.place == Place::oblique) points += oblique;
    if (r.place == Place::subject) {
      if (place == Place::subject) points += both_subjects;
      // "Berg says the mill burned. He added": who spoke goes on.
      if (place == Place::subject && r.leads && sentences > 0 && led_ != sentence_) points += leading;
      // "Toyota said it would", "Toyota cut its prices".
      if (sentences == 0 && r.entity != none && kind >= PronounKind::it) points += body_that_acts;
      // "Berg told him": not Berg.
      const bool same_clause = sentences == 0 && i < r.token + subject_to_object;
      if (same_clause && place != Place::subject && !is_owner(i)) points += subject_of_same_verb;
    }
    return points;
  }

  // "his" and "her" before what they own.
  [[nodiscard]] bool is_owner(std::uint32_t i) const {
    if (i + 1 >= sentence().last || !is(i, trait::possessive)) return false;
    const Pos next = d_.tokens[i + 1].pos;
    return next == Pos::noun || next == Pos::adj || next == Pos::propn || next == Pos::num;
  }

  [[nodiscard]] static int by_kind(const Referent& r, PronounKind kind) {
    const bool unnamed = r.entity == none, body = has(r.types, EntityType::org);
    switch (kind) {
      case PronounKind::he:
      case PronounKind::she:
        return (r.gender != Gender::unknown ? sex_known : 0) + (unnamed ? unnamed_person : 0);
      case PronounKind::it:
        if (unnamed) return r.types == 0 ? untyped_thing : unnamed_thing;
        return body ? named_body : 0;
      default:
        if (unnamed) return r.plural ? unnamed_several : one_of_no_name;
        if (r.plural) return several_of_a_country;
        return body ? body_as_several : people_as_several;
    }
  }

  // "it" before a form of be and an adjective or participle that a clause follows, or before a verb of weather or
  // seeming.
  [[nodiscard]] bool expletive(std::uint32_t i) const {
    const std::uint32_t end = sentence().last;
    std::uint32_t k = i + 1;
    while (k < end && (d_.tokens[k].pos == Pos::aux || d_.tokens[k].pos == Pos::adv || d_.tokens[k].pos == Pos::part))
      ++k;
    if (k == i + 1 || k >= end) return false;
    if (d_.tokens[k].pos != Pos::adj && d_.tokens[k].pos != Pos::verb) return false;
    return k + 1 < end && (d_.tokens[k + 1].pos == Pos::sconj || d_.tokens[k + 1].pos == Pos::part);
  }

  std::vector<Mention> merged_;  // names, and what refers to them
  std::size_t next_ = 0;         // the next name
};

}  // namespace

void resolve_references(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders,
                        EntityLayer& layer) {
  Resolver(document, lexicon, genders, layer).run();
}

}  // namespace sayso::entities
