#include <algorithm>

#include "pipeline/document/json_bytes.hpp"
#include "pipeline/read/formats.hpp"

namespace sayso::read {
namespace {

// Finds where the objects of a JSON text begin and end, one after the other or in one array, as the text streams by:
// simdjson takes whole texts only, and an array may be larger than memory. Only brackets and strings are looked at
// here; what stands in an object is checked when it is read, and a comma too many between two costs no article.
struct ValueCutter {
  std::size_t limit;
  std::uint64_t number = 0;
  bool done = false;
  bool in_array = false;

  // State inside an object.
  std::size_t depth = 0;
  bool in_string = false, escaped = false;

  std::optional<Cut> operator()(ByteStream& stream, std::string& bytes) {
    if (done || !find_object(stream)) return at_end(stream);
    ++number;
    const std::size_t begin = bytes.size();
    std::size_t length = 0;
    do {
      const std::string_view window = stream.peek(1);
      if (window.empty()) {
        bytes.resize(begin);
        done = true;
        return Cut{number, stream.failure() ? *stream.failure() : Error{"bad_json", "the input ends inside an object"}};
      }
      const std::size_t part = to_end_of_object(window);
      length += part;
      if (length <= limit) bytes += window.substr(0, part);
      stream.skip(part);
    } while (depth != 0);
    if (length <= limit) return Cut{number, {}};
    bytes.resize(begin);
    return Cut{number, too_large("the record", limit)};
  }

 private:
  // Steps over white space and an array's punctuation; false where the stream ends or something else stands.
  bool find_object(ByteStream& stream) {
    for (std::string_view window = stream.peek(1); !window.empty(); window = stream.peek(1)) {
      const std::size_t at = std::min(window.find_first_not_of(" \t\r\n,"), window.size());
      stream.skip(at);
      if (at == window.size()) continue;
      const char c = window[at];
      if (c != (in_array ? ']' : '[')) return c == '{';
      in_array = c == '[';
      stream.skip(1);
    }
    return false;
  }

  std::optional<Cut> at_end(ByteStream& stream) {
    if (done) return std::nullopt;
    done = true;
    if (stream.failure()) return Cut{number + 1, stream.failure()};
    if (!stream.peek(1).empty())
      return Cut{number + 1, Error{"bad_json", "expected an article object, { ... }, or an array of them"}};
    if (in_array) return Cut{number + 1, Error{"bad_json", "the input ends inside an array: its ] is missing"}};
    return std::nullopt;
  }

  std::size_t to_end_of_object(std::string_view window) {
    for (std::size_t i = 0; i < window.size(); ++i) {
      if (in_string && !escaped) i = next_json_special(window, i);
      if (i == window.size()) break;
      const char c = window[i];
      if (escaped) {
        escaped = false;
      } else if (in_string) {
        escaped = c == '\\';
        in_string = c != '"';
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return window.size();
  }
};

}  // namespace

Cutter cut_json_values(std::size_t largest_document) { return ValueCutter{largest_json_record(largest_document)}; }

}  // namespace sayso::read
