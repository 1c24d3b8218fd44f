#include "pipeline/run/pipeline.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <exception>
#include <vector>

namespace sayso::run {
namespace {

// A batch on its way through the stages, and what they add to it.
struct Work {
  read::Batch batch;
  std::string text;    // of the batch's documents, rendered
  std::string output;  // the same as it is written, where it is compressed
  std::vector<std::string> warnings;
  Totals totals;
};

struct Worker {
  Scratch analysis;
  write::Scratch writing;
};

std::string place(const read::Record& record) {
  std::string place = *record.path;
  if (record.number != 0) place += ':' + std::to_string(record.number);
  return place;
}

class Stages {
 public:
  Stages(const Models& models, const PipelineOptions& options) : models_(models), options_(options) {}

  void analyse_batch(Work& work) {
    work.text.clear();
    work.output.clear();
    work.totals = {};
    work.warnings = std::move(work.batch.warnings);
    Worker& worker = workers_.local();
    for (const read::Record& record : work.batch.records) {
      for (auto& article : read::articles_of(work.batch, record, options_.largest_document)) {
        if (auto error = article ? add(std::move(*article), record, worker, work) : std::move(article.error())) {
          add_failure(record, *error, work);
        }
      }
    }
    if (options_.compression != write::Compression::none && !work.text.empty()) {
      write::append_compressed(options_.compression, work.text, work.output);
    }
  }

 private:
  std::optional<Error> add(Article article, const read::Record& record, Worker& worker, Work& work) {
    if (article.published.empty()) article.published = options_.date;
    for (const std::string& warning : article.warnings) work.warnings.push_back(place(record) + ": " + warning);
    const std::size_t before = work.text.size();
    std::string id = article.id;
    // Nothing that is meant to be thrown comes from here; but one document that does, out of memory at worst, must
    // not end the others.
    try {
      const Document document = analyse(std::move(article), models_, worker.analysis);
      options_.render(document, worker.writing, work.text);
      ++work.totals.documents;
      work.totals.tokens += document.tokens.size();
      work.totals.text_bytes += document.text().size();
    } catch (const std::exception& problem) {
      work.text.resize(before);
      return Error{"internal", std::string("could not be analysed: ") + problem.what(), std::move(id)};
    }
    return std::nullopt;
  }

  void add_failure(const read::Record& record, const Error& error, Work& work) const {
    ++work.totals.failed;
    work.warnings.push_back(place(record) + ": " + error.message);
    if (!options_.keep_failed) return;
    const std::string id = error.id.empty() ? read::default_id(record.origin()) : error.id;
    write::append_failure(id, *record.path, record.format, error, work.text);
  }

  const Models& models_;
  const PipelineOptions& options_;
  tbb::enumerable_thread_specific<Worker> workers_;
};

}  // namespace

Totals& Totals::operator+=(const Totals& other) {
  documents += other.documents;
  failed += other.failed;
  tokens += other.tokens;
  text_bytes += other.text_bytes;
  return *this;
}

Outcome run_pipeline(read::Reader& reader, read::Progress& progress, const Models& models,
                     const PipelineOptions& options, write::Output& output, const Watcher& watcher) {
  Outcome outcome;
  Stages stages(models, options);
  // Batches leave in the order in which they came, so those under way are always neighbours and a ring holds them.
  std::vector<Work> ring(2 * options.jobs + 1);
  std::size_t next = 0;
  bool more = true;

  const auto read_batch = [&](tbb::flow_control& flow) -> Work* {
    if (!more) {
      flow.stop();
      return nullptr;
    }
    Work& work = ring[next++ % ring.size()];
    work.batch.clear();
    more = reader.fill(work.batch);
    return &work;  // the last one may hold warnings only
  };
  const auto analyse_batch = [&](Work* work) {
    stages.analyse_batch(*work);
    return work;
  };
  const auto write_batch = [&](Work* work) {
    for (const std::string& warning : work->warnings) watcher.warn(warning);
    outcome.totals += work->totals;
    const bool compressed = options.compression != write::Compression::none;
    if (!outcome.output_error) outcome.output_error = output.write(compressed ? work->output : work->text);
    if (outcome.output_error) progress.stop = true;
    watcher.progress(outcome.totals);
  };

  const auto threads = static_cast<int>(options.jobs);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, options.jobs);
  tbb::task_arena arena(threads);
  arena.execute([&] {
    tbb::parallel_pipeline(ring.size(),
                           tbb::make_filter<void, Work*>(tbb::filter_mode::serial_in_order, read_batch) &
                               tbb::make_filter<Work*, Work*>(tbb::filter_mode::parallel, analyse_batch) &
                               tbb::make_filter<Work*, void>(tbb::filter_mode::serial_in_order, write_batch));
  });
  return outcome;
}

}  // namespace sayso::run
