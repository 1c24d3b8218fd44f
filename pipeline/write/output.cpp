#include "pipeline/write/output.hpp"

#include <fcntl.h>
#include <sys/file.h>
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

// The part, locked for this run alone; -1 where that fails. What another run has made the file meanwhile is no longer
// the part.
int open_part(const std::string& part) {
  while (true) {
    const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, everyone_may_read);
    if (descriptor < 0) return descriptor;
    struct stat opened {
    }, named{};
    // Some file systems know no locks; runs there must do without.
    const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    if (locked && ::fstat(descriptor, &opened) == 0 && ::stat(part.c_str(), &named) == 0 &&
        opened.st_ino == named.st_ino)
      return descriptor;
    const int why = errno;
    ::close(descriptor);
    errno = why;
    if (!locked) return -1;
  }
}

}  // namespace

Output::Output(int descriptor, std::string path, std::string part, std::uint64_t size)
    : descriptor_(descriptor), path_(std::move(path)), part_(std::move(part)), size_(size) {}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      part_(std::exchange(other.part_, {})),
      size_(other.size_) {}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(STDOUT_FILENO, "standard output", {}, 0);
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return cannot("open", path);
    return Output(descriptor, path, {}, 0);
  }
  std::string final_path = exists ? behind_links(path) : path;
  std::string part = final_path + ".part";
  const int descriptor = open_part(part);
  if (descriptor < 0 && errno == EWOULDBLOCK)
    return Error{"unwritable", part + ": another run is writing this; wait for it or choose another -o"};
  if (descriptor < 0) return cannot("create", part);
  struct stat begun {};
  ::fstat(descriptor, &begun);
  Output output(descriptor, std::move(final_path), std::move(part), static_cast<std::uint64_t>(begun.st_size));
  if (exists) ::fchmod(descriptor, status.st_mode & 07777);
  if (auto error = output.cut(output.size_)) return std::move(*error);
  return output;
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> Output::files() const {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> files;
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) files.emplace_back(status.st_dev, status.st_ino);
  if (!part_.empty() && ::stat(path_.c_str(), &status) == 0) files.emplace_back(status.st_dev, status.st_ino);
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
    size_ += static_cast<std::uint64_t>(count);
  }
  return std::nullopt;
}

std::optional<Error> Output::cut(std::uint64_t size) {
  if (part_.empty()) return std::nullopt;
  const auto end = static_cast<off_t>(size);
  if (::ftruncate(descriptor_, end) != 0 || ::lseek(descriptor_, end, SEEK_SET) != end) return failure("write");
  size_ = size;
  return std::nullopt;
}

std::optional<Error> Output::sync() {
  if (part_.empty() || ::fdatasync(descriptor_) == 0) return std::nullopt;
  return failure("write");
}

std::optional<Error> Output::commit() {
  if (part_.empty()) return std::nullopt;
  if (auto error = sync()) return error;
  // Some file systems report a full disk only here.
  if (::close(std::exchange(descriptor_, -1)) != 0) return failure("finish");
  if (::rename(part_.c_str(), path_.c_str()) != 0) return failure("rename to");
  part_.clear();
  return std::nullopt;
}

void Output::discard() {
  if (!part_.empty()) ::unlink(part_.c_str());
  part_.clear();
}

}  // namespace sayso::write
