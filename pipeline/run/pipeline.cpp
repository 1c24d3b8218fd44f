#include "pipeline/run/pipeline.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <cassert>
#include <exception>
#include <vector>

#include "pipeline/duplicates/index.hpp"
#include "pipeline/duplicates/words.hpp"
#include "pipeline/read/language.hpp"

namespace sayso::run {
namespace {

// What becomes of one article, or of a record that holds none.
struct Entry {
  const read::Record* record;
  std::size_t document = 0;  // its place among the batch's documents, where there is no error
  std::optional<Error> error;
};

// A batch on its way through the stages, and what they add to it.
struct Work {
  read::Batch batch;
  std::vector<Document> documents;
  std::vector<Entry> entries;                // in input order
  std::vector<duplicates::Sketch> sketches;  // of the documents, where copies are looked for
  std::string text;                          // of the batch's documents, rendered
  std::string output;                        // the same as it is written, where it is compressed
  std::string failures;
  std::vector<std::string> warnings;
  Totals totals;
};

constexpr std::size_t huge = std::size_t{1} << 20;

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

  // Records to articles.
  void parse(Work& work) {
    work.documents.clear();
    work.entries.clear();
    work.sketches.clear();
    work.warnings = std::move(work.batch.warnings);
    for (const read::Record& record : work.batch.records) parse(record, work);
    if (work.batch.bytes.capacity() > 16 * huge)
      work.batch.bytes = std::string();  // the articles hold what they need of them
    if (!options_.dedupe) return;
    std::string& words = workers_.local().analysis.words;
    for (const Document& document : work.documents) {
      duplicates::normalise(document.text(), words);
      work.sketches.push_back(duplicates::sketch_of(words));
    }
  }

  // In input order.
  void mark_copies(Work& work) {
    for (std::size_t i = 0; i < work.documents.size(); ++i) {
      Document& document = work.documents[i];
      const auto copy = known_.add(work.sketches[i], document.article.id);
      if (!copy) continue;
      document.duplicate_of = copy->of;
      document.similarity = copy->similarity;
    }
  }

  void analyse_batch(Work& work) {
    work.text.clear();
    work.output.clear();
    work.failures.clear();
    work.totals = {};
    Worker& worker = workers_.local();
    if (!work.batch.done_before) {
      analyse_documents(work, worker);
      for (const Entry& entry : work.entries) {
        if (const auto error = entry.error ? entry.error : add(work.documents[entry.document], worker, work)) {
          add_failure(*entry.record, *error, work);
        }
      }
    }
    work.documents.clear();
    if (options_.compression != write::Compression::none && !work.text.empty()) {
      write::append_compressed(options_.compression, work.text, work.output);
    }
  }

 private:
  // A record that throws, out of memory at worst, must not end the others; here as in the steps after it.
  void parse(const read::Record& record, Work& work) const {
    try {
      for (auto& article : read::articles_of(work.batch, record, options_.largest_document)) {
        add_article(record, article, work);
      }
    } catch (const std::exception& problem) {
      work.entries.push_back({&record, 0, Error{"internal", std::string("could not be read: ") + problem.what()}});
    }
  }

  void add_article(const read::Record& record, Result<Article>& article, Work& work) const {
    if (!article) {
      work.entries.push_back({&record, 0, std::move(article.error())});
      return;
    }
    if (!work.batch.done_before) {
      for (const std::string& warning : article->warnings) work.warnings.push_back(place(record) + ": " + warning);
    }
    Document& document = work.documents.emplace_back();
    work.entries.push_back({&record, work.documents.size() - 1, std::nullopt});
    document.article = std::move(*article);
    if (document.article.published.empty()) document.article.published = options_.date;
  }

  // Nothing that is meant to be thrown comes from analysis; where a document does throw, each is analysed again by
  // itself.
  void analyse_documents(Work& work, Worker& worker) const {
    try {
      analyse(work.documents, models_, options_.depth, worker.analysis);
    } catch (const std::exception&) {
      for (Entry& entry : work.entries) {
        if (entry.error) continue;
        Document& document = work.documents[entry.document];
        const std::string id = document.article.id;
        try {
          const std::string duplicate_of = std::move(document.duplicate_of);
          const double similarity = document.similarity;
          document = analyse(std::move(document.article), models_, options_.depth, worker.analysis);
          document.duplicate_of = duplicate_of;
          document.similarity = similarity;
        } catch (const std::exception& problem) {
          entry.error = Error{"internal", std::string("could not be analysed: ") + problem.what(), id};
        }
      }
    }
  }

