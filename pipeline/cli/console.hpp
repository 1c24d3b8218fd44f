#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "pipeline/cli/options.hpp"
#include "pipeline/run/pipeline.hpp"

namespace sayso::cli {

// Whether people watch what is written there, on a terminal that can erase lines and show colours.
[[nodiscard]] bool is_terminal(int descriptor);

// Writes a message to standard error, as a line of its own. Names of files and words of lexicons in it may hold
// anything; they are shown, not obeyed.
void complain(std::string_view message);

// What people see on standard error: warnings, a progress line where it is a terminal, a summary at the end.
class Console {
 public:
  // `input_bytes`: size of the whole input where it is known, otherwise 0.
  Console(const ExtractOptions& options, std::uint64_t input_bytes);

  // What an earlier run had done: it counts, but not for the speed of this one.
  void go_on_from(const run::Totals& totals) { before_ = totals; }

  void warn(std::string_view message);
  // At most a few times a second, however often it is called.
  void progress(const run::Totals& totals, std::uint64_t bytes_read);
  void summary(const run::Totals& totals);

 private:
  using Clock = std::chrono::steady_clock;
  void clear_line();

  bool quiet_;
  bool shows_progress_;
  bool line_shown_ = false;
  std::uint64_t input_bytes_;
  run::Totals before_;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
};

}  // namespace sayso::cli
