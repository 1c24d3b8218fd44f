// What a speaker does with what is said: a decision table (stances.tsv) over circumstances of cue and content.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/quotes/lexicon.hpp"
#include "extractors/quotes/marked.hpp"
#include "extractors/quotes/selection.hpp"

namespace sayso::quotes {

// The bit of a circumstance that stances.tsv and markers.tsv name; nothing for an unknown name.
[[nodiscard]] std::optional<Circumstances> circumstance_of(std::string_view name);

// Whether the word is one for something said, asked or proposed: "claim", "plan".
[[nodiscard]] bool names_matter(const Lexicon& lexicon, const Token& token);

// Whether the word is a verb of giving information: "say", "comment".
[[nodiscard]] bool names_telling(const Lexicon& lexicon, const Token& token);

// A stance and what it was decided by: a row of stances.tsv; without one the cue, or that nothing says otherwise.
struct Decision {
  Stance stance = Stance::statement;
  const StanceRule* row = nullptr;
  bool by_cue = false;
  bool by_words = false;  // “I [promise] …”
};

// Nothing where the words are no quote after all ("denied them entry"). `is_contested`: a denial or an accusation
// stands shortly before, so that a negated statement may contradict it. Linear in the content's tokens.
[[nodiscard]] std::optional<Decision> decide_stance(const Marked& marked, const Selected& selected, bool is_contested);

// The circumstances as stances.tsv writes them: "denies, own".
[[nodiscard]] std::string names_of(Circumstances circumstances);

}  // namespace sayso::quotes
