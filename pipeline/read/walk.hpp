#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/read/inputs.hpp"

namespace sayso::read {

// The files behind a run's inputs: a directory stands for the files under it in byte order of their paths.
// One directory is listed at a time, so that a large tree needs little memory. What an input names itself is taken as
// it is (a FIFO too); inside a directory, FIFOs, sockets and devices are passed over with a warning, and so is a
// directory, or the target of a symbolic link, that was reached before.
class Walk {
 public:
  using Inode = std::pair<std::uint64_t, std::uint64_t>;  // device, number

  // Inside directories, files of `outputs` are passed over too: a run that reads what it writes would never end.
  Walk(Inputs inputs, std::vector<Inode> outputs) : inputs_(std::move(inputs)), outputs_(std::move(outputs)) {}

  // The next path, or nothing after the last; what is passed over on the way adds to `warnings`.
  [[nodiscard]] std::optional<std::string> next(std::vector<std::string>& warnings);
  // Why there were no more inputs than next() gave, where there should have been.
  [[nodiscard]] std::optional<Error> failure() const { return inputs_.failure(); }

 private:
  void push_directory(const std::string& path, Inode inode, std::vector<std::string>& warnings);

  Inputs inputs_;
  std::vector<std::string> pending_;  // what is left of the directories at hand, last first; directories end with '/'
  std::vector<Inode> outputs_;
  std::set<Inode> reached_;
};

}  // namespace sayso::read
