#include "pipeline/read/inputs.hpp"

#include <algorithm>
#include <utility>

namespace sayso::read {

Result<Inputs> Inputs::open(std::vector<std::string> named, const std::optional<std::string>& list,
                            Progress& progress) {
  Inputs inputs(std::move(named));
  if (!list) return inputs;
  auto stream = ByteStream::open(*list, progress);
  if (!stream) return Error{"unreadable", *list + ": " + stream.error().message};
  inputs.list_path_ = *list;
  if (stream->peek(1).find('\0') != std::string_view::npos) inputs.end_ = '\0';
  inputs.list_.emplace(std::move(*stream));
  return inputs;
}

std::optional<std::string> Inputs::next() {
  if (given_ < named_.size()) return std::move(named_[given_++]);
  return list_ ? next_listed() : std::nullopt;
}

std::optional<std::string> Inputs::next_listed() {
  // No file system knows longer paths; what is longer is no list of files, and is cut so that it cannot fill memory.
  constexpr std::size_t longest = std::size_t{64} << 10;
  for (std::string path;; path.clear()) {
    bool ended = false;
    while (!ended) {
      const std::string_view bytes = list_->peek(1);
      if (bytes.empty()) break;
      const std::size_t length = std::min(bytes.find(end_), bytes.size());
      path += bytes.substr(0, std::min(length, longest - path.size()));
      ended = length < bytes.size();
      list_->skip(length + (ended ? 1 : 0));
    }
    if (end_ == '\n' && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) return path;
    if (!ended) return std::nullopt;
  }
}

std::optional<Error> Inputs::failure() const {
  if (!list_ || !list_->failure()) return std::nullopt;
  return Error{"unreadable", list_path_ + ": the list ended early: " + list_->failure()->message};
}

}  // namespace sayso::read
