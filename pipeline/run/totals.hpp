#pragma once

#include <cstdint>

namespace sayso::run {

struct Totals {
  std::uint64_t documents = 0;  // written whole; failed ones are not among them
  std::uint64_t failed = 0;
  std::uint64_t not_english = 0;  // of the documents; they have text and sentences only
  std::uint64_t duplicates = 0;   // of the documents, where they are looked for
  std::uint64_t tokens = 0;
  std::uint64_t text_bytes = 0;  // of the articles' texts

  Totals& operator+=(const Totals& other);
};

}  // namespace sayso::run
