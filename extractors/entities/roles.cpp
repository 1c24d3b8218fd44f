#include "extractors/entities/roles.hpp"

namespace sayso::entities {
namespace {

using namespace token_flag;

constexpr std::uint32_t longest_role = 14;

class RoleReader {
 public:
  RoleReader(const Document& document, const Lexicon& lexicon, const Name& name, EntityType type)
      : d_(document),
        lexicon_(lexicon),
        name_(name),
        type_(type),
        sentence_(d_.sentences[d_.sentence_of(name.tokens.first)].tokens) {}

  [[nodiscard]] Span run() const {
    if (const Span before = title_before(); !before.empty()) return before;
    return apposition();
  }

 private:
  [[nodiscard]] bool is(std::uint32_t i, std::string_view text) const {
    return i < sentence_.last && d_.slice(d_.tokens[i]) == text;
  }

  [[nodiscard]] Span title_before() const {
    if (name_.title.empty()) return {};
    const auto title = lexicon_.title(d_, name_.title.first, name_.title.last);
    if (!title || title->item->kind == TitleKind::civil) return {};
    std::uint32_t first = name_.title.first;
    // Words that change the office ("former", "acting", "deputy") belong to the role.
    while (first > sentence_.first) {
      const auto modifier = lexicon_.title(d_, first - 1, first);
      if (!modifier || modifier->item->kind != TitleKind::modifier) break;
      --first;
    }
    return d_.span_of({first, name_.title.last});
  }

  // ", president of Huawei Technologies Japan," and ", the carmaker's head of design,".
  [[nodiscard]] Span apposition() const {
    std::uint32_t i = name_.tokens.last;
    if (!is(i, ",")) return {};
    ++i;
    // An age may come first: ", 42, a farmer,".
    if (i + 1 < sentence_.last && d_.tokens[i].is(has_digit) && is(i + 1, ",")) i += 2;
    const std::uint32_t first = i;
    // "in London", "as well as the union": no description begins so.
    if (i < sentence_.last && d_.tokens[i].pos == Pos::adp) return {};
    if (i + 1 < sentence_.last && d_.tokens[i].pos == Pos::adv && d_.tokens[i + 1].pos == Pos::adv) return {};
    bool told = false;  // some word says what a person or body is
    for (; i < sentence_.last && i - first < longest_role; ++i) {
      const Token& t = d_.tokens[i];
      if (t.is(punctuation) && !is(i, "-") && !is(i, "'") && !is(i, "’") && !is(i, "&")) break;
      if (t.pos == Pos::verb || t.pos == Pos::aux || t.pos == Pos::sconj || t.pos == Pos::cconj) break;
      if (t.pos == Pos::pron && (lexicon_.traits(t.lower) & trait::possessive) == 0) {
        if (i == first) return {};
        break;  // ", a farmer who"
      }
      told = told || describes(i);
    }
    // An apposition closes with a comma, a stop or the end; otherwise it is a list or a clause.
    const bool closed = i == sentence_.last || d_.tokens[i].is(punctuation) || d_.tokens[i].pos == Pos::verb ||
                        d_.tokens[i].pos == Pos::aux || d_.tokens[i].pos == Pos::pron;
    if (!told || !closed || i == first) return {};
    return d_.span_of({first, i});
  }

  [[nodiscard]] bool describes(std::uint32_t i) const {
    if (type_ == EntityType::person) {
      const auto title = lexicon_.title(d_, i, sentence_.last);
      const bool tells = title && !title->item->plural;
      if (tells && (title->item->kind == TitleKind::office || title->item->kind == TitleKind::kin)) return true;
    }
    // "Apart from Japan, other countries": several things are no description of one. "The bank, the Treasury
    // Department": a body's capitals are another name in a list.
    const Token& t = d_.tokens[i];
    if (t.lower != t.lemma || (type_ != EntityType::person && t.is(capitalised))) return false;
    const auto noun = lexicon_.nominal(d_, i, sentence_.last);
    return noun && has(noun->item->types, type_);
  }

  const Document& d_;
  const Lexicon& lexicon_;
  const Name& name_;
  EntityType type_;
  TokenRange sentence_;
};

}  // namespace

Span role_of(const Document& document, const Lexicon& lexicon, const Name& name, EntityType type) {
  return RoleReader(document, lexicon, name, type).run();
}

}  // namespace sayso::entities
