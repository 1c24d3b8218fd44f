#include "pipeline/text/tokeniser.hpp"

#include "pipeline/text/addresses.hpp"
#include "pipeline/text/traits.hpp"

namespace sayso::text {

Tokeniser::Tokeniser(std::string_view text, const lexicon::Vocabulary& vocabulary, std::vector<Token>& tokens,
                     Scratch& scratch)
    : text_(text), vocabulary_(vocabulary), tokens_(tokens), scratch_(scratch), wrapping_(text) {
  find_addresses(text, scratch_.addresses);
  scratch_.stops.clear();
  scratch_.marks.clear();
  scratch_.paragraphs.assign(1, 0);
}

void Tokeniser::run() {
  while (at_ < text_.size() && tokens_.size() <= most_tokens) {
    const Kind kind = kind_at(at_);
    if (kind == Kind::space || kind == Kind::line_break || kind == Kind::ignorable) {
      skip_space();
      continue;
    }
    if (read_address()) continue;
    if (kind == Kind::letter) {
      read_word();
    } else if (kind == Kind::digit) {
      read_number();
    } else if (kind == Kind::underscore && is_alphanumeric(at_ + 1)) {
      read_word();
    } else {
      read_punctuation();
    }
  }
}

// A blank line ends a paragraph, a single line break does unless the text is wrapped there.
void Tokeniser::skip_space() {
  if (text_[at_] == ' ' && at_ + 1 < text_.size()) {
    const Kind next = byte_kind(text_[at_ + 1]);
    if (next != Kind::space && next != Kind::line_break && next != Kind::high) {
      ++at_;
      return;
    }
  }
  std::size_t line_breaks = 0, newline = 0;
  while (at_ < text_.size()) {
    const Character character = character_at(text_, at_);
    if (character.kind == Kind::line_break) {
      if (text_[at_] != '\r' || at(at_ + 1) != '\n') {
        ++line_breaks;
        newline = at_;
      }
    } else if (character.kind != Kind::space && character.kind != Kind::ignorable) {
      break;
    }
    at_ += character.code.bytes;
  }
  const auto next = static_cast<std::uint32_t>(tokens_.size());
  if (line_breaks == 0 || scratch_.paragraphs.back() == next) return;
  if (line_breaks > 1 || !wrapping_.is_soft(newline)) scratch_.paragraphs.push_back(next);
}

bool Tokeniser::read_address() {
  const auto& addresses = scratch_.addresses;
  while (next_address_ < addresses.size() && addresses[next_address_].begin < at_) ++next_address_;
  if (next_address_ == addresses.size() || addresses[next_address_].begin != at_) return false;
  at_ = addresses[next_address_].end;
  emit(addresses[next_address_].begin, at_);
  return true;
}

void Tokeniser::emit(std::size_t begin, std::size_t end) { emit(begin, end, form_of(begin, end)); }

void Tokeniser::emit(std::size_t begin, std::size_t end, const Form& form) {
  Token token;
  token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  token.lower = form.lower;
  token.flags = form.shape;
  token.classes = form.classes;
  if (space_before(begin)) token.flags |= token_flag::space_before;
  tokens_.push_back(token);
  scratch_.token_forms.push_back(form.index);
}

Form Tokeniser::form_of(std::size_t begin, std::size_t end) {
  if (scratch_.forms.attached()) return scratch_.forms.find(text_, begin, end);
  return make_form(text_.substr(begin, end - begin), vocabulary_);
}

bool Tokeniser::space_before(std::size_t byte) const { return tokens_.empty() || tokens_.back().span.end != byte; }

Kind Tokeniser::kind_at(std::size_t byte) const {
  if (byte >= text_.size()) return Kind::space;
  const Kind kind = byte_kind(text_[byte]);
  return kind == Kind::high ? kind_beyond_ascii(code_point_at(text_, byte).value) : kind;
}

bool Tokeniser::is_alphanumeric(std::size_t byte) const {
  const Kind kind = kind_at(byte);
  return kind == Kind::letter || kind == Kind::digit;
}

// Asked at every place where a word might end, so it must not read all of a very long word.
std::uint16_t Tokeniser::traits_of(std::size_t begin, std::size_t end) {
  return end - begin <= LowerWord::capacity ? form_of(begin, end).traits : std::uint16_t{0};
}

std::size_t Tokeniser::end_of_ascii_letters(std::size_t byte, std::size_t most) const {
  std::size_t end = byte;
  while (end - byte < most && byte_kind(at(end)) == Kind::letter) ++end;
  return end;
}

std::size_t Tokeniser::end_of_digits(std::size_t byte) const {
  while (is_digit(byte)) ++byte;
  return byte;
}

std::size_t Tokeniser::skip_blanks(std::size_t byte) const {
  for (int i = 0; i < 4 && (at(byte) == ' ' || at(byte) == '\t'); ++i) ++byte;
  return byte;
}

void Tokeniser::skip_marks() {
  while (at_ < text_.size()) {
    const Character character = character_at(text_, at_);
    if (character.kind != Kind::mark) return;
    at_ += character.code.bytes;
  }
}

}  // namespace sayso::text
