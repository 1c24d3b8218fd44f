#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/phrases.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

inline constexpr std::uint32_t nobody_named = 0xFFFFFFFF;

// A thing in mind: where it was mentioned last and how prominently.
struct Referent {
  std::uint32_t entity = nobody_named;
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

// How many times a number was doubled to get there, six at most: what counts of how often.
[[nodiscard]] inline int doublings(std::uint32_t n) {
  return n == 0 ? 0 : std::min(static_cast<int>(std::bit_width(n)) - 1, 6);
}

// What a reader of the article has in mind at a sentence: the things mentioned last, with a name or without, and what
// is known of the entities. Bounded, so that each step takes constant time.
class Mind {
 public:
  Mind(const Document& document, const Lexicon& lexicon, const std::vector<Gender>& genders, EntityLayer& layer);

 protected:
  ~Mind() = default;

  void count_names();
  [[nodiscard]] TokenRange sentence() const;
  [[nodiscard]] bool is(std::uint32_t i, std::uint32_t what) const;
  [[nodiscard]] EntityType type_of(EntityIndex entity) const;
  // Brings a thing to the front of what is in mind.
  void mention(std::size_t index, TokenRange tokens, Place place, bool pronoun);
  // Whether the phrase is the first subject of the sentence and says something; asked of each subject once.
  bool leads(Place place, TokenRange tokens);
  [[nodiscard]] bool speaks(TokenRange subject) const;
  void add(Referent r, TokenRange tokens);
  void hear(EntityIndex entity, TokenRange tokens, bool pronoun);
  // "Iraqi forces", "Indonesian police": they.
  [[nodiscard]] bool is_body_of_several(std::size_t entity) const;
  // A ministry, a court, a police force: its name says what it is called, and no "company" takes it up.
  [[nodiscard]] bool is_public_body(std::uint32_t entity) const;

  static constexpr std::uint32_t none = nobody_named;
  static constexpr std::uint32_t fewest_of_topic = 3;  // how often an article names what it is about

  const Document& d_;
  const Lexicon& lexicon_;
  std::vector<Gender> genders_;  // by entity
  EntityLayer& layer_;
  std::vector<Referent> mind_;            // last mentioned last
  std::size_t unnamed_ = 0;               // in mind
  std::vector<TokenRange> longest_name_;  // by entity
  std::vector<std::uint32_t> names_;      // by entity: how often it is named
  std::vector<std::uint32_t> frequent_;   // entities named often
  std::uint32_t sentence_ = 0;
  std::uint32_t led_ = nobody_named;  // the sentence whose first subject is known
};

}  // namespace sayso::entities
