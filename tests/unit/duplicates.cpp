#include <catch2/catch.hpp>
#include <string>

#include "pipeline/duplicates/index.hpp"
#include "pipeline/duplicates/words.hpp"

using namespace sayso::duplicates;

namespace {

std::string words_of(std::string_view text) {
  std::string words;
  normalise(text, words);
  return words;
}

// As many words as asked for, none twice.
std::string text_of(std::size_t words, std::size_t from = 0) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "word" + std::to_string(from + i) + ' ';
  return text;
}

}  // namespace

TEST_CASE("what is left of a text are its words", "[duplicates]") {
  CHECK(words_of("  “Don’t,”  SAID\tŻAK—twice.\n") == "don t said żak twice");
  CHECK(words_of("$1.5bn (Ⅳ)") == "1 5bn ⅳ");
  CHECK(words_of("") == "");
  CHECK(words_of("… – !") == "");
  CHECK(words_of("Ⱥ") == "ⱥ");  // two bytes become three
  CHECK(hash_of("a b") != hash_of("ab"));
}

TEST_CASE("sketches agree as texts do", "[duplicates]") {
  const Sketch whole = sketch_of(words_of(text_of(400)));
  CHECK(whole.shingles == 396);
  CHECK(sketch_of("").shingles == 0);
  CHECK(sketch_of("one two").shingles == 1);
  CHECK(sketch_of("one two").least == sketch_of("one two").least);
  CHECK(sketch_of("one two").least != sketch_of("one three").least);
}

TEST_CASE("copies refer to the first", "[duplicates]") {
  Index index;
  const auto add = [&](const std::string& text, std::string_view id) {
    const auto copy = index.add(sketch_of(words_of(text)), id);
    return copy ? std::string(copy->of) : std::string();
  };
  CHECK(add(text_of(300), "first").empty());
  CHECK(add(text_of(300, 1000), "other").empty());
  CHECK(add(text_of(290), "cut") == "first");
  CHECK(add(text_of(310), "longer") == "first");
  CHECK(add(text_of(150) + text_of(150, 5000), "half").empty());
  CHECK(add("", "empty").empty());
  CHECK(add("", "empty too").empty());
}

TEST_CASE("the oldest document is forgotten where memory ends", "[duplicates]") {
  constexpr std::size_t most = 600;
  Index index(most);
  const auto is_known = [&](std::size_t number) {
    return index.add(sketch_of(words_of(text_of(50, 100 * number))), std::to_string(number)).has_value();
  };
  for (std::size_t number = 0; number < most; ++number) REQUIRE(!is_known(number));
  CHECK(is_known(0));
  CHECK(!is_known(most));  // takes the place of the first
  CHECK(is_known(1));
  CHECK(!is_known(0));
  CHECK(is_known(most));
}
