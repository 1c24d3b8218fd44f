#include "pipeline/text/forms.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "pipeline/document/document.hpp"
#include "pipeline/text/characters.hpp"

namespace sayso::text {
namespace {

constexpr std::size_t longest_form = 16;
constexpr std::size_t first_capacity = std::size_t{1} << 12;
constexpr std::size_t most_forms = std::size_t{1} << 14;  // what may stay from batch to batch: a megabyte of slots

std::uint64_t load(const char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

// The first `size` bytes of a word of eight; `size` up to 8.
std::uint64_t keep(std::uint64_t word, std::size_t size) {
  static_assert(std::endian::native == std::endian::little);
  return size >= 8 ? word : word & ((std::uint64_t{1} << (8 * size)) - 1);
}

std::size_t scatter(std::uint64_t low, std::uint64_t high) {
  const std::uint64_t mixed = (low ^ std::rotl(high, 23)) * 0x9E3779B97F4A7C15ULL + high * 0xD6E8FEB86659FD93ULL;
  return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
}

bool is_plain(std::string_view token) {
  if (token.size() == 1) return byte_kind(token[0]) != Kind::digit;
  return std::all_of(token.begin(), token.end(),
                     [](char c) { return byte_kind(c) == Kind::letter || c == '\'' || c == '.'; });
}

// Of a word that no lexicon knows: what its parts are that hyphens join ("two-thirds", "mid-May"). Where other signs
// or letters join them, a number may hide.
std::uint8_t classes_of_parts(std::string_view token, const lexicon::Vocabulary& vocabulary) {
  const bool beyond_ascii = byte_kind(token[0]) == Kind::high;
  std::uint8_t classes = beyond_ascii ? token_class::number : std::uint8_t{0};
  if (token.find('-') == std::string_view::npos) return classes;
  while (!token.empty()) {
    const std::string_view part = token.substr(0, token.find('-'));
    token.remove_prefix(std::min(part.size() + 1, token.size()));
    LowerWord lower;
    for (const char c : part) lower.add_ascii(c);
    if (!part.empty() && !is_plain(part)) classes |= token_class::number;
    if (!part.empty() && lower.fits()) classes |= vocabulary.classes(vocabulary.find(lower.view()));
  }
  return (classes & token_class::time_name) != 0 ? classes | token_class::time : classes;
}

std::uint8_t classes_of(std::string_view token, const Form& form, const lexicon::Vocabulary& vocabulary) {
  std::uint8_t classes = vocabulary.classes(form.lower);
  if (form.lower == Symbol::unknown) classes = classes_of_parts(token, vocabulary);
  if ((form.shape & token_flag::has_digit) != 0) classes |= token_class::time | token_class::number;
  const bool name = (classes & token_class::time_name) != 0 && (form.shape & token_flag::capitalised) != 0;
  if (name) classes |= token_class::time;
  if (is_plain(token)) classes |= token_class::plain;
  return classes;
}

}  // namespace

Form make_form(std::string_view token, const lexicon::Vocabulary& vocabulary) {
  LowerWord lower;
  lower.add(token);
  Form form;
  form.lower = lower.fits() ? vocabulary.find(lower.view()) : Symbol::unknown;
  form.traits = vocabulary.traits(form.lower);
  form.shape = shape_of(token);
  form.classes = classes_of(token, form, vocabulary);
  return form;
}

void FormTable::attach(const lexicon::Vocabulary& vocabulary) {
  if (vocabulary_ == &vocabulary && count_ <= most_forms) return;
  vocabulary_ = &vocabulary;
  slots_.assign(first_capacity, {});
  count_ = 0;
  ++generation_;
}

Form FormTable::find(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  // A zero byte at the end is not told from what fills the key: ":" and ":\0" would be one form, whichever came first.
  const bool has_key = size <= longest_form && size != 0 && text[end - 1] != '\0';
  if (!has_key) return make_form(text.substr(begin, size), *vocabulary_);
  std::uint64_t low = 0, high = 0;
  if (begin + longest_form <= text.size()) {
    low = keep(load(text.data() + begin), size);
    high = size > 8 ? keep(load(text.data() + begin + 8), size - 8) : 0;
  } else {
    char bytes[longest_form] = {};
    std::memcpy(bytes, text.data() + begin, size);
    low = load(bytes);
    high = load(bytes + 8);
  }
  std::size_t mask = slots_.size() - 1;
  std::size_t i = scatter(low, high) & mask;
  for (; (slots_[i].low | slots_[i].high) != 0; i = (i + 1) & mask) {
    if (slots_[i].low == low && slots_[i].high == high) return slots_[i].form;
  }
  if ((count_ + 1) * 2 > slots_.size()) {
    grow();
    mask = slots_.size() - 1;
    i = scatter(low, high) & mask;
    while ((slots_[i].low | slots_[i].high) != 0) i = (i + 1) & mask;
  }
  Form form = make_form(text.substr(begin, size), *vocabulary_);
  form.index = static_cast<FormIndex>(++count_);
  slots_[i] = {low, high, form};
  return form;
}

void FormTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if ((slot.low | slot.high) == 0) continue;
    std::size_t i = scatter(slot.low, slot.high) & mask;
    while ((slots_[i].low | slots_[i].high) != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace sayso::text
