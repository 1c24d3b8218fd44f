#include <memory>

#include "pipeline/read/chunks.hpp"

namespace sayso::read {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_marks[] = {"\xFF\xFE", "\xFE\xFF"};

// A source that gives again what was peeked from `stream`, then what follows.
ChunkSource rest_of(ByteStream stream) {
  return [stream = std::make_shared<ByteStream>(std::move(stream)),
          shown = std::size_t{0}]() mutable -> Result<std::string_view> {
    stream->skip(shown);
    const std::string_view chunk = stream->peek(1);
    shown = chunk.size();
    if (chunk.empty() && stream->failure()) return *stream->failure();
    return chunk;
  };
}

}  // namespace

Result<ByteStream> ByteStream::open(const std::string& path, Progress& progress) {
  auto file = open_file(path, progress);
  if (!file) return std::move(file.error());
  ByteStream stream(std::move(*file));
  // Compressed once or, as some archives are, twice.
  for (int depth = 0; depth < 2; ++depth) {
    const std::string_view begin = stream.peek(zstd_magic.size());
    if (begin.starts_with(gzip_magic)) {
      stream = ByteStream(gunzip(rest_of(std::move(stream))));
    } else if (begin.starts_with(zstd_magic)) {
      stream = ByteStream(unzstd(rest_of(std::move(stream))));
    }
  }
  const std::string_view begin = stream.peek(utf8_mark.size());
  if (begin.starts_with(utf8_mark)) {
    stream.skip(utf8_mark.size());
  } else if (begin.starts_with(utf16_marks[0]) || begin.starts_with(utf16_marks[1])) {
    stream = ByteStream(from_utf16(rest_of(std::move(stream))));
  }
  return stream;
}

std::string_view ByteStream::peek(std::size_t wanted) {
  while (window_.size() - position_ < wanted && !ended_) {
    window_.erase(0, position_);
    position_ = 0;
    auto chunk = source_();
    if (chunk && !chunk->empty()) {
      window_ += *chunk;
      continue;
    }
    ended_ = true;
    if (!chunk) failure_ = std::move(chunk.error());
  }
  return std::string_view(window_).substr(position_);
}

}  // namespace sayso::read
