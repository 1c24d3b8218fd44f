// sayso as a library: English press articles in, structured JSON out.
//
//   #include <sayso/sayso.hpp>
//
//   const sayso::Extractor extractor;                    // loads once, some tens of milliseconds
//   sayso::ArticleInput article;
//   article.text = "Brae Foods said on Friday it would close its plant in Leith.";
//   article.published = "2021-03-05";
//   std::string json = extractor.extract_json(article);  // one document, schema "sayso/1"
//
// The JSON is the one that `sayso extract` writes; `sayso schema` prints its JSON Schema. This header includes nothing
// else of sayso's.
#pragma once

#include <memory>
#include <string>

namespace sayso {

// An article. Only `text` matters to what is found, and `published`, which "on Friday" is counted from; the rest is
// written back as it is given. Everything is UTF-8; ill-formed bytes of any field become U+FFFD.
struct ArticleInput {
  std::string text;  // without the title; offsets in the JSON refer to it
  std::string id;
  std::string title;
  std::string published;  // ISO 8601: 2019-01-10 or 2019-01-10T09:30:00Z; anything else is left out with a warning
  std::string url;
  std::string publisher;
  std::string language;  // BCP 47, such as "en"
};

// What an Extractor's "start" and "end" count.
enum class OffsetUnit {
  codepoints,  // what Python and R count
  bytes,       // of UTF-8
  utf16        // what JavaScript and Java count
};

struct ExtractorOptions {
  // Layers to write, separated by commas: text, sentences, tokens, entities, figures, times, quotes, events, checks.
  // Empty means all but tokens.
  std::string include;
  OffsetUnit offsets = OffsetUnit::codepoints;
  // Directory with lexicons that replace those compiled in (`sayso lexicons --export DIR` writes them); may be empty.
  std::string lexicons;
};

// Everything that sayso knows, ready to use. Build one and keep it: building loads lexicons and models, calls do not.
class Extractor {
 public:
  // Throws std::invalid_argument for a layer that does not exist, std::runtime_error (with file and line) for
  // lexicons that cannot be used.
  explicit Extractor(const ExtractorOptions& options = {});
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;
  ~Extractor();

  // The article as one line of JSON, without a line feed at its end. Any text has an answer; the same article gives
  // the same bytes. Linear in the text. Safe to call from any number of threads at once. Throws std::length_error for
  // a text of 2 GiB or more (ill-formed bytes replaced), std::bad_alloc without memory, nothing else.
  [[nodiscard]] std::string extract_json(const ArticleInput& article) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

// The version of the library, such as "1.2.3".
[[nodiscard]] const char* version();

}  // namespace sayso
