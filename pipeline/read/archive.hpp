#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/read/chunks.hpp"

namespace sayso::read {

// What the first bytes of an input say about it; `archive_begin` of them are enough.
enum class Packing { none, members, unsupported };
[[nodiscard]] Packing packing_of(std::string_view begin);
inline constexpr std::size_t archive_begin = 512;

// The files in a zip or tar as they stream by; nothing is written anywhere. Directories, links and devices are passed
// over.
class Archive {
 public:
  explicit Archive(ByteStream stream);

  struct Member {
    std::string name;    // well-formed UTF-8
    ChunkSource source;  // until the next call of next()
  };
  // Nothing at the end. After an error there is no more: a member that is damaged is told by its own source.
  [[nodiscard]] Result<std::optional<Member>> next();
  [[nodiscard]] const BytesOnDisk& on_disk() const { return on_disk_; }

 private:
  struct State;
  BytesOnDisk on_disk_;
  std::shared_ptr<State> state_;
  std::size_t members_ = 0;
};

}  // namespace sayso::read
