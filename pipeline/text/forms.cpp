#include "pipeline/text/forms.hpp"

#include <bit>
#include <cstring>

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

}  // namespace

Form make_form(std::string_view token, const lexicon::Vocabulary& vocabulary) {
  LowerWord lower;
  lower.add(token);
  Form form;
  form.lower = lower.fits() ? vocabulary.find(lower.view()) : Symbol::unknown;
  form.traits = vocabulary.traits(form.lower);
  form.shape = shape_of(token);
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
  if (size > longest_form) return make_form(text.substr(begin, size), *vocabulary_);
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
  // A form of zero bytes alone looks like a free slot; control characters are no tokens that matter.
  if ((low | high) == 0) return make_form(text.substr(begin, size), *vocabulary_);
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
