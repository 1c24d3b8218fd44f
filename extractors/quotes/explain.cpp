// In words: by which cue and rule a quote was found, how its speaker, and what decided its stance.
#include <array>
#include <string>
#include <string_view>

#include "extractors/quotes/quotes.hpp"
#include "extractors/quotes/statements.hpp"

namespace sayso::quotes {
namespace {

// By Rule.
constexpr std::array<std::string_view, rule_count> content_texts = {{
    "quotation before the cue",
    "quotation behind the cue",
    "clause before the cue, behind which it ends",
    "clause that the cue breaks in two",
    "clause behind the cue, opened by that or a question word",
    "clause behind the cue",
    "infinitive behind the cue",
    "object or other phrase of the cue",
    "clause beside a source",
    "clause or infinitive that belongs to the noun",
    "the cue says it all",
    "quotation or words at a name with a colon or a dash",
    "quotation that goes on from the quote before it",
    "quotation without a cue, behind a sentence about its speaker",
}};

// By SubjectKind.
constexpr std::array<std::string_view, 6> speaker_texts = {{
    "nobody is named",
    "subject before the cue",
    "subject before the cue, apart from it by what stands between commas or brackets",
    "behind the cue",
    "relative pronoun, for the phrase before it",
    "subject shared with a verb before",
}};

std::string_view kind_of(CueClass kind) {
  switch (kind) {
    case CueClass::verb:
      return "verb";
    case CueClass::noun:
      return "noun";
    case CueClass::adjective:
      return "adjective";
    case CueClass::preposition:
      return "preposition";
  }
  return "";
}

std::string explain_cue(const Marked& marked, const Attribution& attribution) {
  if (attribution.cue.tokens.empty()) return "none";
  const CueEntry& entry = marked.lexicon.cues[attribution.cue.entry];
  std::string text = entry.lemma;
  text += ", ";
  text += kind_of(entry.kind);
  text += ": reports in ";
  text += std::to_string(static_cast<int>(entry.share * 100 + 0.5));
  text += " of 100 uses";
  return text;
}

std::string_view explain_speaker(const Attribution& attribution) {
  const SubjectKind kind = attribution.subject.phrase.empty() ? SubjectKind::none : attribution.subject.kind;
  if (kind == SubjectKind::none) return speaker_texts[0];
  switch (attribution.rule) {
    case Rule::continuation:
      return "speaker of the quote before";
    case Rule::loose:
      return "subject of the sentence before";
    case Rule::colon:
      return "name or subject before the colon or behind the dash";
    case Rule::noun:
      return "owner of the noun, or behind it";
    default:
      return speaker_texts[static_cast<std::size_t>(kind)];
  }
}

std::string explain_stance(const Decision& decision) {
  if (decision.by_cue) return "the cue's own";
  if (decision.by_words) return "the first verb of what is said";
  if (decision.row == nullptr) return "nothing says otherwise";
  std::string text = "stances.tsv: " + names_of(decision.row->needs);
  if (decision.row->needs != 0 && decision.row->bars != 0) text += ", ";
  if (decision.row->bars != 0) text += "not " + names_of(decision.row->bars);
  return text;
}

}  // namespace

std::vector<QuoteReasons> explain(const Document& document, const Lexicon& lexicon) {
  const Marked marked(document, lexicon);
  std::vector<QuoteReasons> reasons;
  for (const Statement& one : read_statements(marked)) {
    const Attribution& attribution = one.selected.attribution;
    reasons.push_back({explain_cue(marked, attribution),
                       std::string(content_texts[static_cast<std::size_t>(attribution.rule)]),
                       std::string(explain_speaker(attribution)), explain_stance(one.decision)});
  }
  return reasons;
}

}  // namespace sayso::quotes
