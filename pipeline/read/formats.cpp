#include "pipeline/read/formats.hpp"

#include <array>

#include "pipeline/read/encoding.hpp"

namespace sayso::read {
namespace {

// In the order of Format.
constexpr std::array<FormatReader, 6> readers = {{
    {cut_whole, parse_text},                // text
    {},                                     // html
    {cut_lines, parse_json_article},        // jsonl
    {cut_json_values, parse_json_article},  // json
    {},                                     // warc
    {},                                     // newsml
}};

constexpr std::string_view white_space = " \t\r\n";

std::string_view from_first_sign(std::string_view text, std::size_t begin = 0) {
  const std::size_t at = text.find_first_not_of(white_space, begin);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

// A JSON object: a line each where the first line ends with its closing brace or is too long to see its end.
Format lines_or_values(std::string_view begin) {
  const std::size_t feed = begin.find('\n');
  if (feed == std::string_view::npos)
    return begin.size() < detection_bytes / 2 && begin.find("\"text\"") == std::string_view::npos ? Format::json
                                                                                                  : Format::jsonl;
  const std::string_view line = begin.substr(0, feed);
  const std::size_t last = line.find_last_not_of(white_space);
  if (line[last] == '}') return Format::jsonl;
  return from_first_sign(begin, feed).starts_with("{\"") ? Format::jsonl : Format::json;
}

}  // namespace

const FormatReader& reader_of(Format format) { return readers[static_cast<std::size_t>(format)]; }

Format detect_format(std::string_view begin) {
  if (begin.starts_with("WARC/")) return Format::warc;
  const std::string_view text = from_first_sign(begin);
  if (text.starts_with('{') && from_first_sign(text, 1).starts_with('"')) return lines_or_values(text);
  if (text.starts_with('[') && from_first_sign(text, 1).starts_with('{')) return Format::json;
  return Format::text;
}

std::string default_id(const Origin& origin) {
  std::string id(origin.path);
  if (origin.number != 0) id += '#' + std::to_string(origin.number);
  return id;
}

Error too_large(std::size_t limit) {
  return {"too_large", "larger than " + std::to_string(limit) + " bytes; --max-document sets the limit"};
}

std::string replacement_warning(std::size_t replaced) {
  return std::to_string(replaced) + " ill-formed UTF-8 sequence" + (replaced == 1 ? "" : "s") + " replaced by U+FFFD";
}

void repair_text(Article& article) {
  if (is_well_formed(article.text)) return;
  Repaired repaired = repair(article.text);
  article.text = std::move(repaired.text);
  article.warnings.push_back(replacement_warning(repaired.replaced));
}

}  // namespace sayso::read
