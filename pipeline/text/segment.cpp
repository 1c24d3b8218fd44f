#include "pipeline/text/segment.hpp"

#include <algorithm>

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

// Letters with or without accents and single spaces only: nothing to decide but words written as one. Gazetteers are
// nearly all of this kind.
bool is_plain(std::string_view phrase) {
  char before = ' ';
  for (std::size_t i = 0; i < phrase.size(); before = phrase[i++]) {
    const char c = phrase[i];
    if (byte_kind(c) == Kind::letter || (c == ' ' && before != ' ')) continue;
    // U+00C0 to U+017F but for the signs of multiplication and division
    const auto lead = static_cast<unsigned char>(c);
    if (lead < 0xC3 || lead > 0xC5 || ++i == phrase.size()) return false;
    if (lead == 0xC3 && (phrase[i] == '\x97' || phrase[i] == '\xB7')) return false;
  }
  return before != ' ';
}

// False where a word is cut.
bool intern_plain(std::string_view phrase, lexicon::Vocabulary& vocabulary, std::vector<Symbol>& symbols) {
  LowerWord lower;
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    lower.clear();
    lower.add(phrase.substr(begin, end - begin));
    if (!lower.fits()) return false;
    const Symbol symbol = vocabulary.intern(lower.view());
    if ((vocabulary.traits(symbol) & trait::cut_mask) != 0) return false;
    symbols.push_back(symbol);
    begin = end + 1;
  }
  return true;
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
    document.tokens.reserve(document.text().size() / 4);
    Tokeniser(document.text(), lexicon.vocabulary, document.tokens, scratch).run();
    match_quotations(document, scratch);
    split_sentences(document, lexicon.vocabulary, scratch);
  }
}

void assign_lemmas(Document& document, const Lexicon& lexicon) {
  for (Token& token : document.tokens) token.lemma = lexicon.lemmatiser.lemma(document, token);
}

std::vector<Symbol> intern_phrase(std::string_view phrase, lexicon::Vocabulary& vocabulary) {
  if (is_plain(phrase)) {
    std::vector<Symbol> symbols;
    if (intern_plain(phrase, vocabulary, symbols)) return symbols;
  }
  std::vector<Token> tokens;
  Scratch scratch;
  Tokeniser(phrase, vocabulary, tokens, scratch).run();
  std::vector<Symbol> symbols;
  symbols.reserve(tokens.size());
  LowerWord lower;
  for (const Token& token : tokens) {
    lower.clear();
    lower.add(phrase.substr(token.span.begin, token.span.size()));
    symbols.push_back(lower.fits() ? vocabulary.intern(lower.view()) : Symbol::unknown);
  }
  return symbols;
}

}  // namespace sayso::text
