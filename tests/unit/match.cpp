#include <array>
#include <catch.hpp>

#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"
#include "pipeline/text/segment.hpp"

TEST_CASE("the longest phrase wins and unknown words end a match", "[match]") {
  sayso::lexicon::Vocabulary words;
  sayso::match::PhraseAutomaton phrases;
  phrases.add(sayso::text::intern_phrase("bank", words), 1);
  phrases.add(sayso::text::intern_phrase("bank of england", words), 2);
  sayso::Document d;
  for (const char* word : {"bank", "of", "england", "bank", "of", "nowhere"}) {
    sayso::Token token;
    token.lower = words.find(word);
    d.tokens.push_back(token);
  }
  const auto first = phrases.longest(d, 0, 6);
  REQUIRE(first);
  CHECK(first->tokens == 3);
  CHECK(first->value == 2);
  CHECK(phrases.longest(d, 3, 6)->tokens == 1);
  CHECK(phrases.longest(d, 0, 2)->value == 1);
  CHECK_FALSE(phrases.longest(d, 1, 6));
}

TEST_CASE("a word that goes on in one phrase does not go on in another", "[match]") {
  sayso::lexicon::Vocabulary words;
  sayso::match::PhraseAutomaton phrases;
  phrases.add(sayso::text::intern_phrase("north sea", words), 1);
  phrases.add(sayso::text::intern_phrase("south", words), 2);
  phrases.add(sayso::text::intern_phrase("south coast", words), 3);
  const auto longest = [&](const char* first, const char* second) {
    return phrases.longest(std::array{words.find(first), words.find(second)});
  };
  CHECK(longest("north", "sea")->value == 1);
  CHECK(longest("south", "coast")->value == 3);
  CHECK(longest("south", "sea")->value == 2);    // behind another word only
  CHECK(longest("south", "north")->value == 2);  // behind none
  CHECK_FALSE(longest("north", "coast"));
}
