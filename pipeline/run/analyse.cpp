#include "pipeline/run/analyse.hpp"

#include <cassert>
#include <utility>

#include "pipeline/document/limits.hpp"
#include "pipeline/duplicates/words.hpp"
#include "pipeline/read/language.hpp"

namespace sayso::run {

Models::Models(const lexicon::Source& source)
    : text(source, vocabulary),
      times(source, vocabulary),
      quotes(source, vocabulary, text.lemmatiser),
      events(source, vocabulary),
      checks(source, vocabulary),
      figures(source, vocabulary, text.lemmatiser),
      entities(source, vocabulary) {
  text.finish();
}

namespace {

// Sentences alone: for articles that are not English, since every other stage knows English alone.
void segment_only(std::span<Document> batch, const Models& models, Scratch& scratch) {
  text::segment(batch, models.text, scratch.text);
  for (Document& d : batch) {
    d.tokens.clear();
    d.quotations.clear();
    for (Sentence& sentence : d.sentences) sentence.tokens = {};
  }
}

void warn_of_limits(Document& document) {
  const auto warn = [&](std::size_t found, const char* what) {
    if (found >= most_found)
      document.article.warnings.push_back("more " + std::string(what) +
                                          " than are looked for: those at the end are left out");
  };
  warn(document.entities.mentions.size(), "names");
  warn(document.times.size(), "times");
  warn(document.figures.size(), "figures");
  warn(document.quotes.size(), "quotes");
  warn(document.events.size(), "events");
}

// What follows needs none of it, and a huge document is rarely followed by others.
void free_if_huge(std::span<Document> batch, Scratch& scratch) {
  constexpr std::size_t worth_keeping = std::size_t{1} << 20;
  std::size_t tokens = 0;
  for (const Document& d : batch) tokens += d.tokens.size();
  if (tokens > worth_keeping) scratch = Scratch();
}

void analyse_english(std::span<Document> batch, const Models& models, Depth depth, Scratch& scratch) {
  const auto trees = depth == Depth::trees ? models::network::Parse::yes : models::network::Parse::no;
  text::segment(batch, models.text, scratch.text);                       // tokens, sentences, quotations
  models::annotate(batch, models.tagger, scratch.text, scratch.models);  // parts of speech
  models::add_names_and_trees(batch, models.network, trees, scratch.text, scratch.network);
  free_if_huge(batch, scratch);
  for (Document& d : batch) text::assign_lemmas(d, models.text);
  for (Document& d : batch) d.times = times::extract(d, models.times);
  for (Document& d : batch) d.figures = figures::extract(d, models.figures);  // skips what a time already took
  for (Document& d : batch) d.entities = entities::extract(d, models.entities);
  for (Document& d : batch) d.quotes = quotes::extract(d, models.quotes);  // speakers are entities
  for (Document& d : batch) entities::resolve_first_person(d, models.entities);
  for (Document& d : batch) d.events = events::extract(d, models.events);  // claimants are speakers
  for (Document& d : batch) d.checks = checks::extract(d, models.checks);
  for (Document& d : batch) warn_of_limits(d);
}

}  // namespace

void add_hash(Document& document, Scratch& scratch) {
  constexpr std::size_t worth_keeping = std::size_t{4} << 20;
  duplicates::normalise(document.text(), scratch.words);
  document.hash = duplicates::hash_of(scratch.words);
  if (scratch.words.capacity() > worth_keeping) scratch.words = std::string();
}

void analyse(std::span<Document> batch, const Models& models, Depth depth, Scratch& scratch) {
  for (Document& d : batch) add_hash(d, scratch);
  if (depth == Depth::text) return;
  const auto is_english = [](const Document& d) { return read::is_english(d.article.language); };
  for (std::size_t begin = 0; begin < batch.size();) {
    const bool english = is_english(batch[begin]);
    std::size_t end = begin + 1;
    while (end < batch.size() && is_english(batch[end]) == english) ++end;
    const auto run = batch.subspan(begin, end - begin);
    english&& depth != Depth::sentences ? analyse_english(run, models, depth, scratch)
                                        : segment_only(run, models, scratch);
    begin = end;
  }
  for ([[maybe_unused]] const Document& d : batch) assert(validate(d).empty());
}

Document analyse(Article article, const Models& models, Depth depth, Scratch& scratch) {
  Document document;
  document.article = std::move(article);
  analyse({&document, 1}, models, depth, scratch);
  return document;
}

Document analyse(Article article, const Models& models, Scratch& scratch) {
  return analyse(std::move(article), models, Depth::layers, scratch);
}

}  // namespace sayso::run
