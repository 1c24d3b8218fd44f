#include "pipeline/write/document_json.hpp"

#include <span>

#include "pipeline/document/names.hpp"
#include "pipeline/write/json_text.hpp"

namespace sayso::write {
namespace {

// Writes the fields of one document. Each method appends `"key":value` with a comma before it where one is needed.
class DocumentWriter {
 public:
  DocumentWriter(const Document& document, const JsonOptions& options, Scratch& scratch, std::string& out)
      : d_(document), options_(options), scratch_(scratch), out_(out) {
    scratch.offsets.assign(document.text(), options.offsets);
  }

  void write() {
    article();
    layer(Layer::sentences, "sentences", d_.sentences, [&](const Sentence& s, std::size_t) { bounds(s.span); });
    layer(Layer::tokens, "tokens", d_.tokens, [&, sentence = 0U](const Token& t, std::size_t i) mutable {
      while (sentence + 1 < d_.sentences.size() && i >= d_.sentences[sentence].tokens.last) ++sentence;
      token(t, sentence);
    });
    if (options_.include.has(Layer::entities)) sort_mentions();
    layer(Layer::entities, "entities", d_.entities.entities, [&](const Entity& e, std::size_t i) { entity(e, i); });
    layer(Layer::figures, "figures", d_.figures, [&](const Figure& f, std::size_t i) { figure(f, i); });
    layer(Layer::times, "times", d_.times, [&](const Time& t, std::size_t i) { time(t, i); });
    if (options_.why && options_.include.has(Layer::quotes) && !d_.quotes.empty()) reasons_ = options_.why(d_);
    if (options_.why_events && options_.include.has(Layer::events) && !d_.events.empty())
      event_reasons_ = options_.why_events(d_);
    layer(Layer::quotes, "quotes", d_.quotes, [&](const Quote& q, std::size_t i) { quote(q, i); });
    layer(Layer::events, "events", d_.events, [&](const Event& e, std::size_t i) { event(e, i); });
    layer(Layer::checks, "checks", d_.checks, [&](const Check& c, std::size_t) { check(c); });
    out_ += "}\n";
  }

 private:
  // An opening brace or bracket, or nothing, means that no comma is needed before the next field.
  void key(std::string_view name) {
    if (out_.back() != '{') out_ += ',';
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  void field(std::string_view name, std::string_view value) {
    key(name);
    append_string(value, out_);
  }
  void optional_field(std::string_view name, std::string_view value) {
    if (!value.empty()) field(name, value);
  }
  // For words of our own that need no escapes.
  void word(std::string_view name, std::string_view value) {
    key(name);
    out_ += '"';
    out_ += value;
    out_ += '"';
  }
  template <class Integer>
  void number(std::string_view name, Integer value) {
    key(name);
    append_integer(value, out_);
  }
  void id_value(char letter, std::size_t index) {
    out_ += '"';
    out_ += letter;
    append_integer(index + 1, out_);
    out_ += '"';
  }
  void id(std::string_view name, char letter, std::size_t index) {
    key(name);
    id_value(letter, index);
  }
  void confidence(double value) {
    key("confidence");
    append_confidence(value, out_);
  }
  void bounds(Span span) {
    number("start", scratch_.offsets(span.begin));
    number("end", scratch_.offsets(span.end));
  }
  void span_fields(Span span) {
    bounds(span);
    field("text", d_.slice(span));
  }
  template <class Items, class Body>
  void array(std::string_view name, const Items& items, Body&& body) {
    key(name);
    out_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i != 0) out_ += ',';
      body(items[i], i);
    }
    out_ += ']';
  }
  template <class Items, class Body>
  void objects(std::string_view name, const Items& items, Body&& body) {
    array(name, items, [&](const auto& item, std::size_t i) {
      out_ += '{';
      body(item, i);
      out_ += '}';
    });
  }
  template <class Items, class Body>
  void layer(Layer which, std::string_view name, const Items& items, Body&& body) {
    if (options_.include.has(which)) objects(name, items, body);
  }
  template <class Body>
  void object(std::string_view name, Body&& body) {
    key(name);
    out_ += '{';
    body();
    out_ += '}';
  }

