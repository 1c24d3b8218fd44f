#include <sys/ioctl.h>
#include <sys/stat.h>
#include <tbb/info.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "pipeline/cli/commands.hpp"
#include "pipeline/cli/console.hpp"
#include "pipeline/cli/exit_status.hpp"
#include "pipeline/document/names.hpp"
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
    std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow
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
  result.render_failure = [pretty](const write::Failure& failure, std::string& out) {
    write::append_pretty_failure(failure.id, failure.error, pretty, out);
  };
}

void render_json(const ExtractOptions& options, const run::Models& models, run::PipelineOptions& result) {
  write::JsonOptions json{options.include, options.offsets, [&models](const Document& document, const Token& token) {
                            return models.text.lemmatiser.text(document, token);
                          }};
  if (options.explain) {
    json.why = [&models](const Document& document) { return quotes::explain(document, models.quotes); };
    json.why_events = [&models](const Document& document) { return events::explain(document, models.events); };
  }
  result.render = [json](const Document& document, write::Scratch& scratch, std::string& out) {
    write::append_document(document, json, scratch, out);
  };
  result.depth = run::depth_for(options.include);
  if (options.keep_failed) result.render_failure = write::append_failure;
}

run::PipelineOptions pipeline_options(const ExtractOptions& options, const run::Models& models) {
  run::PipelineOptions result;
  result.jobs = options.jobs != 0 ? options.jobs : static_cast<std::size_t>(tbb::info::default_concurrency());
  result.date = options.date;
  result.largest_document = options.largest_document;
  result.dedupe = options.dedupe;
  result.compression = write::compression_of(options.output);
  if (options.pretty) {
    render_pretty(options, result);
  } else {
    render_json(options, models, result);
  }
  return result;
}

// What decides which bytes are written: a run goes on only with one of the same job.
std::string job_of(const ExtractOptions& options, const std::vector<std::string>& inputs) {
  std::vector<std::string> layers;
  for (std::size_t i = 0; i < write::layer_names.size(); ++i) {
    if (options.include.has(static_cast<write::Layer>(i))) layers.emplace_back(write::layer_names[i]);
  }
  const nlohmann::ordered_json job{
      {"version", SAYSO_VERSION},
      {"inputs", inputs},
      {"--files-from", options.files_from.value_or("")},
      {"--shard", {options.shard.number, options.shard.of}},
      {"--format", options.format ? std::string(name_of(*options.format)) : "auto"},
      {"--max-document", options.largest_document},
      {"--date", options.date},
      {"--include", layers},
      {"--offsets", static_cast<int>(options.offsets)},
      {"--lexicons", options.lexicons},
      {"--dedupe", options.dedupe},
      {"--explain", options.explain},
      {"--keep-failed", options.keep_failed},
      {"--pretty", options.pretty},
      {"--failures", options.failures},
  };
  return job.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

// What keeps a run from its end: none where it came there.
struct Ending {
  std::optional<Error> error;
  bool interrupted = false;
};

int status_of(const run::Totals& totals, const Ending& ending, bool any_opened) {
  if (ending.error && ending.error->code != "closed_pipe") return exit_status::no_input_or_output;
  if (ending.interrupted) return exit_status::ended_by(stopped_by);
  if (totals.failed == 0) return exit_status::done;
  return any_opened ? exit_status::some_failed : exit_status::no_input_or_output;
}

// Makes the results whole or, where the run ended before its time, says what is left of it.
Ending finish(const read::Reader& reader, std::optional<Error> error, run::Results& results, Console& console) {
  Ending ending{std::move(error)};
  const bool broken = ending.error.has_value();
  ending.interrupted = stopped_by != 0 && !broken;
  if (!ending.error) ending.error = reader.failure();
  const std::string part = results.part();
  if (!ending.error && (!ending.interrupted || part.empty())) {
    ending.error = results.commit();
    if (!ending.error) return ending;
  }
  if (ending.error && ending.error->code != "closed_pipe") console.warn(ending.error->message);
  if (results.leave(broken))
    console.warn("what was done is in " + part + "; the same command with --resume goes on from there");
  return ending;
}

}  // namespace

int extract(const ExtractOptions& options) {
  std::vector<std::string> inputs = options.inputs;
  if (inputs.empty() && !options.files_from) inputs.emplace_back("-");
  Console console(options, options.files_from ? 0 : size_of(inputs));
  const auto refuse = [&](const Error& error) {
    console.warn(error.message);
    return exit_status::no_input_or_output;
  };
  const run::Models models(options.lexicons.empty() ? lexicon::Source() : lexicon::Source(options.lexicons));
  read::Progress progress;
  const Signals signals(progress);
  auto results = run::Results::open({options.output, options.failures, job_of(options, inputs), options.resume,
                                     std::chrono::duration<double>(options.mark_each)});
  if (!results) return refuse(results.error());
  if (results->is_complete()) {
    console.warn(options.output + ": complete, nothing is left to be done (without --resume it is made anew)");
    return status_of(results->begin().totals, {}, true);
  }
  auto names = read::Inputs::open(std::move(inputs), options.files_from, progress);
  if (!names) {
    static_cast<void>(results->leave(false));
    return refuse(names.error());
  }
  read::Reader reader(std::move(*names), {options.format, options.largest_document, results->files(), options.shard},
                      progress);
  console.go_on_from(results->begin().totals);
  reader.resume(results->begin().position, options.dedupe);
  const bool resumed = results->begin().position.inputs != 0;
  run::Outcome outcome =
      run::run_pipeline(reader, progress, models, pipeline_options(options, models), *results,
                        {[&](std::string_view message) { console.warn(message); },
                         [&](const run::Totals& totals) { console.progress(totals, progress.bytes_read); }});
  const Ending ending = finish(reader, std::move(outcome.output_error), *results, console);
  console.summary(outcome.totals);
  return status_of(outcome.totals, ending, resumed || reader.opened() != 0);
}

}  // namespace sayso::cli
