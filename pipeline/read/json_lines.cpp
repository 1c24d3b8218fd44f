#include "pipeline/read/formats.hpp"

namespace sayso::read {
namespace {

struct Line {
  std::size_t length = 0;  // line feed left out
  bool begun = false;      // false at the end of the input
  bool ended = false;      // by a line feed; the last line of an input may not be
};

// Moves the next line to the end of `bytes`, but no more than `limit` bytes of it.
Line take_line(ByteStream& stream, std::size_t limit, std::string& bytes) {
  Line line;
  while (!line.ended) {
    const std::string_view window = stream.peek(1);
    if (window.empty()) break;
    line.begun = true;
    const std::size_t feed = window.find('\n');
    line.ended = feed != std::string_view::npos;
    const std::string_view part = window.substr(0, feed);
    const std::size_t room = limit > line.length ? limit - line.length : 0;
    bytes += part.substr(0, room);
    line.length += part.size();
    stream.skip(part.size() + (line.ended ? 1 : 0));
  }
  return line;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// Cuts a stream into its lines that are not blank.
struct LineCutter {
  std::size_t limit;
  std::uint64_t number = 0;
  bool failed = false;

  std::optional<Cut> operator()(ByteStream& stream, std::string& bytes) {
    const std::size_t begin = bytes.size();
    while (!failed) {
      const Line line = take_line(stream, limit, bytes);
      failed = !line.ended && stream.failure().has_value();
      if (!line.begun && !failed) break;
      ++number;
      if (!failed && line.length <= limit && !is_blank(std::string_view(bytes).substr(begin))) return Cut{number, {}};
      bytes.resize(begin);
      if (failed) return Cut{number, stream.failure()};
      if (line.length > limit) return Cut{number, too_large("the record", limit)};
    }
    return std::nullopt;
  }
};

}  // namespace

Cutter cut_lines(std::size_t largest_document) { return LineCutter{largest_json_record(largest_document)}; }

}  // namespace sayso::read
