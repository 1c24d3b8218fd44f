// Any bytes as a line of JSON Lines, as a JSON value and as plain text: an article or an error, never a crash.
#include <cstdint>

#include "pipeline/read/formats.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto format : {sayso::Format::jsonl, sayso::Format::json, sayso::Format::text}) {
    const auto articles = sayso::read::reader_of(format).parse(bytes, {"fuzz", format, 1});
    (void)articles;
  }
  return 0;
}
