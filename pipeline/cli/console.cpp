#include "pipeline/cli/console.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "pipeline/document/shown.hpp"

namespace sayso::cli {
namespace {

double seconds(std::chrono::steady_clock::duration duration) { return std::chrono::duration<double>(duration).count(); }

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

std::string time_left(std::uint64_t read, std::uint64_t whole, double elapsed) {
  if (whole == 0 || read == 0 || read > whole) return {};
  const double left = elapsed * static_cast<double>(whole - read) / static_cast<double>(read);
  char text[40];
  std::snprintf(text, sizeof text, ", %d:%02d left", static_cast<int>(left) / 60, static_cast<int>(left) % 60);
  return text;
}

// The line would stand between the documents where these go to a terminal as well.
bool shows_progress(const ExtractOptions& options) {
  const bool documents_are_shown = options.output == "-" && is_terminal(STDOUT_FILENO);
  return !options.quiet && is_terminal(STDERR_FILENO) && !documents_are_shown;
}

}  // namespace

bool is_terminal(int descriptor) {
  const char* const kind = std::getenv("TERM");
  return ::isatty(descriptor) == 1 && (kind == nullptr || std::strcmp(kind, "dumb") != 0);
}

void complain(std::string_view message) { std::fprintf(stderr, "sayso: %s\n", shown(message, message.size()).c_str()); }

Console::Console(const ExtractOptions& options, std::uint64_t input_bytes)
    : quiet_(options.quiet), shows_progress_(shows_progress(options)), input_bytes_(input_bytes) {}

void Console::clear_line() {
  if (line_shown_) std::fputs("\r\x1b[K", stderr);
  line_shown_ = false;
}

void Console::warn(std::string_view message) {
  clear_line();
  complain(message);
}

void Console::progress(const run::Totals& totals, std::uint64_t bytes_read) {
  constexpr auto interval = std::chrono::milliseconds(200);
  if (!shows_progress_ || Clock::now() - last_ < interval) return;
  last_ = Clock::now();
  const double elapsed = seconds(last_ - begin_);
  clear_line();
  std::fprintf(stderr, "%llu documents, %.1f MB/s, %llu failed%s", static_cast<unsigned long long>(totals.documents),
               megabytes(totals.text_bytes - before_.text_bytes) / elapsed,
               static_cast<unsigned long long>(totals.failed), time_left(bytes_read, input_bytes_, elapsed).c_str());
  std::fflush(stderr);
  line_shown_ = true;
}

void Console::summary(const run::Totals& totals) {
  clear_line();
  if (quiet_) return;
  const double elapsed = std::max(seconds(Clock::now() - begin_), 1e-6);
  const auto also = [](std::uint64_t count, const char* what) {
    return count == 0 ? std::string() : ", " + std::to_string(count) + what;
  };
  const std::string kinds = also(totals.not_english, " not in English") + also(totals.duplicates, " duplicates");
  const double done = megabytes(totals.text_bytes - before_.text_bytes);
  // Where text is all that is asked for, tokens are not made.
  const auto tokens = static_cast<double>(totals.tokens - before_.tokens);
  const std::string rate = tokens > 0 ? std::to_string(std::llround(tokens / elapsed)) + " tokens/s" : std::string();
  std::fprintf(stderr, "%llu documents, %llu failed%s; %.2f MB of text in %.2f s (%.2f MB/s%s%s)\n",
               static_cast<unsigned long long>(totals.documents), static_cast<unsigned long long>(totals.failed),
               kinds.c_str(), done, elapsed, done / elapsed, rate.empty() ? "" : ", ", rate.c_str());
}

}  // namespace sayso::cli
