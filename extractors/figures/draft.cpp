#include "extractors/figures/draft.hpp"

#include <algorithm>

namespace sayso::figures {

const Time* Context::time_at(std::size_t atom) const {
  const auto& times = document.times;
  if (times.empty() || atom >= atoms.size()) return nullptr;
  const Span span = atoms[atom].span;
  const auto after =
      std::partition_point(times.begin(), times.end(), [&](const Time& t) { return t.span.end <= span.begin; });
  return after != times.end() && after->span.overlaps(span) ? &*after : nullptr;
}

}  // namespace sayso::figures
