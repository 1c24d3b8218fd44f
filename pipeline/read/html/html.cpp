#include "pipeline/read/html/html.hpp"

#include "pipeline/document/json_bytes.hpp"
#include "pipeline/read/html/charset.hpp"
#include "pipeline/read/html/json_ld.hpp"
#include "pipeline/read/html/main_text.hpp"
#include "pipeline/read/html/metadata.hpp"
#include "pipeline/read/html/page.hpp"

namespace sayso::read::html {

namespace {

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = next_json_special(text, i);
    quoted += text.substr(i, end - i);
    // Of control signs, only the breaks between a text's lines are left.
    if (end < text.size()) quoted += text[end] == '\n' ? std::string("\\n") : std::string{'\\', text[end]};
    i = end + 1;
  }
  return quoted + '"';
}

// {"captions": ["...", ...]}, or nothing.
std::string meta_of(const MainText& found) {
  std::string meta;
  for (const std::string& caption : found.captions)
    meta += (meta.empty() ? "{\"captions\":[" : ",") + in_quotes(caption);
  return meta.empty() ? meta : meta + "]}";
}

}  // namespace

Article read_article(std::string_view bytes, const Origin& origin, const Found& found) {
  Article article;
  article.id = default_id(origin);
  article.path = origin.path;
  article.format = origin.format;
  std::string buffer;
  const Page page = read_page(to_utf8(bytes, found.charset, buffer));
  const LinkedData linked = read_linked_data(page.json_ld);
  Metadata metadata = read_metadata(page, linked, found.url);
  MainText found_text =
      main_text(page, {metadata.title, meta_content(page, {"og:description", "description"}), linked.body});
  article.meta = meta_of(found_text);
  article.text = std::move(found_text.text);
  article.title = std::move(metadata.title);
  article.published = std::move(metadata.published);
  article.publisher = std::move(metadata.publisher);
  article.url = std::move(metadata.url);
  article.language = std::move(metadata.language);
  if (article.text.empty()) article.warnings.emplace_back("no main text was found in the page");
  return article;
}

Cutter cut_page(std::size_t largest_document) {
  return [cut = cut_whole(largest_document), largest_document](ByteStream& stream, std::string& bytes) {
    auto page = cut(stream, bytes);
    if (page && page->error && page->error->code == "too_large") page->error = too_large("the page", largest_document);
    return page;
  };
}

Articles parse_page(std::string_view bytes, const Origin& origin) {
  Articles articles;
  articles.emplace_back(read_article(bytes, origin, {}));
  return articles;
}

}  // namespace sayso::read::html
