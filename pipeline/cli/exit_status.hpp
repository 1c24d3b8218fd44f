#pragma once

// The program's exit statuses, fixed by the contract.
namespace sayso::cli::exit_status {

inline constexpr int done = 0;
inline constexpr int usage = 1;
inline constexpr int some_failed = 2;
inline constexpr int no_input_or_output = 3;
// As shells have it: 130 for an interrupt (SIGINT).
constexpr int ended_by(int signal) { return 128 + signal; }

}  // namespace sayso::cli::exit_status
