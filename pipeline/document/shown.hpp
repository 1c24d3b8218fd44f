#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

// Control characters would let what is read steer the terminal that it is shown on.
[[nodiscard]] bool is_control(std::int32_t code_point);

// A part of an input as a message may show it: control characters and ill-formed bytes are U+FFFD, and all beyond
// `longest` code points is "…".
[[nodiscard]] std::string shown(std::string_view text, std::size_t longest = 80);

}  // namespace sayso
