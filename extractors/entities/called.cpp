#include "extractors/entities/called.hpp"

#include <string_view>

namespace sayso::entities {
namespace {

using namespace token_flag;

// A title before a name that is called out, in tokens.
constexpr std::uint32_t longest_called = 3;

class Caller {
 public:
  Caller(const Document& document, const Lexicon& lexicon) : d_(document), lexicon_(lexicon) {}

  // "I'm Anna Berg", "my name is Anna Berg".
  [[nodiscard]] bool is_introduced(TokenRange name) const {
    // "It's Anna Berg here", "Anna Berg here".
    const TokenRange sentence = d_.sentences[d_.sentence_of(name.first)].tokens;
    const bool here = name.last < sentence.last && lexicon_.telling(d_.tokens[name.last].lower) == Telling::here;
    const bool opens = name.first == sentence.first;
    if (here && (opens || d_.tokens[name.first - 1].pos == Pos::aux)) return true;
    if (name.first < 2 || d_.tokens[name.first - 1].pos != Pos::aux) return false;
    std::uint32_t i = name.first - 2;
    if (i > 0 && lexicon_.telling(d_.tokens[i].lower) == Telling::introduces) --i;
    return lexicon_.pronoun(d_.tokens[i].lower) == PronounKind::i;
  }

  // A name that is all of its sentence, or that a comma parts from a sentence to somebody.
  [[nodiscard]] bool is_called(TokenRange name) const {
    const TokenRange sentence = d_.sentences[d_.sentence_of(name.first)].tokens;
    std::uint32_t first = name.first;
    for (std::uint32_t length = 1; length <= longest_called && name.first >= sentence.first + length; ++length) {
      const auto title = lexicon_.title(d_, name.first - length, name.first);
      if (title && title->tokens == length) first = name.first - length;
    }
    const bool ends = name.last + 1 == sentence.last &&
                      (is_mark(name.last, ".") || is_mark(name.last, "?") || is_mark(name.last, "!"));
    // "Joseph Berg." may only be mentioned, "Joseph." is a call.
    const bool given = name.size() == 1 && (lexicon_.traits(d_.tokens[name.first].lower) & trait::first_name) != 0;
    if (first == sentence.first && ends) {
      return first < name.first || !is_mark(name.last, ".") || (given && is_call_alone(sentence));
    }
    if (ends && first > sentence.first + 1 && is_mark(first - 1, ",")) {
      return d_.mention_at(first - 2) == nullptr && speaks_to(sentence);
    }
    if (!is_mark(name.last, ",") || name.last + 1 >= sentence.last) return false;
    const Token& next = d_.tokens[name.last + 1];
    // "All right, Mr. Berg, you have": between commas only before who is spoken to.
    if (first != sentence.first) return is_mark(first - 1, ",") && is_you(name.last + 1);
    const bool command = next.pos == Pos::verb && next.lower == next.lemma;
    return command ||
           ((next.pos == Pos::pron || next.pos == Pos::adv || next.pos == Pos::aux || next.pos == Pos::intj) &&
            speaks_to(sentence));
  }

 private:
  [[nodiscard]] bool is_mark(std::uint32_t i, std::string_view mark) const {
    return i < d_.tokens.size() && d_.slice(d_.tokens[i]) == mark;
  }

  [[nodiscard]] bool is_you(std::uint32_t i) const { return lexicon_.pronoun(d_.tokens[i].lower) == PronounKind::you; }

  // A name alone may answer a question ("Who came?" "Leah.") or be told of ("Leah. She is asleep").
  [[nodiscard]] bool is_call_alone(TokenRange sentence) const {
    const std::uint32_t s = d_.sentence_of(sentence.first);
    const auto& all = d_.sentences;
    const bool opens = s > 0 && all[s].paragraph != all[s - 1].paragraph;
    if (opens && is_mark(sentence.first - 1, "?")) return false;
    if (s + 1 >= all.size() || all[s + 1].paragraph != all[s].paragraph) return true;
    const PronounKind kind = lexicon_.pronoun(d_.tokens[sentence.last].lower);
    return kind != PronounKind::he && kind != PronounKind::she;
  }

  [[nodiscard]] bool speaks_to(TokenRange sentence) const {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const PronounKind kind = lexicon_.pronoun(d_.tokens[i].lower);
      if (kind >= PronounKind::i || is_mark(i, "?")) return true;
    }
    return false;
  }

  const Document& d_;
  const Lexicon& lexicon_;
};

}  // namespace

bool is_introduced(const Document& document, const Lexicon& lexicon, TokenRange name) {
  return Caller(document, lexicon).is_introduced(name);
}

bool is_called(const Document& document, const Lexicon& lexicon, TokenRange name) {
  return Caller(document, lexicon).is_called(name);
}

}  // namespace sayso::entities
