#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sayso::read {

// Names with their prefixes ("content:encoded", "xml:lang"); views that last for the call.
struct XmlAttribute {
  std::string_view name, value;
};

struct XmlEvents {
  std::function<void(std::string_view name, std::span<const XmlAttribute> attributes)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;  // a text may come in pieces
};

// Reads XML that prepare_xml() has made. Where it is not well-formed, reading goes on as far as the parser knows how;
// every start that is told has its end, but for elements that are open where it gives up. Returns what was wrong
// first, with its line ("line 3: ..."), or nothing.
[[nodiscard]] std::optional<std::string> read_xml(std::string_view xml, const XmlEvents& events);

}  // namespace sayso::read
