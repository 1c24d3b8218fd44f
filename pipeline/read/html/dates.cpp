// A text is cut into numbers, words and signs; a date is found where three of them in a row make one, and a time of
// day and a zone may follow it. Names of months are in months.tsv.
#include "pipeline/read/html/dates.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <vector>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/html/rows.hpp"
#include "pipeline/read/html/tokenizer.hpp"

extern "C" const char sayso_file_html_months_begin[], sayso_file_html_months_end[];

namespace sayso::read::html {
namespace {

constexpr int first_year = 1990, last_year = 2039;
constexpr std::size_t longest_text = 300;  // bytes

struct Piece {
  enum class Kind : std::uint8_t { number, word, sign } kind = Kind::sign;
  std::string_view text;
  std::int64_t value = 0;  // of a number
  int month = 0;           // of a word that is one
  bool spaced = false;     // white space stands before it
};

struct MonthName {
  std::string_view name;
  int month;
};

int month_of(std::string_view word) {
  static const std::vector<MonthName> months = [] {
    std::vector<MonthName> read;
    for_each_row(between(sayso_file_html_months_begin, sayso_file_html_months_end),
                 [&](std::string_view name, std::string_view month) {
                   read.push_back({name, month.size() == 2 ? 10 + month[1] - '0' : month[0] - '0'});
                 });
    return read;
  }();
  std::string lower;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint c = code_point_at(word, i);
    lower += EncodedCodePoint(c.value < 0 ? c.value : u_tolower(c.value)).view();
    i += c.bytes;
  }
  const auto at = std::lower_bound(months.begin(), months.end(), lower,
                                   [](const MonthName& month, std::string_view wanted) { return month.name < wanted; });
  return at != months.end() && at->name == lower ? at->month : 0;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_word_byte(char c) { return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool spaced = false;
  for (std::size_t i = 0; i < text.size();) {
    constexpr std::string_view arabic_comma = "،";
    const bool comma = text.substr(i).starts_with(arabic_comma);
    if (is_html_space(text[i]) || text[i] == ',' || comma) {
      spaced = true;
      i += comma ? arabic_comma.size() : 1;
      continue;
    }
    const std::size_t begin = i++;
    Piece piece;
    piece.spaced = spaced;
    if (is_digit(text[begin])) {
      while (i < text.size() && is_digit(text[i])) ++i;
      piece.kind = Piece::Kind::number;
      for (std::size_t k = begin; k < std::min(i, begin + 15); ++k) piece.value = piece.value * 10 + (text[k] - '0');
    } else if (is_word_byte(text[begin])) {
      // CJK marks a year, a month and a day by a sign of three bytes each.
      while (i < text.size() && is_word_byte(text[i])) ++i;
      piece.kind = Piece::Kind::word;
    }
    piece.text = text.substr(begin, i - begin);
    if (piece.kind == Piece::Kind::word) piece.month = month_of(piece.text);
    spaced = false;
    pieces.push_back(piece);
  }
  return pieces;
}

struct Date {
  int year = 0, month = 0, day = 0;
  std::size_t end = 0;  // the piece after it
};

struct ZoneName {
  std::string_view name, offset;
};
// Abbreviations that mean one offset in English and German news pages.
constexpr std::array<ZoneName, 15> zones = {{{"z", "Z"},
                                             {"utc", "Z"},
                                             {"gmt", "Z"},
                                             {"est", "-05:00"},
                                             {"edt", "-04:00"},
                                             {"cst", "-06:00"},
                                             {"cdt", "-05:00"},
                                             {"mst", "-07:00"},
                                             {"mdt", "-06:00"},
                                             {"pst", "-08:00"},
                                             {"pdt", "-07:00"},
                                             {"bst", "+01:00"},
                                             {"cest", "+02:00"},
                                             {"cet", "+01:00"},
                                             {"ist", "+05:30"}}};

class DateText {
 public:
  DateText(std::string_view text, DayOrder order) : pieces_(pieces_of(text.substr(0, longest_text))), order_(order) {}

  std::string first() const {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (const auto date = date_at(i)) return written(*date);
      if (const auto seconds = unix_time(i)) return *seconds;
    }
    return {};
  }

 private:
  using Kind = Piece::Kind;

