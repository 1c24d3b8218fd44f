#include "extractors/quotes/statements.hpp"

#include <algorithm>
#include <utility>

#include "extractors/quotes/attribution.hpp"
#include "extractors/quotes/cues.hpp"
#include "extractors/quotes/labelled.hpp"
#include "pipeline/document/limits.hpp"

namespace sayso::quotes {
namespace {

// A denial or an accusation is in the air for this many quotes after it.
constexpr std::size_t quotes_between = 2;

// In all sentences but those that are labelled as somebody's.
std::vector<Attribution> find_attributions(const Marked& marked, const std::vector<Selected>& labelled) {
  std::vector<Attribution> attributions;
  std::vector<CueMatch> cues;
  std::size_t next = 0;
  for (const Sentence& sentence : marked.document.sentences) {
    while (next < labelled.size() && labelled[next].content.back().last <= sentence.tokens.first) ++next;
    const bool is_labelled =
        next < labelled.size() &&
        std::any_of(labelled[next].content.begin(), labelled[next].content.end(), [&](TokenRange range) {
          return range.first < sentence.tokens.last && sentence.tokens.first < range.last;
        });
    if (is_labelled) continue;
    if (attributions.size() >= most_found) break;
    cues.clear();
    find_cues(marked, sentence.tokens, cues);
    attribute(marked, sentence.tokens, cues, attributions);
  }
  return attributions;
}

}  // namespace

std::vector<Statement> read_statements(const Marked& marked) {
  const std::vector<Selected> labelled = find_labelled(marked);
  std::vector<Selected> selected = select(marked, find_attributions(marked, labelled));
  if (!labelled.empty()) {
    selected.insert(selected.end(), labelled.begin(), labelled.end());
    std::stable_sort(selected.begin(), selected.end(), [](const Selected& a, const Selected& b) {
      return a.content.front().first < b.content.front().first;
    });
  }
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
