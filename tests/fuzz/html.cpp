// Any bytes as a page, in any encoding: read as an article of well-formed UTF-8 whose date is one; and its tags and
// attributes lie within it.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/html/html.hpp"
#include "pipeline/read/html/tokenizer.hpp"
#include "pipeline/read/language.hpp"
#include "pipeline/read/published.hpp"

namespace {

using namespace sayso;

void check(bool holds) {
  if (!holds) std::abort();
}

bool lies_within(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void read_tokens(std::string_view page) {
  using namespace read::html;
  Tokenizer tokenizer(page);
  std::size_t position = 0;
  for (HtmlToken token = tokenizer.next(); token.type != TokenType::end; token = tokenizer.next()) {
    check(tokenizer.position() > position);
    position = tokenizer.position();
    for (const std::string_view part : {token.name, token.attributes, token.text}) check(lies_within(part, page));
    for (Attributes attributes(token.attributes); attributes.next();) {
      check(lies_within(attributes.name(), token.attributes));
      check(lies_within(attributes.value(), token.attributes));
    }
  }
  check(tokenizer.position() == page.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_tokens(bytes);
  for (const std::string_view charset : {"", "shift_jis"}) {
    Article article =
        read::html::read_article(bytes, {"page.html", Format::html, 0}, {"https://example.org/2021/03/05/", charset});
    read::recognise_language(article);
    for (const std::string& field :
         {article.text, article.title, article.published, article.publisher, article.url, article.language})
      check(is_well_formed(field));
    check(article.published.empty() || read::is_published(article.published));
  }
  return 0;
}
