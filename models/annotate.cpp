#include "models/annotate.hpp"

namespace sayso::models {

Tagger::Tagger() = default;

void annotate(Document& /*document*/, const Tagger& /*tagger*/, Scratch& /*scratch*/) {}

}  // namespace sayso::models
