#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/phrases.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// What the article has called its entities so far: "the prime minister" is whoever was called so last. Only the newest
// descriptions are kept, so that each look-up takes constant time.
class Descriptions {
 public:
  Descriptions(const Document& document, const Lexicon& lexicon) : d_(document), lexicon_(lexicon) {}

  // The phrase tells who or what the entity is: "the manager, Rosa Quill".
  void add(EntityIndex entity, const Phrase& phrase);
  // The title before a person's name does: "Prime Minister Rosa Quill", "Secretary of State Rosa Quill". Only tokens
  // from `begin` are read.
  void add_title(EntityIndex person, TokenRange name, std::uint32_t begin);
  // Who was called so last. A word before the noun tells apart where both have one: "prime" and "foreign" minister.
  [[nodiscard]] std::optional<EntityIndex> find(const Phrase& phrase) const;

 private:
  struct Described {
    Symbol noun, modifier;
    EntityIndex entity;
  };
  void keep(Described described);
  [[nodiscard]] Symbol modifier_of(const Phrase& phrase) const;
  [[nodiscard]] bool is_modifier(std::uint32_t token) const;

  const Document& d_;
  const Lexicon& lexicon_;
  std::vector<Described> described_;
};

}  // namespace sayso::entities
