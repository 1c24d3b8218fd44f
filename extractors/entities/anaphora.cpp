// Pronouns and definite nouns to what they stand for. One pass from left to right keeps the things mentioned last in
// mind, those without a name too: "the driver" and "the plan" take up most of the "he" and "it" that a list of names
// alone would hand to the nearest person and body. Each candidate that agrees in type, number and gender gets points
// for how near, how prominent and how often named it is; weights were set on GUM (train and dev) and our press
// articles.
#include "extractors/entities/anaphora.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "extractors/entities/descriptions.hpp"
#include "extractors/entities/phrases.hpp"

namespace sayso::entities {
namespace {

using namespace token_flag;

// How many sentences back a reference may look, and how many things are kept in mind.
constexpr std::uint32_t person_reach = 8, thing_reach = 3, nominal_reach = 12, body_reach = 4;
constexpr std::size_t memory = 32, most_unnamed = 16;

// Points of a candidate for a pronoun; less by the sentence, the last for all that are further away.
constexpr std::array<int, 5> away = {0, 14, 22, 40, 52};
constexpr int leading = 14, oblique = -8, again = 3, often_named = 2, sex_known = 6, was_pronoun = 4, both_subjects = 4,
              subject_of_same_verb = -10, body_that_acts = 12;
// By what the candidate is: for "he" and "she", for "it", for "they".
constexpr int unnamed_person = -14, unnamed_thing = 0, untyped_thing = 10, named_body = -4, unnamed_several = 0,
              one_of_no_name = -20, body_as_several = -28, people_as_several = -2,
              several_of_a_country = 2;
// Points of a candidate for a noun.
constexpr int named_again = 3, noun_away = -2, noun_subject = 7;
// How many tokens may lie between a verb's subject and its object.
constexpr std::uint32_t subject_to_object = 6;

constexpr int fixed = 1000;  // keeps points above zero
constexpr std::uint32_t none = 0xFFFFFFFF;

// A thing in mind: where it was mentioned last and how prominently.
struct Referent {
  std::uint32_t entity = none;
  TypeSet types = 0;  // none: nothing is known
  Gender gender = Gender::unknown;
  bool plural = false, pronoun = false;
  bool leads = false;  // first subject of its sentence: who acts or speaks there
  Place place = Place::other;
  std::uint32_t sentence = 0, token = 0;
  TokenRange tokens;        // of the first mention
  std::uint32_t count = 1;  // mentions so far
  Symbol noun = Symbol::unknown;
};

constexpr TypeSet bodies_and_things = static_cast<TypeSet>(~(only(EntityType::person) | only(EntityType::norp)));

// Who may say something.
constexpr TypeSet speakers = static_cast<TypeSet>(only(EntityType::person) | only(EntityType::org) |
                                                  only(EntityType::gpe) | only(EntityType::norp));

// What "the company" may take up though nobody has called it so.
constexpr TypeSet taken_up =
    static_cast<TypeSet>(only(EntityType::person) | only(EntityType::org) | only(EntityType::gpe));

// What an article may be about, named so often at least; and how many such things are looked at.
constexpr TypeSet topics = static_cast<TypeSet>(only(EntityType::org) | only(EntityType::gpe) | only(EntityType::loc));
constexpr std::uint32_t fewest_of_topic = 3;
constexpr std::size_t most_frequent = 64;

int doublings(std::uint32_t n) {
  int result = 0;
  while (n > 1 && result < 6) n /= 2, ++result;
  return result;
}

class Resolver {
 public:
  Resolver(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders, EntityLayer& layer)
      : d_(document), lexicon_(lexicon), genders_(genders), layer_(layer), described_(document, lexicon) {
    mind_.reserve(memory + 1);
  }

  void run() {
    count_names();
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
    if (entity) merged_.push_back({d_.span_of(tokens), tokens, *entity, form});
  }

  void count_names() {
    longest_name_.resize(layer_.entities.size());
    names_.resize(layer_.entities.size());
    for (const Mention& m : layer_.mentions) {
      TokenRange& longest = longest_name_[at(m.entity)];
      if (m.tokens.size() > longest.size()) longest = m.tokens;
      ++names_[at(m.entity)];
    }
    for (std::uint32_t e = 0; e < names_.size(); ++e) {
      if (names_[e] >= fewest_of_topic && frequent_.size() < most_frequent) frequent_.push_back(e);
    }
  }

  [[nodiscard]] TokenRange sentence() const { return d_.sentences[sentence_].tokens; }
  [[nodiscard]] bool is(std::uint32_t i, std::uint32_t what) const {
    return (lexicon_.traits(d_.tokens[i].lower) & what) != 0;
  }
  [[nodiscard]] EntityType type_of(EntityIndex entity) const { return layer_.entities[at(entity)].type; }

