#include "extractors/quotes/lexicon.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "extractors/quotes/stance.hpp"
#include "pipeline/document/names.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::quotes {
namespace {

using lexicon::bits_of;
using lexicon::items;
using lexicon::Names;
using lexicon::value_of;

constexpr Names<std::uint32_t, 32> word_class_names = {{
    {"subject", word::subject},
    {"relative", word::relative},
    {"question", word::question},
    {"that", word::that},
    {"be", word::be},
    {"have", word::have},
    {"do", word::do_form},
    {"modal", word::modal},
    {"negator", word::negator},
    {"coordinator", word::coordinator},
    {"subordinator", word::subordinator},
    {"adjunct", word::adjunct},
    {"attach", word::attach},
    {"cut", word::cut},
    {"addressee", word::addressee},
    {"agent", word::agent},
    {"infinitive", word::infinitive},
    {"possessive", word::possessive},
    {"report", word::report},
    {"article", word::article},
    {"phase", word::phase},
    {"source", word::source},
    {"as", word::as},
    {"resumes", word::resumes},
    {"object", word::object},
    {"voice", word::voice},
    {"member", word::member},
    {"floating", word::floating},
    {"headline", word::headline},
    {"notice", word::notice},
    {"partner", word::partner},
    {"speaker", word::speaker},
}};

constexpr Names<std::uint32_t, 12> frame_names = {{
    {"clause", frame::clause},
    {"that", frame::that},
    {"quote", frame::quote},
    {"np", frame::np},
    {"matter", frame::matter},
    {"predicate", frame::predicate},
    {"inf", frame::inf},
    {"say", frame::say},
    {"whom", frame::whom},
    {"alone", frame::alone},
    {"mind", frame::mind},
    {"relay", frame::relay},
}};

constexpr Names<Rule, rule_count> rule_names = {{
    {"quotation_before", Rule::quotation_before},
    {"quotation_behind", Rule::quotation_behind},
    {"clause_before", Rule::clause_before},
    {"clause_around", Rule::clause_around},
    {"that_clause", Rule::that_clause},
    {"bare_clause", Rule::bare_clause},
    {"infinitive", Rule::infinitive},
    {"phrase", Rule::phrase},
    {"according", Rule::according},
    {"noun", Rule::noun},
    {"alone", Rule::alone},
    {"colon", Rule::colon},
    {"continuation", Rule::continuation},
    {"loose", Rule::loose},
}};

constexpr Names<CueClass, 4> cue_class_names = {{
    {"verb", CueClass::verb},
    {"noun", CueClass::noun},
    {"adjective", CueClass::adjective},
    {"preposition", CueClass::preposition},
}};

Stance stance_of(const lexicon::Row& row, std::size_t column) {
  const auto stance = from_name<Stance>(row[column]);
  if (!stance) row.fail("no such stance: " + std::string(row[column]));
  return *stance;
}

double share_of(const lexicon::Row& row, std::size_t column) {
  const double share = lexicon::decimal_in(row, column);
  if (share < 0 || share > 1) row.fail("a share is a number from 0 to 1");
  return share;
}

// The order in which stances are asked for (the guideline's), where two rows have as many conditions.
std::size_t order_of(const StanceRule& rule) {
  constexpr std::array order = {Stance::no_comment, Stance::denial,  Stance::confirmation, Stance::accusation,
                                Stance::demand,     Stance::promise, Stance::warning,      Stance::prediction,
                                Stance::concern,    Stance::support, Stance::opposition,   Stance::statement};
  if (!rule.stance) return 0;
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), *rule.stance) - order.begin()) + 1;
}

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& words, const text::Lemmatiser& lemmas)
    : lemmatiser(lemmas) {
  read_words(source, words);
  read_cues(source, words);
  read_markers(source, words);
  read_stances(source);
  read_confidences(source);
}

void Lexicon::read_words(const lexicon::Source& source, lexicon::Vocabulary& words) {
  for (const lexicon::Row row : source.read("quotes/words.tsv", 2)) {
    word_classes.add(words.intern(row[0]), bits_of(row, 1, word_class_names));
  }
}

