// What a figure measures ("of"): the phrase that names the quantity. Tried from the closest tie to the loosest: "of"
// behind the figure, the noun it stands before, the noun before "of", the object or subject of its verb, the verb.
#include <algorithm>

#include "extractors/figures/phrases.hpp"
#include "extractors/figures/relations.hpp"

namespace sayso::figures {
namespace {

constexpr std::uint32_t longest_walk = 18;

class Namer {
 public:
  Namer(const SentenceFigures& sentence, const std::vector<ChangeLink>& links)
      : s_(sentence),
        m_(sentence.lexicon.marks),
        clause_{sentence.document, sentence.lexicon, sentence.sentence},
        links_(links) {}

  void run() {
    for (std::uint32_t i = s_.first; i < s_.last; ++i) {
      Figure& f = s_.figures[i];
      if (f.kind == FigureKind::ordinal || (f.kind == FigureKind::count && !f.unit.empty()) || !f.of.empty()) continue;
      f.of = of(i);
      if (f.kind == FigureKind::number) count_of_measured(i);
    }
  }

 private:
  [[nodiscard]] Symbol lower(std::uint32_t token) const {
    return clause_.holds(token) ? clause_.lower(token) : Symbol::unknown;
  }
  [[nodiscard]] bool is(std::uint32_t token, std::uint64_t classes) const {
    return s_.lexicon.is(lower(token), classes);
  }
  [[nodiscard]] Span span(const NounPhrase& phrase) const { return s_.document.span_of(phrase.tokens); }
  [[nodiscard]] std::uint8_t uses(std::uint32_t token) const {
    const Symbol lemma = clause_.lemma(token);
    return lemma == Symbol::unknown ? std::uint8_t{0} : s_.lexicon.changes[lemma].uses;
  }
  [[nodiscard]] bool is_change_noun(std::uint32_t token) const {
    return clause_.pos(token) == Pos::noun && (uses(token) & change_use::noun) != 0;
  }

  // A bare number takes the unit of the figure that it is compared with, or counts what it measures: "arrests rose to
  // [80]", "540 million shares, against [710 million]". Indices and rates have names or decimals.
  void count_of_measured(std::uint32_t i) {
    Figure& f = s_.figures[i];
    const auto whole = [](const std::optional<Number>& n) { return !n || (n->divisor == 1 && n->exponent >= 0); };
    if (const auto main = main_figure(i)) {
      const Figure& like = s_.figures[*main];
      if (like.kind == FigureKind::count || like.kind == FigureKind::quantity) {
        f.kind = like.kind;
        f.unit = like.unit;
        if (f.per.empty()) f.per = like.per;
      }
      return;
    }
    if (f.of.empty() || !whole(f.value) || !whole(f.low) || !whole(f.high) || measured_head_ == 0) return;
    const Token& head = clause_[measured_head_];
    if (head.pos != Pos::noun || !s_.document.slice(head).ends_with("s") || s_.document.slice(head).ends_with("ss"))
      return;
    const bool changes = links_[i].role == ChangeRole::level || links_[i].role == ChangeRole::former ||
                         links_[i].role == ChangeRole::amount;
    if (!changes) return;
    f.kind = FigureKind::count;
    f.unit = s_.lexicon.lemmatiser.text(s_.document, head);
  }

  [[nodiscard]] Span of(std::uint32_t i) {
    measured_head_ = 0;
    const Figure& f = s_.figures[i];
    if (f.kind == FigureKind::age) return person(f);
    // the same amount in other money, the level before: what is said of the main figure holds for them
    if (const auto main = main_figure(i); main && !s_.figures[*main].of.empty()) return s_.figures[*main].of;
    std::uint32_t behind = s_.behind_amount(f);
    if (clause_.holds(behind) && is_closing_mark(behind)) ++behind;
    if (is(behind, word::of)) {
      // "half of which", "77 of them": of the figure before
      if (is(behind + 1, word::back)) return i > s_.first ? s_.figures[i - 1].span : Span{};
      if (const auto phrase = phrase_from(clause_, behind + 1); phrase && s_.time_at(phrase->head) == nullptr)
        return span(*phrase);
    }
    if (links_[i].cue_behind) {
      if (const Span named = at_cue_behind(i); !named.empty()) return named;
      return by_verb(i, f.tokens.first);
    }
    if (const Span before_noun = noun_behind(f); !before_noun.empty()) return before_noun;
    return before(i);
  }

  [[nodiscard]] bool is_closing_mark(std::uint32_t token) const {
    const std::string_view form = s_.document.slice(clause_[token]);
    return form == "”" || form == "\"" || form == "’" || form == "'";
  }

