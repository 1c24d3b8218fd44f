#include "pipeline/run/analyse.hpp"

#include <cassert>
#include <utility>

namespace sayso::run {

Models::Models(const lexicon::Source& source)
    : text(source, vocabulary),
      times(source, vocabulary, text.lemmatiser),
      figures(source, vocabulary, text.lemmatiser),
      entities(source, vocabulary, text.lemmatiser),
      quotes(source, vocabulary, text.lemmatiser),
      events(source, vocabulary, text.lemmatiser),
      checks(source) {
  text.finish();
}

Document analyse(Article article, const Models& models, Scratch& scratch) {
  Document d;
  d.article = std::move(article);
  text::segment(d, models.text, scratch.text);         // tokens, sentences, quotations
  models::annotate(d, models.tagger, scratch.models);  // parts of speech
  text::assign_lemmas(d, models.text);
  d.times = times::extract(d, models.times);
  d.figures = figures::extract(d, models.figures);  // skips what a time already took
  d.entities = entities::extract(d, models.entities);
  d.quotes = quotes::extract(d, models.quotes);  // speakers are entities
  d.events = events::extract(d, models.events);  // claimants are speakers
  d.checks = checks::extract(d, models.checks);
  assert(validate(d).empty());
  return d;
}

}  // namespace sayso::run
