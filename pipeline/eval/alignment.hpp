#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <nlohmann/json.hpp>

#include "pipeline/eval/eval.hpp"

namespace sayso::eval {

using Json = nlohmann::json;

// Characters that two items share: of their "content" where they have one (quotes), else of their own span.
[[nodiscard]] std::size_t shared_characters(const Json& a, const Json& b);

// A one-to-one pairing of gold and found items.
struct Alignment {
  struct Pair {
    const Json* gold;
    const Json* found;
  };
  std::vector<Pair> pairs;  // neither side optional
  std::size_t found = 0;    // found items that count: all but those that fit an optional gold item
  std::size_t wanted = 0;   // gold items that count: all but the optional ones
};

// How well two items fit; 0 means not at all.
using Fit = std::function<std::size_t(const Json& gold, const Json& found)>;

// Pairs the best fits first; ties go to the earlier gold item, then the earlier found one.
[[nodiscard]] Alignment align(const Json& gold, const Json& found, const Fit& fit);

// Counts the pairs for which `right` holds.
[[nodiscard]] Counts count(const Alignment& alignment,
                           const std::function<bool(const Json& gold, const Json& found)>& right);

}  // namespace sayso::eval
