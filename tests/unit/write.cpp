#include "pipeline/write/document_json.hpp"

#include <catch.hpp>
#include <string>
#include <string_view>

#include "pipeline/write/json_text.hpp"
#include "pipeline/write/offsets.hpp"
#include "pipeline/write/page.hpp"
#include "pipeline/write/pretty.hpp"

namespace {

using namespace sayso;

// A small article with something in every layer. Spans are found by their words, so that the text can be read here.
class Sample {
 public:
  Sample() {
    document.article.id = "s1";
    document.article.path = "s.txt";
    document.article.title = "Brae Foods to shut plant 😀";
    document.article.published = "2021-03-05";
    document.article.text =
        "“We’re closing it,” Ida Moe, chief executive, told Dagposten on Friday, “with regret.” Brae Foods said the 😀 "
        "move saves 2.5 million euros, up 40%. She denied a sale.";
    entities();
    figures_and_times();
    quotes_and_events();
  }

  [[nodiscard]] Span span(std::string_view words, std::size_t from = 0) const {
    const std::size_t begin = document.text().find(words, from);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  }
  [[nodiscard]] Reference reference(std::string_view words, std::uint32_t entity) const {
    return {span(words), {}, EntityIndex{entity}};
  }

  Document document;

 private:
  void entities() {
    auto& layer = document.entities;
    layer.entities.push_back({EntityType::person, span("Ida Moe"), {}, span("chief executive"), {}});
    layer.entities.push_back({EntityType::org, span("Dagposten"), {}, {}, {{"wikidata", "Q1"}, {"lei", "X"}}});
    layer.entities.push_back({EntityType::org, span("Brae Foods"), {}, {}, {}});
    layer.mentions.push_back({span("Ida Moe"), {}, EntityIndex{0}, MentionForm::name});
    layer.mentions.push_back({span("Dagposten"), {}, EntityIndex{1}, MentionForm::name});
    layer.mentions.push_back({span("Brae Foods"), {}, EntityIndex{2}, MentionForm::name});
    layer.mentions.push_back({span("She"), {}, EntityIndex{0}, MentionForm::pronoun});
  }
  void figures_and_times() {
    document.times.push_back({span("Friday"), {}, TimeType::date, "2021-03-05", ""});
    Figure money;
    money.span = span("2.5 million euros");
    money.kind = FigureKind::money;
    money.value = Number{25, 5, 1};
    money.unit = "EUR";
    money.of = span("move");
    money.time = TimeIndex{0};
    Figure change;
    change.span = span("40%");
    change.kind = FigureKind::percent;
    change.value = Number{40, 0, 1};
    change.unit = "%";
    change.change = Change{Direction::increase, FigureIndex{0}};
    document.figures = {money, change};
    document.checks.push_back(
        {CheckKind::change, Verdict::unverifiable, {FigureIndex{0}, FigureIndex{1}}, "no \"before\""});
  }
  void quotes_and_events() {
    Quote broken;
    broken.form = QuoteForm::direct;
    broken.stance = Stance::concern;
    broken.confidence = 0.934;
    broken.speaker = reference("Ida Moe", 0);
    broken.cue = Cue{span("told"), {}, "tell"};
    broken.content = {span("We’re closing it,"), span("with regret.")};
    broken.addressee = reference("Dagposten", 1);
    Quote reported;
    reported.confidence = 1;
    reported.content = {span("the 😀 move saves 2.5 million euros")};
    document.quotes = {broken, reported};
    Event sale;
    sale.type = EventType::sale;
    sale.trigger = span("sale");
    sale.polarity = Polarity::negative;
    sale.status = Status::reported;
    sale.confidence = 0.5;
    sale.claimant = EntityIndex{0};
    sale.quote = QuoteIndex{1};
    sale.arguments = {{Role::actor, reference("Brae Foods", 2), {}},
                      {Role::time, {span("Friday"), {}, {}}, TimeIndex{0}}};
    document.events = {sale};
  }
};

std::string json(const Document& document, write::OffsetUnit unit = write::OffsetUnit::codepoints) {
  write::Scratch scratch;
  std::string out;
  write::append_document(document, {{}, unit, {}}, scratch, out);
  return out;
}

std::string pretty(const Document& document, write::PrettyOptions options) {
  std::string out;
  write::append_pretty(document, options, out);
  return out;
}

std::string string(std::string_view text) {
  std::string out;
  write::append_string(text, out);
  return out;
}

}  // namespace

TEST_CASE("JSON strings escape what JSON demands and nothing else", "[write]") {
  CHECK(string("plain") == "\"plain\"");
  CHECK(string("a\"b\\c\nd\te") == R"("a\"b\\c\nd\te")");
  CHECK(string(std::string_view("\0\x1F\x7F", 3)) == "\"\\u0000\\u001f\x7F\"");
  CHECK(string("/ é 😀") == "\"/ é 😀\"");
  for (std::size_t length = 0; length < 20; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, '\xFF');
      text[at] = '"';
      std::string expected = text;
      expected.insert(at, 1, '\\');
      CHECK(string(text) == '"' + expected + '"');
    }
  }
}

