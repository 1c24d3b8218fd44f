#include <memory>

#include "pipeline/read/chunks.hpp"

namespace sayso::read {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view zstd_skipped_magic = "\x2A\x4D\x18";  // after a byte 0x5.
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_marks[] = {"\xFF\xFE", "\xFE\xFF"};

// A source that gives again what was peeked from `stream`, then what follows.
ChunkSource rest_of(ByteStream from) {
  const auto stream = std::make_shared<ByteStream>(std::move(from));
  const auto next = [stream, shown = std::size_t{0}]() mutable -> Result<std::string_view> {
    stream->skip(shown);
    const std::string_view chunk = stream->peek(1);
    shown = chunk.size();
    if (chunk.empty() && stream->failure()) return *stream->failure();
    return chunk;
  };
  return {next, [stream] { return stream->resume(); }};
}

bool is_zstd(std::string_view begin) {
  // Frames that decoders skip have magic numbers 0x184D2A50 to 0x184D2A5F; one of them may hold a dictionary.
  const bool is_skipped = begin.size() >= 4 && (static_cast<unsigned char>(begin[0]) & 0xF0U) == 0x50 &&
                          begin.substr(1, 3) == zstd_skipped_magic;
  return is_skipped || begin.starts_with(zstd_magic);
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
    } else if (is_zstd(begin)) {
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

void ByteStream::unread(std::string_view bytes) {
  if (bytes.size() <= position_) {
    position_ -= bytes.size();
    window_.replace(position_, bytes.size(), bytes);
  } else {
    window_.replace(0, position_, bytes);
    position_ = 0;
  }
}

std::optional<std::uint64_t> ByteStream::resume() {
  if (!failure_) return std::nullopt;
  const auto passed_over = source_.resume();
  if (passed_over) {
    failure_.reset();
    ended_ = false;
  }
  return passed_over;
}

}  // namespace sayso::read
