// Any bytes as a file: decompressed, converted, recognised, cut into records and read as articles of well-formed
// UTF-8, in every format and as whatever they look like.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/reader.hpp"

namespace {

using namespace sayso;

// A file without a name that is written anew for every input.
class Memory {
 public:
  Memory() : descriptor_(::memfd_create("fuzz", 0)) {
    if (descriptor_ < 0) std::abort();
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() { ::close(descriptor_); }

  void assign(const std::uint8_t* data, std::size_t size) {
    if (::ftruncate(descriptor_, 0) != 0 || ::pwrite(descriptor_, data, size, 0) != static_cast<ssize_t>(size))
      std::abort();
  }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

// A small limit, so that what is too large is met too.
constexpr std::size_t largest_document = 4096;

void read_all(const std::string& path, std::optional<Format> format) {
  read::Progress progress;
  auto inputs = read::Inputs::open({path}, std::nullopt, progress);
  if (!inputs) std::abort();
  read::Reader reader(std::move(*inputs), {format, largest_document, {}, {}}, progress);
  read::Batch batch;
  for (bool more = true; more; batch.clear()) {
    more = reader.fill(batch);
    for (const read::Record& record : batch.records) {
      for (const auto& article : read::articles_of(batch, record, largest_document)) {
        if (article && !is_well_formed(article->text)) std::abort();
        if (article && article->text.size() > largest_document) std::abort();
      }
    }
  }
}

// The same bytes as a list of names (--files-from).
void list_all(const std::string& path) {
  read::Progress progress;
  auto listed = read::Inputs::open({}, path, progress);
  if (!listed) return;
  while (const auto name = listed->next()) {
    if (name->empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Memory memory;
  memory.assign(data, size);
  const std::string path = memory.path();
  list_all(path);
  read_all(path, std::nullopt);
  for (const auto format : {Format::html, Format::jsonl, Format::json, Format::text, Format::warc, Format::newsml})
    read_all(path, format);
  return 0;
}
