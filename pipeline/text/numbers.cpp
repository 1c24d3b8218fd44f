// Numbers: groups, decimals, clock times, dates, telephone numbers, and the letters that follow digits.
#include <array>

#include "pipeline/text/attached.hpp"
#include "pipeline/text/tokeniser.hpp"
#include "pipeline/text/traits.hpp"

namespace sayso::text {

void Tokeniser::read_number() {
  const std::size_t begin = at_;
  if (!take_joined_groups(begin)) scan_number(begin);
  read_suffix_of_number(begin);
}

// "1,000.5", "9:30", "9/11", "10.0.0.1"; stops before what no digit follows.
void Tokeniser::scan_number(std::size_t begin) {
  std::size_t group = begin;
  bool decimal = false;
  at_ = end_of_digits(at_);
  while (is_digit(at_ + 1)) {
    const std::size_t next_end = end_of_digits(at_ + 1);
    const std::size_t next_digits = next_end - at_ - 1;
    const char c = at(at_);
    const bool joins =
        c == '.' || c == ':' || (c == '/' && at_ - group <= 2) ||
        (c == ',' && !decimal && at_ - begin <= 15 && (next_digits == 3 || (next_digits == 2 && at(next_end) == ',')));
    if (!joins) return;
    decimal = decimal || c == '.';
    group = at_ + 1;
    at_ = next_end;
  }
}

// Telephone numbers, postal codes and dates, which hyphens join: "345-9945", "713-853-3989", "2019-01-10". Two groups
// of other lengths are a range ("10-20", "1999-2003"), and so is one up to round numbers ("500-1000").
bool Tokeniser::take_joined_groups(std::size_t begin) {
  std::array<std::size_t, 3> lengths{};
  std::size_t groups = 0, end = begin;
  while (true) {
    const std::size_t group_end = end_of_digits(end);
    if (groups < lengths.size()) lengths[groups] = group_end - end;
    ++groups;
    end = group_end;
    if (groups > 6 || at(end) != '-' || !is_digit(end + 1)) break;
    ++end;
  }
  if (groups < 2 || groups > 6) return false;
  const bool ends_there = !is_alphanumeric(end) && !((at(end) == '.' || at(end) == ',') && is_digit(end + 1));
  if (!ends_there) return false;
  const bool round = at(end - 1) == '0' && at(end - 2) == '0';
  const bool telephone = lengths[0] == 3 && lengths[1] == 4 && !round;
  const bool postal = lengths[0] == 5 && lengths[1] == 4 && !round;
  if (groups == 2 && !telephone && !postal) return false;
  at_ = end;
  return true;
}

// "1st", "1970s", "4G" and "5½" go on; "10km", "5bn", "9am" end before the unit.
void Tokeniser::read_suffix_of_number(std::size_t begin) {
  const std::size_t end = at_;
  const auto whole = [&] { emit(begin, at_); };
  if (byte_kind(at(end)) == Kind::letter) {
    const std::size_t letters_end = end_of_ascii_letters(end, 8);
    const std::string_view letters = text_.substr(end, letters_end - end);
    const bool word_ends = !is_alphanumeric(letters_end);
    const bool goes_on = !word_ends || is_one_of(ordinal_endings, letters) || !is_unit(begin, end, letters_end);
    const bool times = letters == "x" && is_digit(letters_end);  // "3x5"
    if (!goes_on || times) return whole();
    Word word;
    scan_letters(word);
    return whole();
  }
  if (const Character next = at_ < text_.size() ? character_at(text_, at_) : Character{};
      next.code.value >= 0x80 && (next.kind == Kind::letter || next.kind == Kind::mark)) {
    Word word;
    scan_letters(word);  // "5½", "km²", keycaps
    return whole();
  }
  const bool decade = text_[end - 1] == '0' && (end - begin == 2 || end - begin == 4);
  if (decade && kind_at(end) == Kind::apostrophe) {
    const std::size_t letter = end + code_point_at(text_, end).bytes;
    if (at(letter) == 's' && !is_alphanumeric(letter + 1)) at_ = letter + 1;  // "1960's"
  }
  whole();
}

bool Tokeniser::is_unit(std::size_t number, std::size_t letters_begin, std::size_t letters_end) {
  const std::string_view letters = text_.substr(letters_begin, letters_end - letters_begin);
  if ((traits_of(letters_begin, letters_end) & trait::unit) == 0) return false;
  if (letters.size() > 1 || is_ascii_lower(letters.front())) return true;
  // "4G" and "5K" are names more often than amounts; "$5M", "2.5M" and "55K" are amounts.
  const bool behind_sign = !tokens_.empty() && tokens_.back().span.end == number &&
                           tokens_.back().is(token_flag::punctuation) && kind_at(number - 1) != Kind::hyphen;
  return letters_begin - number >= 2 || behind_sign;
}

}  // namespace sayso::text