  std::optional<Error> add(const Document& document, Worker& worker, Work& work) const {
    const std::size_t before = work.text.size();
    try {
      // So that the memory for a huge document is not taken twice, to grow; what is not written to is not taken.
      if (document.text().size() > huge) work.text.reserve(before + 8 * document.text().size());
      options_.render(document, worker.writing, work.text);
    } catch (const std::exception& problem) {
      work.text.resize(before);
      return Error{"internal", std::string("could not be written: ") + problem.what(), document.article.id};
    }
    ++work.totals.documents;
    if (!read::is_english(document.article.language)) ++work.totals.not_english;
    if (!document.duplicate_of.empty()) ++work.totals.duplicates;
    work.totals.tokens += document.tokens.size();
    work.totals.text_bytes += document.text().size();
    return std::nullopt;
  }

  void add_failure(const read::Record& record, const Error& error, Work& work) const {
    ++work.totals.failed;
    work.warnings.push_back(place(record) + ": " + error.message);
    const std::string id = error.id.empty() ? read::default_id(record.origin()) : error.id;
    const write::Failure failure{id, *record.path, record.format, record.number, error};
    write::append_failure(failure, work.failures);
    if (options_.render_failure) options_.render_failure(failure, work.text);
  }

  const Models& models_;
  const PipelineOptions& options_;
  tbb::enumerable_thread_specific<Worker> workers_;
  duplicates::Index known_;
};

}  // namespace

Totals& Totals::operator+=(const Totals& other) {
  documents += other.documents;
  failed += other.failed;
  not_english += other.not_english;
  duplicates += other.duplicates;
  tokens += other.tokens;
  text_bytes += other.text_bytes;
  return *this;
}

Depth depth_for(const write::Layers& layers) {
  using enum write::Layer;
  if (layers.has(tokens)) return Depth::trees;
  for (const write::Layer layer : {entities, figures, times, quotes, events, checks}) {
    if (layers.has(layer)) return Depth::layers;
  }
  return layers.has(sentences) ? Depth::sentences : Depth::text;
}

Outcome run_pipeline(read::Reader& reader, read::Progress& progress, const Models& models,
                     const PipelineOptions& options, Results& results, const Watcher& watcher) {
  Outcome outcome;
  outcome.totals = results.begin().totals;
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
  const auto stage = [&](void (Stages::*step)(Work&)) {
    return [&, step](Work* work) {
      take_over();
      (stages.*step)(*work);
      hand_over();
      return work;
    };
  };
  const auto write_batch = [&](Work* work) {
    take_over();
    for (const std::string& warning : work->warnings) watcher.warn(warning);
    outcome.totals += work->totals;
    const bool compressed = options.compression != write::Compression::none;
    if (!outcome.output_error && !work->batch.done_before) {
      outcome.output_error =
          results.write(compressed ? work->output : work->text, work->failures,
                        {.position = work->batch.end, .totals = outcome.totals}, !work->batch.cut_short);
    }
    if (outcome.output_error) progress.stop = true;
    if (work->text.capacity() > 16 * huge) work->text = std::string();  // a huge document is rarely followed by others
    if (work->output.capacity() > 16 * huge) work->output = std::string();
    watcher.progress(outcome.totals);
    hand_over();
  };

  const auto threads = static_cast<int>(options.jobs);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, options.jobs);
  tbb::task_arena arena(threads);
  arena.execute([&] {
    using tbb::filter_mode;
    auto stages_before = tbb::make_filter<void, Work*>(filter_mode::serial_in_order, read_batch) &
                         tbb::make_filter<Work*, Work*>(filter_mode::parallel, stage(&Stages::parse));
    if (options.dedupe) {
      stages_before =
          stages_before & tbb::make_filter<Work*, Work*>(filter_mode::serial_in_order, stage(&Stages::mark_copies));
    }
    tbb::parallel_pipeline(ring.size(),
                           stages_before &
                               tbb::make_filter<Work*, Work*>(filter_mode::parallel, stage(&Stages::analyse_batch)) &
                               tbb::make_filter<Work*, void>(filter_mode::serial_in_order, write_batch));
  });
  [[maybe_unused]] const std::size_t steps = take_over();
  assert(steps == (options.dedupe ? 5 : 4) * next);
  return outcome;
}

}  // namespace sayso::run
