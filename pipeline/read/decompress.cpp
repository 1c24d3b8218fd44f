#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "pipeline/read/chunks.hpp"

namespace sayso::read {
namespace {

constexpr std::size_t chunk_bytes = 256 * 1024;

Error damaged(const char* what) {
  return Error{"damaged", std::string(what) +
                              "; only documents that end before the damage were read, fetch the file "
                              "again for the rest"};
}

// ISA-L counts bytes in 32 bits; pieces are far smaller than that.
struct Gunzip {
  ChunkSource source;
  std::unique_ptr<inflate_state> state = std::make_unique<inflate_state>();
  std::vector<std::uint8_t> output = std::vector<std::uint8_t>(chunk_bytes);
  bool in_member = false;
  bool source_ended = false;

  explicit Gunzip(ChunkSource from) : source(std::move(from)) {
    isal_inflate_init(state.get());
    state->avail_in = 0;
  }

  // Makes sure that there is input, unless the source is over.
  std::optional<Error> refill() {
    if (state->avail_in != 0 || source_ended) return std::nullopt;
    auto chunk = source();
    if (!chunk) return std::move(chunk.error());
    source_ended = chunk->empty();
    // ISA-L never writes through next_in.
    state->next_in = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(chunk->data()));
    state->avail_in = static_cast<std::uint32_t>(chunk->size());
    return std::nullopt;
  }

  void begin_member() {
    auto* const input = state->next_in;
    const std::uint32_t bytes = state->avail_in;
    isal_inflate_reset(state.get());
    state->next_in = input;
    state->avail_in = bytes;
    state->crc_flag = ISAL_GZIP;
    in_member = true;
  }

  // Between members: skips padding; true when another member begins.
  Result<bool> find_member() {
    for (;;) {
      if (auto error = refill()) return std::move(*error);
      if (state->avail_in == 0) return false;
      if (*state->next_in == 0x1F) return true;
      if (*state->next_in != 0) return damaged("bytes that are not gzip stand after the end of the compressed data");
      ++state->next_in;
      --state->avail_in;
    }
  }

  Result<std::string_view> next() {
    for (;;) {
      if (!in_member) {
        auto found = find_member();
        if (!found) return std::move(found.error());
        if (!*found) return std::string_view{};
        begin_member();
      }
      if (auto error = refill()) return std::move(*error);
      state->next_out = output.data();
      state->avail_out = static_cast<std::uint32_t>(output.size());
      const bool starved = state->avail_in == 0;
      const int status = isal_inflate(state.get());
      if (status < 0) return damaged("the gzip data is damaged");
      if (state->block_state == ISAL_BLOCK_FINISH) in_member = false;
      const std::size_t produced = output.size() - state->avail_out;
      if (produced != 0) return std::string_view(reinterpret_cast<const char*>(output.data()), produced);
      if (in_member && starved) return damaged("the gzip data ends too early");
    }
  }
};

struct FreeZstd {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

struct Unzstd {
  ChunkSource source;
  std::unique_ptr<ZSTD_DCtx, FreeZstd> context{ZSTD_createDCtx()};
  std::string output = std::string(ZSTD_DStreamOutSize(), '\0');
  std::string_view input;
  bool in_frame = false;

  Result<std::string_view> next() {
    for (;;) {
      if (input.empty()) {
        auto chunk = source();
        if (!chunk) return std::move(chunk.error());
        input = *chunk;
      }
      const bool starved = input.empty();
      if (starved && !in_frame) return std::string_view{};
      ZSTD_inBuffer in{input.data(), input.size(), 0};
      ZSTD_outBuffer out{output.data(), output.size(), 0};
      const std::size_t hint = ZSTD_decompressStream(context.get(), &out, &in);
      if (ZSTD_isError(hint) != 0) return damaged("the Zstandard data is damaged");
      in_frame = hint != 0;
      input.remove_prefix(in.pos);
      if (out.pos != 0) return std::string_view(output.data(), out.pos);
      if (starved) return damaged("the Zstandard data ends too early");
    }
  }
};

}  // namespace

ChunkSource gunzip(ChunkSource source) {
  return [state = std::make_shared<Gunzip>(std::move(source))] { return state->next(); };
}

ChunkSource unzstd(ChunkSource source) {
  const auto state = std::make_shared<Unzstd>();
  state->source = std::move(source);
  return [state] { return state->next(); };
}

}  // namespace sayso::read
