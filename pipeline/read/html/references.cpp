// Named references are found by narrowing a range of the sorted table letter by letter, so that the longest name that
// fits is known at the end ("&notit;" is "¬it;" but "&notin;" is "∉").
#include "pipeline/read/html/references.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "pipeline/document/utf8.hpp"
#include "pipeline/read/html/rows.hpp"
#include "pipeline/read/html/tokenizer.hpp"

extern "C" const char sayso_file_html_references_begin[], sayso_file_html_references_end[];

namespace sayso::read::html {
namespace {

struct Reference {
  std::string_view name;
  std::string text;
};

std::vector<Reference> read_references() {
  std::vector<Reference> references;
  for_each_row(between(sayso_file_html_references_begin, sayso_file_html_references_end),
               [&](std::string_view name, std::string_view hexadecimal) {
                 Reference reference{name, {}};
                 while (!hexadecimal.empty()) {
                   std::int32_t value = 0;
                   const auto end =
                       std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), value, 16);
                   reference.text += EncodedCodePoint(value).view();
                   hexadecimal.remove_prefix(static_cast<std::size_t>(end.ptr - hexadecimal.data()));
                   if (!hexadecimal.empty()) hexadecimal.remove_prefix(1);
                 }
                 references.push_back(std::move(reference));
               });
  return references;
}

// What numbers from 0x80 to 0x9F mean: they are taken for Windows-1252.
constexpr std::array<std::uint16_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

int digit_value(char c, int base) {
  if (is_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// "#8217;" or "#x2019;" from `at`; where it ends, or `at` if there is no digit.
std::size_t append_number(std::string_view text, std::size_t at, std::string& out) {
  std::size_t i = at + 1;
  const int base = i < text.size() && ascii_lower(text[i]) == 'x' ? 16 : 10;
  if (base == 16) ++i;
  const std::size_t begin = i;
  std::int32_t value = 0;
  for (int digit = 0; i < text.size() && (digit = digit_value(text[i], base)) >= 0; ++i) {
    value = std::min(value * base + digit, 0x110000);
  }
  if (i == begin) return at;
  if (i < text.size() && text[i] == ';') ++i;
  if (value >= 0x80 && value < 0xA0) value = windows_1252[static_cast<std::size_t>(value - 0x80)];
  out += EncodedCodePoint(value == 0 ? -1 : value).view();
  return i;
}

std::size_t append_named(std::string_view text, std::size_t begin, Where where, std::string& out) {
  static const std::vector<Reference> references = read_references();
  auto first = references.begin(), last = references.end();
  const Reference* longest = nullptr;
  for (std::size_t i = 0; begin + i < text.size(); ++i) {
    const char c = text[begin + i];
    const auto before = [i](const Reference& reference, char wanted) {
      return reference.name.size() <= i || reference.name[i] < wanted;
    };
    const auto after = [i](char wanted, const Reference& reference) {
      return reference.name.size() > i && wanted < reference.name[i];
    };
    first = std::lower_bound(first, last, c, before);
    last = std::upper_bound(first, last, c, after);
    if (first == last) break;
    if (first->name.size() == i + 1) longest = &*first;
  }
  if (longest == nullptr) return begin;
  const std::size_t end = begin + longest->name.size();
  if (where == Where::attribute && !longest->name.ends_with(';') && end < text.size() &&
      (text[end] == '=' || is_digit(text[end]) || is_ascii_letter(text[end])))
    return begin;
  out += longest->text;
  return end;
}

}  // namespace

std::size_t append_reference(std::string_view text, std::size_t at, Where where, std::string& out) {
  const std::size_t begin = at + 1;
  std::size_t end = begin;
  if (begin < text.size() && text[begin] == '#') {
    end = append_number(text, begin, out);
  } else if (begin < text.size() && (is_ascii_letter(text[begin]))) {
    end = append_named(text, begin, where, out);
  }
  if (end == begin) out += '&';
  return end;
}

std::string decoded(std::string_view text, Where where) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(std::string_view("&\0", 2), i), text.size());
    out += text.substr(i, end - i);
    i = end;
    if (i < text.size()) i = text[i] == '&' ? append_reference(text, i, where, out) : i + 1;
  }
  return out;
}

}  // namespace sayso::read::html
