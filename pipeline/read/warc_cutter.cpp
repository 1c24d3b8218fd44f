// Cuts web archives into records, and copies those of them that are pages.
//
// A record says how long its block is, and that is believed as long as another record or the end of the input follows:
// pages may hold what looks like a record. Where something else follows, the length is wrong. Then the record ends
// where the next one begins, inside the block that it claimed or behind it. Archives with many wrong lengths are read
// by the heads of their records alone, for the bytes of a block that claims too much are read again.
#include <algorithm>

#include "pipeline/read/formats.hpp"
#include "pipeline/read/warc_head.hpp"

namespace sayso::read {
namespace {

constexpr std::string_view line_ends = "\r\n";

class WarcCutter {
 public:
  explicit WarcCutter(std::size_t largest_document) : limit_(largest_document + longest_warc_head) {}

  std::optional<Cut> operator()(ByteStream& stream, std::string& bytes) {
    while (!done_) {
      skip_line_ends(stream);
      if (stream.peek(1).empty()) {
        if (auto cut = at_end(stream)) return cut;
        continue;
      }
      const auto head = read_head(stream);
      auto cut = head ? take_record(*head, stream, bytes) : skip_damage(stream);
      if (cut) return cut;
    }
    return std::nullopt;
  }

 private:
  struct Head {
    std::size_t bytes;
    std::optional<std::uint64_t> length;
    bool is_page;
  };

  // How the passage over a block ended.
  struct Block {
    bool whole = false;                // it was as long as it should be, or ended at the next head
    std::optional<std::size_t> inner;  // where in what was kept a head begins
  };

  static void skip_line_ends(ByteStream& stream) {
    for (std::string_view window = stream.peek(1); !window.empty(); window = stream.peek(1)) {
      const std::size_t at = window.find_first_not_of(line_ends);
      stream.skip(std::min(at, window.size()));
      if (at != std::string_view::npos) return;
    }
  }

  // The head at hand. Most are short, so that more is asked for only where one is not.
  static std::optional<Head> read_head(ByteStream& stream) {
    constexpr std::size_t page_begin = std::size_t{16} << 10;
    for (std::size_t wanted = warc_head_start;; wanted *= 4) {
      const std::string_view window = stream.peek(wanted);
      if (!begins_warc_head(window)) return std::nullopt;
      const auto head = warc_head(window.substr(0, longest_warc_head));
      if (!head) {
        if (window.size() < wanted || wanted >= longest_warc_head) return std::nullopt;
        continue;
      }
      const std::size_t bytes = head->bytes;
      const auto length = head->length;
      // The length may be wrong, so it does not matter here.
      const std::string_view again = stream.peek(bytes + page_begin);
      const bool page = is_page(*warc_head(again), again.substr(bytes, page_begin));
      return Head{bytes, length, page};
    }
  }

  std::optional<Cut> take_record(const Head& head, ByteStream& stream, std::string& bytes) {
    ++number_;
    const std::size_t begin = bytes.size();
    const std::uint64_t length = head.length.value_or(0);
    // What is too large is passed over like what is no page.
    const bool fits = length <= limit_;
    const bool is_kept = head.is_page && fits;
    if (is_kept) bytes += stream.peek(head.bytes).substr(0, head.bytes);
    stream.skip(head.bytes);
    std::string other;
    std::string& kept = is_kept ? bytes : other;
    const std::size_t kept_begin = kept.size();
    Block block = pass_block(length, is_kept, stream, kept);
    if (!block.whole || !at_boundary(stream)) {
      ++wrong_lengths_;
      if (!block.inner && is_kept) block.inner = inner_head(kept, kept_begin);
      if (block.inner) {
        stream.unread(std::string_view(kept).substr(*block.inner));
        kept.resize(*block.inner);
      } else if (!block.whole) {
        bytes.resize(begin);
        return ended_early(stream);
      } else if (auto cut = pass_to_head(is_kept, begin, stream, bytes)) {
        return cut;
      }
    }
    if (head.is_page && !fits) return Cut{number_, too_large("the record", limit_)};
    return is_kept ? std::optional(Cut{number_, {}}) : std::nullopt;
  }

  static std::optional<std::size_t> inner_head(std::string_view kept, std::size_t begin) {
    const std::size_t at = find_warc_head(kept.substr(begin));
    return at == std::string_view::npos ? std::nullopt : std::optional(begin + at);
  }

