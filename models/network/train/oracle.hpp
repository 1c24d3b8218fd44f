// The dynamic oracle of arc-hybrid (Goldberg and Nivre 2013).
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "models/network/arc_hybrid.hpp"

namespace sayso::models::network::train {

inline constexpr std::uint32_t impossible = std::numeric_limits<std::uint32_t>::max();

// For each action, how many arcs of the gold tree can no longer be made after it. `heads` as in Sentence. Linear in the
// sentence.
[[nodiscard]] inline std::array<std::uint32_t, action_count> oracle_costs(const ArcHybrid& state,
                                                                          const std::vector<std::int32_t>& heads) {
  const std::int32_t size = state.size(), s0 = state.stack(0), s1 = state.stack(1), b0 = state.next();
  const auto head = [&heads](std::int32_t token) { return heads[static_cast<std::size_t>(token)]; };
  std::array<std::uint32_t, action_count> costs = {impossible, impossible, impossible};
  if (s0 >= 0) {
    // Whoever leaves the stack finds no more children in the buffer.
    std::uint32_t children = 0;
    for (std::int32_t token = b0; token < size; ++token) children += head(token) == s0 ? 1U : 0U;
    const bool by_later = head(s0) > b0, by_next = head(s0) == b0, by_below = s1 >= 0 && head(s0) == s1;
    if (state.allows(Action::left)) costs[1] = children + (by_later || by_below ? 1U : 0U);
    if (state.allows(Action::right)) costs[2] = children + (by_later || by_next ? 1U : 0U);
  }
  if (state.allows(Action::shift)) {
    // The next token finds no governor on the stack but its top, and no children there at all.
    std::uint32_t lost = 0;
    for (const std::int32_t token : state.stack()) {
      if (head(token) == b0) ++lost;
      if (token != s0 && head(b0) == token) ++lost;
    }
    costs[0] = lost;
  }
  return costs;
}

}  // namespace sayso::models::network::train
