#include <cstddef>
#include <string>

#include "pipeline/document/document.hpp"

namespace sayso {
namespace {

// Says what is wrong with the spans, or nothing.
class Validator {
 public:
  explicit Validator(const Document& document) : document_(document), text_(document.text()) {}

  std::string run() {
    segmentation();
    layers();
    references();
    return problem_;
  }

 private:
  void fail(const char* layer, std::size_t index, const char* what) {
    if (problem_.empty()) problem_ = std::string(layer) + " " + std::to_string(index) + ": " + what;
  }

  [[nodiscard]] bool on_edge(std::uint32_t byte) const {
    return byte == text_.size() || (static_cast<unsigned char>(text_[byte]) & 0xC0U) != 0x80U;
  }

  void check(const char* layer, std::size_t index, Span span) {
    if (span.begin >= span.end) return fail(layer, index, "empty span");
    if (span.end > text_.size()) return fail(layer, index, "span beyond the text");
    if (!on_edge(span.begin) || !on_edge(span.end)) fail(layer, index, "span cuts a code point");
  }

  void check_optional(const char* layer, std::size_t index, Span span) {
    if (!span.empty()) check(layer, index, span);
  }

  template <class Items, class Before>
  void check_order(const char* layer, const Items& items, Before in_order) {
    for (std::size_t i = 1; i < items.size(); ++i) {
      if (!in_order(items[i - 1], items[i])) fail(layer, i, "out of text order");
    }
  }

  void segmentation() {
    const auto apart = [](const auto& a, const auto& b) { return a.span.end <= b.span.begin; };
    for (std::size_t i = 0; i < document_.tokens.size(); ++i) check("token", i, document_.tokens[i].span);
    for (std::size_t i = 0; i < document_.sentences.size(); ++i) {
      const Sentence& sentence = document_.sentences[i];
      check("sentence", i, sentence.span);
      if (document_.tokens.empty()) continue;  // not English
      if (sentence.tokens.empty() || sentence.tokens.last > document_.tokens.size()) {
        fail("sentence", i, "bad token range");
      } else if (document_.span_of(sentence.tokens) != sentence.span) {
        fail("sentence", i, "span differs from its tokens");
      }
    }
    check_order("token", document_.tokens, apart);
    check_order("sentence", document_.sentences, apart);
    for (std::size_t i = 0; i < document_.names.size(); ++i) {
      const TokenRange name = document_.names[i].tokens;
      if (name.empty() || name.last > document_.tokens.size()) fail("name", i, "bad token range");
    }
    check_order("name", document_.names,
                [](const NameSpan& a, const NameSpan& b) { return a.tokens.last <= b.tokens.first; });
  }

  void layers() {
    const auto apart = [](const auto& a, const auto& b) { return a.span.end <= b.span.begin; };
    const auto ordered = [](const auto& a, const auto& b) { return a.span.begin <= b.span.begin; };
    for (std::size_t i = 0; i < document_.times.size(); ++i) check("time", i, document_.times[i].span);
    check_order("time", document_.times, apart);
    for (std::size_t i = 0; i < document_.figures.size(); ++i) {
      const Figure& figure = document_.figures[i];
      check("figure", i, figure.span);
      check_optional("figure", i, figure.of);
      if (figure.value.has_value() == (figure.low.has_value() || figure.high.has_value())) {
        fail("figure", i, "needs a value or a range, not both");
      }
    }
    check_order("figure", document_.figures, apart);
    for (std::size_t i = 0; i < document_.entities.mentions.size(); ++i) {
      const Mention& mention = document_.entities.mentions[i];
      check("mention", i, mention.span);
      if (at(mention.entity) >= document_.entities.entities.size()) fail("mention", i, "no such entity");
    }
    check_order("mention", document_.entities.mentions, ordered);
    for (std::size_t i = 0; i < document_.entities.entities.size(); ++i) {
      check("entity", i, document_.entities.entities[i].name);
      check_optional("entity", i, document_.entities.entities[i].role);
      for (const Span alias : document_.entities.entities[i].aliases) check("entity", i, alias);
    }
  }

  void check(const char* layer, std::size_t index, const Reference& reference) {
    check(layer, index, reference.span);
    if (reference.entity && at(*reference.entity) >= document_.entities.entities.size()) {
      fail(layer, index, "no such entity");
    }
  }

  void references() {
    for (std::size_t i = 0; i < document_.figures.size(); ++i) {
      const Figure& figure = document_.figures[i];
      if (figure.time && at(*figure.time) >= document_.times.size()) fail("figure", i, "no such time");
      if (figure.equals && at(*figure.equals) >= document_.figures.size()) fail("figure", i, "equals no figure");
      if (!figure.change) continue;
      if (const auto* from = std::get_if<FigureIndex>(&figure.change->from);
          from != nullptr && at(*from) >= document_.figures.size()) {
        fail("figure", i, "changes from no figure");
      }
      if (const auto* from = std::get_if<TimeIndex>(&figure.change->from);
          from != nullptr && at(*from) >= document_.times.size()) {
        fail("figure", i, "changes from no time");
      }
    }
    for (std::size_t i = 0; i < document_.quotes.size(); ++i) {
      const Quote& quote = document_.quotes[i];
      if (quote.content.empty()) fail("quote", i, "no content");
      for (const Span span : quote.content) check("quote", i, span);
      if (quote.cue) check("quote", i, quote.cue->span);
      if (quote.speaker) check("quote", i, *quote.speaker);
      if (quote.addressee) check("quote", i, *quote.addressee);
    }
    for (std::size_t i = 0; i < document_.events.size(); ++i) {
      const Event& event = document_.events[i];
      check("event", i, event.trigger);
      if (event.sentence >= document_.sentences.size()) fail("event", i, "no such sentence");
      if (event.claimant && at(*event.claimant) >= document_.entities.entities.size()) {
        fail("event", i, "no such claimant");
      }
      if (event.quote && at(*event.quote) >= document_.quotes.size()) fail("event", i, "no such quote");
      for (const FigureIndex figure : event.figures) {
        if (at(figure) >= document_.figures.size()) fail("event", i, "no such figure");
      }
      for (const Argument& argument : event.arguments) {
        check("event", i, argument.what);
        if (argument.time && at(*argument.time) >= document_.times.size()) fail("event", i, "no such time");
      }
    }
    for (std::size_t i = 0; i < document_.checks.size(); ++i) {
      for (const FigureIndex figure : document_.checks[i].figures) {
        if (at(figure) >= document_.figures.size()) fail("check", i, "no such figure");
      }
    }
  }

  const Document& document_;
  std::string_view text_;
  std::string problem_;
};

}  // namespace

std::string validate(const Document& document) { return Validator(document).run(); }

}  // namespace sayso
