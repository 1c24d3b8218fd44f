#include <catch.hpp>
#include <sayso/sayso.hpp>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

sayso::ArticleInput article(std::string text) {
  sayso::ArticleInput input;
  input.id = "a1";
  input.published = "2021-03-05";
  input.text = std::move(text);
  return input;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the library gives one line of JSON for an article", "[api]") {
  const sayso::Extractor extractor;
  const std::string json = extractor.extract_json(article("Brae Foods closed a plant. “It hurts,” Ida Moe said."));
  CHECK(json.starts_with(
      R"({"schema":"sayso/1","id":"a1","source":{"path":"","format":"text"},"published":"2021-03-05",)"));
  CHECK(json.ends_with("]}"));
  CHECK(contains(json, R"("sentences":[{"start":0,)"));
  CHECK_FALSE(contains(json, "\"tokens\""));
}

TEST_CASE("the library takes any bytes", "[api]") {
  const sayso::Extractor extractor;
  CHECK(contains(extractor.extract_json(article("")), R"("text":"")"));
  CHECK(contains(extractor.extract_json(article("a\xFF"
                                                "b")),
                 R"("warnings":["1 ill-formed UTF-8 sequence replaced)"));
  CHECK(contains(extractor.extract_json(article(std::string("a\0b", 3))), R"("text":"a\u0000b")"));
  sayso::ArticleInput undated = article("x");
  undated.published = "last week";
  CHECK_FALSE(contains(extractor.extract_json(undated), "\"published\":"));
}

TEST_CASE("the library writes the layers that it is asked for", "[api]") {
  const sayso::Extractor extractor({"tokens,events", sayso::OffsetUnit::utf16, ""});
  const std::string json = extractor.extract_json(article("😀 ok"));
  CHECK(contains(json, R"("tokens":[{"start":0,"end":2,)"));
  CHECK(contains(json, "\"events\":[]"));
  CHECK_FALSE(contains(json, "\"entities\""));
  CHECK_THROWS_AS(sayso::Extractor({"tokens,verbs", {}, ""}), std::invalid_argument);
  CHECK_THROWS_AS(sayso::Extractor({"", {}, "/no/such/directory"}), std::runtime_error);
}

TEST_CASE("a layer is the same whatever else is written", "[api]") {
  const auto input = article("Brae Foods closed 2 plants on Friday. “It hurts,” Ida Moe said. No. 4 stays.");
  const std::string all = sayso::Extractor().extract_json(input);
  for (const std::string layer : {"text", "sentences", "quotes"}) {
    const std::string one = sayso::Extractor({layer, {}, ""}).extract_json(input);
    const std::size_t begin = one.find(layer + "\":");
    REQUIRE(begin != std::string::npos);
    CAPTURE(one);
    // To the end, without the bracket that closes the document.
    CHECK(contains(all, one.substr(begin, one.size() - 1 - begin).c_str()));
  }
}

TEST_CASE("threads may share an extractor", "[api]") {
  const sayso::Extractor extractor;
  const auto input = article("Ida Moe said on Friday that sales rose 4% to 2.5 million euros.");
  const std::string expected = extractor.extract_json(input);
  std::vector<std::string> answers(4);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) answer = extractor.extract_json(input);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& answer : answers) CHECK(answer == expected);
}
