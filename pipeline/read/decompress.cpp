#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstring>
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

// Finds a magic number of four bytes as pieces of the input go by.
struct MagicFinder {
  bool (*matches)(std::size_t at, unsigned char byte);
  std::array<std::uint8_t, 4> head{};
  std::size_t matched = 0;

  [[nodiscard]] bool found() const { return matched == head.size(); }
  // How many bytes it has looked at: all, or those up to the magic number's end.
  std::size_t feed(std::string_view input) {
    for (std::size_t i = 0; i < input.size(); ++i) {
      const auto byte = static_cast<unsigned char>(input[i]);
      if (!matches(matched, byte)) matched = 0;
      // No magic number has its first byte a second time.
      if (matched != 0 || matches(0, byte)) head[matched++] = byte;
      if (found()) return i + 1;
    }
    return input.size();
  }
};

// ISA-L counts bytes in 32 bits; pieces are far smaller than that.
struct Gunzip {
  ChunkSource source;
  std::unique_ptr<inflate_state> state = std::make_unique<inflate_state>();
  std::vector<std::uint8_t> output = std::vector<std::uint8_t>(chunk_bytes);
  bool in_member = false;
  bool source_ended = false;
  // The member's bytes so far, unless it is long: where it turns out to be damaged, another may begin among them.
  std::string member;
  bool keeps_member = false;
  std::string again;  // bytes of the input that are read once more
  std::size_t times_again = 0;

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
    member.clear();
    keeps_member = true;
  }

  void keep(const std::uint8_t* begin) {
    constexpr std::size_t longest = std::size_t{1} << 20;
    if (!keeps_member) return;
    member.append(reinterpret_cast<const char*>(begin), static_cast<std::size_t>(state->next_in - begin));
    keeps_member = member.size() <= longest;
    if (!keeps_member) member.clear();
  }

  // Goes back to the second byte of the member at hand. Not often: damage may have been made to look like members.
  void go_back() {
    constexpr std::size_t most_times = 64;
    if (!in_member || member.empty() || times_again == most_times) return;
    ++times_again;
    const std::string_view rest(reinterpret_cast<const char*>(state->next_in), state->avail_in);
    again = member.substr(1).append(rest);
    state->next_in = reinterpret_cast<std::uint8_t*>(again.data());
    state->avail_in = static_cast<std::uint32_t>(again.size());
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
      const std::uint8_t* const begin = state->next_in;
      const std::uint8_t* const end = begin + state->avail_in;
      const int status = isal_inflate(state.get());
      // Where it fails, it may have counted more input as used than it has gone over.
      state->avail_in = static_cast<std::uint32_t>(end - state->next_in);
      keep(begin);
      if (status < 0) return damaged("the gzip data is damaged");
      if (state->block_state == ISAL_BLOCK_FINISH) in_member = false;
      const std::size_t produced = output.size() - state->avail_out;
      if (produced != 0) return std::string_view(reinterpret_cast<const char*>(output.data()), produced);
      if (in_member && starved) return damaged("the gzip data ends too early");
    }
  }

  std::optional<std::uint64_t> resume() {
    const auto is_member = [](std::size_t at, unsigned char byte) {
      // Magic number, deflate, no reserved flag.
      return at == 0 ? byte == 0x1F : at == 1 ? byte == 0x8B : at == 2 ? byte == 0x08 : (byte & 0xE0U) == 0;
    };
    MagicFinder finder{is_member};
    std::uint64_t passed_over = 0;
    go_back();
    in_member = false;
    while (!refill() && state->avail_in != 0) {
      const std::size_t used = finder.feed({reinterpret_cast<const char*>(state->next_in), state->avail_in});
      passed_over += used;
      state->next_in += used;
      state->avail_in -= static_cast<std::uint32_t>(used);
      if (!finder.found()) continue;
      std::uint8_t* const next_in = state->next_in;
      const std::uint32_t avail_in = state->avail_in;
      *state = inflate_state{};  // damage leaves more behind than a reset clears
      isal_inflate_init(state.get());
      state->next_in = next_in;
      state->avail_in = avail_in;
      begin_member();
      inflate_head(finder.head);
      return passed_over - finder.head.size();
    }
    return std::nullopt;
  }

  // The first bytes of a member may lie in a chunk that is gone. They give no output.
  void inflate_head(std::array<std::uint8_t, 4>& head) {
    auto* const input = state->next_in;
    const std::uint32_t bytes = state->avail_in;
    state->next_in = head.data();
    state->avail_in = static_cast<std::uint32_t>(head.size());
    state->next_out = output.data();
    state->avail_out = static_cast<std::uint32_t>(output.size());
    isal_inflate(state.get());
    keep(head.data());
    state->next_in = input;
    state->avail_in = bytes;
  }
};

