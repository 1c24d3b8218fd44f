// The words that tell times and the phrases that are times as they stand: the lexicons of this folder, by symbol.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/times/calendar.hpp"
#include "pipeline/document/document.hpp"
#include "pipeline/lexicon/cells.hpp"
#include "pipeline/lexicon/table.hpp"
#include "pipeline/lexicon/vocabulary.hpp"
#include "pipeline/match/phrase_automaton.hpp"

namespace sayso::times {

// The part a word plays in an expression of time (words.tsv, second column).
enum class Kind : std::uint8_t {
  other,
  month,
  weekday,
  unit,
  season,
  part,
  clock_word,
  relative_day,
  set,
  decade_word,
  fiscal,
  quarter_code,
  last_trigger = quarter_code,  // a sentence with none of these, no digit and no phrase has no time in it
  phrase,
  period,
  number,
  ordinal,
  cardinal,
  scale,
  half,
  vague,
  article,
  relation,
  every,
  edge,
  edge_noun,
  direction,
  meridiem,
  era,
  zone,
  possessive,
  frequency,
  ended,
  old,
  oclock,
  conjunction_and,
  conjunction_or,
  of,
  ordinal_suffix,
  plural_suffix,
  other_word,
  whole,
  short_unit,
  zone_name,
  punctuation
};

// Whether an expression of time can begin with such a word, after words of approximation ("about").
[[nodiscard]] constexpr bool begins_time(Kind kind) {
  switch (kind) {
    case Kind::other:
    case Kind::meridiem:
    case Kind::zone:
    case Kind::of:
    case Kind::conjunction_and:
    case Kind::conjunction_or:
    case Kind::ended:
    case Kind::old:
    case Kind::oclock:
    case Kind::ordinal_suffix:
    case Kind::plural_suffix:
    case Kind::period:
    case Kind::short_unit:
    case Kind::zone_name:
    case Kind::scale:
    case Kind::other_word:
    case Kind::whole:
      return false;
    default:
      return true;
  }
}

// Where "last" and its like point from: current, last, next, coming from the article's day; previous, following,
// same from the text before.
enum class Relation : std::uint8_t { none, current, coming, last, next, past, recent, previous, following, same };

enum class DirectionWord : std::uint8_t { none, ago, earlier, later, before, after, hence, from };

// TIMEX3 mod.
enum class Mod : std::uint8_t { none, start, mid, end, approx, less_than, more_than, equal_or_less, equal_or_more };
[[nodiscard]] std::string_view name_of(Mod mod);  // "" for none

// Conditions on a word that has other meanings (words.tsv explains them).
namespace guard {
inline constexpr std::uint8_t capital = 1, evidence = 2, relation = 4, date = 8, name = 16, plural = 32;
}

// What a word beside an expression says about it (cues.tsv).
namespace cue {
inline constexpr std::uint32_t preposition = 1, future = 2, future_before = 4, past_before = 8, title = 16,
                               name_after = 32, counted = 64, currency = 128, past = 256, name_before = 512,
                               limit_before = 1024, inside = 2048, on_day = 4096, at_clock = 8192, range = 16384,
                               stretch = 32768, passive = 65536, or_so = 131072, time_word = 262144, zone_kind = 524288,
                               length = 1048576, obliges = 2097152, intends = 4194304, hindered = 8388608,
                               negation = 16777216, of_year = 33554432;
}

struct Word {
  Kind kind = Kind::other;
  std::uint8_t guards = 0;
  bool approximate : 1 = false;       // begins a phrase of approximations.tsv
  bool is_approximation : 1 = false;  // is one by itself
  bool in_approximation : 1 = false;  // stands in one, not first
  bool in_phrase : 1 = false;         // stands in a phrase of phrases.tsv or holidays.tsv, not first
  bool ends_phrase : 1 = false;       // and last
  bool is_phrase : 1 = false;         // is such a phrase by itself
  bool trigger : 1 = false;           // no expression is without one; a sentence that holds it is worth reading
  bool begins : 1 = false;            // an expression may begin with it
  std::uint8_t times = 1;             // how many of the unit the word is: a fortnight two weeks
  std::uint32_t cues = 0;
  std::int16_t value = 0;  // of a unit its Unit, of a relation its Relation, and so on; else the number
};
static_assert(sizeof(Word) <= 12, "every lexeme has one");

// A phrase whose value needs no calendar ("at the moment").
struct FixedPhrase {
  TimeType type = TimeType::date;
  std::string value;
};

// A day of the year by rule. fixed: day n of the month; weekday: n-th weekday of the month; listed: the day that the
// n-th of `feast_days` has for the year; then `offset` days on.
struct Holiday {
  enum class Rule : std::uint8_t { fixed, weekday, easter, orthodox, listed };
  Rule rule = Rule::fixed;
  int month = 0, n = 0, weekday = 0, offset = 0;
  bool any_case = false;  // small letters will do
};

struct Words {
  Words(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);

  // The word behind a symbol; kind `other` for all that say nothing about time.
  [[nodiscard]] const Word& of(Symbol symbol) const { return entries_[numbers_[symbol]]; }
  // The same without a look at the tables for most tokens.
  [[nodiscard]] const Word& of(const Token& token) const {
    // the unknown symbol has the first entry: a choice of symbols, unlike one of entries, takes no branch
    const auto known = static_cast<std::uint32_t>(token.has(token_class::time_word) ? 0U - 1U : 0U);
    return of(static_cast<Symbol>(static_cast<std::uint32_t>(token.lower) & known));
  }

  match::PhraseAutomaton phrases;         // value: index in `fixed`, then (less its size) in `holidays`
  match::PhraseAutomaton approximations;  // value: a Mod
  std::vector<FixedPhrase> fixed;
  std::vector<Holiday> holidays;
  std::vector<std::vector<Day>> feast_days;  // each in order

 private:
  // The word's entry, to write; until the next one is made.
  [[nodiscard]] Word& entry(Symbol symbol);
  void read_feasts(const lexicon::Source& source, lexicon::Vocabulary& vocabulary);
  // Tells the vocabulary which words these are, and which of them a sentence with a time in it has (token_class).
  void tell_classes(lexicon::Vocabulary& vocabulary) const;
  void add_phrase(std::string_view phrase, std::size_t value, lexicon::Vocabulary& vocabulary);

  // Two bytes for each word of the vocabulary stay in the processor's cache where a Word for each would not.
  lexicon::BySymbol<std::uint16_t> numbers_;
  std::vector<Word> entries_{1};  // the first is what all other words are
};

}  // namespace sayso::times
