#include "pipeline/run/pipeline.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <cassert>
#include <exception>
#include <vector>

#include "pipeline/read/language.hpp"

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

// What becomes of one article, or of a record that holds none.
struct Entry {
  const read::Record* record;
  std::size_t document = 0;  // its place among the batch's documents, where there is no error
  std::optional<Error> error;
};

struct Worker {
  std::vector<Document> documents;
  std::vector<Entry> entries;  // in input order
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
    parse(worker, work);
    analyse_documents(worker);
    for (const Entry& entry : worker.entries) {
      if (const auto error = entry.error ? entry.error : add(worker.documents[entry.document], worker, work)) {
        add_failure(*entry.record, *error, work);
      }
    }
    worker.documents.clear();
    if (options_.compression != write::Compression::none && !work.text.empty()) {
      write::append_compressed(options_.compression, work.text, work.output);
    }
  }

 private:
  // A record that throws, out of memory at worst, must not end the others; here as in the steps after it.
  void parse(Worker& worker, Work& work) const {
    worker.documents.clear();
    worker.entries.clear();
    for (const read::Record& record : work.batch.records) {
      try {
        for (auto& article : read::articles_of(work.batch, record, options_.largest_document)) {
          add_article(record, article, worker, work);
        }
      } catch (const std::exception& problem) {
        worker.entries.push_back({&record, 0, Error{"internal", std::string("could not be read: ") + problem.what()}});
      }
    }
  }

  void add_article(const read::Record& record, Result<Article>& article, Worker& worker, Work& work) const {
    if (!article) {
      worker.entries.push_back({&record, 0, std::move(article.error())});
      return;
    }
    for (const std::string& warning : article->warnings) work.warnings.push_back(place(record) + ": " + warning);
    Document& document = worker.documents.emplace_back();
    worker.entries.push_back({&record, worker.documents.size() - 1, std::nullopt});
    document.article = std::move(*article);
    if (document.article.published.empty()) document.article.published = options_.date;
  }

  // Nothing that is meant to be thrown comes from analysis; where a document does throw, each is analysed again by
  // itself.
  void analyse_documents(Worker& worker) const {
    try {
      analyse(worker.documents, models_, options_.trees, worker.analysis);
    } catch (const std::exception&) {
      for (Entry& entry : worker.entries) {
        if (entry.error) continue;
        Document& document = worker.documents[entry.document];
        const std::string id = document.article.id;
        try {
          document = analyse(std::move(document.article), models_, options_.trees, worker.analysis);
        } catch (const std::exception& problem) {
          entry.error = Error{"internal", std::string("could not be analysed: ") + problem.what(), id};
        }
      }
    }
  }

  std::optional<Error> add(const Document& document, Worker& worker, Work& work) const {
    const std::size_t before = work.text.size();
    try {
      options_.render(document, worker.writing, work.text);
    } catch (const std::exception& problem) {
      work.text.resize(before);
      return Error{"internal", std::string("could not be written: ") + problem.what(), document.article.id};
    }
    ++work.totals.documents;
    if (!read::is_english(document.article.language)) ++work.totals.not_english;
    work.totals.tokens += document.tokens.size();
    work.totals.text_bytes += document.text().size();
    return std::nullopt;
  }

  void add_failure(const read::Record& record, const Error& error, Work& work) const {
    ++work.totals.failed;
    work.warnings.push_back(place(record) + ": " + error.message);
    if (!options_.render_failure) return;
    options_.render_failure(error.id.empty() ? read::default_id(record.origin()) : error.id, record, error, work.text);
  }

  const Models& models_;
  const PipelineOptions& options_;
  tbb::enumerable_thread_specific<Worker> workers_;
};

}  // namespace

Totals& Totals::operator+=(const Totals& other) {
  documents += other.documents;
  failed += other.failed;
  not_english += other.not_english;
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

  // What a stage leaves, the next takes over on whatever thread it runs. TBB sees to that; the thread sanitizer, which
  // does not see into TBB, is told by these.
  std::atomic<std::size_t> handed_over = 0;
  const auto take_over = [&] { return handed_over.load(std::memory_order_acquire); };
  const auto hand_over = [&] { handed_over.fetch_add(1, std::memory_order_release); };

  const auto read_batch = [&](tbb::flow_control& flow) -> Work* {
    take_over();
    if (!more) {
      flow.stop();
      return nullptr;
    }
    Work& work = ring[next++ % ring.size()];
    work.batch.clear();
    more = reader.fill(work.batch);
    hand_over();
    return &work;  // the last one may hold warnings only
  };
  const auto analyse_batch = [&](Work* work) {
    take_over();
    stages.analyse_batch(*work);
    hand_over();
    return work;
  };
  const auto write_batch = [&](Work* work) {
    take_over();
    for (const std::string& warning : work->warnings) watcher.warn(warning);
    outcome.totals += work->totals;
    const bool compressed = options.compression != write::Compression::none;
    if (!outcome.output_error) outcome.output_error = output.write(compressed ? work->output : work->text);
    if (outcome.output_error) progress.stop = true;
    watcher.progress(outcome.totals);
    hand_over();
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
  [[maybe_unused]] const std::size_t steps = take_over();
  assert(steps == 3 * next);
  return outcome;
}

}  // namespace sayso::run
