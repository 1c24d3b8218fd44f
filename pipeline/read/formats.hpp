// The formats, one file each. A format is two functions: one cuts an input into records as it streams by (serial, so
// it does as little as it can), one turns a record into articles (in parallel). To add a format, write its file and
// put its functions into the table in formats.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/document/article.hpp"
#include "pipeline/document/result.hpp"
#include "pipeline/read/chunks.hpp"

namespace sayso::read {

// What a cutter says about the record whose bytes it has appended.
struct Cut {
  std::uint64_t number = 0;    // of the line, value or record in its input, from 1; 0 for a whole file
  std::optional<Error> error;  // the record cannot be read; its bytes are left out
};

// Appends the next record's bytes to `bytes`; nothing at the end of the input. A record that is larger than its limit
// is an error and is passed over without being held in memory.
using Cutter = std::function<std::optional<Cut>(ByteStream& stream, std::string& bytes)>;

// Where a record comes from, as its articles need to know.
struct Origin {
  std::string_view path;  // well-formed UTF-8
  Format format;
  std::uint64_t number;
  std::size_t largest_document = std::size_t{64} << 20;  // what a compressed page may grow to
};

// The articles of one record, or why one of them has none.
using Articles = std::vector<Result<Article>>;

struct FormatReader {
  // `largest_document` is the limit of an article's text; what it means for a record is for the format to say. Null:
  // the format is not supported.
  Cutter (*cutter)(std::size_t largest_document) = nullptr;
  Articles (*parse)(std::string_view bytes, const Origin& origin) = nullptr;
};

[[nodiscard]] const FormatReader& reader_of(Format format);

// Guesses the format from the first bytes of an input, whatever the file is called. Text where nothing else fits.
[[nodiscard]] Format detect_format(std::string_view begin);
// How many bytes detect_format() should see.
inline constexpr std::size_t detection_bytes = 64 * 1024;

// The id of an article whose record gives none: the path, and the record's number where a file holds several.
[[nodiscard]] std::string default_id(const Origin& origin);

[[nodiscard]] Error too_large(std::string_view what, std::size_t limit);
// "2 ill-formed UTF-8 sequences replaced by U+FFFD"
[[nodiscard]] std::string replacement_warning(std::size_t replaced, std::string_view what);

// Replaces ill-formed UTF-8 in the article's text by U+FFFD and adds a warning that says how often.
void repair_text(Article& article);
// Takes out a "published" that is no ISO 8601 day or date-time, with a warning.
void check_published(Article& article);

// text.cpp: a whole file is the text of one article.
[[nodiscard]] Cutter cut_whole(std::size_t largest_document);
[[nodiscard]] Articles parse_text(std::string_view bytes, const Origin& origin);

// How large a JSON record may be for an article whose text is within the limit: six bytes for each of the text's
// (\u0041), and as much as most articles have in other fields.
[[nodiscard]] constexpr std::size_t largest_json_record(std::size_t largest_document) {
  return 6 * largest_document + (std::size_t{1} << 20);
}

// json_lines.cpp: one article object a line. A line that is no article is an error, the next one is read.
[[nodiscard]] Cutter cut_lines(std::size_t largest_document);

// json_values.cpp: objects one after the other or in one array.
[[nodiscard]] Cutter cut_json_values(std::size_t largest_document);

// json_article.cpp: one article object, ours or ninjs.
[[nodiscard]] Articles parse_json_article(std::string_view bytes, const Origin& origin);

// warc_cutter.cpp: the records of a WARC or ARC file that are pages. Damage is an error, reading resumes behind it.
[[nodiscard]] Cutter cut_warc(std::size_t largest_document);
// warc.cpp: one record, with its head. No article where it is no page.
[[nodiscard]] Articles parse_warc(std::string_view bytes, const Origin& origin);

// news_xml.cpp: a file of NITF, NewsML-G2, NewsML 1, RSS or Atom; an article for each item.
[[nodiscard]] Cutter cut_news_xml(std::size_t largest_document);
[[nodiscard]] Articles parse_news_xml(std::string_view bytes, const Origin& origin);

}  // namespace sayso::read
