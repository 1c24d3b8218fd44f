#include "extractors/entities/lexicon.hpp"

#include <catch.hpp>
#include <string>
#include <vector>

#include "analysed.hpp"

using sayso::test::error_of;

namespace {
constexpr auto npos = std::string::npos;

// The pronouns that stand for the entity of this name, in text order.
std::vector<std::string> pronouns_of(const std::string& name, std::string text) {
  const sayso::Document d = sayso::test::analysed(std::move(text));
  std::vector<std::string> found;
  for (const sayso::Mention& m : d.entities.mentions) {
    if (m.form != sayso::MentionForm::pronoun) continue;
    if (d.slice(d.entities.entities[at(m.entity)].name) == name) found.emplace_back(d.slice(m.span));
  }
  return found;
}

using Words = std::vector<std::string>;
}  // namespace

TEST_CASE("a word that a column of the entities' lists does not know is refused with file and line", "[entities]") {
  CHECK(error_of("entities/first_names.tsv", "Ida\tw\t-\n").find("entities/first_names.tsv:1: ") != npos);
  CHECK(error_of("entities/first_names.tsv", "Ida\tf\tword\nWill\tm\twrod\n").find("entities/first_names.tsv:2: ") !=
        npos);
  CHECK(error_of("entities/surnames.tsv", "Lind\tplaec\n").find("entities/surnames.tsv:1: ") != npos);
  CHECK(error_of("entities/countries.tsv", "Jordan\tJO\tambigous\n").find("entities/countries.tsv:1: ") != npos);
  CHECK(error_of("entities/places.tsv", "Reading\tGPE\tGB\t-\tyes\n").find("entities/places.tsv:1: ") != npos);
  CHECK(error_of("entities/pronouns.tsv", "she\tshe\nthey\tthem\n").find("entities/pronouns.tsv:2: ") != npos);
  CHECK(error_of("entities/titles.tsv", "boss\toffce\t-\n").find("entities/titles.tsv:1: ") != npos);
  CHECK(error_of("entities/nominals.tsv", "firm\tORG\tn\tsingular\n").find("entities/nominals.tsv:1: ") != npos);
  CHECK(error_of("entities/nominals.tsv", "firm\tORG,BODY\tn\tsg\n").find("entities/nominals.tsv:1: ") != npos);
  CHECK(error_of("entities/not_names.tsv", "Read more\tpage furniture\n").find("entities/not_names.tsv:1: ") != npos);
}

TEST_CASE("a thing without a name takes up the pronoun that would else go to a body or a person", "[entities]") {
  CHECK(pronouns_of("Toyota", "Toyota unveiled a van. It has three wheels.").empty());
  CHECK(pronouns_of("Olive Marsh", "Olive Marsh met a woman. The woman said that she was cold.").empty());
  CHECK(pronouns_of("Toyota", "Toyota said that it lost money.") == Words{"it"});
}

TEST_CASE("in a transcript the first person is the speaker whose name and colon open the turn", "[entities]") {
  const std::string talk = "Olive Marsh: I was there.\n\nPeter Hall: My mill burned.\n\nOlive Marsh: I saw it.";
  CHECK(pronouns_of("Olive Marsh", talk) == Words{"I", "I"});
  CHECK(pronouns_of("Peter Hall", talk) == Words{"My"});
}

TEST_CASE("in an interview the first person of the answers and the second of the questions are who is asked",
          "[entities]") {
  const std::string talk =
      "Our paper interviewed Olive Marsh about bread.\n\nWhen did you begin to bake?\n\nI began early.\n\n"
      "What do you bake today?\n\nI bake rye.";
  CHECK(pronouns_of("Olive Marsh", talk) == Words{"you", "I", "you", "I"});
}

TEST_CASE("in an interview who says I answers, whether or not the question ends in its mark", "[entities]") {
  const std::string talk =
      "Our paper interviewed Olive Marsh about bread.\n\nWhen did you begin to bake?\n\nI began early.\n\n"
      "You have baked for kings.\n\nI bake for all. Why should I not?\n\nWhat do you bake today?\n\nI bake rye.";
  CHECK(pronouns_of("Olive Marsh", talk) == Words{"you", "I", "You", "I", "I", "you", "I"});
}

TEST_CASE("we of a person is the body that he is said to stand for", "[entities]") {
  const std::string talk = "“We lost money,” Peter Hall, the chief executive of Toyota, said. “I am sad.”";
  CHECK(pronouns_of("Toyota", talk) == Words{"We"});
  CHECK(pronouns_of("Peter Hall", talk) == Words{"I"});
  CHECK(pronouns_of("Senate Committee", "“We are proud,” Peter Hall, a member of the Senate Committee, said.").empty());
}

TEST_CASE("who signs an article that is told in the first person, or says that he is here, tells it", "[entities]") {
  const std::string told = "I baked bread. I like it. My oven is old.\n\nI heat it at dawn.\n\n";
  CHECK(pronouns_of("Olive Marsh", told + "Olive Marsh") == Words{"I", "I", "My", "I"});
  CHECK(pronouns_of("Olive Marsh", "By Olive Marsh\n\n" + told) == Words{"I", "I", "My", "I"});
  CHECK(pronouns_of("Olive Marsh", "It's Olive Marsh here. " + told) == Words{"I", "I", "My", "I"});
}

TEST_CASE("in a transcript whose labels are no names nobody says I", "[entities]") {
  const std::string talk =
      "PRIME MINISTER: Good morning, Anna. Can I help you?\n\nJOURNALIST: Are you confident?\n\n"
      "PRIME MINISTER: I am. My plan is sound.\n\nJOURNALIST: What do you fear?";
  CHECK(pronouns_of("Anna", talk).empty());
}

TEST_CASE("two who talk take turns around the turn in which one is called by name", "[entities]") {
  std::string talk = "Did you see my shoes?\n\nWhich shoes do you mean, Anna?\n\nMy red ones.";
  for (int i = 0; i < 3; ++i) talk += "\n\nDo you need them?\n\nDo I need shoes?";
  CHECK(pronouns_of("Anna", talk) == Words{"my", "you", "My", "you", "I", "you", "I", "you", "I"});
}

TEST_CASE("entities stay in order of their first mention when a quote stands before its speaker's name", "[entities]") {
  const sayso::Document d = sayso::test::analysed("“I never met Peter Hall,” Olive Marsh said.");
  REQUIRE(d.entities.entities.size() == 2);
  CHECK(d.slice(d.entities.entities[0].name) == "Olive Marsh");
  REQUIRE(d.quotes.size() == 1);
  REQUIRE(d.quotes[0].speaker);
  CHECK(d.quotes[0].speaker->entity == sayso::EntityIndex{0});
}
