#include "extractors/figures/draft.hpp"

#include <algorithm>

namespace sayso::figures {

const Time* Context::time_at(std::size_t atom) const {
  if (time_first == time_last || atom >= atoms.size()) return nullptr;
  const Span span = atoms[atom].span;
  const auto begin = document.times.begin() + time_first, end = document.times.begin() + time_last;
  const auto after = std::partition_point(begin, end, [&](const Time& t) { return t.span.end <= span.begin; });
  return after != end && after->span.overlaps(span) ? &*after : nullptr;
}

}  // namespace sayso::figures
