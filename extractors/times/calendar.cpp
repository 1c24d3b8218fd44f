#include "extractors/times/calendar.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sayso::times {
namespace {

using std::chrono::days;

std::chrono::year_month_day civil(int year, int month, int day) {
  return std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
         std::chrono::day(static_cast<unsigned>(day));
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year_month_day_last(
      std::chrono::year(year), std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

Day monday_of_week(int year, int week) {
  const Day fourth = Day(civil(year, 1, 4));  // always in week 1
  return fourth - days(weekday_of(fourth) - 1) + days(7 * (week - 1));
}

int floor_div(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }

void append_digit(std::string& out, int number) { out += static_cast<char>('0' + number % 10); }

void append_two(std::string& out, int number) {
  append_digit(out, number / 10);
  append_digit(out, number);
}

// At least `digits` digits of a year, decade or century; as many X where it is open.
void append_year(std::string& out, int year, std::size_t digits) {
  if (year == unknown) {
    out.append(digits, 'X');
    return;
  }
  if (year <= 0) out += "BC";
  const std::string text = std::to_string(year <= 0 ? 1 - year : year);
  if (text.size() < digits) out.append(digits - text.size(), '0');
  out += text;
}

constexpr std::array<std::string_view, 8> part_names = {"", "TMO", "TMI", "TAF", "TEV", "TNI", "TMO", "TDT"};
constexpr std::array<std::string_view, 4> season_names = {"SP", "SU", "FA", "WI"};

void append_clock(const Period& p, std::string& out) {
  out += 'T';
  append_two(out, p.hour);
  out += ':';
  append_two(out, p.minute == unknown ? 0 : p.minute);
  if (p.second != unknown) {
    out += ':';
    append_two(out, p.second);
  }
  if (p.utc) out += 'Z';
}

void append_day(const Period& p, std::string& out) {
  if (p.weekday != unknown && p.day == unknown) {
    out += "XXXX-WXX-";
    append_digit(out, p.weekday);
    return;
  }
  append_year(out, p.year, 4);
  if (p.index == unknown) {
    out += "-XX";
  } else {
    out += '-';
    append_two(out, p.index);
  }
  if (p.day == unknown) {
    out += "-XX";
  } else {
    out += '-';
    append_two(out, p.day);
  }
}

}  // namespace

bool exists(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= days_in_month(year == unknown ? 2000 : year, month);
}

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

Period period_of(Day day) {
  const std::chrono::year_month_day date(day);
  Period p;
  p.unit = Unit::day;
  p.year = static_cast<int>(date.year());
  p.index = static_cast<int>(static_cast<unsigned>(date.month()));
  p.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return p;
}

Period week_of(Day day) {
  // The week belongs to the year that its Thursday is in.
  const Day thursday = day + days(4 - weekday_of(day));
  Period p;
  p.unit = Unit::week;
  p.year = period_of(thursday).year;
  p.index = static_cast<int>((thursday - Day(civil(p.year, 1, 1))).count()) / 7 + 1;
  return p;
}

Day day_of(const Period& p) {
  switch (p.unit) {
    case Unit::month:
      return civil(p.year, p.index, 1);
    case Unit::quarter:
      return civil(p.year, 3 * p.index - 2, 1);
    case Unit::half:
      return civil(p.year, 6 * p.index - 5, 1);
    case Unit::season:
      return civil(p.year, 3 * p.index + 3, 1);
    case Unit::week:
      return monday_of_week(p.year, p.index);
    case Unit::weekend:
      return monday_of_week(p.year, p.index) + days(5);
    case Unit::year:
      return civil(p.year, 1, 1);
    case Unit::decade:
      return civil(p.year * 10, 1, 1);
    case Unit::century:
      return civil(p.year * 100, 1, 1);
    default:
      return civil(p.year, p.index == unknown ? 1 : p.index, p.day == unknown ? 1 : p.day);
  }
}

Day easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100;
  const int f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - b / 4 - g + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return civil(year, n / 31, n % 31 + 1);
}

Day orthodox_easter(int year) {
  const int d = (19 * (year % 19) + 15) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const int n = d + e + 114;
  // Julian dates lie behind by this many days from March of the century's first year on.
  const int behind = year / 100 - year / 400 - 2;
  return Day(civil(year, n / 31, n % 31 + 1)) + days(behind);
}

std::optional<Day> nth_weekday(int year, int month, int n, int weekday) {
  if (n == 0) return {};
  const int length = days_in_month(year, month);
  int day = 0;
  if (n > 0) {
    const int first = weekday_of(civil(year, month, 1));
    day = 1 + (weekday - first + 7) % 7 + 7 * (n - 1);
  } else {
    const int last = weekday_of(civil(year, month, length));
    day = length - (last - weekday + 7) % 7 + 7 * (n + 1);
  }
  if (day < 1 || day > length) return {};
  return Day(civil(year, month, day));
}

Period widen(const Period& period, Unit unit) {
  const Day first = day_of(period);
  Period p = period_of(first);
  switch (unit) {
    case Unit::week:
      return week_of(first);
    case Unit::weekend:
      p = week_of(first);
      break;
    case Unit::quarter:
      p.index = (p.index + 2) / 3;
      break;
    case Unit::half:
      p.index = (p.index + 5) / 6;
      break;
    case Unit::season:
      // January and February belong to the winter that began the year before.
      if (p.index < 3) --p.year;
      p.index = (p.index + 9) % 12 / 3;
      break;
    case Unit::decade:
      p.year = floor_div(p.year, 10);
      break;
    case Unit::century:
      p.year = floor_div(p.year, 100);
      break;
    default:
      break;
  }
  p.unit = unit == Unit::part || unit < Unit::part ? Unit::day : unit;
  if (unit > Unit::day) p.day = unknown;
  if (unit >= Unit::year) p.index = unknown;
  return p;
}

std::optional<Period> shift(const Period& period, std::int64_t count, Unit unit) {
  if (!period.dated() || count > 4'000'000 || count < -4'000'000) return {};
  const int n = static_cast<int>(count);
  Period p = period;
  int months = 0;
  switch (unit) {
    case Unit::day:
    case Unit::part:
    case Unit::week:
    case Unit::weekend: {
      const int step = unit == Unit::week || unit == Unit::weekend ? 7 * n : n;
      if (step > 7'000'000 || step < -7'000'000) return {};  // std::chrono counts years in 16 bits
      const Day moved = day_of(period) + days(step);
      p = period_of(moved);
      if (period.unit == Unit::week || period.unit == Unit::weekend) p = week_of(moved);
      p.unit = period.unit;
      p.hour = period.hour, p.minute = period.minute, p.second = period.second, p.part = period.part;
      break;
    }
    case Unit::second:
    case Unit::minute:
    case Unit::hour:
      return {};
    case Unit::month:
      months = n;
      break;
    case Unit::season:
    case Unit::quarter:
      months = 3 * n;
      break;
    case Unit::half:
      months = 6 * n;
      break;
    case Unit::year:
      months = 12 * n;
      break;
    case Unit::decade:
      months = 120 * n;
      break;
    case Unit::century:
      if (n > 100 || n < -100) return {};
      months = 1200 * n;
      break;
    case Unit::none:
      return {};
  }
  if (months != 0) {
    if (period.unit == Unit::week || period.unit == Unit::weekend) {
      const auto moved = shift(period_of(day_of(period) + days(3)), count, unit);
      if (!moved) return {};
      p = week_of(day_of(*moved));
      p.unit = period.unit;
    } else if (period.unit >= Unit::decade) {
      p.year += floor_div(months, period.unit == Unit::decade ? 120 : 1200);
    } else {
      const int size = period.unit == Unit::year                                     ? 12
                       : period.unit == Unit::quarter || period.unit == Unit::season ? 3
                       : period.unit == Unit::half                                   ? 6
                                                                                     : 1;
      const int per_year = 12 / size;
      const int base = period.unit == Unit::season ? 0 : 1;
      const int index = (period.unit == Unit::year ? 0 : period.index - base) + floor_div(months, size);
      p.year += floor_div(index, per_year);
      if (period.unit != Unit::year) p.index = index - per_year * floor_div(index, per_year) + base;
      if (p.day != unknown && p.year >= first_year && p.year <= last_year) {
        p.day = std::min(p.day, days_in_month(p.year, p.index));
      }
    }
  }
  if (p.year < first_year || p.year > last_year) return {};
  return p;
}

std::string value_of(const Period& p) {
  std::string out;
  switch (p.unit) {
    case Unit::century:
      append_year(out, p.year, 2);
      break;
    case Unit::decade:
      append_year(out, p.year, 3);
      break;
    case Unit::year:
      if (p.fiscal) out += "FY";
      append_year(out, p.year, 4);
      break;
    case Unit::half:
    case Unit::quarter:
      append_year(out, p.year, 4);
      out += p.unit == Unit::half ? "-H" : "-Q";
      if (p.index == unknown)
        out += 'X';
      else
        append_digit(out, p.index);
      break;
    case Unit::season:
      append_year(out, p.year, 4);
      out += '-';
      out += season_names[static_cast<std::size_t>(p.index)];
      break;
    case Unit::week:
    case Unit::weekend:
      append_year(out, p.year, 4);
      out += "-W";
      if (p.index == unknown)
        out += "XX";
      else
        append_two(out, p.index);
      if (p.unit == Unit::weekend) out += "-WE";
      break;
    case Unit::month:
      append_year(out, p.year, 4);
      out += '-';
      if (p.index == unknown)
        out += "XX";
      else
        append_two(out, p.index);
      break;
    default:
      append_day(p, out);
      if (p.hour != unknown)
        append_clock(p, out);
      else
        out += part_names[static_cast<std::size_t>(p.part)];
  }
  return out;
}

}  // namespace sayso::times
