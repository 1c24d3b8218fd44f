#include "extractors/entities/nouns.hpp"

#include <algorithm>
#include <string>

namespace sayso::entities {

namespace {

using namespace token_flag;

// How many sentences back a noun may look.
constexpr std::uint32_t nominal_reach = 12, body_reach = 4;

// How many adverbs may stand between "is" and what somebody is.
constexpr std::uint32_t most_adverbs = 2;

// Points of a candidate for a noun.
constexpr int named_again = 3, noun_away = -2, noun_subject = 7, fixed = 1000;
// How many times as often as any other the one is named that a noun takes up: a body, and what the article is about.
constexpr std::uint32_t of_two_bodies = 2, of_topics = 3;

// What "the company" may take up though nobody has called it so.
constexpr TypeSet taken_up =
    static_cast<TypeSet>(only(EntityType::person) | only(EntityType::org) | only(EntityType::gpe));

// What an article may be about, named so often at least; and how many such things are looked at.
constexpr TypeSet topics = static_cast<TypeSet>(only(EntityType::org) | only(EntityType::gpe) | only(EntityType::loc));

}  // namespace

std::optional<EntityIndex> Nouns::nominal(const Phrase& phrase, const Mention* next) {
  const std::uint32_t head = phrase.tokens.last - 1;
  // A name that follows at once is what the phrase describes: "the manager, Rosa Quill", "his brother Paul".
  if (next != nullptr && beside(phrase, *next)) return named_beside(phrase, *next);
  if (describes_name_before(phrase)) {
    described_.add(last_name_->entity, phrase);
    return std::nullopt;
  }
  const bool ends = head + 1 >= sentence().last || !is(head + 1, trait::description);
  // "Their country" is that of the people named in the sentence, else what the article is about.
  if (phrase.possessed && is(head, trait::country) && !phrase.plural && ends) {
    if (const auto entity = country_of_people(phrase)) {
      hear(*entity, phrase.tokens, false);
      return entity;
    }
  }
  if (phrase.definite && ends) {
    if (const auto entity = phrase.plural ? several_named_so(phrase) : refers(phrase)) {
      hear(*entity, phrase.tokens, false);
      return entity;
    }
  }
  // "His father" once he has a name.
  if (phrase.possessed && !phrase.plural && ends) {
    if (const auto entity = described_.find(phrase)) {
      hear(*entity, phrase.tokens, false);
      return entity;
    }
  }
  // "Rosa Quill is also the manager": nobody new.
  if (is_predicate(phrase)) return std::nullopt;
  hear_phrase(phrase);
  return std::nullopt;
}

bool Nouns::is_predicate(const Phrase& phrase) {
  if (phrase.plural) return false;
  const std::uint32_t begin = sentence().first;
  std::uint32_t i = phrase.tokens.first;
  const std::uint32_t limit = i - begin > most_adverbs ? i - most_adverbs : begin;
  while (i > limit && (d_.tokens[i - 1].pos == Pos::adv || d_.tokens[i - 1].pos == Pos::part)) --i;
  if (i < begin + 2 || d_.tokens[i - 1].pos != Pos::aux || is_there(i - 2)) return false;
  for (std::size_t k = mind_.size(); k-- > 0 && mind_[k].sentence == sentence_;) {
    if (mind_[k].place != Place::subject) continue;
    const std::uint32_t e = mind_[k].entity;
    if (e == none) return false;
    if (has(phrase.noun.types, layer_.entities[e].type)) described_.add(EntityIndex{e}, phrase);
    return true;
  }
  return false;
}

bool Nouns::is_there(std::uint32_t i) const {
  return d_.tokens[i].pos == Pos::pron && lexicon_.pronoun(d_.tokens[i].lower) == PronounKind::none;
}

void Nouns::hear_phrase(const Phrase& phrase) {
  const std::uint32_t head = phrase.tokens.last - 1;
  const Token& t = d_.tokens[head];
  const Place place = place_of(d_, phrase.tokens, sentence());
  if (d_.time_at(head) != nullptr) return;
  if (phrase.definite && t.lemma != Symbol::unknown) {
    for (std::size_t k = mind_.size(); k-- > 0;) {
      if (mind_[k].noun == t.lemma && mind_[k].entity == none && mind_[k].plural == phrase.plural)
        return mention(k, phrase.tokens, place, false);
    }
  }
  Referent r;
  r.types = phrase.noun.types;
  r.gender = phrase.noun.gender;
  r.plural = phrase.plural;
  r.place = place;
  r.sentence = sentence_;
  r.token = phrase.tokens.first;
  r.noun = t.lemma;
  add(r, phrase.tokens);
}

bool Nouns::beside(const Phrase& phrase, const Mention& name) const {
  if (phrase.plural || !has(phrase.noun.types, type_of(name.entity)) || name.tokens.last > sentence().last)
    return false;
  if (name.tokens.first == phrase.tokens.last) return true;
  return name.tokens.first == phrase.tokens.last + 1 && d_.slice(d_.tokens[phrase.tokens.last]) == ",";
}

std::optional<EntityIndex> Nouns::named_beside(const Phrase& phrase, const Mention& name) {
  described_.add(name.entity, phrase);
  take_up_unnamed(name.entity, d_.tokens[phrase.tokens.last - 1].lemma, phrase);
  // "Film director Mike Leigh", "the referee Ann Berg"; a title with a capital is part of the name.
  const bool close = name.tokens.first == phrase.tokens.last;
  if (close && !d_.tokens[phrase.tokens.last - 1].is(capitalised)) return name.entity;
  if (close && phrase.definite) return std::nullopt;
  if (!phrase.definite && !phrase.possessed) return std::nullopt;
  return name.entity;
}

void Nouns::take_up_unnamed(EntityIndex entity, Symbol noun, const Phrase& phrase) {
  if (!phrase.definite || noun == Symbol::unknown) return;
  for (std::size_t k = mind_.size(); k-- > 0;) {
    const Referent& r = mind_[k];
    if (r.entity != none || r.noun != noun || r.plural || sentence_ - r.sentence > body_reach) continue;
    late_.push_back({d_.span_of(r.tokens), r.tokens, entity, MentionForm::nominal});
    mind_.erase(mind_.begin() + static_cast<std::ptrdiff_t>(k));
    --unnamed_;
    return;
  }
}

bool Nouns::describes_name_before(const Phrase& phrase) const {
  if (!last_name_ || phrase.plural || !has(phrase.noun.types, type_of(last_name_->entity))) return false;
  const std::uint32_t between = last_name_->tokens.last;
  if (between + 1 != phrase.tokens.first || between >= sentence().last) return false;
  return d_.tokens[between].pos == Pos::aux || d_.slice(d_.tokens[between]) == ",";
}

std::optional<EntityIndex> Nouns::cardinal(std::uint32_t head) const {
  for (std::size_t k = mind_.size(); k-- > 0;) {
    const std::uint32_t e = mind_[k].entity;
    if (e == none || layer_.entities[e].type != EntityType::gpe || layer_.entities[e].links.empty()) continue;
    const TokenRange name = longest_name_[e];
    if (name.size() == 2 && d_.tokens[name.first].lower == d_.tokens[head].lower) return EntityIndex{e};
  }
  return std::nullopt;
}

std::optional<EntityIndex> Nouns::refers(const Phrase& phrase) const {
  const std::uint32_t head = phrase.tokens.last - 1;
  if (is(head, trait::cardinal)) {
    return d_.tokens[head].is(capitalised) && phrase.tokens.size() == 2 ? cardinal(head) : std::nullopt;
  }
  const Symbol noun = d_.tokens[head].lemma;
  if (noun == Symbol::unknown) return std::nullopt;
  const auto last_described = described_.find(phrase);
  bool other = false;  // something without a name was called so since
  for (std::size_t k = mind_.size(); k-- > 0;) {
    const Referent& r = mind_[k];
    if (r.entity == none && r.noun == noun && !r.plural) {
      other = true;
      break;
    }
    if (r.entity == none) continue;
    if ((last_described && r.entity == at(*last_described)) || named_so(r.entity, phrase.noun, noun))
      return EntityIndex{r.entity};
  }
  // "A city in the desert" may be any; the city is the one that is named.
  if (other && !has(phrase.noun.types, EntityType::gpe)) return std::nullopt;
  if (last_described) return last_described;
  if (const auto speaker = speaker_before(phrase)) return speaker;
  // "The smaller group" is told from another, "the car maker" need not be.
  const bool compound = phrase.tokens.size() == 3 && d_.tokens[head - 1].pos == Pos::noun;
  if (phrase.tokens.size() > 2 && !compound) return std::nullopt;
  const std::uint32_t traits = lexicon_.traits(noun);
  if (const auto near = by_type(phrase, traits)) return near;
  return topic(phrase.noun, traits);
}

std::optional<EntityIndex> Nouns::country_of_people(const Phrase& phrase) const {
  const auto code_of = [&](const Referent& r, EntityType type) -> const std::string* {
    if (r.entity == none || layer_.entities[r.entity].type != type || layer_.entities[r.entity].links.empty())
      return nullptr;
    return &layer_.entities[r.entity].links.front().code;
  };
  const std::string* people = nullptr;
  for (std::size_t k = mind_.size(); k-- > 0 && mind_[k].sentence == sentence_ && people == nullptr;) {
    people = code_of(mind_[k], EntityType::norp);
  }
  for (std::size_t k = mind_.size(); people != nullptr && k-- > 0;) {
    const std::string* country = code_of(mind_[k], EntityType::gpe);
    if (country != nullptr && *country == *people) return EntityIndex{mind_[k].entity};
  }
  // Theirs is not named.
  if (people != nullptr || lexicon_.pronoun(d_.tokens[phrase.tokens.first].lower) >= PronounKind::i)
    return std::nullopt;
  return topic(phrase.noun, lexicon_.traits(d_.tokens[phrase.tokens.last - 1].lemma));
}

std::optional<EntityIndex> Nouns::several_named_so(const Phrase& phrase) const {
  const Token& head = d_.tokens[phrase.tokens.last - 1];
  if (head.lower == Symbol::unknown) return std::nullopt;
  for (std::size_t k = mind_.size(); k-- > 0;) {
    const Referent& r = mind_[k];
    if (r.entity == none) {
      if (r.plural && r.noun == head.lemma) return std::nullopt;
      continue;
    }
    const TokenRange name = longest_name_[r.entity];
    const EntityType type = layer_.entities[r.entity].type;
    const bool place = type == EntityType::loc || type == EntityType::gpe || type == EntityType::event;
    if (place && name.size() > 1 && d_.tokens[name.last - 1].lower == head.lower) return EntityIndex{r.entity};
  }
  return std::nullopt;
}

std::optional<EntityIndex> Nouns::topic(Nominal noun, std::uint32_t traits) const {
  if ((noun.types & topics) == 0 || (traits & (trait::own | trait::body)) != 0) return std::nullopt;
  std::uint32_t best = none, most = 0, second = 0;
  for (const std::uint32_t e : frequent_) {
    if (!has(noun.types, layer_.entities[e].type) || !fits(e, traits)) continue;
    if (names_[e] > most) {
      second = most;
      most = names_[e];
      best = e;
    } else {
      second = std::max(second, names_[e]);
    }
  }
  if (best == none || most < fewest_of_topic || most < of_topics * second) return std::nullopt;
  return EntityIndex{best};
}

bool Nouns::fits(std::uint32_t e, std::uint32_t traits) const {
  const Entity& entity = layer_.entities[e];
  if (entity.type == EntityType::gpe) return ((traits & trait::country) != 0) != entity.links.empty();
  return entity.type != EntityType::org || !is_public_body(e);
}

std::optional<EntityIndex> Nouns::speaker_before(const Phrase& phrase) const {
  if (led_ == sentence_ || !speaks(phrase.tokens)) return std::nullopt;
  const std::uint32_t traits = lexicon_.traits(d_.tokens[phrase.tokens.last - 1].lemma);
  for (std::size_t k = mind_.size(); k-- > 0;) {
    const Referent& r = mind_[k];
    if (sentence_ - r.sentence > 1) break;
    if (r.entity == none || !r.leads || r.sentence == sentence_) continue;
    const EntityType type = layer_.entities[r.entity].type;
    const bool own = (traits & (trait::own | trait::body)) != 0;
    if (own || !has(phrase.noun.types, type) || !has(taken_up, type) || !fits(r.entity, traits)) continue;
    if (type == EntityType::person && phrase.noun.gender != Gender::unknown && r.gender != phrase.noun.gender) continue;
    return EntityIndex{r.entity};
  }
  return std::nullopt;
}

std::optional<EntityIndex> Nouns::by_type(const Phrase& phrase, std::uint32_t traits) const {
  const Nominal noun = phrase.noun;
  if ((noun.types & taken_up) == 0) return std::nullopt;
  std::optional<EntityIndex> best;
  int best_points = 0;
  for (std::size_t k = mind_.size(); k-- > 0;) {
    const Referent& r = mind_[k];
    if (r.entity == none) continue;
    const Entity& entity = layer_.entities[r.entity];
    if (!has(noun.types, entity.type) || !has(taken_up, entity.type)) continue;
    const bool place = entity.type == EntityType::gpe;
    if ((traits & (trait::own | trait::body)) != 0 || !fits(r.entity, traits)) continue;
    if (sentence_ - r.sentence > (place ? nominal_reach : body_reach)) continue;
    if (entity.type == EntityType::person && (noun.gender == Gender::unknown || r.gender != noun.gender)) continue;
    const int points = fixed + named_again * doublings(names_[r.entity]) +
                       noun_away * static_cast<int>(sentence_ - r.sentence) +
                       (r.place == Place::subject ? noun_subject : 0);
    bool better = !best || points > best_points;
    // "The group" among several groups may be any, but for one named much more often.
    if (entity.type == EntityType::org && best && type_of(*best) == EntityType::org) {
      const std::uint32_t times = names_[r.entity], others = names_[at(*best)], more = std::max(times, others);
      if (more < fewest_of_topic || more < of_two_bodies * std::min(times, others)) return std::nullopt;
      better = times > others;
    }
    if (!better) continue;
    best = EntityIndex{r.entity};
    best_points = points;
  }
  return best;
}

bool Nouns::named_so(std::uint32_t entity, Nominal kind, Symbol noun) const {
  const TokenRange name = longest_name_[entity];
  if (name.size() < 2 || !has(kind.types, layer_.entities[entity].type)) return false;
  // "The college" is the American College of Surgeons.
  for (std::uint32_t i = name.first + 1; i + 1 < name.last; ++i) {
    if (is(i, trait::description)) return d_.tokens[i - 1].lower == noun || d_.tokens[name.first].lower == noun;
  }
  return d_.tokens[name.first].lower == noun || d_.tokens[name.last - 1].lower == noun;
}

}  // namespace sayso::entities
