#include "pipeline/read/formats.hpp"

#include <algorithm>
#include <array>

#include "pipeline/document/shown.hpp"
#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/html/html.hpp"
#include "pipeline/read/published.hpp"
#include "pipeline/read/warc_head.hpp"

namespace sayso::read {
namespace {

// In the order of Format.
constexpr std::array<FormatReader, 6> readers = {{
    {cut_whole, parse_text},                // text
    {html::cut_page, html::parse_page},     // html
    {cut_lines, parse_json_article},        // jsonl
    {cut_json_values, parse_json_article},  // json
    {cut_warc, parse_warc},                 // warc
    {cut_news_xml, parse_news_xml},         // newsml
}};

constexpr std::string_view white_space = " \t\r\n";

std::string_view from_first_sign(std::string_view text, std::size_t begin = 0) {
  const std::size_t at = text.find_first_not_of(white_space, begin);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

// Objects, one a line or not? A line each where the first line ends with its closing brace, or where the second line
// begins an object too (the first may be broken). A single line is taken for JSON Lines, unless it is short enough to
// be seen whole and has no "text" (ninjs).
Format lines_or_values(std::string_view text) {
  const std::size_t feed = text.find('\n');
  const std::string_view line = text.substr(0, feed);
  if (feed == std::string_view::npos) {
    const bool whole = text.size() < detection_bytes / 2;
    return whole && line.find("\"text\"") == std::string_view::npos ? Format::json : Format::jsonl;
  }
  const bool closed = line[line.find_last_not_of(white_space)] == '}';
  if (closed && from_first_sign(text, feed).empty() && line.find("\"text\"") == std::string_view::npos)
    return Format::json;
  return closed || from_first_sign(text, feed).starts_with("{\"") ? Format::jsonl : Format::json;
}

bool begins_with(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  return std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char lower, char c) {
    return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == lower;
  });
}

// What stands after comments, declarations and processing instructions: the first element of markup.
std::string_view from_first_element(std::string_view markup) {
  for (;;) {
    const bool comment = markup.starts_with("<!--");
    if (!comment && !markup.starts_with("<?") && !begins_with(markup, "<!doctype")) return markup;
    const std::size_t end = markup.find(comment ? "-->" : ">");
    if (end == std::string_view::npos) return {};
    markup = from_first_sign(markup, end + (comment ? 3 : 1));
  }
}

// "newsItem>" of "<nar:newsItem>": prefixes are anybody's choice.
std::string_view from_local_name(std::string_view element) {
  element.remove_prefix(std::min<std::size_t>(1, element.size()));
  const std::size_t end = element.find_first_of(": \t\r\n/>");
  return end != std::string_view::npos && element[end] == ':' ? element.substr(end + 1) : element;
}

std::optional<Format> markup_format(std::string_view text) {
  if (begins_with(text, "<!doctype html")) return Format::html;
  const std::string_view element = from_first_element(text);
  const std::string_view name = from_local_name(element);
  for (const std::string_view root : {"nitf", "newsml", "newsmessage", "newsitem", "packageitem", "conceptitem",
                                      "knowledgeitem", "planningitem", "catalogitem", "rss", "feed", "rdf"}) {
    if (begins_with(name, root)) return Format::newsml;
  }
  for (const std::string_view tag : {"<html", "<head", "<body", "<meta", "<title", "<script", "<link", "<div",
                                     "<article", "<main", "<section", "<table", "<h1", "<p>", "<p "}) {
    if (begins_with(element, tag)) return Format::html;
  }
  // A page may begin with anything, a style or a program's complaint, but few texts have one of these.
  for (const std::string_view tag : {"<html", "<HTML", "<body", "<BODY"}) {
    if (text.find(tag) != std::string_view::npos) return Format::html;
  }
  // Other XML is no text either; its reader says so.
  return text.starts_with("<?xml") ? std::optional(Format::newsml) : std::nullopt;
}

}  // namespace

const FormatReader& reader_of(Format format) { return readers[static_cast<std::size_t>(format)]; }

Format detect_format(std::string_view begin) {
  if (begins_warc_head(begin)) return Format::warc;
  const std::string_view text = from_first_sign(begin);
  if (text.starts_with('{') && from_first_sign(text, 1).starts_with('"')) return lines_or_values(text);
  if (text.starts_with('[') && from_first_sign(text, 1).starts_with('{')) return Format::json;
  if (text.starts_with('<')) return markup_format(text).value_or(Format::text);
  return Format::text;
}

std::string default_id(const Origin& origin) {
  std::string id(origin.path);
  if (origin.number != 0) id += '#' + std::to_string(origin.number);
  return id;
}

Error too_large(std::string_view what, std::size_t limit) {
  return {"too_large",
          std::string(what) + " is larger than " + std::to_string(limit) + " bytes; --max-document sets the limit"};
}

std::string replacement_warning(std::size_t replaced, std::string_view what) {
  return std::to_string(replaced) + ' ' + std::string(what) + (replaced == 1 ? "" : "s") + " replaced by U+FFFD";
}

void repair_text(Article& article) {
  if (is_well_formed(article.text)) return;
  Repaired repaired = repair(article.text);
  article.text = std::move(repaired.text);
  article.warnings.push_back(replacement_warning(repaired.replaced, "ill-formed UTF-8 sequence"));
}

void check_published(Article& article) {
  // RFC 3339 lets a space stand where ISO 8601 wants a T, and many databases write it so.
  if (article.published.size() > 10 && article.published[10] == ' ') article.published[10] = 'T';
  if (article.published.empty() || is_published(article.published)) return;
  article.warnings.push_back("published is not an ISO 8601 date and was left out: " + shown(article.published));
  article.published.clear();
}

}  // namespace sayso::read
