#include "pipeline/read/formats.hpp"
#include "pipeline/read/news_items.hpp"
#include "pipeline/read/xml_events.hpp"
#include "pipeline/read/xml_source.hpp"

namespace sayso::read {

Cutter cut_news_xml(std::size_t largest_document) { return cut_whole(largest_document); }

Articles parse_news_xml(std::string_view bytes, const Origin& origin) {
  Articles articles;
  auto source = prepare_xml(bytes);
  if (!source) {
    articles.emplace_back(std::move(source.error()));
    return articles;
  }
  NewsItems items(origin);
  const auto problem = read_xml(
      source->xml,
      {[&items](std::string_view name, std::span<const XmlAttribute> attributes) { items.start(name, attributes); },
       [&items](std::string_view name) { items.end(name); }, [&items](std::string_view text) { items.text(text); }});
  articles = items.finish(problem);
  for (auto& article : articles) {
    if (!article) continue;
    if (source->replaced_bytes != 0)
      article->warnings.push_back(replacement_warning(source->replaced_bytes, "ill-formed UTF-8 sequence"));
    if (source->unknown_names != 0)
      article->warnings.push_back(std::to_string(source->unknown_names) + " references to unknown entities left out");
  }
  return articles;
}

}  // namespace sayso::read
