// Any bytes as news in XML, and as a fragment of HTML.
#include <cstdint>
#include <cstdlib>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/html/html.hpp"
#include "pipeline/read/json_fields.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& article : read::parse_news_xml(bytes, {"fuzz", Format::newsml, 0})) {
    if (!article) continue;
    for (const auto& field : {article->text, article->title, article->id, article->publisher, article->meta}) {
      if (!is_well_formed(field)) std::abort();
    }
    if (!read::fields_of(article->meta)) std::abort();
  }
  if (!is_well_formed(read::html::text_of_fragment(read::repair(bytes).text))) std::abort();
  return 0;
}