  [[nodiscard]] const Piece* at(std::size_t i) const { return i < pieces_.size() ? &pieces_[i] : nullptr; }
  [[nodiscard]] bool is_number(std::size_t i, std::size_t least, std::size_t most) const {
    return at(i) != nullptr && at(i)->kind == Kind::number && at(i)->text.size() >= least && at(i)->text.size() <= most;
  }
  [[nodiscard]] bool is_sign(std::size_t i, char sign) const {
    return at(i) != nullptr && at(i)->kind == Kind::sign && at(i)->text.front() == sign;
  }
  [[nodiscard]] int number(std::size_t i) const { return static_cast<int>(pieces_[i].value); }

  static std::optional<Date> valid(int year, int month, int day, std::size_t end) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1) return std::nullopt;
    const auto date = std::chrono::year(year) / month / day;
    if (!date.ok()) return std::nullopt;
    return Date{year, month, day, end};
  }

  [[nodiscard]] std::optional<Date> date_at(std::size_t i) const {
    if (is_number(i, 4, 4)) return year_first(i);
    if (is_number(i, 8, 8)) {
      const auto whole = number(i);
      return valid(whole / 10000, whole / 100 % 100, whole % 100, i + 1);
    }
    if (is_number(i, 1, 2)) {
      if (const auto date = in_digits(i)) return date;
      return named_month(i);
    }
    if (at(i)->month != 0) return month_name_first(i);
    return std::nullopt;
  }

  // "2021-03-05", "2021/3/5", "2021年3月5日", "2021 March 5".
  [[nodiscard]] std::optional<Date> year_first(std::size_t i) const {
    const Piece* part = at(i + 1);
    if (part == nullptr) return std::nullopt;
    if (part->month != 0 && is_number(i + 2, 1, 2)) return valid(number(i), part->month, number(i + 2), i + 3);
    const bool parted =
        part->text == "-" || part->text == "/" || part->text == "." || part->text == "年" || part->text == "년";
    if (!parted || !is_number(i + 2, 1, 2) || at(i + 3) == nullptr || !is_number(i + 4, 1, 2)) return std::nullopt;
    return valid(number(i), number(i + 2), number(i + 4), i + 5);
  }

  // "5/3/2021", "05.03.2021", "5-3-21".
  [[nodiscard]] std::optional<Date> in_digits(std::size_t i) const {
    const Piece* sign = at(i + 1);
    if (sign == nullptr || (sign->text != "/" && sign->text != "." && sign->text != "-")) return std::nullopt;
    if (!is_number(i + 2, 1, 2) || !is_sign(i + 3, sign->text.front())) return std::nullopt;
    if (!is_number(i + 4, 4, 4) && !is_number(i + 4, 2, 2)) return std::nullopt;
    if (at(i + 1)->spaced || at(i + 2)->spaced || at(i + 4)->spaced) return std::nullopt;
    const int year = number(i + 4) + (at(i + 4)->text.size() == 2 ? 2000 : 0);
    int day = number(i), month = number(i + 2);
    const bool month_first = sign->text == "/" && order_ == DayOrder::month_first;
    if ((month_first && day <= 12) || month > 12) std::swap(day, month);
    return valid(year, month, day, i + 5);
  }

  // A year of four digits at `i`, perhaps after a little word or a full stop ("5 de marzo de 2021", "5. März. 2021").
  [[nodiscard]] std::optional<std::size_t> year_after(std::size_t i) const {
    constexpr std::size_t longest_gap = 2;
    for (std::size_t gap = 0; gap <= longest_gap; ++gap) {
      if (is_number(i + gap, 4, 4)) return i + gap;
      const Piece* piece = at(i + gap);
      if (piece == nullptr || piece->kind == Kind::number || piece->text.size() > 3) return std::nullopt;
    }
    return std::nullopt;
  }

  // "5 March 2021", "5th of March, 2021", "5. März 2021", "05-Mar-2021".
  [[nodiscard]] std::optional<Date> named_month(std::size_t i) const {
    constexpr std::size_t longest_gap = 3;
    for (std::size_t k = i + 1; k <= i + 1 + longest_gap && at(k) != nullptr; ++k) {
      if (at(k)->month != 0) {
        const auto year = year_after(k + 1);
        return year ? valid(number(*year), at(k)->month, number(i), *year + 1) : std::nullopt;
      }
      if (at(k)->kind == Kind::number || at(k)->text.size() > 3) return std::nullopt;
    }
    return std::nullopt;
  }

  // "March 5, 2021", "Mar. 5th 2021".
  [[nodiscard]] std::optional<Date> month_name_first(std::size_t i) const {
    std::size_t day = i + 1;
    if (is_sign(day, '.')) ++day;
    if (!is_number(day, 1, 2)) return std::nullopt;
    const auto year = year_after(day + 1);
    return year ? valid(number(*year), at(i)->month, number(day), *year + 1) : std::nullopt;
  }

  // Seconds or milliseconds since 1970, where they are the whole text.
  [[nodiscard]] std::optional<std::string> unix_time(std::size_t i) const {
    if (pieces_.size() != 1 || (!is_number(i, 10, 10) && !is_number(i, 13, 13))) return std::nullopt;
    const std::int64_t seconds = pieces_[i].text.size() == 13 ? pieces_[i].value / 1000 : pieces_[i].value;
    const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss time(instant - midnight);
    if (static_cast<int>(day.year()) > last_year || static_cast<int>(day.year()) < first_year) return std::nullopt;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return std::string(text.data());
  }

  [[nodiscard]] std::string written(const Date& date) const {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return std::string(text.data()) + time_after(date.end);
  }

  // "T10:00:00.5+01:00" of what follows a date; empty where no time of day does.
  [[nodiscard]] std::string time_after(std::size_t i) const {
    constexpr std::size_t longest_gap = 4;  // "at", "|", "- Updated"
    std::size_t hour = i;
    while (hour <= i + longest_gap && at(hour) != nullptr && at(hour)->kind != Kind::number) ++hour;
    if (!is_number(hour, 1, 2)) return {};
    std::size_t next = hour + 1;
    int hours = number(hour), minutes = 0, seconds = -1;
    if ((is_sign(next, ':') || is_sign(next, '.')) && is_number(next + 1, 2, 2)) {
      minutes = number(next + 1);
      next += 2;
      if (is_sign(next, ':') && is_number(next + 1, 2, 2)) {
        seconds = number(next + 1);
        next += 2;
        if (is_sign(next, '.') && is_number(next + 1, 1, 9)) next += 2;
      }
    } else if (!half_of_day(next)) {
      return {};
    }
    if (const auto half = half_of_day(next)) {
      if (hours > 12) return {};
      hours = hours % 12 + (*half ? 12 : 0);
      ++next;
      while (is_sign(next, '.') || (at(next) != nullptr && equals_ignoring_case(at(next)->text, "m"))) ++next;
    }
    if (hours > 23 || minutes > 59 || seconds > 59) return {};
    std::array<char, 32> text{};
    if (seconds >= 0) {
      std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d", hours, minutes, seconds);
    } else {
      std::snprintf(text.data(), text.size(), "T%02d:%02d", hours, minutes);
    }
    return std::string(text.data()) + zone_at(next);
  }

  // True for "pm", false for "am", "a.m."
  [[nodiscard]] std::optional<bool> half_of_day(std::size_t i) const {
    const Piece* piece = at(i);
    if (piece == nullptr || piece->kind != Kind::word) return std::nullopt;
    const bool dotted = is_sign(i + 1, '.');
    if (equals_ignoring_case(piece->text, "am") || (dotted && equals_ignoring_case(piece->text, "a"))) return false;
    if (equals_ignoring_case(piece->text, "pm") || (dotted && equals_ignoring_case(piece->text, "p"))) return true;
    return std::nullopt;
  }

  [[nodiscard]] std::string zone_at(std::size_t i) const {
    if (is_sign(i, '(')) ++i;
    if (at(i) == nullptr) return {};
    if (is_sign(i, '+') || is_sign(i, '-')) {
      const std::string sign(at(i)->text);
      if (is_number(i + 1, 4, 4)) return offset(sign, number(i + 1) / 100, number(i + 1) % 100);
      if (!is_number(i + 1, 1, 2)) return {};
      const bool minutes = is_sign(i + 2, ':') && is_number(i + 3, 2, 2);
      return offset(sign, number(i + 1), minutes ? number(i + 3) : 0);
    }
    for (const ZoneName& zone : zones) {
      if (!equals_ignoring_case(at(i)->text, zone.name)) continue;
      const std::string after = zone.offset == "Z" ? zone_at(i + 1) : std::string{};  // "GMT+0100"
      return after.empty() ? std::string(zone.offset) : after;
    }
    return {};
  }

  static std::string offset(const std::string& sign, int hours, int minutes) {
    if (hours > 14 || minutes > 59 || (hours == 14 && minutes != 0)) return {};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", hours, minutes);
    return sign + text.data();
  }

  std::vector<Piece> pieces_;
  DayOrder order_;
};

