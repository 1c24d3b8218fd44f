// Only paragraph ends and the tokens that tokenising listed as stops can end a sentence. Closing marks and brackets
// behind a stop still belong to the sentence; then the word that follows decides, and what kind of stop it was.
#include "pipeline/text/sentences.hpp"

#include "pipeline/text/characters.hpp"
#include "pipeline/text/traits.hpp"

namespace sayso::text {
namespace {

constexpr std::uint32_t longest_sentence = 4096;  // tokens; ten times the longest that writers have been proud of

enum class Stop : std::uint8_t { full, exclamation, ellipsis, abbreviation, title };
enum class Next : std::uint8_t { lower, upper, opener, digit, punctuation };

class Splitter {
 public:
  Splitter(Document& document, const lexicon::Vocabulary& vocabulary, const Scratch& scratch)
      : document_(document), tokens_(document.tokens), vocabulary_(vocabulary), scratch_(scratch) {}

  void run() {
    const auto& paragraphs = scratch_.paragraphs;
    std::size_t stop = 0;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
      first_ = paragraphs[p];
      end_ = p + 1 < paragraphs.size() ? paragraphs[p + 1] : static_cast<std::uint32_t>(tokens_.size());
      paragraph_ = p;
      for (; stop < scratch_.stops.size() && scratch_.stops[stop] < end_; ++stop) {
        const std::uint32_t token = scratch_.stops[stop];
        if (token < first_) continue;
        const std::uint32_t next = skip_closing(token);
        if (next < end_ && ends_sentence(token, next)) close(next);
      }
      close(end_);
    }
  }

 private:
  // Lists and noise without a stop are cut, so that what is worked out for a sentence at a time stays small.
  void close(std::uint32_t end) {
    while (end - first_ > longest_sentence) add(first_ + longest_sentence);
    if (end != first_) add(end);
  }

  void add(std::uint32_t end) {
    std::uint8_t classes = 0;
    for (std::uint32_t t = first_; t < end; ++t) classes |= tokens_[t].classes;
    document_.sentences.push_back({document_.span_of({first_, end}), {first_, end}, paragraph_, classes});
    std::uint32_t word = first_;
    while (word < end && tokens_[word].is(token_flag::punctuation)) ++word;
    if (word < end) tokens_[word].flags |= token_flag::sentence_start;
    first_ = end;
  }

  [[nodiscard]] char first_byte(std::uint32_t token) const { return document_.text()[tokens_[token].span.begin]; }

  [[nodiscard]] MarkRole role_of(std::uint32_t token) {
    const auto& marks = scratch_.marks;
    while (mark_ < marks.size() && marks[mark_].token < token) ++mark_;
    return mark_ < marks.size() && marks[mark_].token == token ? marks[mark_].role : MarkRole::none;
  }
  [[nodiscard]] bool is_mark(std::uint32_t token) const {
    const auto& marks = scratch_.marks;
    return mark_ < marks.size() && marks[mark_].token == token;
  }

  // The first token behind a stop that does not close something.
  [[nodiscard]] std::uint32_t skip_closing(std::uint32_t stop) {
    std::uint32_t next = stop + 1;
    closed_quotation_ = closed_bracket_ = false;
    for (; next < end_; ++next) {
      const MarkRole role = role_of(next);
      const bool adjacent = !tokens_[next].is(token_flag::space_before);
      if (role == MarkRole::closes || (is_mark(next) && role == MarkRole::none && adjacent)) {
        closed_quotation_ = true;
        continue;
      }
      const char c = first_byte(next);
      if (const std::uint32_t note = end_of_note(next); note != next) {
        next = note - 1;
        continue;
      }
      if ((c == ')' || c == ']') && tokens_[next].span.size() == 1) {
        closed_bracket_ = true;
        continue;
      }
      const bool mark_of_note = tokens_[next].lower != Symbol::unknown &&
                                (vocabulary_.traits(tokens_[next].lower) & trait::joined) != 0 &&
                                tokens_[next].is(token_flag::punctuation);
      if (!mark_of_note) break;  // emoticons belong to what they comment
    }
    return next;
  }

  // Behind "[17]", which refers to a note; `token` itself where there is none.
  [[nodiscard]] std::uint32_t end_of_note(std::uint32_t token) const {
    if (token + 2 >= end_ || first_byte(token) != '[' || tokens_[token].span.size() != 1) return token;
    const bool number = byte_kind(first_byte(token + 1)) == Kind::digit && tokens_[token + 1].span.size() <= 3;
    return number && first_byte(token + 2) == ']' ? token + 3 : token;
  }

  [[nodiscard]] Stop kind_of(std::uint32_t stop) const {
    const Token& token = tokens_[stop];
    if (!token.is(token_flag::punctuation)) {
      const std::string_view word = vocabulary_.text(token.lower);
      if (word.empty() || word.back() != '.') return Stop::abbreviation;
      const auto traits = vocabulary_.traits(vocabulary_.find(word.substr(0, word.size() - 1)));
      return (traits & trait::abbreviation_mask) == trait::title ? Stop::title : Stop::abbreviation;
    }
    const char c = first_byte(stop);
    if (c == '!' || c == '?') return Stop::exclamation;
    if (c == '[') return Stop::ellipsis;
    if (c == '.') {
      const char last = document_.text()[token.span.end - 1];
      if (last != '.') return Stop::exclamation;  // ".?"
      return token.span.size() == 1 ? Stop::full : Stop::ellipsis;
    }
    return document_.slice(token).starts_with("\xE2\x80\xA6") ? Stop::ellipsis : Stop::exclamation;
  }

