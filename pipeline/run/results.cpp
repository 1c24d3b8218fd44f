#include "pipeline/run/results.hpp"

#include <sys/stat.h>

#include <nlohmann/json.hpp>

namespace sayso::run {
namespace {

using write::Output;

std::string journal_of(const std::string& output) { return output + ".progress"; }

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

// Names what the two jobs differ in.
Error other_job(const std::string& path, const std::string& earlier, const std::string& now) {
  const auto before = nlohmann::json::parse(earlier, nullptr, false);
  const auto today = nlohmann::json::parse(now);
  std::string which;
  for (const auto& [name, value] : today.items()) {
    if (before.is_object() && before.value(name, nlohmann::json()) == value) continue;
    which += (which.empty() ? "" : ", ") + name;
  }
  return {"other_job", path + ": the interrupted run was to do something else (" + (which.empty() ? "options" : which) +
                           "); give it the same inputs and options, or begin anew without --resume"};
}

}  // namespace

Result<Results> Results::open(const ResultFiles& files) {
  const std::string journal = journal_of(files.output);
  const auto kept = files.resume ? Journal::read(journal) : std::nullopt;
  if (kept && kept->job != files.job) return other_job(journal, kept->job, files.job);
  const bool was_complete = files.resume && !kept && exists(files.output) && !exists(files.output + ".part");
  auto output = Output::open(files.output);
  if (!output) return std::move(output.error());
  std::optional<Output> failures;
  if (!files.failures.empty()) {
    auto opened = Output::open(files.failures);
    if (!opened) return std::move(opened.error());
    failures.emplace(std::move(*opened));
  }
  Results results(std::move(*output), std::move(failures), files.mark_each);
  if (was_complete) {
    results.begin_.complete = true;
    results.discard();
  } else if (auto error = kept ? results.go_on(journal, *kept) : results.begin_anew(journal, files.job)) {
    return std::move(*error);
  }
  return results;
}

std::optional<Error> Results::begin_anew(const std::string& journal, const std::string& job) {
  if (output_.is_file()) {
    // First, because an earlier journal would tell of bytes that are there no more.
    auto begun = Journal::begin(journal, job);
    if (!begun) return std::move(begun.error());
    journal_.emplace(std::move(*begun));
  }
  if (auto error = output_.cut(0)) return error;
  return failures_ ? failures_->cut(0) : std::nullopt;
}

std::optional<Error> Results::go_on(const std::string& journal, const Journal::Kept& kept) {
  auto opened = Journal::go_on(journal, kept);
  if (!opened) return std::move(opened.error());
  journal_.emplace(std::move(*opened));
  begin_ = written_ = kept.last;
  safe_ = kept.last;
  if (begin_.complete) return rename();
  if (output_.size() < begin_.output || (failures_ && failures_->size() < begin_.failures))
    return Error{"unwritable", output_.part() +
                                   ": shorter than the interrupted run left it, so nothing can go on with it; begin "
                                   "anew without --resume"};
  if (auto error = output_.cut(begin_.output)) return error;
  return failures_ ? failures_->cut(begin_.failures) : std::nullopt;
}

std::vector<std::pair<std::uint64_t, std::uint64_t>> Results::files() const {
  auto files = output_.files();
  const auto add = [&](const std::vector<std::pair<std::uint64_t, std::uint64_t>>& more) {
    files.insert(files.end(), more.begin(), more.end());
  };
  if (failures_) add(failures_->files());
  struct stat status {};
  if (journal_ && ::fstat(journal_->descriptor(), &status) == 0) files.emplace_back(status.st_dev, status.st_ino);
  return files;
}

std::optional<Error> Results::write(std::string_view output, std::string_view failures, Mark mark, bool may_mark) {
  if (auto error = output_.write(output)) return error;
  if (failures_) {
    if (auto error = failures_->write(failures)) return error;
  }
  if (!may_mark) return std::nullopt;
  written_ = std::move(mark);
  written_.output = output_.size();
  written_.failures = failures_ ? failures_->size() : 0;
  const bool due = journal_ && Clock::now() - marked_at_ >= mark_each_;
  return due ? this->mark() : std::nullopt;
}

std::optional<Error> Results::mark() {
  if (auto error = output_.sync()) return error;
  if (failures_) {
    if (auto error = failures_->sync()) return error;
  }
  if (auto error = journal_->mark(written_)) return error;
  safe_ = written_;
  marked_at_ = Clock::now();
  return std::nullopt;
}

std::optional<Error> Results::commit() {
  written_.output = output_.size();
  written_.failures = failures_ ? failures_->size() : 0;
  if (journal_) {
    written_.complete = true;
    if (auto error = mark()) return error;
  }
  return rename();
}

// A run that is killed between two of these steps has done the first ones; the run that goes on with it does the rest.
std::optional<Error> Results::rename() {
  const auto finish = [](Output& output, std::uint64_t size) {
    if (output.size() == size) return output.commit();
    output.discard();  // its name was given; this is empty, made by opening it
    return std::optional<Error>();
  };
  if (failures_) {
    if (auto error = finish(*failures_, written_.failures)) return error;
  }
  if (auto error = finish(output_, written_.output)) return error;
  if (journal_) journal_->remove();
  return std::nullopt;
}

void Results::discard() {
  output_.discard();
  if (failures_) failures_->discard();
  if (journal_) journal_->remove();
}

bool Results::leave(bool broken) {
  if (!journal_) return false;
  const Mark safe = safe_.value_or(Mark{});
  // Where it cannot be marked, what was safe before still is.
  if (written_.output != safe.output || written_.failures != safe.failures) static_cast<void>(mark());
  if (broken && output_.cut(safe_.value_or(Mark{}).output)) return safe_.has_value();
  const bool any = output_.size() != 0 || (failures_ && failures_->size() != 0);
  if (!any) discard();
  return any;
}

}  // namespace sayso::run
