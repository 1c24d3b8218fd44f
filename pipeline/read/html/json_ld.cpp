#include "pipeline/read/html/json_ld.hpp"

#include <simdjson.h>

#include <algorithm>

#include "pipeline/document/utf8.hpp"

namespace sayso::read::html {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int deepest = 12;                                   // objects within objects that are looked into
constexpr std::size_t largest_script = std::size_t{4} << 20;  // bytes

std::string string_of(const element& value) {
  std::string_view text;
  if (value.get_string().get(text) == simdjson::SUCCESS) return std::string(text);
  array list;
  if (value.get_array().get(list) == simdjson::SUCCESS && list.begin() != list.end()) return string_of(*list.begin());
  return {};
}

std::string string_at(const object& from, std::string_view key) {
  element value;
  return from[key].get(value) == simdjson::SUCCESS ? string_of(value) : std::string{};
}

// The name of a person or an organisation: a string, an object, or the first of a list.
std::string name_of_value(const element& value) {
  object inner;
  if (value.get_object().get(inner) == simdjson::SUCCESS) return string_at(inner, "name");
  array list;
  if (value.get_array().get(list) == simdjson::SUCCESS && list.begin() != list.end())
    return name_of_value(*list.begin());
  return string_of(value);
}

// How clearly an object of this type is the page's article.
int rank_of_type(std::string_view type) {
  if (type == "LiveBlogPosting" || type.ends_with("Article")) return 4;
  if (type == "BlogPosting" || type == "Report" || type == "Review") return 3;
  if (type == "SocialMediaPosting" || type == "CreativeWork" || type == "HowTo" || type == "Recipe") return 2;
  if (type == "WebPage" || type == "ItemPage") return 1;
  return 0;
}

int rank_of(const object& candidate) {
  element type;
  if (candidate["@type"].get(type) != simdjson::SUCCESS) return 0;
  array types;
  if (type.get_array().get(types) != simdjson::SUCCESS) return rank_of_type(string_of(type));
  int rank = 0;
  for (const element one : types) rank = std::max(rank, rank_of_type(string_of(one)));
  return rank;
}

class Collector {
 public:
  void look_into(const element& value, int depth) {
    if (depth > deepest) return;
    array list;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
      for (const element one : list) look_into(one, depth + 1);
      return;
    }
    object found;
    if (value.get_object().get(found) != simdjson::SUCCESS) return;
    if (const int rank = rank_of(found); rank > 0) take(found, rank);
    for (const std::string_view key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
      element inner;
      if (found[key].get(inner) == simdjson::SUCCESS) look_into(inner, depth + 1);
    }
  }

  [[nodiscard]] LinkedData data() && { return std::move(data_); }

 private:
  void take(const object& found, int rank) {
    // A second article in a list of them is another one.
    const bool better = rank > rank_;
    if (better) rank_ = rank;
    const auto fill = [better](std::string& field, std::string value) {
      if (!value.empty() && (field.empty() || better)) field = std::move(value);
    };
    if (!better && rank_ == rank && !data_.published.empty()) return;
    fill(data_.headline, string_at(found, "headline"));
    fill(data_.published, string_at(found, "datePublished"));
    if (data_.published.empty()) fill(data_.published, string_at(found, "dateCreated"));
    fill(data_.modified, string_at(found, "dateModified"));
    fill(data_.body, string_at(found, "articleBody"));
    fill(data_.language, string_at(found, "inLanguage"));
    fill(data_.url, string_at(found, "url"));
    element publisher;
    if (found["publisher"].get(publisher) == simdjson::SUCCESS) fill(data_.publisher, name_of_value(publisher));
  }

  LinkedData data_;
  int rank_ = 0;
};

// JSON as pages have it: within a comment or CDATA, with line breaks in strings.
std::string cleaned(std::string_view script) {
  const std::size_t begin = std::min(script.find_first_of("{["), script.size());
  const std::size_t end = script.find_last_of("}]");
  std::string json(script.substr(begin, end == std::string_view::npos || end < begin ? 0 : end + 1 - begin));
  for (char& c : json) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return json;
}

// The string that a key has in a script that is no JSON after all.
std::string string_after_key(std::string_view script, std::string_view key) {
  const std::size_t at = script.find(key);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = script.find_first_not_of(" \t\r\n:", at + key.size());
  if (begin == std::string_view::npos || script[begin] != '"') return {};
  const std::size_t end = script.find_first_of("\"\\", begin + 1);
  if (end == std::string_view::npos || script[end] == '\\') return {};
  return std::string(script.substr(begin + 1, end - begin - 1));
}

}  // namespace

LinkedData read_linked_data(const std::vector<std::string_view>& scripts) {
  Collector collector;
  std::string published;
  simdjson::dom::parser parser;
  for (const std::string_view script : scripts) {
    if (script.size() > largest_script) continue;
    const std::string json = cleaned(script);
    element root;
    if (parser.parse(json).get(root) == simdjson::SUCCESS) {
      collector.look_into(root, 0);
    } else if (published.empty()) {
      published = string_after_key(script, "\"datePublished\"");
    }
  }
  LinkedData data = std::move(collector).data();
  if (data.published.empty()) data.published = std::move(published);
  return data;
}

}  // namespace sayso::read::html
