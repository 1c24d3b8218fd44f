#include "pipeline/read/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <cerrno>
#include <new>

#include "pipeline/document/shown.hpp"
#include "pipeline/read/encoding.hpp"

namespace sayso::read {
namespace {

struct FreeArchive {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, FreeArchive>;

Handle new_handle() {
  Handle handle(archive_read_new());
  if (!handle) throw std::bad_alloc();
  return handle;
}

// A source in libarchive's hands, and why it failed.
struct Input {
  ChunkSource source;
  std::optional<Error> failure = std::nullopt;

  static la_ssize_t read(archive* handle, void* data, const void** bytes) {
    auto& input = *static_cast<Input*>(data);
    try {
      auto chunk = input.source();
      if (chunk) {
        *bytes = chunk->data();
        return static_cast<la_ssize_t>(chunk->size());
      }
      input.failure = std::move(chunk.error());
    } catch (const std::exception& problem) {  // none may pass through libarchive
      input.failure = Error{"internal", std::string("could not be read: ") + problem.what()};
    }
    archive_set_error(handle, EIO, "the input failed");
    return ARCHIVE_FATAL;
  }
};

// libarchive gives names in the encoding of the locale, and those that it cannot convert not at all. For this thread
// and while this lives, that encoding is UTF-8.
class Utf8Names {
 public:
  Utf8Names() : before_(locale() != locale_t{} ? ::uselocale(locale()) : locale_t{}) {}
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (before_ != locale_t{}) ::uselocale(before_);
  }

 private:
  static locale_t locale() {
    static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
    return utf8;
  }
  locale_t before_;
};

// What libarchive says went wrong, or what the input did before.
Error error_of(archive* handle, const Input& input, std::string_view what, std::string_view then) {
  if (input.failure) return *input.failure;
  const char* const said = archive_error_string(handle);
  const std::string reason = said == nullptr ? std::string() : " (" + shown(said) + ')';
  return {"damaged", std::string(what) + reason + std::string(then)};
}

// The data of the entry at hand.
struct Data {
  Input& input;
  archive* handle;
  std::uint64_t position = 0;

  Result<std::string_view> next() {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    int status = ARCHIVE_OK;
    do {
      status = archive_read_data_block(handle, &bytes, &size, &offset);
    } while (status == ARCHIVE_RETRY || (status == ARCHIVE_OK && size == 0));
    if (status == ARCHIVE_EOF) return std::string_view{};
    // A warning means a wrong checksum or length.
    if (status != ARCHIVE_OK) return error_of(handle, input, "the packed data is damaged", "; fetch the file again");
    // A hole in a sparse file may be larger than all disks.
    if (static_cast<std::uint64_t>(offset) != position)
      return Error{"not_supported", "this is a sparse file; unpack it first"};
    position += size;
    return std::string_view(static_cast<const char*>(bytes), size);
  }
};

}  // namespace

struct Archive::State {
  Input input;
  Handle handle = new_handle();
  bool begun = false;

  explicit State(ChunkSource source) : input{std::move(source)} {}
};

Archive::Archive(ByteStream stream)
    : on_disk_(stream.on_disk()), state_(std::make_shared<State>(rest_of(std::move(stream)))) {
  archive_read_support_format_tar(state_->handle.get());
  archive_read_support_format_zip_streamable(state_->handle.get());
}

Result<std::optional<Archive::Member>> Archive::next() {
  archive* const handle = state_->handle.get();
  const Utf8Names names;
  const auto failed = [&] {
    return error_of(handle, state_->input, "the archive is damaged", "; what stands before the damage was read");
  };
  if (!state_->begun) {
    state_->begun = true;
    if (archive_read_open(handle, &state_->input, nullptr, Input::read, nullptr) != ARCHIVE_OK) return failed();
  }
  for (;;) {
    archive_entry* entry = nullptr;
    // Where a name cannot be converted, libarchive ends the process if errno says ENOMEM, whoever left that there: a
    // decoder, say, that asked in vain for the gigabytes that damaged data told it to.
    errno = 0;
    const int status = archive_read_next_header(handle, &entry);
    if (status == ARCHIVE_EOF) return std::optional<Member>();
    if (status == ARCHIVE_RETRY) continue;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return failed();
    ++members_;
    errno = 0;  // as above
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) continue;
    // As UTF-8 where the archive says what the name's encoding is; else its bytes.
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    const auto next = [state = state_, data = Data{state_->input, handle}]() mutable { return data.next(); };
    return std::optional(Member{name == nullptr ? std::to_string(members_) : repair(name).text, ChunkSource(next)});
  }
}

Packing packing_of(std::string_view begin) {
  constexpr std::size_t tar_magic = 257, zip_name = 30;
  if (begin.size() > tar_magic && begin.substr(tar_magic).starts_with("ustar")) return Packing::members;
  if (begin.starts_with("PK\x03\x04")) {
    // Office documents and electronic books are zip files too; their parts are no articles.
    const std::string_view name = begin.substr(std::min(zip_name, begin.size()));
    const bool is_document = name.starts_with("[Content_Types].xml") || name.starts_with("mimetype");
    return is_document ? Packing::unsupported : Packing::members;
  }
  const bool is_other = begin.starts_with("7z\xBC\xAF\x27\x1C") || begin.starts_with("Rar!\x1A\x07");
  return begin.starts_with("PK\x05\x06") ? Packing::members : is_other ? Packing::unsupported : Packing::none;
}

ChunkSource unpack(ChunkSource source) {
  struct State {
    Input input;
    Handle handle = new_handle();
    Data data;
    bool begun = false;

    explicit State(ChunkSource from) : input{std::move(from)}, data{input, handle.get()} {}

    Result<std::string_view> next() {
      if (!begun) {
        begun = true;
        archive_entry* entry = nullptr;
        archive* const a = handle.get();
        archive_read_support_filter_bzip2(a);
        archive_read_support_filter_xz(a);
        archive_read_support_format_raw(a);
        const int status = archive_read_open(a, &input, nullptr, Input::read, nullptr) == ARCHIVE_OK
                               ? archive_read_next_header(a, &entry)
                               : ARCHIVE_FATAL;
        if (status == ARCHIVE_EOF) return std::string_view{};
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
          return error_of(a, input, "the compressed data is damaged", "; fetch the file again");
      }
      return data.next();
    }
  };
  return {[state = std::make_shared<State>(std::move(source))] { return state->next(); }};
}

}  // namespace sayso::read
