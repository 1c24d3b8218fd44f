#include <catch.hpp>
#include <random>
#include <string>
#include <string_view>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/encoding.hpp"
#include "pipeline/read/formats.hpp"
#include "pipeline/read/json_fields.hpp"
#include "pipeline/read/published.hpp"

namespace {

using namespace sayso;
using namespace sayso::read;

Result<Article> article(std::string_view json) {
  return std::move(parse_json_article(json, {"in.jsonl", Format::jsonl, 7}).front());
}

bool is_json(std::string_view text) { return fields_of(text).ok(); }

}  // namespace

TEST_CASE("an article object gives its fields, others pass through as they stand", "[read]") {
  const auto result = article(
      R"({"x":[1, {"y":2.50}],"text":"a\u00e9\n","id":"k","title":"T","url":"u","publisher":"p","language":"en","n":1e400})");
  REQUIRE(result.ok());
  CHECK(result->text == "aé\n");
  CHECK(result->id == "k");
  CHECK(result->title == "T");
  CHECK(result->url == "u");
  CHECK(result->publisher == "p");
  CHECK(result->language == "en");
  CHECK(result->meta == R"({"x":[1, {"y":2.50}],"n":1e400})");
}

TEST_CASE("an article without an id is named by path and line", "[read]") {
  CHECK(article(R"({"text":"a"})")->id == "in.jsonl#7");
  CHECK(article(R"({"text":"a","id":null})")->id == "in.jsonl#7");
  CHECK(article(R"({"text":"a","id":12})")->id == "12");
}

TEST_CASE("a record without text says so and keeps its id", "[read]") {
  const auto result = article(R"({"id":"k","title":"T"})");
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().code == "no_text");
  CHECK(result.error().id == "k");
  CHECK(article(R"({"text":5})").error().code == "no_text");
}

TEST_CASE("ninjs maps to an article", "[read]") {
  const auto result =
      article(R"({"uri":"urn:x","headline":"H","versioncreated":"2021-03-05T10:00:00Z","body_text":"B","urgency":3})");
  REQUIRE(result.ok());
  CHECK(result->id == "urn:x");
  CHECK(result->title == "H");
  CHECK(result->published == "2021-03-05T10:00:00Z");
  CHECK(result->text == "B");
  CHECK(result->meta == R"({"urgency":3})");
}

TEST_CASE("ninjs 2 and 3 have lists of which the plain text called main is taken", "[read]") {
  const auto second = article(
      R"({"uri":"urn:x","versioncreated":"2021-03-05","headlines":[{"role":"print","value":"P"},{"role":"main","value":"H"}],)"
      R"("bodies":[{"role":"html","contenttype":"text/html","value":"<p>B"},{"role":"main","contenttype":"text/plain","value":"B\ud800"}]})");
  REQUIRE(second.ok());
  CHECK(second->title == "H");
  CHECK(second->published == "2021-03-05");
  CHECK(second->text == "B\uFFFD");
  CHECK(second->warnings.size() == 1);
  CHECK(second->meta.empty());
  const auto third = article(
      R"({"uri":"urn:x","versionCreated":"2021-03-05","bodies":[{"value":"A"},{"contentType":"text/plain","value":"B"}]})");
  REQUIRE(third.ok());
  CHECK(third->published == "2021-03-05");
  CHECK(third->text == "A");
}

TEST_CASE("ninjs whose text is markup alone gives the text of the markup", "[read]") {
  for (const char* body : {R"("body_html":"<p>B&eacute;</p><p>C</p>")", R"("body_xhtml":"<p>B&#233;</p><p>C</p>")",
                           R"("bodies":[{"contenttype":"text/html","value":"<p>B\u00e9</p><p>C</p>"}])"}) {
    INFO(body);
    const auto result = article(std::string(R"({"uri":"urn:x",)") + body + "}");
    REQUIRE(result.ok());
    CHECK(result->id == "urn:x");
    CHECK(result->text == "Bé\nC");
    CHECK(result->meta.empty());
  }
}

