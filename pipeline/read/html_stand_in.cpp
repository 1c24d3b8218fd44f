// Stands in for the reader of pages: all text of a page that is taken for UTF-8.
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/html.hpp"

namespace sayso::read {

Article parse_html(std::string_view bytes, std::string_view /*http_charset*/, std::string_view url) {
  Article article;
  const std::string utf8 = repair(bytes).text;
  const std::string_view page = utf8;
  if (const std::size_t title = page.find("<title>"); title != std::string_view::npos) {
    const std::string_view from = page.substr(title);
    article.title = text_of_fragment(from.substr(0, from.find("</title>")));
  }
  const std::size_t body = page.find("<body");
  article.text = text_of_fragment(page.substr(body == std::string_view::npos ? 0 : body));
  if (article.text.empty()) article.warnings.emplace_back("the page has no main text");
  article.url = url;
  return article;
}

}  // namespace sayso::read
