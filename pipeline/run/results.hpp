#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/run/journal.hpp"
#include "pipeline/write/output.hpp"

namespace sayso::run {

struct ResultFiles {
  std::string output = "-";
  std::string failures;                          // empty: not asked for
  std::string job;                               // what the run is to do, as a JSON object on one line
  bool resume = false;                           // go on with an interrupted run of the same job, if there is one
  std::chrono::duration<double> mark_each{1.0};  // how often what is done is made safe
};

// What a run leaves: the documents, and the list of failures if one is asked for. Where the output is a file, a
// journal beside it (FILE.progress) marks now and then how far the run is, once all before is on the disk; a run that
// ends before its time, however, goes on from its last mark.
class Results {
 public:
  // Errors: "unwritable"; "other_job" where an interrupted run was to do something else.
  [[nodiscard]] static Result<Results> open(const ResultFiles& files);

  // Where the run begins: at the last mark of an interrupted run, or at nothing.
  [[nodiscard]] const Mark& begin() const { return begin_; }
  // Whether there was nothing to go on with, and the file is there already.
  [[nodiscard]] bool is_complete() const { return begin_.complete; }
  // The part that a run which ends before its time leaves; empty where the output is no file.
  [[nodiscard]] const std::string& part() const { return output_.part(); }
  // As Output::files().
  [[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> files() const;

  // Adds what one batch gave. `mark` tells how far the run is then; its sizes are filled in here. Where `may_mark` is
  // false, no run goes on from there.
  [[nodiscard]] std::optional<Error> write(std::string_view output, std::string_view failures, Mark mark,
                                           bool may_mark);
  // The run has come to its end: the files get their names.
  [[nodiscard]] std::optional<Error> commit();
  // The run has ended before its time: makes safe what can be, for another run to go on with. `broken`: by an error in
  // writing, so that the last document may be half of one. False where there is nothing that is worth keeping.
  [[nodiscard]] bool leave(bool broken);

 private:
  using Clock = std::chrono::steady_clock;
  Results(write::Output output, std::optional<write::Output> failures, std::chrono::duration<double> mark_each)
      : output_(std::move(output)), failures_(std::move(failures)), mark_each_(mark_each) {}
  [[nodiscard]] std::optional<Error> begin_anew(const std::string& journal, const std::string& job);
  [[nodiscard]] std::optional<Error> go_on(const std::string& journal, const Journal::Kept& kept);
  void discard();
  [[nodiscard]] std::optional<Error> mark();
  [[nodiscard]] std::optional<Error> rename();

  write::Output output_;
  std::optional<write::Output> failures_;
  std::chrono::duration<double> mark_each_;
  std::optional<Journal> journal_;
  Mark begin_;
  Mark written_;              // the last that may be marked
  std::optional<Mark> safe_;  // the last that was
  Clock::time_point marked_at_ = Clock::now();
};

}  // namespace sayso::run
