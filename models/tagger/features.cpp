#include "models/tagger/features.hpp"

#include <array>

namespace sayso::models::tagger {
namespace {

struct Unit {
  std::uint32_t byte = 0;   // the byte to count, in lower case
  std::uint32_t bytes = 1;  // how many it takes in the text
  std::uint32_t shape = 0;
};

constexpr Unit classify_ascii(std::uint32_t c) {
  if (c - 'a' < 26U) return {c, 1, shape_bit::lower};
  if (c - 'A' < 26U) return {c + 32U, 1, shape_bit::capitalised};
  if (c - '0' < 10U) return {'0', 1, shape_bit::digit};
  if (c == '-') return {c, 1, shape_bit::hyphen};
  if (c == '.') return {c, 1, shape_bit::period};
  if (c == '\'') return {c, 1, shape_bit::apostrophe};
  return {c, 1, shape_bit::other_mark};
}

constexpr std::array<Unit, 128> ascii_units = [] {
  std::array<Unit, 128> units;
  for (std::uint32_t c = 0; c < units.size(); ++c) units[c] = classify_ascii(c);
  return units;
}();

std::uint32_t byte_at(std::string_view text, std::size_t i) {
  return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
}

// U+2010 to U+201F: dashes and quotation marks, which the press curls and treebanks do not.
Unit general_punctuation(std::uint32_t third) {
  if (third <= 0x95) return {'-', 3, shape_bit::hyphen};
  if (third >= 0x98 && third <= 0x9B) return {'\'', 3, shape_bit::apostrophe};
  if (third >= 0x9C && third <= 0x9F) return {'"', 3, shape_bit::other_mark};
  return {third, 3, shape_bit::other_mark};
}

Unit unit_at(std::string_view token, std::size_t i) {
  const std::uint32_t c = byte_at(token, i);
  if (c < ascii_units.size()) return ascii_units[c];
  const std::uint32_t next = byte_at(token, i + 1);
  if (c == 0xE2 && next == 0x80) {
    const std::uint32_t third = byte_at(token, i + 2);
    if (third >= 0x90 && third <= 0x9F) return general_punctuation(third);
    return {c, 1, shape_bit::other_mark};
  }
  // U+00C0 to U+00DE are the capitals of U+00E0 to U+00FE; their second bytes differ by 32.
  if (c == 0xC3 && next >= 0x80 && next <= 0x9E) return {next + 32U, 2, shape_bit::capitalised};
  if (c == 0xC3 && next >= 0xA0) return {next, 2, shape_bit::lower};
  return {c, 1, c == 0xE2 || c == 0xC2 || c == 0xF0 ? shape_bit::other_mark : 0U};
}

}  // namespace

Form make_form(std::string_view token, const WordTable& table) {
  Form form;
  std::uint32_t hash = 0x811C9DC5U;
  std::uint32_t count = 0, first_shape = 0, later_shape = 0;
  for (std::size_t i = 0; i < token.size(); ++count) {
    const Unit unit = unit_at(token, i);
    i += unit.bytes;
    hash = (hash ^ unit.byte) * 0x01000193U;
    if (count < 4) form.prefix |= unit.byte << (8 * count);
    form.suffix = (form.suffix << 8) | unit.byte;
    if (count == 0) {
      first_shape = unit.shape;
    } else {
      later_shape |= unit.shape;
    }
  }
  // "McDonald" and "iPhone" have a capital later on.
  const std::uint32_t later_capital = later_shape & shape_bit::capitalised;
  form.shape = first_shape | (later_shape ^ later_capital) | (later_capital != 0 ? shape_bit::upper_later : 0U);
  if (count == 1) form.shape |= shape_bit::single;
  form.word = hash ^ (hash >> 15);
  const WordEntry entry = table.find(form.word);
  form.usage = entry.usage;
  form.cluster = entry.cluster;
  // "US" and "IT" are not "us" and "it".
  if (!has_capitals(form)) form.only = entry.only;
  return form;
}

void mark_sentence(std::span<Form> sentence) {
  constexpr std::uint32_t letters = shape_bit::capitalised | shape_bit::upper_later | shape_bit::lower;
  std::size_t lower = 0, upper = 0;
  bool before_first = true;
  for (Form& form : sentence) {
    if ((form.shape & letters) == 0) {
      if ((form.shape & shape_bit::digit) != 0) before_first = false;
      continue;
    }
    if (before_first) form.shape |= shape_bit::first;
    before_first = false;
    ++((form.shape & shape_bit::capitalised) != 0 ? upper : lower);
  }
  // Title case keeps small words small; "the" and "of" make up far more of running text than of a headline.
  if (upper < 4 || lower * 3 > upper) return;
  for (Form& form : sentence) form.shape |= shape_bit::headline;
}

}  // namespace sayso::models::tagger
