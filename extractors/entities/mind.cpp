#include "extractors/entities/mind.hpp"

#include <algorithm>

namespace sayso::entities {
namespace {

using namespace token_flag;

constexpr std::size_t memory = 32, most_unnamed = 16, most_frequent = 64;

}  // namespace

Mind::Mind(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders, EntityLayer& layer)
    : d_(document), lexicon_(lexicon), genders_(genders), layer_(layer) {
  mind_.reserve(memory + 1);
  count_names();
}

void Mind::count_names() {
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

TokenRange Mind::sentence() const { return d_.sentences[sentence_].tokens; }

bool Mind::is(std::uint32_t i, std::uint32_t what) const { return (lexicon_.traits(d_.tokens[i].lower) & what) != 0; }

EntityType Mind::type_of(EntityIndex entity) const { return layer_.entities[at(entity)].type; }

void Mind::mention(std::size_t index, TokenRange tokens, Place place, bool pronoun) {
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

bool Mind::leads(Place place, TokenRange tokens) {
  if (place != Place::subject || led_ == sentence_) return false;
  led_ = sentence_;
  return speaks(tokens);
}

bool Mind::speaks(TokenRange subject) const {
  const std::uint32_t verb = verb_of(d_, subject, sentence());
  return verb < sentence().last && is(verb, trait::speech);
}

void Mind::add(Referent r, TokenRange tokens) {
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

void Mind::hear(EntityIndex entity, TokenRange tokens, bool pronoun) {
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

bool Mind::is_body_of_several(std::size_t entity) const {
  const TokenRange name = longest_name_[entity];
  const Token& last = d_.tokens[name.last - 1];
  return is(name.last - 1, trait::body) && !last.is(capitalised) && last.lower != last.lemma;
}

bool Mind::is_public_body(std::uint32_t entity) const {
  const TokenRange name = longest_name_[entity];
  return is(name.first, trait::own | trait::body) || is(name.last - 1, trait::own | trait::body);
}

}  // namespace sayso::entities
