#include "extractors/events/grammar.hpp"

#include <algorithm>

#include "pipeline/lexicon/cells.hpp"

namespace sayso::events {
namespace {

constexpr lexicon::Names<std::uint64_t, 64> class_names = {{
    {"be", word_class::be},
    {"auxiliary", word_class::auxiliary},
    {"present", word_class::present},
    {"controls_oblique", word_class::controls_oblique},
    {"unchanged", word_class::unchanged},
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
    {"first_plural", word_class::first_plural},
    {"negative_determiner", word_class::negative_determiner},
    {"indefinite", word_class::indefinite},
    {"reason", word_class::reason},
    {"verbal_preposition", word_class::verbal_preposition},
    {"expletive", word_class::expletive},
    {"thing_pronoun", word_class::thing_pronoun},
    {"noun_participle", word_class::noun_participle},
    {"takes_to", word_class::takes_to},
    {"clause_preposition", word_class::clause_preposition},
    {"infinitive_subject", word_class::infinitive_subject},
    {"reflexive", word_class::reflexive},
    {"comparison", word_class::comparison},
    {"measures", word_class::measures},
    {"of_office", word_class::of_office},
    {"coming", word_class::coming},
    {"undergone", word_class::undergone},
    {"quantity", word_class::quantity},
    {"linking", word_class::linking},
    {"motion", word_class::motion},
    {"frequency", word_class::frequency},
    {"adnominal", word_class::adnominal},
    {"sends", word_class::sends},
    {"uses", word_class::uses},
    {"names", word_class::names},
    {"calms", word_class::calms},
    {"dated", word_class::dated},
    {"of_people", word_class::of_people},
    {"raises", word_class::raises},
    {"brings", word_class::brings},
    {"past", word_class::past},
    {"objective", word_class::objective},
    {"stages", word_class::stages},
    {"absolute", word_class::absolute},
    {"correlative", word_class::correlative},
    {"takes_object", word_class::takes_object},
    {"told", word_class::told},
    {"takes_bare", word_class::takes_bare},
    {"contrast", word_class::contrast},
    {"owned_by_speaker", word_class::owned_by_speaker},
    {"restrictive", word_class::restrictive},
    {"while_preposition", word_class::while_preposition},
}};

}  // namespace

Grammar::Grammar(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  for (const lexicon::Row row : source.read("events/grammar.tsv", 2)) {
    const std::uint64_t classes = lexicon::bits_of(row, 1, class_names);
    auto set = std::find(sets_.begin(), sets_.end(), classes);
    if (set == sets_.end()) set = sets_.insert(sets_.end(), classes);
    set_of_.entry(vocabulary.intern(row[0])) = static_cast<std::uint16_t>(set - sets_.begin());
  }
}

}  // namespace sayso::events
