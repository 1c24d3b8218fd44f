#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sayso::read {

// The files behind the command line's inputs: a directory stands for the files under it in byte order of their paths.
// One directory is listed at a time, so that a large tree needs little memory. What an input names itself is taken as
// it is (a FIFO too); inside a directory, FIFOs, sockets and devices are passed over with a warning, and so is a
// directory, or the target of a symbolic link, that was reached before.
class Walk {
 public:
  using Inode = std::pair<std::uint64_t, std::uint64_t>;  // device, number

  // Inside directories, files of `outputs` are passed over too: a run that reads what it writes would never end.
  Walk(std::vector<std::string> inputs, std::vector<Inode> outputs);

  // The next path, or nothing after the last; what is passed over on the way adds to `warnings`.
  [[nodiscard]] std::optional<std::string> next(std::vector<std::string>& warnings);

 private:
  void push_directory(const std::string& path, Inode inode, std::vector<std::string>& warnings);

  std::vector<std::string> pending_;  // what is left, last first; directories end with '/'
  std::size_t inputs_left_;           // how many of pending_ are inputs themselves; they lie at the bottom
  std::vector<Inode> outputs_;
  std::set<Inode> reached_;
};

}  // namespace sayso::read
