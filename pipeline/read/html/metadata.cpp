#include "pipeline/read/html/metadata.hpp"

#include <algorithm>

#include "pipeline/read/html/line_text.hpp"
#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {
namespace {

bool is_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

// "en_GB" as BCP 47 writes it; empty for what is no language.
std::string language_tag(std::string_view value) {
  std::string tag;
  for (const char c : value) {
    if (!is_ascii_letter(c) && c != '-' && c != '_') break;
    tag += c == '_' ? '-' : c;
  }
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  if (primary < 2 || primary > 3 || tag.size() > 16) return {};
  for (std::size_t i = 0; i < primary; ++i) tag[i] = ascii_lower(tag[i]);
  return tag;
}

std::string find_language(const Page& page, const LinkedData& linked) {
  for (const std::string_view value :
       {std::string_view(page.language), std::string_view(linked.language),
        meta_content(page, {"og:locale", "content-language", "language", "dc.language", "inlanguage"})}) {
    if (std::string tag = language_tag(value); !tag.empty()) return tag;
  }
  return {};
}

std::string find_url(const Page& page, const LinkedData& linked, std::string_view found) {
  for (const std::string_view url : {std::string_view(page.canonical), meta_content(page, {"og:url"}), found,
                                     std::string_view(linked.url), meta_content(page, {"twitter:url"})}) {
    if (is_address(url)) return tidied(url);
  }
  return {};
}

std::string find_publisher(const Page& page, const LinkedData& linked) {
  if (const auto name = meta_content(page, {"og:site_name"}); !name.empty()) return tidied(name);
  if (!linked.publisher.empty() && !is_address(linked.publisher)) return tidied(linked.publisher);
  return tidied(meta_content(page, {"application-name", "publisher", "dc.publisher", "apple-mobile-web-app-title"}));
}

}  // namespace

std::string_view meta_content(const Page& page, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const Meta& meta : page.meta) {
      if (meta.name == name && meta.content.find_first_not_of(" \t\r\n") != std::string::npos) return meta.content;
    }
  }
  return {};
}

std::string tidied(std::string_view value) {
  std::string plain;
  for (std::size_t i = 0; i < value.size();) {
    // A tag, not a sign for "less than".
    const bool tag = value[i] == '<' && i + 1 < value.size() && (is_ascii_letter(value[i + 1]) || value[i + 1] == '/');
    const std::size_t end = tag ? value.find('>', i) : std::string_view::npos;
    if (end != std::string_view::npos) {
      i = end + 1;
    } else {
      plain += value[i++];
    }
  }
  std::string result;
  LineText line(result);
  line.append(plain);
  return result;
}

Metadata read_metadata(const Page& page, const LinkedData& linked, std::string_view found_url) {
  Metadata metadata;
  metadata.language = find_language(page, linked);
  metadata.url = find_url(page, linked, found_url);
  metadata.publisher = find_publisher(page, linked);
  metadata.title = find_title(page, linked, metadata.publisher, metadata.url);
  const std::string_view address = found_url.empty() ? std::string_view(metadata.url) : found_url;
  metadata.published = find_published(page, linked, {metadata.title, address, metadata.language});
  return metadata;
}

}  // namespace sayso::read::html
