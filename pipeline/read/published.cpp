#include "pipeline/read/published.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace sayso::read {
namespace {

// The number that `digits` digits at the beginning of `text` make; they are taken off.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  const std::string_view part = text.substr(0, digits);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (part.size() != digits || !std::all_of(part.begin(), part.end(), is_digit)) return std::nullopt;
  int value = 0;
  std::from_chars(part.data(), part.data() + part.size(), value);
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<int> take_number_to(std::string_view& text, int largest) {
  const auto value = take_number(text, 2);
  return value && *value <= largest ? value : std::nullopt;
}

// ":15" or ":15.25" if it stands there; 60 is a leap second.
bool take_seconds(std::string_view& text, int largest) {
  if (!take(text, ':')) return true;
  if (!take_number_to(text, largest)) return false;
  if (take(text, '.') && !take_number(text, 1)) return false;
  while (take_number(text, 1)) {
  }
  return true;
}

// "Z", "+09:00", "-0500", "+09" or nothing. No zone is more than 14 hours from UTC.
bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z") return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  constexpr int furthest = 14;
  const auto hours = take_number_to(text, furthest);
  if (!hours) return false;
  take(text, ':');
  return text.empty() || (take_number_to(text, *hours == furthest ? 0 : 59) && text.empty());
}

// "09:30", "09:30:15", "09:30:15.25"; then a zone. 24:00 is the end of the day.
bool is_time_of_day(std::string_view text) {
  const auto hour = take_number_to(text, 24);
  if (!hour || !take(text, ':')) return false;
  const bool ends_day = *hour == 24;
  return take_number_to(text, ends_day ? 0 : 59) && take_seconds(text, ends_day ? 0 : 60) && is_zone(text);
}

bool take_day(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return false;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return false;
  const auto day = take_number(text, 2);
  return day && (std::chrono::year(*year) / *month / *day).ok();
}

}  // namespace

bool is_day(std::string_view text) { return take_day(text) && text.empty(); }

bool is_published(std::string_view text) {
  std::string_view rest = text;
  if (take_day(rest)) return rest.empty() || (take(rest, 'T') && is_time_of_day(rest));
  rest = text;
  if (!take_number(rest, 4)) return false;
  if (rest.empty()) return true;
  if (!take(rest, '-')) return false;
  const auto month = take_number_to(rest, 12);
  return month && *month >= 1 && rest.empty();
}

}  // namespace sayso::read
