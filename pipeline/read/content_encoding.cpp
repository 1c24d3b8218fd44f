#include "pipeline/read/content_encoding.hpp"

#include <brotli/decode.h>
#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>

#include "pipeline/read/formats.hpp"

namespace sayso::read {
namespace {

constexpr std::size_t step_bytes = std::size_t{64} << 10;

// What one call of a decoder did.
struct Step {
  enum class State { more, ended, damaged };
  State state = State::more;
  std::size_t written = 0;
};

// Calls `decode(out, room)` until it ends; what comes out is gathered.
template <class Decode>
Result<DecodedContent> gather(std::size_t limit, const Decode& decode) {
  DecodedContent content;
  std::string& bytes = content.bytes.emplace();
  for (;;) {
    const std::size_t before = bytes.size();
    bytes.resize(before + std::max(step_bytes, before));
    const Step step = decode(bytes.data() + before, bytes.size() - before);
    bytes.resize(before + step.written);
    if (bytes.size() > limit) return too_large("the decompressed page", limit);
    content.damaged = step.state == Step::State::damaged || (step.state == Step::State::more && step.written == 0);
    if (content.damaged || step.state == Step::State::ended) return content;
  }
}

Result<DecodedContent> inflate(std::string_view content, std::uint32_t frame, std::size_t limit) {
  const auto state = std::make_unique<inflate_state>();
  isal_inflate_init(state.get());
  state->crc_flag = frame;
  // ISA-L never writes through next_in.
  state->next_in = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(content.data()));
  state->avail_in = static_cast<std::uint32_t>(content.size());
  return gather(limit, [&state](char* out, std::size_t room) {
    state->next_out = reinterpret_cast<std::uint8_t*>(out);
    state->avail_out = static_cast<std::uint32_t>(room);
    const int status = isal_inflate(state.get());
    const Step::State after = status < 0                                ? Step::State::damaged
                              : state->block_state == ISAL_BLOCK_FINISH ? Step::State::ended
                                                                        : Step::State::more;
    return Step{after, room - state->avail_out};
  });
}

Result<DecodedContent> unbrotli(std::string_view content, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!state) throw std::bad_alloc();
  const auto* input = reinterpret_cast<const std::uint8_t*>(content.data());
  std::size_t left = content.size();
  return gather(limit, [&](char* out, std::size_t room) {
    auto* next = reinterpret_cast<std::uint8_t*>(out);
    std::size_t free = room;
    const auto result = BrotliDecoderDecompressStream(state.get(), &left, &input, &free, &next, nullptr);
    const Step::State after = result == BROTLI_DECODER_RESULT_ERROR     ? Step::State::damaged
                              : result == BROTLI_DECODER_RESULT_SUCCESS ? Step::State::ended
                                                                        : Step::State::more;
    return Step{after, room - free};
  });
}

Result<DecodedContent> unzstd_content(std::string_view content, std::size_t limit) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  ZSTD_inBuffer in{content.data(), content.size(), 0};
  return gather(limit, [&](char* to, std::size_t room) {
    ZSTD_outBuffer out{to, room, 0};
    const std::size_t hint = ZSTD_decompressStream(context.get(), &out, &in);
    const Step::State after = ZSTD_isError(hint) != 0 ? Step::State::damaged
                              : hint == 0             ? Step::State::ended
                                                      : Step::State::more;
    return Step{after, out.pos};
  });
}

bool names(std::string_view encoding, std::string_view lower_case) {
  return std::search(encoding.begin(), encoding.end(), lower_case.begin(), lower_case.end(),
                     [](char a, char b) { return (a | 0x20) == b; }) != encoding.end();
}

bool looks_like_markup(std::string_view content) {
  const std::size_t sign = content.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return sign == std::string_view::npos || content[sign] == '<';
}

bool has_zlib_head(std::string_view content) {
  if (content.size() < 2) return false;
  const auto first = static_cast<unsigned char>(content[0]), second = static_cast<unsigned char>(content[1]);
  return (first & 0x0FU) == 8 && (first * 256U + second) % 31 == 0;
}

}  // namespace

Result<DecodedContent> decode_content(std::string_view content, std::string_view encoding, std::size_t limit) {
  if (content.starts_with("\x1F\x8B")) return inflate(content, ISAL_GZIP, limit);
  if (content.starts_with("\x28\xB5\x2F\xFD")) return unzstd_content(content, limit);
  if (looks_like_markup(content)) return DecodedContent{};
  if (names(encoding, "deflate")) return inflate(content, has_zlib_head(content) ? ISAL_ZLIB : ISAL_DEFLATE, limit);
  if (names(encoding, "br")) return unbrotli(content, limit);
  return DecodedContent{};
}

}  // namespace sayso::read
