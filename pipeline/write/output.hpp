#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/document/result.hpp"

namespace sayso::write {

enum class Compression : std::uint8_t { none, gzip, zstandard };

// By the name's ending: .gz, .zst or neither.
[[nodiscard]] Compression compression_of(std::string_view path);

// Appends `data` compressed as a gzip member or Zstandard frame of its own. Files of many members are ordinary gzip
// and Zstandard files; members are made in parallel and do not depend on how many threads make them.
void append_compressed(Compression compression, std::string_view data, std::string& out);

// Where the results go. A regular file grows under a name of its own beside it, FILE.part, which commit() renames:
// whoever reads the final name finds a whole file. Anything else (standard output, a FIFO, /dev/null) is written as it
// comes.
class Output {
 public:
  // "-" is standard output. Goes on behind a FILE.part that an earlier run left; cut(0) begins anew. An error also
  // where another run is writing the same file.
  [[nodiscard]] static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();  // what was not committed stays as FILE.part

  // Whether there is a part that commit() makes the file.
  [[nodiscard]] bool is_file() const { return !part_.empty(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& part() const { return part_; }
  // Bytes written, with those of an earlier run that it goes on with.
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Device and inode number of the regular files that this output is or will replace: nobody should read them
  // meanwhile.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> files() const;

  // The error's code is "closed_pipe" where the reader of a pipe has gone, otherwise "unwritable".
  [[nodiscard]] std::optional<Error> write(std::string_view bytes);
  // Makes the part this long, which it must be at least; nothing where there is none.
  [[nodiscard]] std::optional<Error> cut(std::uint64_t size);
  // Returns once what was written is on the disk.
  [[nodiscard]] std::optional<Error> sync();
  [[nodiscard]] std::optional<Error> commit();
  // Removes the part.
  void discard();

 private:
  Output(int descriptor, std::string path, std::string part, std::uint64_t size);
  [[nodiscard]] Error failure(const char* what) const;

  int descriptor_;
  std::string path_;
  std::string part_;  // empty where it is written in place
  std::uint64_t size_;
};

}  // namespace sayso::write
