#pragma once

#include <optional>
#include <vector>

#include "extractors/entities/descriptions.hpp"
#include "extractors/entities/mind.hpp"

namespace sayso::entities {

// Nouns that refer back: "the company", "the prime minister", "his brother". What refers to nothing is kept in mind.
class Nouns : public Mind {
 public:
  Nouns(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders, EntityLayer& layer)
      : Mind(document, lexicon, genders, layer), described_(document, lexicon) {}

 protected:
  ~Nouns() = default;

  std::optional<EntityIndex> nominal(const Phrase& phrase, const Mention* next);

  Descriptions described_;
  std::optional<Mention> last_name_;
  std::vector<Mention> late_;  // mentions whose name came behind them

 private:
  void hear_phrase(const Phrase& phrase);
  // "Rosa Quill is also the manager": what the subject is, which describes it where it has a name.
  bool is_predicate(const Phrase& phrase);
  // "There is", "that is".
  [[nodiscard]] bool is_there(std::uint32_t token) const;
  [[nodiscard]] bool beside(const Phrase& phrase, const Mention& name) const;
  std::optional<EntityIndex> named_beside(const Phrase& phrase, const Mention& name);
  // "A rights group said … The group, Halden Watch, …": what stood without a name had this one.
  void take_up_unnamed(EntityIndex entity, Symbol noun, const Phrase& phrase);
  // "Rosa Quill, the manager", "Rosa Quill is a manager".
  [[nodiscard]] bool describes_name_before(const Phrase& phrase) const;
  // "The North" is the North Korea that was named.
  [[nodiscard]] std::optional<EntityIndex> cardinal(std::uint32_t head) const;
  // The named thing that "the company" takes up: what was called so or has it in its name, else what may be called so.
  [[nodiscard]] std::optional<EntityIndex> refers(const Phrase& phrase) const;
  // "Their country" is that of those last named in the sentence by their nationality, where it is in mind; where none
  // are, what the article is about. "Our country" may be the speaker's.
  [[nodiscard]] std::optional<EntityIndex> country_of_people(const Phrase& phrase) const;
  // "The islands" are the Halden Islands.
  [[nodiscard]] std::optional<EntityIndex> several_named_so(const Phrase& phrase) const;
  // What the whole article is about: the place or body named far more often than any other that the noun fits.
  [[nodiscard]] std::optional<EntityIndex> topic(Nominal noun, std::uint32_t traits) const;
  // "The country" is one, "the city" is none; no "company" is a ministry.
  [[nodiscard]] bool fits(std::uint32_t e, std::uint32_t traits) const;
  // "Halden said no. The company added": who spoke in the sentence before, where the noun fits.
  [[nodiscard]] std::optional<EntityIndex> speaker_before(const Phrase& phrase) const;
  // The nearest and most often named thing of the noun's type: countries, cities and bodies; of persons only men and
  // women, for "the minister" whom nobody has called so may well be a third.
  [[nodiscard]] std::optional<EntityIndex> by_type(const Phrase& phrase, std::uint32_t traits) const;
  // Whether the entity's name begins or ends with the noun: "the ministry" is the Ministry of Trade.
  [[nodiscard]] bool named_so(std::uint32_t entity, Nominal kind, Symbol noun) const;
};

}  // namespace sayso::entities
