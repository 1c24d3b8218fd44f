// Any bytes as a WARC or ARC file, compressed or not: it is cut to its end, and what is a page is read.
#include <cstdint>
#include <cstdlib>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/json_fields.hpp"
#include "tests/fuzz/source.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  constexpr std::size_t largest_document = 2048;
  read::ByteStream stream = stream_of({reinterpret_cast<const char*>(data), size});
  read::Cutter cutter = read::cut_warc(largest_document);
  std::string bytes;
  while (const auto cut = cutter(stream, bytes)) {
    if (cut->error && !bytes.empty()) std::abort();
    for (const auto& article : read::parse_warc(bytes, {"fuzz", Format::warc, cut->number, largest_document})) {
      if (!article) continue;
      if (!is_well_formed(article->text) || !is_well_formed(article->url)) std::abort();
      if (!article->meta.empty() && !read::fields_of(article->meta)) std::abort();
    }
    bytes.clear();
  }
  return 0;
}
