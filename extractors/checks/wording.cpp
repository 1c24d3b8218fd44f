#include "extractors/checks/wording.hpp"

#include <algorithm>

namespace sayso::checks {

bool is_bare(const Figure& figure) { return figure.kind == FigureKind::count || figure.kind == FigureKind::number; }

bool same_measure(const Figure& a, const Figure& b) {
  if (is_bare(a) && is_bare(b)) return a.unit == b.unit || a.unit.empty() || b.unit.empty();
  return a.kind == b.kind && a.unit == b.unit && a.per == b.per;
}

bool Wording::begins(std::uint32_t token, std::uint32_t end, std::uint32_t classes) const {
  const auto limit = std::min<std::size_t>(end, document_.tokens.size());
  if (token >= limit) return false;
  const auto phrase = words_.longest(document_, token, limit);
  return phrase && (phrase->value & classes) != 0;
}

bool Wording::before(const Figure& figure, std::uint32_t classes) const {
  const std::uint32_t first = figure.tokens.first;
  return first > 0 && begins(first - 1, first, classes);
}

bool Wording::behind(const Figure& figure, std::uint32_t classes) const {
  return begins(figure.tokens.last, static_cast<std::uint32_t>(document_.tokens.size()), classes);
}

}  // namespace sayso::checks