// `digits` digits at `at` as a number, where no other digit follows them; -1 otherwise.
int digits_at(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return at + digits < text.size() && is_digit(text[at + digits]) ? -1 : value;
}

// Seconds since 1970 of a date-time with a zone as iso_date() writes it.
std::optional<std::int64_t> seconds_of(std::string_view iso) {
  constexpr std::size_t minutes_end = 16;
  if (iso.size() <= minutes_end) return std::nullopt;
  const auto date = std::chrono::year(digits_at(iso, 0, 4)) / digits_at(iso, 5, 2) / digits_at(iso, 8, 2);
  std::int64_t seconds = std::chrono::sys_days(date).time_since_epoch().count() * std::int64_t{86400};
  seconds += digits_at(iso, 11, 2) * 3600 + digits_at(iso, 14, 2) * 60;
  std::string_view zone = iso.substr(minutes_end);
  if (zone.starts_with(':')) {
    seconds += digits_at(zone, 1, 2);
    zone.remove_prefix(3);
  }
  if (zone == "Z") return seconds;
  if (zone.size() != 6) return std::nullopt;
  const std::int64_t offset = digits_at(zone, 1, 2) * 3600 + digits_at(zone, 4, 2) * 60;
  return zone.front() == '-' ? seconds + offset : seconds - offset;
}

}  // namespace

