#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/read/chunks.hpp"

namespace sayso::read {

// The names of a run's inputs one after the other: those of the command line, then those of a list (--files-from),
// which is read as the run goes on, so that its length costs no memory. A list has one path a line, or paths that each
// end with a zero byte (`find -print0`); empty ones are left out. It may be compressed.
class Inputs {
 public:
  // `list` is a path, or "-" for standard input. An error where it cannot be opened.
  [[nodiscard]] static Result<Inputs> open(std::vector<std::string> named, const std::optional<std::string>& list,
                                           Progress& progress);

  [[nodiscard]] std::optional<std::string> next();
  // Why the list ended early, if it did; to be asked once next() gives nothing.
  [[nodiscard]] std::optional<Error> failure() const;

 private:
  explicit Inputs(std::vector<std::string> named) : named_(std::move(named)) {}
  std::optional<std::string> next_listed();

  std::vector<std::string> named_;
  std::size_t given_ = 0;  // of them
  std::optional<ByteStream> list_;
  std::string list_path_;
  char end_ = '\n';  // of a path in the list
};

}  // namespace sayso::read