  void article() {
    const Article& a = d_.article;
    out_ += '{';
    word("schema", schema);
    field("id", a.id);
    object("source", [&] {
      field("path", a.path);
      word("format", name_of(a.format));
      optional_field("url", a.url);
      optional_field("publisher", a.publisher);
    });
    optional_field("title", a.title);
    optional_field("published", a.published);
    optional_field("language", a.language);
    optional_field("hash", d_.hash);
    if (!d_.duplicate_of.empty()) {
      field("duplicate_of", d_.duplicate_of);
      key("similarity");
      append_confidence(d_.similarity, out_);
    }
    if (!a.meta.empty()) {
      key("meta");
      out_ += a.meta;
    }
    if (!a.warnings.empty()) {
      array("warnings", a.warnings, [&](const std::string& w, std::size_t) { append_string(w, out_); });
    }
    if (options_.include.has(Layer::text)) field("text", a.text);
  }

  void token(const Token& token, std::uint32_t sentence) {
    bounds(token.span);
    field("lemma", options_.lemma ? options_.lemma(d_, token) : std::string(d_.slice(token)));
    if (token.pos != Pos::none) word("pos", name_of(token.pos));
    if (token.deprel != 0) {
      number("head", token.head);
      word("deprel", relations[token.deprel - 1U]);
    }
    number("sentence", sentence);
  }

  // Counting sort of the mentions by entity; each entity's stay in text order.
  void sort_mentions() {
    const auto& mentions = d_.entities.mentions;
    auto& begins = scratch_.mention_begins;
    begins.assign(d_.entities.entities.size() + 2, 0);
    for (const Mention& mention : mentions) ++begins[at(mention.entity) + 2];
    for (std::size_t i = 2; i < begins.size(); ++i) begins[i] += begins[i - 1];
    scratch_.mentions.resize(mentions.size());
    for (std::uint32_t i = 0; i < mentions.size(); ++i) scratch_.mentions[begins[at(mentions[i].entity) + 1]++] = i;
  }

  void entity(const Entity& e, std::size_t index) {
    id("id", 'e', index);
    word("type", name_of(e.type));
    field("name", d_.slice(e.name));
    array("aliases", e.aliases, [&](Span alias, std::size_t) { append_string(d_.slice(alias), out_); });
    optional_field("role", d_.slice(e.role));
    if (!e.links.empty()) {
      object("link", [&] {
        for (const Link& link : e.links) field(link.registry, link.code);
      });
    }
    const std::uint32_t first = scratch_.mention_begins[index], last = scratch_.mention_begins[index + 1];
    objects("mentions", std::span(scratch_.mentions).subspan(first, last - first),
            [&](std::uint32_t position, std::size_t) {
              const Mention& mention = d_.entities.mentions[position];
              span_fields(mention.span);
              word("form", name_of(mention.form));
            });
  }

  void exact(std::string_view name, const std::optional<Number>& value) {
    if (!value) return;
    key(name);
    append_json(*value, out_);
  }

  void figure(const Figure& f, std::size_t index) {
    id("id", 'f', index);
    span_fields(f.span);
    word("kind", name_of(f.kind));
    exact("value", f.value);
    exact("low", f.low);
    exact("high", f.high);
    optional_field("unit", f.unit);
    optional_field("per", f.per);
    if (f.modifier != Modifier::none) word("modifier", name_of(f.modifier));
    if (!f.of.empty()) object("of", [&] { span_fields(f.of); });
    if (f.time) id("time", 't', at(*f.time));
    if (f.equals) id("equals", 'f', at(*f.equals));
    if (!f.change) return;
    object("change", [&] {
      word("direction", name_of(f.change->direction));
      if (const auto* from = std::get_if<FigureIndex>(&f.change->from)) id("from", 'f', at(*from));
      if (const auto* from = std::get_if<TimeIndex>(&f.change->from)) id("from", 't', at(*from));
    });
  }