std::string iso_date(std::string_view text, DayOrder order) { return DateText(text, order).first(); }

bool is_same_instant(std::string_view first, std::string_view second) {
  const auto instant = seconds_of(first);
  return instant && instant == seconds_of(second);
}

bool is_utc(std::string_view iso) {
  constexpr std::size_t minutes_end = 16;
  return iso.size() > minutes_end && (iso.ends_with('Z') || iso.ends_with("+00:00"));
}

std::string in_zone_of(std::string_view utc, std::string_view local) {
  constexpr std::size_t minutes_end = 16, seconds_end = 19, seconds_size = 3;
  if (local.size() != minutes_end && local.size() != seconds_end) return {};
  const auto instant = seconds_of(utc);
  if (!instant) return {};
  std::string clock(local);
  if (clock.size() == minutes_end && utc[minutes_end] == ':') clock += utc.substr(minutes_end, seconds_size);
  const auto shown = seconds_of(clock + 'Z');
  if (!shown || (*shown - *instant) % 60 != 0) return {};
  const std::int64_t minutes = (*shown - *instant) / 60;
  // Zones of half hours that many pages are from: India, the middle of Australia.
  constexpr std::int64_t west = -11 * 60, east = 14 * 60, india = 5 * 60 + 30, darwin = 9 * 60 + 30;
  if (minutes < west || minutes > east || (minutes % 60 != 0 && minutes != india && minutes != darwin)) return {};
  std::array<char, 8> zone{};
  std::snprintf(zone.data(), zone.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+',
                static_cast<int>(std::abs(minutes)) / 60, static_cast<int>(std::abs(minutes)) % 60);
  return minutes == 0 ? std::string{} : clock + zone.data();
}

std::string date_in_url(std::string_view url) {
  for (std::size_t i = 0; i + 8 <= url.size(); ++i) {
    if (!is_digit(url[i]) || (i != 0 && is_digit(url[i - 1]))) continue;
    std::string digits;
    if (digits_at(url, i, 8) > 0) {
      digits = url.substr(i, 8);
    } else if (digits_at(url, i, 4) > 0) {
      const char sign = url[i + 4];
      if (sign != '/' && sign != '-' && sign != '_') continue;
      std::size_t at = i + 5;
      for (int part = 0; part < 2; ++part) {
        const std::size_t width = digits_at(url, at, 2) > 0 ? 2 : digits_at(url, at, 1) > 0 ? 1 : 0;
        if (width == 0 || (part == 1 && url[at - 1] != sign)) break;
        (digits += part == 0 ? std::string(url.substr(i, 4)) : std::string{}) += (width == 1 ? "0" : "");
        digits += url.substr(at, width);
        at += width + 1;
      }
    }
    if (digits.size() != 8) continue;
    if (std::string date = iso_date(digits, DayOrder::day_first); !date.empty()) return date;
  }
  return {};
}

}  // namespace sayso::read::html
