// What the figures layer knows, as tables that are indexed by Symbol or searched by phrase.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/figures/words.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"
#include "pipeline/text/lemmatiser.hpp"

namespace sayso::figures {

// Strings that are compared as written, with a number of the caller's. Most look-ups fail, by first byte and length.
class ExactForms {
 public:
  void add(std::string_view form, std::uint32_t value) { forms_.emplace_back(form, value); }
  void sort();
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view form) const {
    if (form.empty() || (lengths(form.front()) >> (form.size() % 32) & 1U) == 0) return std::nullopt;
    return search(form);
  }
  // A bit for each length, modulo 32, that forms with this first byte have.
  [[nodiscard]] std::uint32_t lengths(char first) const { return heads_[static_cast<unsigned char>(first)].lengths; }

 private:
  [[nodiscard]] std::optional<std::uint32_t> search(std::string_view form) const;

  struct Head {
    std::uint32_t lengths = 0;
    std::uint32_t first = 0, last = 0;
  };
  std::vector<std::pair<std::string, std::uint32_t>> forms_;
  std::array<Head, 256> heads_{};
};

// The words that some file of this folder knows, counted from 1. They are few: two bytes for each word of the
// vocabulary stay in the processor's cache where all that is known of each would not.
class WordNumbers {
 public:
  [[nodiscard]] std::uint16_t entry(Symbol word) {
    std::uint16_t& number = numbers_.entry(word);
    if (number == 0) number = ++known_;
    return number;
  }
  [[nodiscard]] std::uint16_t operator[](Symbol word) const { return numbers_[word]; }

 private:
  lexicon::BySymbol<std::uint16_t> numbers_;
  std::uint16_t known_ = 0;
};

// One thing that is known of words.
template <class Value>
class OfWord {
 public:
  explicit OfWord(WordNumbers& numbers) : numbers_(numbers) {}
  // The word's value, to write; only while lexicons load, and until the next one is made.
  [[nodiscard]] Value& entry(Symbol word) {
    const std::size_t number = numbers_.entry(word);
    if (number >= values_.size()) values_.resize(number + 1);
    return values_[number];
  }
  [[nodiscard]] Value operator[](Symbol word) const {
    const std::size_t number = numbers_[word];
    return number < values_.size() ? values_[number] : Value{};
  }

 private:
  WordNumbers& numbers_;
  std::vector<Value> values_ = std::vector<Value>(1);  // the first is what all other words have
};

// numbers.tsv
enum class NumberRole : std::uint8_t {
  none,
  digit,
  teen,
  tens,
  hundred,
  scale,
  short_scale,
  letter_scale,
  dozen,
  couple,
  single,
  half,
  part,
  parts,
  ordinal,
  ordinal_teen,
  ordinal_scale,
  multiple,
  multiple_verb,
  fold,
  times,
  article,
  and_word,
  point,
  minus
};
struct NumberWord {
  NumberRole role = NumberRole::none;
  std::int16_t value = 0;
};

// Whether a number can begin with such a word.
[[nodiscard]] constexpr bool begins_number(NumberRole role) {
  switch (role) {
    case NumberRole::digit:
    case NumberRole::teen:
    case NumberRole::tens:
    case NumberRole::couple:
    case NumberRole::half:
    case NumberRole::part:
    case NumberRole::ordinal:
    case NumberRole::ordinal_teen:
    case NumberRole::ordinal_scale:
    case NumberRole::multiple:
    case NumberRole::multiple_verb:
      return true;
    default:
      return false;
  }
}
// Whether an article and such a word begin one: "a million", "a third", "an acre".
[[nodiscard]] constexpr bool follows_article(NumberRole role) {
  switch (role) {
    case NumberRole::hundred:
    case NumberRole::scale:
    case NumberRole::dozen:
    case NumberRole::couple:
    case NumberRole::single:
    case NumberRole::half:
    case NumberRole::part:
    case NumberRole::ordinal:
    case NumberRole::ordinal_teen:
      return true;
    default:
      return false;
  }
}

// units.tsv
enum class UnitClass : std::uint8_t { measure, time, percent, points };
struct Unit {
  std::string code;
  std::string per;  // of a flow: "[bbl_us]/d" is [bbl_us] per d
  UnitClass unit_class = UnitClass::measure;
};

// subunits.tsv
struct Subunit {
  std::string unit, part;  // UCUM
  std::int32_t factor = 0;
  bool bare = false;  // the part may go unnamed: "5 foot 11"
};

// currencies.tsv
enum class CurrencyRole : std::uint8_t { code, weak_code, name, minor, symbol, joined_symbol, minor_symbol };
struct Currency {
  CurrencyRole role = CurrencyRole::code;
  std::vector<std::string> codes;  // the first is the default
  std::int32_t hundredths = 100;   // of the currency; less for coins
};

// modifiers.tsv
enum class NameKind : std::uint8_t { none, always, capitalised, label, angle, score, plural, street, manner };

// changes.tsv; a set of bits, for a word may be a verb and a noun
namespace change_use {
inline constexpr std::uint8_t verb = 1, transitive = 2, noun = 4, particle = 8, comparative = 16, level = 32,
                              percent = 64, measure = 128;
}
struct ChangeWord {
  std::uint8_t uses = 0;
  bool decrease = false;
};

// Signs that the grammar of figures asks for by name.
struct Marks {
  Symbol hyphen, en_dash, em_dash, minus, comma, stop, slash, open, close, plus, plus_minus, colon, semicolon,
      open_square, close_square;
};

struct Lexicon {
  Lexicon(const lexicon::Source& source, lexicon::Vocabulary& vocabulary, const text::Lemmatiser& lemmatiser);
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  const lexicon::Vocabulary& vocabulary;
  const text::Lemmatiser& lemmatiser;

  WordNumbers word_numbers;
  OfWord<NumberWord> numbers{word_numbers};
  OfWord<Symbol> nouns{word_numbers};  // what a word counts: "dead" is person
  OfWord<NameKind> names{word_numbers};
  OfWord<ChangeWord> changes{word_numbers};  // by lemma or form
  ExactForms name_literals;

  std::vector<Unit> units;
  match::PhraseAutomaton unit_names;             // value: index in units
  ExactForms unit_symbols, joined_unit_symbols;  // value: index in units
  std::vector<Subunit> subunits;
  std::vector<std::string> rates;
  match::PhraseAutomaton rate_words, rate_adverbs;  // value: index in rates

  std::vector<Currency> currencies;
  match::PhraseAutomaton currency_names;  // names and coins; value: index in currencies
  ExactForms currency_symbols;            // codes and symbols; value: index in currencies

  match::PhraseAutomaton modifiers_before, modifiers_after;  // value: a Modifier

  match::PhraseAutomaton places;  // value: a country, see country_of

  OfWord<std::uint64_t> words{word_numbers};  // bits of `word`
  OfWord<std::uint8_t> verbs{word_numbers};   // bits of `verb_class`, by lemma or form
  Marks marks{};

  // Whether the word has one of the classes.
  [[nodiscard]] bool is(Symbol symbol, std::uint64_t classes) const { return (words[symbol] & classes) != 0; }
};

}  // namespace sayso::figures
