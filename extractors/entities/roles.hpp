#pragma once

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/names.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// The title, office or description that stands beside a name: before it ("Prime Minister" Shinzo Abe) or behind it
// between commas (Wang Jianfeng, "president of Huawei Technologies Japan"). Empty where none does.
[[nodiscard]] Span role_of(const Document& document, const Lexicon& lexicon, const Name& name, EntityType type);

}  // namespace sayso::entities