  void time(const Time& t, std::size_t index) {
    id("id", 't', index);
    span_fields(t.span);
    word("type", name_of(t.type));
    field("value", t.value);
    optional_field("mod", t.mod);
  }

  void reference_fields(const Reference& reference) {
    span_fields(reference.span);
    if (reference.entity) id("entity", 'e', at(*reference.entity));
  }
  void reference(std::string_view name, const std::optional<Reference>& who) {
    if (who) object(name, [&] { reference_fields(*who); });
  }

  void quote(const Quote& q, std::size_t index) {
    id("id", 'q', index);
    word("form", name_of(q.form));
    word("stance", name_of(q.stance));
    confidence(q.confidence);
    reference("speaker", q.speaker);
    if (q.cue) {
      object("cue", [&] {
        span_fields(q.cue->span);
        field("lemma", q.cue->lemma);
      });
    }
    if (q.content.size() == 1) {
      object("content", [&] { span_fields(q.content.front()); });
    } else {
      objects("content", q.content, [&](Span part, std::size_t) { span_fields(part); });
    }
    reference("addressee", q.addressee);
    if (index < reasons_.size()) why(reasons_[index]);
  }

  void why(const QuoteReasons& reasons) {
    object("why", [&] {
      field("cue", reasons.cue);
      field("content", reasons.content);
      field("speaker", reasons.speaker);
      field("stance", reasons.stance);
    });
  }

  void why(const EventReasons& reasons) {
    object("why", [&] {
      field("type", reasons.type);
      field("context", reasons.context);
      field("claimant", reasons.claimant);
    });
  }

  void figure_ids(const std::vector<FigureIndex>& figures) {
    array("figures", figures, [&](FigureIndex f, std::size_t) { id_value('f', at(f)); });
  }

  void event(const Event& e, std::size_t index) {
    id("id", 'v', index);
    word("type", name_of(e.type));
    optional_field("plover", plover_of(e.type));
    span_fields(e.trigger);
    number("sentence", e.sentence);
    word("polarity", name_of(e.polarity));
    word("status", name_of(e.status));
    confidence(e.confidence);
    if (e.claimant) id("claimant", 'e', at(*e.claimant));
    if (e.quote) id("quote", 'q', at(*e.quote));
    if (e.same_as) id("same_as", 'v', at(*e.same_as));
    if (!e.mentions.empty()) array("mentions", e.mentions, [&](EventIndex v, std::size_t) { id_value('v', at(v)); });
    figure_ids(e.figures);
    objects("arguments", e.arguments, [&](const Argument& argument, std::size_t) {
      word("role", name_of(argument.role));
      reference_fields(argument.what);
      if (argument.time) field("value", d_.times[at(*argument.time)].value);
    });
    if (index < event_reasons_.size()) why(event_reasons_[index]);
  }

  void check(const Check& c) {
    word("kind", name_of(c.kind));
    figure_ids(c.figures);
    word("verdict", name_of(c.verdict));
    field("detail", c.detail);
  }

  const Document& d_;
  const JsonOptions& options_;
  Scratch& scratch_;
  std::string& out_;
  std::vector<QuoteReasons> reasons_;  // of the quotes, where they are asked for
  std::vector<EventReasons> event_reasons_;
};

}  // namespace

void append_document(const Document& document, const JsonOptions& options, Scratch& scratch, std::string& out) {
  DocumentWriter(document, options, scratch, out).write();
}

void append_failure(const Failure& failure, std::string& out) {
  const auto field = [&](std::string_view key, std::string_view value) {
    out += key;
    append_string(value, out);
  };
  field("{\"schema\":", schema);
  field(",\"id\":", failure.id);
  field(",\"source\":{\"path\":", failure.path);
  field(",\"format\":", name_of(failure.format));
  if (failure.record != 0) {
    out += ",\"record\":";
    append_integer(failure.record, out);
  }
  field("},\"error\":{\"code\":", failure.error.code);
  field(",\"message\":", failure.error.message);
  out += "}}\n";
}

}  // namespace sayso::write
