// Parts of speech put right where grammar rules out what the tagger says.
#include <algorithm>
#include <string_view>

#include "extractors/events/sentence_words.hpp"

namespace sayso::events {
namespace {

class PosReader {
 public:
  PosReader(const Document& document, TokenRange sentence, std::uint32_t first_token, const Grammar& grammar)
      : document_(document),
        grammar_(grammar),
        first_(sentence.first),
        end_(sentence.last),
        first_token_(first_token) {}

  void read(std::vector<Pos>& poses) const {
    poses.clear();
    for (std::uint32_t i = first_; i < end_; ++i) poses.push_back(corrected(i));
    put_names_right(poses);
  }

 private:
  [[nodiscard]] const Token& token(std::uint32_t i) const { return document_.tokens[i]; }
  [[nodiscard]] Pos tag(std::uint32_t i) const { return i < end_ ? token(i).pos : Pos::none; }
  [[nodiscard]] bool comma(std::uint32_t i) const { return document_.slice(token(i)) == ","; }
  [[nodiscard]] bool ends_with(std::uint32_t i, std::string_view ending) const {
    const std::string_view t = document_.slice(token(i));
    return t.size() > ending.size() + 1 && t.ends_with(ending);
  }

  // The part of speech, put right where grammar rules the tagger's out:
  // "[talks] would resume", "the [bans]", "the firm [plans] to sell",
  // "threatened [to] sue".
  [[nodiscard]] Pos corrected(std::uint32_t i) const {
    const Pos given = token(i).pos;
    constexpr std::uint32_t open = bit(Pos::verb) | bit(Pos::noun) | bit(Pos::adj) | bit(Pos::pron) | bit(Pos::adp);
    if ((bit(given) & open) == 0) return given;
    if (given == Pos::verb && (is_noun_here(i) || opens_as_noun(i) || is_owned(i))) return Pos::noun;
    if (given == Pos::noun && is_verb_here(i)) return Pos::verb;
    if ((given == Pos::noun || given == Pos::adj) && is_set_to(i)) return Pos::verb;
    if (given == Pos::pron && is_shaft(i)) return Pos::noun;
    if (given == Pos::adj && (is_officer(i) || is_quantity(i))) return Pos::noun;
    if (given != Pos::adp || !grammar_.is(token(i), word_class::infinitive_mark)) return given;
    const std::uint32_t verb = tag(i + 1) == Pos::punct && tag(i + 2) == Pos::verb ? i + 2 : i + 1;  // to “leave
    const bool infinitive =
        tag(verb) == Pos::verb && token(verb).lower == token(verb).lemma && token(verb).lower != Symbol::unknown;
    return infinitive ? Pos::part : given;
  }
  // "a coal [mine]" is not mine.
  [[nodiscard]] bool is_shaft(std::uint32_t i) const {
    constexpr std::uint32_t describing = bit(Pos::noun) | bit(Pos::adj) | bit(Pos::propn);
    return i > first_ && (bit(tag(i - 1)) & describing) != 0 && grammar_.is(token(i), word_class::owned_by_speaker);
  }
  // "hired [most] of them"
  [[nodiscard]] bool is_quantity(std::uint32_t i) const {
    return i + 1 < end_ && grammar_.is(token(i), word_class::quantity) && grammar_.is(token(i + 1), word_class::of);
  }
  // "the NATO [chief] met him", but "the NATO chief executive"
  [[nodiscard]] bool is_officer(std::uint32_t i) const {
    constexpr std::uint32_t naming = bit(Pos::noun) | bit(Pos::propn);
    if (i == first_ || (bit(tag(i - 1)) & naming) == 0 || !grammar_.is(token(i), word_class::of_office)) return false;
    return i + 1 >= end_ || (bit(tag(i + 1)) & (naming | bit(Pos::adj))) == 0;
  }
  // Names that the tagger took for verbs: "..., Wang said", "Met Office".
  void put_names_right(std::vector<Pos>& poses) const {
    const auto& mentions = document_.entities.mentions;
    const auto begins = [](const Mention& m, std::uint32_t token) { return m.tokens.first < token; };
    for (auto m = std::lower_bound(mentions.begin(), mentions.end(), first_token_, begins);
         m != mentions.end() && m->tokens.first < end_; ++m) {
      if (m->form != MentionForm::name) continue;
      const bool person = document_.entities.entities[at(m->entity)].type == EntityType::person;
      const std::uint32_t last = person ? m->tokens.last : m->tokens.first + 1;
      for (std::uint32_t i = m->tokens.first; i < std::min(last, end_); ++i) {
        Pos& pos = poses[i - first_];
        if (pos == Pos::verb && token(i).is(token_flag::capitalised)) pos = Pos::propn;
        if (pos == Pos::pron && token(i).is(token_flag::all_caps)) pos = Pos::propn;  // "the WHO"
      }
    }
  }
  // "attacked a police [post] there": "a police" would take "posts".
  [[nodiscard]] bool ends_indefinite(std::uint32_t i) const {
    const Token& t = token(i);
    if (t.lower != t.lemma || t.lower == Symbol::unknown || grammar_.is(t, word_class::unchanged)) return false;
    constexpr std::uint32_t furthest = 3;
    std::uint32_t k = i;
    while (k > first_ && i - k < furthest && (tag(k - 1) == Pos::noun || tag(k - 1) == Pos::adj)) --k;
    if (k == i || k == first_ || tag(i - 1) != Pos::noun || token(i - 1).lower != token(i - 1).lemma) return false;
    constexpr std::size_t longest_article = 2;  // bytes
    const Token& article = token(k - 1);
    if (article.span.size() > longest_article || !grammar_.is(article, word_class::indefinite)) return false;
    // "let a man go", "having a friend pay", "asked that a firm pay"
    constexpr std::uint64_t above =
        word_class::controls_object | word_class::takes_bare | word_class::auxiliary | word_class::complementiser;
    return k - 1 == first_ || !grammar_.lemma_is(token(k - 2), above);
  }
  [[nodiscard]] bool is_noun_here(std::uint32_t i) const {
    if (ends_with(i, "ed") || ends_with(i, "ing") || ends_with(i, "en") || i == 0) return false;
    if (ends_indefinite(i)) return true;
    const Token& before = token(i - 1);
    const bool plural = ends_with(i, "s");
    if (tag(i + 1) == Pos::aux && plural && before.pos != Pos::aux && before.pos != Pos::part) return true;
    const bool owned = before.pos == Pos::det || grammar_.is(before, word_class::possessive) ||
                       (before.pos == Pos::part && grammar_.is(before, word_class::possessive_mark));
    // "refused official [talks] with": no object, so no verb.
    constexpr std::uint32_t closing = bit(Pos::adp) | bit(Pos::punct) | bit(Pos::cconj);
    if (before.pos == Pos::adj && plural && i + 1 < end_ && (bit(tag(i + 1)) & closing) != 0) return true;
    return owned && plural && !grammar_.is(before, word_class::relative | word_class::thing_pronoun);
  }
  // "its [search]", "the States' [killing] of two"
  [[nodiscard]] bool is_owned(std::uint32_t i) const {
    if (i == first_) return false;
    const Token& before = token(i - 1);
    const Token& t = token(i);
    if (ends_with(i, "ing")) {
      return grammar_.is(before, word_class::possessive_mark) && i + 1 < end_ &&
             grammar_.is(token(i + 1), word_class::of);
    }
    return before.pos == Pos::pron && grammar_.is(before, word_class::possessive) &&
           !grammar_.is(before, word_class::objective | word_class::relative) && t.lower == t.lemma &&
           t.lower != Symbol::unknown && tag(i + 1) != Pos::noun && tag(i + 1) != Pos::propn;
  }
  // "[Fighting] between rebels and troops has killed two", but "[Speaking] in Rome, he said"
  [[nodiscard]] bool opens_as_noun(std::uint32_t i) const {
    if (i != first_token_ || !ends_with(i, "ing") || tag(i + 1) != Pos::adp ||
        grammar_.is(token(i), word_class::verbal_preposition))
      return false;
    constexpr std::uint32_t furthest = 14;
    for (std::uint32_t k = i + 2; k < std::min(end_, i + furthest); ++k) {
      if (comma(k)) return false;
      if (tag(k) == Pos::aux || tag(k) == Pos::verb) return true;
    }
    return false;
  }
  // "curbs, [set] to take effect"
  [[nodiscard]] bool is_set_to(std::uint32_t i) const {
    return tag(i + 1) == Pos::part && i > first_ && comma(i - 1) && grammar_.is(token(i), word_class::unchanged) &&
           grammar_.is(token(i), word_class::takes_to);
  }
  [[nodiscard]] bool is_verb_here(std::uint32_t i) const {
    // "gunmen [shot] and killed him"
    constexpr std::uint32_t naming = bit(Pos::noun) | bit(Pos::propn);
    if (i > first_ && grammar_.is(token(i), word_class::unchanged) && (bit(tag(i - 1)) & naming) != 0 &&
        tag(i + 1) == Pos::cconj && tag(i + 2) == Pos::verb)
      return true;
    // "have [shot] and killed"
    if (i > 0 && tag(i - 1) == Pos::aux && tag(i + 1) == Pos::cconj && tag(i + 2) == Pos::verb) return true;
    if (i == first_ || tag(i + 1) != Pos::part || !grammar_.is(token(i + 1), word_class::infinitive_mark)) return false;
    if (!grammar_.lemma_is(token(i), word_class::takes_to)) return false;
    // "Oslo and Bern [plan] to meet"
    if (token(i).lower == token(i).lemma && i >= first_ + 3)
      return tag(i - 1) == Pos::propn && tag(i - 2) == Pos::cconj && tag(i - 3) == Pos::propn;
    if (!ends_with(i, "s")) return false;
    const bool name = (tag(i - 1) == Pos::propn && !grammar_.is(token(i - 1), word_class::possessive_mark)) ||
                      (tag(i - 1) == Pos::noun && token(i - 1).is(token_flag::capitalised));
    return name || (i > first_ + 1 && tag(i - 1) == Pos::noun && tag(i - 2) == Pos::det);
  }

  const Document& document_;
  const Grammar& grammar_;
  std::uint32_t first_;
  std::uint32_t end_;
  std::uint32_t first_token_;
};

}  // namespace

void read_poses(const Document& document, TokenRange sentence, std::uint32_t first_token, const Grammar& grammar,
                Syntax& syntax) {
  syntax.words.clear();
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
    syntax.words.push_back(grammar.of(document.tokens[i].lower));
  PosReader(document, sentence, first_token, grammar).read(syntax.poses);
}

}  // namespace sayso::events
