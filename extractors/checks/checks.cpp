#include "extractors/checks/checks.hpp"

namespace sayso::checks {

std::vector<Check> extract(const Document& /*document*/) { return {}; }

}  // namespace sayso::checks
