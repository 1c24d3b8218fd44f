// What the attributes of an element say about the text in it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "pipeline/read/html/elements.hpp"
#include "pipeline/read/html/evidence.hpp"
#include "pipeline/read/html/tokenizer.hpp"

namespace sayso::read::html {

// The evidence of class attributes, most of which stand in a page again and again.
class ClassEvidence {
 public:
  Evidence of(std::string_view names) {
    if (names.empty()) return 0;
    Entry& entry = entries_[slot_of(names)];
    if (entry.names != names) entry = {names, evidence_of_classes(names)};
    return entry.evidence;
  }

 private:
  struct Entry {
    std::string_view names;
    Evidence evidence = 0;
  };
  static constexpr std::size_t size = 512;

  static std::size_t slot_of(std::string_view names) {
    std::size_t hash = names.size();
    for (const std::size_t at :
         {names.size() - 1, names.size() / 2, names.size() / 3, names.size() / 4, std::size_t{0}})
      hash = hash * 31 + static_cast<unsigned char>(names[at]);
    return (hash ^ hash >> 9U) % size;
  }

  std::array<Entry, size> entries_;
};

struct Facts {
  Evidence evidence = 0;
  bool article_body = false, published = false, shadow_root = false, link = false, within_page = false;
  bool class_seen = false, id_seen = false;
  std::string_view datetime, language;
};

[[nodiscard]] Facts facts_of(const HtmlToken& tag, Element element, ClassEvidence& classes);

// Whether the word stands in a list that white space parts, in letters of any case.
[[nodiscard]] bool contains_word(std::string_view list, std::string_view lower_case_word);

}  // namespace sayso::read::html
