#include "extractors/quotes/statements.hpp"

#include <utility>

#include "extractors/quotes/attribution.hpp"
#include "extractors/quotes/cues.hpp"

namespace sayso::quotes {
namespace {

// A denial or an accusation is in the air for this many quotes after it.
constexpr std::size_t quotes_between = 2;

std::vector<Attribution> find_attributions(const Marked& marked) {
  std::vector<Attribution> attributions;
  std::vector<CueMatch> cues;
  for (const Sentence& sentence : marked.document.sentences) {
    cues.clear();
    find_cues(marked, sentence.tokens, cues);
    attribute(marked, sentence.tokens, cues, attributions);
  }
  return attributions;
}

}  // namespace

std::vector<Statement> read_statements(const Marked& marked) {
  std::vector<Selected> selected = select(marked, find_attributions(marked));
  add_continuations(marked, selected);
  std::vector<Statement> statements;
  statements.reserve(selected.size());
  std::size_t since_dispute = quotes_between;
  for (Selected& one : selected) {
    const std::optional<Decision> decision = decide_stance(marked, one, since_dispute < quotes_between);
    if (!decision) continue;
    const bool disputes = decision->stance == Stance::denial || decision->stance == Stance::accusation;
    since_dispute = disputes ? 0 : since_dispute + 1;
    statements.push_back({std::move(one), *decision});
  }
  return statements;
}

}  // namespace sayso::quotes
