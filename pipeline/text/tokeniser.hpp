// Cuts text into tokens by the rules of the English treebanks of Universal Dependencies.
//
// One pass, left to right, decided by the character at hand and a bounded look ahead; what words are (prefixes,
// abbreviations, units) comes from the vocabulary's traits. Words are read in words.cpp, numbers in numbers.cpp,
// punctuation and symbols in punctuation.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/text/characters.hpp"
#include "pipeline/text/segment.hpp"
#include "pipeline/text/wrapping.hpp"

namespace sayso::text {

// Some 64 MB of ordinary text, the largest document at the usual limit. What has more tokens is made of signs, and each
// byte of it would take sixty in memory.
inline constexpr std::size_t most_tokens = 12'500'000;

class Tokeniser {
 public:
  // Appends to `tokens` and to token_forms of `scratch`; fills its stops, marks and paragraphs. Forms are remembered
  // where scratch.forms is attached.
  Tokeniser(std::string_view text, const lexicon::Vocabulary& vocabulary, std::vector<Token>& tokens, Scratch& scratch);

  void run();

 private:
  // A word while it is read; what is counted is ASCII.
  struct Word {
    std::size_t begin = 0;
    bool first_upper = false;
    std::uint32_t letters = 0, upper = 0;
    bool digit = false;
  };
  enum class Joined : std::uint8_t { no, yes, ends };  // "ends": something was taken and the word ends there

  void skip_space();
  bool read_address();
  void emit(std::size_t begin, std::size_t end);
  void emit(std::size_t begin, std::size_t end, const Form& form);
  [[nodiscard]] Form form_of(std::size_t begin, std::size_t end);
  [[nodiscard]] bool space_before(std::size_t byte) const;
  [[nodiscard]] char at(std::size_t byte) const { return byte < text_.size() ? text_[byte] : '\0'; }
  [[nodiscard]] Kind kind_at(std::size_t byte) const;
  [[nodiscard]] bool is_letter(std::size_t byte) const { return kind_at(byte) == Kind::letter; }
  [[nodiscard]] bool is_digit(std::size_t byte) const { return byte_kind(at(byte)) == Kind::digit; }
  [[nodiscard]] bool is_alphanumeric(std::size_t byte) const;
  [[nodiscard]] std::uint16_t traits_of(std::size_t begin, std::size_t end);
  [[nodiscard]] std::size_t end_of_ascii_letters(std::size_t byte, std::size_t most) const;
  [[nodiscard]] std::size_t end_of_digits(std::size_t byte) const;
  [[nodiscard]] std::size_t skip_blanks(std::size_t byte) const;
  void skip_marks();  // moves on over combining marks

  void read_word();
  void finish_word(std::size_t begin);
  void scan_letters(Word& word);
  void scan_ascii_letters(Word& word);
  bool scan_letters_beyond_ascii();
  Joined join(Word& word);
  Joined join_apostrophe(Word& word);
  Joined join_hyphen(const Word& word);
  Joined join_stop(const Word& word);
  Joined join_slash(const Word& word);
  bool take_acronym();
  bool take_host(const Word& word);
  [[nodiscard]] bool is_abbreviation(const Word& word, std::uint16_t traits) const;
  [[nodiscard]] bool is_initial(const Word& word);

  void read_number();
  void scan_number(std::size_t begin);
  bool take_joined_groups(std::size_t begin);
  void read_suffix_of_number(std::size_t begin);
  [[nodiscard]] bool is_unit(std::size_t number, std::size_t letters_begin, std::size_t letters_end);

  void read_punctuation();
  bool read_apostrophe();
  bool read_clitic(std::size_t apostrophe_bytes);
  bool read_elision(std::size_t apostrophe_bytes);
  bool read_emoticon();
  bool read_decimal();
  bool read_omission();
  bool read_phone_prefix();
  void read_run();
  void read_emoji();
  void read_ideographs();

  std::string_view text_;
  const lexicon::Vocabulary& vocabulary_;
  std::vector<Token>& tokens_;
  Scratch& scratch_;
  Wrapping wrapping_;
  std::size_t at_ = 0;  // next byte
  std::size_t next_address_ = 0;
};

}  // namespace sayso::text
