#include "extractors/figures/atoms.hpp"

#include <algorithm>

#include "extractors/figures/lexicon.hpp"
#include "pipeline/document/utf8.hpp"

namespace sayso::figures {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Letters; what else may stand beside digits (currency signs, dashes, degrees) is a sign.
bool is_letter_at(std::string_view text, std::uint32_t byte) {
  if ((text[byte] & 0x80) == 0) return is_ascii_letter(text[byte]);
  const std::int32_t value = code_point_at(text, byte).value;
  return value == 0xB5 || (value >= 0xC0 && value != 0xD7 && value != 0xF7 && value < 0x2000) ||
         (value >= 0x2C00 && value < 0x2E00) || (value >= 0x3040 && value < 0xA000);
}

// The end of the next piece within a token that is not whole: a run of letters, or one sign.
std::uint32_t piece_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = begin + code_point_at(text, begin).bytes;
  if (!is_letter_at(text, begin)) return at;
  while (at < end && is_letter_at(text, at) && !literal_begins(text, at)) at += code_point_at(text, at).bytes;
  return at;
}

class Cutter {
 public:
  Cutter(const Document& document, const Lexicon& lexicon, std::uint32_t limit, Atoms& atoms)
      : text_(document.text()), lexicon_(lexicon), limit_(limit), atoms_(atoms) {}

  void add(const Document& document, std::uint32_t index) {
    const Token& token = document.tokens[index];
    if (token.span.end <= done_) return;  // a number took it
    if (token.span.begin >= done_ && token.has(token_class::plain)) {
      const bool mark = token.is(token_flag::punctuation);
      if (token.has(token_class::number)) add_start();
      push(token.span, index, token.lower, mark ? AtomKind::mark : AtomKind::word);
      return;
    }
    for (std::uint32_t at = std::max(token.span.begin, done_); at < token.span.end; at = done_) {
      literal_begins(text_, at) ? push_literal(at, index) : push_piece(at, index, token);
    }
  }

 private:
  // The next atom may begin a number.
  void add_start() { atoms_.starts.push_back(static_cast<std::uint32_t>(atoms_.list.size())); }

  Atom& push(Span span, std::uint32_t token, Symbol word, AtomKind kind) {
    Atom& atom = atoms_.list.emplace_back();
    atom.span = span;
    atom.token = token;
    atom.kind = kind;
    atom.joined = done_ == span.begin;
    atoms_.words.push_back(word);
    done_ = span.end;
    return atom;
  }

  void push_literal(std::uint32_t at, std::uint32_t token) {
    const Literal literal = read_literal(text_, at, limit_);
    const auto index = static_cast<std::uint32_t>(atoms_.literals.size());
    atoms_.literals.push_back(literal);
    add_start();
    push({at, literal.end}, token, Symbol::unknown, AtomKind::literal).literal = index;
  }

  void push_piece(std::uint32_t at, std::uint32_t index, const Token& token) {
    const std::uint32_t token_end = token.span.end;
    std::uint32_t end = piece_end(text_, at, token_end);
    const bool word = is_letter_at(text_, at);
    if (word && end < token_end && literal_begins(text_, end)) {
      // letters with digits behind them are a name, all of it (A380, km2), unless they are a currency (Rs500)
      if (!lexicon_.currency_symbols.find(text_.substr(at, end - at))) end = token_end;
    }
    const std::string_view piece = text_.substr(at, end - at);
    if (word) add_start();
    // a sign that is all of its token was looked up when the text was cut
    const bool sign = !word && Span{at, end} == token.span && token.is(token_flag::punctuation);
    const Symbol symbol = sign ? token.lower : symbol_of(piece, lexicon_.vocabulary);
    push({at, end}, index, symbol, word ? AtomKind::word : AtomKind::mark);
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::uint32_t limit_;
  std::uint32_t done_ = 0;  // end of the last atom
  Atoms& atoms_;
};

}  // namespace

Symbol symbol_of(std::string_view piece, const lexicon::Vocabulary& vocabulary) {
  char lower[40];
  if (piece.size() > sizeof lower) return Symbol::unknown;
  std::transform(piece.begin(), piece.end(), lower,
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return vocabulary.find({lower, piece.size()});
}

void cut_atoms(const Document& document, const Sentence& sentence, const Lexicon& lexicon, Atoms& atoms) {
  atoms.list.clear();
  atoms.words.clear();
  atoms.literals.clear();
  atoms.starts.clear();
  Cutter cutter(document, lexicon, sentence.span.end, atoms);
  for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last; ++i) cutter.add(document, i);
  if (atoms.size() != 0) atoms.list.front().joined = false;
}

}  // namespace sayso::figures
