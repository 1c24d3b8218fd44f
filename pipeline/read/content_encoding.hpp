#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/document/result.hpp"

namespace sayso::read {

struct DecodedContent {
  std::optional<std::string> bytes;  // none where the content is not encoded, whatever the field says
  bool damaged = false;              // then `bytes` is what comes before the damage
};

// Content as a server encoded it for transport: gzip, deflate (with or without zlib's frame), br, zstd. `encoding` is
// the field's value. An error if more than `limit` bytes come out.
[[nodiscard]] Result<DecodedContent> decode_content(std::string_view content, std::string_view encoding,
                                                    std::size_t limit);

}  // namespace sayso::read
