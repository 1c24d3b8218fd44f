#include "pipeline/read/news_items.hpp"

#include <algorithm>

#include "pipeline/read/html/html.hpp"
#include "pipeline/read/meta.hpp"
#include "pipeline/read/news_dates.hpp"

namespace sayso::read {
namespace {

// No field is longer; what is, is cut.
constexpr std::size_t longest_value = std::size_t{64} << 10;

// No article has as many subjects; each is compared with all others.
constexpr std::size_t most_values = 1000;

// All items of a file are held in memory.
constexpr std::size_t most_items = 100'000;

bool is_any(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool contains(std::string_view text, std::string_view lower_case) {
  return std::search(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                     [](char a, char b) { return (a | 0x20) == b; }) != text.end();
}

std::string_view without_prefix(std::string_view name) { return name.substr(name.rfind(':') + 1); }

std::string_view attribute(std::span<const XmlAttribute> attributes, std::string_view name) {
  for (const XmlAttribute& each : attributes) {
    if (without_prefix(each.name) == name) return each.value;
  }
  return {};
}

// Where an article's text may begin inside a container. What comes before, the head of a page say, is none.
bool begins_text(std::string_view name) {
  return is_any(name, {"body", "body.content", "p", "div", "block", "pre", "section", "article"});
}

// Elements in a text that are not part of it.
bool is_left_out(std::string_view name) {
  return is_any(name,
                {"head", "body.head", "body.end", "media", "script", "style", "figcaption", "noscript", "iframe"});
}

bool looks_like_markup(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('<', at + 1)) {
    const char next = text[at + 1];
    if (next == '/' || next == '!' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z')) return true;
  }
  return false;
}

std::string on_one_line(std::string_view text) {
  Lines lines;
  lines.append(text);
  return lines.take();
}

bool is_date(NewsField field) {
  return field == NewsField::published || field == NewsField::released || field == NewsField::embargoed;
}

std::string_view standard_of(std::string_view name) {
  return name == "newsItem"   ? "NewsML-G2"
         : name == "NewsItem" ? "NewsML"
         : name == "nitf"     ? "NITF"
         : name == "entry"    ? "Atom"
                              : "RSS";
}

}  // namespace

std::string_view NewsItems::parent() const { return open_.empty() ? std::string_view() : open_.back(); }

// In feeds, "media:title" is no title; elsewhere a prefix says nothing.
std::string_view NewsItems::local(std::string_view name) const { return is_feed_ ? name : without_prefix(name); }

void NewsItems::start(std::string_view full_name, std::span<const XmlAttribute> attributes) {
  if (is_any(full_name, {"rss", "rdf:RDF", "feed"})) is_feed_ = true;
  const std::string_view name = local(full_name);
  const bool is_item = is_any(name, {"newsItem", "NewsItem", "nitf"}) || (is_feed_ && is_any(name, {"item", "entry"}));
  any_known_ = any_known_ || is_item || is_feed_ ||
               is_any(name, {"newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem",
                             "catalogItem", "NewsML"});
  if (is_item && !item_) begin_item(name);
  apply_rules(name, attributes);
  note_component(name, attributes);
  if (container_) {
    start_in_container(name);
  } else if (item_) {
    begin_container(name, attributes);
  }
  open_.emplace_back(name);
}

void NewsItems::end(std::string_view full_name) {
  const std::string_view name = local(full_name);
  if (capture_ != nullptr && capture_depth_ == depth()) {
    add(capture_->field, capture_->rank, value_of(*capture_, captured_));
    capture_ = nullptr;
  }
  if (container_ && container_->depth == depth()) {
    end_container();
  } else if (container_) {
    end_in_container(name);
  }
  if (item_ && item_->depth == depth()) end_item();
  if (!open_.empty()) open_.pop_back();
}

void NewsItems::text(std::string_view text) {
  if (capture_ != nullptr && captured_.size() < longest_value)
    captured_ += text.substr(0, longest_value - captured_.size());
  if (!container_ || container_->rank == 0) return;
  if (container_->text_depth == 0) {
    if (!container_->has_elements) container_->raw += text;
  } else if (container_->left_out == 0) {
    if (container_->preformatted != 0) {
      lines_.append_preformatted(text);
    } else {
      lines_.append(text);
    }
  }
}

void NewsItems::begin_item(std::string_view name) {
  item_.emplace();
  item_->depth = depth() + 1;
  item_->standard = standard_of(name);
  role_.clear();
  type_.clear();
}

void NewsItems::apply_rules(std::string_view name, std::span<const XmlAttribute> attributes) {
  // A sub-headline is none; what a link of Atom leads to may be anything.
  if (name == "headline" && contains(attribute(attributes, "role"), "sub")) return;
  const std::string_view relation = attribute(attributes, "rel");
  if (is_feed_ && name == "link" && !relation.empty() && relation != "alternate") return;
  for (const NewsRule& rule : news_rules(name)) {
    if (!rule.parent.empty() && rule.parent != parent()) continue;
    if (!rule.attribute.empty()) {
      const std::string_view value = attribute(attributes, rule.attribute);
      if (!value.empty()) add(rule.field, rule.rank, value_of(rule, value));
    } else if (capture_ == nullptr) {
      capture_ = &rule;
      capture_depth_ = depth() + 1;
      captured_.clear();
    }
  }
}

void NewsItems::note_component(std::string_view name, std::span<const XmlAttribute> attributes) {
  if (name == "NewsComponent") role_.clear();
  if (name == "ContentItem") {
    type_.clear();
    is_binary_ = false;
  }
  if (name == "Role") role_ = attribute(attributes, "FormalName");
  if (is_any(name, {"MimeType", "Format", "MediaType"})) type_.append(attribute(attributes, "FormalName")).append(" ");
  if (name == "Encoding") is_binary_ = contains(attribute(attributes, "Notation"), "64");
}

void NewsItems::begin_container(std::string_view name, std::span<const XmlAttribute> attributes) {
  // By how likely it is that this is the text, all of it.
  constexpr std::uint8_t none = 0, summary = 1, some = 2, likely = 3, sure = 4;
  NewsContainer container;
  container.depth = depth() + 1;
  if (name == "DataContent") {
    const bool is_text =
        !is_binary_ && !contains(type_, "css") && !contains(type_, "image") && !contains(type_, "photo");
    const bool is_body = contains(role_, "main") || contains(role_, "body");
    container.rank = !is_text ? none : is_body ? sure : role_.empty() ? likely : some;
  } else if (name == "inlineXML" || name == "inlineData") {
    const std::string_view type = attribute(attributes, "contenttype");
    const bool is_text =
        attribute(attributes, "encoding").empty() && !contains(type, "image/") && !contains(type, "json");
    container.rank = is_text ? likely : none;
  } else if (name == "nitf") {
    container.rank = likely;
  } else if (is_feed_ && (name == "content:encoded" || (name == "content" && parent() == "entry"))) {
    container.rank = sure;
  } else if (is_feed_ &&
             ((name == "description" && parent() == "item") || (name == "summary" && parent() == "entry"))) {
    container.rank = summary;
    container.is_summary = true;
  } else {
    return;
  }
  container_ = std::move(container);
  lines_.clear();
}

void NewsItems::start_in_container(std::string_view name) {
  container_->has_elements = true;
  const std::size_t at = depth() + 1;
  if (container_->text_depth == 0 && begins_text(name)) container_->text_depth = at;
  if (container_->text_depth == 0) return;
  if (container_->left_out == 0 && is_left_out(name)) container_->left_out = at;
  if (ends_line(name)) lines_.end_line();
  if (name == "td" || name == "th") lines_.end_word();
  if (name == "pre") ++container_->preformatted;
}

void NewsItems::end_in_container(std::string_view name) {
  if (container_->text_depth != 0 && ends_line(name)) lines_.end_line();
  if (name == "pre" && container_->preformatted != 0) --container_->preformatted;
  if (container_->left_out == depth()) container_->left_out = 0;
  if (container_->text_depth == depth()) container_->text_depth = 0;
}

void NewsItems::end_container() {
  std::string text;
  if (container_->has_elements) {
    text = lines_.take();
  } else if (is_feed_ || looks_like_markup(container_->raw)) {
    text = html::text_of_fragment(container_->raw);
  } else {
    lines_.append_preformatted(container_->raw);
    text = lines_.take();
  }
  if (!text.empty() && container_->rank > item_->content.rank)
    item_->content = {container_->rank, std::move(text), container_->is_summary};
  container_.reset();
}

std::string NewsItems::value_of(const NewsRule& rule, std::string_view text) const {
  if (rule.attribute == "qcode") text = without_prefix(text);
  if (is_date(rule.field)) return iso_date(text);
  const bool may_be_markup = is_feed_ && (rule.field == NewsField::title || rule.field == NewsField::feed_title);
  return on_one_line(may_be_markup ? html::text_of_fragment(text) : text);
}

void NewsItems::add(NewsField field, std::uint8_t rank, std::string value) {
  if (value.empty()) return;
  if (!item_) {
    if (field == NewsField::feed_title && feed_title_.rank == 0) feed_title_ = {rank, std::move(value)};
    if (field == NewsField::feed_language && feed_language_.rank == 0) feed_language_ = {rank, std::move(value)};
    return;
  }
  const auto index = static_cast<std::size_t>(field);
  if (is_list(field)) {
    auto& list = item_->lists[index];
    if (list.size() < most_values && std::find(list.begin(), list.end(), value) == list.end())
      list.push_back(std::move(value));
  } else if (item_->single[index].rank < rank) {
    item_->single[index] = {rank, std::move(value)};
  }
}

void NewsItems::end_item() {
  if (articles_.size() < most_items) {
    articles_.emplace_back(article_of(*item_));
  } else if (articles_.size() == most_items) {
    articles_.emplace_back(Error{"too_large", "the file has more than 100000 items; split it"});
  }
  item_.reset();
  container_.reset();
}

Article NewsItems::article_of(NewsDraft& item) const {
  const auto value = [&item](NewsField field) -> std::string& {
    return item.single[static_cast<std::size_t>(field)].text;
  };
  Article article;
  article.path = origin_.path;
  article.format = origin_.format;
  article.id = std::move(value(NewsField::id));
  article.title = std::move(value(NewsField::title));
  article.published = std::move(value(NewsField::published));
  article.publisher = std::move(value(NewsField::publisher));
  article.language = std::move(value(NewsField::language));
  article.url = std::move(value(NewsField::url));
  article.text = std::move(item.content.text);
  if (article.publisher.empty()) article.publisher = feed_title_.text;
  if (article.language.empty()) article.language = feed_language_.text;
  if (article.text.empty()) article.warnings.emplace_back("the item has no text");
  if (item.content.is_summary) article.warnings.emplace_back("the feed has a summary of this item only");
  if (contains(value(NewsField::status), "embargo") && value(NewsField::embargoed).empty())
    value(NewsField::embargoed) = value(NewsField::released);
  add_meta(article.meta, "standard", item.standard);
  for (auto field = static_cast<std::size_t>(NewsField::version); field < news_fields; ++field) {
    const std::string_view name = meta_name(static_cast<NewsField>(field));
    if (!item.single[field].text.empty()) add_meta(article.meta, name, item.single[field].text);
    if (!item.lists[field].empty()) add_meta(article.meta, name, item.lists[field]);
  }
  return article;
}

Articles NewsItems::finish(const std::optional<std::string>& problem) {
  if (item_) {
    articles_.emplace_back(Error{"bad_xml", problem.value_or("the file ends early") + "; this item is not whole",
                                 item_->single[static_cast<std::size_t>(NewsField::id)].text});
  } else if (articles_.empty() && problem) {
    articles_.emplace_back(Error{"bad_xml", *problem});
  } else if (!any_known_) {
    articles_.emplace_back(Error{"no_text", "this XML is no news that can be read: NITF, NewsML, RSS and Atom are"});
  }
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    if (!articles_[i]) continue;
    if (articles_[i]->id.empty())
      articles_[i]->id = default_id({origin_.path, origin_.format, articles_.size() == 1 ? 0 : i + 1});
    if (problem) articles_[i]->warnings.push_back("the XML is not well-formed: " + *problem);
  }
  return std::move(articles_);
}

}  // namespace sayso::read
