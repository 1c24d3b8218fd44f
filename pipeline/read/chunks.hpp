// Bytes of an input, in pieces of bounded size: read, decompressed and turned into UTF-8 by sources that feed one
// another.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/document/result.hpp"

namespace sayso::read {

// Gives the next piece, valid until the next call; an empty one at the end. After an error it must not be called, but
// resume() may be.
class ChunkSource {
 public:
  using Next = std::function<Result<std::string_view>()>;
  using Resume = std::function<std::optional<std::uint64_t>()>;

  ChunkSource(Next next, Resume resume = {}) : next_(std::move(next)), resume_(std::move(resume)) {}

  [[nodiscard]] Result<std::string_view> operator()() { return next_(); }
  // After an error: goes on behind the damage where it can, and tells how many bytes, as they lie on disk, it passed
  // over. What comes then begins anew: with another member or frame of the compressed data.
  [[nodiscard]] std::optional<std::uint64_t> resume() { return resume_ ? resume_() : std::nullopt; }

 private:
  Next next_;
  Resume resume_;
};

// What a source shares with those who watch it.
struct Progress {
  std::atomic<std::uint64_t> bytes_read = 0;  // as they lie on disk
  std::atomic<bool> stop = false;             // set to end every input as if it were over
};

// A file, FIFO or device; "-" is standard input.
[[nodiscard]] Result<ChunkSource> open_file(const std::string& path, Progress& progress);

// Gzip with any number of members; zero padding after the last is no error, anything else is.
[[nodiscard]] ChunkSource gunzip(ChunkSource source);
// Zstandard with any number of frames. The dictionary of all of them may come first, in a frame of its own, as in
// .warc.zst files (https://iipc.github.io/warc-specifications/specifications/warc-zstd/).
[[nodiscard]] ChunkSource unzstd(ChunkSource source);
// Bzip2 and xz, by libarchive.
[[nodiscard]] ChunkSource unpack(ChunkSource source);

// How much has been read of an input as it lies on disk: what its decompression is measured by.
using BytesOnDisk = std::shared_ptr<std::uint64_t>;
// Ends with an error where more comes out of `source` than articles can be compressed to: half a gigabyte, and more
// than a thousand bytes for each that was read.
[[nodiscard]] ChunkSource limit_expansion(ChunkSource source, BytesOnDisk on_disk);

// UTF-16 with its byte order mark. A surrogate without its partner becomes the byte 0xFF, which is ill-formed UTF-8
// and so is replaced, counted and reported where all other ill-formed bytes are.
[[nodiscard]] ChunkSource from_utf16(ChunkSource source);

// A source with a window that looks ahead. Opens by content: what is compressed is decompressed, a byte order mark is
// taken off and UTF-16 converted.
class ByteStream {
 public:
  [[nodiscard]] static Result<ByteStream> open(const std::string& path, Progress& progress);
  // The same of what comes from a source that is a part of an input.
  [[nodiscard]] static ByteStream open(ChunkSource source, BytesOnDisk on_disk);

  [[nodiscard]] const BytesOnDisk& on_disk() const { return on_disk_; }

  // The bytes at hand: at least `wanted` unless the input ends or fails before. Valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t wanted);
  // Leaves `count` bytes of what peek() showed.
  void skip(std::size_t count) { position_ += count; }
  // Puts bytes back before those that peek() shows.
  void unread(std::string_view bytes);
  // Why the input ended early, if it did; to be asked once peek() shows nothing.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
  // After a failure, once peek() shows nothing: goes on behind the damage, as ChunkSource::resume() does.
  [[nodiscard]] std::optional<std::uint64_t> resume();

 private:
  ByteStream(ChunkSource source, BytesOnDisk on_disk) : source_(std::move(source)), on_disk_(std::move(on_disk)) {}

  ChunkSource source_;
  BytesOnDisk on_disk_;
  std::string window_;
  std::size_t position_ = 0;
  bool ended_ = false;
  std::optional<Error> failure_;
};

// All that is left of a stream, as a source.
[[nodiscard]] ChunkSource rest_of(ByteStream stream);

}  // namespace sayso::read
