#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sayso {

// How an input was read; the words of the contract's "source.format".
enum class Format : std::uint8_t { text, html, jsonl, json, warc, newsml };

// One article as a reader hands it over: text in well-formed UTF-8 and what the input says about it.
// Empty strings mean that the input does not say.
struct Article {
  std::string id;
  std::string path;  // as shown in "source.path"
  Format format = Format::text;
  std::string url;
  std::string publisher;
  std::string title;
  std::string published;  // ISO 8601 day or date-time, as the input gives it
  std::string language;
  std::string text;  // what every Span refers to
  std::string meta;  // a JSON object of fields passed through, or empty
  std::vector<std::string> warnings;
};

}  // namespace sayso
