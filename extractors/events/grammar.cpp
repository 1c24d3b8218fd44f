#include "extractors/events/grammar.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extractors/events/cells.hpp"

namespace sayso::events {
namespace {

constexpr std::array<std::pair<std::string_view, std::uint32_t>, 28> classes = {{
    {"be", word_class::be},
    {"auxiliary", word_class::auxiliary},
    {"negation", word_class::negation},
    {"infinitive_mark", word_class::infinitive_mark},
    {"possessive_mark", word_class::possessive_mark},
    {"possessive", word_class::possessive},
    {"subject_pronoun", word_class::subject_pronoun},
    {"relative", word_class::relative},
    {"complementiser", word_class::complementiser},
    {"of", word_class::of},
    {"by", word_class::by},
    {"from", word_class::from},
    {"noun_preposition", word_class::noun_preposition},
    {"place_preposition", word_class::place_preposition},
    {"takes_clause", word_class::takes_clause},
    {"takes_infinitive", word_class::takes_infinitive},
    {"controls_object", word_class::controls_object},
    {"particle", word_class::particle},
    {"first_person", word_class::first_person},
    {"negative_determiner", word_class::negative_determiner},
    {"indefinite", word_class::indefinite},
    {"reason", word_class::reason},
    {"verbal_preposition", word_class::verbal_preposition},
    {"expletive", word_class::expletive},
    {"thing_pronoun", word_class::thing_pronoun},
    {"noun_participle", word_class::noun_participle},
    {"takes_to", word_class::takes_to},
    {"clause_preposition", word_class::clause_preposition},
}};

std::uint32_t class_named(std::string_view name, const lexicon::Row& row) {
  const auto* found = std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.first == name; });
  if (found == classes.end() || name.empty()) row.fail("no such class: " + std::string(name));
  return found->second;
}

}  // namespace

Grammar::Grammar(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  for (const lexicon::Row row : source.read("events/grammar.tsv", 2)) {
    const auto word = static_cast<std::size_t>(vocabulary.intern(row[0]));
    if (word >= classes_.size()) classes_.resize(word + 1);
    for (const std::string_view name : items(row[1])) classes_[word] |= class_named(name, row);
  }
}

}  // namespace sayso::events
