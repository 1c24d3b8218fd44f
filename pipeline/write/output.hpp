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

// Where the results go. A regular file is written under a temporary name beside it, which commit() renames: whoever
// reads the final name finds no half documents and nothing of a run that crashed; of a run that a signal ended, the
// documents that were done. Anything else (standard output, a FIFO, /dev/null) is written as
// it comes.
class Output {
 public:
  // "-" is standard output.
  [[nodiscard]] static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();  // removes what was not committed

  // Device and inode number of the regular files that this output is or will replace: nobody should read them
  // meanwhile.
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> files() const;

  // The error's code is "closed_pipe" where the reader of a pipe has gone, otherwise "unwritable".
  [[nodiscard]] std::optional<Error> write(std::string_view bytes);
  [[nodiscard]] std::optional<Error> commit();

 private:
  Output(int descriptor, std::string path, std::string temporary);
  [[nodiscard]] Error failure(const char* what) const;

  int descriptor_;
  std::string path_;
  std::string temporary_;  // empty where it is written in place
};

}  // namespace sayso::write