TEST_CASE("a confidence has at most two decimals", "[write]") {
  const auto text = [](double confidence) {
    std::string out;
    write::append_confidence(confidence, out);
    return out;
  };
  CHECK(text(0.934) == "0.93");
  CHECK(text(0.9) == "0.9");
  CHECK(text(0.05) == "0.05");
  CHECK(text(1) == "1");
  CHECK(text(0.999) == "1");
  CHECK(text(0) == "0");
}

TEST_CASE("offsets of every unit agree with a count from the beginning", "[write]") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 3 == 0 ? "é" : i % 7 == 0 ? "😀e\u0301" : "ascii ";
  write::OffsetMap codepoints, utf16, bytes;
  codepoints.assign(text, write::OffsetUnit::codepoints);
  utf16.assign(text, write::OffsetUnit::utf16);
  bytes.assign(text, write::OffsetUnit::bytes);
  std::uint32_t points = 0, units = 0;
  for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
    const bool edge = byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
    if (!edge) continue;
    CHECK(codepoints(byte) == points);
    CHECK(utf16(byte) == units);
    CHECK(bytes(byte) == byte);
    points += 1;
    units += byte < text.size() && static_cast<unsigned char>(text[byte]) >= 0xF0U ? 2 : 1;
  }
}

TEST_CASE("a document is written with every layer of the contract", "[write]") {
  const Sample sample;
  const std::string line = json(sample.document);
  const auto has = [&](std::string_view part) {
    INFO(part);
    CHECK(line.find(part) != std::string::npos);
  };
  has(R"({"schema":"sayso/1","id":"s1","source":{"path":"s.txt","format":"text"},"title":"Brae Foods to shut plant 😀",)");
  has(R"({"id":"e1","type":"PERSON","name":"Ida Moe","aliases":[],"role":"chief executive","mentions":[{"start":20,"end":27,)");
  has(R"("text":"She","form":"pronoun"}]})");
  has(R"("link":{"wikidata":"Q1","lei":"X"})");
  has(R"("text":"2.5 million euros","kind":"money","value":2500000,"unit":"EUR","of":{)");
  has(R"("time":"t1"},)");
  has(R"("change":{"direction":"increase","from":"f1"}})");
  has(R"("type":"DATE","value":"2021-03-05"})");
  has(R"({"id":"q1","form":"direct","stance":"concern","confidence":0.93,"speaker":{"start":20,"end":27,"text":"Ida Moe","entity":"e1"})");
  has(R"("lemma":"tell"},"content":[{"start":1,"end":18,"text":"We’re closing it,"},{)");
  has(R"("confidence":1,"content":{"start":)");
  has(R"({"id":"v1","type":"sale","start":)");
  has(R"("polarity":"negative","status":"reported","confidence":0.5,"claimant":"e1","quote":"q2","figures":[],"arguments":[{"role":"actor",)");
  has(R"("text":"Friday","value":"2021-03-05"}]}])");
  has(R"("checks":[{"kind":"change","figures":["f1","f2"],"verdict":"unverifiable","detail":"no \"before\""}]})");
  CHECK(line.ends_with("}\n"));
  CHECK(line.find('\n') + 1 == line.size());
}

TEST_CASE("UTF-16 offsets count a character beyond the basic plane twice", "[write]") {
  const Sample sample;
  const auto start = [&](write::OffsetUnit unit) {
    const std::string line = json(sample.document, unit);
    const std::size_t at = line.find(R"("text":"2.5 million euros","kind")");
    return line.substr(line.rfind("\"start\"", at), at - line.rfind("\"start\"", at));
  };
  CHECK(start(write::OffsetUnit::codepoints) == R"("start":120,"end":137,)");
  CHECK(start(write::OffsetUnit::utf16) == R"("start":121,"end":138,)");
}

TEST_CASE("a summary for people keeps to its columns and shows every section", "[write]") {
  const Sample sample;
  for (const std::size_t columns : {std::size_t{30}, std::size_t{80}}) {
    const std::string text = pretty(sample.document, {{}, columns, false});
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      INFO(text.substr(begin, end - begin));
      CHECK(write::display_width(std::string_view(text).substr(begin, end - begin)) <= columns);
      begin = end + 1;
    }
    for (const char* heading : {"Who", "Figures", "Times", "Quotes", "Events", "Checks"}) {
      CHECK(text.find(std::string("\n") + heading + "\n") != std::string::npos);
    }
    CHECK(text.find('\x1b') == std::string::npos);
  }
  CHECK(pretty(sample.document, {{}, 80, true}).find("\x1b[33m2.5\x1b[0m") != std::string::npos);
}

TEST_CASE("an article cannot steer the terminal", "[write]") {
  Document document;
  document.article.title = "a\x1b[31mb\u009b2Jc";
  const std::string text = pretty(document, {{}, 80, false});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("\u009b") == std::string::npos);
}

TEST_CASE("wide characters take two columns and combining marks none", "[write]") {
  CHECK(write::display_width("abc") == 3);
  CHECK(write::display_width("e\u0301") == 1);
  CHECK(write::display_width("日本") == 4);
}
