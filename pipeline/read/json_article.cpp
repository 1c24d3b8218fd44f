#include <algorithm>
#include <iterator>
#include <optional>

#include "pipeline/document/shown.hpp"
#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/html/html.hpp"
#include "pipeline/read/json_fields.hpp"

namespace sayso::read {
namespace {

using Fields = std::vector<JsonField>;

std::string_view inside(std::string_view string) { return string.substr(1, string.size() - 2); }

// Where the article's own fields stand in the input, by the name that the input gives them.
struct Layout {
  std::string_view text, id, title, published, url, publisher, language;
};
constexpr Layout ours{"text", "id", "title", "published", "url", "publisher", "language"};
// IPTC ninjs, versions 1, 2 and 3: https://iptc.org/std/ninjs/. Some call the item's id "guid".
constexpr Layout ninjs{"body_text", "uri", "headline", "versioncreated", "url", "copyrightholder", "language"};
constexpr Layout ninjs2{"bodies", "uri", "headlines", "versioncreated", "url", "copyrightholder", "language"};
constexpr Layout ninjs3{"bodies", "uri", "headlines", "versionCreated", "url", "copyrightHolder", "language"};
constexpr std::string_view guid = "guid";

// What sayso itself adds to an article; not passed through when its own output is read again.
constexpr std::string_view our_output[] = {"schema",   "source", "hash",      "duplicate_of", "similarity",
                                           "warnings", "error",  "sentences", "tokens",       "entities",
                                           "figures",  "times",  "quotes",    "events",       "checks"};

// The last field of that name, as JSON has it.
JsonField* find(Fields& fields, std::string_view name) {
  for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
    if (field->name == name) return &*field;
  }
  return nullptr;
}

// ninjs may give the text as markup alone: body_html, body_xhtml, ...
bool is_body(const JsonField& field) { return field.name.starts_with("body_") || field.name == ninjs2.text; }

const Layout& layout_of(Fields& fields) {
  if (find(fields, ours.text) != nullptr) return ours;
  const bool has_lists = find(fields, ninjs2.text) != nullptr || find(fields, ninjs2.title) != nullptr;
  if (find(fields, ninjs.text) != nullptr && !has_lists) return ninjs;
  if (find(fields, ninjs.id) == nullptr && find(fields, guid) == nullptr) return ours;
  if (find(fields, ninjs3.published) != nullptr) return ninjs3;
  const bool is_ninjs = find(fields, ninjs.published) != nullptr || std::any_of(fields.begin(), fields.end(), is_body);
  return !is_ninjs ? ours : has_lists ? ninjs2 : ninjs;
}

// What ninjs 2 and 3 have for a text is a list, [{"role": "main", "contenttype": "text/plain", "value": "..."}, ...].
// Gives the plain text whose role is "main", or else the first, or else the text of the first that is markup.
std::optional<JsonField> best_text(const JsonField& list) {
  std::optional<JsonField> plain, markup;
  const auto elements = elements_of(list.value);
  if (!elements) return plain;
  for (const JsonField& element : *elements) {
    auto fields = fields_of(element.value);
    if (!fields) continue;
    const JsonField* type = find(*fields, "contenttype");
    if (type == nullptr) type = find(*fields, "contentType");
    JsonField* value = find(*fields, "value");
    if (value == nullptr || !value->is_string()) continue;
    const bool is_plain = type == nullptr || type->text.starts_with("text/plain");
    const JsonField* role = find(*fields, "role");
    const bool is_main = role != nullptr && role->text == "main";
    auto& best = is_plain ? plain : markup;
    if (is_main || !best) best = std::move(*value);
    if (is_main && is_plain) break;
  }
  if (plain || !markup) return plain;
  markup->text = html::text_of_fragment(markup->text);
  return markup;
}

class ArticleReader {
 public:
  ArticleReader(Fields fields, const Origin& origin) : fields_(std::move(fields)), layout_(layout_of(fields_)) {
    if (&layout_ != &ours) read_ninjs();
    article_.path = origin.path;
    article_.format = origin.format;
    article_.id = default_id(origin);
  }

  Result<Article> read() {
    JsonField* text = find(fields_, layout_.text);
    const JsonField* schema = find(fields_, "schema");
    const bool is_ours = schema != nullptr && schema->value == "\"sayso/1\"";
    if (is_ours) read_source();
    for (JsonField& field : fields_) {
      if (field.is_null() || take(field)) continue;
      if (is_ours && field.name == "meta" && field.is_object()) {
        append_meta(inside(field.value));
      } else if (!is_ours ||
                 std::find(std::begin(our_output), std::end(our_output), field.name) == std::end(our_output)) {
        pass_through(field);
      }
    }
    if (!article_.meta.empty()) article_.meta += '}';
    if (&layout_ == &ours && text == nullptr) return Error{"no_text", "the article has no \"text\"", article_.id};
    if (text != nullptr && text->is_string()) {
      article_.text = string(*text);
    } else if (&layout_ == &ours) {
      return Error{"no_text", '"' + std::string(layout_.text) + "\" must be a string", article_.id};
    } else {
      article_.warnings.emplace_back("the item has no text");  // a picture, an event
    }
    check_published(article_);
    if (replaced_ != 0) article_.warnings.push_back(replacement_warning(replaced_, "lone surrogate"));
    return std::move(article_);
  }

