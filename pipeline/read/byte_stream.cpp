#include <memory>

#include "pipeline/read/chunks.hpp"

namespace sayso::read {
namespace {

constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr std::string_view zstd_skipped_magic = "\x2A\x4D\x18";  // after a byte 0x5.
constexpr std::string_view xz_magic = std::string_view(
    "\xFD"
    "7zXZ\0",
    6);
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16_marks[] = {"\xFF\xFE", "\xFE\xFF"};

bool is_bzip2(std::string_view begin) {
  return begin.size() >= 4 && begin.starts_with("BZh") && begin[3] >= '1' && begin[3] <= '9';
}

bool is_zstd(std::string_view begin) {
  // Frames that decoders skip have magic numbers 0x184D2A50 to 0x184D2A5F; one of them may hold a dictionary.
  const bool is_skipped = begin.size() >= 4 && (static_cast<unsigned char>(begin[0]) & 0xF0U) == 0x50 &&
                          begin.substr(1, 3) == zstd_skipped_magic;
  return is_skipped || begin.starts_with(zstd_magic);
}

}  // namespace

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

ChunkSource limit_expansion(ChunkSource source, BytesOnDisk on_disk) {
  struct State {
    ChunkSource source;
    BytesOnDisk on_disk;
    std::uint64_t bytes = 0;
    bool exceeded = false;
  };
  const auto state = std::make_shared<State>(State{std::move(source), std::move(on_disk)});
  const auto next = [state]() -> Result<std::string_view> {
    constexpr std::uint64_t always = std::uint64_t{512} << 20, each = 1000;
    auto chunk = state->source();
    if (chunk) state->bytes += chunk->size();
    state->exceeded = state->bytes > always && state->bytes / each > *state->on_disk;
    if (!state->exceeded) return chunk;
    return Error{"too_large",
                 "this decompresses to more than 1000 times its size, which articles do not; if it is what you want, "
                 "decompress it first"};
  };
  return {next, [state] { return state->exceeded ? std::nullopt : state->source.resume(); }};
}

Result<ByteStream> ByteStream::open(const std::string& path, Progress& progress) {
  auto file = open_file(path, progress);
  if (!file) return std::move(file.error());
  const auto on_disk = std::make_shared<std::uint64_t>(0);
  const auto counted = [source = std::make_shared<ChunkSource>(std::move(*file)),
                        on_disk]() -> Result<std::string_view> {
    auto chunk = (*source)();
    if (chunk) *on_disk += chunk->size();
    return chunk;
  };
  return open(ChunkSource(counted), on_disk);
}

ByteStream ByteStream::open(ChunkSource source, BytesOnDisk on_disk) {
  ByteStream stream(std::move(source), on_disk);
  const auto decompress = [&](ChunkSource (*how)(ChunkSource)) {
    stream = ByteStream(limit_expansion(how(rest_of(std::move(stream))), on_disk), on_disk);
  };
  // Compressed once or, as some archives are, twice.
  for (int depth = 0; depth < 2; ++depth) {
    const std::string_view begin = stream.peek(xz_magic.size());
    if (begin.starts_with(gzip_magic)) {
      decompress(gunzip);
    } else if (is_zstd(begin)) {
      decompress(unzstd);
    } else if (begin.starts_with(xz_magic) || is_bzip2(begin)) {
      decompress(unpack);
    }
  }
  const std::string_view begin = stream.peek(utf8_mark.size());
  if (begin.starts_with(utf8_mark)) {
    stream.skip(utf8_mark.size());
  } else if (begin.starts_with(utf16_marks[0]) || begin.starts_with(utf16_marks[1])) {
    stream = ByteStream(from_utf16(rest_of(std::move(stream))), on_disk);
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