  [[nodiscard]] std::optional<std::uint32_t> main_figure(std::uint32_t i) const {
    const Figure& f = s_.figures[i];
    if (f.equals && at(*f.equals) < i) return static_cast<std::uint32_t>(at(*f.equals));
    if (i == s_.first) return std::nullopt;
    const ChangeLink& link = links_[i];
    if (link.role != ChangeRole::none && !link.cue_behind) {
      // figures of one cue measure one thing
      for (std::uint32_t k = i; k-- > s_.first && i - k < 4;) {
        if (links_[k].role != ChangeRole::none && links_[k].cue == link.cue) return k;
      }
      // "revenue of $5bn, up 4%"
      const Figure& previous = s_.figures[i - 1];
      const bool particle = (s_.lexicon.changes[clause_.lower(link.cue)].uses & change_use::particle) != 0;
      if (particle && link.cue >= previous.tokens.last && link.cue - previous.tokens.last <= 2) return i - 1;
    }
    // "against $4bn", "compared with 5%"
    const std::uint32_t before = f.tokens.first - 1;
    const bool compared = is(before, word::versus) || (before > s_.sentence.first && is(before - 1, word::compared));
    const Figure& previous = s_.figures[i - 1];
    if (compared && previous.kind == f.kind && previous.unit == f.unit) return i - 1;
    return std::nullopt;
  }

  // "Keller, 42,": whose age it is.
  [[nodiscard]] Span person(const Figure& f) const {
    if (f.tokens.first < s_.sentence.first + 2 || lower(f.tokens.first - 1) != m_.comma) return {};
    const auto phrase = phrase_ending_at(clause_, f.tokens.first - 2, Joins::none);
    return phrase ? span(*phrase) : Span{};
  }

  // "A 5% rise in [sales]", "a 5% [price] cut", "5% higher": the cue stands behind the figure.
  [[nodiscard]] Span at_cue_behind(std::uint32_t i) const {
    const std::uint32_t cue = links_[i].cue;
    if (!is_change_noun(cue)) return {};
    if (is(cue + 1, word::in | word::of)) {
      const auto phrase = phrase_from(clause_, cue + 2);
      if (phrase && s_.time_at(phrase->head) == nullptr) return span(*phrase);
    }
    std::uint32_t first = s_.figures[i].tokens.last;
    while (first < cue && clause_.pos(first) != Pos::noun) ++first;
    return first < cue ? s_.document.span_of({first, cue}) : Span{};
  }

  // "A £2m [plant]", "its 5% [stake]": the figure is an attribute.
  [[nodiscard]] Span noun_behind(const Figure& f) const {
    const std::uint32_t next = s_.behind_amount(f);
    if (!clause_.holds(next) || f.kind == FigureKind::number || f.kind == FigureKind::fraction ||
        f.kind == FigureKind::multiple)
      return {};
    const Pos pos = clause_.pos(next);
    const bool hyphen = s_.document.slice(clause_[next]) == "-";
    if (pos != Pos::noun && pos != Pos::adj && pos != Pos::propn && !hyphen) return {};
    if (s_.time_at(next) != nullptr) return {};
    if (const std::uint8_t use = s_.lexicon.changes[lower(next)].uses; (use & change_use::comparative) != 0) return {};
    const auto phrase = phrase_from(clause_, next);
    if (!phrase || s_.time_at(phrase->head) != nullptr) return {};
    return span(*phrase);
  }

  [[nodiscard]] Span before(std::uint32_t i) const {
    const Figure& f = s_.figures[i];
    std::uint32_t first = f.tokens.first;
    // "an average of", "between": the words before belong to the figure
    if (first > s_.sentence.first && is(first - 1, word::of)) {
      const std::uint32_t last = first - 2;
      if (clause_.holds(last) && last < first) {
        if (is_change_noun(last)) return at_noun_before(i, last);
        if (const auto phrase = phrase_ending_at(clause_, last, Joins::of)) return span(*phrase);
      }
    }
    return by_verb(i, first);
  }

  // "An increase of 5% in [sales]", "[sales] growth of 5%".
  [[nodiscard]] Span at_noun_before(std::uint32_t i, std::uint32_t noun) const {
    const Figure& f = s_.figures[i];
    if (is(f.tokens.last, word::in)) {
      const auto phrase = phrase_from(clause_, f.tokens.last + 1);
      if (phrase && s_.time_at(phrase->head) == nullptr) return span(*phrase);
    }
    if (noun > s_.sentence.first && clause_.pos(noun - 1) == Pos::noun) {
      const auto phrase = phrase_ending_at(clause_, noun - 1, Joins::none);
      if (phrase) return span(*phrase);
    }
    return by_verb(i, noun);
  }

