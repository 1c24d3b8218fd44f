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

// "09:30", "09:30:15", "09:30:15.25"; then "Z", "+09:00", "-0500", "+09" or nothing.
bool is_time_of_day(std::string_view text) {
  if (!take_number_to(text, 24) || !take(text, ':') || !take_number_to(text, 59)) return false;
  if (take(text, ':')) {
    if (!take_number_to(text, 60)) return false;
    if (take(text, '.') && !take_number(text, 1)) return false;
    while (take_number(text, 1)) {
    }
  }
  if (text.empty() || text == "Z") return true;
  if (!take(text, '+') && !take(text, '-')) return false;
  if (!take_number_to(text, 24)) return false;
  take(text, ':');
  return text.empty() || (take_number_to(text, 59) && text.empty());
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
  return rest.empty() || (take(rest, '-') && take_number_to(rest, 12) && rest.empty());
}

}  // namespace sayso::read
