#include "extractors/times/lexemes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/document/utf8.hpp"

namespace sayso::times {
namespace {

constexpr std::uint32_t longest_word = 24;  // no word of words.tsv is longer

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The piece's ASCII look-alike where it is punctuation, else 0.
std::int32_t plain_mark(std::int32_t code_point) {
  if (code_point >= 0x2010 && code_point <= 0x2015) return '-';
  if (code_point == 0x2212) return '-';
  if (code_point == 0x2018 || code_point == 0x2019) return '\'';
  return code_point < 0x80 ? code_point : 0;
}

Lexeme number(std::string_view digits) {
  Lexeme lexeme;
  lexeme.kind = Kind::number;
  lexeme.word.begins = true;
  lexeme.word.trigger = true;
  lexeme.digits = digits.size() > 9 ? std::uint8_t{10} : static_cast<std::uint8_t>(digits.size());
  if (lexeme.digits <= 9) {
    for (const char c : digits) lexeme.value = lexeme.value * 10 + (c - '0');
  }
  return lexeme;
}

Lexeme piece_word(std::string_view piece, const Words& words, const lexicon::Vocabulary& vocabulary) {
  Lexeme lexeme;
  if (piece.size() > longest_word) return lexeme;
  std::array<char, longest_word> lower{};
  for (std::size_t i = 0; i < piece.size(); ++i) lower[i] = static_cast<char>(piece[i] | 0x20);
  lexeme.word = words.of(vocabulary.find({lower.data(), piece.size()}));
  lexeme.kind = lexeme.word.kind;
  lexeme.value = lexeme.word.value;
  return lexeme;
}

// The end of the word that begins at i: "a.m." in "9a.m." keeps its points where it is a word of time.
std::size_t end_of_word(std::string_view text, std::size_t i, const Words& words, const lexicon::Vocabulary& vocabulary,
                        Lexeme& lexeme) {
  std::size_t end = i + 1;
  while (end < text.size() && is_letter(text[end])) ++end;
  if (end == i + 1 && end + 1 < text.size() && text[end] == '.' && is_letter(text[end + 1])) {
    lexeme = piece_word(text.substr(i, 3), words, vocabulary);
    if (lexeme.kind == Kind::other) return end;
    return end + 2 < text.size() && text[end + 2] == '.' ? end + 3 : end + 2;
  }
  lexeme = piece_word(text.substr(i, end - i), words, vocabulary);
  return end;
}

// Cuts a token into digits, letters and marks.
void read_pieces(const Document& document, std::uint32_t t, const Words& words, const lexicon::Vocabulary& vocabulary,
                 std::vector<Lexeme>& out) {
  const Token& token = document.tokens[t];
  const std::string_view text = document.slice(token);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    Lexeme lexeme;
    if (is_digit(text[i])) {
      while (end < text.size() && is_digit(text[end])) ++end;
      lexeme = number(text.substr(i, end - i));
    } else if (is_letter(text[i])) {
      end = end_of_word(text, i, words, vocabulary, lexeme);
    } else {
      const CodePoint code_point = code_point_at(text, i);
      end = i + code_point.bytes;
      lexeme.kind = Kind::punctuation;
      lexeme.value = plain_mark(code_point.value);
      lexeme.word.begins = lexeme.value == '\'';
    }
    lexeme.token = t;
    lexeme.span = {token.span.begin + static_cast<std::uint32_t>(i),
                   token.span.begin + static_cast<std::uint32_t>(end)};
    lexeme.glued = i > 0 || !token.is(token_flag::space_before);
    lexeme.whole = i == 0 && end == text.size();
    out.push_back(lexeme);
    i = end;
  }
}

// The same for a token of digits alone, as nearly all numbers are. False for any other.
bool read_digits(const Document& document, std::uint32_t t, std::vector<Lexeme>& out) {
  const Token& token = document.tokens[t];
  const std::string_view text = document.slice(token);
  if (!std::all_of(text.begin(), text.end(), is_digit)) return false;
  Lexeme& lexeme = out.emplace_back(number(text));
  lexeme.token = t;
  lexeme.span = token.span;
  lexeme.glued = !token.is(token_flag::space_before);
  lexeme.whole = true;
  return true;
}

}  // namespace

void read_lexemes(const Document& document, TokenRange tokens, const Words& words,
                  const lexicon::Vocabulary& vocabulary, std::vector<Lexeme>& out) {
  out.reserve(out.size() + tokens.size() + 16);
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    const Token& token = document.tokens[t];
    const Word& known = words.of(token);
    if (token.has(token_class::plain) && !token.is(token_flag::punctuation)) {
      out.emplace_back(known, known.kind, known.value, token, t);
      continue;
    }
    const bool marks = token.is(token_flag::has_digit | token_flag::punctuation);
    if ((marks || token.lower == Symbol::unknown) && known.kind == Kind::other && known.cues == 0) {
      const std::string_view text = document.slice(token);
      if (marks && text.size() == 1 && !is_digit(text[0])) {
        out.emplace_back(known, Kind::punctuation, text[0], token, t);
        continue;
      }
      if (token.is(token_flag::has_digit) && read_digits(document, t, out)) continue;
      if (marks || text.find('-') != std::string_view::npos) {
        read_pieces(document, t, words, vocabulary, out);
        continue;
      }
    }
    out.emplace_back(known, known.kind, known.value, token, t);
  }
}

}  // namespace sayso::times
