#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/formats.hpp"
#include "pipeline/read/lines.hpp"
#include "pipeline/read/news_fields.hpp"
#include "pipeline/read/xml_events.hpp"

namespace sayso::read {

struct NewsValue {
  std::uint8_t rank = 0;
  std::string text;
};
struct NewsContent {
  std::uint8_t rank = 0;
  std::string text;
  bool is_summary = false;
};
struct NewsDraft {
  std::size_t depth = 0;
  std::string_view standard;
  std::array<NewsValue, news_fields> single;
  std::array<std::vector<std::string>, news_fields> lists;
  NewsContent content;  // the best so far
};
// An element that holds an article's text, as markup in it or as text that may be escaped markup.
struct NewsContainer {
  std::size_t depth = 0;
  std::uint8_t rank = 0;  // 0: nothing to read
  bool is_summary = false;
  bool has_elements = false;
  std::size_t text_depth = 0;  // of the element whose text is the article's, 0 outside of one
  std::size_t left_out = 0;    // of the element in it that is none, 0 outside of one
  std::size_t preformatted = 0;
  std::string raw;
};

// Gathers the articles of a file of news from the events of its XML: every newsItem of NewsML-G2, NewsItem of NewsML 1,
// nitf outside of them, item of RSS and entry of Atom. Packages, concepts and plans are no articles.
class NewsItems {
 public:
  explicit NewsItems(const Origin& origin) : origin_(origin) {}

  void start(std::string_view name, std::span<const XmlAttribute> attributes);
  void end(std::string_view name);
  void text(std::string_view text);

  // All articles, at the end. An item that is still open is an error, for the reason given.
  [[nodiscard]] Articles finish(const std::optional<std::string>& problem);

 private:
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] std::string_view parent() const;
  [[nodiscard]] std::string_view local(std::string_view name) const;
  void begin_item(std::string_view name);
  void end_item();
  void apply_rules(std::string_view name, std::span<const XmlAttribute> attributes);
  void begin_container(std::string_view name, std::span<const XmlAttribute> attributes);
  void start_in_container(std::string_view name);
  void end_in_container(std::string_view name);
  void end_container();
  void note_component(std::string_view name, std::span<const XmlAttribute> attributes);
  void add(NewsField field, std::uint8_t rank, std::string value);
  [[nodiscard]] std::string value_of(const NewsRule& rule, std::string_view text) const;
  [[nodiscard]] Article article_of(NewsDraft& item) const;

  const Origin& origin_;
  std::vector<std::string> open_;  // names of the elements that are
  bool is_feed_ = false;
  bool any_known_ = false;  // something of the formats that are read was seen
  NewsValue feed_title_, feed_language_;
  std::optional<NewsDraft> item_;
  std::optional<NewsContainer> container_;
  std::string role_, type_;  // of NewsML 1's component and content item
  bool is_binary_ = false;
  const NewsRule* capture_ = nullptr;  // the field whose text is being read
  std::size_t capture_depth_ = 0;
  std::string captured_;
  Lines lines_;
  Articles articles_;
};

}  // namespace sayso::read