  // Brings a thing to the front of what is in mind.
  void mention(std::size_t index, TokenRange tokens, Place place, bool pronoun) {
    Referent r = mind_[index];
    r.leads = (r.sentence == sentence_ && r.leads) || leads(place, tokens);
    if (r.sentence == sentence_ && r.place == Place::subject) place = Place::subject;
    r.sentence = sentence_;
    r.token = tokens.first;
    r.place = place;
    r.pronoun = pronoun;
    ++r.count;
    mind_.erase(mind_.begin() + static_cast<std::ptrdiff_t>(index));
    mind_.push_back(r);
  }

  // Whether the phrase is the first subject of the sentence and says something; asked of each subject once.
  bool leads(Place place, TokenRange tokens) {
    if (place != Place::subject || led_ == sentence_) return false;
    led_ = sentence_;
    return speaks(tokens);
  }
  [[nodiscard]] bool speaks(TokenRange subject) const {
    const std::uint32_t verb = verb_of(d_, subject, sentence());
    return verb < sentence().last && is(verb, trait::speech);
  }

  void add(Referent r, TokenRange tokens) {
    r.leads = leads(r.place, tokens);
    r.tokens = tokens;
    // The oldest goes: of those without a name where they take too much room.
    if (mind_.size() == memory || (r.entity == none && unnamed_ == most_unnamed)) {
      const bool spare_names = unnamed_ == most_unnamed;
      const auto oldest =
          std::find_if(mind_.begin(), mind_.end(), [&](const Referent& x) { return !spare_names || x.entity == none; });
      unnamed_ -= oldest->entity == none ? 1 : 0;
      mind_.erase(oldest);
    }
    unnamed_ += r.entity == none ? 1 : 0;
    mind_.push_back(r);
  }

