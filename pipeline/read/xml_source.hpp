#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/document/result.hpp"

namespace sayso::read {

// XML as a parser may have it, whoever wrote it: UTF-8 without comments, processing instructions and document type, so
// that nothing is declared, nothing can be expanded and nothing loaded.
struct XmlSource {
  std::string xml;
  std::size_t replaced_bytes = 0;  // ill-formed sequences, now U+FFFD
  std::size_t unknown_names = 0;   // entity references that were left out; those of HTML are characters
};

// Bytes that are well-formed UTF-8 are that, whatever they declare: wrong declarations are frequent, and other
// encodings hardly ever look like UTF-8. Linear. An error where elements nest deeper than 1000 or a tag has more than
// 256 attributes, on which parsers take their time.
[[nodiscard]] Result<XmlSource> prepare_xml(std::string_view bytes);

}  // namespace sayso::read