struct FreeZstd {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

// A dictionary that comes with the data, in a frame that decoders skip: its magic number, its length in 32 bits, and
// the dictionary as it is or as a frame of its own.
struct ZstdDictionary {
  static constexpr std::string_view magic = "\x5D\x2A\x4D\x18";
  static constexpr std::size_t head_bytes = 8, largest = std::size_t{16} << 20;

  // From the head of the frame; 0 where another frame begins or the dictionary would be too large.
  static std::size_t frame_bytes(std::string_view head) {
    if (head.size() < head_bytes || !head.starts_with(magic)) return 0;
    std::uint32_t length = 0;
    std::memcpy(&length, head.data() + magic.size(), sizeof length);
    return length <= largest ? head_bytes + length : 0;
  }

  static std::string plain(std::string_view bytes) {
    const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (size == ZSTD_CONTENTSIZE_ERROR) return std::string(bytes);
    std::string plain(size <= largest ? static_cast<std::size_t>(size) : largest, '\0');
    const std::size_t written = ZSTD_decompress(plain.data(), plain.size(), bytes.data(), bytes.size());
    plain.resize(ZSTD_isError(written) != 0 ? 0 : written);
    return plain;
  }
};

struct Unzstd {
  ChunkSource source;
  std::unique_ptr<ZSTD_DCtx, FreeZstd> context{ZSTD_createDCtx()};
  std::string output = std::string(ZSTD_DStreamOutSize(), '\0');
  std::string_view input;
  std::string begin;  // what is left of the bytes that were looked at for a dictionary; comes before `input`
  bool begun = false;
  bool in_frame = false;

  explicit Unzstd(ChunkSource from) : source(std::move(from)) {}

  std::optional<Error> load_dictionary() {
    std::size_t wanted = ZstdDictionary::head_bytes;
    begun = true;
    for (;;) {
      auto chunk = source();
      if (!chunk) return std::move(chunk.error());
      begin += *chunk;
      if (begin.size() >= wanted && wanted == ZstdDictionary::head_bytes) {
        wanted = ZstdDictionary::frame_bytes(begin);
        if (wanted == 0) break;
      }
      if (chunk->empty()) break;
      if (begin.size() < wanted) continue;
      const std::string_view frame = std::string_view(begin).substr(0, wanted);
      const std::string dictionary = ZstdDictionary::plain(frame.substr(ZstdDictionary::head_bytes));
      if (ZSTD_isError(ZSTD_DCtx_loadDictionary(context.get(), dictionary.data(), dictionary.size())) != 0)
        return damaged("the Zstandard dictionary is damaged");
      begin.erase(0, wanted);
      break;
    }
    input = begin;
    return std::nullopt;
  }

  std::optional<Error> refill() {
    if (!begun) {
      if (auto error = load_dictionary()) return error;
    }
    if (!input.empty()) return std::nullopt;
    auto chunk = source();
    if (!chunk) return std::move(chunk.error());
    input = *chunk;
    return std::nullopt;
  }

  Result<std::string_view> next() {
    for (;;) {
      if (auto error = refill()) return std::move(*error);
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

  std::optional<std::uint64_t> resume() {
    const auto is_frame = [](std::size_t at, unsigned char byte) {
      constexpr std::string_view magic = "\x28\xB5\x2F\xFD";
      return byte == static_cast<unsigned char>(magic[at]);
    };
    MagicFinder finder{is_frame};
    std::uint64_t passed_over = 0;
    in_frame = false;
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_only);
    while (!refill() && !input.empty()) {
      const std::size_t used = finder.feed(input);
      passed_over += used;
      input.remove_prefix(used);
      if (!finder.found()) continue;
      ZSTD_inBuffer in{finder.head.data(), finder.head.size(), 0};
      ZSTD_outBuffer out{output.data(), output.size(), 0};
      ZSTD_decompressStream(context.get(), &out, &in);
      in_frame = true;
      return passed_over - finder.head.size();
    }
    return std::nullopt;
  }
};

template <class State>
ChunkSource source_of(std::shared_ptr<State> state) {
  return {[state] { return state->next(); }, [state] { return state->resume(); }};
}

}  // namespace

ChunkSource gunzip(ChunkSource source) { return source_of(std::make_shared<Gunzip>(std::move(source))); }

ChunkSource unzstd(ChunkSource source) { return source_of(std::make_shared<Unzstd>(std::move(source))); }

}  // namespace sayso::read
