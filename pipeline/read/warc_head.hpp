// What stands before the block of an archive's record: WARC 1.0 and 1.1 (ISO 28500,
// https://iipc.github.io/warc-specifications/) and ARC 1 and 2 (https://archive.org/web/researcher/ArcFileFormat.php).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso::read {

// The fields that articles need, as views of the head; empty where it lacks them.
struct WarcHead {
  std::size_t bytes = 0;                // of the head, with what parts it from the block
  std::optional<std::uint64_t> length;  // of the block, if the head says so
  bool is_arc = false;
  std::string_view type, content_type, uri, date, id, truncated;
};

// No head is longer; one that seems to be is damage.
inline constexpr std::size_t longest_warc_head = std::size_t{1} << 20;

// The head that `text` begins with; none where it begins with none or with a part of one.
[[nodiscard]] std::optional<WarcHead> warc_head(std::string_view text);
// Whether a head may begin `text`; its first line is looked at.
[[nodiscard]] bool begins_warc_head(std::string_view text);

// Where a line of `text` begins a head, the first line left out; npos if none does. A head of which less than
// `warc_head_start` bytes are there may be missed.
[[nodiscard]] std::size_t find_warc_head(std::string_view text);
inline constexpr std::size_t warc_head_start = 4096;

// Whether the block is a page: the resource itself, or the response of a server with status 200. `begin` is the
// block's begin, 16 KiB of it if it has as many.
[[nodiscard]] bool is_page(const WarcHead& head, std::string_view begin);

}  // namespace sayso::read