TEST_CASE("ninjs without text is an item without text, other JSON without text an error", "[read]") {
  const auto picture = article(R"({"guid":"g","versioncreated":"2021-03-05","type":"picture","copyrightholder":"H"})");
  REQUIRE(picture.ok());
  CHECK(picture->id == "g");
  CHECK(picture->publisher == "H");
  CHECK(picture->text.empty());
  CHECK(picture->warnings.front() == "the item has no text");
  CHECK(article(R"({"uri":"urn:x"})").error().code == "no_text");
}

TEST_CASE("a field may be named with escapes, and the last of a name counts", "[read]") {
  const auto result = article(R"({"te\u0078t":"a","\"x\\":"\ud800","text":"b"})");
  CHECK(result->text == "b");
  CHECK(result->meta == R"({"\"x\\":"\ud800"})");
  CHECK(result->warnings.empty());
}

TEST_CASE("our own output can be read again without its layers", "[read]") {
  const auto result = article(
      R"({"schema":"sayso/1","id":"k","source":{"path":"p","format":"text","url":"u"},"meta":{"a":1},"text":"t","events":[]})");
  REQUIRE(result.ok());
  CHECK(result->url == "u");
  CHECK(result->meta == R"({"a":1})");
}

TEST_CASE("lone surrogates and ill-formed bytes are replaced and counted", "[read]") {
  const auto lone = article(R"({"text":"a\ud83d b\ud83d\ude00"})");
  CHECK(lone->text == "a\uFFFD b😀");
  CHECK(lone->warnings.size() == 1);
  CHECK(article(R"({"text":"\\ud83d \uD83D\uDE00\udc00\ud83d\\"})")->text == "\\ud83d 😀\uFFFD\uFFFD\\");
  const auto broken = article("{\"text\":\"a\xE2\x82 b\xFF\"}");
  CHECK(broken->text == "a\uFFFD b\uFFFD");
  CHECK(broken->warnings.front() == "2 ill-formed UTF-8 sequences replaced by U+FFFD");
}

TEST_CASE("the JSON reader is strict to the last byte", "[read]") {
  for (const char* good :
       {"{}", "\xEF\xBB\xBF{}", " {\"a\" : [ ] } ", R"({"a":{"b":[{}, [], -0.5E+10, true, null, "\u12aF"]}})",
        R"({"a":-1e400,"b":[1E+99999999999999999999]})"}) {
    INFO(good);
    CHECK(is_json(good));
  }
  for (const char* bad : {"",
                          "{",
                          "[]",
                          "{}x",
                          "{\"a\":1,}",
                          "{\"a\":01}",
                          "{\"a\":1.}",
                          "{\"a\":1e400x}",
                          "{\"a\":01e400}",
                          "{\"a\":1e}",
                          "{\"a\":nul}",
                          "{\"a\":1 2}",
                          "{}}",
                          "{\"a\":{}",
                          "{\"\\x\":1}",
                          "{\"a\":\"\\ud8zz\"}",
                          "{\"a\":tru}",
                          "{\"a\":[1}}",
                          "{\"a\":[1,]}",
                          "{'a':1}",
                          "{\"a\":\"\\x\"}",
                          "{\"a\":\"\\u12g4\"}",
                          "{\"a\":\"\n\"}",
                          "{\"a\" 1}",
                          "{\"a\":\"x}",
                          "{\"a\":-}",
                          "{\"a\":{\"b\"}}",
                          "{\"a\":\"\\",
                          "{\"a\":[{]}",
                          "{\"a\":}"}) {
    INFO(bad);
    CHECK_FALSE(is_json(bad));
  }
}

