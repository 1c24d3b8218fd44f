// Any bytes as a zip or tar, or as compressed data: every member is read to its end, or as far as it goes.
#include <cstdint>
#include <cstdlib>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/archive.hpp"
#include "tests/fuzz/source.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  read::ByteStream stream = stream_of({reinterpret_cast<const char*>(data), size});
  constexpr std::size_t longest = std::size_t{1} << 20;
  const auto drain = [](auto&& source) {
    std::size_t bytes = 0;
    for (auto chunk = source(); chunk && !chunk->empty() && bytes < longest; chunk = source()) bytes += chunk->size();
  };
  if (read::packing_of(stream.peek(read::archive_begin)) != read::Packing::members) {
    drain(read::rest_of(std::move(stream)));
    return 0;
  }
  read::Archive archive(std::move(stream));
  for (auto member = archive.next(); member && *member; member = archive.next()) {
    if (!is_well_formed((*member)->name)) std::abort();
    drain((*member)->source);
  }
  return 0;
}
