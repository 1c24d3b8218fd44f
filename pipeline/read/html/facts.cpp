#include "pipeline/read/html/facts.hpp"

#include <string>

namespace sayso::read::html {
namespace {

// "display: none" or "visibility: hidden" in a style attribute.
bool style_hides(std::string_view style) {
  style = style.substr(0, 512);
  if (style.find("none") == std::string_view::npos && style.find("hidden") == std::string_view::npos) return false;
  std::string tight;
  for (const char c : style) {
    if (!is_html_space(c)) tight += ascii_lower(c);
  }
  return tight.find("display:none") != std::string::npos || tight.find("visibility:hidden") != std::string::npos;
}

void add_short_attribute(Facts& facts, std::string_view name, std::string_view value, ClassEvidence& classes) {
  if (!facts.class_seen && equals_ignoring_case(name, "class")) {
    facts.evidence |= classes.of(value);
    facts.class_seen = true;
  } else if (!facts.id_seen && equals_ignoring_case(name, "id")) {
    facts.evidence |= evidence_of_id(value);
    facts.id_seen = true;
  } else if (equals_ignoring_case(name, "href")) {
    facts.link = true;
    facts.within_page = value.starts_with('#');
  } else if (equals_ignoring_case(name, "style")) {
    if (style_hides(value)) facts.evidence |= hidden_evidence;
  } else if (equals_ignoring_case(name, "role")) {
    facts.evidence |= evidence_of_role(value);
  } else if (equals_ignoring_case(name, "lang")) {
    facts.language = value;
  }
}

void add_long_attribute(Facts& facts, std::string_view name, std::string_view value) {
  if (equals_ignoring_case(name, "hidden")) {
    facts.evidence |= hidden_evidence;
  } else if (equals_ignoring_case(name, "itemprop")) {
    facts.article_body |= contains_word(value, "articlebody");
    facts.published |= contains_word(value, "datepublished");
  } else if (equals_ignoring_case(name, "xml:lang")) {
    if (facts.language.empty()) facts.language = value;
  } else if (equals_ignoring_case(name, "datetime")) {
    facts.datetime = value;
  } else if (equals_ignoring_case(name, "pubdate")) {
    facts.published = true;
  } else if (equals_ignoring_case(name, "shadowrootmode")) {
    facts.shadow_root = true;
  }
}

}  // namespace

bool contains_word(std::string_view list, std::string_view lower_case_word) {
  for (std::size_t i = 0; i < list.size();) {
    std::size_t end = i;
    while (end < list.size() && !is_html_space(list[end])) ++end;
    if (equals_ignoring_case(list.substr(i, end - i), lower_case_word)) return true;
    i = end + 1;
  }
  return false;
}

Facts facts_of(const HtmlToken& tag, Element element, ClassEvidence& classes) {
  Facts facts;
  // The whole page's classes tell what kind of page it is.
  facts.class_seen = facts.id_seen = element == Element::body || element == Element::html;
  for (Attributes attributes(tag.attributes); attributes.next();) {
    constexpr std::size_t short_name = 5;
    if (attributes.name().size() <= short_name) {
      add_short_attribute(facts, attributes.name(), attributes.value(), classes);
    } else {
      add_long_attribute(facts, attributes.name(), attributes.value());
    }
  }
  return facts;
}

}  // namespace sayso::read::html
