// From articles to all their layers: the stages, in order.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "extractors/checks/checks.hpp"
#include "extractors/entities/entities.hpp"
#include "extractors/events/events.hpp"
#include "extractors/figures/figures.hpp"
#include "extractors/quotes/quotes.hpp"
#include "extractors/times/times.hpp"
#include "models/annotate.hpp"
#include "models/names_and_trees.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/segment.hpp"

namespace sayso::run {

// Everything that is known before an article is read. Built once at the start, then constant and shared by all
// threads. Throws lexicon::LexiconError for a lexicon that cannot be used.
struct Models {
  explicit Models(const lexicon::Source& source);
  Models(const Models&) = delete;
  Models& operator=(const Models&) = delete;

  lexicon::Vocabulary vocabulary;  // first: the others number their words in it
  text::Lexicon text;
  models::Tagger tagger;
  models::Network network;
  times::Lexicon times;
  quotes::Lexicon quotes;
  events::Lexicon events;
  checks::Lexicon checks;
  // Behind them those that read gazetteers: the words of the others then have low numbers, and what is looked up by
  // number is short.
  figures::Lexicon figures;
  entities::Lexicon entities;
};

// Buffers that one worker thread reuses from batch to batch.
struct Scratch {
  text::Scratch text;
  models::Scratch models;
  models::NetworkScratch network;
  std::string words;  // of a text, normalised
};

// How far articles are analysed: what no output tells of need not be made. Dependency trees take as long as all other
// layers together, and none of those needs them.
enum class Depth : std::uint8_t { text, sentences, layers, trees };

// Sets the document's hash.
void add_hash(Document& document, Scratch& scratch);

// Runs the stages over documents that hold their articles and nothing else. Stage by stage, not document by document:
// what a stage knows is then fetched into the processor's cache once a batch, which makes it a third faster with
// batches of some 256 KiB. Any article has an answer, the same whatever the others of the batch; no thread, no shared
// state.
void analyse(std::span<Document> batch, const Models& models, Depth depth, Scratch& scratch);
// The same for one article.
[[nodiscard]] Document analyse(Article article, const Models& models, Depth depth, Scratch& scratch);
[[nodiscard]] Document analyse(Article article, const Models& models, Scratch& scratch);  // without trees

}  // namespace sayso::run
