// Character references: "&amp;", "&#8217;", "&#x2019;" and what the HTML standard makes of malformed ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::read::html {

enum class Where : std::uint8_t { text, attribute };

// Appends what the reference at `at`, where an "&" stands, means: the "&" itself where it begins none. Gives where the
// text goes on. In an attribute "&copy=1" is no reference, as in an address.
std::size_t append_reference(std::string_view text, std::size_t at, Where where, std::string& out);

// The text with every reference replaced and no NUL.
[[nodiscard]] std::string decoded(std::string_view text, Where where);

}  // namespace sayso::read::html
