#include <catch.hpp>
#include <string>

#include "pipeline/document/names.hpp"
#include "pipeline/document/number.hpp"

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
