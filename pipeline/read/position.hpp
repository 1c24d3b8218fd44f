#pragma once

#include <cstdint>
#include <string_view>

namespace sayso::read {

// How far a run has read: enough to find the place again, and to see whether the inputs before it are still the same.
struct Position {
  std::uint64_t inputs = 0;   // files that were given to read, members of archives not counted
  std::uint64_t names = 0;    // a hash over the paths and sizes of these
  std::uint64_t records = 0;  // cut from the last of them, those that other shards take too

  friend bool operator==(const Position&, const Position&) = default;
};

// The part of its inputs that a run takes: one record in `of`, chosen by path and record number alone, so that the
// choice depends neither on the other inputs nor on their order.
struct Shard {
  std::uint64_t number = 1;  // from 1
  std::uint64_t of = 1;

  [[nodiscard]] bool takes(std::string_view path, std::uint64_t record) const;
};

}  // namespace sayso::read
