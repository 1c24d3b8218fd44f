#include <catch.hpp>

#include <string>

#include "analysed.hpp"

using sayso::Document;
using sayso::QuoteForm;
using sayso::Stance;
using sayso::test::analysed;
using sayso::test::error_of;
using sayso::test::repeated;

TEST_CASE("a quotation broken by its cue is one quote with two spans", "[quotes]") {
  const Document d = analysed("“We looked at it,” she said, “and we measured it.”");
  REQUIRE(d.quotes.size() == 1);
  REQUIRE(d.quotes[0].content.size() == 2);
  CHECK(d.slice(d.quotes[0].content[1]) == "and we measured it.");
  CHECK(d.quotes[0].form == QuoteForm::direct);
}

TEST_CASE("contents are in text order and never overlap", "[quotes]") {
  const Document d = analysed(
      "Lind said the wall had held, adding that two pumps had failed, according to the board. "
      "“It was a long night,” she said. “Nobody slept.” The mayor denied that he had known, and called it “a farce”.");
  std::uint32_t covered = 0;
  REQUIRE(d.quotes.size() > 3);
  for (const sayso::Quote& quote : d.quotes) {
    for (const sayso::Span span : quote.content) {
      CHECK(span.begin >= covered);
      covered = span.end;
    }
    CHECK(quote.confidence > 0.0);
    CHECK(quote.confidence < 1.0);
  }
}

TEST_CASE("a relative pronoun speaks for the name before it", "[quotes]") {
  const Document d = analysed("Mara Lind, who denied the charges, has left the board.");
  REQUIRE(d.quotes.size() == 1);
  CHECK(d.quotes[0].stance == Stance::denial);
  REQUIRE(d.quotes[0].speaker);
  CHECK(d.slice(d.quotes[0].speaker->span) == "who");
  if (d.quotes[0].speaker->entity) {
    CHECK(d.slice(d.entities.entities[at(*d.quotes[0].speaker->entity)].name) == "Mara Lind");
  }
}

TEST_CASE("a statement that contradicts an accusation just made is a denial", "[quotes]") {
  const Document accused = analysed("The paper accused Lind of taking the money. “I never saw it,” Lind said.");
  REQUIRE(accused.quotes.size() == 2);
  CHECK(accused.quotes[1].stance == Stance::denial);
  const Document calm = analysed("The fair opened on Monday. “I never saw it,” Lind said.");
  REQUIRE(calm.quotes.size() == 1);
  CHECK(calm.quotes[0].stance == Stance::statement);
}

TEST_CASE("marks and cues without end take linear time and break nothing", "[quotes]") {
  const std::string text = GENERATE(as<std::string>{}, "“", "\"", "he said that ", "which he denied ", ", saying x ",
                                    "“No,” he said. ", "according to x, ", "he said: ", "a of ");
  const Document d = analysed(repeated(text, 5000));
  CHECK(validate(d).empty());
}

TEST_CASE("pieces of sentences have an answer", "[quotes]") {
  const std::string text =
      GENERATE(as<std::string>{}, "saying denied would ;", "denied", "who denied", "according to", ", said", "“", "”,",
               "he: “", "which , denied by", "as said", "- said -", "(said)", "that that that said", ": “no” :");
  CHECK(validate(analysed(text)).empty());
}

TEST_CASE("rows that mean nothing are refused with file and line", "[quotes]") {
  CHECK(error_of("quotes/cues.tsv", "say\tverb\tsong\tstatement\t0.8\n").find("cues.tsv:1:") != std::string::npos);
  CHECK(error_of("quotes/cues.tsv", "say\tverb\tclause\tshouting\t0.8\n").find("no such stance") != std::string::npos);
  CHECK(error_of("quotes/cues.tsv", "say\tverb\tclause\tstatement\tmuch\n").find("needs a number") !=
        std::string::npos);
  CHECK(error_of("quotes/cues.tsv", "say\tverb\tclause\tstatement\t2\n").find("a share is") != std::string::npos);
  CHECK(error_of("quotes/stances.tsv", "# nothing\nutter_not\tfalse\tdenial\n").find("stances.tsv:2:") !=
        std::string::npos);
  CHECK(error_of("quotes/markers.tsv", "nonsense\tform\tsilly\n").find("no such circumstance") != std::string::npos);
}
