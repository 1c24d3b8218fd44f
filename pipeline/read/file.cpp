#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "pipeline/read/chunks.hpp"

namespace sayso::read {
namespace {

constexpr std::size_t chunk_bytes = 256 * 1024;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDERR_FILENO) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

struct File {
  Descriptor descriptor;
  Progress& progress;
  std::string buffer = std::string(chunk_bytes, '\0');
};

// Waits until there is something to read. A signal may be delivered to another thread than the one that reads, so
// a blocking read() would not notice that it should stop; waiting in slices does.
bool wait_for_bytes(const File& file) {
  constexpr int slice_milliseconds = 100;
  pollfd wanted{file.descriptor.number(), POLLIN, 0};
  while (!file.progress.stop.load(std::memory_order_relaxed)) {
    const int ready = ::poll(&wanted, 1, slice_milliseconds);
    // Ready, or an error that read() will tell; but a signal asks to look again whether to stop.
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

Result<std::string_view> read_chunk(File& file) {
  while (wait_for_bytes(file)) {
    const ssize_t count = ::read(file.descriptor.number(), file.buffer.data(), file.buffer.size());
    if (count >= 0) {
      file.progress.bytes_read += static_cast<std::uint64_t>(count);
      return std::string_view(file.buffer.data(), static_cast<std::size_t>(count));
    }
    if (errno != EINTR && errno != EAGAIN)
      return Error{"unreadable", std::string("cannot read: ") + std::strerror(errno)};
  }
  return std::string_view{};
}

}  // namespace

Result<ChunkSource> open_file(const std::string& path, Progress& progress) {
  const int number = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return Error{"unreadable", std::string("cannot open: ") + std::strerror(errno)};
  const std::shared_ptr<File> file(new File{Descriptor(number), progress});
  return ChunkSource([file] { return read_chunk(*file); });
}

}  // namespace sayso::read
