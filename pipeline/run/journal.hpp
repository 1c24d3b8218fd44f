#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/document/result.hpp"
#include "pipeline/read/position.hpp"
#include "pipeline/run/totals.hpp"

namespace sayso::run {

// A place that a run can go on from: what was read up to there is in the first bytes of what was written.
struct Mark {
  read::Position position;
  std::uint64_t output = 0;    // bytes
  std::uint64_t failures = 0;  // bytes
  Totals totals;
  bool complete = false;  // all is written; only names are left to be changed
};

// The file in which a run notes how far it is. Its first line tells what the run is to do; two lines of one length
// follow, which marks take in turn, so that a mark that is half written leaves the one before it. The file is
// overwritten in place: whoever walks over it meets one file, which the run knows as its own.
class Journal {
 public:
  // Begins one for a run described by `job`, a JSON object.
  [[nodiscard]] static Result<Journal> begin(const std::string& path, const std::string& job);

  // What an interrupted run left in its own.
  struct Kept {
    std::string job;
    Mark last;
    std::uint64_t count = 0;  // of its marks
  };
  // Nothing where there is no such file, or the run came to no mark.
  [[nodiscard]] static std::optional<Kept> read(const std::string& path);
  // Goes on with it.
  [[nodiscard]] static Result<Journal> go_on(const std::string& path, const Kept& kept);

  Journal(Journal&& other) noexcept;
  Journal& operator=(Journal&&) = delete;
  ~Journal();

  // Returns once the mark is on the disk.
  [[nodiscard]] std::optional<Error> mark(const Mark& mark);
  void remove();
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  Journal(int descriptor, std::string path, std::uint64_t first, std::uint64_t count)
      : descriptor_(descriptor), path_(std::move(path)), first_(first), count_(count) {}

  int descriptor_;
  std::string path_;
  std::uint64_t first_;  // where the marks begin
  std::uint64_t count_;  // of the marks
};

}  // namespace sayso::run
