#include <sys/ioctl.h>
#include <sys/stat.h>
#include <tbb/info.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/console.hpp"
#include "pipeline/cli/exit_status.hpp"
#include "pipeline/run/pipeline.hpp"
#include "pipeline/write/pretty.hpp"

namespace sayso::cli {
namespace {

// The run that a signal ends; a signal handler can be told in no other way.
std::atomic<read::Progress*> running = nullptr;
std::atomic<int> stopped_by = 0;  // the signal
static_assert(std::atomic<read::Progress*>::is_always_lock_free && std::atomic<bool>::is_always_lock_free &&
              std::atomic<int>::is_always_lock_free);

// The first signal lets what is under way be finished and written; the second ends the program at once.
void stop_running(int signal) {
  stopped_by = signal;
  if (auto* progress = running.load()) progress->stop = true;
  std::signal(signal, SIG_DFL);
}

class Signals {
 public:
  explicit Signals(read::Progress& progress) {
    running = &progress;
    std::signal(SIGINT, stop_running);
    std::signal(SIGTERM, stop_running);
    if (std::signal(SIGHUP, stop_running) == SIG_IGN) std::signal(SIGHUP, SIG_IGN);  // as nohup wants it
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error that write() returns
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  ~Signals() { running = nullptr; }
};

// Bytes of all inputs together, or 0 where one of them is no regular file.
std::uint64_t size_of(const std::vector<std::string>& inputs) {
  std::uint64_t size = 0;
  for (const std::string& input : inputs) {
    struct stat status {};
    if (::stat(input.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    size += static_cast<std::uint64_t>(status.st_size);
  }
  return size;
}

// As wide as the terminal, but no wider than lines are read with ease.
write::PrettyOptions pretty_options(const ExtractOptions& options) {
  constexpr std::size_t widest = 100;
  write::PrettyOptions result{options.include, 80, false};
  if (options.output != "-" || !is_terminal(STDOUT_FILENO)) return result;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) {
    result.columns = std::min<std::size_t>(size.ws_col, widest);
  }
  const char* no_colour = std::getenv("NO_COLOR");  // https://no-color.org
  result.colours = no_colour == nullptr || *no_colour == '\0';
  return result;
}

void render_pretty(const ExtractOptions& options, run::PipelineOptions& result) {
  const write::PrettyOptions pretty = pretty_options(options);
  result.render = [pretty](const Document& document, write::Scratch&, std::string& out) {
    write::append_pretty(document, pretty, out);
  };
  if (!options.keep_failed) return;
  result.render_failure = [pretty](std::string_view id, const read::Record&, const Error& error, std::string& out) {
    write::append_pretty_failure(id, error, pretty, out);
  };
}

void render_json(const ExtractOptions& options, const run::Models& models, run::PipelineOptions& result) {
  write::JsonOptions json{options.include, options.offsets, [&models](const Document& document, const Token& token) {
                            return models.text.lemmatiser.text(document, token);
                          }};
  if (options.explain) {
    json.why = [&models](const Document& document) { return quotes::explain(document, models.quotes); };
  }
  result.render = [json](const Document& document, write::Scratch& scratch, std::string& out) {
    write::append_document(document, json, scratch, out);
  };
  if (options.include.has(write::Layer::tokens)) result.trees = run::Trees::yes;
  if (!options.keep_failed) return;
  result.render_failure = [](std::string_view id, const read::Record& record, const Error& error, std::string& out) {
    write::append_failure(id, *record.path, record.format, error, out);
  };
}

run::PipelineOptions pipeline_options(const ExtractOptions& options, const run::Models& models) {
  run::PipelineOptions result;
  result.jobs = options.jobs != 0 ? options.jobs : static_cast<std::size_t>(tbb::info::default_concurrency());
  result.date = options.date;
  result.largest_document = options.largest_document;
  result.compression = write::compression_of(options.output);
  if (options.pretty) {
    render_pretty(options, result);
  } else {
    render_json(options, models, result);
  }
  return result;
}

int status_of(const run::Outcome& outcome, bool any_opened, bool interrupted) {
  if (outcome.output_error && outcome.output_error->code != "closed_pipe") return exit_status::no_input_or_output;
  if (interrupted) return exit_status::ended_by(stopped_by);
  if (outcome.totals.failed == 0) return exit_status::done;
  return any_opened ? exit_status::some_failed : exit_status::no_input_or_output;
}

}  // namespace

int extract(const ExtractOptions& options) {
  std::vector<std::string> inputs = options.inputs;
  if (inputs.empty()) inputs.push_back("-");
  Console console(options, size_of(inputs));
  const run::Models models(options.lexicons.empty() ? lexicon::Source() : lexicon::Source(options.lexicons));
  read::Progress progress;
  const Signals signals(progress);
  auto output = write::Output::open(options.output);
  if (!output) {
    console.warn(output.error().message);
    return exit_status::no_input_or_output;
  }
  read::Reader reader(inputs, {options.format, options.largest_document, output->files()}, progress);
  run::Outcome outcome =
      run::run_pipeline(reader, progress, models, pipeline_options(options, models), *output,
                        {[&](std::string_view message) { console.warn(message); },
                         [&](const run::Totals& totals) { console.progress(totals, progress.bytes_read); }});
  const bool interrupted = stopped_by != 0 && !outcome.output_error;
  if (!outcome.output_error) outcome.output_error = output->commit();
  if (outcome.output_error && outcome.output_error->code != "closed_pipe") console.warn(outcome.output_error->message);
  console.summary(outcome.totals);
  return status_of(outcome, reader.opened() != 0, interrupted);
}

}  // namespace sayso::cli
