#include "extractors/quotes/stance.hpp"

#include <algorithm>
#include <array>

#include "extractors/quotes/phrases.hpp"
#include "pipeline/lexicon/cells.hpp"

namespace sayso::quotes {
namespace {

// Circumstances; the first come from grammar, the others from markers.tsv.
enum : Circumstances {
  negated = 1U << 0U,     // the cue is: "did not deny"
  modal = 1U << 1U,       // the cue has a modal: "would not say"
  clause = 1U << 2U,      // the content is a clause
  infinitive = 1U << 3U,  // the content is a to-infinitive
  phrase = 1U << 4U,      // the content is a noun phrase or another rest
  quotation = 1U << 5U,   // the content is in quotation marks
  denies = 1U << 6U,      // the first verb group of the content is negated
  own = 1U << 7U,         // the content begins with a pronoun that can stand for the speaker
  none = 1U << 8U,        // there is no content
  recipient = 1U << 9U,   // the content begins with two objects: "denied them entry"
  contested = 1U << 10U,  // a denial or an accusation stands shortly before
  claim = 1U << 11U,
  proposal = 1U << 12U,
  untrue = 1U << 13U,
  obligation = 1U << 14U,
  future = 1U << 15U,
  would = 1U << 16U,
  comment = 1U << 17U,
  harm = 1U << 18U,
  likely = 1U << 19U,
  wrong = 1U << 20U,
  aim = 1U << 21U,
  ignorance = 1U << 22U,
  good = 1U << 23U,
  bad = 1U << 24U,
  worry = 1U << 25U,
  admits = 1U << 26U,
  silence = 1U << 27U,
  withheld = 1U << 28U,
  ruin = 1U << 29U,
  possible = 1U << 30U,
  judge = 1U << 31U  // the speaker decides what the law says: a court, a judge
};

constexpr lexicon::Names<Circumstances, 32> circumstance_names = {{
    {"negated", negated},
    {"modal", modal},
    {"clause", clause},
    {"infinitive", infinitive},
    {"phrase", phrase},
    {"quotation", quotation},
    {"denies", denies},
    {"own", own},
    {"none", none},
    {"recipient", recipient},
    {"contested", contested},
    {"claim", claim},
    {"proposal", proposal},
    {"false", untrue},
    {"obligation", obligation},
    {"future", future},
    {"would", would},
    {"comment", comment},
    {"harm", harm},
    {"likely", likely},
    {"wrong", wrong},
    {"aim", aim},
    {"ignorance", ignorance},
    {"good", good},
    {"bad", bad},
    {"worry", worry},
    {"admits", admits},
    {"silence", silence},
    {"withheld", withheld},
    {"ruin", ruin},
    {"possible", possible},
    {"judge", judge},
}};

Circumstances marker_of(const Lexicon& lexicon, const Token& token) {
  const auto symbol = static_cast<std::size_t>(token.lemma);
  return symbol < lexicon.marker_of_lemma.size() ? lexicon.marker_of_lemma[symbol] : 0;
}

// Markers and negation count near the beginning; a long quotation says many things.
constexpr std::uint32_t words_read = 40;

Circumstances of_rule(Rule rule) {
  switch (rule) {
    case Rule::infinitive:
      return infinitive;
    case Rule::phrase:
      return phrase;
    case Rule::alone:
      return none;
    default:
      return clause;
  }
}

// Words that call something untrue do so as predicates ("is false", "as nonsense"), before a word for what is said
// ("false claims") or at the beginning ("Rubbish"); elsewhere they only describe ("a fantasy league").
bool says_untrue(const Marked& marked, TokenRange content, std::uint32_t first, std::uint32_t last) {
  if (first <= content.first + 1 || last - first > 1) return true;
  if (last < content.last && (marker_of(marked.lexicon, marked.token(last)) & claim) != 0) return true;
  const std::uint32_t begin = std::max(content.first + 3, first) - 3;
  for (std::uint32_t i = begin; i < first; ++i) {
    if (marked.is(i, word::be | word::negator | word::as)) return true;
  }
  return marked.quoted(first) && marked.stretches[marked.stretch_of[first]].inner.size() <= 4;
}

// "a criminal investigation", "fraud charges": what describes a thing accuses nobody.
bool is_attribute(const Marked& marked, std::uint32_t i, std::uint32_t last) {
  const Pos pos = marked.pos(i);
  if (i + 1 >= last || (pos != Pos::adj && pos != Pos::noun)) return false;
  return marked.pos(i + 1) == Pos::noun && !marked.in_time(i + 1);
}

// A verb that says what the content holds: no participle in "-ing", no infinitive, no "he believes" before it.
bool is_main_verb(const Marked& marked, std::uint32_t i, std::uint32_t begin) {
  const Token& token = marked.token(i);
  if (marked.pos(i) != Pos::verb) return false;
  std::uint32_t before = i;
  while (before > begin && (marked.pos(before - 1) == Pos::adv || marked.is(before - 1, word::negator))) --before;
  const bool finite = before > begin && marked.is(before - 1, word::auxiliary);
  if (!finite && marked.document.slice(token).ends_with("ing")) return false;
  if (before > begin && marked.is(before - 1, word::infinitive) && marked.pos(before - 1) == Pos::part) return false;
  const auto lemma = static_cast<std::size_t>(token.lemma);
  const auto& cues = marked.lexicon.verb_of_lemma;
  const bool attitude =
      lemma < cues.size() && cues[lemma] != no_cue && (marked.lexicon.cues[cues[lemma]].frames & frame::mind) != 0;
  constexpr std::uint32_t furthest = 3;
  return !attitude || i > begin + furthest;
}

// Negation by the first verb of the content or just behind it ("is not", "had no", "knew nothing"), but not of an
// infinitive below it ("was told [not] to wait").
bool is_negated(const Marked& marked, TokenRange content) {
  std::uint32_t end = std::min(content.last, content.first + words_read);
  bool verb = false;
  for (std::uint32_t i = content.first; i < end; ++i) {
    const bool below = verb && i + 1 < content.last && marked.is(i + 1, word::infinitive);
    if (marked.is(i, word::negator) && !below) return true;
    if (!is_main_verb(marked, i, content.first)) continue;
    end = std::min(end, i + 3);
    verb = true;
  }
  return false;
}

// "The court", "three judges": whose finding that something was unlawful charges nobody.
bool is_judge(const Marked& marked, TokenRange speaker) {
  if (speaker.empty()) return false;
  const TokenRange chunk = chunk_at(marked, speaker.first, speaker.last);
  return !chunk.empty() && (marker_of(marked.lexicon, marked.token(chunk.last - 1)) & judge) != 0;
}

// "denied them entry": an object before the object.
bool has_recipient(const Marked& marked, TokenRange content) {
  const TokenRange object = chunk_at(marked, content.first, content.last);
  if (object.empty() || object.last >= content.last || marked.quoted(object.last)) return false;
  const Pos next = marked.pos(object.last);
  // "denied them [mining] permits"
  const bool compound = next == Pos::verb && object.last + 1 < content.last && marked.pos(object.last + 1) == Pos::noun;
  return compound || next == Pos::det || next == Pos::noun || next == Pos::adj || next == Pos::pron || next == Pos::num;
}

// Pronouns that can stand for the speaker.
bool begins_with_speaker(const Marked& marked, TokenRange content) {
  std::uint32_t first = content.first;
  while (first < content.last && (marked.token(first).is(token_flag::punctuation) || marked.is(first, word::that) ||
                                  marked.pos(first) == Pos::cconj)) {
    ++first;
  }
  if (first >= content.last) return false;
  return marked.quoted(first) ? marked.is(first, word::speaker)
                              : marked.is(first, word::subject) && marked.pos(first) == Pos::pron;
}

// The end of the first verb group of a main clause, with the word behind it ("is [likely] to"): where words of the
// future say something of the whole ("is an illusion that would last" predicts nothing).
std::uint32_t end_of_main_group(const Marked& marked, TokenRange content) {
  const std::uint32_t last = std::min(content.last, content.first + words_read);
  const auto is_verb = [&](std::uint32_t i) { return marked.pos(i) == Pos::verb || marked.pos(i) == Pos::aux; };
  bool dependent = false;
  for (std::uint32_t i = content.first; i < last; ++i) {
    if (!is_verb(i)) {
      const bool opens =
          marked.is(i, word::relative | word::subordinator) && !(i == content.first && marked.is(i, word::that));
      dependent = dependent || (opens && !marked.is(i, word::attach));
      continue;
    }
    while (i < last && (is_verb(i) || marked.pos(i) == Pos::adv || marked.pos(i) == Pos::part)) ++i;
    if (!dependent) return std::min(last, i + 1);
    dependent = false;
  }
  return last;
}

Circumstances of_words(const Marked& marked, TokenRange content) {
  const Lexicon& lexicon = marked.lexicon;
  Circumstances found = 0;
  const std::uint32_t last = std::min(content.last, content.first + words_read);
  const std::uint32_t end_of_main = end_of_main_group(marked, content);
  for (std::uint32_t i = content.first; i < last; ++i) {
    Circumstances here = 0;
    std::uint32_t end = i + 1;
    if (const auto marker = lexicon.markers.longest(marked.document, i, last)) {
      here = marker->value;
      end = i + marker->tokens;
    }
    if (const auto marker = lexicon.marker_lemmas.longest(marked.document, i, last, match::Field::lemma)) {
      here |= marker->value;
      end = std::max(end, i + marker->tokens);
    }
    here &= ~judge;
    if ((here & untrue) != 0 && !says_untrue(marked, content, i, end)) here &= ~untrue;
    // Objects of accusing and withholding count as heads of the first phrase only.
    if ((here & withheld) != 0 && i > content.first + 4) here &= ~withheld;
    if ((here & wrong) != 0 && is_attribute(marked, i, last)) here &= ~wrong;
    if (i >= end_of_main) here &= ~(future | would | likely | admits);
    found |= here;
  }
  if (is_negated(marked, content)) found |= denies;
  if (has_recipient(marked, content)) found |= recipient;
  if (begins_with_speaker(marked, content)) found |= own;
  return found;
}

Circumstances circumstances(const Marked& marked, const Selected& selected, bool is_contested) {
  const Attribution& attribution = selected.attribution;
  Circumstances found = of_rule(attribution.rule);
  if (attribution.group.negated) found |= negated;
  if (attribution.group.modal) found |= modal;
  if (is_contested) found |= contested;
  if (is_judge(marked, attribution.subject.names.value_or(attribution.subject.phrase))) found |= judge;
  if (marked.quoted(selected.content.front().first)) found |= quotation;
  if ((found & none) != 0) return found;
  found |= of_words(marked, selected.content.front());
  // A quotation broken by its cue says the weightier thing after it as often as before.
  if (selected.content.size() > 1) {
    const Circumstances rest = of_words(marked, selected.content[1]);
    found |= rest & ~(own | recipient | withheld | future);
  }
  return found;
}

// “I [pledge] to …”, “we strongly [reject] …”: who says it in the present does it by saying so, whatever verb reports
// it.
std::optional<Stance> act_in_words(const Marked& marked, const Selected& selected) {
  if (selected.content.empty()) return std::nullopt;
  const TokenRange content = selected.content.front();
  std::uint32_t i = content.first;
  while (i < content.last && marked.token(i).is(token_flag::punctuation)) ++i;
  if (i >= content.last || !marked.quoted(i) || !marked.is(i, word::speaker)) return std::nullopt;
  ++i;
  while (i < content.last && marked.pos(i) == Pos::adv && !marked.is(i, word::negator)) ++i;
  if (i >= content.last || marked.pos(i) != Pos::verb || marked.token(i).lower != marked.token(i).lemma)
    return std::nullopt;
  const auto lemma = static_cast<std::size_t>(marked.token(i).lemma);
  const auto& cues = marked.lexicon.verb_of_lemma;
  if (lemma >= cues.size() || cues[lemma] == no_cue) return std::nullopt;
  const CueEntry& cue = marked.lexicon.cues[cues[lemma]];
  // "I want", "we hope": no act.
  const bool wish =
      (cue.frames & frame::mind) != 0 && (cue.stance == Stance::demand || cue.stance == Stance::prediction);
  return wish || cue.stance == Stance::statement ? std::nullopt : std::optional(cue.stance);
}

const StanceRule* first_match(const std::vector<StanceRule>& rules, std::size_t first, std::size_t last,
                              Circumstances found) {
  for (std::size_t i = first; i < last; ++i) {
    if ((rules[i].needs & ~found) == 0 && (rules[i].bars & found) == 0) return &rules[i];
  }
  return nullptr;
}

}  // namespace

std::optional<Circumstances> circumstance_of(std::string_view name) {
  return lexicon::value_of(circumstance_names, name);
}

bool names_matter(const Lexicon& lexicon, const Token& token) {
  return (marker_of(lexicon, token) & (claim | proposal)) != 0;
}

bool names_telling(const Lexicon& lexicon, const Token& token) { return (marker_of(lexicon, token) & comment) != 0; }

std::string names_of(Circumstances circumstances) {
  std::string names;
  for (const auto& [name, circumstance] : circumstance_names) {
    if ((circumstances & circumstance) == 0) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  return names;
}

std::optional<Decision> decide_stance(const Marked& marked, const Selected& selected, bool is_contested) {
  const auto by_row = [](const StanceRule& row) {
    return row.stance ? std::optional(Decision{*row.stance, &row, false}) : std::nullopt;
  };
  const Lexicon& lexicon = marked.lexicon;
  const Circumstances found = circumstances(marked, selected, is_contested);
  if (!selected.attribution.cue.tokens.empty()) {
    const CueEntry& cue = lexicon.cues[selected.attribution.cue.entry];
    const StanceRule* rule = first_match(lexicon.rules, cue.first_rule, cue.last_rule, found);
    if (rule != nullptr && !rule->by_content) return by_row(*rule);
    if (rule == nullptr && cue.stance != Stance::statement) return Decision{cue.stance, nullptr, true};
  }
  if (const auto act = act_in_words(marked, selected)) return Decision{*act, nullptr, false, true};
  const StanceRule* rule = first_match(lexicon.rules, lexicon.first_general_rule, lexicon.rules.size(), found);
  return rule != nullptr ? by_row(*rule) : Decision{};
}

}  // namespace sayso::quotes