void Lexicon::read_cues(const lexicon::Source& source, lexicon::Vocabulary& words) {
  for (const lexicon::Row row : source.read("quotes/cues.tsv", 5)) {
    const std::optional<CueClass> kind = value_of(cue_class_names, row[1]);
    if (!kind) row.fail("no such class: " + std::string(row[1]));
    const auto index = static_cast<std::uint32_t>(cues.size());
    cues.push_back({std::string(row[0]), *kind, bits_of(row, 2, frame_names), stance_of(row, 3), share_of(row, 4)});
    const std::vector<Symbol> phrase = text::intern_phrase(row[0], words);
    switch (*kind) {
      case CueClass::verb:
        verbs.add(phrase, index);
        if (phrase.size() == 1) add_verb(phrase.front(), index);
        break;
      case CueClass::noun:
        nouns.add(phrase, index);
        break;
      case CueClass::adjective:
        adjectives.add(phrase, index);
        break;
      case CueClass::preposition:
        prepositions.add(phrase, index);
        break;
    }
  }
}

void Lexicon::add_verb(Symbol lemma, std::uint32_t cue) {
  const auto symbol = static_cast<std::size_t>(lemma);
  if (verb_of_lemma.size() <= symbol) verb_of_lemma.resize(symbol + 1, no_cue);
  verb_of_lemma[symbol] = cue;
}

void Lexicon::read_markers(const lexicon::Source& source, lexicon::Vocabulary& words) {
  for (const lexicon::Row row : source.read("quotes/markers.tsv", 3)) {
    Circumstances circumstance = 0;
    for (const std::string_view name : items(row[2])) {
      const std::optional<Circumstances> bit = circumstance_of(name);
      if (!bit) row.fail("no such circumstance: " + std::string(name));
      circumstance |= *bit;
    }
    const std::vector<Symbol> phrase = text::intern_phrase(row[0], words);
    if (row[1] == "form") {
      markers.add(phrase, circumstance);
    } else if (row[1] == "lemma") {
      marker_lemmas.add(phrase, circumstance);
      const auto symbol = static_cast<std::size_t>(phrase.front());
      if (phrase.size() == 1 && marker_of_lemma.size() <= symbol) marker_of_lemma.resize(symbol + 1);
      if (phrase.size() == 1) marker_of_lemma[symbol] = circumstance;
    } else {
      row.fail("the second column says form or lemma");
    }
  }
}

void Lexicon::read_confidences(const lexicon::Source& source) {
  for (const lexicon::Row row : source.read("quotes/confidence.tsv", 3)) {
    confidences[static_cast<std::size_t>(lexicon::value_in(row, 0, rule_names))] = {share_of(row, 1), share_of(row, 2)};
  }
}

// Rows about one cue come before rows about all of them, and those with more conditions before those with fewer.
void Lexicon::read_stances(const lexicon::Source& source) {
  struct Weighed {
    StanceRule rule;
    std::size_t conditions = 0;
  };
  std::vector<std::vector<Weighed>> by_cue(cues.size() + 1);
  for (const lexicon::Row row : source.read("quotes/stances.tsv", 3)) {
    Weighed read;
    read.rule.by_content = row[2] == "content";
    if (row[2] != "none" && !read.rule.by_content) read.rule.stance = stance_of(row, 2);
    for (const std::string_view name : items(row[1])) {
      const bool barred = name.starts_with('!');
      const std::optional<Circumstances> bit = circumstance_of(barred ? name.substr(1) : name);
      if (!bit) row.fail("no such circumstance: " + std::string(name));
      (barred ? read.rule.bars : read.rule.needs) |= *bit;
      ++read.conditions;
    }
    if (row[0] == "*") {
      by_cue.back().push_back(read);
      continue;
    }
    for (const std::string_view lemma : items(row[0])) {
      bool known = false;
      for (std::size_t i = 0; i < cues.size(); ++i) {
        if (cues[i].lemma != lemma) continue;
        by_cue[i].push_back(read);
        known = true;
      }
      if (!known) row.fail("cues.tsv has no such cue: " + std::string(lemma));
    }
  }
  for (std::size_t i = 0; i < by_cue.size(); ++i) {
    std::stable_sort(by_cue[i].begin(), by_cue[i].end(), [](const Weighed& a, const Weighed& b) {
      return a.conditions != b.conditions ? a.conditions > b.conditions : order_of(a.rule) < order_of(b.rule);
    });
    const auto first = static_cast<std::uint32_t>(rules.size());
    for (const Weighed& rule : by_cue[i]) rules.push_back(rule.rule);
    if (i < cues.size()) {
      cues[i].first_rule = first;
      cues[i].last_rule = static_cast<std::uint32_t>(rules.size());
    } else {
      first_general_rule = first;
    }
  }
}

}  // namespace sayso::quotes
