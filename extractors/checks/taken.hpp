#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/document/document.hpp"

namespace sayso::checks {

// Which figures stand in a check already, and in what kinds of checks: what words say outright goes before what is
// tried. Follows the checks as they are added; asking costs no walk through them.
class Taken {
 public:
  Taken(const Document& document, const std::vector<Check>& checks) : document_(document), checks_(checks) {}

  [[nodiscard]] bool in_any(std::uint32_t figure, std::uint8_t kinds) const {
    catch_up();
    return (!kinds_.empty() && (kinds_[figure] & kinds) != 0);
  }
  static constexpr std::uint8_t bit(CheckKind kind) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
  }

 private:
  void catch_up() const {
    if (seen_ == checks_.size()) return;
    kinds_.resize(document_.figures.size());
    for (; seen_ < checks_.size(); ++seen_) {
      const Check& check = checks_[seen_];
      for (const FigureIndex f : check.figures) kinds_[static_cast<std::size_t>(f)] |= bit(check.kind);
    }
  }

  const Document& document_;
  const std::vector<Check>& checks_;
  mutable std::vector<std::uint8_t> kinds_;  // by figure; a bit for each CheckKind
  mutable std::size_t seen_ = 0;             // of the checks
};

}  // namespace sayso::checks