TEST_CASE("nesting is read to a depth of 1024 without recursion", "[read]") {
  const auto nested = [](std::size_t depth) {
    return "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(is_json(nested(1024)));
  CHECK_FALSE(is_json(nested(1025)));
  CHECK_FALSE(is_json("{\"a\":" + std::string(1'000'000, '[')));
}

TEST_CASE("the format is told by content", "[read]") {
  CHECK(detect_format("") == Format::text);
  CHECK(detect_format("{\"text\":\"a\"}\n{\"text\":\"b\"}\n") == Format::jsonl);
  CHECK(detect_format("{\"text\": broken\n{\"text\":\"b\"}\n") == Format::jsonl);
  CHECK(detect_format("{\n  \"text\": \"a\"\n}") == Format::json);
  CHECK(detect_format("{\"uri\":\"x\",\"body_text\":\"b\"}") == Format::json);
  CHECK(detect_format(" [ {\"text\":\"a\"}]") == Format::json);
  CHECK(detect_format("[Photo] {caption} LONDON") == Format::text);
  CHECK(detect_format("{sic} he said") == Format::text);
  CHECK(detect_format("\n<!DOCTYPE html><p>") == Format::html);
  CHECK(detect_format("<?xml version='1.0'?><!-- a > b --><html>") == Format::html);
  CHECK(detect_format("<?xml version=\"1.0\"?><nitf>") == Format::newsml);
  CHECK(detect_format("<newsItem guid=\"x\">") == Format::newsml);
  CHECK(detect_format("<style>a {}</style>\n<!doctype html><HTML>") == Format::html);
  CHECK(detect_format("<3 is a heart") == Format::text);
  CHECK(detect_format("WARC/1.0\r\n") == Format::warc);
  CHECK(detect_format("filedesc://a.arc 0.0.0.0 20080430204825 text/plain 12\n1 0 b\n") == Format::warc);
  CHECK(detect_format("<ns0:newsMessage xmlns:ns0='x'>") == Format::newsml);
  CHECK(detect_format("<rss version='2.0'>") == Format::newsml);
  CHECK(detect_format("<?xml version='1.0'?><other/>") == Format::newsml);
}

TEST_CASE("repair replaces as the Unicode Standard recommends and leaves the rest", "[read]") {
  CHECK(repair("a\xF0\x9F\x98z").text == "a\uFFFDz");
  CHECK(repair("\xED\xA0\x80").replaced == 3);
  CHECK(repair("\xC0\xAF").replaced == 2);
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (int i = 0; i < 60; ++i) bytes += static_cast<char>(random() % 3 == 0 ? random() % 256 : 'a');
    const Repaired repaired = repair(bytes);
    CHECK(is_well_formed(repaired.text));
    CHECK(is_well_formed(bytes) == (repaired.replaced == 0));
  }
}

TEST_CASE("published is a day or a date-time of ISO 8601", "[read]") {
  for (const char* good :
       {"2019-01-10", "2019-01-10T09:30", "2019-01-10T09:30:15Z", "2019-01-10T09:30:15.250+09:00",
        "2019-01-10T09:30-0500", "2020-02-29", "2019-01", "2019", "2016-12-31T23:59:60Z", "2019-01-10T24:00",
        "2019-01-10T24:00:00.0Z", "2019-01-10T09:30+14:00", "2019-01-10T09:30-12"}) {
    INFO(good);
    CHECK(is_published(good));
  }
  for (const char* bad : {"", "yesterday", "2019-02-29", "2019-13-01", "2019-01-10T25:00", "2019-01-10T09:30:15 EST",
                          "19-01-10", "2019/01/10", "2019-01-10T", "2019-1-1", "2019-00", "2019-00-10",
                          "2019-01-10T24:01", "2019-01-10T24:00:01", "2019-01-10T09:30:61", "2019-01-10T09:60",
                          "2019-01-10T09:30+14:30", "2019-01-10T09:30+15", "2019-01-10T09:30+09:60"}) {
    INFO(bad);
    CHECK_FALSE(is_published(bad));
  }
  CHECK(is_day("2019-01-10"));
  CHECK_FALSE(is_day("2019-01"));
}