  // The word that would open the next sentence, behind opening marks.
  [[nodiscard]] Next kind_of_next(std::uint32_t next) {
    while (next < end_ && tokens_[next].is(token_flag::punctuation)) {
      // Not "[...]": each is a stop of its own, so stepping over a run of them from each would take forever.
      const char c = first_byte(next);
      const bool bracket = (c == '(' || c == '[') && tokens_[next].span.size() == 1;
      const bool opening = bracket || role_of(next) == MarkRole::opens || is_mark(next);
      if (!opening) return Next::punctuation;
      ++next;
    }
    if (next == end_) return Next::punctuation;
    const Token& token = tokens_[next];
    if (byte_kind(first_byte(next)) == Kind::digit) return Next::digit;
    if (!token.is(token_flag::capitalised)) return token.is(token_flag::has_lower) ? Next::lower : Next::upper;
    return (vocabulary_.traits(token.lower) & trait::opener) != 0 ? Next::opener : Next::upper;
  }

  [[nodiscard]] bool ends_sentence(std::uint32_t stop, std::uint32_t next) {
    const Stop kind = kind_of(stop);
    const Next what = kind_of_next(next);
    switch (kind) {
      case Stop::title:
        return false;
      case Stop::abbreviation:
        return what == Next::opener || (what == Next::upper && closed_quotation_);
      case Stop::ellipsis:
        return what == Next::opener || what == Next::upper;
      case Stop::exclamation:
        if (what == Next::punctuation) return next_is_symbol(next);
        if (closed_quotation_) return what != Next::lower && !is_attributed(next);
        return true;
      case Stop::full:
        if (is_list_number(stop)) return false;
        if (closed_bracket_ && in_short_bracket(stop)) return what == Next::opener;
        if (what == Next::punctuation) return next_is_symbol(next);
        if (next == stop + 1 && !tokens_[next].is(token_flag::space_before) && what == Next::digit) return false;
        return what != Next::lower || (!closed_quotation_ && !is_short(stop));
    }
    return true;
  }

  // A dash, comma or colon goes on with the sentence; a bullet or emoji begins the next one.
  [[nodiscard]] bool next_is_symbol(std::uint32_t next) const {
    switch (first_byte(next)) {
      case ',':
      case ';':
      case ':':
      case '-':
      case '/':
      case '.':
      case '!':
      case '?':
      case ')':
      case ']':
      case '&':
        return false;
      default:
        return !document_.slice(tokens_[next]).starts_with("\xE2\x80");
    }
  }

  // "1. First of all"
  [[nodiscard]] bool is_list_number(std::uint32_t stop) const {
    if (stop != first_ + 1 || tokens_[stop].is(token_flag::space_before)) return false;
    const Token& token = tokens_[first_];
    return token.span.size() <= 3 && (token.span.size() == 1 || byte_kind(first_byte(first_)) == Kind::digit);
  }

  // Before a stop that a word in lower case follows: an abbreviation that no lexicon holds.
  [[nodiscard]] bool is_short(std::uint32_t stop) const {
    if (stop == first_) return true;
    const std::string_view word = document_.slice(tokens_[stop - 1]);
    if (tokens_[stop - 1].is(token_flag::punctuation)) return false;
    return word.find_first_of("aeiouyAEIOUY0123456789") == std::string_view::npos;
  }

  // "Sen. Ann Lee (R-Fla.) said": a bracket of a few words inside a sentence holds none of its own.
  [[nodiscard]] bool in_short_bracket(std::uint32_t stop) const {
    constexpr std::uint32_t few = 5;
    for (std::uint32_t i = stop; i > first_ + 1 && i + few > stop; --i) {
      if (first_byte(i - 1) == '(') return true;
    }
    return false;
  }

  // '"Stop!" the man said', '"Why?" Ms. Doe asked': a verb of saying within the next words.
  [[nodiscard]] bool is_attributed(std::uint32_t next) const {
    for (std::uint32_t i = next; i < end_ && i < next + 5; ++i) {
      if (byte_kind(first_byte(i)) != Kind::letter) return false;
      if ((vocabulary_.traits(tokens_[i].lower) & trait::attribution) != 0) return true;
    }
    return false;
  }

  Document& document_;
  std::vector<Token>& tokens_;
  const lexicon::Vocabulary& vocabulary_;
  const Scratch& scratch_;
  std::uint32_t first_ = 0, end_ = 0;  // of the sentence begun, of the paragraph
  std::uint32_t paragraph_ = 0;
  std::size_t mark_ = 0;                                    // first of scratch_.marks not before the token at hand
  bool closed_quotation_ = false, closed_bracket_ = false;  // behind the stop at hand
};

}  // namespace

void split_sentences(Document& document, const lexicon::Vocabulary& vocabulary, const Scratch& scratch) {
  Splitter(document, vocabulary, scratch).run();
}

}  // namespace sayso::text
