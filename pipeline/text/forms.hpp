// What is known of a token without its surroundings, worked out once for every form that a worker meets: press text
// repeats the same few thousand.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/document/types.hpp"
#include "pipeline/lexicon/vocabulary.hpp"

namespace sayso::text {

// Number of a form in a FormTable.
enum class FormIndex : std::uint32_t { none = 0 };

struct Form {
  Symbol lower = Symbol::unknown;
  std::uint16_t traits = 0;           // Vocabulary::traits
  std::uint8_t shape = 0;             // shape_of
  std::uint8_t classes = 0;           // Token::classes
  FormIndex index = FormIndex::none;  // none for a form that is not remembered
};

// The form of `token`, worked out.
[[nodiscard]] Form make_form(std::string_view token, const lexicon::Vocabulary& vocabulary);

// Remembers forms of up to 16 bytes, but for those that end in a zero byte; numbers them from 1. Belongs to one thread.
class FormTable {
 public:
  // To be called before each batch. Forgets everything where the table has become large or was filled from another
  // vocabulary: numbers are good for one batch at least. The vocabulary must not change while it is attached.
  void attach(const lexicon::Vocabulary& vocabulary);
  [[nodiscard]] bool attached() const { return vocabulary_ != nullptr; }

  // The form of text[begin, end). The same as make_form but for the number. One cache line where the form is known.
  [[nodiscard]] Form find(std::string_view text, std::size_t begin, std::size_t end);

  // Changes whenever numbers lose their meaning.
  [[nodiscard]] std::uint32_t generation() const { return generation_; }
  // One more than the largest number.
  [[nodiscard]] std::size_t size() const { return count_ + 1; }

 private:
  struct Slot {
    std::uint64_t low = 0, high = 0;  // the form's bytes, zeros behind them; both 0: free
    Form form;
  };
  void grow();

  const lexicon::Vocabulary* vocabulary_ = nullptr;
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::uint32_t generation_ = 0;
};

}  // namespace sayso::text
