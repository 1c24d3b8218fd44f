#pragma once

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
  explicit Walk(std::vector<std::string> inputs);

  // The next path, or nothing after the last; what is passed over on the way adds to `warnings`.
  [[nodiscard]] std::optional<std::string> next(std::vector<std::string>& warnings);

 private:
  using Inode = std::pair<unsigned long long, unsigned long long>;  // device, number
  void push_directory(const std::string& path, Inode inode, std::vector<std::string>& warnings);

  std::vector<std::string> pending_;  // what is left, last first; directories end with '/'
  std::size_t inputs_left_;           // how many of pending_ are inputs themselves; they lie at the bottom
  std::set<Inode> reached_;
};

}  // namespace sayso::read
