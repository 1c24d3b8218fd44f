// Documents to JSON Lines, as the contract lays them down. Everything is appended to one string that the caller
// reuses; no tree is built.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/document/reasons.hpp"
#include "pipeline/document/result.hpp"
#include "pipeline/write/layers.hpp"
#include "pipeline/write/offsets.hpp"

namespace sayso::write {

inline constexpr std::string_view schema = "sayso/1";

struct JsonOptions {
  Layers include;
  OffsetUnit offsets = OffsetUnit::codepoints;
  // The lemma of a token, as text; asked for only where the tokens layer is written.
  std::function<std::string(const Document&, const Token&)> lemma;
  // Why each quote was found, in their order; none: no quote has a "why". Asked once a document with quotes.
  std::function<std::vector<QuoteReasons>(const Document&)> why = nullptr;
  // The same of events.
  std::function<std::vector<EventReasons>(const Document&)> why_events = nullptr;
};

// Buffers reused from document to document; one per worker thread.
struct Scratch {
  OffsetMap offsets;
  std::vector<std::uint32_t> mentions;        // positions of mentions, entity by entity
  std::vector<std::uint32_t> mention_begins;  // where each entity's begin in `mentions`
};

// Appends the document as one line, line feed included. Linear in the document; never fails.
void append_document(const Document& document, const JsonOptions& options, Scratch& scratch, std::string& out);

struct Failure {
  std::string_view id;
  std::string_view path;
  Format format;
  std::uint64_t record;  // of the line, value or record in its input, from 1; 0 where the input is one document
  const Error& error;
};

// Appends the line that stands for a document that failed (--keep-failed, --failures).
void append_failure(const Failure& failure, std::string& out);

}  // namespace sayso::write
