#include "pipeline/read/walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

namespace sayso::read {
namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

// Names of a directory's entries as paths; those of subdirectories end with '/', so that sorting the entries sorts all
// paths below them ("a-b" before "a/x", which comes before "a0").
std::optional<std::vector<std::string>> list(const std::string& directory) {
  const std::unique_ptr<DIR, CloseDirectory> open(::opendir(directory.c_str()));
  if (!open) return std::nullopt;
  std::vector<std::string> paths;
  while (const dirent* entry = ::readdir(open.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    std::string path = directory;
    path += name;
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) path += '/';
    paths.push_back(std::move(path));
  }
  std::sort(paths.begin(), paths.end(), std::greater<>());
  return paths;
}

bool is_link(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode);
}

}  // namespace

void Walk::push_directory(const std::string& path, Inode inode, std::vector<std::string>& warnings) {
  if (!reached_.insert(inode).second) {
    warnings.push_back(path + ": skipped, this directory was read before (a link leads to it)");
    return;
  }
  const std::string directory = path.ends_with('/') ? path : path + '/';
  auto entries = list(directory);
  if (!entries) {
    warnings.push_back(path + ": skipped, cannot list this directory: " + std::strerror(errno));
    return;
  }
  pending_.insert(pending_.end(), std::make_move_iterator(entries->begin()), std::make_move_iterator(entries->end()));
}

std::optional<std::string> Walk::next(std::vector<std::string>& warnings) {
  while (true) {
    const bool is_input = pending_.empty();
    auto taken = is_input ? inputs_.next() : std::move(pending_.back());
    if (!taken) return std::nullopt;
    std::string path = std::move(*taken);
    if (!is_input) pending_.pop_back();
    struct stat status {};
    if ((is_input && path == "-") || ::stat(path.c_str(), &status) != 0) {
      if (is_input || !is_link(path)) return path;
      warnings.push_back(path + ": skipped, this symbolic link leads nowhere");
      continue;
    }
    const Inode inode{status.st_dev, status.st_ino};
    if (S_ISDIR(status.st_mode)) {
      push_directory(path, inode, warnings);
    } else if (is_input) {
      return path;
    } else if (!S_ISREG(status.st_mode)) {
      warnings.push_back(path + ": skipped, not a regular file");
    } else if (std::find(outputs_.begin(), outputs_.end(), inode) != outputs_.end()) {
      warnings.push_back(path + ": skipped, this is where the output goes");
    } else if (is_link(path) && !reached_.insert(inode).second) {
      warnings.push_back(path + ": skipped, another link to the same file was followed before");
    } else {
      return path;
    }
  }
}

}  // namespace sayso::read
