#include "pipeline/eval/alignment.hpp"

#include <algorithm>
#include <tuple>

namespace sayso::eval {
namespace {

std::size_t overlap(const Json& a, const Json& b) {
  const auto begin = std::max(a.at("start").get<std::size_t>(), b.at("start").get<std::size_t>());
  const auto end = std::min(a.at("end").get<std::size_t>(), b.at("end").get<std::size_t>());
  return end > begin ? end - begin : 0;
}

std::vector<const Json*> spans_of(const Json& item) {
  if (!item.contains("content")) return {&item};
  const Json& content = item.at("content");
  if (!content.is_array()) return {&content};
  std::vector<const Json*> spans;
  for (const Json& span : content) spans.push_back(&span);
  return spans;
}

bool optional(const Json& item) { return item.value("optional", false); }

}  // namespace

std::size_t shared_characters(const Json& a, const Json& b) {
  std::size_t shared = 0;
  for (const Json* x : spans_of(a)) {
    for (const Json* y : spans_of(b)) shared += overlap(*x, *y);
  }
  return shared;
}

Alignment align(const Json& gold, const Json& found, const Fit& fit) {
  struct Candidate {
    std::size_t fit, gold, found;
  };
  std::vector<Candidate> candidates;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t f = 0; f < found.size(); ++f) {
      if (const std::size_t value = fit(gold[g], found[f]); value > 0) candidates.push_back({value, g, f});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(b.fit, a.gold, a.found) < std::tuple(a.fit, b.gold, b.found);
  });
  Alignment result;
  std::vector<bool> gold_taken(gold.size()), found_taken(found.size()), excused(found.size());
  for (const Candidate& candidate : candidates) {
    if (optional(gold[candidate.gold])) excused[candidate.found] = true;
    if (gold_taken[candidate.gold] || found_taken[candidate.found]) continue;
    gold_taken[candidate.gold] = found_taken[candidate.found] = true;
    if (!optional(gold[candidate.gold])) result.pairs.push_back({&gold[candidate.gold], &found[candidate.found]});
  }
  for (const Json& item : gold) result.wanted += optional(item) ? 0 : 1;
  result.found = result.pairs.size();
  for (std::size_t f = 0; f < found.size(); ++f) result.found += found_taken[f] || excused[f] ? 0 : 1;
  return result;
}

Counts count(const Alignment& alignment, const std::function<bool(const Json&, const Json&)>& right) {
  const auto holds = std::count_if(alignment.pairs.begin(), alignment.pairs.end(),
                                   [&](const Alignment::Pair& pair) { return right(*pair.gold, *pair.found); });
  return {static_cast<std::size_t>(holds), alignment.found, alignment.wanted};
}

}  // namespace sayso::eval
