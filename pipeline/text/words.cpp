// Words: letters, and the apostrophes, hyphens, stops and slashes that belong to them.
#include "pipeline/text/addresses.hpp"
#include "pipeline/text/attached.hpp"
#include "pipeline/text/tokeniser.hpp"
#include "pipeline/text/traits.hpp"

namespace sayso::text {

void Tokeniser::read_word() {
  const std::size_t begin = at_;
  while (byte_kind(at(at_)) == Kind::letter) ++at_;
  if (may_join(at(at_))) {
    at_ = begin;
    Word word;
    word.begin = begin;
    do {
      scan_letters(word);
    } while (join(word) == Joined::yes);
  }
  finish_word(begin);
}

void Tokeniser::finish_word(std::size_t begin) {
  const Form form = form_of(begin, at_);
  const std::size_t cut = form.traits & trait::cut_mask;
  if (cut == 0) return emit(begin, at_, form);
  // "gonna" is two tokens; the forms in question are ASCII or have an apostrophe first, of one byte or three.
  const std::size_t end = at_;
  const std::size_t middle = end - (vocabulary_.text(form.lower).size() - cut);
  emit(begin, middle);
  emit(middle, end);
}

// Takes letters, digits and underscores, with the marks on them.
void Tokeniser::scan_letters(Word& word) {
  while (at_ < text_.size()) {
    switch (byte_kind(text_[at_])) {
      case Kind::letter:
        scan_ascii_letters(word);
        continue;
      case Kind::digit:
        word.digit = true;
        break;
      case Kind::underscore:
        break;
      case Kind::high:
        if (!scan_letters_beyond_ascii()) return;
        continue;
      default:
        return;
    }
    ++at_;
  }
}

// Nearly all text passes here.
void Tokeniser::scan_ascii_letters(Word& word) {
  const std::size_t begin = at_;
  const char* const bytes = text_.data();
  const std::size_t end = text_.size();
  if (word.letters == 0) word.first_upper = is_ascii_upper(bytes[begin]);
  std::size_t i = begin;
  std::uint32_t upper = 0;
  for (; i < end && byte_kind(bytes[i]) == Kind::letter; ++i) {
    upper += is_ascii_upper(bytes[i]) ? 1U : 0U;
  }
  word.letters += static_cast<std::uint32_t>(i - begin);
  word.upper += upper;
  at_ = i;
}

bool Tokeniser::scan_letters_beyond_ascii() {
  const Character character = character_at(text_, at_);
  switch (character.kind) {
    case Kind::letter:
    case Kind::mark:
      break;
    case Kind::ignorable:
      // Inside a word only: at its end it is left out.
      if (const Kind next = kind_at(at_ + character.code.bytes);
          next != Kind::letter && next != Kind::mark && next != Kind::ignorable) {
        return false;
      }
      break;
    default:
      return false;
  }
  at_ += character.code.bytes;
  return true;
}

// What stands behind the letters: does it belong to the word?
Tokeniser::Joined Tokeniser::join(Word& word) {
  switch (const char c = at(at_)) {
    case ' ':
    case ',':
    case '\0':
      return Joined::no;
    case '\'':
    case '`':
      return join_apostrophe(word);
    case '-':
      return join_hyphen(word);
    case '.':
      return join_stop(word);
    case '/':
      return join_slash(word);
    case '&':
      // "AT&T", "R&D"
      if (word.letters > 3 && word.upper < word.letters) return Joined::no;
      if (!is_letter(at_ + 1)) return Joined::no;
      ++at_;
      return Joined::yes;
    case '*':
      // "f*ck"
      if (byte_kind(at(at_ + 1)) != Kind::letter || word.begin + 3 < at_) return Joined::no;
      ++at_;
      return Joined::yes;
    case '$':
      // "US$5": the sign belongs to the country's letters.
      if (word.letters > 3 || word.digit || is_letter(at_ + 1)) return Joined::no;
      ++at_;
      return Joined::ends;
    default:
      if (byte_kind(c) != Kind::high) return Joined::no;
  }
  switch (kind_at(at_)) {
    case Kind::apostrophe:
      return join_apostrophe(word);
    case Kind::hyphen:
      return join_hyphen(word);
    default:
      return Joined::no;
  }
}

// "O'Connor" is joined; "it|'s" and "workers|'" end before the apostrophe, "did|n't" before the n.
Tokeniser::Joined Tokeniser::join_apostrophe(Word& word) {
  const std::size_t bytes = code_point_at(text_, at_).bytes;
  const std::size_t tail = at_ + bytes;
  if (!is_letter(tail)) return Joined::no;
  const std::size_t tail_end = end_of_ascii_letters(tail, 3);
  if (!is_alphanumeric(tail_end)) {
    const std::string_view letters = text_.substr(tail, tail_end - tail);
    const char last = at(at_ - 1);
    if ((letters == "t" || letters == "T") && (last == 'n' || last == 'N')) {
      if (word.begin + 1 == at_) {
        at_ = tail_end;
        return Joined::ends;
      }
      --at_;
      --word.letters;
      if (is_ascii_upper(last)) --word.upper;
      return Joined::ends;
    }
    if (is_one_of(clitics, letters)) return Joined::no;
  }
  if (text_[at_] == '`') return Joined::no;
  at_ += bytes;
  return Joined::yes;
}

Tokeniser::Joined Tokeniser::join_hyphen(const Word& word) {
  const std::size_t bytes = code_point_at(text_, at_).bytes;
  const std::size_t next = at_ + bytes;
  const std::uint16_t traits = traits_of(word.begin, at_);
  if (!is_alphanumeric(next)) {
    // "pre- and post-war"
    if ((traits & trait::prefix) == 0 || at(next) != ' ') return Joined::no;
    at_ += bytes;
    return Joined::ends;
  }
  if ((traits & trait::prefix) == 0) {
    const std::size_t end = end_of_ascii_letters(next, 6);
    if (end - next < 2 || is_alphanumeric(end)) return Joined::no;
    if ((traits_of(next, end) & trait::suffix) == 0) return Joined::no;
  }
  at_ += bytes;
  return Joined::yes;
}

Tokeniser::Joined Tokeniser::join_slash(const Word& word) {
  if (at_ - word.begin > 2) return Joined::no;
  const std::size_t end = end_of_ascii_letters(at_ + 1, 4);
  if (is_alphanumeric(end)) return Joined::no;
  if ((traits_of(word.begin, end) & trait::joined) == 0) return Joined::no;
  at_ = end;
  return Joined::ends;
}

Tokeniser::Joined Tokeniser::join_stop(const Word& word) {
  const char next = at(at_ + 1);
  if (next == '.') return Joined::no;
  if (word.digit && is_digit(at_ - 1) && is_digit(at_ + 1)) {
    ++at_;  // "PM2.5"
    return Joined::yes;
  }
  if (byte_kind(next) == Kind::letter) {
    if (at_ == word.begin + 1 && take_acronym()) return Joined::ends;
    if (take_host(word)) return Joined::ends;
  }
  const std::uint16_t traits = traits_of(word.begin, at_);
  if (!is_abbreviation(word, traits) && !is_initial(word)) return Joined::no;
  scratch_.stops.push_back(static_cast<std::uint32_t>(tokens_.size()));
  ++at_;
  return Joined::ends;
}

// "U.S.", "a.m", "J.K.": single letters with stops between them, with or without the last one.
bool Tokeniser::take_acronym() {
  std::size_t end = at_;
  while (at(end) == '.' && byte_kind(at(end + 1)) == Kind::letter && !is_alphanumeric(end + 2)) end += 2;
  if (end == at_) return false;
  // "J.K.Rowling": the last letter that was looked at is followed by more.
  if (at(end) == '.' && at(end + 1) != '.') {
    ++end;
    scratch_.stops.push_back(static_cast<std::uint32_t>(tokens_.size()));
  }
  at_ = end;
  return true;
}

// "example.com", "notes.pdf", "Ph.D."; but "the end.Then" is two words.
bool Tokeniser::take_host(const Word& word) {
  std::size_t end = at_, last = at_, parts = 1;
  while (at(end) == '.' && (byte_kind(at(end + 1)) == Kind::letter || is_digit(end + 1))) {
    last = ++end;
    while (byte_kind(at(end)) == Kind::letter || is_digit(end) || at(end) == '_') ++end;
    ++parts;
  }
  const std::uint16_t whole = traits_of(word.begin, end);
  if ((whole & trait::abbreviation_mask) != 0) {
    if (at(end) == '.' && at(end + 1) != '.') {
      ++end;
      scratch_.stops.push_back(static_cast<std::uint32_t>(tokens_.size()));
    }
    at_ = end;
    return true;
  }
  const bool is_host = (traits_of(last, end) & trait::domain) != 0;
  if (!is_host && parts < 3) return false;
  if (is_host && at(end) == '/') end = end_of_url(text_, word.begin, end);
  at_ = end;
  return true;
}

bool Tokeniser::is_abbreviation(const Word& word, std::uint16_t traits) const {
  const std::size_t next = skip_blanks(at_ + 1);
  switch (traits & trait::abbreviation_mask) {
    case trait::title:
    case trait::general:
      return true;
    case trait::before_number:
      return is_digit(next) || at(next) == '#' || (word.first_upper && at(next) == ',');
    case trait::state:
      return word.first_upper && !tokens_.empty() && text_[tokens_.back().span.begin] == ',';
    default:
      return false;
  }
}

// "John F. Kennedy", "Smith, J., and", "E. coli"; not "plan B. The", "than I. Police".
bool Tokeniser::is_initial(const Word& word) {
  if (at_ != word.begin + 1 || word.upper != 1) return false;
  const std::size_t next = skip_blanks(at_ + 1);
  if (next == at_ + 1) return at(next) == ',' || at(next) == '-' || is_ascii_upper(at(next));  // "J.Smith"
  const bool first = tokens_.empty() || scratch_.paragraphs.back() == tokens_.size();
  const bool behind_name = !first && tokens_.back().is(token_flag::capitalised);
  if (text_[word.begin] == 'I' && !first && !behind_name) return false;
  if (is_digit(next)) return behind_name && tokens_.back().span.size() == 2;  // "H. R. 1280"
  if (!is_letter(next)) return false;
  const std::size_t end = end_of_ascii_letters(next, 16);
  const bool opens = end > next + 1 && (traits_of(next, end) & trait::opener) != 0;
  return !(opens && is_ascii_upper(text_[next]));
}

}  // namespace sayso::text