  // Walks left to the verb; what it passes on the way is the object.
  [[nodiscard]] Span by_verb(std::uint32_t i, std::uint32_t from) const {
    const Figure& f = s_.figures[i];
    const std::uint32_t begin = s_.sentence.first;
    if (from == begin) return {};
    std::uint32_t at = from - 1;
    const bool tied = clause_.pos(at) == Pos::adp || clause_.pos(at) == Pos::part;
    // "£22m in [cash]", "$4.5m for [beaches]"
    if (!tied && f.kind == FigureKind::money && links_[i].role == ChangeRole::none) {
      if (const auto named = phrase_behind(f)) return *named;
    }
    std::optional<NounPhrase> object;
    for (std::uint32_t steps = 0; steps < longest_walk; ++steps) {
      if (const Figure* other = s_.figure_at(at); other != nullptr) {
        if (other->tokens.first == begin) break;
        at = other->tokens.first - 1;
        continue;
      }
      if (const Time* time = s_.time_at(at); time != nullptr) {
        if (time->tokens.first <= begin) break;
        at = time->tokens.first - 1;
        continue;
      }
      const Pos pos = clause_.pos(at);
      if (pos == Pos::verb || pos == Pos::aux || lower_is_worth(at)) return named_by(i, at, object, tied);
      if (pos == Pos::noun || pos == Pos::propn) {
        const auto phrase = phrase_ending_at(clause_, at, Joins::of);
        if (phrase) {
          object = phrase;
          if (phrase->tokens.first <= begin) break;
          at = phrase->tokens.first - 1;
          continue;
        }
      }
      const bool stop =
          pos == Pos::sconj || (pos == Pos::punct && lower(at) != m_.comma && s_.document.slice(clause_[at]) != "-");
      if (stop && object) break;
      if (pos == Pos::punct && lower(at) == m_.colon && at > begin) {
        const auto phrase = phrase_ending_at(clause_, at - 1, Joins::of);
        if (phrase) return span(*phrase);
      }
      if (stop || at == begin) break;
      --at;
    }
    return object ? span(*object) : Span{};
  }

  [[nodiscard]] bool lower_is_worth(std::uint32_t token) const {
    return clause_.pos(token) != Pos::noun && (uses(token) & change_use::level) != 0 && clause_.pos(token) == Pos::adj;
  }

  [[nodiscard]] Span named_by(std::uint32_t i, std::uint32_t verb, const std::optional<NounPhrase>& object,
                              bool tied) const {
    const Figure& f = s_.figures[i];
    const std::uint8_t use = uses(verb);
    const bool about_subject = clause_.pos(verb) == Pos::aux || (use & (change_use::verb | change_use::level)) != 0 ||
                               links_[i].role == ChangeRole::amount;
    const bool of_object = object && (tied || (use & change_use::transitive) != 0);
    // "was lowered to", "was little changed at": a passive says it of its subject; "sold for" of the selling
    const bool passive =
        !object && tied && verb > s_.sentence.first && !is(f.tokens.first - 1, word::for_word) && after_auxiliary(verb);
    const bool share = f.kind == FigureKind::percent || f.kind == FigureKind::points;
    const bool gained = share && (use & change_use::percent) != 0;
    if (passive || gained || (about_subject && !(of_object && (use & change_use::transitive) != 0))) {
      if (const auto subject = subject_of(clause_, verb)) return named(*subject);
      if ((use & change_use::level) != 0 && clause_.pos(verb) == Pos::verb) return clause_[verb].span;
      return earlier(i);
    }
    if (of_object) return named(*object);
    if (const auto behind = phrase_behind(f)) return *behind;
    if (clause_.pos(verb) == Pos::verb) return clause_[verb].span;
    return object ? span(*object) : Span{};
  }

  [[nodiscard]] bool after_auxiliary(std::uint32_t verb) const {
    std::uint32_t at = verb - 1;
    while (at > s_.sentence.first && clause_.pos(at) == Pos::adv) --at;
    return clause_.pos(at) == Pos::aux;
  }

  // The phrase's text; remembers its head for a number that counts it.
  Span named(const NounPhrase& phrase) const {
    measured_head_ = phrase.head;
    return span(phrase);
  }

  // "Spent $5m on [roads]", "paid $5m in [damages]", "£3m in the [purchase of land]".
  [[nodiscard]] std::optional<Span> phrase_behind(const Figure& f) const {
    const std::uint32_t at = s_.behind_amount(f);
    if (!clause_.holds(at) || clause_.pos(at) != Pos::adp) return std::nullopt;
    if (!is(at, word::purpose)) return std::nullopt;
    const auto phrase = phrase_from(clause_, at + 1, Joins::of);
    if (!phrase || s_.time_at(phrase->head) != nullptr || s_.figure_at(phrase->tokens.first) != nullptr)
      return std::nullopt;
    // a name is a place or a payee, not a measure
    if (clause_.pos(phrase->head) != Pos::noun) return std::nullopt;
    return span(*phrase);
  }

  // "It rose 5%": what the figures before were about.
  [[nodiscard]] Span earlier(std::uint32_t i) const {
    for (std::uint32_t k = i; k-- > 0 && i - k <= 2;) {
      if (s_.figures[k].kind == s_.figures[i].kind && !s_.figures[k].of.empty()) return s_.figures[k].of;
    }
    return {};
  }

  const SentenceFigures& s_;
  const Marks& m_;
  Clause clause_;
  const std::vector<ChangeLink>& links_;
  mutable std::uint32_t measured_head_ = 0;  // of the phrase last named; 0 for none
};

}  // namespace

void name_measured(const SentenceFigures& sentence, const std::vector<ChangeLink>& links) {
  Namer(sentence, links).run();
}

}  // namespace sayso::figures
