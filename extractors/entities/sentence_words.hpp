#pragma once

#include <cstdint>
#include <string_view>

#include "extractors/entities/lexicon.hpp"
#include "extractors/entities/look_ups.hpp"
#include "pipeline/document/document.hpp"

namespace sayso::entities {

// What single words of a sentence look like, and which of them can go together in a name. Constant time, but for
// person_cut, which is linear in the run that it reads.
class SentenceWords {
 public:
  SentenceWords(const Document& document, const Lexicon& lexicon, const LookUps& look, std::uint32_t end)
      : d_(document), lexicon_(lexicon), look_(look), end_(end) {}

  [[nodiscard]] const Token& token(std::size_t i) const { return d_.tokens[i]; }
  [[nodiscard]] bool capitalised(std::size_t i) const {
    return i < end_ && token(i).is(token_flag::capitalised) && !token(i).is(token_flag::punctuation);
  }
  [[nodiscard]] std::uint32_t traits(std::size_t i) const { return lexicon_.traits(token(i).lower); }
  [[nodiscard]] bool glued(std::size_t i) const { return i < end_ && !token(i).is(token_flag::space_before); }
  [[nodiscard]] bool is_char(std::size_t i, char c) const {
    return i < end_ && token(i).span.size() == 1 && d_.text()[token(i).span.begin] == c;
  }
  // "Halden Trust": whether the words end with the mark of a body or a place, and which.
  [[nodiscard]] bool ends_with_mark(std::size_t begin, std::size_t end) const {
    return mark_at_end(begin, end) != nullptr;
  }
  [[nodiscard]] bool is_given_name(std::size_t i, std::size_t end) const {
    return i < end && capitalised(i) && (traits(i) & trait::first_name) != 0;
  }
  // Behind "Ministry of": "Trade", "the Interior".
  [[nodiscard]] bool name_goes_on(std::size_t j) const {
    return capitalised(j) || (j < end_ && (traits(j) & trait::joiner) != 0 && capitalised(j + 1));
  }
  // "L.Baatar"
  [[nodiscard]] bool joins_directly(std::size_t j) const {
    return capitalised(j) && (token(j).is(token_flag::space_before) || d_.slice(token(j - 1)).ends_with('.'));
  }

  // The "yeol" of "Yoon Suk-yeol": a short word behind a hyphen that is no word of English, or none that could stand
  // there, after a given name's first syllable and a family name.
  [[nodiscard]] bool is_second_syllable(std::size_t begin, std::size_t i) const;
  // "Halden Fisk, Inc."
  [[nodiscard]] bool is_legal_form(std::size_t i) const;
  // A word that is neither a known name nor a person's nor opens a title.
  [[nodiscard]] bool is_common_part(std::size_t i) const;
  [[nodiscard]] const NameMark* mark_at_end(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_initial(std::size_t i) const;
  // Whether the words up to `end` are a given name, perhaps an initial, and a surname.
  [[nodiscard]] bool person_begins(std::size_t i, std::size_t end) const;
  // Where a person's name parts the words from i to `end`: before it ("Civil Rights Division Rosa Quill", "National
  // Security Paul T. Berg"), and where one begins, before the word that would join it to something else ("Paul Berg
  // of the"). `end` where it does not.
  [[nodiscard]] std::size_t person_cut(std::size_t i, std::size_t end) const;
  // "WASHINGTON The Department of Trade": a place in capitals before words that are not.
  [[nodiscard]] bool is_dateline(std::size_t i, std::size_t rest) const;
  // A modifier ("former", "National") is part of a title only before one, or before a person's name.
  [[nodiscard]] bool before_person(std::size_t i, std::size_t end) const;

 protected:
  const Document& d_;
  const Lexicon& lexicon_;
  const LookUps& look_;
  std::uint32_t end_;  // of the sentence
};

}  // namespace sayso::entities
