// Dates as pages write them, made ISO 8601.
#pragma once

#include <string>
#include <string_view>

namespace sayso::read::html {

// In which order "3/4/2021" is to be read.
enum class DayOrder : bool { day_first, month_first };

// The first date in a short text ("2021-03-05T10:00:00+0100", "Fri, 05 Mar 2021 10:00:00 GMT", "Posted on March 5, 2021
// at 10:00 am", "5. März 2021", "1614938400000"): a day, or a day with a time of day and the zone where it is given.
// Empty where there is none, or one of a year that no page is of.
[[nodiscard]] std::string iso_date(std::string_view text, DayOrder order);

// Whether two of what iso_date() gives are the same instant, written in different zones perhaps. Not where either has
// no time of day or no zone.
[[nodiscard]] bool is_same_instant(std::string_view first, std::string_view second);

// Whether a date-time as iso_date() gives it is written in UTC.
[[nodiscard]] bool is_utc(std::string_view iso);

// `utc` in the zone in which a clock shows `local` at that instant: "2021-03-05T01:30Z" and "2021-03-04T19:30" give
// "2021-03-04T19:30-06:00". Both as iso_date() gives them. Empty where no zone does, or where `local` has one.
[[nodiscard]] std::string in_zone_of(std::string_view utc, std::string_view local);

// The day in an address: "/2021/03/05/", "-20210305". Empty where there is none.
[[nodiscard]] std::string date_in_url(std::string_view url);

}  // namespace sayso::read::html
