// A record of a web archive as an article.
#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/html/html.hpp"
#include "pipeline/read/http_response.hpp"
#include "pipeline/read/meta.hpp"
#include "pipeline/read/published.hpp"
#include "pipeline/read/warc_head.hpp"

namespace sayso::read {
namespace {

std::string well_formed(std::string_view text) { return is_well_formed(text) ? std::string(text) : repair(text).text; }

// "20080430204825" of ARC as ISO 8601.
std::string iso_date(const WarcHead& head) {
  std::string date(head.date);
  if (head.is_arc) {
    for (const std::size_t at : {4U, 7U}) date.insert(at, 1, '-');
    date.insert(10, 1, 'T');
    for (const std::size_t at : {13U, 16U}) date.insert(at, 1, ':');
    date += 'Z';
  }
  return is_published(date) ? date : std::string();
}

struct Page {
  std::string_view charset;
  std::string_view stored;  // as it lies in the record
  std::optional<HttpBody> decoded = std::nullopt;

  [[nodiscard]] std::string_view bytes() const { return decoded ? std::string_view(decoded->bytes) : stored; }
};

Result<Page> page_of(const WarcHead& head, std::string_view block, std::size_t limit) {
  Page page;
  const auto response = http_response(block);
  const bool is_response = head.is_arc || head.type == "response";
  if (!is_response || !response) {
    page.stored = block;
    page.charset = charset_of(head.content_type);
    return page;
  }
  page.charset = charset_of(response->content_type);
  page.stored = response->body;
  if (response->content_encoding.empty() && response->transfer_encoding.empty()) return page;
  auto body = http_body(*response, limit);
  if (!body) return std::move(body.error());
  page.decoded = std::move(*body);
  return page;
}

// A page says when it was published, or else it was not later than the crawl; the reader is told which.
void add_date(const WarcHead& head, Article& article) {
  const std::string date = iso_date(head);
  if (date.empty()) return;
  add_meta(article.meta, "warc_date", date);
  if (!article.published.empty()) return;
  article.published = date;
  add_meta(article.meta, "published_from", "warc_date");
}

void add_warnings(const WarcHead& head, std::size_t block_bytes, const Page& page, Article& article) {
  if (page.decoded && !page.decoded->warning.empty()) article.warnings.push_back(page.decoded->warning);
  if (!head.truncated.empty())
    article.warnings.push_back("the crawler cut this page short: " + well_formed(head.truncated));
  if (!head.length)
    article.warnings.emplace_back("the record does not say how long it is; it was read to the next one");
  if (head.length && *head.length != block_bytes)
    article.warnings.push_back("the record says that it has " + std::to_string(*head.length) + " bytes, but it has " +
                               std::to_string(block_bytes));
}

Result<Article> read_page(const WarcHead& head, std::string_view block, const Origin& origin) {
  const std::string id = head.id.empty() ? default_id(origin) : well_formed(head.id);
  auto page = page_of(head, block, origin.largest_document);
  if (!page) {
    page.error().id = id;
    return std::move(page.error());
  }
  const std::string url = well_formed(head.uri);
  Article article = html::read_article(page->bytes(), origin, {.url = url, .charset = page->charset});
  article.id = id;
  article.path = origin.path;
  article.format = origin.format;
  article.url = url;
  check_published(article);
  add_date(head, article);
  add_warnings(head, block.size(), *page, article);
  return article;
}

}  // namespace

Articles parse_warc(std::string_view bytes, const Origin& origin) {
  Articles articles;
  const auto head = warc_head(bytes);
  if (!head) {
    articles.emplace_back(Error{"damaged", "this is no record of a web archive"});
  } else if (const std::string_view block = bytes.substr(head->bytes); is_page(*head, block)) {
    articles.push_back(read_page(*head, block, origin));
  }
  return articles;
}

}  // namespace sayso::read
