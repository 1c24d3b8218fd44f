// What the formats of news call the fields of an article.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace sayso::read {

enum class NewsField : std::uint8_t {
  title,
  published,
  publisher,
  language,
  id,
  url,
  feed_title,  // of the feed that an item stands in
  feed_language,
  released,  // when it may be published
  // What follows goes into "meta".
  version,
  status,
  signal,
  note,
  embargoed,
  correction,
  urgency,
  by,
  dateline,
  slugline,
  subject,
  keyword,
  rights
};
inline constexpr std::size_t news_fields = static_cast<std::size_t>(NewsField::rights) + 1;

// "pubStatus" for NewsField::status: the names of "meta".
[[nodiscard]] std::string_view meta_name(NewsField field);
// Whether an article may have several values of it.
[[nodiscard]] bool is_list(NewsField field);

// Where a field stands: in an attribute of an element or, where none is named, in its text.
struct NewsRule {
  std::string_view element;
  std::string_view parent;     // any where empty
  std::string_view attribute;  // any prefix
  NewsField field;
  std::uint8_t rank;  // where an article has several of them, the first of the highest rank counts
};

// The rules of an element.
[[nodiscard]] std::span<const NewsRule> news_rules(std::string_view element);

}  // namespace sayso::read
