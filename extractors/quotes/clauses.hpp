// Clause finding, the one place that knows how subjects, verb groups and clause ends are told: by parts of speech
// and commas. A dependency tree can stand behind the same functions.
#pragma once

#include <cstdint>
#include <optional>

#include "extractors/quotes/marked.hpp"

namespace sayso::quotes {

enum class VerbForm : std::uint8_t { base, present, past, gerund };

// A verb with its auxiliaries, adverbs and negation.
struct VerbGroup {
  TokenRange tokens;  // from its first auxiliary to the verb
  VerbForm form = VerbForm::past;
  bool negated = false;
  bool passive = false;
  bool modal = false;
  bool infinitive = false;  // after "to"
  bool finite = true;
};

// How a subject was told; also how far it can be trusted.
enum class SubjectKind : std::uint8_t { none, before, apart, behind, relative, shared };

struct Subject {
  SubjectKind kind = SubjectKind::none;
  TokenRange phrase;                // the noun phrase with its apposition
  std::uint32_t clause_begin = 0;   // where the clause that it opens begins (the phrase, or "as" before it)
  std::optional<TokenRange> names;  // of a relative pronoun, the phrase that it stands for
};

// The verb group whose verb is the token; not before `floor`.
[[nodiscard]] VerbGroup verb_group(const Marked& marked, std::uint32_t verb, std::uint32_t floor);

// The subject to the left of a finite verb group: next to it, or apart from it behind an apposition or a relative
// clause between commas. Kind `none` where another clause or a comma stands there.
[[nodiscard]] Subject subject_before(const Marked& marked, const VerbGroup& group, std::uint32_t floor);

// The subject to the right, in inverted order: `said Ann Lee, the bank's chair`. Kind `none` where the phrase there
// goes on as a clause.
[[nodiscard]] Subject subject_behind(const Marked& marked, std::uint32_t behind, std::uint32_t limit);

// The subject of the finite verb nearest before the token, for verbs that share it (participles, "and added").
[[nodiscard]] Subject subject_of_clause(const Marked& marked, std::uint32_t token, std::uint32_t floor);

// What is said: a clause with a verb of its own, or a phrase.
enum class Shape : std::uint8_t { clause, phrase };

// The end of what is said, which begins at `begin`: the sentence's end, or an earlier clause boundary. A quotation that
// is opened on the way is followed to its end, beyond `limit` if need be.
[[nodiscard]] std::uint32_t content_end(const Marked& marked, std::uint32_t begin, std::uint32_t limit, Shape shape);

// Whether a finite verb stands outside quotations in the range.
[[nodiscard]] bool holds_verb(const Marked& marked, TokenRange range);

}  // namespace sayso::quotes
