#include <catch.hpp>

#include "extractors/checks/interval.hpp"

using sayso::Figure;

TEST_CASE("an amount is written with its limits", "[checks]") {
  Figure figure;
  figure.low = {3, 6, 1};
  figure.high = {5, 6, 1};
  CHECK(sayso::checks::amount(figure) == "3 million to 5 million");
  figure.low.reset();
  CHECK(sayso::checks::amount(figure) == "up to 5 million");
  figure.low = figure.high;
  figure.high.reset();
  CHECK(sayso::checks::amount(figure) == "at least 5 million");
}
