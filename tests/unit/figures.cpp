#include <catch.hpp>
#include <string>

#include "analysed.hpp"
#include "extractors/figures/arithmetic.hpp"
#include "extractors/figures/literal.hpp"

using sayso::Number;
using sayso::figures::Literal;
using sayso::figures::LiteralForm;

namespace {

std::string json(const Number& number) {
  std::string out;
  sayso::append_json(number, out);
  return out;
}

Literal literal(std::string_view text) {
  return sayso::figures::read_literal(text, 0, static_cast<std::uint32_t>(text.size()));
}

}  // namespace

TEST_CASE("a number in digits has the value that its grouping says", "[figures]") {
  const auto [text, value] = GENERATE(table<std::string, std::string>({{"1,234,567", "1234567"},
                                                                       {"12,34,567", "1234567"},
                                                                       {"1,00,000", "100000"},
                                                                       {"1\u202F234\u202F567", "1234567"},
                                                                       {"10 000", "10000"},
                                                                       {"1'000'000", "1000000"},
                                                                       {"1.234.567", "1234567"},
                                                                       {"8.25", "8.25"},
                                                                       {"0,15", "0.15"},
                                                                       {"2½", "2.5"},
                                                                       {"2 1/2", "2.5"},
                                                                       {"1/3", "0.3333333333333333"},
                                                                       {"2.5×10−5", "0.000025"},
                                                                       {"4e14", "400000000000000"}}));
  const Literal read = literal(text);
  CHECK(json(read.value) == value);
  CHECK(read.end == text.size());
  CHECK(read.form != LiteralForm::code);
}

TEST_CASE("digits that name something are codes", "[figures]") {
  for (const char* text : {"007", "1.2.3", "192.168.0.1", "1990s", "555-0199-22", "5/0"}) {
    INFO(text);
    CHECK(literal(text).form == LiteralForm::code);
  }
}

TEST_CASE("a product with a power of two that does not fit is no quantity", "[figures]") {
  CHECK(json(literal("3 x 2^30").value) == "3221225472");
  CHECK(literal("12345678901234567 x 2^30").form == LiteralForm::code);
  CHECK(literal("12345678901234567 x 2^30").end == 24);
}

TEST_CASE("digits by the million are one code and take linear time", "[figures]") {
  const std::string text(1'000'000, '7');
  CHECK(literal(text).form == LiteralForm::code);
  CHECK(literal(text).end == text.size());
}

TEST_CASE("a decimal fraction is exact, others keep their divisor", "[figures]") {
  CHECK(json(sayso::figures::fraction(3, 8)) == "0.375");
  CHECK(sayso::figures::fraction(3, 8).divisor == 1);
  CHECK(sayso::figures::fraction(2, 3).divisor == 3);
}

TEST_CASE("sums and products that do not fit are refused, not rounded", "[figures]") {
  const Number large{9'000'000'000'000'000'001, 0, 1};
  CHECK_FALSE(sayso::figures::times(large, {7, 0, 1}));
  CHECK_FALSE(sayso::figures::plus(large, large));
  CHECK(json(*sayso::figures::plus({82, 5, 1}, {1, -1, 1})) == "8200000.1");
}

TEST_CASE("rows of figures that mean nothing are refused with file and line", "[figures]") {
  const auto [file, row, message] = GENERATE(table<std::string, std::string, std::string>(
      {{"units", "m\tlenght\tmetre\tm\t-\n", "units.tsv:1: no such word in column 2: \"lenght\""},
       {"numbers", "many\tdigit\t5000\n", "numbers.tsv:1: value out of range"},
       {"numbers", "many\tdigits\t5\n", "numbers.tsv:1: no such word in column 2"},
       {"currencies", "dime\tminor\tUSD\t0\n", "currencies.tsv:1: a coin is worth"},
       {"rates", "daily\td\talone\n", "rates.tsv:1: no such word in column 3"},
       {"words", "of\tpreposition\n", "words.tsv:1: no such word in this column"},
       {"verbs", "was\tpresent\n", "verbs.tsv:1: no such word in this column"}}));
  const std::string error = sayso::test::error_of("figures/" + file + ".tsv", row);
  CHECK_THAT(error, Catch::Matchers::ContainsSubstring(message));
}

TEST_CASE("a second number in an article's last token is no figure", "[figures]") {
  const auto document = sayso::test::analysed("Read on at http://paper.example/?first=41264424&second=55039685");
  CHECK(document.figures.size() < 2);
  CHECK(validate(document).empty());
}

TEST_CASE("the second of two levels is measured from the second of two former ones", "[figures]") {
  const auto document =
      sayso::test::analysed("Net income climbed 9% to $204 million, or $1.31 a share, from $187 million, or $1.18.");
  REQUIRE(document.figures.size() == 5);
  const auto from = [&](std::size_t figure) {
    const auto& change = document.figures[figure].change;
    const auto* index = change ? std::get_if<sayso::FigureIndex>(&change->from) : nullptr;
    return index == nullptr ? std::size_t{0} : static_cast<std::size_t>(*index);
  };
  CHECK(from(1) == 3);
  CHECK(from(2) == 4);
  CHECK_FALSE(document.figures[4].change);
}

TEST_CASE("an amount behind a country and a sign equals the one before its bracket", "[figures]") {
  const auto document = sayso::test::analysed("They face fines of up to 2.5 million yen (US $20,900) there.");
  REQUIRE(document.figures.size() == 2);
  CHECK(document.figures[1].unit == "USD");
  REQUIRE(document.figures[1].equals);
  CHECK(static_cast<std::size_t>(*document.figures[1].equals) == 0);
}
