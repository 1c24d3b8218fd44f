// Many articles at once: read (serial) → parse (parallel) → look for copies (serial, where asked for) → analyse and
// write as text (parallel) → output (serial, in input order).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "pipeline/read/reader.hpp"
#include "pipeline/run/analyse.hpp"
#include "pipeline/run/results.hpp"
#include "pipeline/run/totals.hpp"
#include "pipeline/write/document_json.hpp"
#include "pipeline/write/output.hpp"

namespace sayso::run {

// Appends what stands for the document in the output.
using Render = std::function<void(const Document&, write::Scratch&, std::string& out)>;
// Appends what stands there for one that failed.
using RenderFailure = std::function<void(const write::Failure&, std::string& out)>;

struct PipelineOptions {
  std::size_t jobs = 1;
  std::string date;  // for articles that carry none; may be empty
  std::size_t largest_document = 64U << 20;
  Depth depth = Depth::layers;  // as far as the output tells
  bool dedupe = false;          // documents that are copies of earlier ones say so
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
  Totals totals;                      // with those of the run that it goes on with
  std::optional<Error> output_error;  // the output ended early for this reason
};

// As far as an output with these parts tells.
[[nodiscard]] Depth depth_for(const write::Layers& layers);

// Runs until the reader has no more, its Progress says stop (what is under way is finished) or the output fails (then
// Progress is told to stop). The output's bytes depend neither on `jobs` nor on timing. Memory is bounded by jobs and
// the largest document, not by the input. Throws nothing that a document causes.
[[nodiscard]] Outcome run_pipeline(read::Reader& reader, read::Progress& progress, const Models& models,
                                   const PipelineOptions& options, Results& results, const Watcher& watcher);

}  // namespace sayso::run