 private:
  // Gives the fields of ninjs the form that ours have.
  void read_ninjs() {
    for (const std::string_view name : {ninjs2.text, ninjs2.title}) {
      JsonField* list = find(fields_, name);
      if (list == nullptr || !list->is_array()) continue;
      if (auto best = best_text(*list)) take_value(std::move(*best), *list);
    }
    JsonField* id = find(fields_, guid);
    if (id != nullptr && find(fields_, layout_.id) == nullptr) id->name = layout_.id;
    if (find(fields_, layout_.text) != nullptr) return;
    // The first version may have the text as markup alone: "body_html", "body_xhtml".
    const auto body = std::find_if(fields_.begin(), fields_.end(), [](const JsonField& field) {
      return field.name.starts_with("body_") && field.is_string();
    });
    if (body == fields_.end()) return;
    body->name = layout_.text;
    if (body->key.find("html") != std::string_view::npos) body->text = html::text_of_fragment(body->text);
  }

  static void take_value(JsonField&& from, JsonField& to) {
    to.value = from.value;
    to.text = std::move(from.text);
    to.lone_surrogates = from.lone_surrogates;
  }

  std::string string(JsonField& field) {
    replaced_ += field.lone_surrogates;
    return std::move(field.text);
  }

  // True for a field that is the article's own and of a type that it can have.
  bool take(JsonField& field) {
    if (field.name == layout_.text) return true;
    std::string* target = field.name == layout_.id          ? &article_.id
                          : field.name == layout_.title     ? &article_.title
                          : field.name == layout_.published ? &article_.published
                          : field.name == layout_.url       ? &article_.url
                          : field.name == layout_.publisher ? &article_.publisher
                          : field.name == layout_.language  ? &article_.language
                                                            : nullptr;
    if (target == nullptr) return false;
    if (field.is_string()) {
      std::string value = string(field);
      if (!value.empty()) *target = std::move(value);
      return true;
    }
    const bool is_number = field.value.front() == '-' || (field.value.front() >= '0' && field.value.front() <= '9');
    if (target != &article_.id || !is_number) return false;
    *target = field.value;
    return true;
  }

  void read_source() {
    const JsonField* source = find(fields_, "source");
    if (source == nullptr || !source->is_object()) return;
    auto fields = fields_of(source->value);
    if (!fields) return;
    for (JsonField& field : *fields) {
      if (field.is_string() && field.name == "url") article_.url = string(field);
      if (field.is_string() && field.name == "publisher") article_.publisher = string(field);
    }
  }

  void pass_through(const JsonField& field) {
    begin_meta();
    article_.meta += '"';
    article_.meta += field.key;
    article_.meta += "\":";
    append_one_line(field.value);
  }

  void append_meta(std::string_view fields) {
    if (fields.find('"') == std::string_view::npos) return;
    begin_meta();
    append_one_line(fields);
  }

  void begin_meta() { article_.meta += article_.meta.empty() ? '{' : ','; }

  // Line breaks in checked JSON can only be space between values; the output has one document a line.
  void append_one_line(std::string_view json) {
    if (json.find('\n') == std::string_view::npos && json.find('\r') == std::string_view::npos) {
      article_.meta += json;
    } else {
      std::copy_if(json.begin(), json.end(), std::back_inserter(article_.meta),
                   [](char c) { return c != '\n' && c != '\r'; });
    }
  }

  Fields fields_;
  const Layout& layout_;
  Article article_;
  std::size_t replaced_ = 0;
};

Result<Article> read_article(std::string_view json, const Origin& origin) {
  auto fields = fields_of(json);
  if (!fields) return fields.error();
  return ArticleReader(std::move(*fields), origin).read();
}

}  // namespace

Articles parse_json_article(std::string_view bytes, const Origin& origin) {
  Articles articles;
  if (is_well_formed(bytes)) {
    articles.push_back(read_article(bytes, origin));
    return articles;
  }
  const Repaired repaired = repair(bytes);
  articles.push_back(read_article(repaired.text, origin));
  if (articles.back())
    articles.back()->warnings.push_back(replacement_warning(repaired.replaced, "ill-formed UTF-8 sequence"));
  return articles;
}

}  // namespace sayso::read