  // Goes over `length` bytes. All of them are kept, or those from the first head among them on.
  Block pass_block(std::uint64_t length, bool keep_all, ByteStream& stream, std::string& kept) {
    const bool by_heads = wrong_lengths_ > most_wrong_lengths;
    Block block;
    while (length != 0) {
      const std::string_view window =
          stream.peek(static_cast<std::size_t>(std::min<std::uint64_t>(length, warc_head_start)));
      if (window.empty()) return block;
      std::string_view part =
          window.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(length, window.size())));
      const bool look = by_heads || (!keep_all && !block.inner);
      if (look) {
        const std::size_t at = find_warc_head(part);
        if (at != std::string_view::npos && by_heads) length = at;
        if (at != std::string_view::npos && !by_heads) block.inner = 0;
        // A head may begin in this part and end in the next.
        const bool ends = part.size() == length || part.size() < warc_head_start;
        part = part.substr(0, at != std::string_view::npos ? at
                              : ends                       ? part.size()
                                                           : part.size() - warc_head_start / 2);
      }
      if (keep_all || (block.inner && !look)) kept += part;
      length -= part.size();
      stream.skip(part.size());
      if (!keep_all && kept.size() > limit_) return block;  // another archive of that size in it? Hardly
    }
    block.whole = true;
    return block;
  }

  // Whether a record or the end of the input comes next.
  static bool at_boundary(ByteStream& stream) {
    skip_line_ends(stream);
    const std::string_view window = stream.peek(warc_head_start);
    return window.empty() || begins_warc_head(window);
  }

  // The block was longer than its head said.
  std::optional<Cut> pass_to_head(bool is_kept, std::size_t begin, ByteStream& stream, std::string& bytes) {
    bool fits = true;
    while (!at_head_or_end(stream)) {
      const std::string_view window = stream.peek(2 * warc_head_start);
      const std::size_t part = to_next_head(window);
      if (is_kept && fits) bytes += window.substr(0, part);
      fits = fits && bytes.size() - begin <= limit_;
      if (!fits) bytes.resize(begin);
      stream.skip(part);
    }
    if (fits) return std::nullopt;
    return Cut{number_, too_large("the record", limit_)};
  }

  static bool at_head_or_end(ByteStream& stream) {
    const std::string_view window = stream.peek(warc_head_start);
    return window.empty() || begins_warc_head(window);
  }

  // How many bytes of the window come before a head that begins in it; at least one.
  static std::size_t to_next_head(std::string_view window) {
    const std::size_t at = find_warc_head(window);
    if (at != std::string_view::npos) return at;
    return window.size() < 2 * warc_head_start ? window.size() : window.size() - warc_head_start;
  }

  std::optional<Cut> skip_damage(ByteStream& stream) {
    std::uint64_t skipped = 0;
    do {
      const std::size_t part = to_next_head(stream.peek(2 * warc_head_start));
      skipped += part;
      stream.skip(part);
    } while (!at_head_or_end(stream) || (!stream.peek(1).empty() && !read_head(stream)));
    return Cut{++number_, Error{"damaged", std::to_string(skipped) + " bytes that are no record were passed over" +
                                               std::string(stream.peek(1).empty() ? "" : " to the next record")}};
  }

  // At the end of the input, or at damage in its compressed form: behind that, reading goes on.
  std::optional<Cut> at_end(ByteStream& stream) {
    if (!stream.failure()) {
      done_ = true;
      return std::nullopt;
    }
    return Cut{++number_, go_on(stream)};
  }

  std::optional<Cut> ended_early(ByteStream& stream) {
    if (stream.failure()) return Cut{number_, go_on(stream)};
    return Cut{number_, Error{"damaged", "the record ends early: the archive is cut off; fetch it again for the rest"}};
  }

  Error go_on(ByteStream& stream) {
    const Error failure = *stream.failure();
    std::uint64_t passed_over = 0;
    while (stream.peek(1).empty() && stream.failure()) {
      const auto more = stream.resume();
      if (!more) {
        done_ = true;
        return failure;
      }
      passed_over += *more;
    }
    return {"damaged", "the compressed data is damaged; " + std::to_string(passed_over) +
                           " bytes of it were passed over to where it goes on"};
  }

  static constexpr std::size_t most_wrong_lengths = 16;

  std::size_t limit_;
  std::uint64_t number_ = 0;
  std::size_t wrong_lengths_ = 0;
  bool done_ = false;
};

}  // namespace

Cutter cut_warc(std::size_t largest_document) { return WarcCutter(largest_document); }

}  // namespace sayso::read
