// Punctuation and symbols: quotation marks, clitics and elisions, runs of one mark, emoticons, emoji.
#include "pipeline/text/attached.hpp"
#include "pipeline/text/tokeniser.hpp"
#include "pipeline/text/traits.hpp"

namespace sayso::text {
namespace {

constexpr std::uint32_t horizontal_ellipsis = 0x2026;
constexpr std::int32_t zero_width_joiner = 0x200D;

bool is_regional_indicator(std::int32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// Marks of quotations, apostrophes among them; what a mark does is settled when pairs are matched.
bool is_quotation_mark(std::int32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
      return true;
    default:
      return false;
  }
}

bool ends_sentences(std::int32_t c) {
  return c == '.' || c == '!' || c == '?' || c == static_cast<std::int32_t>(horizontal_ellipsis) || c == 0x3002 ||
         c == 0xFF01 || c == 0xFF1F || c == 0x203C || c == 0x2047 || c == 0x203D || c == 0x0964 || c == 0x061F;
}

// Characters of which a run is one token.
bool makes_runs(std::int32_t c) {
  switch (c) {
    case '.':
    case '-':
    case '=':
    case '*':
    case '_':
    case '~':
    case '#':
    case '+':
    case '<':
    case '>':
    case '|':
    case '$':
    case 0x2026:
    case 0x2500:
      return true;
    default:
      return false;
  }
}

}  // namespace

void Tokeniser::read_punctuation() {
  const Character first = character_at(text_, at_);
  switch (first.kind) {
    case Kind::apostrophe:
      if (read_apostrophe()) return;
      break;
    case Kind::emoji:
      return read_emoji();
    case Kind::ideograph:
      return read_ideographs();
    case Kind::stop:
      if (read_decimal()) return;
      break;
    default:
      if (first.code.value == 0x2018 && space_before(at_) && read_elision(first.code.bytes)) return;
      if (first.code.value == '`' && !space_before(at_) && read_clitic(1)) return;
      if (first.code.value == '+' && read_phone_prefix()) return;
      if (first.code.value == '[' && read_omission()) return;
      if (first.code.value < 0x80 && read_emoticon()) return;
  }
  read_run();
}

bool Tokeniser::read_apostrophe() {
  const std::size_t bytes = code_point_at(text_, at_).bytes;
  return read_clitic(bytes) || (space_before(at_) && read_elision(bytes));
}

// "'s" behind a word, or apart from it as in text put together from tokens.
bool Tokeniser::read_clitic(std::size_t apostrophe_bytes) {
  const std::size_t letters = at_ + apostrophe_bytes;
  const std::size_t end = end_of_ascii_letters(letters, 3);
  if (end == letters || end - letters > 2 || is_alphanumeric(end)) return false;
  if (!is_one_of(clitics, text_.substr(letters, end - letters))) return false;
  if (space_before(at_)) {
    // Apart from a word, a quotation such as 's' is told by the mark that follows.
    const Kind next = kind_at(end);
    if (tokens_.empty() || next == Kind::apostrophe) return false;
  }
  const std::size_t begin = at_;
  at_ = end;
  emit(begin, end);
  return true;
}

// "'em", "'til", "'72", "'60s"
bool Tokeniser::read_elision(std::size_t apostrophe_bytes) {
  const std::size_t rest = at_ + apostrophe_bytes;
  std::size_t end = rest;
  if (is_digit(rest)) {
    end = end_of_digits(rest);
    if (end != rest + 2) return false;
    if (at(end) == 's') ++end;
    if (is_alphanumeric(end) || kind_at(end) == Kind::apostrophe) return false;
  } else {
    end = end_of_ascii_letters(rest, 8);
    if (end == rest || is_alphanumeric(end)) return false;
    LowerWord lower;
    lower.add_ascii('\'');
    lower.add(text_.substr(rest, end - rest));
    const std::uint16_t traits = vocabulary_.traits(vocabulary_.find(lower.view()));
    if ((traits & trait::elision) == 0) return false;
    if ((traits & trait::cut_mask) != 0) {
      const std::size_t begin = at_;
      const std::size_t middle = end - (lower.size() - (traits & trait::cut_mask));
      at_ = end;
      emit(begin, middle);
      emit(middle, end);
      return true;
    }
  }
  const std::size_t begin = at_;
  at_ = end;
  emit(begin, end);
  return true;
}

bool Tokeniser::read_emoticon() {
  const char first = text_[at_];
  if (first != ':' && first != ';' && first != '=' && first != '<' && first != '>' && first != '^' && first != '(') {
    return false;
  }
  const bool apart = space_before(at_);
  for (std::size_t length = 4; length >= 2; --length) {
    if (at_ + length > text_.size() || is_alphanumeric(at_ + length)) continue;
    if (!apart && kind_at(at_ + length) != Kind::space && kind_at(at_ + length) != Kind::line_break) continue;
    if ((traits_of(at_, at_ + length) & trait::joined) == 0) continue;
    emit(at_, at_ + length);
    at_ += length;
    return true;
  }
  return false;
}

// "[...]"
bool Tokeniser::read_omission() {
  for (const std::string_view form : {"[...]", "[..]", "[\xE2\x80\xA6]"}) {
    if (text_.substr(at_, form.size()) != form) continue;
    scratch_.stops.push_back(static_cast<std::uint32_t>(tokens_.size()));
    emit(at_, at_ + form.size());
    at_ += form.size();
    return true;
  }
  return false;
}

// ".265" behind a space, a bracket or a sign
bool Tokeniser::read_decimal() {
  if (!is_digit(at_ + 1)) return false;
  if (!space_before(at_) && !(tokens_.back().is(token_flag::punctuation) && at(at_ - 1) != '.')) return false;
  const std::size_t begin = at_;
  at_ = end_of_digits(at_ + 1);
  read_suffix_of_number(begin);
  return true;
}

// "+44 20", "+4550981306": a country's prefix, not a sum.
bool Tokeniser::read_phone_prefix() {
  const std::size_t end = end_of_digits(at_ + 1);
  const std::size_t digits = end - at_ - 1;
  const bool more = (at(end) == ' ' || at(end) == '-' || at(end) == '(') && is_digit(end + 1);
  if (digits == 0 || !space_before(at_) || !(digits >= 8 || (digits <= 3 && more))) return false;
  const std::size_t begin = at_;
  at_ = end;
  if (at(end) == '-' && digits >= 8) at_ = end_of_digits(end + 1);
  emit(begin, at_);
  return true;
}

// One mark, or a run of the same; "?!" and "..." mix.
void Tokeniser::read_run() {
  const std::size_t begin = at_;
  const std::int32_t first = code_point_at(text_, at_).value;
  const bool stops = first == '.' || first == '!' || first == '?';
  const auto continues = [&](std::int32_t c) {
    if (stops) return c == '.' || c == '!' || c == '?';
    return (makes_runs(first) && c == first) || (first == horizontal_ellipsis && c == '.');
  };
  std::size_t count = 0;
  while (at_ < text_.size()) {
    const CodePoint code = code_point_at(text_, at_);
    if (count > 0 && !continues(code.value)) break;
    at_ += code.bytes;
    ++count;
  }
  if (first == '-' && at(at_) == '>') ++at_;
  const bool doubled = (first == '\'' || first == '`' || first == 0x2019 || first == 0x2018) && count == 1 &&
                       at_ < text_.size() && code_point_at(text_, at_).value == first;
  if (doubled) at_ += at_ - begin;  // `` and '' are one mark
  if (count == 1) skip_marks();
  if (ends_sentences(first)) scratch_.stops.push_back(static_cast<std::uint32_t>(tokens_.size()));
  if (is_quotation_mark(first)) scratch_.marks.push_back({static_cast<std::uint32_t>(tokens_.size()), MarkRole::none});
  emit(begin, at_);
}

// A sequence of joined pictures, or a pair of regional indicators (a flag), with what modifies them.
void Tokeniser::read_emoji() {
  const std::size_t begin = at_;
  CodePoint code = code_point_at(text_, at_);
  at_ += code.bytes;
  if (is_regional_indicator(code.value) && at_ < text_.size()) {
    const CodePoint second = code_point_at(text_, at_);
    if (is_regional_indicator(second.value)) at_ += second.bytes;
  }
  while (at_ < text_.size()) {
    const Character next = character_at(text_, at_);
    const bool joins = code.value == zero_width_joiner && next.kind == Kind::emoji;
    if (next.kind != Kind::mark && next.kind != Kind::ignorable && !joins) break;
    code = next.code;
    at_ += next.code.bytes;
  }
  emit(begin, at_);
}

void Tokeniser::read_ideographs() {
  const std::size_t begin = at_;
  while (at_ < text_.size()) {
    const Character next = character_at(text_, at_);
    if (next.kind != Kind::ideograph && next.kind != Kind::mark) break;
    at_ += next.code.bytes;
  }
  emit(begin, at_);
}

}  // namespace sayso::text
