#pragma once

#include <string>
#include <string_view>

namespace sayso::read {

// A date as feeds write it, in the extended form of ISO 8601: what is in that form already, its basic form
// ("20161003T152257+0100", "20161003"), and RFC 822 ("Mon, 3 Oct 2016 15:22:57 GMT"). Empty for anything else.
[[nodiscard]] std::string iso_date(std::string_view date);

}  // namespace sayso::read
