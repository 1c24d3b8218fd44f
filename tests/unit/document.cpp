#include <catch.hpp>
#include <limits>
#include <string>

#include "pipeline/document/names.hpp"
#include "pipeline/document/number.hpp"
#include "pipeline/document/shown.hpp"
#include "pipeline/document/utf8.hpp"

namespace {

std::string json(sayso::Number number) {
  std::string out;
  sayso::append_json(number, out);
  return out;
}

}  // namespace

TEST_CASE("numbers print exactly, whole ones without an exponent", "[document]") {
  CHECK(json({670, 9}) == "670000000000");
  CHECK(json({606, 7}) == "6060000000");
  CHECK(json({5, -1}) == "0.5");
  CHECK(json({-125, -2}) == "-1.25");
  CHECK(json({0, 5}) == "0");
  CHECK(json({500, -3}) == "0.5");
  CHECK(json({2, 0, 3}) == "0.6666666666666666");
}

TEST_CASE("a number beyond all doubles is the largest of them, one below them nothing", "[document]") {
  CHECK(sayso::to_double({-5, 420}) == -std::numeric_limits<double>::max());
  CHECK(sayso::to_double({5, -420}) == 0);
  CHECK(json({5, 420}) == "1.7976931348623157e+308");
}

TEST_CASE("a number is the same however it is written", "[document]") {
  CHECK(sayso::same_number({20, 1}, {2, 2}));
  CHECK(sayso::same_number({1, 0, 2}, {5, -1}));
  CHECK_FALSE(sayso::same_number({2, 1}, {2, 2}));
}

TEST_CASE("every name of the contract reads back to its value", "[document]") {
  for (int i = 0; i <= static_cast<int>(sayso::EventType::plan); ++i) {
    const auto type = static_cast<sayso::EventType>(i);
    CHECK(sayso::from_name<sayso::EventType>(sayso::name_of(type)) == type);
  }
  CHECK(sayso::plover_of(sayso::EventType::coercion) == "COERCE");
  CHECK(sayso::plover_of(sayso::EventType::purchase).empty());
}

TEST_CASE("a phrase stands for the mention that ends it, not for one inside it", "[document]") {
  // Japan 's Prime Minister Shinzo Abe , president of Toyota
  sayso::Document d;
  d.article.text = "Japan's Prime Minister Shinzo Abe, president of Toyota";
  for (const sayso::Span span :
       {sayso::Span{0, 5}, {5, 7}, {8, 13}, {14, 22}, {23, 29}, {30, 33}, {33, 34}, {35, 44}, {45, 47}, {48, 54}}) {
    sayso::Token token;
    token.span = span;
    d.tokens.push_back(token);
  }
  d.tokens[8].pos = sayso::Pos::adp;
  d.entities.entities.resize(3);
  const auto mention = [&](std::uint32_t first, std::uint32_t last, std::uint32_t entity) {
    d.entities.mentions.push_back(
        {d.span_of({first, last}), {first, last}, sayso::EntityIndex{entity}, sayso::MentionForm::name});
  };
  mention(0, 1, 0);
  mention(4, 6, 1);
  mention(9, 10, 2);
  REQUIRE(d.head_mention({0, 10}) != nullptr);
  CHECK(d.head_mention({0, 10})->entity == sayso::EntityIndex{1});
  CHECK(d.head_mention({0, 4}) == nullptr);
  CHECK(d.head_mention({7, 10}) == nullptr);
  CHECK(d.head_mention({0, 1})->entity == sayso::EntityIndex{0});
}

TEST_CASE("text of an input is shown short and without control characters", "[document]") {
  using sayso::shown;
  CHECK(shown("Zoë said no") == "Zoë said no");
  CHECK(shown("a\x1b[2J\n\x7F\u0085\xFF") == "a\uFFFD[2J\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(shown("äöü", 3) == "äöü");
  CHECK(shown("äöüß", 3) == "äöü…");
}

TEST_CASE("every code point is encoded as it is decoded", "[document]") {
  for (std::int32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const sayso::EncodedCodePoint encoded(c);
    const sayso::CodePoint decoded = sayso::code_point_at(encoded.view(), 0);
    if (decoded.value != c || decoded.bytes != encoded.view().size()) FAIL(c);
  }
  for (const std::int32_t none : {-1, 0xD800, 0xDFFF, 0x110000}) {
    CHECK(sayso::EncodedCodePoint(none).view() == "\uFFFD");
  }
  CHECK(sayso::code_points("aé😀") == 3);
}
