#include <catch.hpp>

#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"

using sayso::lexicon::LexiconError;
using sayso::lexicon::Table;
using sayso::lexicon::Vocabulary;

TEST_CASE("comments and blank lines of a lexicon are skipped", "[lexicon]") {
  const Table table("x.tsv", "# a comment\n\ndeny\tdenial\nsay\t-\n", 2, 3);
  REQUIRE(table.size() == 2);
  CHECK(table[0][1] == "denial");
  CHECK(table[1][1].empty());
  CHECK(table[1][2].empty());
  CHECK(table[1].line() == 4);
}

TEST_CASE("a bad row of a lexicon is refused with file and line", "[lexicon]") {
  CHECK_THROWS_WITH(Table("x.tsv", "a\tb\nc\n", 2, 2), Catch::Matchers::ContainsSubstring("x.tsv:2: too few cells"));
  CHECK_THROWS_WITH(Table("x.tsv", "a\tb\tc\n", 2, 2), Catch::Matchers::ContainsSubstring("x.tsv:1: too many cells"));
  CHECK_THROWS_WITH(Table("x.tsv", "a\tb\n#\na\tb\n", 2, 2),
                    Catch::Matchers::ContainsSubstring("x.tsv:3: this row stands twice"));
  CHECK_THROWS_AS(Table("x.tsv", "a\xFF\n", 1, 1), LexiconError);
}

TEST_CASE("every lexicon that is compiled in is well formed and repeats no row", "[lexicon]") {
  REQUIRE(!sayso::lexicon::embedded_files().empty());
  for (const auto& file : sayso::lexicon::embedded_files()) {
    INFO(file.name);
    const Table table(std::string(file.name), file.text, 1, 16);
    REQUIRE(table.size() > 0);
  }
}

TEST_CASE("a vocabulary finds exactly the words it was given", "[lexicon]") {
  Vocabulary words;
  for (int i = 0; i < 100'000; ++i) words.intern("word" + std::to_string(i));
  CHECK(words.intern("word77") == words.find("word77"));
  CHECK(words.text(words.find("word99999")) == "word99999");
  CHECK(words.find("word100000") == sayso::Symbol::unknown);
  CHECK(words.text(sayso::Symbol::unknown).empty());
}
