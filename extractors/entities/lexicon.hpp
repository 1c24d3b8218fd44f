// What the entity extractor knows: names of places, bodies and people, the words that tell what kind of name a run of
// capitalised words is, and the words that refer back to a name. Rows and sources: the TSV files beside this one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::entities {

// A set of EntityType.
using TypeSet = std::uint16_t;
[[nodiscard]] constexpr TypeSet only(EntityType type) {
  return static_cast<TypeSet>(1U << static_cast<unsigned>(type));
}
[[nodiscard]] constexpr bool has(TypeSet set, EntityType type) { return (set & only(type)) != 0; }

enum class Gender : std::uint8_t { unknown, male, female };

// A known name.
struct KnownName {
  EntityType type;
  bool ambiguous;            // also a person's name or a common word
  std::array<char, 2> code;  // ISO 3166 alpha-2, or zeros
  bool all_caps = false;     // written in capitals throughout: "us" is not "US"

  std::uint32_t group = 0;  // names of one thing share it: "IMF" and its long form, "UK" and "Britain"; 0 for none

  [[nodiscard]] bool has_code() const { return code[0] != 0; }
};

// A word or phrase that marks the name it begins or ends ("Bank of", "Ltd").
struct NameMark {
  EntityType type;
  bool prefix, suffix;
  bool legal_form;  // "Inc.", "LLP": settles what the name is
};

enum class TitleKind : std::uint8_t { civil, office, kin, modifier };
struct Title {
  TitleKind kind;
  Gender gender;
  bool plural = false;  // "Senators": stands before several names
};

// A noun that refers back to a name ("the company").
struct Nominal {
  TypeSet types = 0;
  Gender gender = Gender::unknown;
  bool plural = false;
};

// Those of the third person before the others.
enum class PronounKind : std::uint8_t { none, he, she, it, they, i, we, you };

// What a word tells of who speaks; see speech.tsv.
enum class Telling : std::uint8_t { none, interview, introduces, here, speech };

// What a single word can be; a set of bits. The last three tell look-ups that they would find nothing: the word ends no
// mark or title, or is no evidence.
namespace trait {
inline constexpr std::uint32_t first_name = 1, common_first_name = 2, surname = 4, common_surname = 8, not_name = 16,
                               particle = 32, joiner = 64, male = 128, female = 256, place_surname = 512,
                               definite = 1024, description = 2048, possessive = 4096, body = 8192, own = 16384,
                               country = 32768, cardinal = 65536, speech = 131072, ends_mark = 262144,
                               ends_title = 524288, evidence = 1048576,
                               of_look_ups = speech | ends_mark | ends_title | evidence;
}

// Evidence that a neighbouring word gives about a name's type; see contexts.tsv.
struct Evidence {
  Symbol word;
  bool before;  // the word stands before the name
  EntityType type;
  std::int8_t weight;
};

// Built once, then constant.
class Lexicon {
 public:
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  [[nodiscard]] std::uint32_t traits(Symbol word) const { return traits_[word]; }
  // A noun by its lemma, if it may stand for a name by itself or says what a person does ("minister"); else of no
  // types.
  [[nodiscard]] Nominal noun(Symbol lemma) const { return nouns_[lemma]; }
  [[nodiscard]] PronounKind pronoun(Symbol word) const { return pronouns_[word]; }
  [[nodiscard]] Telling telling(Symbol word) const { return tellings_[word]; }
  // Whether a title says that a speech or a statement follows, told in the first person.
  [[nodiscard]] bool announces_speech(std::string_view title) const;
  // All evidence of a word, on either side.
  [[nodiscard]] std::vector<Evidence>::const_iterator evidence_begin(Symbol word) const;
  [[nodiscard]] std::vector<Evidence>::const_iterator evidence_end() const { return evidence_.end(); }

  // The longest known name, name mark or title that begins at a token.
  template <class Item>
  struct Found {
    const Item* item;
    std::uint32_t tokens;
  };
  [[nodiscard]] std::optional<Found<KnownName>> known_name(const Document& d, std::size_t token, std::size_t end) const;
  [[nodiscard]] std::optional<Found<NameMark>> name_mark(const Document& d, std::size_t token, std::size_t end) const;
  [[nodiscard]] std::optional<Found<Title>> title(const Document& d, std::size_t token, std::size_t end) const;
  // The parts of these three, for LookUps: whether a phrase of a list begins with the token's word, the longest that
  // does, and what it stands for.
  enum class List : std::uint8_t { names, marks, titles };
  using Match = match::PhraseAutomaton::Match;
  [[nodiscard]] bool starts(List list, const Document& d, std::size_t token) const {
    return phrases(list).starts(d.tokens[token].lower);
  }
  [[nodiscard]] std::optional<Match> longest(List list, const Document& d, std::size_t token, std::size_t end) const {
    return phrases(list).longest(d, token, end);
  }
  [[nodiscard]] std::optional<Found<KnownName>> known_name(const Document& d, std::size_t token, Match match) const;
  [[nodiscard]] Found<NameMark> name_mark(Match match) const { return {&marks_[match.value], match.tokens}; }
  [[nodiscard]] Found<Title> title(Match match) const { return {&titles_[match.value], match.tokens}; }
  // The same of nouns that refer back, by lemma.
  [[nodiscard]] std::optional<Found<Nominal>> nominal(const Document& d, std::size_t token, std::size_t end) const;

 private:
  void read_names(const lexicon::Source& source, text::PhraseCutter& phrases);
  void read_words(const lexicon::Source& source, lexicon::Vocabulary& words);
  void read_people(const lexicon::Source& source, text::PhraseCutter& phrases);
  void add_title(text::PhraseCutter& phrases, std::string_view words, Title title);
  void read_references(const lexicon::Source& source, lexicon::Vocabulary& words);
  void add_name(text::PhraseCutter& phrases, std::string_view name, KnownName known);
  void add_trait(Symbol word, std::uint32_t bits);

  lexicon::BySymbol<std::uint32_t> traits_;
  lexicon::BySymbol<PronounKind> pronouns_;
  lexicon::BySymbol<Telling> tellings_;
  lexicon::BySymbol<Nominal> nouns_;
  std::vector<std::string> speech_words_;  // in lower case
  std::vector<Nominal> nominals_;
  std::vector<Evidence> evidence_;  // sorted by word
  std::vector<KnownName> names_;
  std::vector<NameMark> marks_;
  std::vector<Title> titles_;
  [[nodiscard]] const match::PhraseAutomaton& phrases(List list) const {
    return list == List::names ? name_phrases_ : list == List::marks ? mark_phrases_ : title_phrases_;
  }
  match::PhraseAutomaton name_phrases_, mark_phrases_, title_phrases_, nominal_phrases_;
};

}  // namespace sayso::entities
