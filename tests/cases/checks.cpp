#include <catch.hpp>

#include "cases.hpp"
#include "pipeline/document/names.hpp"

using sayso::Document;
using sayso::cases::Found;

namespace {

// kind, verdict; the bracket holds the figure that comes first in the check
std::vector<Found> checks(const Document& d, const sayso::run::Models& /*models*/) {
  std::vector<Found> found;
  for (const sayso::Check& c : d.checks) {
    found.push_back({d.figures[at(c.figures.front())].span,
                     {std::string(name_of(c.kind)), std::string(name_of(c.verdict)), c.detail}});
  }
  return found;
}

}  // namespace

TEST_CASE("checks", "[cases]") { sayso::cases::check_rows("checks.tsv", checks); }
