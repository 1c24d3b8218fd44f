// Many articles at once: read (serial) → analyse and write as text (parallel) → output (serial, in input order).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "pipeline/read/reader.hpp"
#include "pipeline/run/analyse.hpp"
#include "pipeline/write/document_json.hpp"
#include "pipeline/write/output.hpp"

namespace sayso::run {

struct Totals {
  std::uint64_t documents = 0;  // written whole; failed ones are not among them
  std::uint64_t failed = 0;
  std::uint64_t not_english = 0;  // of the documents; they have text and sentences only
  std::uint64_t tokens = 0;
  std::uint64_t text_bytes = 0;  // of the articles' texts

  Totals& operator+=(const Totals& other);
};

// Appends what stands for the document in the output.
using Render = std::function<void(const Document&, write::Scratch&, std::string& out)>;
// Appends what stands there for one that failed.
using RenderFailure = std::function<void(std::string_view id, const read::Record&, const Error&, std::string& out)>;

struct PipelineOptions {
  std::size_t jobs = 1;
  std::string date;  // for articles that carry none; may be empty
  std::size_t largest_document = 64U << 20;
  Trees trees = Trees::no;  // where the output tells of trees
  write::Compression compression = write::Compression::none;
  Render render;
  RenderFailure render_failure;  // none: documents that fail are left out
};

// What a run tells while it goes on; called from one thread at a time, in input order.
struct Watcher {
  std::function<void(std::string_view message)> warn;  // one warning, naming input, place and what to do
  std::function<void(const Totals& so_far)> progress;  // after every batch
};

struct Outcome {
  Totals totals;
  std::optional<Error> output_error;  // the output ended early for this reason
};

// Runs until the reader has no more, its Progress says stop (what is under way is finished) or the output fails (then
// Progress is told to stop). The output's bytes depend neither on `jobs` nor on timing. Memory is bounded by jobs and
// the largest document, not by the input. Throws nothing that a document causes.
[[nodiscard]] Outcome run_pipeline(read::Reader& reader, read::Progress& progress, const Models& models,
                                   const PipelineOptions& options, write::Output& output, const Watcher& watcher);

}  // namespace sayso::run
