#include "pipeline/write/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace sayso::write {
namespace {

constexpr mode_t everyone_may_read = 0666;  // less the process's umask

Error cannot(const char* what, const std::string& path) {
  return {"unwritable", path + ": cannot " + what + ": " + std::strerror(errno)};
}

// The file behind a symbolic link, so that renaming replaces the file and not the link.
std::string behind_links(const std::string& path) {
  char* const resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string result = resolved;
  std::free(resolved);
  return result;
}

}  // namespace

Output::Output(int descriptor, std::string path, std::string temporary)
    : descriptor_(descriptor), path_(std::move(path)), temporary_(std::move(temporary)) {}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})) {}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(STDOUT_FILENO, "standard output", {});
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return cannot("open", path);
    return Output(descriptor, path, {});
  }
  std::string final_path = exists ? behind_links(path) : path;
  std::string temporary = final_path + ".part-" + std::to_string(::getpid());
  const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, everyone_may_read);
  if (descriptor < 0) return cannot("create", temporary);
  if (exists) ::fchmod(descriptor, status.st_mode & 07777);
  return Output(descriptor, std::move(final_path), std::move(temporary));
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> Output::files() const {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> files;
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) files.emplace_back(status.st_dev, status.st_ino);
  if (!temporary_.empty() && ::stat(path_.c_str(), &status) == 0) files.emplace_back(status.st_dev, status.st_ino);
  return files;
}

Error Output::failure(const char* what) const {
  if (errno == EPIPE) return {"closed_pipe", path_ + ": nobody reads the output any more"};
  return cannot(what, path_);
}

std::optional<Error> Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      return failure("write");
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return std::nullopt;
}

std::optional<Error> Output::commit() {
  if (temporary_.empty()) return std::nullopt;
  // Some file systems report a full disk only here.
  if (::close(std::exchange(descriptor_, -1)) != 0) return failure("finish");
  if (::rename(temporary_.c_str(), path_.c_str()) != 0) return failure("rename to");
  temporary_.clear();
  return std::nullopt;
}

}  // namespace sayso::write