  void hear(EntityIndex entity, TokenRange tokens, bool pronoun) {
    const Place place = place_of(d_, tokens, sentence());
    for (std::size_t k = mind_.size(); k-- > 0;) {
      if (mind_[k].entity == at(entity)) return mention(k, tokens, place, pronoun);
    }
    Referent r;
    r.entity = static_cast<std::uint32_t>(at(entity));
    r.types = only(type_of(entity));
    r.gender = genders_[at(entity)];
    r.plural = is_body_of_several(at(entity));
    r.place = place;
    r.sentence = sentence_;
    r.token = tokens.first;
    add(r, tokens);
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

  // --- nouns
  std::optional<EntityIndex> nominal(const Phrase& phrase, const Mention* next) {
    const std::uint32_t head = phrase.tokens.last - 1;
    // A name that follows at once is what the phrase describes: "the manager, Rosa Quill", "his brother Paul".
    if (next != nullptr && beside(phrase, *next)) return named_beside(phrase, *next);
    if (describes_name_before(phrase)) {
      described_.add(last_name_->entity, phrase);
      return std::nullopt;
    }
    const bool ends = head + 1 >= sentence().last || !is(head + 1, trait::description);
    if (phrase.definite && !phrase.plural && ends) {
      if (const auto entity = refers(phrase)) {
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
    hear_phrase(phrase);
    return std::nullopt;
  }

  void hear_phrase(const Phrase& phrase) {
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

  [[nodiscard]] bool beside(const Phrase& phrase, const Mention& name) const {
    if (phrase.plural || !has(phrase.noun.types, type_of(name.entity)) || name.tokens.last > sentence().last)
      return false;
    if (name.tokens.first == phrase.tokens.last) return true;
    return name.tokens.first == phrase.tokens.last + 1 && d_.slice(d_.tokens[phrase.tokens.last]) == ",";
  }

  std::optional<EntityIndex> named_beside(const Phrase& phrase, const Mention& name) {
    described_.add(name.entity, phrase);
    take_up_unnamed(name.entity, d_.tokens[phrase.tokens.last - 1].lemma, phrase);
    if (!phrase.definite && !phrase.possessed) return std::nullopt;
    if (phrase.definite && name.tokens.first == phrase.tokens.last) return std::nullopt;
    return name.entity;
  }

  // "A rights group said … The group, Halden Watch, …": what stood without a name had this one.
  void take_up_unnamed(EntityIndex entity, Symbol noun, const Phrase& phrase) {
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

  // "Rosa Quill, the manager", "Rosa Quill is a manager".
  [[nodiscard]] bool describes_name_before(const Phrase& phrase) const {
    if (!last_name_ || phrase.plural || !has(phrase.noun.types, type_of(last_name_->entity))) return false;
    const std::uint32_t between = last_name_->tokens.last;
    if (between + 1 != phrase.tokens.first || between >= sentence().last) return false;
    return d_.tokens[between].pos == Pos::aux || d_.slice(d_.tokens[between]) == ",";
  }

  // "The North" is the North Korea that was named.
  [[nodiscard]] std::optional<EntityIndex> cardinal(std::uint32_t head) const {
    for (std::size_t k = mind_.size(); k-- > 0;) {
      const std::uint32_t e = mind_[k].entity;
      if (e == none || layer_.entities[e].type != EntityType::gpe || layer_.entities[e].links.empty()) continue;
      const TokenRange name = longest_name_[e];
      if (name.size() == 2 && d_.tokens[name.first].lower == d_.tokens[head].lower) return EntityIndex{e};
    }
    return std::nullopt;
  }

  // The named thing that "the company" takes up: what was called so or has it in its name, else what may be called so.
  [[nodiscard]] std::optional<EntityIndex> refers(const Phrase& phrase) const {
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
    if (other) return std::nullopt;
    if (last_described) return last_described;
    if (const auto speaker = speaker_before(phrase)) return speaker;
    if (phrase.tokens.size() > 3) return std::nullopt;
    const std::uint32_t traits = lexicon_.traits(noun);
    if (const auto near = by_type(phrase, traits)) return near;
    return topic(phrase.noun, traits);
  }

  // What the whole article is about: the place or body named far more often than any other that the noun fits.
  [[nodiscard]] std::optional<EntityIndex> topic(Nominal noun, std::uint32_t traits) const {
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
    if (best == none || most < fewest_of_topic || most < 3 * second) return std::nullopt;
    return EntityIndex{best};
  }

  // "The country" is one, "the city" is none; no "company" is a ministry.
  [[nodiscard]] bool fits(std::uint32_t e, std::uint32_t traits) const {
    const Entity& entity = layer_.entities[e];
    if (entity.type == EntityType::gpe) return ((traits & trait::country) != 0) != entity.links.empty();
    return entity.type != EntityType::org || !is_public_body(e);
  }

  // "Halden said no. The company added": who spoke in the sentence before, where the noun fits.
  [[nodiscard]] std::optional<EntityIndex> speaker_before(const Phrase& phrase) const {
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

  // The nearest and most often named thing of the noun's type: countries, cities and bodies; of persons only men and
  // women, for "the minister" whom nobody has called so may well be a third.
  [[nodiscard]] std::optional<EntityIndex> by_type(const Phrase& phrase, std::uint32_t traits) const {
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
      if (((traits & (trait::own | trait::body)) != 0 && !place) || !fits(r.entity, traits)) continue;
      if (sentence_ - r.sentence > (place ? nominal_reach : body_reach)) continue;
      if (entity.type == EntityType::person && (noun.gender == Gender::unknown || r.gender != noun.gender)) continue;
      // "The group" among several groups may be any.
      if (entity.type == EntityType::org && best) return std::nullopt;
      const int points = fixed + named_again * doublings(names_[r.entity]) +
                         noun_away * static_cast<int>(sentence_ - r.sentence) +
                         (r.place == Place::subject ? noun_subject : 0);
      if (!best || points > best_points) {
        best = EntityIndex{r.entity};
        best_points = points;
      }
    }
    return best;
  }

  // "Iraqi forces", "Indonesian police": they.
  [[nodiscard]] bool is_body_of_several(std::size_t entity) const {
    const TokenRange name = longest_name_[entity];
    const Token& last = d_.tokens[name.last - 1];
    return is(name.last - 1, trait::body) && !last.is(capitalised) && last.lower != last.lemma;
  }

  // A ministry, a court, a police force: its name says what it is called, and no "company" takes it up.
  [[nodiscard]] bool is_public_body(std::uint32_t entity) const {
    const TokenRange name = longest_name_[entity];
    return is(name.first, trait::own | trait::body) || is(name.last - 1, trait::own | trait::body);
  }

  // Whether the entity's name begins or ends with the noun: "the ministry" is the Ministry of Trade.
  [[nodiscard]] bool named_so(std::uint32_t entity, Nominal kind, Symbol noun) const {
    const TokenRange name = longest_name_[entity];
    if (name.size() < 2 || !has(kind.types, layer_.entities[entity].type)) return false;
    return d_.tokens[name.first].lower == noun || d_.tokens[name.last - 1].lower == noun;
  }

  const Document& d_;
  const Lexicon& lexicon_;
  std::vector<Gender> genders_;  // by entity
  EntityLayer& layer_;
  std::vector<Mention> late_;
  std::vector<Mention> merged_;  // names, and what refers to them
  std::size_t next_ = 0;         // the next name
  std::vector<Referent> mind_;   // last mentioned last
  std::size_t unnamed_ = 0;      // in mind
  Descriptions described_;
  std::optional<Mention> last_name_;
  std::vector<TokenRange> longest_name_;  // by entity
  std::vector<std::uint32_t> names_;      // by entity: how often it is named
  std::vector<std::uint32_t> frequent_;   // entities named often
  std::uint32_t sentence_ = 0;
  std::uint32_t led_ = none;  // the sentence whose first subject is known
};

}  // namespace

void resolve_references(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders,
                        EntityLayer& layer) {
  Resolver(document, lexicon, genders, layer).run();
}

}  // namespace sayso::entities
