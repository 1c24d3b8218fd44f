#include <catch.hpp>

#include "extractors/times/calendar.hpp"
#include "extractors/times/resolve.hpp"
#include "pipeline/run/analyse.hpp"

using namespace sayso::times;

namespace {

Period date(int year, int month, int day) {
  Period p;
  p.unit = Unit::day;
  p.year = year;
  p.index = month;
  p.day = day;
  return p;
}

std::string week(int year, int month, int day) { return value_of(widen(date(year, month, day), Unit::week)); }

std::vector<sayso::Time> times_of(std::string text, std::string published) {
  static const sayso::run::Models models{sayso::lexicon::Source{}};
  sayso::run::Scratch scratch;
  sayso::Article article;
  article.text = std::move(text);
  article.published = std::move(published);
  return sayso::run::analyse(std::move(article), models, scratch).times;
}

}  // namespace

TEST_CASE("Easter falls where the churches keep it", "[times]") {
  CHECK(value_of(period_of(easter(2019))) == "2019-04-21");
  CHECK(value_of(period_of(easter(1818))) == "1818-03-22");
  CHECK(value_of(period_of(orthodox_easter(2018))) == "2018-04-08");
  CHECK(value_of(period_of(orthodox_easter(2100))) == "2100-05-02");
}

TEST_CASE("an ISO week belongs to the year of its Thursday", "[times]") {
  CHECK(week(2018, 12, 31) == "2019-W01");
  CHECK(week(2021, 1, 3) == "2020-W53");
  CHECK(week(2019, 1, 10) == "2019-W02");
}

TEST_CASE("moving by months keeps to the end of shorter months", "[times]") {
  CHECK(value_of(*shift(date(2019, 3, 31), -1, Unit::month)) == "2019-02-28");
  CHECK(value_of(*shift(date(2020, 2, 29), 1, Unit::year)) == "2021-02-28");
  CHECK(value_of(*shift(date(2019, 1, 31), -2, Unit::quarter)) == "2018-07-31");
}

TEST_CASE("a move beyond the calendar has no answer", "[times]") {
  CHECK_FALSE(shift(date(2019, 1, 10), 4'000'000, Unit::year));
  CHECK_FALSE(shift(date(2019, 1, 10), 5'000'000'000, Unit::day));
}

TEST_CASE("winter's January belongs to the winter that began the year before", "[times]") {
  CHECK(value_of(widen(date(2019, 1, 10), Unit::season)) == "2018-WI");
  CHECK(value_of(widen(date(2019, 4, 10), Unit::season)) == "2019-SP");
}

TEST_CASE("without a publication date values stay open", "[times]") {
  const auto times = times_of("They met on Tuesday. The office shut on 25 December.", "");
  REQUIRE(times.size() == 2);
  CHECK(times[0].value == "XXXX-WXX-2");
  CHECK(times[1].value == "XXXX-12-25");
}

TEST_CASE("a date line stands for the publication date", "[times]") {
  const auto times = times_of("Friday, January 4, 2019\nThe minister left yesterday.", "");
  REQUIRE(times.size() == 2);
  CHECK(times[0].value == "2019-01-04");
  CHECK(times[1].value == "2019-01-03");
}

TEST_CASE("a range of dates is two times and shares month and year", "[times]") {
  const auto times = times_of("The fair ran from March 3 to May 5, 1994, and again on June 5-7, 1995.", "2019-01-10");
  REQUIRE(times.size() == 4);
  CHECK(times[0].value == "1994-03-03");
  CHECK(times[1].value == "1994-05-05");
  CHECK(times[2].value == "1995-06-05");
  CHECK(times[3].value == "1995-06-07");
}

TEST_CASE("a publication time lets hours be counted", "[times]") {
  const auto times = times_of("The plane landed two hours ago.", "2019-01-10T01:30:00Z");
  REQUIRE(times.size() == 1);
  CHECK(times[0].value == "2019-01-09T23:30");
}

TEST_CASE("digits and separators by the hundred thousand take linear time", "[times]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += i % 3 == 0 ? "10-" : i % 3 == 1 ? "the last " : "1998/";
  CHECK_NOTHROW(times_of(text, "2019-01-10"));
}
