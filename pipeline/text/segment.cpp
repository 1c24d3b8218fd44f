#include "pipeline/text/segment.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/text/characters.hpp"
#include "pipeline/text/quotations.hpp"
#include "pipeline/text/sentences.hpp"
#include "pipeline/text/tokeniser.hpp"
#include "pipeline/text/traits.hpp"

namespace sayso::text {
namespace {

std::uint16_t abbreviation_of(const lexicon::Row& row) {
  if (row[1] == "title") return trait::title;
  if (row[1] == "number") return trait::before_number;
  if (row[1] == "general") return trait::general;
  if (row[1] == "state") return trait::state;
  row.fail("kind must be title, number, general or state");
}

std::uint16_t piece_of(const lexicon::Row& row, std::string_view what) {
  if (what == "prefix") return trait::prefix;
  if (what == "suffix") return trait::suffix;
  if (what == "unit") return trait::unit;
  if (what == "currency") return trait::currency;
  if (what == "domain") return trait::domain;
  if (what == "elision") return trait::elision;
  if (what == "opener") return trait::opener;
  if (what == "attribution") return trait::attribution;
  if (what == "joined") return trait::joined;
  if (what.size() == 5 && what.starts_with("cut:") && what[4] > '0' && what[4] <= '9') {
    return static_cast<std::uint16_t>(what[4] - '0');
  }
  row.fail("unknown piece; the header lists them");
}

void load_abbreviations(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  const lexicon::Table table = source.read("text/abbreviations.tsv", 2);
  for (const lexicon::Row row : table) {
    vocabulary.add_traits(vocabulary.intern(row[0]), abbreviation_of(row));
    vocabulary.intern(std::string(row[0]) + '.');
  }
}

void load_pieces(const lexicon::Source& source, lexicon::Vocabulary& vocabulary) {
  const lexicon::Table table = source.read("text/pieces.tsv", 2, 3);
  for (const lexicon::Row row : table) {
    const Symbol symbol = vocabulary.intern(row[0]);
    std::string_view rest = row[1];
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      vocabulary.add_traits(symbol, piece_of(row, rest.substr(0, comma)));
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
  }
}

// Whether the two bytes are a letter with an accent: U+00C0 to U+017F but for the signs of multiplication and division.
bool is_accented(char first, char second) {
  const auto lead = static_cast<unsigned char>(first);
  return lead >= 0xC3 && lead <= 0xC5 && (lead != 0xC3 || (second != '\x97' && second != '\xB7'));
}

}  // namespace

Lexicon::Lexicon(const lexicon::Source& source, lexicon::Vocabulary& words)
    : vocabulary(words), lemmatiser(source, words) {
  load_abbreviations(source, words);
  load_pieces(source, words);
}

void segment(std::span<Document> batch, const Lexicon& lexicon, Scratch& scratch) {
  scratch.forms.attach(lexicon.vocabulary);
  scratch.token_forms.clear();
  for (Document& document : batch) {
    const std::size_t forms_before = scratch.token_forms.size();
    document.tokens.reserve(document.text().size() / 4);
    Tokeniser(document.text(), lexicon.vocabulary, document.tokens, scratch).run();
    if (document.tokens.size() > most_tokens) {
      document.tokens = {};
      scratch.token_forms.resize(forms_before);
      document.article.warnings.push_back("not analysed: more than " + std::to_string(most_tokens) +
                                          " words and signs");
      continue;
    }
    match_quotations(document, scratch);
    split_sentences(document, lexicon.vocabulary, scratch);
  }
}

void assign_lemmas(Document& document, const Lexicon& lexicon) {
  for (Token& token : document.tokens) token.lemma = lexicon.lemmatiser.lemma(document, token);
}

// Letters with or without accents and single spaces only: nothing to decide but words written as one. Gazetteers are
// nearly all of this kind. False for any other phrase.
bool PhraseCutter::cut_plain(std::string_view phrase) {
  std::array<char, LowerWord::capacity> lower;
  if (phrase.size() > lower.size()) return false;
  ends_.clear();
  std::size_t size = 0;
  char before = ' ';
  for (std::size_t i = 0; i < phrase.size(); before = phrase[i++]) {
    const char c = phrase[i];
    if (byte_kind(c) == Kind::letter) {
      lower[size++] = static_cast<char>(c | 0x20);
    } else if (c == ' ' && before != ' ') {
      ends_.push_back(size);
    } else if (i + 1 < phrase.size() && is_accented(c, phrase[i + 1])) {
      lower_.clear();
      lower_.add(character_at(phrase, i++));  // two bytes at most, as before
      size += lower_.view().copy(lower.data() + size, lower_.size());
    } else {
      return false;
    }
  }
  if (before == ' ') return false;
  ends_.push_back(size);
  const char* word = lower.data();
  for (const std::size_t end : ends_) {
    const auto length = static_cast<std::size_t>(lower.data() + end - word);
    symbols_.push_back(vocabulary_.intern({word, length}));
    if ((vocabulary_.traits(symbols_.back()) & trait::cut_mask) != 0) return false;
    word += length;
  }
  return true;
}

void PhraseCutter::cut_any(std::string_view phrase) {
  tokens_.clear();
  scratch_.token_forms.clear();
  Tokeniser(phrase, vocabulary_, tokens_, scratch_).run();
  for (const Token& token : tokens_) {
    lower_.clear();
    lower_.add(phrase.substr(token.span.begin, token.span.size()));
    symbols_.push_back(lower_.fits() ? vocabulary_.intern(lower_.view()) : Symbol::unknown);
  }
}

std::span<const Symbol> PhraseCutter::cut(std::string_view phrase) {
  symbols_.clear();
  if (!cut_plain(phrase)) {
    symbols_.clear();
    cut_any(phrase);
  }
  return symbols_;
}

std::span<const Symbol> PhraseCutter::whole(std::string_view word) {
  lower_.clear();
  lower_.add(word);
  symbols_.assign(1, lower_.fits() ? vocabulary_.intern(lower_.view()) : Symbol::unknown);
  return symbols_;
}

std::vector<Symbol> intern_phrase(std::string_view phrase, lexicon::Vocabulary& vocabulary) {
  PhraseCutter cutter(vocabulary);
  const auto symbols = cutter.cut(phrase);
  return {symbols.begin(), symbols.end()};
}

}  // namespace sayso::text
