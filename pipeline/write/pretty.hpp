#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pipeline/document/document.hpp"
#include "pipeline/document/result.hpp"
#include "pipeline/write/layers.hpp"

namespace sayso::write {

struct PrettyOptions {
  Layers include;
  std::size_t columns = 80;
  bool colours = false;
};

// Appends a summary for people: the headline, the text with what was found in it in colours, then who, figures,
// times, quotes, events and checks. For reading, not for parsing; its look may change.
void append_pretty(const Document& document, const PrettyOptions& options, std::string& out);

// Appends what stands there for a document that failed (--keep-failed): its id and what is wrong with it.
void append_pretty_failure(std::string_view id, const Error& error, const PrettyOptions& options, std::string& out);

}  // namespace sayso::write
