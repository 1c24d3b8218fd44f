#include "pipeline/read/news_dates.hpp"

#include <algorithm>
#include <array>

#include "pipeline/read/published.hpp"

namespace sayso::read {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(space), text.size());
  return text.substr(begin, text.find_last_not_of(space) + 1 - begin);
}

// "20161003T152257+0100" with its hyphens and colons.
std::string from_basic(std::string_view date) {
  constexpr std::size_t day_digits = 8, minute_end = 13, second_end = 15;
  if (date.size() < day_digits || !std::all_of(date.begin(), date.begin() + day_digits, is_digit)) return {};
  std::string iso(date.substr(0, 4));
  iso.append("-").append(date.substr(4, 2)).append("-").append(date.substr(6, 2));
  if (date.size() < minute_end || date[day_digits] != 'T') return date.size() == day_digits ? iso : std::string();
  iso.append(date.substr(day_digits, 3)).append(":").append(date.substr(11, 2));
  std::string_view rest = date.substr(minute_end);
  if (date.size() >= second_end && is_digit(date[minute_end]) && is_digit(date[minute_end + 1])) {
    iso.append(":").append(date.substr(minute_end, 2));
    rest = date.substr(second_end);
  }
  return iso.append(rest);
}

std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

std::string two_digits(std::string_view number) {
  return number.size() == 1 ? '0' + std::string(number) : std::string(number);
}

// Zones of RFC 822 that are not numbers.
std::string zone_offset(std::string_view zone) {
  struct Zone {
    std::string_view name, offset;
  };
  constexpr std::array<Zone, 11> zones = {{{"GMT", "Z"},
                                           {"UT", "Z"},
                                           {"UTC", "Z"},
                                           {"EST", "-05:00"},
                                           {"EDT", "-04:00"},
                                           {"CST", "-06:00"},
                                           {"CDT", "-05:00"},
                                           {"MST", "-07:00"},
                                           {"MDT", "-06:00"},
                                           {"PST", "-08:00"},
                                           {"PDT", "-07:00"}}};
  const auto* const found = std::find_if(zones.begin(), zones.end(), [zone](const Zone& z) { return z.name == zone; });
  return std::string(found == zones.end() ? zone : found->offset);
}

// "Mon, 3 Oct 2016 15:22:57 GMT"; the weekday may be missing.
std::string from_rfc822(std::string_view date) {
  constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
  if (const std::size_t comma = date.find(','); comma != std::string_view::npos) date.remove_prefix(comma + 1);
  const std::string_view day = take_word(date), month = take_word(date), year = take_word(date);
  const std::size_t at = month.size() < 3 ? std::string_view::npos : months.find(month.substr(0, 3));
  if (day.empty() || day.size() > 2 || at == std::string_view::npos || at % 3 != 0 || year.size() != 4) return {};
  const std::string number = std::to_string(at / 3 + 1);
  std::string iso = std::string(year) + '-' + two_digits(number) + '-' + two_digits(day);
  const std::string_view time = take_word(date), zone = take_word(date);
  if (time.empty()) return iso;
  const std::string with_time = iso + 'T' + (time.find(':') == 1 ? "0" : "") + std::string(time) + zone_offset(zone);
  return is_published(with_time) ? with_time : iso;
}

}  // namespace

std::string iso_date(std::string_view date) {
  date = trimmed(date);
  if (is_published(date)) return std::string(date);
  for (std::string iso : {from_basic(date), from_rfc822(date)}) {
    if (is_published(iso)) return iso;
  }
  // A day before something unknown is still a day.
  constexpr std::size_t day_bytes = 10;
  const std::string_view day = date.substr(0, day_bytes);
  return is_day(day) ? std::string(day) : std::string();
}

}  // namespace sayso::read
